//! Numbers in memory, or mapped from a snapshot.

use std::ops::Deref;

use bytemuck::{AnyBitPattern, NoUninit};

use crate::format::sections::Column;

/// A slice that is read the same way wherever it lies.
pub(super) enum Numbers<T> {
    Owned(Vec<T>),
    Mapped(Column<T>),
}

impl<T: AnyBitPattern + NoUninit> Deref for Numbers<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::Owned(numbers) => numbers,
            Self::Mapped(column) => column,
        }
    }
}

impl<T> From<Vec<T>> for Numbers<T> {
    fn from(numbers: Vec<T>) -> Self {
        Self::Owned(numbers)
    }
}

impl<T> From<Column<T>> for Numbers<T> {
    fn from(column: Column<T>) -> Self {
        Self::Mapped(column)
    }
}

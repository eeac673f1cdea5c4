//! What happens around every request.

pub(crate) mod access_log;
pub(crate) mod cross_origin;
pub(crate) mod security_headers;

//! Ratings of visits: one to five stars and perhaps words, which the unit alone reads.

use chrono::NaiveDate;
use domain::ServicePointId;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::Error;
use crate::people::random_word;
use crate::record::{Key, Kind};
use crate::registry::Registry;

/// Characters of the id of a rating, which is random: nothing tells in which order ratings of a day came.
const ID_CHARS: usize = 16;

/// The offices whose ratings count for one: itself, and those whose work it took over, however long ago. What is undone in the
/// log so takes its ratings back with it.
const OWN: &str = "WITH RECURSIVE own(id) AS (SELECT id FROM listed_point WHERE id = $1 UNION \
                   SELECT p.id FROM listed_point p JOIN own ON p.succeeded_by = own.id) ";

/// A rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Names it.
    pub id: String,
    /// The office that was rated, also if another one took over its work since.
    pub service_point: String,
    /// The day, in Thailand.
    pub received_on: NaiveDate,
    /// One to five.
    pub stars: u8,
    /// Words; none also where they were erased.
    pub words: Option<String>,
    /// The language of the page.
    pub language: String,
}

/// What all ratings of an office come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many there are.
    pub count: u64,
    /// Their stars together.
    pub stars: u64,
    /// How many gave one, two, three, four and five stars.
    pub by_stars: [u64; 5],
}

impl Score {
    /// So many ratings say something of an office, and nothing of any one visitor.
    pub const FEWEST_SHOWN: u64 = 5;

    /// Stars on average; none: there are too few ratings to be shown.
    #[must_use]
    pub fn shown(self) -> Option<f64> {
        (self.count >= Self::FEWEST_SHOWN).then(|| self.stars as f64 / self.count as f64)
    }
}

impl Registry {
    /// Keeps a rating of an office.
    ///
    /// # Errors
    /// [`Error::Refused`] when the public doesn't see such an office or the stars aren't one to five, and when the database fails.
    pub async fn rate(
        &self,
        point: &ServicePointId,
        stars: u8,
        words: Option<&str>,
        language: &str,
        on: NaiveDate,
    ) -> Result<(), Error> {
        let key = Key::new(Kind::ServicePoint, point.as_str());
        if !(1..=5).contains(&stars) {
            return Err(Error::refused(&key, format!("{stars} stars: expected 1 to 5")));
        }
        let insert = "INSERT INTO rating (id, service_point_id, received_on, stars, words, language) \
                      SELECT $1, p.id, $2, $3, $4, $5 FROM listed_point p WHERE p.id = $6 AND p.hidden = 0";
        let insert = sqlx::query(insert).bind(random_word(ID_CHARS)?).bind(on.to_string());
        let insert = insert.bind(i64::from(stars)).bind(words).bind(language).bind(point.as_str());
        match insert.execute(&self.database.pool).await?.rows_affected() {
            0 => Err(Error::refused(&key, "isn't in the register")),
            _ => Ok(()),
        }
    }

    /// What all ratings of an office come to, with those of the offices whose work it took over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn score(&self, point: &ServicePointId) -> Result<Score, Error> {
        let sql = format!(
            "{OWN}SELECT stars, COUNT(*) FROM rating WHERE service_point_id IN (SELECT id FROM own) GROUP BY stars"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(point.as_str());
        let mut score = Score::default();
        for row in rows.fetch_all(&self.database.pool).await? {
            let (stars, count): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
            let (stars, count) = (stars.unsigned_abs(), count.unsigned_abs());
            score.count += count;
            score.stars += stars * count;
            if let Some(of_stars) = score.by_stars.get_mut((stars as usize).wrapping_sub(1)) {
                *of_stars += count;
            }
        }
        Ok(score)
    }

    /// The ratings of an office, as [`Registry::score`] counts them, the newest day first: `limit` behind the first `skip`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ratings(&self, point: &ServicePointId, skip: u32, limit: u32) -> Result<Vec<Rating>, Error> {
        let sql = format!(
            "{OWN}SELECT id, service_point_id, received_on, stars, words, language FROM rating \
             WHERE service_point_id IN (SELECT id FROM own) ORDER BY received_on DESC, id LIMIT $2 OFFSET $3"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(point.as_str());
        let rows = query.bind(i64::from(limit)).bind(i64::from(skip)).fetch_all(&self.database.pool).await?;
        rows.iter().map(rating).collect()
    }

    /// Erases the words of a rating of an office; its stars stay. Whether there were any.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn erase_rating_words(&self, point: &ServicePointId, rating: &str) -> Result<bool, Error> {
        let sql = format!(
            "{OWN}UPDATE rating SET words = NULL WHERE id = $2 AND words IS NOT NULL \
             AND service_point_id IN (SELECT id FROM own)"
        );
        let erase = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(point.as_str()).bind(rating);
        Ok(erase.execute(&self.database.pool).await?.rows_affected() > 0)
    }
}

fn rating(row: &AnyRow) -> Result<Rating, Error> {
    let (received_on, stars): (String, i64) = (row.try_get(2)?, row.try_get(3)?);
    Ok(Rating {
        id: row.try_get(0)?,
        service_point: row.try_get(1)?,
        received_on: received_on.parse().map_err(|error| Error::damaged(0, &error))?,
        stars: u8::try_from(stars).unwrap_or_default(),
        words: row.try_get(4)?,
        language: row.try_get(5)?,
    })
}

use std::borrow::Cow;
use std::fmt;

/// The database did not do what it was asked.
///
/// It is printed without the database's own details, in which there may be ids.
pub struct Failure(sqlx::Error);

impl Failure {
    /// Whether another try may succeed at once: two transactions met.
    pub(super) fn is_passing(&self) -> bool {
        // PostgreSQL, appendix A: serialization_failure, deadlock_detected. SQLite's result codes: SQLITE_BUSY,
        // SQLITE_LOCKED and their extensions in the higher bits.
        self.code().is_some_and(|code| {
            matches!(code.as_str(), "40001" | "40P01")
                || code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6) && code < 1_000)
        })
    }

    fn code(&self) -> Option<String> {
        self.0.as_database_error()?.code().map(Cow::into_owned)
    }
}

impl From<sqlx::Error> for Failure {
    fn from(source: sqlx::Error) -> Self {
        Self(source)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.0, self.code()) {
            (_, Some(code)) => write!(f, "the database refused with code {code}"),
            (sqlx::Error::Io(source), _) => write!(f, "the database cannot be reached: {source}"),
            (sqlx::Error::Configuration(source), _) => write!(f, "the database's address: {source}"),
            (sqlx::Error::PoolTimedOut, _) => f.write_str("the database is too busy"),
            _ => f.write_str("the database answered what was not expected"),
        }
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl std::error::Error for Failure {}

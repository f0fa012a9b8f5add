use std::path::Path;
use std::{fs, io};

/// Which kind of database it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// One file on this machine.
    Sqlite,
    /// PostgreSQL, or what speaks its protocol.
    Postgresql,
}

impl Engine {
    /// Decided by how the address begins.
    ///
    /// ```
    /// use relay::storage::Engine;
    /// assert_eq!(Engine::of("postgres://db.example/relay"), Engine::Postgresql);
    /// assert_eq!(Engine::of("sqlite:relay.sqlite3"), Engine::Sqlite);
    /// ```
    pub fn of(address: &str) -> Self {
        let is_postgresql = ["postgres:", "postgresql:"].iter().any(|scheme| address.starts_with(scheme));
        if is_postgresql { Self::Postgresql } else { Self::Sqlite }
    }

    /// The address with what makes a missing file come into being.
    pub(super) fn address(self, given: &str) -> String {
        match self {
            Self::Sqlite if !given.contains('?') => format!("{given}?mode=rwc"),
            _ => given.to_owned(),
        }
    }

    /// The folder of a file comes into being like the file.
    pub(super) fn make_room(self, address: &str) -> io::Result<()> {
        let path = match self {
            Self::Sqlite => address.trim_start_matches("sqlite:").trim_start_matches("//"),
            Self::Postgresql => return Ok(()),
        };
        let path = Path::new(path.split('?').next().unwrap_or_default());
        path.parent().map_or(Ok(()), fs::create_dir_all)
    }

    pub(super) const fn connections(self) -> u32 {
        match self {
            Self::Sqlite => 4,
            Self::Postgresql => 16,
        }
    }

    pub(super) const fn writers(self) -> usize {
        match self {
            Self::Sqlite => 1,
            Self::Postgresql => 16,
        }
    }

    /// What each new connection is told.
    pub(super) const fn settings(self) -> &'static [&'static str] {
        match self {
            // FULL makes the log reach the disk at each commit (SQLite, "PRAGMA synchronous"): an acknowledged change
            // survives a power cut.
            Self::Sqlite => {
                &["PRAGMA busy_timeout = 10000", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"]
            }
            // The same for who has turned it off for the whole server.
            Self::Postgresql => &["SET synchronous_commit = on"],
        }
    }

    /// How a transaction begins that reads one moment.
    pub(super) const fn begin_reading(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN",
            Self::Postgresql => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }
}

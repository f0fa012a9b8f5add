use relay::storage::Sql;
use tempfile::TempDir;

use crate::postgres;

/// The engines that every rule is tried on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum On {
    Sqlite,
    Postgresql,
}

/// A new, empty database.
pub(crate) struct Database {
    pub(crate) address: String,
    _folder: Option<TempDir>,
}

impl Database {
    pub(crate) async fn new(on: On) -> Self {
        match on {
            On::Sqlite => {
                let folder = TempDir::new().unwrap();
                let path = folder.path().join("new/relay.sqlite3");
                Self { address: format!("sqlite:{}", path.display()), _folder: Some(folder) }
            }
            On::Postgresql => Self { address: postgres::database().await, _folder: None },
        }
    }

    pub(crate) async fn open(&self) -> Sql {
        self.open_with(protocol::SPACE_QUOTA).await
    }

    pub(crate) async fn open_with(&self, quota: u64) -> Sql {
        Sql::open(&self.address, quota).await.unwrap()
    }
}

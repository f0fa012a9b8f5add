//! A PostgreSQL of the tests' own: a private folder, a socket in it, no port, no fixed name.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

/// Ends the server and removes its folder when its standard input closes, which it does however the tests end.
const SERVER: &str = r#"
set -eu
folder=$(mktemp -d)
server=
end() {
  [ -z "$server" ] || kill -INT "$server" 2> /dev/null || true
  wait
  rm -rf "$folder"
}
trap end EXIT
trap 'exit 1' HUP INT TERM
"$1/initdb" --pgdata "$folder/data" --username relay --auth trust --encoding UTF8 --no-sync > "$folder/log" 2>&1
"$1/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=400 -c fsync="$2" \
  >> "$folder/log" 2>&1 < /dev/null &
server=$!
tries=0
until "$1/pg_isready" --quiet --host "$folder" --username relay; do
  tries=$((tries + 1))
  if [ "$tries" -gt 600 ] || ! kill -0 "$server" 2> /dev/null; then
    cat "$folder/log" >&2
    exit 1
  fi
  sleep 0.05
done
echo "$folder"
cat > /dev/null
"#;

/// The server of this test program.
struct Server {
    folder: String,
    _process: Child,
}

fn server() -> &'static Server {
    static SERVER_OF_THIS_RUN: OnceLock<Server> = OnceLock::new();
    SERVER_OF_THIS_RUN.get_or_init(start)
}

/// Debian's folder with the highest version, or wherever the programs are.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut debian: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    debian.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = debian.into_iter().rev().chain(std::env::split_paths(&path));
    folders
        .find(|folder| ["initdb", "postgres", "pg_isready"].iter().all(|name| folder.join(name).exists()))
        .unwrap_or_else(|| panic!("PostgreSQL is not here. `cargo xtask test` installs it."))
}

fn start() -> Server {
    let is_root = Command::new("id").arg("-u").output().unwrap().stdout.starts_with(b"0\n");
    let mut command = if is_root {
        // PostgreSQL refuses to run as root; Debian's package brings this account.
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    // What the tests kill is the relay, not the database: its pages need not reach the disk. A measurement is another
    // matter, and says so.
    let fsync = if cfg!(test) { "off" } else { "on" };
    command.args(["-c", SERVER, "sh"]).arg(programs()).arg(fsync).current_dir("/");
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut folder = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut folder).unwrap();
    assert!(!folder.is_empty(), "PostgreSQL did not start; what it said is above");
    Server { folder: folder.trim().to_owned(), _process: process }
}

/// The address of a new, empty database.
pub(crate) async fn database() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let folder = tokio::task::spawn_blocking(|| server().folder.as_str()).await.unwrap();
    let name = format!("relay{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let address = |name: &str| format!("postgres://relay@localhost/{name}?host={folder}");
    let mut connection = PgConnection::connect(&address("postgres")).await.unwrap();
    connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    connection.close().await.unwrap();
    address(&name)
}

//! What the person who starts the relay decides.

use std::ffi::OsString;
use std::fmt;
use std::net::{AddrParseError, SocketAddr};
use std::path::PathBuf;

use axum::http::uri::Authority;
use lexopt::{Arg, Parser, ValueExt as _};
use tracing::Level;

use crate::exchange::Addresses;
use crate::wake::Notices;

/// What `relay --help` prints.
pub const HELP: &str = "\
relay --dist DIR [OPTION…]

  --dist DIR        the built app (or PAS_A_PAS_DIST)
  --listen ADDRESS  where to answer (or PAS_A_PAS_LISTEN; 127.0.0.1:8080 if nothing is said)
  --database URL    sqlite:FILE or postgres://USER@HOST/NAME (or DATABASE_URL, the place for a URL with a password;
                    sqlite:.relay/relay.sqlite3 if nothing is said)
  --quota MIB       kept for each space (or PAS_A_PAS_QUOTA; 16 if nothing is said)
  --rate NUMBER     requests a minute from one address, 0 for no limit (or PAS_A_PAS_RATE; 600 if nothing is said)
  --proxy           a server in front adds each phone's address to X-Forwarded-For (or PAS_A_PAS_PROXY=1)
  --poll            ask the database for other relays' news instead of listening, where a pooler in between loses notices
                    (or PAS_A_PAS_POLL=1; without it, a database that sends no notices is asked as well)
  --push-key FILE   remind phones through their browsers' push services, known to them by the key in this file; it is
                    made where there is none, and must stay the same (or PAS_A_PAS_PUSH_KEY; without it, no reminders)
  --push-contact A  whom push services write to, a mailto: or https: address (or PAS_A_PAS_PUSH_CONTACT; with --push-key)
  --push-service N  a push service besides those of the browser makers, NAME or NAME:PORT, more of them with commas;
                    on localhost without TLS (or PAS_A_PAS_PUSH_SERVICE)
  --log LEVEL       error, warn, info, debug or trace (or PAS_A_PAS_LOG; warn if nothing is said)

It speaks plain HTTP: put a server with a certificate in front of it. It logs neither addresses nor ids.
/healthz says whether the database answers; /metrics is for Prometheus.";

/// This machine only, until somebody decides otherwise.
const DEFAULT_LISTEN: &str = "127.0.0.1:8080";

const DEFAULT_DATABASE: &str = "sqlite:.relay/relay.sqlite3";

const MIB: u64 = 1024 * 1024;

/// Ten a second: a whole office behind one address.
const DEFAULT_RATE: u32 = 600;

/// Everything that is decided before the relay starts.
#[derive(Clone, PartialEq, Eq)]
pub struct Options {
    /// The folder that Trunk built.
    pub dist: PathBuf,
    /// Where connections are accepted.
    pub listen: SocketAddr,
    /// The address of the database, perhaps with a password.
    pub database: String,
    /// Bytes kept for each space.
    pub quota: u64,
    /// Requests a minute from one address; 0 for no limit.
    pub rate: u32,
    /// Whose word about a phone's address counts.
    pub addresses: Addresses,
    /// How other relays' news get here.
    pub notices: Notices,
    /// Whether phones are reminded, and how.
    pub push: Option<PushOptions>,
    /// How much is logged.
    pub log: Level,
}

/// How phones are reminded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PushOptions {
    /// The file of the key.
    pub key: PathBuf,
    /// Whom push services write to.
    pub contact: String,
    /// Push services besides those of the browser makers.
    pub services: Vec<Authority>,
}

impl fmt::Debug for Options {
    /// Without the database's address, in which there may be a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("dist", &self.dist)
            .field("listen", &self.listen)
            .finish_non_exhaustive()
    }
}

/// A command line or an environment that starts nothing.
#[derive(Debug)]
pub enum Error {
    /// An option that does not exist, lacks its value, or is not Unicode.
    Arguments(lexopt::Error),
    /// Neither `--dist` nor `PAS_A_PAS_DIST`.
    NoDist,
    /// No address with a port.
    Listen {
        /// What was given.
        given: String,
        /// Why it is none.
        source: AddrParseError,
    },
    /// No address of a database that the relay knows. It is not repeated: there may be a password in it.
    Database,
    /// A value that an option does not take.
    Value {
        /// The option.
        option: &'static str,
        /// What was given.
        given: String,
        /// What it takes.
        expected: &'static str,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arguments(source) => write!(f, "{source}.\n\n{HELP}"),
            Self::NoDist => write!(f, "Where is the built app?\n\n{HELP}"),
            Self::Listen { given, source } => write!(f, "`{given}`: {source}. An example: {DEFAULT_LISTEN}"),
            Self::Database => {
                f.write_str("The database's address begins with neither `sqlite:` nor `postgres:`.")
            }
            Self::Value { option, given, expected } => write!(f, "{option} takes {expected}, not `{given}`."),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Arguments(source) => Some(source),
            Self::Listen { source, .. } => Some(source),
            Self::NoDist | Self::Database | Self::Value { .. } => None,
        }
    }
}

impl From<lexopt::Error> for Error {
    fn from(source: lexopt::Error) -> Self {
        Self::Arguments(source)
    }
}

/// What was given, as it was given.
struct Given {
    dist: Option<OsString>,
    listen: Option<OsString>,
    database: Option<OsString>,
    quota: Option<OsString>,
    rate: Option<OsString>,
    proxy: Option<OsString>,
    poll: Option<OsString>,
    push_key: Option<OsString>,
    push_contact: Option<OsString>,
    push_service: Option<OsString>,
    log: Option<OsString>,
}

impl Options {
    /// The arguments win over the environment; `None` when help was asked for.
    ///
    /// ```
    /// use relay::options::Options;
    ///
    /// let none = |_: &str| None;
    /// let options = Options::read(["--dist".into(), "dist".into()], none).unwrap().unwrap();
    /// assert_eq!(options.listen.to_string(), "127.0.0.1:8080");
    /// ```
    ///
    /// # Errors
    /// [`Error`], for the first thing that is wrong.
    pub fn read(
        arguments: impl IntoIterator<Item = OsString>,
        environment: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Option<Self>, Error> {
        let mut given = Given {
            dist: environment("PAS_A_PAS_DIST"),
            listen: environment("PAS_A_PAS_LISTEN"),
            database: environment("DATABASE_URL"),
            quota: environment("PAS_A_PAS_QUOTA"),
            rate: environment("PAS_A_PAS_RATE"),
            proxy: environment("PAS_A_PAS_PROXY"),
            poll: environment("PAS_A_PAS_POLL"),
            push_key: environment("PAS_A_PAS_PUSH_KEY"),
            push_contact: environment("PAS_A_PAS_PUSH_CONTACT"),
            push_service: environment("PAS_A_PAS_PUSH_SERVICE"),
            log: environment("PAS_A_PAS_LOG"),
        };
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            let place = match argument {
                Arg::Short('h') | Arg::Long("help") => return Ok(None),
                Arg::Long("proxy") => {
                    given.proxy = Some("1".into());
                    continue;
                }
                Arg::Long("poll") => {
                    given.poll = Some("1".into());
                    continue;
                }
                Arg::Long("dist") => &mut given.dist,
                Arg::Long("listen") => &mut given.listen,
                Arg::Long("database") => &mut given.database,
                Arg::Long("quota") => &mut given.quota,
                Arg::Long("rate") => &mut given.rate,
                Arg::Long("push-key") => &mut given.push_key,
                Arg::Long("push-contact") => &mut given.push_contact,
                Arg::Long("push-service") => &mut given.push_service,
                Arg::Long("log") => &mut given.log,
                other => return Err(other.unexpected().into()),
            };
            *place = Some(parser.value()?);
        }
        given.decide().map(Some)
    }
}

impl Given {
    fn decide(self) -> Result<Options, Error> {
        let text = |value: Option<OsString>, usual: &str| {
            value.map_or_else(|| Ok(usual.to_owned()), OsString::string).map_err(Error::from)
        };
        let dist = PathBuf::from(self.dist.ok_or(Error::NoDist)?);
        let listen = text(self.listen, DEFAULT_LISTEN)?;
        let listen = listen.parse().map_err(|source| Error::Listen { given: listen, source })?;
        let database = text(self.database, DEFAULT_DATABASE)?;
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| database.starts_with(scheme)) {
            return Err(Error::Database);
        }
        let quota: u64 = value("--quota", text(self.quota, "16")?, "a number of MiB from 1 to 65536")?;
        if !(1..=65_536).contains(&quota) {
            return Err(Error::Value {
                option: "--quota",
                given: quota.to_string(),
                expected: "a number of MiB from 1 to 65536",
            });
        }
        let rate = value("--rate", text(self.rate, &DEFAULT_RATE.to_string())?, "a number")?;
        let log = value("--log", text(self.log, "warn")?, "error, warn, info, debug or trace")?;
        let proxy = text(self.proxy, "0")?;
        let addresses = choice("PAS_A_PAS_PROXY", proxy, Addresses::OfConnections, Addresses::OfProxy)?;
        let notices = choice("PAS_A_PAS_POLL", text(self.poll, "0")?, Notices::Listen, Notices::Poll)?;
        let contact = text(self.push_contact, "")?;
        let services = text(self.push_service, "")?;
        let push = self.push_key.filter(|path| !path.is_empty());
        let push = push.map(|path| PushOptions::decide(path.into(), contact, &services)).transpose()?;
        Ok(Options { dist, listen, database, quota: quota * MIB, rate, addresses, notices, push, log })
    }
}

impl PushOptions {
    /// RFC 8292, section 2.1: the contact is a `mailto:` or an `https:` address. Some push services insist on one.
    fn decide(key: PathBuf, contact: String, services: &str) -> Result<Self, Error> {
        if !["mailto:", "https:"].iter().any(|scheme| contact.starts_with(scheme)) {
            let expected = "a mailto: or https: address";
            return Err(Error::Value { option: "--push-contact", given: contact, expected });
        }
        let names = services.split(',').map(str::trim).filter(|name| !name.is_empty());
        let services = names.map(|name| value("--push-service", name.to_owned(), "NAME or NAME:PORT"));
        Ok(Self { key, contact, services: services.collect::<Result<_, _>>()? })
    }
}

fn choice<T>(option: &'static str, given: String, no: T, yes: T) -> Result<T, Error> {
    match given.as_str() {
        "" | "0" => Ok(no),
        "1" => Ok(yes),
        _ => Err(Error::Value { option, given, expected: "0 or 1" }),
    }
}

fn value<T: std::str::FromStr>(
    option: &'static str,
    given: String,
    expected: &'static str,
) -> Result<T, Error> {
    given.parse().map_err(|_| Error::Value { option, given, expected })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn read(line: &str, environment: &[(&str, &str)]) -> Result<Option<Options>, Error> {
        let value =
            |name: &str| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into());
        Options::read(line.split_whitespace().map(OsString::from), value)
    }

    const ENVIRONMENT: [(&str, &str); 11] = [
        ("PAS_A_PAS_DIST", "/srv/dist"),
        ("PAS_A_PAS_LISTEN", "[::]:80"),
        ("DATABASE_URL", "postgres://relay@db/relay"),
        ("PAS_A_PAS_QUOTA", "2"),
        ("PAS_A_PAS_RATE", "0"),
        ("PAS_A_PAS_PROXY", "1"),
        ("PAS_A_PAS_POLL", "1"),
        ("PAS_A_PAS_PUSH_KEY", "/srv/push.key"),
        ("PAS_A_PAS_PUSH_CONTACT", "mailto:relay@example.org"),
        ("PAS_A_PAS_PUSH_SERVICE", "push.example.org, localhost:7001"),
        ("PAS_A_PAS_LOG", "trace"),
    ];

    #[test]
    fn the_environment_is_enough() {
        let options = read("", &ENVIRONMENT).unwrap();
        let expected = Options {
            dist: "/srv/dist".into(),
            listen: "[::]:80".parse().unwrap(),
            database: "postgres://relay@db/relay".into(),
            quota: 2 * MIB,
            rate: 0,
            addresses: Addresses::OfProxy,
            notices: Notices::Poll,
            push: Some(PushOptions {
                key: "/srv/push.key".into(),
                contact: "mailto:relay@example.org".into(),
                services: ["push.example.org", "localhost:7001"].map(|name| name.parse().unwrap()).into(),
            }),
            log: Level::TRACE,
        };
        assert_eq!(options, Some(expected));
    }

    #[test]
    fn the_arguments_win_over_the_environment() {
        let line = "--dist a --listen 127.0.0.1:1 --database sqlite:b --quota 3 --rate 5 --log info \
                    --push-key k --push-contact https://example.org --push-service localhost:1";
        let options = read(line, &ENVIRONMENT).unwrap();
        let expected = Options {
            dist: "a".into(),
            listen: "127.0.0.1:1".parse().unwrap(),
            database: "sqlite:b".into(),
            quota: 3 * MIB,
            rate: 5,
            addresses: Addresses::OfProxy,
            notices: Notices::Poll,
            push: Some(PushOptions {
                key: "k".into(),
                contact: "https://example.org".into(),
                services: vec!["localhost:1".parse().unwrap()],
            }),
            log: Level::INFO,
        };
        assert_eq!(options, Some(expected));
        let options = read("--dist a --proxy --poll", &[]).unwrap().unwrap();
        assert_eq!((options.addresses, options.notices), (Addresses::OfProxy, Notices::Poll));
    }

    #[test]
    fn what_nobody_decided_is_careful() {
        let options = read("--dist a", &[]).unwrap().unwrap();
        assert_eq!(options.database, DEFAULT_DATABASE);
        assert_eq!((options.quota, options.rate), (protocol::SPACE_QUOTA, DEFAULT_RATE));
        assert_eq!((options.addresses, options.log), (Addresses::OfConnections, Level::WARN));
        assert_eq!((options.notices, options.push), (Notices::Listen, None));
    }

    #[test]
    fn nobody_is_served_from_an_unnamed_folder() {
        assert!(matches!(read("--listen 127.0.0.1:1", &[]), Err(Error::NoDist)));
    }

    #[test]
    fn an_address_needs_a_port() {
        assert!(matches!(read("--dist a --listen localhost", &[]), Err(Error::Listen { .. })));
    }

    #[rstest]
    #[case("--quota 0", "--quota")]
    #[case("--quota 65537", "--quota")]
    #[case("--quota ten", "--quota")]
    #[case("--rate -1", "--rate")]
    #[case("--log loud", "--log")]
    #[case("--push-key k", "--push-contact")]
    #[case("--push-key k --push-contact relay@example.org", "--push-contact")]
    #[case("--push-key k --push-contact mailto:a@b --push-service a/b", "--push-service")]
    fn a_value_that_means_nothing_is_named(#[case] line: &str, #[case] expected: &str) {
        let refused = read(&format!("--dist a {line}"), &[]);
        assert!(matches!(refused, Err(Error::Value { option, .. }) if option == expected));
    }

    #[test]
    fn a_password_is_repeated_nowhere() {
        let refused = read("--dist a", &[("DATABASE_URL", "mysql://relay:secret@db/relay")]);
        let Err(error @ Error::Database) = refused else { panic!("it was taken") };
        assert!(!error.to_string().contains("secret"));
        let options = read("--dist a", &[("DATABASE_URL", "postgres://relay:secret@db/relay")]).unwrap();
        assert!(!format!("{options:?}").contains("secret"));
    }

    #[test]
    fn help_needs_nothing_else() {
        assert_eq!(read("--help", &[]).unwrap(), None);
    }

    #[test]
    fn an_unknown_option_is_refused() {
        assert!(matches!(read("--dist a --verbose", &[]), Err(Error::Arguments(_))));
    }
}

//! What the person who starts the relay decides.

use std::ffi::OsString;
use std::fmt;
use std::net::{AddrParseError, SocketAddr};
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt as _};

/// What `relay --help` prints.
pub const HELP: &str = "\
relay --dist DIR [--listen ADDRESS:PORT]

  --dist DIR        the built app (or PAS_A_PAS_DIST)
  --listen ADDRESS  where to answer (or PAS_A_PAS_LISTEN; 127.0.0.1:8080 if nothing is said)

It speaks plain HTTP: put a server with a certificate in front of it.";

/// This machine only, until somebody decides otherwise.
const DEFAULT_LISTEN: &str = "127.0.0.1:8080";

/// Everything that is decided before the relay starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The folder that Trunk built.
    pub dist: PathBuf,
    /// Where connections are accepted.
    pub listen: SocketAddr,
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
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arguments(source) => write!(f, "{source}.\n\n{HELP}"),
            Self::NoDist => write!(f, "Where is the built app?\n\n{HELP}"),
            Self::Listen { given, source } => write!(f, "`{given}`: {source}. An example: {DEFAULT_LISTEN}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Arguments(source) => Some(source),
            Self::Listen { source, .. } => Some(source),
            Self::NoDist => None,
        }
    }
}

impl From<lexopt::Error> for Error {
    fn from(source: lexopt::Error) -> Self {
        Self::Arguments(source)
    }
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
    /// [`Error::Arguments`], [`Error::NoDist`], [`Error::Listen`].
    pub fn read(
        arguments: impl IntoIterator<Item = OsString>,
        environment: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Option<Self>, Error> {
        let mut dist = environment("PAS_A_PAS_DIST");
        let mut listen = environment("PAS_A_PAS_LISTEN");
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Short('h') | Arg::Long("help") => return Ok(None),
                Arg::Long("dist") => dist = Some(parser.value()?),
                Arg::Long("listen") => listen = Some(parser.value()?),
                other => return Err(other.unexpected().into()),
            }
        }
        let dist = PathBuf::from(dist.ok_or(Error::NoDist)?);
        let given = listen.map_or_else(|| Ok(DEFAULT_LISTEN.to_owned()), OsString::string)?;
        let listen = given.parse().map_err(|source| Error::Listen { given, source })?;
        Ok(Some(Self { dist, listen }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, environment: &[(&str, &str)]) -> Result<Option<Options>, Error> {
        let value =
            |name: &str| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into());
        Options::read(line.split_whitespace().map(OsString::from), value)
    }

    #[test]
    fn the_environment_is_enough() {
        let options = read("", &[("PAS_A_PAS_DIST", "/srv/dist"), ("PAS_A_PAS_LISTEN", "[::]:80")]).unwrap();
        assert_eq!(options, Some(Options { dist: "/srv/dist".into(), listen: "[::]:80".parse().unwrap() }));
    }

    #[test]
    fn the_arguments_win_over_the_environment() {
        let options =
            read("--dist a --listen 127.0.0.1:1", &[("PAS_A_PAS_DIST", "b"), ("PAS_A_PAS_LISTEN", "c")]);
        assert_eq!(
            options.unwrap(),
            Some(Options { dist: "a".into(), listen: "127.0.0.1:1".parse().unwrap() })
        );
    }

    #[test]
    fn nobody_is_served_from_an_unnamed_folder() {
        assert!(matches!(read("--listen 127.0.0.1:1", &[]), Err(Error::NoDist)));
    }

    #[test]
    fn an_address_needs_a_port() {
        assert!(matches!(read("--dist a --listen localhost", &[]), Err(Error::Listen { .. })));
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

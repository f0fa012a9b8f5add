use crate::codec::{Reader, Writer};
use crate::{DecodeError, Limit, SpaceId};

/// Which spaces a phone wants to hear about while it listens.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EventsRequest {
    /// At most 256. A [`News`] names a space by its place in here.
    pub spaces: Vec<SpaceId>,
}

impl EventsRequest {
    /// The body of `POST /relay/v1/events`.
    pub fn encode(&self) -> Vec<u8> {
        let mut to = Writer::frame();
        to.number(self.spaces.len() as u64);
        for space in &self.spaces {
            to.put(&space.0);
        }
        to.0
    }

    /// What [`encode`](Self::encode) gave.
    ///
    /// # Errors
    /// [`DecodeError`] for anything else, more than 256 spaces included.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::frame(bytes, Limit::Body)?;
        let mut spaces = Vec::new();
        for _ in 0..reader.count(Limit::Spaces)? {
            spaces.push(SpaceId(reader.array()?));
        }
        reader.end()?;
        Ok(Self { spaces })
    }
}

/// The data of one server-sent event: where a sync would bring something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum News {
    /// In the space at this place of the request.
    Space(u16),
    /// Perhaps in all: the relay was not able to count.
    All,
}

impl News {
    /// What follows `data: `.
    ///
    /// ```
    /// use protocol::News;
    /// assert_eq!(News::Space(3).print(), "3");
    /// assert_eq!(News::parse("*"), Some(News::All));
    /// assert_eq!(News::parse("+3"), None);
    /// ```
    pub fn print(self) -> String {
        match self {
            Self::Space(place) => place.to_string(),
            Self::All => "*".to_owned(),
        }
    }

    /// What [`print`](Self::print) gave; `None` for anything else, which a later version may say and this one need not
    /// understand.
    pub fn parse(data: &str) -> Option<Self> {
        if data == "*" {
            return Some(Self::All);
        }
        let place = data.parse().ok().map(Self::Space)?;
        (place.print() == data).then_some(place)
    }
}

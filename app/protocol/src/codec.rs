//! Reading and writing the few shapes that everything here is made of.
//!
//! A reader takes memory only for bytes that are there: a length is believed after the bytes were seen.

use crate::{ActorId, DecodeError, LAST_SEQ, Limit, VersionVector};

/// The version of every frame that is neither envelope nor snapshot.
pub(crate) const FRAME_VERSION: u8 = 1;

pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// A reader of what follows the version byte of a frame.
    pub(crate) fn frame(bytes: &'a [u8], limit: Limit) -> Result<Self, DecodeError> {
        limit.check(bytes.len())?;
        let mut reader = Self::new(bytes);
        reader.version(FRAME_VERSION)?;
        Ok(reader)
    }

    pub(crate) fn version(&mut self, known: u8) -> Result<(), DecodeError> {
        let found = self.byte()?;
        if found == known { Ok(()) } else { Err(DecodeError::Version { found }) }
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let (array, rest) = self.rest.split_first_chunk().ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(*array)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, DecodeError> {
        self.array().map(|[byte]| byte)
    }

    pub(crate) fn u16(&mut self) -> Result<u16, DecodeError> {
        self.array().map(u16::from_le_bytes)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, DecodeError> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Result<u64, DecodeError> {
        self.array().map(u64::from_le_bytes)
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Result<&'a [u8], DecodeError> {
        let (bytes, rest) = self.rest.split_at_checked(count).ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(bytes)
    }

    /// A number in LEB128, in as few bytes as it takes.
    pub(crate) fn number(&mut self) -> Result<u64, DecodeError> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return Err(DecodeError::Number);
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return if byte == 0 && shift > 0 { Err(DecodeError::Number) } else { Ok(value) };
            }
        }
        Err(DecodeError::Number)
    }

    /// How many items follow, none of which is shorter than a byte.
    pub(crate) fn count(&mut self, limit: Limit) -> Result<usize, DecodeError> {
        let found = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        let count = limit.check(found)?;
        if count > self.rest.len() { Err(DecodeError::Truncated) } else { Ok(count) }
    }

    /// Bytes with their number before them.
    pub(crate) fn sized(&mut self, limit: Limit) -> Result<&'a [u8], DecodeError> {
        let count = self.count(limit)?;
        self.bytes(count)
    }

    pub(crate) fn vector(&mut self) -> Result<VersionVector, DecodeError> {
        let count = self.count(Limit::Actors)?;
        self.ascending(count, |reader| {
            let actor = ActorId(reader.array()?);
            match reader.number()? {
                seq @ 1..=LAST_SEQ => Ok((actor, seq)),
                _ => Err(DecodeError::Dots),
            }
        })
        .map(VersionVector::from_iter)
    }

    /// `count` items, each with a greater actor than the one before.
    pub(crate) fn ascending<T>(
        &mut self,
        count: usize,
        read: impl Fn(&mut Self) -> Result<(ActorId, T), DecodeError>,
    ) -> Result<Vec<(ActorId, T)>, DecodeError> {
        let mut items: Vec<(ActorId, T)> = Vec::new();
        for _ in 0..count {
            let item = read(self)?;
            if items.last().is_some_and(|last| last.0 >= item.0) {
                return Err(DecodeError::Order);
            }
            items.push(item);
        }
        Ok(items)
    }

    pub(crate) fn end(self) -> Result<(), DecodeError> {
        match self.rest.len() {
            0 => Ok(()),
            bytes => Err(DecodeError::Trailing { bytes }),
        }
    }
}

#[derive(Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    pub(crate) fn frame() -> Self {
        Self(vec![FRAME_VERSION])
    }

    pub(crate) fn put(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn number(&mut self, mut value: u64) {
        while value > 0x7f {
            self.0.push(value.to_le_bytes()[0] | 0x80);
            value >>= 7;
        }
        self.0.push(value.to_le_bytes()[0]);
    }

    pub(crate) fn sized(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.put(bytes);
    }

    pub(crate) fn vector(&mut self, vector: &VersionVector) {
        self.number(vector.len() as u64);
        for (actor, seq) in vector.iter() {
            self.put(&actor.0);
            self.number(seq);
        }
    }
}

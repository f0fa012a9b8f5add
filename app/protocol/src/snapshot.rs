use crate::codec::{Reader, Writer};
use crate::signed::{BadSignature, Body, NONCE_BYTES, SIGNATURE_BYTES};
use crate::{ActorId, DecodeError, Heads, Limit, SpaceId, VersionVector};

/// The version of a snapshot that is written here.
pub const SNAPSHOT_VERSION: u8 = 1;

/// Second byte of a snapshot, so that no signature or sealing of an envelope fits one.
const KIND: u8 = b'S';

/// What everybody may read of a snapshot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SnapshotHeader {
    /// The space it belongs to.
    pub space: SpaceId,
    /// Who made it.
    pub actor: ActorId,
    /// What it covers, and where each chain stands there.
    pub heads: Heads,
}

impl SnapshotHeader {
    /// All changes that are in it.
    pub fn covers(&self) -> VersionVector {
        self.heads.vector()
    }

    /// The header as written; the associated data of the sealing, so that sealed bytes open nowhere else.
    pub fn associated_data(&self) -> Vec<u8> {
        let mut to = Writer::default();
        self.write(&mut to);
        to.0
    }

    fn write(&self, to: &mut Writer) {
        to.put(&[SNAPSHOT_VERSION, KIND]);
        to.put(&self.space.0);
        to.put(&self.actor.0);
        self.heads.write(to);
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        reader.version(SNAPSHOT_VERSION)?;
        match reader.byte()? {
            KIND => {}
            found => return Err(DecodeError::Kind { found }),
        }
        Ok(Self {
            space: SpaceId(reader.array()?),
            actor: ActorId(reader.array()?),
            heads: Heads::read(reader)?,
        })
    }
}

/// The sealed and signed state of a space, to be joined by who was away for long; it replaces nothing.
///
/// Within the limits; [`verify`](Self::verify) says whether the space signed it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    header: SnapshotHeader,
    body: Body,
}

impl Snapshot {
    /// Puts a snapshot together; `sign` is given the bytes to sign with the space's key.
    ///
    /// # Errors
    /// [`DecodeError::Over`] for more than 512 KiB of sealed bytes.
    pub fn sign(
        header: SnapshotHeader,
        nonce: [u8; NONCE_BYTES],
        sealed: Vec<u8>,
        sign: impl FnOnce(&[u8]) -> [u8; SIGNATURE_BYTES],
    ) -> Result<Self, DecodeError> {
        Limit::Snapshot.check(sealed.len())?;
        let mut to = Writer::default();
        header.write(&mut to);
        Body::put_signed(&mut to, &nonce, &sealed);
        let signature = sign(&to.0);
        Ok(Self { header, body: Body { nonce, sealed, signature } })
    }

    /// What everybody may read.
    pub fn header(&self) -> &SnapshotHeader {
        &self.header
    }

    /// The nonce of the sealing.
    pub fn nonce(&self) -> &[u8; NONCE_BYTES] {
        &self.body.nonce
    }

    /// The sealed bytes, tag included.
    pub fn sealed(&self) -> &[u8] {
        &self.body.sealed
    }

    /// The bytes that the signature is over: all before it.
    pub fn bytes_to_sign(&self) -> Vec<u8> {
        let mut to = Writer::default();
        self.header.write(&mut to);
        Body::put_signed(&mut to, &self.body.nonce, &self.body.sealed);
        to.0
    }

    /// The snapshot as it travels and is kept.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.bytes_to_sign();
        bytes.extend_from_slice(&self.body.signature);
        bytes
    }

    /// What [`encode`](Self::encode) gave. Whether the space signed it is another question.
    ///
    /// # Errors
    /// [`DecodeError`] for anything else, more than 1,024 actors or 512 KiB of sealed bytes included.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        let header = SnapshotHeader::read(&mut reader)?;
        let body = Body::read(&mut reader, Limit::Snapshot)?;
        reader.end()?;
        Ok(Self { header, body })
    }

    /// Whether the space signed exactly these bytes.
    ///
    /// # Errors
    /// [`BadSignature`] if not, or if the space's id is no key or one of small order (`verify_strict`).
    pub fn verify(&self) -> Result<(), BadSignature> {
        self.body.verify(self.header.space, &self.bytes_to_sign())
    }
}

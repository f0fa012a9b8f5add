use sha2::{Digest, Sha256};

use crate::codec::{Reader, Writer};
use crate::signed::{BadSignature, Body, NONCE_BYTES, SIGNATURE_BYTES};
use crate::{ActorId, DecodeError, Dot, EnvelopeHash, LAST_SEQ, Limit, SpaceId};

/// The version of an envelope that is written here.
pub const ENVELOPE_VERSION: u8 = 1;

/// Second byte of an envelope, so that no signature or sealing of a snapshot fits one.
const KIND: u8 = b'E';

/// What everybody may read of an envelope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EnvelopeHeader {
    /// The space it belongs to.
    pub space: SpaceId,
    /// Who wrote it.
    pub actor: ActorId,
    /// The sequence number of its first change.
    pub first: u64,
    /// How many changes it holds, at least one.
    pub count: u16,
    /// The envelope that the actor wrote before in this space, or [`EnvelopeHash::NONE`].
    pub previous: EnvelopeHash,
}

impl EnvelopeHeader {
    /// Bytes of a written header.
    pub const BYTES: usize = 92;

    /// The sequence number of its last change.
    pub fn last(&self) -> u64 {
        self.first.saturating_add(u64::from(self.count.saturating_sub(1)))
    }

    /// The dot of its first change.
    pub fn first_dot(&self) -> Dot {
        Dot { actor: self.actor, seq: self.first }
    }

    /// The dot of its last change.
    pub fn last_dot(&self) -> Dot {
        Dot { actor: self.actor, seq: self.last() }
    }

    /// The header as written; the associated data of the sealing, so that sealed bytes open nowhere else.
    pub fn associated_data(&self) -> Vec<u8> {
        let mut to = Writer::default();
        self.write(&mut to);
        to.0
    }

    fn write(&self, to: &mut Writer) {
        to.put(&[ENVELOPE_VERSION, KIND]);
        to.put(&self.space.0);
        to.put(&self.actor.0);
        to.put(&self.first.to_le_bytes());
        to.put(&self.count.to_le_bytes());
        to.put(&self.previous.0);
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        reader.version(ENVELOPE_VERSION)?;
        match reader.byte()? {
            KIND => {}
            found => return Err(DecodeError::Kind { found }),
        }
        Self {
            space: SpaceId(reader.array()?),
            actor: ActorId(reader.array()?),
            first: reader.u64()?,
            count: reader.u16()?,
            previous: EnvelopeHash(reader.array()?),
        }
        .checked()
    }

    fn checked(self) -> Result<Self, DecodeError> {
        let dots = self.first > 0 && self.count > 0 && self.last() <= LAST_SEQ;
        if dots { Ok(self) } else { Err(DecodeError::Dots) }
    }
}

/// The sealed and signed changes of one person's action.
///
/// Within the limits and with dots that exist; [`verify`](Self::verify) says whether the space signed it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Envelope {
    header: EnvelopeHeader,
    body: Body,
}

impl Envelope {
    /// The most bytes of an encoded envelope.
    #[expect(clippy::cast_possible_truncation, reason = "64 KiB fits every usize")]
    pub const MOST_BYTES: usize = Self::LEAST_BYTES + Limit::Envelope.most() as usize;
    /// The bytes of an encoded envelope that seals nothing.
    pub const LEAST_BYTES: usize = EnvelopeHeader::BYTES + NONCE_BYTES + 4 + SIGNATURE_BYTES;

    /// Puts an envelope together; `sign` is given the bytes to sign with the space's key.
    ///
    /// ```
    /// use protocol::{ActorId, Envelope, EnvelopeHash, EnvelopeHeader, SpaceId};
    /// # let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    /// # let sign = |bytes: &[u8]| ed25519_dalek::Signer::sign(&key, bytes).to_bytes();
    /// let header = EnvelopeHeader {
    ///     space: SpaceId(key.verifying_key().to_bytes()),
    ///     actor: ActorId([1; 16]),
    ///     first: 1,
    ///     count: 3,
    ///     previous: EnvelopeHash::NONE,
    /// };
    /// let envelope = Envelope::sign(header, [2; 24], vec![3; 272], sign)?;
    /// assert_eq!(envelope.verify(), Ok(()));
    /// assert_eq!(Envelope::decode(&envelope.encode()), Ok(envelope));
    /// # Ok::<(), protocol::DecodeError>(())
    /// ```
    ///
    /// # Errors
    /// [`DecodeError::Dots`] if the header has none, starts at 0 or ends past [`LAST_SEQ`];
    /// [`DecodeError::Over`] for more than 64 KiB of sealed bytes.
    pub fn sign(
        header: EnvelopeHeader,
        nonce: [u8; NONCE_BYTES],
        sealed: Vec<u8>,
        sign: impl FnOnce(&[u8]) -> [u8; SIGNATURE_BYTES],
    ) -> Result<Self, DecodeError> {
        let header = header.checked()?;
        Limit::Envelope.check(sealed.len())?;
        let mut to = Writer::default();
        header.write(&mut to);
        Body::put_signed(&mut to, &nonce, &sealed);
        let signature = sign(&to.0);
        Ok(Self { header, body: Body { nonce, sealed, signature } })
    }

    /// What everybody may read.
    pub fn header(&self) -> &EnvelopeHeader {
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
        let mut to = Writer(Vec::with_capacity(self.encoded_bytes()));
        self.header.write(&mut to);
        Body::put_signed(&mut to, &self.body.nonce, &self.body.sealed);
        to.0
    }

    /// How many bytes [`encode`](Self::encode) gives.
    pub fn encoded_bytes(&self) -> usize {
        Self::LEAST_BYTES + self.body.sealed.len()
    }

    /// The envelope as it travels and is kept.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.bytes_to_sign();
        bytes.extend_from_slice(&self.body.signature);
        bytes
    }

    /// What [`encode`](Self::encode) gave. Whether the space signed it is another question.
    ///
    /// # Errors
    /// [`DecodeError`] for anything else, more than 64 KiB of sealed bytes included.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        let header = EnvelopeHeader::read(&mut reader)?;
        let body = Body::read(&mut reader, Limit::Envelope)?;
        reader.end()?;
        Ok(Self { header, body })
    }

    /// The name of this envelope in the chain of its actor.
    pub fn hash(&self) -> EnvelopeHash {
        EnvelopeHash(Sha256::digest(self.encode()).into())
    }

    /// Whether the space signed exactly these bytes.
    ///
    /// # Errors
    /// [`BadSignature`] if not, or if the space's id is no key or one of small order (`verify_strict`).
    pub fn verify(&self) -> Result<(), BadSignature> {
        self.body.verify(self.header.space, &self.bytes_to_sign())
    }
}

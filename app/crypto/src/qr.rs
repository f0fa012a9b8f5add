//! Bytes shown as QR codes, one or several, from one screen to another without any network.
//!
//! A code shows `PAP:` and the base45 (RFC 9285) of a frame:
//!
//! | bytes | what |
//! |---:|---|
//! | 1 | version, 1 |
//! | 4 | name of the set: the start of SHA-256 over `pas-a-pas set` and all that the set carries |
//! | 1 | number of the frame, from 0 |
//! | 1 | how many frames the set has, from 1 |
//! | at most 386 | this frame's part |
//! | 4 | the start of SHA-256 over `pas-a-pas frame` and everything before |
//!
//! A frame is at most 600 characters of the alphanumeric mode: what version 15 of a QR code holds at correction level
//! M (ISO/IEC 18004:2015, table 7). Its 77 modules and the quiet zone of four on each side are 0.7 mm each on a screen
//! 60 mm wide. The parts are of one length within a set, so that the codes, which take turns on the screen, look
//! alike.
//!
//! The name of a set makes a frame of another set stand out, and shows at the end that the whole is whole.

use crate::base45;
use crate::checksum::{CHECKSUM, checked, checksum};
use crate::reader::Reader;

const VERSION: u8 = 1;
const MARK: &str = "PAP:";
const SET: &[u8] = b"pas-a-pas set";
const FRAME: &[u8] = b"pas-a-pas frame";

/// The most characters of a frame: QR version 15, level M, alphanumeric.
pub const MOST_CHARACTERS: usize = 600;

/// The most bytes that one frame carries. The mark takes four characters, and every two bytes three.
const MOST_PART: usize = (MOST_CHARACTERS - MARK.len()) / 3 * 2 + 1 - HEAD - CHECKSUM;
const HEAD: usize = 7;

/// The most frames of a set: each is on the screen for a good half second, and nobody holds a phone up for long.
pub const MOST_FRAMES: usize = 32;

/// The most bytes that a set carries.
pub const MOST_BYTES: usize = MOST_FRAMES * MOST_PART;

/// More bytes than [`MOST_BYTES`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooLarge {
    /// How many there are.
    pub bytes: usize,
}

/// The texts of the QR codes that carry `bytes`, in order: as few as possible, and at least one.
///
/// # Errors
/// [`TooLarge`] above 12,352 bytes.
pub fn frames(bytes: &[u8]) -> Result<Vec<String>, TooLarge> {
    let too_large = TooLarge { bytes: bytes.len() };
    let count = bytes.len().div_ceil(MOST_PART).max(1);
    let of = u8::try_from(count).ok().filter(|_| count <= MOST_FRAMES).ok_or(too_large)?;
    let set = checksum(SET, bytes);
    let part = bytes.len().div_ceil(count);
    Ok((0..of)
        .map(|number| {
            let start = (usize::from(number) * part).min(bytes.len());
            let end = (start + part).min(bytes.len());
            let mut frame = [&[VERSION][..], &set, &[number, of], &bytes[start..end]].concat();
            let check = checksum(FRAME, &frame);
            frame.extend(check);
            format!("{MARK}{}", base45::encode(&frame))
        })
        .collect())
}

/// Puts the frames of one set together, in whatever order and however often the camera sees them.
///
/// ```
/// use crypto::{Progress, Scan, frames};
/// let list = vec![7; 1000];
/// let shown = frames(&list).unwrap();
/// let mut scan = Scan::default();
/// assert_eq!(scan.add(&shown[2]), Ok(Progress::Missing { have: 1, of: 3 }));
/// assert_eq!(scan.add(&shown[2]), Ok(Progress::Missing { have: 1, of: 3 }));
/// assert_eq!(scan.add(&shown[0]), Ok(Progress::Missing { have: 2, of: 3 }));
/// assert_eq!(scan.add(&shown[1]), Ok(Progress::Complete(list)));
/// ```
#[derive(Clone, Default, Debug)]
pub struct Scan {
    set: Option<[u8; 4]>,
    parts: Vec<Option<Vec<u8>>>,
}

/// How far a [`Scan`] is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Some frames have not been seen yet.
    Missing {
        /// How many have.
        have: usize,
        /// How many there are.
        of: usize,
    },
    /// What [`frames`] was given.
    Complete(Vec<u8>),
}

/// Why a QR code's text does not belong to a [`Scan`], which stays as it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FrameError {
    /// Some other QR code.
    NotAFrame,
    /// Some character is wrong or missing.
    WrongChecksum,
    /// Whole, but made by a version of the product that this one does not know.
    UnknownVersion {
        /// The version found.
        found: u8,
    },
    /// Whole, but numbered as no set is.
    Numbering {
        /// Its number, from 0.
        number: u8,
        /// How many frames it says there are.
        of: u8,
    },
    /// Of another set than the first one seen.
    OtherSet,
    /// Every frame is there, and together they are not what the set is named after: made by somebody who does not
    /// follow the format. The scan starts again.
    WrongWhole,
}

impl Scan {
    /// Takes in the text of one QR code.
    ///
    /// # Errors
    /// [`FrameError`] if it is no whole frame of the set whose frame was seen first.
    pub fn add(&mut self, text: &str) -> Result<Progress, FrameError> {
        let code = text.trim_end_matches(['\r', '\n']).strip_prefix(MARK).ok_or(FrameError::NotAFrame)?;
        let frame = base45::decode(code).ok_or(FrameError::WrongChecksum)?;
        let mut reader = Reader(checked(FRAME, &frame).ok_or(FrameError::WrongChecksum)?);
        let version = reader.byte().ok_or(FrameError::WrongChecksum)?;
        if version != VERSION {
            return Err(FrameError::UnknownVersion { found: version });
        }
        let Some((set, &[number, of])) = reader.take::<4>().zip(reader.take::<2>()) else {
            return Err(FrameError::WrongChecksum);
        };
        if number >= of || usize::from(of) > MOST_FRAMES {
            return Err(FrameError::Numbering { number, of });
        }
        if self.set.is_some_and(|known| known != *set || self.parts.len() != usize::from(of)) {
            return Err(FrameError::OtherSet);
        }
        self.set = Some(*set);
        self.parts.resize(usize::from(of), None);
        self.parts[usize::from(number)] = Some(reader.0.to_vec());
        self.progress(*set)
    }

    fn progress(&mut self, set: [u8; 4]) -> Result<Progress, FrameError> {
        let have = self.parts.iter().flatten().count();
        if have < self.parts.len() {
            return Ok(Progress::Missing { have, of: self.parts.len() });
        }
        let whole: Vec<u8> = self.parts.iter().flatten().flatten().copied().collect();
        if checksum(SET, &whole) != set {
            *self = Self::default();
            return Err(FrameError::WrongWhole);
        }
        Ok(Progress::Complete(whole))
    }
}

#[cfg(test)]
mod tests;

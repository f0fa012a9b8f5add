//! Sixteen bytes that name one thing for ever, on every phone.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::facts::facts;

/// Why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdError {
    /// The text has another length than 32 characters.
    Length {
        /// How many characters it has.
        chars: usize,
    },
    /// A character is neither a digit nor one of `a` to `f`.
    Character {
        /// The first such character.
        found: char,
    },
}

facts!(IdError);

fn nibble(found: char) -> Result<u8, IdError> {
    // Upper case is refused so that one id has one spelling, and addresses can be compared as text.
    match found {
        '0'..='9' => Ok(found as u8 - b'0'),
        'a'..='f' => Ok(found as u8 - b'a' + 10),
        _ => Err(IdError::Character { found }),
    }
}

fn parse(text: &str) -> Result<[u8; 16], IdError> {
    let chars = text.chars().count();
    if chars != 32 {
        return Err(IdError::Length { chars });
    }
    let mut bytes = [0; 16];
    for (place, found) in text.chars().enumerate() {
        bytes[place / 2] = bytes[place / 2] << 4 | nibble(found)?;
    }
    Ok(bytes)
}

fn write(bytes: [u8; 16], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    use fmt::Write as _;
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    for byte in bytes {
        f.write_char(DIGITS[usize::from(byte >> 4)])?;
        f.write_char(DIGITS[usize::from(byte & 15)])?;
    }
    Ok(())
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        ///
        /// It is written as 32 lowercase hexadecimal digits and reads back as the same id:
        /// ```
        #[doc = concat!("use domain::", stringify!($name), " as Id;")]
        /// let id = Id::new([0x0a; 16]);
        /// assert_eq!(id.to_string(), "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a");
        /// assert_eq!(id.to_string().parse(), Ok(id));
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name([u8; 16]);

        impl $name {
            /// The id made of these bytes; whoever creates the thing draws them at random.
            pub const fn new(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The bytes given to [`new`](Self::new).
            pub const fn bytes(self) -> [u8; 16] {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "("))?;
                write(self.0, f)?;
                f.write_str(")")
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            /// # Errors
            /// [`IdError::Length`] unless there are exactly 32 characters, [`IdError::Character`] for the first one
            /// that is not `0`–`9` or `a`–`f`.
            fn from_str(text: &str) -> Result<Self, IdError> {
                parse(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// Names one [`Appointment`](crate::Appointment).
    AppointmentId,
    /// Names one [`Checklist`](crate::Checklist).
    ChecklistId,
    /// Names one [`Step`](crate::Step).
    StepId,
    /// Names one [`Document`](crate::Document).
    DocumentId,
    /// Names one [`Contact`](crate::Contact).
    ContactId,
    /// Names one [`Service`](crate::Service).
    ServiceId,
}

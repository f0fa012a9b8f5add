use serde::{Deserialize, Serialize};

/// What a field holds. It knows nothing of the domain: [`record`](crate::record) gives it its meaning, and a
/// value written by a newer version of the product is carried along untouched.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Value {
    /// The field is blank, and was made so by somebody.
    #[default]
    Empty,
    /// Yes or no.
    Flag(bool),
    /// A count, a day number, a choice.
    Number(i64),
    /// Numbers that change together or not at all, such as a day with its hours.
    Numbers(Vec<i64>),
    /// A text.
    Text(String),
    /// Texts that change together.
    Texts(Vec<String>),
    /// The id of another entity.
    Link([u8; 16]),
    /// Bytes whose order means something, such as an [`Order`](crate::Order).
    Bytes(Vec<u8>),
}

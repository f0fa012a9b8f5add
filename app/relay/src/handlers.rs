//! What the relay does for phones, one verb in each file.

mod leave;
mod listen;
mod remind;
mod reminder_key;
mod sync;
mod take;

pub(crate) use leave::leave;
pub(crate) use listen::listen;
pub(crate) use remind::remind;
pub(crate) use reminder_key::reminder_key;
pub(crate) use sync::sync;
pub(crate) use take::take;

//! What the relay does for phones, one verb in each file.

mod leave;
mod listen;
mod sync;
mod take;

pub(crate) use leave::leave;
pub(crate) use listen::listen;
pub(crate) use sync::sync;
pub(crate) use take::take;

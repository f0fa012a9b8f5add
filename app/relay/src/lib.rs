//! The server of Pas à pas: it hands out the built PWA and writes nothing down about who asked.
//!
//! - [`options`]: what the person who starts it decides
//! - [`site`]: the folder that Trunk built, checked once
//! - [`headers`]: the security headers that came with the build
//! - [`lifetime`]: how long a browser may keep a file
//! - [`router`]: which request gets what
//! - [`shutdown`]: how it ends

pub mod headers;
pub mod lifetime;
pub mod options;
pub mod router;
pub mod shutdown;
pub mod site;

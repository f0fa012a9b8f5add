//! The server of Pas à pas: it hands out the built PWA, keeps sealed bytes that it cannot read, and writes nothing down
//! about who asked.
//!
//! - [`options`]: what the person who starts it decides
//! - [`site`]: the folder that Trunk built, checked once
//! - [`headers`]: the security headers that came with the build
//! - [`lifetime`]: how long a browser may keep a file
//! - [`storage`]: where sealed bytes stay
//! - [`hub`], [`wake`]: who listens for news, and how other relays' news get here
//! - [`push`]: reminders by way of the browsers' push services
//! - [`rate`], [`metrics`]: how many requests, and what may be known of them
//! - [`exchange`]: all that the handlers share
//! - `handlers`: what phones ask for, one verb in each file
//! - [`router`]: which request gets what
//! - [`shutdown`]: how it ends

pub mod exchange;
mod guard;
mod handlers;
pub mod headers;
pub mod hub;
pub mod lifetime;
pub mod metrics;
pub mod options;
pub mod push;
pub mod rate;
mod reply;
mod request;
pub mod router;
pub mod shutdown;
pub mod site;
pub mod storage;
pub mod wake;

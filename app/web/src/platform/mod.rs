//! Every call to the browser.

pub mod camera;
pub mod clock;
pub mod device;
pub mod files;
pub mod handing;
pub mod http;
pub mod install;
pub mod intl;
pub mod keeping;
pub mod language;
pub mod navigation;
pub mod network;
pub mod outbox;
pub mod place;
pub mod push;
pub mod random;
pub mod reading;
pub mod rescue;
pub mod rest;
pub mod scanner;
pub mod service_worker;
pub mod shared;
pub mod speech;
pub mod tabs;
pub mod text_size;
pub mod view;

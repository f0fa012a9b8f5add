//! Every call to the browser.

pub mod intl;
pub mod text_size;

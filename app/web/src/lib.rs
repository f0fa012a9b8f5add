//! The PWA. `pages` are the screens, `components` the pieces they are made of, `state` the only caller of the
//! store, `platform` the only caller of the browser, `text` the words.

pub mod components;
pub mod platform;
pub mod text;

//! Pieces of screens: properties in, callbacks out. None reads the store or knows the routes.
//!
//! Properties that a page decides once are plain values; those that change in place are `Signal`s, which also take
//! a plain value. An optional property takes an `Option`.

pub mod action;
pub mod big_card;
pub mod button;
pub mod choice_list;
pub mod day_field;
pub mod day_picker;
pub mod element;
pub mod empty_state;
pub mod facts;
pub mod frame;
pub mod icon;
pub mod language_list;
pub mod notice;
pub mod pictogram;
pub mod progress_line;
pub mod qr;
pub mod question;
pub mod rows;
pub mod scanner;
mod select_field;
pub mod show_card;
pub mod size_picker;
pub mod text_field;
pub mod tick_row;
pub mod time_field;
pub mod titles;
pub mod toggle;

pub use self::action::Action;
pub use self::big_card::BigCard;
pub use self::button::{Button, ButtonKind, ButtonState, LinkButton};
pub use self::choice_list::{Choice, ChoiceList};
pub use self::day_field::DayField;
pub use self::day_picker::DayPicker;
pub use self::empty_state::EmptyState;
pub use self::facts::{Fact, Facts};
pub use self::frame::{Frame, Place};
pub use self::icon::{Icon, IconName};
pub use self::language_list::LanguageList;
pub use self::notice::{Notice, Tone};
pub use self::progress_line::ProgressLine;
pub use self::qr::Qr;
pub use self::question::Question;
pub use self::rows::{RowLink, Rows};
pub use self::scanner::Scanner;
pub use self::show_card::ShowCard;
pub use self::size_picker::SizePicker;
pub use self::text_field::{FieldKind, TextField};
pub use self::tick_row::{TickRow, tick_id};
pub use self::time_field::TimeField;
pub use self::titles::{PageTitle, Section};
pub use self::toggle::Toggle;

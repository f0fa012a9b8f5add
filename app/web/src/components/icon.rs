//! The drawings: one line each, on a square of 24 or, for a larger one, of 32, drawn for this product.

use leptos::prelude::*;

use super::element::{El, bare, el};

/// A drawing that helps a word; it never stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconName {
    /// The sun: today.
    Today,
    /// A month sheet.
    Calendar,
    /// A list with ticks.
    Papers,
    /// A question in a circle.
    Help,
    /// An arrow towards where the line began.
    Back,
    /// A chevron towards where the line ends.
    Next,
    /// A loudspeaker.
    Listen,
    /// A plus.
    Add,
    /// A tick.
    Check,
    /// A telephone receiver.
    Phone,
    /// A pin on a map.
    MapPin,
    /// A clock.
    Clock,
    /// A person.
    Person,
    /// An arrow that turns back.
    Undo,
    /// A bin.
    Trash,
    /// A pencil.
    Edit,
    /// An arrow up.
    Up,
    /// An arrow down.
    Down,
    /// A triangle with an exclamation mark.
    Warning,
    /// An i in a circle.
    Info,
    /// A euro in a circle.
    Money,
    /// A house.
    House,
    /// A heart.
    Health,
    /// An identity card.
    IdCard,
    /// A briefcase.
    Work,
    /// Two persons.
    Family,
    /// A printer.
    Print,
    /// Two arrows that leave a point.
    Share,
    /// The sign for sharing in Safari: a box with an arrow out of it.
    SafariShare,
    /// The sign for the home screen in Safari: a box with a plus.
    SafariAdd,
    /// A large and a small letter.
    Size,
    /// A bin that gives back.
    Restore,
    /// An arrow into a tray.
    Save,
    /// A cross.
    Close,
    /// A bank card.
    Card,
    /// An eye.
    Eye,
    /// A globe.
    Language,
    /// A larger drawing on a square of 32, as path data: one that comes with the screens that show it.
    Pictogram(&'static str),
}

impl IconName {
    /// The line, as SVG path data.
    const fn path(self) -> &'static str {
        match self {
            Self::Today => {
                "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19"
            }
            Self::Calendar => "M4 6h16v15H4ZM4 11h16M8 3v5M16 3v5M8 15h3v2H8Z",
            Self::Papers => "M5 2h14v20H5ZM8 8l1.5 1.5L12 7M8 15l1.5 1.5L12 14M15 8.5h1M15 15.5h1",
            Self::Help => {
                "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM9 9.5a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.1"
            }
            Self::Back => "M20 12H4M11 5l-7 7 7 7",
            Self::Next => "m9 5 7 7-7 7",
            Self::Listen => "M3 9v6h4l6 5V4L7 9ZM16.5 8.5a5 5 0 0 1 0 7M19 5.5a9 9 0 0 1 0 13",
            Self::Add => "M12 4v16M4 12h16",
            Self::Check => "m4 12.5 5.5 5.5L20 7",
            Self::Phone => {
                "M5 3h4l2 5-2.5 2a13 13 0 0 0 5.5 5.5l2-2.5 5 2v4a2 2 0 0 1-2 2A17 17 0 0 1 3 5a2 2 0 0 1 2-2Z"
            }
            Self::MapPin => {
                "M12 22s7-7 7-12.5A7 7 0 0 0 5 9.5C5 15 12 22 12 22ZM14.5 9.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z"
            }
            Self::Clock => "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM12 6v6l4 3",
            Self::Person => "M16 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5",
            Self::Undo => "M8 4 3 9l5 5M3 9h11a6 6 0 0 1 0 12H9",
            Self::Trash => "M4 6h16M9 6V3h6v3M6 6l1 15h10l1-15M10 10v7M14 10v7",
            Self::Edit => "M4 20v-4L16 4l4 4L8 20ZM13 7l4 4",
            Self::Up => "M12 20V4M5 11l7-7 7 7",
            Self::Down => "M12 4v16M5 13l7 7 7-7",
            Self::Warning => "M12 3 22 21H2ZM12 10v5M12 18v.1",
            Self::Info => "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM12 11v6M12 7v.1",
            Self::Money => "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM16 8a5 5 0 1 0 0 8M7 11h6M7 13.5h5",
            Self::House => "M3 11.5 12 4l9 7.5M5.5 9.5V20h13V9.5M10 20v-6h4v6",
            Self::Health => {
                "M12 20.5C5 15.5 3 12 3 8.8A4.8 4.8 0 0 1 12 6.5a4.8 4.8 0 0 1 9 2.3c0 3.2-2 6.7-9 11.7Z"
            }
            Self::IdCard => {
                "M2 5h20v14H2ZM11 10.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM5.5 16c0-1.7 1.5-2.5 3.5-2.5s3.5.8 3.5 2.5M15 10h4M15 14h4"
            }
            Self::Work => "M3 7h18v13H3ZM8 7V4h8v3M3 12.5h18M12 11.5v2.5",
            Self::Family => {
                "M11 7a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM1.5 20c0-3.5 2.5-6 6-6s6 2.5 6 6M20 11a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM17 16.5c3 0 5 1.5 5.5 3.5"
            }
            Self::Print => "M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7Z",
            Self::SafariShare => "M12 15V2M8 6l4-4 4 4M8 9H5v12h14V9h-3",
            Self::SafariAdd => "M4 4h16v16H4ZM12 8v8M8 12h8",
            Self::Share => "M12 15V3M7 8l5-5 5 5M5 12v9h14v-9",
            Self::Size => "M2 19 8 5l6 14M4.2 14h7.6M15 19l3.5-8 3.5 8M16.2 16.5h4.6",
            Self::Restore => "M4 4v6h6M4.5 10A8.5 8.5 0 1 1 4 15M12 8v5l3 2",
            Self::Save => "M12 3v12M7 10l5 5 5-5M4 15v6h16v-6",
            Self::Close => "m5 5 14 14M19 5 5 19",
            Self::Card => "M2 5h20v14H2ZM2 10h20M6 15h4",
            Self::Language => {
                "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM2 12h20M12 2c3 3 4 6.500 4 10s-1 7-4 10c-3-3-4-6.500-4-10s1-7 4-10Z"
            }
            Self::Pictogram(path) => path,
            Self::Eye => {
                "M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7ZM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z"
            }
        }
    }

    /// Drawings that point along the line turn round in scripts read from the right.
    const fn class(self) -> &'static str {
        match self {
            Self::Back | Self::Next | Self::Undo => "icon mirrored",
            Self::Pictogram(_) => "icon pictogram",
            _ => "icon",
        }
    }

    /// The square on which the line lies.
    const fn square(self) -> &'static str {
        match self {
            Self::Pictogram(_) => "0 0 32 32",
            _ => "0 0 24 24",
        }
    }
}

/// A drawing beside a word that says the same; screen readers skip it.
#[component]
pub fn Icon(
    /// Which drawing.
    name: IconName,
) -> AnyView {
    icon(name).into_any()
}

/// The same, for the other pieces.
pub(super) fn icon(name: IconName) -> El {
    el("svg", name.class())
        .attr("viewBox", name.square())
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(bare("path").attr("d", name.path()))
}

/// A tick that is there only while something is so. The attribute takes it away for who reads without these styles too.
pub(super) fn mark(class: &'static str, is_so: impl Fn() -> bool + Send + 'static) -> El {
    el("span", class).live_attr("hidden", move || (!is_so()).then_some("")).child(icon(IconName::Check))
}

//! The text size that the person chose, kept so that the next start shows it before the first paint.

use super::beside;
use web_sys::{Element, window};

/// The key that the page's first script reads too.
const KEY: &str = "pas-a-pas.text-size";

/// One of three sizes of every text. The browser's own zoom and font size count on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// Body text of 20 px.
    #[default]
    Normal,
    /// Body text of 24 px.
    Large,
    /// Body text of 28 px.
    Largest,
}

impl TextSize {
    /// From the smallest to the largest.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Largest];

    /// The name of the size in the page and in the phone's memory.
    ///
    /// ```
    /// assert_eq!(web::platform::text_size::TextSize::Largest.name(), "tres-grand");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "grand",
            Self::Largest => "tres-grand",
        }
    }

    /// The size of that name; the normal one for any other name.
    ///
    /// ```
    /// use web::platform::text_size::TextSize;
    ///
    /// assert_eq!(TextSize::from_name("grand"), TextSize::Large);
    /// assert_eq!(TextSize::from_name("énorme"), TextSize::Normal);
    /// ```
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|size| size.name() == name).unwrap_or_default()
    }

    /// The size chosen on this phone, or the normal one.
    pub fn current() -> Self {
        beside::get(KEY).map_or_else(Self::default, |name| Self::from_name(&name))
    }

    /// Shows every text at this size, now and at the next start.
    ///
    /// A browser that refuses to remember (private mode, full disk) still shows it now.
    pub fn apply(self) {
        if let Some(root) = root() {
            let _ = root.set_attribute("data-size", self.name());
        }
        beside::keep(KEY, Some(self.name()));
    }
}

fn root() -> Option<Element> {
    window()?.document()?.document_element()
}

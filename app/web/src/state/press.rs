use sync::Edit;

/// Within so many milliseconds a second press on a screen is taken for the first one.
const SECOND_PRESS: f64 = 600.0;

/// One press on a screen: when, in milliseconds, on which screen, and for what; nothing for a new thing.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Press {
    pub(super) at: f64,
    pub(super) what: Vec<Edit>,
    pub(super) screen: usize,
}

impl Press {
    /// Whether a thumb pressed twice: at once, and for the same thing or, for a new one, on the same screen.
    pub(super) fn repeats(&self, before: &Self) -> bool {
        let at_once = (0.0..SECOND_PRESS).contains(&(self.at - before.at));
        at_once && self.what == before.what && (!self.what.is_empty() || self.screen == before.screen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sync::{EntityId, FieldId, Kind, Value};

    fn press(at: f64, what: Option<bool>, screen: usize) -> Press {
        let edit = |value| Edit {
            entity: EntityId([1; 16]),
            kind: Kind(1),
            field: FieldId(0),
            value: Value::Flag(value),
        };
        Press { at, what: what.map(edit).into_iter().collect(), screen }
    }

    #[test]
    fn a_second_press_is_the_same_thing_at_once_or_a_new_thing_from_the_same_screen() {
        let removed = press(0.0, Some(true), 3);
        assert!(press(200.0, Some(true), 4).repeats(&removed));
        assert!(!press(200.0, Some(false), 3).repeats(&removed));
        assert!(!press(700.0, Some(true), 3).repeats(&removed));
        let added = press(0.0, None, 3);
        assert!(press(200.0, None, 3).repeats(&added));
        assert!(!press(200.0, None, 4).repeats(&added));
    }
}

use crate::Value;

/// A place in a list, between any two others: a fraction in base 256, compared byte by byte.
///
/// Ends in 32 random bits, so that two phones that insert at the same place without knowing of each other
/// interleave instead of colliding; equal orders are told apart by the entity's id.
///
/// ```
/// use sync::Order;
/// let first = Order::between(None, None, 1);
/// let last = Order::between(Some(&first), None, 2);
/// let middle = Order::between(Some(&first), Some(&last), 3);
/// assert!(first < middle && middle < last);
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Order(Vec<u8>);

/// The first digit of a list's first place: the middle, with as much room before as after.
const MIDDLE: u8 = 128;

impl Order {
    /// A place after `before` and before `after`, where `None` stands for the list's end.
    ///
    /// `random` is 32 random bits. If `before` is not less than `after` (two phones chose the same place),
    /// the result comes right after `before`.
    pub fn between(before: Option<&Self>, after: Option<&Self>, random: u32) -> Self {
        let low = before.map_or(&[][..], |order| &order.0);
        let high = after.map(|order| &order.0[..]).filter(|high| low < *high);
        let mut digits = prefix(low, high, before.is_none());
        digits.extend(random.to_be_bytes());
        // A trailing zero digit would leave no room between this place and its own prefix.
        digits.push(MIDDLE);
        Self(digits)
    }

    /// This place as a field's value.
    pub fn value(&self) -> Value {
        Value::Bytes(self.0.clone())
    }

    /// The place that a field's value stands for; the list's start if it is none.
    pub fn from_value(value: Option<&Value>) -> Self {
        match value {
            Some(Value::Bytes(digits)) => Self(digits.clone()),
            _ => Self::default(),
        }
    }
}

/// Digits that, whatever follows them, lie strictly between `low` and `high`.
fn prefix(low: &[u8], mut high: Option<&[u8]>, at_start: bool) -> Vec<u8> {
    let mut digits = Vec::new();
    loop {
        let floor = low.get(digits.len()).copied();
        let ceiling = high.and_then(|high| high.get(digits.len()).copied());
        let digit = match (floor, ceiling) {
            (None, None) => return with(digits, MIDDLE),
            // At an end of the list, steps of one leave room for 127 more before a place grows by a byte.
            (Some(floor), None) if floor < u8::MAX => return with(digits, floor + 1),
            (None, Some(ceiling)) if at_start && ceiling > 1 => return with(digits, ceiling - 1),
            (Some(floor), None) => floor,
            (floor, Some(ceiling)) => {
                let floor = floor.unwrap_or(0);
                if ceiling - floor > 1 {
                    return with(digits, floor + (ceiling - floor) / 2);
                }
                if floor < ceiling {
                    high = None;
                }
                floor
            }
        };
        digits.push(digit);
    }
}

fn with(mut digits: Vec<u8>, digit: u8) -> Vec<u8> {
    digits.push(digit);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_place_between_two_lies_between_them(choices in prop::collection::vec((any::<prop::sample::Index>(), any::<u32>()), 1..200)) {
            let mut list: Vec<Order> = Vec::new();
            for (index, random) in choices {
                let at = index.index(list.len() + 1);
                let before = at.checked_sub(1).map(|left| &list[left]);
                let order = Order::between(before, list.get(at), random);
                prop_assert!(before.is_none_or(|before| *before < order));
                prop_assert!(list.get(at).is_none_or(|after| order < *after));
                list.insert(at, order);
            }
        }

        #[test]
        fn a_place_survives_being_stored(random in any::<u32>()) {
            let order = Order::between(None, None, random);
            prop_assert_eq!(Order::from_value(Some(&order.value())), order);
        }
    }

    #[test]
    fn a_thousand_lines_added_at_either_end_stay_short() {
        let mut first = Order::between(None, None, 0);
        let mut last = first.clone();
        for random in 0..1_000 {
            last = Order::between(Some(&last), None, random);
            first = Order::between(None, Some(&first), u32::MAX - random);
        }
        assert!(last.0.len() <= 16 && first.0.len() <= 16, "{} and {} bytes", last.0.len(), first.0.len());
    }

    #[test]
    fn two_phones_that_insert_at_the_same_place_get_different_orders() {
        let left = Order::between(None, None, 1);
        let right = Order::between(Some(&left), None, 2);
        assert_ne!(
            Order::between(Some(&left), Some(&right), 3),
            Order::between(Some(&left), Some(&right), 4)
        );
    }

    #[test]
    fn places_that_collided_still_take_one_after_them() {
        let place = Order::between(None, None, 1);
        assert!(Order::between(Some(&place), Some(&place), 2) > place);
    }
}

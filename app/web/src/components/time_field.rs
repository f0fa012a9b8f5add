//! An hour, in two lists.

use leptos::prelude::*;

use super::element::el;
use super::select_field::{Group, Need, select_field};
use crate::platform::intl::number;
use crate::text;

/// An hour chosen as hour and minutes. The hours of a working day come first; minutes go by five, and a minute that
/// came from elsewhere ("14 h 37") stays in the list.
#[component]
pub fn TimeField(
    /// Unique on the screen.
    #[prop(into)]
    id: String,
    /// From 0 to 23. The first choice of an hour also sets the minutes to 0.
    hour: RwSignal<Option<u32>>,
    /// From 0 to 59.
    minute: RwSignal<Option<u32>>,
    /// What to do next when the time cannot be used.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> AnyView {
    let need = Need { id: id.clone() + "-need", error };
    let spoken = |hour: u32| (hour, text::clock_hour(hour as usize));
    let hours = vec![
        Group { name: text::hours_usual(), options: (7..=20).map(spoken).collect() },
        Group { name: text::hours_other(), options: (0..=6).chain(21..=23).map(spoken).collect() },
    ];
    let minutes = offered_minutes(minute.get_untracked()).into_iter().map(|n| (n, two_digits(n))).collect();
    let complete = move || {
        if hour.get_untracked().is_some() && minute.get_untracked().is_none() {
            minute.set(Some(0));
        }
    };
    complete();
    // The list inside hears of its change first, so the hour is already the new one.
    let hour_field = select_field(id.clone() + "-hour", text::field_hour(), hour, hours, &need, true)
        .on("change", move |_| complete());
    let minutes = vec![Group { name: "", options: minutes }];
    let minute_field = select_field(id + "-minute", text::field_minutes(), minute, minutes, &need, false);
    let lists = el("div", "fields").child(hour_field).child(minute_field).into_any();
    view! { {need.line(text::ask_time_empty())} {lists} }.into_any()
}

/// Every fifth minute, and the current one.
fn offered_minutes(current: Option<u32>) -> Vec<u32> {
    let mut minutes: Vec<u32> = (0..60).step_by(5).chain(current.filter(|n| *n < 60)).collect();
    minutes.sort_unstable();
    minutes.dedup();
    minutes
}

/// Minutes are read with their zero: "14 h 05".
fn two_digits(n: u32) -> String {
    let mut digits = number(n as usize);
    if n < 10 {
        digits.insert_str(0, &number(0));
    }
    digits
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{offered_minutes, two_digits};

    #[rstest]
    #[case::nothing_yet(None, 12)]
    #[case::a_fifth_minute(Some(30), 12)]
    #[case::another_minute(Some(37), 13)]
    #[case::no_minute_of_an_hour(Some(60), 12)]
    fn every_fifth_minute_is_offered_and_the_current_one(#[case] current: Option<u32>, #[case] count: usize) {
        let minutes = offered_minutes(current);
        assert_eq!(minutes.len(), count);
        assert!(minutes.is_sorted());
        assert!(current.is_none_or(|n| n > 59 || minutes.contains(&n)));
    }

    #[rstest]
    #[case(0, "00")]
    #[case(5, "05")]
    #[case(45, "45")]
    fn minutes_keep_their_zero(#[case] minute: u32, #[case] expected: &str) {
        assert_eq!(two_digits(minute), expected);
    }
}

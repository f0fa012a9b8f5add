//! A day, in three lists.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use super::element::el;
use super::select_field::{Group, Need, select_field};
use crate::platform::intl::month_name;
use crate::text;

/// A day chosen as day, month by name, and year. It lets a person choose 31 February: the page says what to do.
#[component]
pub fn DayField(
    /// Unique on the screen.
    #[prop(into)]
    id: String,
    /// From 1 to 31.
    day: RwSignal<Option<u32>>,
    /// From 1 to 12.
    month: RwSignal<Option<u32>>,
    /// One of `years`.
    year: RwSignal<Option<u32>>,
    /// The years to choose from.
    years: RangeInclusive<u32>,
    /// What to do next when the day cannot be used.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> AnyView {
    let need = Need { id: id.clone() + "-need", error };
    let one = |options: Vec<(u32, String)>| vec![Group { name: "", options }];
    let days = (1..=31).map(|number| (number, number.to_string())).collect();
    let months = (1..=12).map(|number| (number, month_name(number))).collect();
    let years = years.map(|number| (number, number.to_string())).collect();
    let lists = el("div", "fields fields-day")
        .child(select_field(id.clone() + "-day", text::field_day(), day, one(days), &need, true))
        .child(select_field(id.clone() + "-month", text::field_month(), month, one(months), &need, true))
        .child(select_field(id + "-year", text::field_year(), year, one(years), &need, true))
        .into_any();
    view! { {need.line(text::error_date_choose())} {lists} }.into_any()
}

//! The two questions of most places: a text to write, a day to choose.

use crate::components::element::el;
use crate::components::{Action, Choice, ChoiceList, DayField, FieldKind, Question, TextField};
use crate::pages::words;
use crate::text;
use chrono::{Datelike, NaiveDate};
use core::ops::RangeInclusive;
use domain::calendar_day;
use leptos::prelude::*;

/// The id of the field of a question.
pub(in crate::pages) const FIELD: &str = "answer";

/// Takes an answer, or says what to do about one that cannot be used.
pub(in crate::pages) type Take<T> = Callback<T, Option<String>>;

/// A question that is answered by writing.
pub(in crate::pages) struct Text {
    pub(in crate::pages) title: &'static str,
    pub(in crate::pages) hint: Option<&'static str>,
    pub(in crate::pages) value: String,
    pub(in crate::pages) kind: FieldKind,
    /// Answers that can be had by one press. They are kept in French, which who works there reads.
    pub(in crate::pages) choices: Vec<fn() -> &'static str>,
}

impl Text {
    /// A question answered by one line.
    pub(in crate::pages) fn line(title: &'static str, hint: Option<&'static str>, value: &str) -> Self {
        Self { title, hint, value: value.to_owned(), kind: FieldKind::Line, choices: Vec::new() }
    }

    pub(in crate::pages) fn screen(self, take: Take<String>) -> AnyView {
        let Self { title, hint, value, kind, choices } = self;
        let value = RwSignal::new(value);
        let error = RwSignal::new(None);
        // A second press, before the next screen is there, would answer twice.
        let taken = StoredValue::new(false);
        let go_on = move |words: String| {
            if !taken.get_value() {
                let problem = take.run(words);
                taken.set_value(problem.is_none());
                error.set(problem);
            }
        };
        let ready = (!choices.is_empty()).then(|| {
            let names = choices.clone();
            let pick = Callback::new(move |position: usize| {
                if let Some(name) = names.get(position) {
                    value.set(name().to_owned());
                    go_on(text::in_french(name).to_owned());
                }
            });
            let choices = choices.into_iter().map(|name| Choice::new(name())).collect();
            view! { <ChoiceList label=title choices=choices on_pick=pick /> }
        });
        view! {
            <Question
                title=title
                field=Some(FIELD.to_owned())
                hint=hint.map(str::to_owned)
                error=error
                on_next=Callback::new(move |()| go_on(value.get_untracked()))
            >
                <TextField id=FIELD value=value error=error kind=kind />
            </Question>
            {ready}
        }
        .into_any()
    }
}

/// A question that is answered by a day; a day that is known can be taken away.
pub(in crate::pages) struct Day {
    pub(in crate::pages) title: &'static str,
    pub(in crate::pages) hint: &'static str,
    pub(in crate::pages) known: Option<NaiveDate>,
    /// The years to choose from; the known day's year is offered all the same.
    pub(in crate::pages) years: RangeInclusive<i32>,
}

impl Day {
    pub(in crate::pages) fn screen(self, take: Take<Option<NaiveDate>>) -> AnyView {
        let Self { title, hint, known, years } = self;
        let day = RwSignal::new(known.map(|known| known.day()));
        let month = RwSignal::new(known.map(|known| known.month()));
        let year = RwSignal::new(known.and_then(|known| u32::try_from(known.year()).ok()));
        let error = RwSignal::new(None);
        let next = Callback::new(move |()| {
            let chosen = chosen(day.get_untracked(), month.get_untracked(), year.get_untracked());
            error.set(match chosen {
                Ok(day) => take.run(Some(day)),
                Err(problem) => Some(problem),
            });
        });
        let clear = known.map(|_| {
            let press = Callback::new(move |()| error.set(take.run(None)));
            Action::new(text::date_clear_action(), press)
        });
        let spoken = move || {
            let chosen = chosen(day.get(), month.get(), year.get()).ok();
            chosen.map(|day| text::ask_date_chosen(words::full_date(day))).unwrap_or_default()
        };
        let years = with_year(&years, known);
        view! {
            <Question title=title hint=Some(hint.to_owned()) error=error on_next=next skip=clear>
                <DayField id=FIELD day=day month=month year=year years=years error=error />
                {el("p", "hint").attr("role", "status").live_text(spoken).into_any()}
            </Question>
        }
        .into_any()
    }
}

/// The day that was chosen; what to do if there is none.
fn chosen(day: Option<u32>, month: Option<u32>, year: Option<u32>) -> Result<NaiveDate, String> {
    let year = year.and_then(|year| i32::try_from(year).ok());
    match (day, month, year) {
        (Some(day), Some(month), Some(year)) => calendar_day(year, month, day).map_err(words::date_error),
        _ => Err(text::error_date_choose().to_owned()),
    }
}

fn with_year(years: &RangeInclusive<i32>, known: Option<NaiveDate>) -> RangeInclusive<u32> {
    let known = known.map_or(*years.start(), |known| known.year());
    let year = |year: i32| u32::try_from(year).unwrap_or(0);
    year(known.min(*years.start()))..=year(known.max(*years.end()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    #[rstest]
    #[case::whole(Some(29), Some(2), Some(2028), Ok(day("2028-02-29")))]
    #[case::no_year(Some(29), Some(2), None, Err(text::error_date_choose().to_owned()))]
    #[case::impossible(Some(31), Some(2), Some(2026), Err(text::error_date_impossible("février", 28)))]
    fn a_day_is_taken_whole_or_the_person_is_told_what_to_do(
        #[case] chosen_day: Option<u32>,
        #[case] month: Option<u32>,
        #[case] year: Option<u32>,
        #[case] expected: Result<NaiveDate, String>,
    ) {
        assert_eq!(chosen(chosen_day, month, year), expected);
    }

    #[rstest]
    #[case::nothing_known(None, 2020..=2026)]
    #[case::within(Some("2022-01-01"), 2020..=2026)]
    #[case::before(Some("1999-01-01"), 1999..=2026)]
    #[case::after(Some("2031-01-01"), 2020..=2031)]
    fn the_year_that_is_known_can_be_chosen_again(
        #[case] known: Option<&str>,
        #[case] expected: RangeInclusive<u32>,
    ) {
        assert_eq!(with_year(&(2020..=2026), known.map(day)), expected);
    }
}

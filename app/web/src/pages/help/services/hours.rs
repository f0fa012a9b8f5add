//! When a service is open: what is known, and days and times to add, by taps alone.

use super::{entity, says};
use crate::components::element::{bdi, el};
use crate::components::{
    Button, ButtonKind, Choice, ChoiceList, DayPicker, EmptyState, IconName, LinkButton, Notice, PageTitle,
    Question as Ask, RowLink, Rows, Section, TimeField, Tone,
};
use crate::live::derive;
use crate::pages::words;
use crate::platform::navigation;
use crate::route::{Route, ServiceQuestion};
use crate::state::App;
use crate::text;
use chrono::{NaiveTime, Weekday};
use domain::hours::{HolidayHabit, Hours, Opening, Week, WeekError};
use domain::{Service, ServiceId};
use leptos::prelude::*;
use sync::record::update;

/// The hours of a service as a week; none if they say more than a week can.
fn week(service: &Service) -> Option<Week> {
    service.hours.as_deref().map_or_else(|| Some(Week::default()), |text| Hours::parse(text).week())
}

/// Keeps the hours: whoever enters them has just made sure of them.
pub(super) fn keep(
    app: App,
    id: ServiceId,
    old: &Service,
    hours: Option<String>,
    then: impl FnOnce() + 'static,
) {
    let verified = hours.as_ref().map(|_| app.today_untracked());
    let new = Service { hours, verified, ..old.clone() };
    app.act(update(entity(id), old, &new), text::saved(), None, then);
}

pub(super) fn screen(app: App, id: ServiceId, service: &Service) -> AnyView {
    let Some(week) = week(service) else { return more_than_a_week(app, id, service) };
    let add = Route::EditService(id, ServiceQuestion::Opening).to_string();
    let lines = if week.is_empty() {
        view! { <EmptyState icon=IconName::Clock text=text::hours_enter() /> }.into_any()
    } else {
        groups(app, id, service, &week)
    };
    let holidays = (!week.is_empty()).then(|| {
        let detail = match week.holidays {
            HolidayHabit::Unsaid => text::ask_unknown_action(),
            HolidayHabit::Closed => text::hours_closed_day(),
            HolidayHabit::AsUsual => text::hours_holidays_usual(),
        };
        view! {
            <Rows>
                <RowLink
                    icon=Some(IconName::Calendar)
                    title=text::hours_holidays_row()
                    detail=Some(detail.to_owned())
                    href=Route::EditService(id, ServiceQuestion::Holidays).to_string()
                />
            </Rows>
        }
    });
    view! {
        <PageTitle text=text::hours_title() />
        {lines}
        <LinkButton kind=ButtonKind::Main icon=Some(IconName::Add) label=text::hours_add_button() href=add />
        {holidays}
        <Button
            icon=Some(IconName::Check)
            label=text::hours_done_button()
            on_press=Callback::new(move |()| navigation::finish(&Route::Service(id)))
        />
    }
    .into_any()
}

/// One part for the days that share their hours, each with a way to take it away.
fn groups(app: App, id: ServiceId, service: &Service, week: &Week) -> AnyView {
    let parts: Vec<AnyView> = week
        .groups()
        .into_iter()
        .zip(says::week(week))
        .enumerate()
        .map(|(nth, ((days, _), line))| {
            let (old, mut without) = (service.clone(), week.clone());
            for day in days {
                // Taking openings away breaks no rule of a week.
                let _kept = without.set(day, Vec::new());
            }
            let press = Callback::new(move |()| {
                let text = if without.is_empty() { None } else { Some(without.to_text()) };
                keep(app, id, &old, text, || ());
            });
            let line_id = ["hours-", &nth.to_string()].concat();
            let line = el("p", "hours-line").attr("id", line_id.clone()).child(bdi(line)).into_any();
            view! {
                {line}
                <Button
                    icon=Some(IconName::Trash)
                    label=text::hours_remove_action()
                    on_press=press
                    about=Some(line_id)
                />
            }
            .into_any()
        })
        .collect();
    view! { {parts} }.into_any()
}

/// Hours with dates or conditions, from a directory: they are kept unless the person begins anew.
fn more_than_a_week(app: App, id: ServiceId, service: &Service) -> AnyView {
    let written = service.hours.clone().unwrap_or_default();
    let old = service.clone();
    let press = Callback::new(move |()| keep(app, id, &old, None, || ()));
    view! {
        <PageTitle text=text::hours_title() />
        <Notice tone=Tone::Info text=text::hours_special().to_owned() />
        <Section title=text::hours_written()>
            {el("blockquote", "message").attr("lang", "fr").child(bdi(written)).into_any()}
        </Section>
        <Button icon=Some(IconName::Edit) label=text::hours_anew_button() on_press=press />
    }
    .into_any()
}

/// Days, and from when to when.
pub(super) fn opening(app: App, id: ServiceId, service: &Service) -> AnyView {
    let days = RwSignal::new([false; 7]);
    let (from_hour, from_minute) = (RwSignal::new(None), RwSignal::new(None));
    let (to_hour, to_minute) = (RwSignal::new(None), RwSignal::new(None));
    let error = RwSignal::new(None);
    let (old, week) = (service.clone(), week(service).unwrap_or_default());
    let next = Callback::new(move |()| {
        let start = chosen(from_hour, from_minute);
        let end = chosen(to_hour, to_minute);
        match added(&week, days.get_untracked(), start, end) {
            Ok(week) => keep(app, id, &old, Some(week.to_text()), move || {
                navigation::finish(&Route::EditService(id, ServiceQuestion::Hours));
            }),
            Err(problem) => error.set(Some(problem)),
        }
    });
    let names = WEEKDAYS.map(says::weekday).map(|name| words::capital(&name));
    // Without a day, the times may well be right.
    let wrong = derive(move || error.get().filter(|words| words != text::hours_ask_no_day()));
    let from = view! { <TimeField id="from" hour=from_hour minute=from_minute error=wrong /> }.into_any();
    let to = view! { <TimeField id="to" hour=to_hour minute=to_minute error=wrong /> }.into_any();
    view! {
        <Ask title=text::hours_ask() hint=Some(text::hours_ask_hint().to_owned()) error=error on_next=next>
            <DayPicker label=text::hours_ask_days() names=names chosen=days />
            {half("from-title", text::hours_from(), from)}
            {half("to-title", text::hours_to(), to)}
        </Ask>
    }
    .into_any()
}

/// One of the two times, under its name: each has an hour and minutes.
fn half(id: &'static str, name: &'static str, field: AnyView) -> AnyView {
    el("div", "section")
        .attr("role", "group")
        .attr("aria-labelledby", id)
        .child(el("h2", "section-title").attr("id", id).text(name))
        .child(field)
        .into_any()
}

/// The days of a week, in their order.
const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

fn chosen(hour: RwSignal<Option<u32>>, minute: RwSignal<Option<u32>>) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour.get_untracked()?, minute.get_untracked().unwrap_or(0), 0)
}

/// The week with an opening more on these days, or what to do about it.
fn added(
    week: &Week,
    days: [bool; 7],
    start: Option<NaiveTime>,
    end: Option<NaiveTime>,
) -> Result<Week, String> {
    let (Some(start), Some(end)) = (start, end) else { return Err(text::hours_ask_times().to_owned()) };
    if !days.contains(&true) {
        return Err(text::hours_ask_no_day().to_owned());
    }
    let opening = Opening::new(start, end).map_err(problem)?;
    let mut week = week.clone();
    for (day, _) in WEEKDAYS.into_iter().zip(days).filter(|(_, chosen)| *chosen) {
        let mut all = week.day(day).to_vec();
        all.push(opening);
        week.set(day, all).map_err(problem)?;
    }
    Ok(week)
}

fn problem(error: WeekError) -> String {
    match error {
        WeekError::Backwards { start, .. } => text::error_end_before_start(words::time(start)),
        WeekError::Overlap { start, .. } => text::hours_overlap(words::time(start)),
        WeekError::TooMany { limit, .. } => text::hours_too_many(limit),
    }
}

/// What holds on public holidays.
pub(super) fn holidays(app: App, id: ServiceId, service: &Service) -> AnyView {
    const ALL: [HolidayHabit; 3] = [HolidayHabit::Closed, HolidayHabit::AsUsual, HolidayHabit::Unsaid];
    let names = [text::hours_closed_day(), text::hours_holidays_usual(), text::ask_unknown_action()];
    let (old, week) = (service.clone(), week(service).unwrap_or_default());
    let known = ALL.iter().position(|habit| *habit == week.holidays);
    let pick = Callback::new(move |position: usize| {
        let Some(habit) = ALL.get(position) else { return };
        let mut week = week.clone();
        week.holidays = *habit;
        keep(app, id, &old, Some(week.to_text()), move || {
            navigation::finish(&Route::EditService(id, ServiceQuestion::Hours));
        });
    });
    let choices = names.into_iter().map(Choice::new).collect();
    view! {
        <PageTitle text=text::hours_holidays_ask() />
        <ChoiceList label=text::hours_holidays_ask() choices=choices on_pick=pick chosen=known />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::parse_time;

    fn time(text: &str) -> Option<NaiveTime> {
        parse_time(text).ok()
    }

    #[test]
    fn days_and_times_are_added_or_the_person_is_told_what_to_do() {
        let monday = [true, false, false, false, false, false, false];
        let week = added(&Week::default(), monday, time("9h"), time("12h")).unwrap();
        assert_eq!(week.to_text(), "Mo 09:00-12:00");
        let both = added(&week, monday, time("14h"), time("17h")).unwrap();
        assert_eq!(both.to_text(), "Mo 09:00-12:00,14:00-17:00");
        assert_eq!(
            added(&week, [false; 7], time("9h"), time("12h")),
            Err(text::hours_ask_no_day().to_owned())
        );
        assert_eq!(added(&week, monday, None, time("12h")), Err(text::hours_ask_times().to_owned()));
        assert!(added(&week, monday, time("12h"), time("9h")).is_err());
        assert!(added(&week, monday, time("11h"), time("13h")).is_err());
    }
}

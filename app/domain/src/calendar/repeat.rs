use chrono::{Datelike as _, Days, Months, NaiveDate, NaiveDateTime};

use super::moment::Moment;
use super::rule::{Day, Every, Repetition, Rule, Unit, nth, nth_weekday, week_of};

/// How many units a rule is followed; a rule without any day must end too.
const MOST_UNITS: u32 = 20_000;

impl Repetition {
    /// The times from `from` on, at most `limit`, of something that first begins at `start`.
    ///
    /// The start is always the first time (RFC 5545, section 3.8.5.3). A rule that is not followed gives the start only.
    pub fn times(&self, start: Moment, from: NaiveDateTime, limit: usize) -> Vec<Moment> {
        let mut all: Vec<NaiveDateTime> = vec![start.start()];
        if let Some(Rule::Known(every)) = &self.rule {
            every.follow(start.start(), from, limit.saturating_add(self.except.len() + 1), &mut all);
        }
        all.extend(self.also.iter().map(|also| also.start()));
        let left_out = |at: &NaiveDateTime| {
            self.except.iter().any(|except| match except {
                Moment::Day(day) => at.date() == *day,
                Moment::At(except) => at == except,
            })
        };
        all.retain(|at| *at >= from && !left_out(at));
        all.sort_unstable();
        all.dedup();
        all.truncate(limit);
        all.into_iter().map(|at| start.with_start(at)).collect()
    }
}

impl Every {
    /// Adds the times of the rule, the start included, until there are `enough` from `from` on.
    fn follow(&self, start: NaiveDateTime, from: NaiveDateTime, enough: usize, all: &mut Vec<NaiveDateTime>) {
        let mut counted = 0;
        let mut wanted = 0;
        for at in 0..MOST_UNITS {
            let Some(mut days) = self.unit_days(start.date(), at.saturating_mul(self.interval)) else {
                return;
            };
            days.sort_unstable();
            days.dedup();
            for day in self.chosen(&days) {
                let time = day.and_time(start.time());
                if time < start {
                    continue;
                }
                let over = self.until.is_some_and(|until| time > until)
                    || self.count.is_some_and(|count| counted >= count);
                if over || wanted >= enough {
                    return;
                }
                counted += 1;
                if time >= from {
                    wanted += 1;
                    all.push(time);
                }
            }
        }
    }

    /// BYSETPOS picks from the days of one unit.
    fn chosen(&self, days: &[NaiveDate]) -> Vec<NaiveDate> {
        if self.positions.is_empty() {
            return days.to_vec();
        }
        let mut chosen: Vec<NaiveDate> =
            self.positions.iter().filter_map(|position| nth(days, *position).copied()).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen
    }

    /// The days of the unit `ahead` units after that of the start; `None` past the end of time.
    fn unit_days(&self, start: NaiveDate, ahead: u32) -> Option<Vec<NaiveDate>> {
        match self.unit {
            Unit::Day => {
                let day = start.checked_add_days(Days::new(ahead.into()))?;
                let on_weekday =
                    self.days.is_empty() || self.days.iter().any(|other| other.weekday == day.weekday());
                Some(if on_weekday && self.in_month(day) && self.on_month_day(day) {
                    vec![day]
                } else {
                    Vec::new()
                })
            }
            Unit::Week => {
                let first =
                    week_of(start, self.week_start)?.checked_add_days(Days::new(7 * u64::from(ahead)))?;
                let wanted = |day: &NaiveDate| {
                    if self.days.is_empty() {
                        day.weekday() == start.weekday()
                    } else {
                        self.days.iter().any(|other| other.weekday == day.weekday())
                    }
                };
                Some(first.iter_days().take(7).filter(wanted).filter(|day| self.in_month(*day)).collect())
            }
            Unit::Month => {
                let first = start.with_day(1)?.checked_add_months(Months::new(ahead))?;
                Some(if self.in_month(first) { self.month_days(first, start.day()) } else { Vec::new() })
            }
            Unit::Year => {
                let year =
                    start.year().checked_add(i32::try_from(ahead).ok()?).filter(|year| *year < 2300)?;
                Some(self.year_days(year, start))
            }
        }
    }

    fn year_days(&self, year: i32, start: NaiveDate) -> Vec<NaiveDate> {
        let firsts = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1));
        match (self.months.is_empty(), self.days.is_empty(), self.month_days.is_empty()) {
            (true, true, true) => {
                NaiveDate::from_ymd_opt(year, start.month(), start.day()).into_iter().collect()
            }
            (true, false, true) => self.days.iter().flat_map(|day| of_year(year, *day)).collect(),
            (true, _, false) => firsts.flat_map(|first| self.month_days(first, start.day())).collect(),
            (false, ..) => firsts
                .filter(|first| self.in_month(*first))
                .flat_map(|first| self.month_days(first, start.day()))
                .collect(),
        }
    }

    /// The days of one month.
    fn month_days(&self, first: NaiveDate, usual: u32) -> Vec<NaiveDate> {
        let month: Vec<NaiveDate> =
            first.iter_days().take_while(|day| day.month() == first.month()).collect();
        if !self.month_days.is_empty() {
            let by_number = self.month_days.iter().filter_map(|number| nth(&month, *number)).copied();
            return by_number.filter(|day| self.days.is_empty() || self.is_on(*day)).collect();
        }
        if self.days.is_empty() {
            return first.with_day(usual).into_iter().collect();
        }
        month.into_iter().filter(|day| self.is_on(*day)).collect()
    }

    fn is_on(&self, day: NaiveDate) -> bool {
        self.days.iter().any(|wanted| {
            wanted.weekday == day.weekday()
                && (wanted.nth == 0 || nth_weekday(day.year(), day.month(), *wanted) == Some(day))
        })
    }

    fn in_month(&self, day: NaiveDate) -> bool {
        self.months.is_empty() || self.months.contains(&day.month())
    }

    fn on_month_day(&self, day: NaiveDate) -> bool {
        let last = day
            .checked_add_months(Months::new(1))
            .and_then(|next| next.with_day(1))
            .and_then(|next| next.pred_opt());
        let length = last.map_or(31, |last| last.day());
        let number = |day: u32| i32::try_from(day).unwrap_or(0);
        self.month_days.is_empty()
            || self.month_days.iter().any(|wanted| {
                *wanted == number(day.day()) || *wanted == number(day.day()) - number(length) - 1
            })
    }
}

/// A weekday of a year: each one, or the nth.
fn of_year(year: i32, day: Day) -> Vec<NaiveDate> {
    let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { return Vec::new() };
    let all: Vec<NaiveDate> = first
        .iter_days()
        .take_while(|date| date.year() == year)
        .filter(|date| date.weekday() == day.weekday)
        .collect();
    if day.nth == 0 { all } else { nth(&all, day.nth).copied().into_iter().collect() }
}

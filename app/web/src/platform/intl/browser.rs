//! The browser's answers. Making a formatter costs about a millisecond on a slow phone, so each is made once.

use std::cell::RefCell;

use chrono::{Datelike, NaiveDate};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::{Form, PluralCategory};
use crate::text;

thread_local! {
    static CACHE: RefCell<Cache> = const { RefCell::new(Cache { locale: "", known: None, numbers: None, plurals: None, dates: [const { None }; 6] }) };
}

struct Cache {
    locale: &'static str,
    /// Whether the browser has the names of days and months.
    known: Option<bool>,
    numbers: Option<Function>,
    plurals: Option<Intl::PluralRules>,
    dates: [Option<Function>; 6],
}

/// Runs `work` on the cache of the language in use.
fn with<T>(work: impl FnOnce(&mut Cache) -> T) -> T {
    CACHE.with_borrow_mut(|cache| {
        let locale = text::locale();
        if cache.locale != locale {
            *cache = Cache { locale, known: None, numbers: None, plurals: None, dates: [const { None }; 6] };
        }
        work(cache)
    })
}

fn locales(locale: &str) -> Array {
    Array::of1(&JsValue::from_str(locale))
}

#[expect(clippy::cast_precision_loss, reason = "no count here comes near 2^53")]
fn float(n: usize) -> f64 {
    n as f64
}

/// The text that a formatter gives; nothing if the browser refuses, which ECMA-402 does not allow for these values.
fn call(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

pub(super) fn plural_category(n: usize) -> PluralCategory {
    let name = with(|cache| {
        let locale = cache.locale;
        let rules =
            cache.plurals.get_or_insert_with(|| Intl::PluralRules::new(&locales(locale), &Object::new()));
        String::from(rules.select(float(n)))
    });
    match name.as_str() {
        "zero" => PluralCategory::Zero,
        "one" => PluralCategory::One,
        "two" => PluralCategory::Two,
        "few" => PluralCategory::Few,
        "many" => PluralCategory::Many,
        _ => PluralCategory::Other,
    }
}

pub(super) fn number(n: usize) -> String {
    with(|cache| {
        let locale = cache.locale;
        let format = cache
            .numbers
            .get_or_insert_with(|| Intl::NumberFormat::new(&locales(locale), &Object::new()).format());
        call(format, &JsValue::from_f64(float(n)))
    })
}

pub(super) fn date(day: NaiveDate, form: Form) -> String {
    if !with(|cache| *cache.known.get_or_insert_with(|| is_known(cache.locale))) {
        return own_date(day, form);
    }
    // Noon in UTC, written in UTC: the phone's own time zone, often wrong, never moves the day.
    let moment = Date::new(&JsValue::from_f64(
        Date::utc(f64::from(day.year()), f64::from(day.month0())) + since_first(day),
    ));
    let written = with(|cache| {
        let locale = cache.locale;
        let Some(slot) = cache.dates.get_mut(form as usize) else { return String::new() };
        let format =
            slot.get_or_insert_with(|| Intl::DateTimeFormat::new(&locales(locale), &options(form)).format());
        call(format, &moment)
    });
    first_of_month(written, day)
}

/// Chromium lacks the names of Pashto, and has "M01" for a month in Tigrinya.
fn is_known(locale: &str) -> bool {
    let named = Intl::DateTimeFormat::new(&locales(locale), &options(Form::Month)).format();
    let january = call(&named, &Date::new(&JsValue::from_f64(0.0)));
    let listed = Intl::DateTimeFormat::supported_locales_of(&locales(locale), &Object::new()).length() > 0;
    listed && !january.contains(|sign: char| sign.is_ascii_digit())
}

/// The day with the names of our own texts, in the order of French.
fn own_date(day: NaiveDate, form: Form) -> String {
    let nth =
        |names: &'static str, at: u32| names.split(", ").nth(at as usize).unwrap_or_default().to_owned();
    let weekday = || nth(text::calendar_weekdays(), day.weekday().num_days_from_monday());
    let month = || nth(text::calendar_months(), day.month0());
    let (number, year) = (|| day.day().to_string(), || day.year().to_string());
    let parts = match form {
        Form::WeekdayDayMonth => vec![weekday(), number(), month()],
        Form::WeekdayDayMonthYear => vec![weekday(), number(), month(), year()],
        Form::DayMonth => vec![number(), month()],
        Form::DayMonthYear => vec![number(), month(), year()],
        Form::Weekday => vec![weekday()],
        Form::Month => vec![month()],
    };
    parts.join(" ")
}

/// Milliseconds from the first of the month to noon of the day.
fn since_first(day: NaiveDate) -> f64 {
    f64::from(day.day0()) * 86_400_000.0 + 43_200_000.0
}

/// French says "1er", where CLDR writes "1".
fn first_of_month(written: String, day: NaiveDate) -> String {
    if day.day() != 1 || !text::locale().starts_with("fr") {
        return written;
    }
    let mut words: Vec<&str> = written.split(' ').collect();
    for word in &mut words {
        if *word == "1" {
            *word = "1er";
        }
    }
    words.join(" ")
}

fn options(form: Form) -> Object {
    let options = Object::new();
    let set = |name: &str, value: &str| {
        // Setting a property of a fresh object cannot fail (ECMA-262).
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    };
    set("timeZone", "UTC");
    let parts: &[(&str, &str)] = match form {
        Form::WeekdayDayMonth => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
        Form::WeekdayDayMonthYear => {
            &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")]
        }
        Form::DayMonth => &[("day", "numeric"), ("month", "long")],
        Form::DayMonthYear => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
        Form::Weekday => &[("weekday", "long")],
        Form::Month => &[("month", "long")],
    };
    for (name, value) in parts {
        set(name, value);
    }
    options
}

/// The browser has the tables of Unicode already.
pub(super) fn upper(letter: char) -> String {
    js_sys::JsString::from(letter).to_locale_upper_case(Some(crate::text::locale())).into()
}

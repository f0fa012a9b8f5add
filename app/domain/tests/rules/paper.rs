use chrono::{Days, NaiveDate};
use domain::{Document, DocumentError, Freshness, MaxAge, MaxAgeError, freshness};
use proptest::prelude::*;
use rstest::rstest;

use crate::{date, label};

fn document(issued: Option<&str>, valid_until: Option<&str>) -> Document {
    Document::new(label("Papier"), issued.map(date), valid_until.map(date)).unwrap()
}

#[rstest]
#[case(1)]
#[case(3)]
#[case(120)]
fn an_age_limit_is_1_to_120_months(#[case] months: u8) {
    assert_eq!(MaxAge::months(months).unwrap().count(), months);
}

#[rstest]
#[case(0)]
#[case(121)]
#[case(u8::MAX)]
fn another_age_limit_is_refused(#[case] months: u8) {
    assert_eq!(MaxAge::months(months), Err(MaxAgeError::OutOfRange { months, first: 1, last: 120 }));
}

#[rstest]
#[case(None, None)]
#[case(Some("2026-01-31"), None)]
#[case(None, Some("2026-01-31"))]
#[case::one_day(Some("2026-01-31"), Some("2026-01-31"))]
#[case(Some("2026-01-31"), Some("2036-01-30"))]
fn a_document_keeps_its_days(#[case] issued: Option<&str>, #[case] valid_until: Option<&str>) {
    let document = document(issued, valid_until);
    assert_eq!(document.issued(), issued.map(date));
    assert_eq!(document.valid_until(), valid_until.map(date));
}

#[test]
fn a_document_is_never_valid_only_until_before_it_was_issued() {
    let (issued, valid_until) = (date("2026-02-01"), date("2026-01-31"));
    let fault = DocumentError::ValidUntilBeforeIssued { issued, valid_until };
    assert_eq!(Document::new(label("Carte"), Some(issued), Some(valid_until)), Err(fault));
    assert_eq!(document(None, Some("2026-01-31")).with_issued(Some(issued)), Err(fault));
    assert_eq!(document(Some("2026-02-01"), None).with_valid_until(Some(valid_until)), Err(fault));
    let changed = document(Some("2026-02-01"), None).with_issued(None).unwrap();
    assert_eq!(changed.with_valid_until(Some(valid_until)), Ok(document(None, Some("2026-01-31"))));
}

#[rstest]
#[case::last_day("2026-08-15", 3, "2026-11-15", None)]
#[case::day_after("2026-08-15", 3, "2026-11-16", Some("2026-11-15"))]
#[case::day_of_issue("2026-08-15", 3, "2026-08-15", None)]
#[case::issued_later_than_the_day("2026-12-01", 3, "2026-11-24", None)]
#[case::month_end_clamped("2026-01-31", 1, "2026-02-28", None)]
#[case::month_end_clamped_after("2026-01-31", 1, "2026-03-01", Some("2026-02-28"))]
#[case::leap_february("2028-01-31", 1, "2028-02-29", None)]
#[case::leap_february_after("2028-01-31", 1, "2028-03-01", Some("2028-02-29"))]
#[case::november_to_february("2026-11-30", 3, "2027-03-01", Some("2027-02-28"))]
#[case::thirty_one_to_thirty("2026-08-31", 3, "2026-12-01", Some("2026-11-30"))]
#[case::thirty_stays_thirty("2026-09-30", 1, "2026-10-31", Some("2026-10-30"))]
#[case::over_new_year("2026-11-15", 3, "2027-02-16", Some("2027-02-15"))]
#[case::leap_day_a_year_on("2028-02-29", 12, "2029-02-28", None)]
#[case::leap_day_a_year_on_after("2028-02-29", 12, "2029-03-01", Some("2029-02-28"))]
#[case::six_months("2026-05-24", 6, "2026-11-25", Some("2026-11-24"))]
#[case::ten_years("2016-11-24", 120, "2026-11-24", None)]
fn a_paper_with_an_age_limit_is_too_old_after_its_last_good_day(
    #[case] issued: &str,
    #[case] months: u8,
    #[case] on: &str,
    #[case] too_old: Option<&str>,
) {
    let expected = too_old.map_or(Freshness::Fine, |day| Freshness::TooOld { last_good_day: date(day) });
    let paper = document(Some(issued), None);
    assert_eq!(freshness(MaxAge::months(months).ok(), Some(&paper), date(on)), expected);
}

#[rstest]
#[case::nothing_known(None, None, Freshness::NoLimit)]
#[case::age_limited_without_paper(Some(3), None, Freshness::Unknown)]
#[case::age_limited_without_date(Some(3), Some((None, None)), Freshness::Unknown)]
#[case::age_limited_and_still_valid_without_date(Some(3), Some((None, Some("2030-01-01"))), Freshness::Unknown)]
#[case::no_age_limit(None, Some((Some("1999-01-01"), None)), Freshness::NoLimit)]
#[case::no_date_at_all(None, Some((None, None)), Freshness::NoLimit)]
#[case::valid_to_the_day(None, Some((None, Some("2026-11-24"))), Freshness::Fine)]
#[case::expired(None, Some((None, Some("2026-11-23"))), Freshness::Expired { on: date("2026-11-23") })]
#[case::young_but_expired(Some(3), Some((Some("2026-11-01"), Some("2026-11-23"))), Freshness::Expired { on: date("2026-11-23") })]
#[case::expired_and_too_old(Some(3), Some((Some("2020-01-01"), Some("2026-11-23"))), Freshness::Expired { on: date("2026-11-23") })]
#[case::expired_without_issue_day(Some(3), Some((None, Some("2026-11-23"))), Freshness::Expired { on: date("2026-11-23") })]
#[case::valid_but_too_old(Some(3), Some((Some("2026-01-01"), Some("2030-01-01"))), Freshness::TooOld { last_good_day: date("2026-04-01") })]
fn on_24_november_a_paper_is(
    #[case] months: Option<u8>,
    #[case] dates: Option<(Option<&str>, Option<&str>)>,
    #[case] expected: Freshness,
) {
    let limit = months.map(|months| MaxAge::months(months).unwrap());
    let paper = dates.map(|(issued, valid_until)| document(issued, valid_until));
    assert_eq!(freshness(limit, paper.as_ref(), date("2026-11-24")), expected);
}

#[test]
fn the_last_day_of_the_calendar_is_still_a_good_day() {
    let paper = Document::new(label("Papier"), Some(NaiveDate::MAX), None).unwrap();
    assert_eq!(freshness(MaxAge::months(120).ok(), Some(&paper), NaiveDate::MAX), Freshness::Fine);
}

proptest! {
    #[test]
    fn a_paper_that_became_too_old_never_gets_young_again(issued in 0_u64..40_000, months in 1_u8..=120, on in 0_u64..50_000) {
        let day = |days| date("1990-01-01") + Days::new(days);
        let paper = Document::new(label("Papier"), Some(day(issued)), None).unwrap();
        let limit = MaxAge::months(months).ok();
        if let Freshness::TooOld { last_good_day } = freshness(limit, Some(&paper), day(on)) {
            prop_assert!(last_good_day < day(on));
            prop_assert_eq!(freshness(limit, Some(&paper), last_good_day), Freshness::Fine);
            prop_assert_eq!(
                freshness(limit, Some(&paper), day(on + 1)),
                Freshness::TooOld { last_good_day }
            );
        }
    }

    #[test]
    fn a_longer_limit_never_makes_a_paper_older(issued in 0_u64..40_000, months in 1_u8..120, on in 0_u64..50_000) {
        let day = |days| date("1990-01-01") + Days::new(days);
        let paper = Document::new(label("Papier"), Some(day(issued)), None).unwrap();
        if freshness(MaxAge::months(months).ok(), Some(&paper), day(on)) == Freshness::Fine {
            let longer = freshness(MaxAge::months(months + 1).ok(), Some(&paper), day(on));
            prop_assert_eq!(longer, Freshness::Fine);
        }
    }
}

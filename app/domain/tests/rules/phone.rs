use domain::{Phone, PhoneError};
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case::plain("0123456789", "0123456789", "01 23 45 67 89")]
#[case::spaces("06 12 34 56 78", "0612345678", "06 12 34 56 78")]
#[case::no_break_spaces("06\u{A0}12\u{202F}34\u{A0}56\u{202F}78", "0612345678", "06 12 34 56 78")]
#[case::dots("01.23.45.67.89", "0123456789", "01 23 45 67 89")]
#[case::dashes("01-23–45‑67—89", "0123456789", "01 23 45 67 89")]
#[case::slashes("01/23/45/67/89", "0123456789", "01 23 45 67 89")]
#[case::plus("+33123456789", "0123456789", "01 23 45 67 89")]
#[case::plus_with_bracketed_zero("+33 (0)1 23 45 67 89", "0123456789", "01 23 45 67 89")]
#[case::plus_with_zero("+33 01 23 45 67 89", "0123456789", "01 23 45 67 89")]
#[case::two_zeros("0033 1 23 45 67 89", "0123456789", "01 23 45 67 89")]
#[case::two_zeros_with_bracketed_zero("0033 (0)1 23 45 67 89", "0123456789", "01 23 45 67 89")]
#[case::free_number("0 800 940 939", "0800940939", "08 00 94 09 39")]
#[case::internet_box("0912345678", "0912345678", "09 12 34 56 78")]
#[case::copied_from_contacts("\u{202A}+33 6 12 34 56 78\u{202C}", "0612345678", "06 12 34 56 78")]
#[case::arabic_digits("٠٦١٢٣٤٥٦٧٨", "0612345678", "06 12 34 56 78")]
#[case::persian_digits("۰۶۱۲۳۴۵۶۷۸", "0612345678", "06 12 34 56 78")]
#[case::overseas_from_abroad("+590 590 12 34 56", "+590590123456", "+590 590 12 34 56")]
#[case::belgium("+32 470 12 34 56", "+32470123456", "+32 470 12 34 56")]
#[case::belgium_by_zeros("0032 470 12 34 56", "+32470123456", "+32 470 12 34 56")]
#[case::united_kingdom("+44 7911 123456", "+447911123456", "+44 79 11 12 34 56")]
#[case::united_states("+1 (212) 555-1234", "+12125551234", "+1 21 25 55 12 34")]
#[case::morocco("+212 6 12 34 56 78", "+212612345678", "+212 612 34 56 78")]
#[case::shortest_international("+29045678", "+29045678", "+290 456 78")]
#[case::longest_international("+888123456789012", "+888123456789012", "+888 12 34 56 78 90 12")]
#[case("15", "15", "15")]
#[case("17", "17", "17")]
#[case("18", "18", "18")]
#[case("112", "112", "112")]
#[case("114", "114", "114")]
#[case("115", "115", "115")]
#[case("119", "119", "119")]
#[case("191", "191", "191")]
#[case("196", "196", "196")]
#[case("197", "197", "197")]
#[case::child_protection_spaced("1 1 9", "119", "119")]
#[case::women_helpline("39 19", "3919", "39 19")]
#[case::caf("32-30", "3230", "32 30")]
#[case::suicide_prevention("3114", "3114", "31 14")]
#[case::missing_children("116 000", "116000", "116 000")]
#[case::victims("116.006", "116006", "116 006")]
#[case::doctors("116117", "116117", "116 117")]
fn a_number_is_kept_as_it_is_dialled_and_said(
    #[case] typed: &str,
    #[case] digits: &str,
    #[case] spaced: &str,
) {
    let phone = Phone::parse(typed).unwrap();
    assert_eq!(phone.digits(), digits);
    assert_eq!(phone.spaced(), spaced);
    assert_eq!(phone.to_string(), spaced);
    assert_eq!(phone.tel_uri(), format!("tel:{digits}"));
}

#[rstest]
#[case::nothing("", PhoneError::Empty)]
#[case::spaces(" \u{A0}", PhoneError::Empty)]
#[case::only_separators("(-)", PhoneError::Empty)]
#[case::only_plus("+", PhoneError::Empty)]
#[case::letters("06 12 AB 56 78", PhoneError::Character { found: 'A' })]
#[case::letter_for_digit("O612345678", PhoneError::Character { found: 'O' })]
#[case::words("appeler Mme Diallo", PhoneError::Character { found: 'a' })]
#[case::emoji("📞0612345678", PhoneError::Character { found: '📞' })]
#[case::plus_inside("06+12345678", PhoneError::Character { found: '+' })]
#[case::two_plus("++33612345678", PhoneError::Character { found: '+' })]
#[case::two_numbers("0612345678, 0123456789", PhoneError::Character { found: ',' })]
#[case::star_code("*21#", PhoneError::Character { found: '*' })]
#[case::too_short("06 12 34 56 7", PhoneError::Length { digits: 9 })]
#[case::too_long("06 12 34 56 78 9", PhoneError::Length { digits: 11 })]
#[case::two_numbers_run_together("0612345678 0123456789", PhoneError::Length { digits: 20 })]
#[case::ten_thousand_digits(&"1".repeat(10_000), PhoneError::Length { digits: 10_000 })]
#[case::unknown_short("16", PhoneError::Length { digits: 2 })]
#[case::one_digit("3", PhoneError::Length { digits: 1 })]
#[case::unknown_three("113", PhoneError::Length { digits: 3 })]
#[case::four_not_in_3("1234", PhoneError::Length { digits: 4 })]
#[case::six_not_in_116("117006", PhoneError::Length { digits: 6 })]
#[case::french_plus_short("+33 6 12 34 56 7", PhoneError::Length { digits: 10 })]
#[case::french_plus_long("+33 6 12 34 56 78 9", PhoneError::Length { digits: 12 })]
#[case::short_number_from_abroad("+33 3919", PhoneError::Length { digits: 6 })]
#[case::seven_international("+2904567", PhoneError::Length { digits: 7 })]
#[case::sixteen_international("+8881234567890123", PhoneError::Length { digits: 16 })]
#[case::only_zeros_prefix("00", PhoneError::Length { digits: 0 })]
#[case::ten_without_zero("1234567890", PhoneError::Prefix { digit: '1' })]
#[case::double_zero_after_33("+33 (0)0 12 34 56 78", PhoneError::Prefix { digit: '0' })]
#[case::country_code_zero("+0 12 34 56 78", PhoneError::Prefix { digit: '0' })]
#[case::three_zeros("000 12 34 56 78", PhoneError::Prefix { digit: '0' })]
fn a_text_that_is_not_a_number_is_refused_with_its_fault(#[case] typed: &str, #[case] fault: PhoneError) {
    assert_eq!(Phone::parse(typed), Err(fault));
}

fn french() -> impl Strategy<Value = String> {
    "0[1-9][0-9]{8}"
}

fn any_number() -> impl Strategy<Value = String> {
    prop_oneof![
        french(),
        "3[0-9]{3}",
        "116[0-9]{3}",
        r"\+[1-9][0-9]{7,14}",
        proptest::sample::select(vec!["15", "17", "18", "112", "114", "115", "119", "191", "196", "197"])
            .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_phone_reads_back_from_its_digits_and_from_what_is_shown(typed in any_number()) {
        // Some numbers drawn after +33 are not French ones.
        let Ok(phone) = Phone::parse(&typed) else {
            prop_assert!(typed.starts_with("+33"));
            return Ok(());
        };
        prop_assert_eq!(Phone::parse(phone.digits()), Ok(phone.clone()));
        prop_assert_eq!(Phone::parse(&phone.spaced()), Ok(phone.clone()));
        prop_assert_eq!(phone.spaced().replace(' ', ""), phone.digits());
    }

    #[test]
    fn a_french_number_has_one_form_however_it_is_written(known in french(), sign in "[ .\u{A0}\u{202F}/-]") {
        let pairs: Vec<&str> = (0..5).map(|pair| &known[pair * 2..pair * 2 + 2]).collect();
        let rest = &known[1..];
        for typed in [
            pairs.join(&sign),
            format!("+33{sign}{rest}"),
            format!("+33{sign}(0){rest}"),
            format!("0033{sign}{rest}"),
        ] {
            let phone = Phone::parse(&typed).unwrap();
            prop_assert_eq!(phone.digits(), known.as_str(), "{}", typed);
        }
    }

    #[test]
    fn whatever_is_typed_never_breaks_the_reader(typed in "\\PC{0,40}|[0-9+ ().]{0,24}") {
        if let Ok(phone) = Phone::parse(&typed) {
            let digits = phone.digits().strip_prefix('+').unwrap_or(phone.digits());
            prop_assert!((2..=15).contains(&digits.len()));
            prop_assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));
        }
    }
}

use domain::{AppointmentId, ChecklistId, ContactId, DocumentId, IdError, StepId};
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("", IdError::Length { chars: 0 })]
#[case("0123456789abcdef0123456789abcde", IdError::Length { chars: 31 })]
#[case("0123456789abcdef0123456789abcdef0", IdError::Length { chars: 33 })]
#[case("éééééééééééééééé", IdError::Length { chars: 16 })]
#[case("0123456789ABCDEF0123456789abcdef", IdError::Character { found: 'A' })]
#[case("0123456789abcdeg0123456789abcdef", IdError::Character { found: 'g' })]
#[case("é123456789abcdef0123456789abcdef", IdError::Character { found: 'é' })]
fn a_text_that_is_not_an_id_is_refused_with_its_fault(#[case] text: &str, #[case] fault: IdError) {
    assert_eq!(text.parse::<StepId>(), Err(fault));
}

#[test]
fn an_id_prints_its_bytes_in_order() {
    let id = ContactId::new([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 254, 255]);
    assert_eq!(id.to_string(), "000102030405060708090a0b0c0dfeff");
    assert_eq!(format!("{id:?}"), "ContactId(000102030405060708090a0b0c0dfeff)");
}

#[test]
fn an_id_takes_sixteen_bytes_on_disk() {
    assert_eq!(postcard::to_allocvec(&DocumentId::new([7; 16])), Ok(vec![7; 16]));
}

proptest! {
    #[test]
    fn an_id_reads_back_from_its_text_and_its_stored_bytes(bytes: [u8; 16]) {
        let id = ChecklistId::new(bytes);
        prop_assert_eq!(id.to_string().parse(), Ok(id));
        prop_assert_eq!(id.bytes(), bytes);
        let stored = postcard::to_allocvec(&id).unwrap();
        prop_assert_eq!(postcard::from_bytes::<ChecklistId>(&stored), Ok(id));
    }

    #[test]
    fn ids_sort_like_their_texts(one: [u8; 16], other: [u8; 16]) {
        let (one, other) = (AppointmentId::new(one), AppointmentId::new(other));
        prop_assert_eq!(one.cmp(&other), one.to_string().cmp(&other.to_string()));
    }
}

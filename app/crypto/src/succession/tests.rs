use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn owner() -> OwnerKey {
    OwnerKey::new([1; 32])
}

fn old() -> [u8; 32] {
    SpaceSecret::new([2; 32]).space()
}

fn new() -> SpaceSecret {
    SpaceSecret::new([3; 32])
}

fn phone(number: u8) -> DeviceKey {
    DeviceKey::new([number; 32])
}

fn stays(number: u8, role: Role) -> Staying {
    Staying { device: phone(number).public(), role, ephemeral: [number + 100; 32] }
}

fn announced() -> Vec<u8> {
    let staying = [stays(10, Role::Writer), stays(11, Role::Reader)];
    announce_successor(&owner(), &old(), &new(), &[9; 32], &staying).unwrap()
}

fn successor(bytes: &[u8]) -> Successor {
    match Succession::verify(bytes, &old(), &owner().public()) {
        Ok(Succession::Successor(successor)) => successor,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_stop_is_understood() {
    let bytes = announce_stop(&owner(), &old());
    assert_eq!(bytes.len(), 98);
    assert_eq!(Succession::verify(&bytes, &old(), &owner().public()), Ok(Succession::Stopped));
}

#[test]
fn each_device_gets_what_its_role_needs() {
    let successor = successor(&announced());
    assert_eq!((successor.space(), successor.owner()), (new().space(), [9; 32]));
    assert_eq!(successor.staying().count(), 2);
    assert_eq!(successor.open(&phone(10)), Ok(Grant::Writer(new())));
    assert_eq!(successor.open(&phone(11)), Ok(Grant::Reader(new().reading_key())));
    assert_eq!(successor.open(&phone(12)), Err(GrantError::NotForThisDevice));
}

#[test]
fn what_is_for_one_device_is_worth_nothing_for_another() {
    let mut successor = successor(&announced());
    let for_another = successor.staying[0].1;
    successor.staying[1].1 = for_another;
    assert_eq!(successor.open(&phone(11)), Err(GrantError::Closed(OpenError::Wrong)));
}

#[test]
fn what_was_sealed_for_one_succession_does_not_open_in_another() {
    let mut successor = successor(&announced());
    successor.sealed_with = sealed_with(&[0; 32], &new().space());
    assert_eq!(successor.open(&phone(10)), Err(GrantError::Closed(OpenError::Wrong)));
}

#[test]
fn the_secret_of_some_other_space_is_refused() {
    let mut successor = successor(&announced());
    let grant = [&[1][..], &[77; 32]].concat();
    let sealed = seal_to(&phone(10).public(), &grant, &successor.sealed_with, [5; 32]).unwrap();
    successor.staying[0].1 = sealed.try_into().unwrap();
    assert_eq!(successor.open(&phone(10)), Err(GrantError::Contents));
}

#[test]
fn only_the_owner_announces() {
    let forged = announce_stop(&OwnerKey::new([66; 32]), &old());
    assert_eq!(
        Succession::verify(&forged, &old(), &owner().public()),
        Err(SuccessionError::NotTheOwner(VerifyError::Signature))
    );
}

#[test]
fn an_announcement_in_another_space_does_not_count() {
    let bytes = announce_stop(&owner(), &old());
    assert_eq!(
        Succession::verify(&bytes, &[8; 32], &owner().public()),
        Err(SuccessionError::OtherSpace { found: old() })
    );
}

#[rstest]
#[case::version(0, 2, SuccessionError::UnknownVersion { found: 2 })]
#[case::kind(1, 3, SuccessionError::UnknownKind { found: 3 })]
#[case::many_more_devices(99, 3, SuccessionError::TooMany { devices: 770 })]
#[case::one_more_device(98, 3, SuccessionError::Truncated { bytes: 390 })]
#[case::one_device_fewer(98, 1, SuccessionError::TooLong { bytes: 390 })]
fn a_wrong_head_is_told_why(#[case] at: usize, #[case] byte: u8, #[case] why: SuccessionError) {
    let mut bytes = announced();
    bytes[at] = byte;
    assert_eq!(Succession::verify(&bytes, &old(), &owner().public()), Err(why));
}

#[test]
fn nobody_is_announced_with_a_key_that_everybody_shares() {
    let staying = [Staying { device: [0; 32], role: Role::Writer, ephemeral: [5; 32] }];
    assert_eq!(
        announce_successor(&owner(), &old(), &new(), &[9; 32], &staying),
        Err(AnnounceError::WeakKey { device: [0; 32] })
    );
}

#[test]
fn the_most_devices_fit_and_one_more_is_refused() {
    let mut staying = vec![stays(10, Role::Writer); MOST_DEVICES];
    let bytes = announce_successor(&owner(), &old(), &new(), &[9; 32], &staying).unwrap();
    assert!(bytes.len() < 60 * 1024, "with its sealing it fits an envelope");
    staying.push(stays(10, Role::Writer));
    assert_eq!(
        announce_successor(&owner(), &old(), &new(), &[9; 32], &staying),
        Err(AnnounceError::TooMany { devices: MOST_DEVICES + 1 })
    );
}

proptest! {
    #[test]
    fn one_changed_byte_anywhere_is_noticed(at in any::<prop::sample::Index>(), flip in 1_u8..) {
        let mut bytes = announced();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert!(Succession::verify(&bytes, &old(), &owner().public()).is_err());
    }

    #[test]
    fn any_cut_is_noticed(at in any::<prop::sample::Index>()) {
        let bytes = announced();
        let cut = &bytes[..at.index(bytes.len())];
        prop_assert!(Succession::verify(cut, &old(), &owner().public()).is_err());
    }
}

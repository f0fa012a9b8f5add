use proptest::prelude::*;
use protocol::{
    Envelope, EventsRequest, InviteLeave, InviteTake, InviteTaken, News, Problem, Reminders, Snapshot,
    SyncAnswer, SyncRequest,
};

use crate::sample;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_envelope_reads_back(envelope in sample::envelope()) {
        let bytes = envelope.encode();
        prop_assert_eq!(bytes.len(), envelope.encoded_bytes());
        prop_assert_eq!(envelope.verify(), Ok(()));
        prop_assert_eq!(Envelope::decode(&bytes), Ok(envelope));
    }

    #[test]
    fn a_snapshot_reads_back(snapshot in sample::snapshot()) {
        prop_assert_eq!(snapshot.verify(), Ok(()));
        prop_assert_eq!(Snapshot::decode(&snapshot.encode()), Ok(snapshot));
    }

    #[test]
    fn a_request_reads_back(request in sample::request()) {
        prop_assert_eq!(SyncRequest::decode(&request.encode()), Ok(request));
    }

    #[test]
    fn an_answer_reads_back(answer in sample::answer()) {
        prop_assert_eq!(SyncAnswer::decode(&answer.encode()), Ok(answer));
    }

    #[test]
    fn a_list_of_spaces_reads_back(events in sample::events()) {
        prop_assert_eq!(EventsRequest::decode(&events.encode()), Ok(events));
    }

    #[test]
    fn news_read_back(news in sample::news()) {
        prop_assert_eq!(News::parse(&news.print()), Some(news));
    }

    #[test]
    fn an_invite_reads_back(leave in sample::leave(), take in sample::take(), taken in sample::taken()) {
        prop_assert_eq!(InviteLeave::decode(&leave.encode()), Ok(leave));
        prop_assert_eq!(InviteTake::decode(&take.encode()), Ok(take));
        prop_assert_eq!(InviteTaken::decode(&taken.encode()), Ok(taken));
    }

    #[test]
    fn reminders_read_back(reminders in sample::reminders()) {
        prop_assert_eq!(Reminders::decode(&reminders.encode()), Ok(reminders));
    }

    #[test]
    fn a_problem_reads_back(problem in sample::problem()) {
        prop_assert_eq!(Problem::decode(&problem.encode()), Ok(problem));
    }

    #[test]
    fn an_envelope_with_any_bit_flipped_is_not_signed(at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let mut bytes = sample::fixed_envelope().encode();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let flipped = Envelope::decode(&bytes);
        prop_assert!(flipped.is_err() || flipped.is_ok_and(|envelope| envelope.verify().is_err()));
    }

    #[test]
    fn a_snapshot_with_any_bit_flipped_is_not_signed(at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let mut bytes = sample::fixed_snapshot().encode();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let flipped = Snapshot::decode(&bytes);
        prop_assert!(flipped.is_err() || flipped.is_ok_and(|snapshot| snapshot.verify().is_err()));
    }
}

//! Every decoder against noise and against damaged good input.

use protocol::{
    DecodeError, Envelope, EventsRequest, InviteLeave, InviteTake, InviteTaken, News, Problem, ReminderKey,
    Reminders, Snapshot, SyncAnswer, SyncRequest,
};

use crate::sample;

/// One decoder: what it makes of bytes, written again.
type EntryPoint = fn(&[u8]) -> Result<Vec<u8>, DecodeError>;

struct Target {
    name: &'static str,
    again: EntryPoint,
    good: Vec<u8>,
}

fn targets() -> Vec<Target> {
    let leave = InviteLeave { id: protocol::InviteId([1; 16]), expires_s: 600, sealed: vec![9; 300] };
    let conflict =
        Problem::Conflict { space: sample::space(7), dot: sample::fixed_envelope().header().last_dot() };
    let target = |name, good, again| Target { name, again, good };
    vec![
        target("envelope", sample::fixed_envelope().encode(), |b| Envelope::decode(b).map(|x| x.encode())),
        target("snapshot", sample::fixed_snapshot().encode(), |b| Snapshot::decode(b).map(|x| x.encode())),
        target("request", sample::fixed_request().encode(), |b| SyncRequest::decode(b).map(|x| x.encode())),
        target("answer", sample::fixed_answer().encode(), |b| SyncAnswer::decode(b).map(|x| x.encode())),
        target("events", EventsRequest { spaces: vec![sample::space(7); 3] }.encode(), |b| {
            EventsRequest::decode(b).map(|x| x.encode())
        }),
        target("news", b"65535".to_vec(), |b| {
            let text = std::str::from_utf8(b).ok().and_then(News::parse);
            text.map(|news| news.print().into_bytes()).ok_or(DecodeError::Truncated)
        }),
        target("invite-leave", leave.encode(), |b| InviteLeave::decode(b).map(|x| x.encode())),
        target("invite-take", InviteTake { id: leave.id }.encode(), |b| {
            InviteTake::decode(b).map(|x| x.encode())
        }),
        target("invite-taken", InviteTaken { sealed: vec![3; 200] }.encode(), |b| {
            InviteTaken::decode(b).map(|x| x.encode())
        }),
        target("reminders", sample::fixed_reminders().encode(), |b| Reminders::decode(b).map(|x| x.encode())),
        target("reminder-key", sample::FIXED_REMINDER_KEY.encode(), |b| {
            ReminderKey::decode(b).map(|x| x.encode())
        }),
        target("problem", conflict.encode(), |b| Problem::decode(b).map(|x| x.encode())),
    ]
}

#[test]
fn whatever_a_decoder_takes_it_writes_again_byte_for_byte() {
    for Target { name, again, good } in targets() {
        assert_eq!(again(&good).as_ref(), Ok(&good), "{name}: its own sample");
        mutation::attack(name, &[good], |bytes| {
            if let Ok(written) = again(bytes) {
                assert_eq!(written, bytes, "{name}");
            }
        });
    }
}

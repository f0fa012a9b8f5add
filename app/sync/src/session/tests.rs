use super::*;

fn exchange(effects: &[Effect]) -> Option<u64> {
    effects.iter().find_map(|effect| match effect {
        Effect::Exchange(number) => Some(*number),
        Effect::WakeAt(_) => None,
    })
}

fn wake(effects: &[Effect]) -> Option<u64> {
    effects.iter().find_map(|effect| match effect {
        Effect::WakeAt(at) => Some(*at),
        Effect::Exchange(_) => None,
    })
}

/// A session whose first exchange has been answered.
fn quiet() -> Session {
    let mut session = Session::new();
    let number = exchange(&session.handle(Event::Started, 0, 0)).unwrap();
    assert_eq!(session.handle(Event::Answered { number, unfinished: false }, 100, 0), []);
    session
}

#[test]
fn a_start_asks_at_once_and_an_action_a_little_later() {
    let mut session = quiet();
    assert_eq!(session.handle(Event::Acted, 1_000, 0), [Effect::WakeAt(3_000)]);
    // A second tap does not put it off.
    assert_eq!(session.handle(Event::Acted, 2_900, 0), [Effect::WakeAt(3_000)]);
    assert!(exchange(&session.handle(Event::Ticked, 3_000, 0)).is_some());
}

#[test]
fn what_happens_during_an_exchange_is_told_by_the_next_one() {
    let mut session = Session::new();
    let first = exchange(&session.handle(Event::Started, 0, 0)).unwrap();
    assert_eq!(exchange(&session.handle(Event::Acted, 10, 0)), None);
    let second =
        exchange(&session.handle(Event::Answered { number: first, unfinished: false }, 50, 0)).unwrap();
    assert_ne!(first, second);
    assert_eq!(session.handle(Event::Answered { number: second, unfinished: false }, 90, 0), []);
}

#[test]
fn a_cut_answer_is_gone_on_with_at_once() {
    let mut session = Session::new();
    let number = exchange(&session.handle(Event::Started, 0, 0)).unwrap();
    assert!(exchange(&session.handle(Event::Answered { number, unfinished: true }, 50, 0)).is_some());
}

#[test]
fn failures_are_followed_by_longer_and_longer_pauses_up_to_five_minutes() {
    let mut session = Session::new();
    let mut now = 0;
    let mut pauses = Vec::new();
    let mut effects = session.handle(Event::Started, now, 0);
    for chance in 0..12 {
        let number = exchange(&effects).unwrap();
        let failed = Event::Failed { number, failure: Failure::NoAnswer };
        let at = wake(&session.handle(failed, now, chance * 1_234_567)).unwrap();
        pauses.push(at - now);
        now = at;
        effects = session.handle(Event::Ticked, now, 0);
    }
    for (nth, pause) in pauses.iter().enumerate() {
        let most = (2_000 << nth).min(300_000);
        assert!((most / 2..=most).contains(pause), "pause {nth} was {pause}");
    }
    assert_eq!(session.sending(3), Sending::Failing(3, 0));
}

#[test]
fn the_relay_says_how_long_to_wait() {
    let mut session = Session::new();
    let number = exchange(&session.handle(Event::Started, 0, 0)).unwrap();
    let failure = Failure::Problem(Problem::TooMany { retry_after_s: 90 });
    assert_eq!(session.handle(Event::Failed { number, failure }, 1_000, 0), [Effect::WakeAt(91_000)]);
}

#[test]
fn without_a_network_nothing_is_asked_and_its_return_ends_any_pause() {
    let mut session = quiet();
    assert_eq!(session.handle(Event::Offline, 200, 0), []);
    assert_eq!(session.handle(Event::Acted, 300, 0), []);
    assert_eq!(session.sending(1), Sending::Waiting(1));
    assert!(exchange(&session.handle(Event::Online, 9_000, 0)).is_some());
}

#[test]
fn an_exchange_that_nobody_answers_ends_by_itself_and_its_late_answer_is_not_counted() {
    let mut session = Session::new();
    let effects = session.handle(Event::Started, 0, 0);
    let (number, until) = (exchange(&effects).unwrap(), wake(&effects).unwrap());
    let again = wake(&session.handle(Event::Ticked, until, 0)).unwrap();
    assert!(again > until);
    assert_eq!(
        session.handle(Event::Answered { number, unfinished: false }, until + 1, 0),
        [Effect::WakeAt(again)]
    );
    assert_eq!(session.sending(2), Sending::Failing(2, until));
}

#[test]
fn what_was_sent_says_when() {
    assert_eq!(quiet().sending(0), Sending::Sent(Some(100)));
}

//! Mail that arrives, twice, late, or never.

use super::{
    Alarm, Body, Event, Failure, Held, Lie, Mail, Network, Pending, SpaceAnswer, Tainted, World, lies,
};
use protocol::{SyncAnswer, SyncRequest};

/// The envelopes of one answer for a space, so that answers are cut.
const CUT: usize = 4;

impl World {
    /// Delivers any letter that is on its way; or loses it, or delivers it and keeps it for once more.
    pub(super) fn deliver(&mut self) -> Held {
        if self.mail.is_empty() {
            return Ok(());
        }
        let at = self.dice.below(self.mail.len());
        let fate = self.dice.below(100);
        let mail = if fate < 8 { self.mail[at].clone() } else { self.mail.swap_remove(at) };
        let parted = self.phones[mail.phone].network == Network::Parted;
        if fate >= 90 || parted {
            return Ok(());
        }
        match mail.body {
            Body::Request(request) => {
                self.arrive_at_relay((mail.phone, mail.tab, mail.life, mail.number), &request);
                Ok(())
            }
            Body::Answer(answer) => {
                let to = (mail.phone, mail.tab, mail.life, mail.number);
                match answer {
                    Ok((told, truth)) => self.arrive_at_phone(to, &told, &truth),
                    Err(problem) => {
                        let failed =
                            Event::Failed { number: mail.number, failure: Failure::Problem(problem) };
                        self.tell_tab(mail.phone, mail.tab, failed);
                        Ok(())
                    }
                }
            }
        }
    }

    fn arrive_at_relay(&mut self, to: (usize, usize, u32, u64), request: &SyncRequest) {
        let (phone, tab, life, number) = to;
        let relay = match &mut self.other_relay {
            Some(other) if phone % 2 == 1 => other,
            _ => &mut self.relay,
        };
        let body = match relay.exchange(request, CUT) {
            Err(problem) => Body::Answer(Err(problem)),
            Ok(truth) => {
                let others = self.relay.log(self.keys[1].space());
                let others = if phone < 2 { Vec::new() } else { others };
                let lies = self.lie != Lie::None && self.dice.happens(60);
                let lie = if lies { self.lie } else { Lie::None };
                let told = lies::tell(lie, &mut self.dice, &truth, &self.told, &others);
                if told != truth {
                    self.is_tainted = Tainted::Yes;
                }
                self.told.push(truth.clone());
                Body::Answer(Ok((told, truth)))
            }
        };
        self.mail.push(Mail { phone, tab, life, number, body });
    }

    /// The answer is taken in space by space, each kept before the next; the phone may crash in between.
    fn arrive_at_phone(
        &mut self,
        to: (usize, usize, u32, u64),
        told: &SyncAnswer,
        truth: &SyncAnswer,
    ) -> Held {
        let (who, tab, life, number) = to;
        let phone = &mut self.phones[who];
        let open = phone.tabs.get_mut(tab).filter(|_| phone.life == life);
        let pending = open.and_then(|open| open.pending.take_if(|pending| pending.number == number));
        let Some(pending) = pending else { return Ok(()) };
        let mut unfinished = false;
        for nth in 0..self.phones[who].disk.len() {
            let Some(answer) = about(&pending, nth, told) else { continue };
            unfinished |= self.take(who, nth, &answer, truth.news(answer.space), &pending)?;
            if self.crashes(who) {
                return Ok(());
            }
        }
        self.report.exchanges += 1;
        self.tell_tab(who, tab, Event::Answered { number, unfinished });
        Ok(())
    }

    /// Takes in what is told about one space, and checks that what is wrong with it is named; tells whether there is
    /// more to ask or to bring.
    pub(super) fn take(
        &mut self,
        who: usize,
        nth: usize,
        answer: &SpaceAnswer,
        truth: Option<&SpaceAnswer>,
        pending: &Pending,
    ) -> Result<bool, (&'static str, String)> {
        let device = &mut self.phones[who].disk[nth].1;
        let before = device.clone();
        let asked = pending.asked.get(nth).cloned().unwrap_or_default();
        let went_back = asked.held().iter().any(|(actor, seq)| answer.holds.seq(actor) < seq);
        let taken = device.take(answer, &asked);
        if self.merge == super::Merge::Ours {
            let named = taken.alarms.iter().any(|alarm| matches!(alarm, Alarm::RolledBack { .. }));
            if went_back != named {
                return Err(("every attack is named", format!("phone {who}: the relay went back")));
            }
            let ledger = before.replica().ledger();
            let lacked = |envelope: &protocol::Envelope| {
                !before.applied().contains(envelope.header().last_dot()) && !ledger.is_waiting(envelope)
            };
            match lies::is_named(answer, truth, lacked, &taken.alarms) {
                Err(what) => return Err(("every attack is named", format!("phone {who}: {what}"))),
                Ok(lied) => self.report.lies += u32::from(lied || went_back),
            }
            if self.is_tainted == Tainted::No && !taken.alarms.is_empty() {
                return Err(("no alarm without an attack", format!("phone {who}: {:?}", taken.alarms)));
            }
        }
        let device = &self.phones[who].disk[nth].1;
        let has_more_to_send = device.has_more_to_send();
        Ok(answer.more || has_more_to_send)
    }
}

/// The answer about the space of one device: a space without news is held as the request said.
pub(super) fn about(pending: &Pending, nth: usize, told: &SyncAnswer) -> Option<SpaceAnswer> {
    let asked = pending.request.spaces.get(nth)?;
    let quiet = || SpaceAnswer {
        space: asked.space,
        holds: asked.have.clone(),
        snapshot: None,
        envelopes: Vec::new(),
        more: false,
        wants_snapshot: false,
    };
    Some(told.news(asked.space).cloned().unwrap_or_else(quiet))
}

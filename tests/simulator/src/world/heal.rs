//! An honest relay and a network that works.

use super::mail::about;
use super::{Held, Law, Lie, Merge, Network, Tainted, World, entities, fields};

/// Within so many exchanges of each phone all are equal: learn what the relay holds, give it what it lacks, get what
/// the others gave; and the same once more where a snapshot has to go first.
const ROUNDS: u32 = 6;

impl World {
    pub(super) fn heal(&mut self) -> Held {
        self.story.push(format!("{} everything is healed", self.now));
        self.lie = Lie::None;
        if self.other_relay.take().is_some() {
            self.is_tainted = Tainted::Yes;
        }
        self.mail.clear();
        for phone in &mut self.phones {
            phone.network = Network::Up;
        }
        for round in 1..=ROUNDS {
            for who in 0..self.phones.len() {
                self.exchange(who)?;
                self.law.check_reads(who, &self.phones[who])?;
            }
            self.report.rounds = round;
            let settled =
                self.phones.iter().flat_map(|phone| &phone.disk).all(|(_, device)| device.is_settled());
            if settled && Law::check_equal(&self.phones, &entities(), &fields()).is_ok() {
                return self.law.check_writes(&self.phones);
            }
        }
        Law::check_equal(&self.phones, &entities(), &fields())?;
        if self.merge == Merge::NoBuffering {
            return self.law.check_writes(&self.phones);
        }
        Err(("everything is sent within a bounded number of exchanges", format!("{ROUNDS} rounds")))
    }

    /// One exchange of one phone, with everything in one answer.
    fn exchange(&mut self, who: usize) -> Held {
        let pending = self.requests(who, 0);
        let answered = self.relay.exchange(&pending.request, usize::MAX);
        let answer =
            answered.map_err(|problem| ("an honest phone is not refused", format!("{problem:?}")))?;
        for nth in 0..self.phones[who].disk.len() {
            let Some(told) = about(&pending, nth, &answer) else { continue };
            self.take(who, nth, &told, answer.news(told.space), &pending)?;
        }
        Ok(())
    }
}

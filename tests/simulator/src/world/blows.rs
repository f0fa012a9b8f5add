//! What goes wrong with phones and with the relay.

use super::{Event, Lie, Network, Tainted, World};
use crate::device::Device;
use crate::phone::Tab;
use sync::ActorId;

impl World {
    pub(super) fn blow(&mut self, who: usize) {
        match self.dice.below(16) {
            0..3 => self.crash(who),
            3..6 => self.part(who),
            6 => self.phones[who].tabs.push(Tab::default()),
            7 => self.phones[who].tabs.truncate(1),
            8 | 9 => self.phones[who].backup = Some(self.phones[who].disk.clone()),
            10 => self.restore(who),
            11 => self.evict(who),
            // A restart: what was on its way to the relay or back is lost.
            12 => self.mail.clear(),
            13 | 14 => self.relay_backup = Some(self.relay.clone()),
            _ if self.lie == Lie::Fork => {
                self.story.push(format!("{} the relay forks", self.now));
                self.is_tainted = Tainted::Yes;
                self.other_relay.get_or_insert_with(|| self.relay.clone());
            }
            _ => {
                if let Some(old) = self.relay_backup.take() {
                    self.story.push(format!("{} the relay goes back to a backup", self.now));
                    self.relay = old;
                    self.is_tainted = Tainted::Yes;
                    self.report.blows += 1;
                }
            }
        }
    }

    /// Whether the phone crashes at this moment.
    pub(super) fn crashes(&mut self, who: usize) -> bool {
        let crashes = self.dice.happens(2);
        if crashes {
            self.crash(who);
        }
        crashes
    }

    fn crash(&mut self, who: usize) {
        self.story.push(format!("{} phone {who} crashes", self.now));
        self.report.blows += 1;
        let phone = &mut self.phones[who];
        phone.life += 1;
        phone.tabs = vec![Tab::default()];
        // It is opened again, which needs no further crash to be told here.
        if let Some(tab) = phone.tabs.first_mut() {
            tab.wake = Some(self.now);
            let _started_later = tab.session.handle(Event::Acted, self.now, 0);
        }
    }

    fn part(&mut self, who: usize) {
        let phone = &mut self.phones[who];
        phone.network = if phone.network == Network::Up { Network::Parted } else { Network::Up };
        let event = if phone.network == Network::Up { Event::Online } else { Event::Offline };
        // The browser does not always know.
        if self.dice.happens(50) {
            self.tell_tab(who, 0, event);
        }
    }

    /// The phone goes back to its own backup, under a new name.
    fn restore(&mut self, who: usize) {
        let Some(backup) = self.phones[who].backup.take() else { return };
        self.story.push(format!("{} phone {who} is restored", self.now));
        let dice = &mut self.dice;
        let renamed =
            backup.into_iter().map(|(space, device)| (space, device.with_new_actor(ActorId(dice.bytes()))));
        self.phones[who].disk = renamed.collect();
        self.crash(who);
        self.law.forget(&self.phones, who);
    }

    /// The browser drops the phone's memory; it joins its spaces again by their links.
    fn evict(&mut self, who: usize) {
        self.story.push(format!("{} phone {who} is evicted", self.now));
        for (space, device) in &mut self.phones[who].disk {
            *device = Device::new(&self.keys[*space], ActorId(self.dice.bytes()), self.merge);
        }
        self.phones[who].backup = None;
        self.crash(who);
        self.law.forget(&self.phones, who);
    }
}

//! What happens, step by step.

use crate::Report;
use crate::device::{Device, Merge};
use crate::dice::Dice;
use crate::law::{Broken, Law};
use crate::lies::{self, LIES, Lie};
use crate::phone::{Network, Pending, Phone, Tab};
use crate::relay::Relay;
use crypto::SpaceSecret;
use protocol::{Problem, SpaceAnswer, SyncAnswer, SyncRequest};
use sync::{ActorId, Alarm, Edit, Effect, EntityId, Event, Failure, FieldId, Kind, SpaceKeys, Value};

mod blows;
mod heal;
mod mail;

/// Ten years, in milliseconds.
const TEN_YEARS: u64 = 315_576_000_000;

/// Everything there is.
#[derive(Debug)]
pub struct World {
    seed: u64,
    dice: Dice,
    merge: Merge,
    keys: [SpaceKeys; 2],
    phones: Vec<Phone>,
    relay: Relay,
    /// The other history, of a relay that forks.
    other_relay: Option<Relay>,
    relay_backup: Option<Relay>,
    lie: Lie,
    /// Whether the relay has lied or gone back: without either, no alarm may be heard.
    is_tainted: Tainted,
    told: Vec<SyncAnswer>,
    mail: Vec<Mail>,
    now: u64,
    law: Law,
    report: Report,
    story: Vec<String>,
}

/// Whether the relay has ever done what an honest one does not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tainted {
    Yes,
    No,
}

/// Something on its way.
#[derive(Clone, Debug)]
struct Mail {
    phone: usize,
    tab: usize,
    life: u32,
    number: u64,
    body: Body,
}

#[derive(Clone, Debug)]
enum Body {
    Request(SyncRequest),
    /// What the relay tells, and what would have been true.
    Answer(Result<(SyncAnswer, SyncAnswer), Problem>),
}

/// Nothing, or the law that does not hold and what was seen.
type Held = Result<(), (&'static str, String)>;

impl World {
    /// The world of a seed.
    pub fn new(seed: u64, merge: Merge) -> Self {
        let mut dice = Dice::new(seed);
        let keys = [(); 2].map(|()| SpaceKeys::writer(&SpaceSecret::new(dice.bytes())));
        let count = 2 + dice.below(7);
        let phones = (0..count)
            .map(|nth| {
                // Everybody is in the first space, two are in the second one as well.
                let spaces = if nth < 2 { 2 } else { 1 };
                let disk = (0..spaces)
                    .map(|space| (space, Device::new(&keys[space], ActorId(dice.bytes()), merge)))
                    .collect();
                let wrong = i64::try_from(dice.any() % (2 * TEN_YEARS)).unwrap_or_default();
                let clock = wrong - i64::try_from(TEN_YEARS).unwrap_or_default();
                Phone { disk, backup: None, tabs: vec![Tab::default()], life: 0, clock, network: Network::Up }
            })
            .collect();
        let lie = if dice.happens(50) { Lie::None } else { dice.pick(&LIES).copied().unwrap_or(Lie::None) };
        Self {
            seed,
            dice,
            merge,
            keys,
            phones,
            relay: Relay::default(),
            other_relay: None,
            relay_backup: None,
            lie,
            is_tainted: Tainted::No,
            told: Vec::new(),
            mail: Vec::new(),
            now: 0,
            law: Law::default(),
            report: Report::default(),
            story: Vec::new(),
        }
    }

    /// Lets everything go wrong, heals it, and checks what must hold.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn run(mut self) -> Result<Report, Broken> {
        let ran = self.play();
        match ran {
            Ok(()) => Ok(self.report),
            Err((law, facts)) => Err(Broken { seed: self.seed, law, facts, story: self.story }),
        }
    }

    fn play(&mut self) -> Held {
        let steps = 30 + self.dice.below(60);
        for who in 0..self.phones.len() {
            self.tell_tab(who, 0, Event::Started);
        }
        for _ in 0..steps {
            self.step()?;
        }
        self.heal()
    }

    fn step(&mut self) -> Held {
        let who = self.dice.below(self.phones.len());
        match self.dice.below(100) {
            0..30 => self.act(who),
            30..68 => self.deliver()?,
            68..84 => self.pass_time(),
            _ => self.blow(who),
        }
        for (who, phone) in self.phones.iter().enumerate() {
            self.law.check_reads(who, phone)?;
        }
        Ok(())
    }

    /// A person does something: it is kept, acknowledged, and told to the tab; the phone may crash in between.
    fn act(&mut self, who: usize) {
        let count = 1 + self.dice.below(3);
        let edits: Vec<Edit> = (0..count).map(|_| self.edit()).collect();
        let nonce = self.dice.bytes();
        let phone = &mut self.phones[who];
        let at = phone.wall_time(self.now);
        let nth = self.dice.below(phone.disk.len());
        let (space, device) = &mut phone.disk[nth];
        let Ok(batch) = device.act(edits, at, nonce) else { return };
        self.story.push(format!("{} phone {who} writes {:?} in space {space}", self.now, batch.first));
        let space = *space;
        if self.crashes(who) {
            return;
        }
        self.law.acknowledge(space, &batch);
        self.report.acts += 1;
        if self.crashes(who) {
            return;
        }
        let tab = self.dice.below(self.phones[who].tabs.len());
        self.tell_tab(who, tab, Event::Acted);
    }

    fn edit(&mut self) -> Edit {
        let entity = entities()[self.dice.below(3)];
        let field = fields()[self.dice.below(3)];
        let value = if field == FieldId(0) {
            Value::Flag(self.dice.happens(50))
        } else {
            Value::Text(format!("{}", self.dice.any()))
        };
        Edit { entity, kind: Kind(2), field, value }
    }

    fn pass_time(&mut self) {
        self.now += 1 + self.dice.any() % 8_000;
        for who in 0..self.phones.len() {
            for tab in 0..self.phones[who].tabs.len() {
                let due =
                    self.phones[who].tabs.get(tab).and_then(|tab| tab.wake).is_some_and(|at| at <= self.now);
                if due {
                    self.tell_tab(who, tab, Event::Ticked);
                }
            }
        }
    }

    /// Tells a tab's session what happened, and does what it says; the phone may crash before each effect.
    fn tell_tab(&mut self, who: usize, tab: usize, event: Event) {
        let chance = self.dice.any();
        let Some(open) = self.phones[who].tabs.get_mut(tab) else { return };
        let effects = open.session.handle(event, self.now, chance);
        open.wake = None;
        for effect in effects {
            if self.crashes(who) {
                return;
            }
            match effect {
                Effect::WakeAt(at) => {
                    if let Some(open) = self.phones[who].tabs.get_mut(tab) {
                        open.wake = Some(at);
                    }
                }
                Effect::Exchange(number) => self.ask(who, tab, number),
            }
        }
    }

    fn ask(&mut self, who: usize, tab: usize, number: u64) {
        let pending = self.requests(who, number);
        let phone = &mut self.phones[who];
        let life = phone.life;
        if let Some(open) = phone.tabs.get_mut(tab) {
            let body = Body::Request(pending.request.clone());
            open.pending = Some(pending);
            self.mail.push(Mail { phone: who, tab, life, number, body });
        }
    }

    /// What the phone has to say about all its spaces.
    fn requests(&mut self, who: usize, number: u64) -> Pending {
        let mut spaces = Vec::new();
        let mut asked = Vec::new();
        for (_, device) in &self.phones[who].disk {
            let (request, remembered) = device.request(self.dice.bytes());
            spaces.push(request);
            asked.push(remembered);
        }
        Pending { number, request: SyncRequest { spaces }, asked }
    }
}

fn entities() -> [EntityId; 3] {
    [EntityId([1; 16]), EntityId([2; 16]), EntityId([3; 16])]
}

fn fields() -> [FieldId; 3] {
    [FieldId(0), FieldId(1), FieldId(2)]
}

//! Phones with their memories and a real relay, with everything going wrong by the seed.
//!
//! `STORY_SEEDS` says how many seeds, `STORY_FROM` the first one. A seed that fails is named.
#![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

use domain::ChecklistId;
use std::collections::BTreeSet;
use store::Store;
use store::migration::Shelves;
use stories::{Cut, Phone, Relay};
use sync::{Access, ShareLink};

/// How many seeds without `STORY_SEEDS`.
const SEEDS: u64 = 150;

/// How many rounds all phones may need to be equal once everything works again.
const ROUNDS: usize = 6;

/// `SplitMix64`: the only source of chance.
struct Dice(u64);

impl Dice {
    fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.any() % u64::try_from(end).unwrap()).unwrap()
    }
}

/// A phone, what it may have to be forgiven, and an older state of its memory.
struct Player {
    phone: Phone,
    /// The papers that it wrote and that may not be on the relay.
    unsent: BTreeSet<String>,
    backup: Option<Shelves>,
    /// Whether it was set back and has not agreed with the relay since.
    standing: Standing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Sure,
    SetBack,
}

struct World {
    dice: Dice,
    relay: Relay,
    players: Vec<Player>,
    list: ChecklistId,
    link: ShareLink,
    /// The papers that were written and not lost with a phone.
    papers: BTreeSet<String>,
    written: usize,
    story: Vec<String>,
}

impl World {
    async fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let relay = Relay::start().await;
        let first = Phone::new("0");
        let list = first.add_list("RSA", &[]).await;
        let access: Access = first.share(list).await;
        first.exchange(&relay).await;
        let link = access.together().unwrap();
        let mut phones = vec![first];
        for _ in 0..=dice.below(3) {
            let phone = Phone::new("autre");
            phone.accept(&link, None).await;
            phone.exchange(&relay).await;
            phones.push(phone);
        }
        let player =
            |phone| Player { phone, unsent: BTreeSet::new(), backup: None, standing: Standing::Sure };
        let players = phones.into_iter().map(player).collect();
        let (papers, story) = (BTreeSet::new(), vec![format!("STORY_FROM={seed}")]);
        Self { dice, relay, players, list, link, papers, written: 0, story }
    }

    async fn step(&mut self) {
        let who = self.dice.below(self.players.len());
        match self.dice.below(100) {
            0..40 => self.write(who).await,
            40..75 => self.exchange(who).await,
            75..85 => self.two_tabs(who).await,
            85..90 => self.players[who].backup = Some(self.players[who].phone.memory.shelves()),
            90..95 => self.set_back(who),
            95..98 => self.copy_and_restore(who).await,
            _ => self.evict(who).await,
        }
    }

    async fn write(&mut self, who: usize) {
        let player = &mut self.players[who];
        // A list that has not arrived yet cannot be written to.
        if player.phone.lists().await == 0 {
            return;
        }
        let papers = player.phone.papers(self.list).await;
        let to_do: Vec<&String> = papers.iter().filter(|paper| !paper.starts_with("x ")).collect();
        if !to_do.is_empty() && self.dice.below(2) == 0 {
            let paper = to_do[self.dice.below(to_do.len())].clone();
            player.phone.tick(self.list, &paper).await;
            return;
        }
        self.written += 1;
        let paper = format!("papier {}", self.written);
        player.phone.add_paper(self.list, &paper).await;
        player.unsent.insert(paper.clone());
        self.papers.insert(paper.clone());
        self.story.push(format!("{who} writes {paper}"));
    }

    async fn exchange(&mut self, who: usize) {
        let cut = [Cut::Nowhere, Cut::Nowhere, Cut::BeforeAnswer, Cut::BeforeFollowing][self.dice.below(4)];
        let player = &mut self.players[who];
        player.phone.exchange_once(&self.relay, cut).await;
        if player.phone.waiting().await == 0 {
            player.unsent.clear();
            player.standing = Standing::Sure;
        }
        self.story.push(format!("{who} exchanges, cut {cut:?}"));
    }

    /// Two tabs talk at the same time, each with its own idea of the ledger.
    async fn two_tabs(&mut self, who: usize) {
        let phone = &self.players[who].phone;
        let [one, two] = [Cut::Nowhere; 2];
        tokio::join!(phone.exchange_once(&self.relay, one), phone.exchange_once(&self.relay, two));
        self.story.push(format!("{who} exchanges in two tabs"));
    }

    fn lose(&mut self, who: usize) {
        let lost = core::mem::take(&mut self.players[who].unsent);
        self.papers.retain(|paper| !lost.contains(paper));
    }

    fn set_back(&mut self, who: usize) {
        let Some(backup) = self.players[who].backup.clone() else { return };
        self.lose(who);
        self.players[who].phone.set_back(backup);
        self.players[who].standing = Standing::SetBack;
        self.story.push(format!("{who} is set back"));
    }

    async fn copy_and_restore(&mut self, who: usize) {
        let player = &mut self.players[who];
        // A copy made by a phone that was set back and has not heard of it carries names that are in use: what it wrote
        // meanwhile stays on it.
        if player.standing == Standing::SetBack {
            return;
        }
        let copy = player.phone.memory.archive().await.unwrap();
        player.phone.memory.erase().await.unwrap();
        player.phone.memory.bring_back(copy).await.unwrap();
        player.backup = None;
        self.story.push(format!("{who} is restored from a copy"));
    }

    async fn evict(&mut self, who: usize) {
        self.lose(who);
        let player = &mut self.players[who];
        player.phone.memory.erase().await.unwrap();
        player.backup = None;
        player.phone.accept(&self.link, None).await;
        self.story.push(format!("{who} is emptied and opens the link again"));
    }

    /// Everything works again: all phones agree soon, and nothing that was kept is missing.
    async fn heal(&self) {
        for _ in 0..ROUNDS {
            for player in &self.players {
                player.phone.exchange(&self.relay).await;
            }
        }
        let mut first = Vec::new();
        for (who, player) in self.players.iter().enumerate() {
            let papers = player.phone.papers(self.list).await;
            let names: BTreeSet<String> =
                papers.iter().map(|paper| paper.trim_start_matches("x ").to_owned()).collect();
            let missing: Vec<&String> = self.papers.difference(&names).collect();
            assert!(missing.is_empty(), "phone {who} lacks {missing:?}: {:#?}", self.story);
            if who == 0 {
                first = papers;
            } else {
                assert_eq!(first, papers, "phones 0 and {who} differ: {:#?}", self.story);
            }
            assert_eq!(
                player.phone.waiting().await,
                0,
                "phone {who} still has something to say: {:#?}",
                self.story
            );
        }
    }
}

#[tokio::test]
async fn whatever_goes_wrong_all_phones_agree_in_the_end_and_nothing_is_lost() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let (seeds, from) = (number("STORY_SEEDS").unwrap_or(SEEDS), number("STORY_FROM").unwrap_or(0));
    for seed in from..from + seeds {
        let mut world = World::new(seed).await;
        for _ in 0..40 {
            world.step().await;
        }
        world.heal().await;
    }
}

use super::*;
use crate::{ActorId, Author, Batch, Edit, VersionVector, frame};
use proptest::prelude::*;

const THING: EntityId = EntityId([9; 16]);
const NAME: FieldId = FieldId(1);

/// A few devices that write one thing, and now and then hear all that another one knows.
#[derive(Clone, Debug)]
enum Move {
    Write { who: usize, field: u8, value: i64, at: i64 },
    Mark { who: usize, removed: bool, at: i64 },
    Hear { who: usize, from: usize },
}

const DEVICES: usize = 4;

fn moves() -> impl Strategy<Value = Vec<Move>> {
    // Clocks are off by years either way: nothing here may depend on them.
    let clock = -400_000_000_000_i64..400_000_000_000;
    let one = prop_oneof![
        3 => (0..DEVICES, 1_u8..3, any::<i64>(), clock.clone())
            .prop_map(|(who, field, value, at)| Move::Write { who, field, value, at }),
        1 => (0..DEVICES, any::<bool>(), clock).prop_map(|(who, removed, at)| Move::Mark { who, removed, at }),
        2 => (0..DEVICES, 0..DEVICES).prop_map(|(who, from)| Move::Hear { who, from }),
    ];
    prop::collection::vec(one, 1..24)
}

#[derive(Clone)]
struct Device {
    author: Author,
    known: Vec<Change>,
}

impl Device {
    fn new(name: u8) -> Self {
        Self { author: Author::new(ActorId([name; 16])), known: Vec::new() }
    }

    fn write(&mut self, field: FieldId, value: Value, at: i64) -> Change {
        let edit = Edit { entity: THING, kind: Kind(1), field, value };
        let batch = Batch::write(&mut self.author, vec![edit], WallTime(at));
        self.known.extend(batch.changes());
        self.known[self.known.len() - 1].clone()
    }

    fn hear(&mut self, other: &Self) {
        for change in &other.known {
            if !self.author.seen.contains(change.dot) {
                self.known.push(change.clone());
            }
        }
        self.author.seen.join(&other.author.seen);
    }

    fn entity(&self) -> Entity {
        from(&self.known)
    }
}

fn play(moves: &[Move]) -> Vec<Device> {
    let mut devices: Vec<Device> = (1..).take(DEVICES).map(Device::new).collect();
    for step in moves {
        match *step {
            Move::Write { who, field, value, at } => {
                devices[who].write(FieldId(field), Value::Number(value), at);
            }
            Move::Mark { who, removed, at } => {
                devices[who].write(Entity::REMOVED, Value::Flag(removed), at);
            }
            Move::Hear { who, from } => {
                let other = devices[from].clone();
                devices[who].hear(&other);
            }
        }
    }
    devices
}

fn from(changes: &[Change]) -> Entity {
    Entity::from_changes(THING, changes.iter().cloned()).unwrap_or_else(|| Entity::new(THING, Kind(1)))
}

fn all_changes(devices: &[Device]) -> Vec<Change> {
    let mut everyone = Device::new(0);
    for device in devices {
        everyone.hear(device);
    }
    everyone.known
}

/// What the register must hold, computed the slow way from the definition: the changes that no other change
/// of the field had seen.
fn unreplaced(changes: &[Change], field: FieldId) -> Vec<Dot> {
    let of_field: Vec<&Change> = changes.iter().filter(|change| change.edit.field == field).collect();
    let replaced = |change: &Change| of_field.iter().any(|other| other.seen.contains(change.dot));
    let mut dots: Vec<Dot> = of_field.iter().filter(|c| !replaced(c)).map(|change| change.dot).collect();
    dots.sort_unstable();
    dots
}

proptest! {
    #[test]
    fn changes_give_the_same_thing_in_any_order_and_repeated(
        moves in moves(),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let changes = all_changes(&play(&moves));
        let mut shuffled = changes.clone();
        for (place, pick) in picks.iter().enumerate().take(changes.len()) {
            shuffled.swap(place, pick.index(changes.len()));
        }
        let repeated: Vec<Change> = shuffled.iter().chain(shuffled.iter().rev()).cloned().collect();
        prop_assert_eq!(from(&repeated), from(&changes));
    }

    #[test]
    fn a_field_holds_exactly_what_nobody_who_knew_it_replaced(moves in moves()) {
        let changes = all_changes(&play(&moves));
        let entity = from(&changes);
        for field in [Entity::REMOVED, FieldId(1), FieldId(2)] {
            let held: Vec<Dot> =
                entity.register(field).into_iter().flat_map(Register::versions).map(|v| v.dot).collect();
            prop_assert_eq!(held, unreplaced(&changes, field));
        }
    }

    #[test]
    fn joining_is_commutative_associative_and_idempotent(moves in moves()) {
        let devices = play(&moves);
        let [a, b, c, d] = [0, 1, 2, 3].map(|nth| devices[nth].entity());
        let join = |left: &Entity, right: &Entity| {
            let mut joined = left.clone();
            joined.join(right);
            joined
        };
        prop_assert_eq!(join(&a, &b), join(&b, &a));
        prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
        prop_assert_eq!(join(&a, &a), a.clone());
        let everything = join(&join(&a, &b), &join(&c, &d));
        prop_assert_eq!(everything, from(&all_changes(&devices)));
    }

    #[test]
    fn no_clock_changes_what_is_kept(moves in moves(), shift in -400_000_000_000_i64..400_000_000_000) {
        let changes = all_changes(&play(&moves));
        let moved = changes.iter().cloned().map(|change| {
            let odd = change.dot.seq % 2 == 0;
            Change { at: WallTime(if odd { change.at.0 + shift } else { -change.at.0 }), ..change }
        });
        let moved = from(&moved.collect::<Vec<_>>());
        let dots = |entity: &Entity| entity.versions().map(|(field, v)| (field, v.dot)).collect::<Vec<_>>();
        prop_assert_eq!(dots(&moved), dots(&from(&changes)));
        prop_assert_eq!(moved.removal(&[]).is_some(), from(&changes).removal(&[]).is_some());
    }

    #[test]
    fn a_removal_holds_only_if_it_knew_every_edit(moves in moves()) {
        let changes = all_changes(&play(&moves));
        let marks = unreplaced(&changes, Entity::REMOVED);
        let marks: Vec<&Change> = changes.iter().filter(|change| marks.contains(&change.dot)).collect();
        let knew_all = |mark: &&&Change| {
            [1, 2].iter().all(|&f| unreplaced(&changes, FieldId(f)).iter().all(|dot| mark.seen.contains(*dot)))
        };
        let expected = marks.iter().all(|mark| mark.edit.value == Value::Flag(true))
            && marks.iter().any(|mark| knew_all(&mark));
        prop_assert_eq!(from(&changes).removal(&[]).is_some(), expected);
    }

    #[test]
    fn a_thing_read_back_is_the_thing_written(moves in moves()) {
        let entity = from(&all_changes(&play(&moves)));
        prop_assert_eq!(frame::open::<Entity>(&frame::seal(&entity)), Ok(entity));
    }
}

#[test]
fn an_edit_wins_over_a_removal_that_did_not_know_of_it() {
    let (mut mine, mut other) = (Device::new(1), Device::new(2));
    mine.write(NAME, Value::Text("Carte".into()), 0);
    other.hear(&mine);
    mine.write(Entity::REMOVED, Value::Flag(true), 5_000);
    assert!(mine.entity().removal(&[]).is_some());
    other.write(NAME, Value::Text("Carte verte".into()), 0);
    mine.hear(&other);
    assert!(mine.entity().removal(&[]).is_none());
    mine.write(Entity::REMOVED, Value::Flag(true), 9_000);
    assert_eq!(mine.entity().removal(&[]), Some(Removal { at: WallTime(9_000) }));
}

#[test]
fn two_who_wrote_without_knowing_of_each_other_are_both_kept_and_one_is_shown() {
    let (mut mine, mut other) = (Device::new(1), Device::new(2));
    mine.write(NAME, Value::Number(1), 100);
    other.write(NAME, Value::Number(2), 50);
    mine.hear(&other);
    let entity = mine.entity();
    assert_eq!(entity.shown(NAME), Some(&Value::Number(1)));
    assert_eq!(entity.disputed().collect::<Vec<_>>(), [NAME]);
    let others = entity.register(NAME).map(|register| register.others().count());
    assert_eq!(others, Some(1));
    mine.write(NAME, Value::Number(2), 0);
    assert_eq!(mine.entity().disputed().count(), 0);
    assert_eq!(mine.entity().shown(NAME), Some(&Value::Number(2)));
}

#[test]
fn the_bytes_at_rest_are_those_of_format_1() {
    let mut mine = Device::new(0xA1);
    mine.write(NAME, Value::Text("Carte".into()), 1_795_000_000_000);
    mine.write(FieldId(2), Value::Numbers(vec![739_580, 870]), 1_795_000_000_000);
    let bytes = frame::seal(&mine.entity());
    let hex = bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    insta::assert_snapshot!(hex);
}

#[test]
fn a_version_by_an_unlisted_actor_is_damage_not_a_panic() {
    let mut mine = Device::new(1);
    mine.write(NAME, Value::Number(1), 0);
    let packed = frame::seal(&mine.entity());
    // The dot's actor index is the one byte that, set to 7, points past the list of one actor.
    let found = (0..packed.len()).any(|at| {
        let mut bytes = packed[1..packed.len() - 4].to_vec();
        if at >= bytes.len() {
            return false;
        }
        bytes[at] = 7;
        matches!(postcard::from_bytes::<Entity>(&bytes), Err(postcard::Error::SerdeDeCustom))
    });
    assert!(found);
}

#[test]
fn all_that_an_author_had_seen_is_in_the_change() {
    let (mut mine, mut other) = (Device::new(1), Device::new(2));
    let first = mine.write(NAME, Value::Number(1), 0);
    other.hear(&mine);
    let second = other.write(NAME, Value::Number(2), 0);
    let expected: VersionVector = [(first.dot.actor, 1)].into_iter().collect();
    assert!(second.seen.covers(&expected));
    assert_eq!(second.seen.seq(second.dot.actor), 0);
}

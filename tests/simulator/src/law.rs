//! What must hold.

use crate::phone::Phone;
use std::fmt;
use sync::{Batch, Dot, EntityId, FieldId, VersionVector};

/// A law that did not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Broken {
    /// The seed, which makes it happen again.
    pub seed: u64,
    /// The law.
    pub law: &'static str,
    /// What was seen.
    pub facts: String,
    /// What had happened, step by step.
    pub story: Vec<String>,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.story {
            writeln!(f, "  {step}")?;
        }
        write!(f, "seed {}: {} ({})", self.seed, self.law, self.facts)
    }
}

/// One acknowledged write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Write {
    space: usize,
    dot: Dot,
    entity: EntityId,
    field: FieldId,
}

/// The writes that were acknowledged and have not been lost with the only phone that had them.
#[derive(Clone, Debug, Default)]
pub struct Law {
    writes: Vec<Write>,
    /// By phone and space, what it had applied when last looked at.
    read: Vec<(usize, usize, VersionVector)>,
}

impl Law {
    /// The phone said « enregistré ».
    pub fn acknowledge(&mut self, space: usize, batch: &Batch) {
        let write = |change: sync::Change| Write {
            space,
            dot: change.dot,
            entity: change.edit.entity,
            field: change.edit.field,
        };
        self.writes.extend(batch.changes().map(write));
    }

    /// A phone lost its memory, or went back to an older one: what nobody else had is gone, and it begins anew.
    pub fn forget(&mut self, phones: &[Phone], who: usize) {
        self.writes.retain(|write| phones.iter().any(|phone| has(phone, write)));
        self.read.retain(|(phone, ..)| *phone != who);
    }

    /// Each phone still has what it had, its own writes among it.
    ///
    /// # Errors
    /// The law's name and what was seen.
    pub fn check_reads(&mut self, who: usize, phone: &Phone) -> Result<(), (&'static str, String)> {
        for (space, device) in &phone.disk {
            let applied = device.applied();
            let found = self.read.iter_mut().find(|(other, of, _)| (*other, of) == (who, space));
            match found {
                Some((.., before)) if !applied.covers(before) => {
                    return Err(("monotonic reads", format!("phone {who}, space {space}")));
                }
                Some((.., before)) => *before = applied,
                None => self.read.push((who, *space, applied)),
            }
        }
        Ok(())
    }

    /// Every acknowledged write is shown, offered, or replaced by somebody who had seen it, on every phone.
    ///
    /// # Errors
    /// The law's name and what was seen.
    pub fn check_writes(&self, phones: &[Phone]) -> Result<(), (&'static str, String)> {
        for (who, phone) in phones.iter().enumerate() {
            for write in &self.writes {
                let Some((_, device)) = phone.disk.iter().find(|(space, _)| *space == write.space) else {
                    continue;
                };
                let versions = device.versions(write.entity, write.field);
                let is_there =
                    versions.iter().any(|(dot, seen)| *dot == write.dot || seen.contains(write.dot));
                if !is_there {
                    return Err(("every acknowledged edit is there", format!("phone {who} lacks {write:?}")));
                }
            }
        }
        Ok(())
    }

    /// All phones of a space tell the same.
    ///
    /// # Errors
    /// The law's name and what was seen.
    pub fn check_equal(
        phones: &[Phone],
        entities: &[EntityId],
        fields: &[FieldId],
    ) -> Result<(), (&'static str, String)> {
        for space in 0..2 {
            let mut devices = phones.iter().enumerate().flat_map(|(who, phone)| {
                phone.disk.iter().filter(move |(of, _)| *of == space).map(move |(_, device)| (who, device))
            });
            let Some((first, model)) = devices.next() else { continue };
            for (who, device) in devices {
                let same_vector = device.applied() == model.applied();
                let same = |entity| {
                    fields
                        .iter()
                        .all(|field| device.versions(entity, *field) == model.versions(entity, *field))
                };
                if !same_vector || !entities.iter().all(|entity| same(*entity)) {
                    return Err((
                        "all phones are equal",
                        format!("{who} differs from {first} in space {space}"),
                    ));
                }
            }
        }
        Ok(())
    }
}

fn has(phone: &Phone, write: &Write) -> bool {
    phone.disk.iter().any(|(space, device)| *space == write.space && device.applied().contains(write.dot))
}

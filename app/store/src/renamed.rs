//! What a phone wrote after its memory was set back gets another name.

use crate::heal;
use crate::shelf::{LINK_KEY, Place, Record, Shelf, Write};
use sync::{Author, Batch, Entity, Renaming, frame};

/// What is there of a place.
pub(crate) struct Plain {
    pub(crate) author: Option<Vec<u8>>,
    pub(crate) entities: Vec<Record>,
    pub(crate) log: Vec<Record>,
    /// The keys of all envelopes.
    pub(crate) envelopes: Vec<Vec<u8>>,
}

/// The writes that give it its new name. The ledger is doubted: it takes its envelopes in again, and fetches the rest.
pub(crate) fn writes(place: Place, plain: Plain, renaming: Renaming) -> Vec<Write> {
    let mut writes = vec![heal::doubt(place)];
    let author = plain.author.and_then(|bytes| frame::open::<Author>(&bytes).ok());
    if let Some(author) = author.filter(|author| author.actor == renaming.from.actor) {
        let (shelf, key) = place.author();
        writes.push(Write::put(shelf, key, frame::seal(&renaming.author(&author))));
    }
    for (key, bytes) in plain.entities {
        let Ok(entity) = frame::open::<Entity>(&bytes) else { continue };
        let renamed = renaming.entity(&entity);
        if renamed != entity {
            writes.push(Write::put(place.entities(), key, frame::seal(&renamed)));
        }
    }
    for (key, bytes) in plain.log {
        let Ok(batch) = frame::open::<Batch>(&bytes) else { continue };
        let renamed = renaming.batch(&batch);
        if renamed != batch {
            writes.push(Write::remove(Shelf::Log, key));
            writes.push(Write::put(Shelf::Log, place.batch_key(&renamed), frame::seal(&renamed)));
        }
    }
    let is_gone = |key: &Vec<u8>| match Place::of_key(key, LINK_KEY) {
        Some((found, link)) if found == place => match link.split_first_chunk() {
            Some((actor, first)) => {
                *actor == renaming.from.actor.0 && first >= &renaming.from.seq.to_be_bytes()[..]
            }
            None => false,
        },
        _ => false,
    };
    let gone = plain.envelopes.into_iter().filter(is_gone);
    writes.extend(gone.map(|key| Write::remove(Shelf::Envelopes, key)));
    writes
}

//! How a space ends: by its owner's word alone.

use crate::record::Ending;
use crate::{Access, Role, SpaceId};
use crypto::{AnnounceError, DeviceKey, Grant, Staying, Succession};

/// What an announcement means for the phone that reads it.
#[derive(Clone, Debug)]
pub enum End {
    /// Nothing follows: everybody keeps their copy as their own.
    Stopped,
    /// The space goes on elsewhere, and this is what the phone holds there.
    Next(Box<Access>),
    /// It goes on elsewhere without this phone.
    Without(SpaceId),
}

impl Ending {
    /// The owner's word that nothing follows; `None` from who is not the owner.
    pub fn stop(access: &Access) -> Option<Self> {
        let announced = crypto::announce_stop(access.owned.as_ref()?, &access.space().0);
        Some(Self { announced })
    }

    /// The owner's word that the space goes on as `next` for those who stay, all of them writers; `None` from who is
    /// not the owner of both.
    ///
    /// # Errors
    /// As [`crypto::announce_successor`].
    pub fn successor(
        access: &Access,
        next: &Access,
        staying: impl Iterator<Item = ([u8; 32], [u8; 32])>,
    ) -> Result<Option<Self>, AnnounceError> {
        let staying: Vec<Staying> = staying
            .map(|(device, ephemeral)| Staying { device, role: crypto::Role::Writer, ephemeral })
            .collect();
        let (Some(owner), Role::Writer(secret)) = (&access.owned, &next.role) else { return Ok(None) };
        let announced = crypto::announce_successor(owner, &access.space().0, secret, &next.owner, &staying)?;
        Ok(Some(Self { announced }))
    }

    /// What it means for this phone; `None` if the owner did not say it.
    pub fn meaning(&self, access: &Access, device: Option<&DeviceKey>) -> Option<End> {
        let space = access.space().0;
        let next = match Succession::verify(&self.announced, &space, &access.owner).ok()? {
            Succession::Stopped => return Some(End::Stopped),
            Succession::Successor(next) => next,
        };
        let role = match device.map(|device| next.open(device)) {
            Some(Ok(Grant::Writer(secret))) => Role::Writer(secret),
            Some(Ok(Grant::Reader(key))) => Role::Reader(SpaceId(next.space()), key),
            // What an owner sealed badly opens nothing.
            Some(Err(_)) | None => return Some(End::Without(SpaceId(next.space()))),
        };
        Some(End::Next(Box::new(Access { role, owner: next.owner(), owned: None })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crypto::{OwnerKey, SpaceSecret};

    fn access(byte: u8) -> Access {
        Access::opening(SpaceSecret::new([byte; 32]), OwnerKey::new([byte + 1; 32]))
    }

    #[test]
    fn only_the_owners_word_ends_a_space() {
        let (ours, theirs) = (access(1), access(5));
        let stop = Ending::stop(&ours).unwrap();
        assert!(matches!(stop.meaning(&ours, None), Some(End::Stopped)));
        assert!(stop.meaning(&theirs, None).is_none());
        let member = Access::of_link(&ours.together().unwrap()).unwrap();
        assert!(Ending::stop(&member).is_none());
        let forged = Access { owned: theirs.owned, ..member };
        assert!(Ending::stop(&forged).unwrap().meaning(&ours, None).is_none());
    }

    #[test]
    fn who_stays_gets_the_next_space_and_who_does_not_learns_that_it_is_out() {
        let (ours, next) = (access(1), access(5));
        let [here, gone] = [[7; 32], [8; 32]].map(DeviceKey::new);
        let staying = [(here.public(), [9; 32])].into_iter();
        let ending = Ending::successor(&ours, &next, staying).unwrap().unwrap();
        let Some(End::Next(got)) = ending.meaning(&ours, Some(&here)) else { panic!("it stays") };
        assert_eq!((&got.role, got.owner), (&next.role, next.owner));
        for device in [Some(&gone), None] {
            let Some(End::Without(space)) = ending.meaning(&ours, device) else { panic!("it is out") };
            assert_eq!(space, next.space());
        }
    }
}

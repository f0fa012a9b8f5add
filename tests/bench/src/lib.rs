//! The same lists in our replica and in three general ones, so that their speed and their bytes can be compared.
//!
//! | engine | how a list is kept |
//! |---|---|
//! | [`Ours`] | one entity a list, one a step; a step's place is a fractional index |
//! | [`Sealed`] | the same, and what is sent is sealed and signed, one envelope an action |
//! | [`Loro`] | a map of lists, each with a movable list of maps |
//! | [`Automerge`] | a map of lists, each with a map of maps; a step's place is a number, since there is no move |
//! | [`Yrs`] | like automerge, for the same reason |
//!
//! One action of a person is one commit everywhere.

mod automerge;
mod loro;
mod ours;
mod sealed;
mod workload;
mod yrs;

pub use self::automerge::Automerge;
pub use self::loro::Loro;
pub use self::ours::Ours;
pub use self::sealed::Sealed;
pub use self::workload::{LISTS, STEPS, Shown, create, edit_at_home, edit_in_the_bus};
pub use self::yrs::Yrs;

/// One device's copy of all lists.
pub trait Replica: Sized {
    /// What it is called in the results.
    const NAME: &'static str;
    /// What it takes to say which changes it has.
    type Version;

    /// A copy without any list; `device` is different for each.
    fn new(device: u8) -> Self;
    /// The copy that was kept as these bytes.
    fn wake(device: u8, kept: &[u8]) -> Self;
    /// The bytes to keep on the device.
    fn keep(&mut self) -> Vec<u8>;

    /// Makes a list.
    fn create(&mut self, list: usize, title: &str, steps: &[String]);
    /// Ticks the step that is shown at `place`.
    fn tick(&mut self, list: usize, place: usize);
    /// Gives the step that is shown at `place` another name.
    fn rename(&mut self, list: usize, place: usize, label: &str);
    /// Moves the step that is shown at `place` to the front.
    fn to_front(&mut self, list: usize, place: usize);

    /// Which changes it has.
    fn version(&mut self) -> Self::Version;
    /// What to send to a copy that is at `version`.
    fn since(&mut self, version: &Self::Version) -> Vec<u8>;
    /// Takes in what another copy sent.
    fn take(&mut self, sent: &[u8]);

    /// What a person sees.
    fn shown(&self) -> Vec<Shown>;
}

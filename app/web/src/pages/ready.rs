//! How ready a person is for an appointment.

use domain::{AppointmentId, Parent, Progress};
use sync::View;

/// How many of an appointment's papers are ready: its own, and those of the list tied to it.
pub fn papers(view: &View, id: AppointmentId) -> Progress {
    let list = view.appointment(id).and_then(|appointment| appointment.papers);
    let own = view.steps(Parent::Appointment(id));
    let tied = list.map(|list| view.steps(Parent::Checklist(list))).unwrap_or_default();
    Progress::of(own.iter().chain(&tied).map(|placed| placed.step))
}

//! Where a person is: every screen has an address, which a reload, a shortcut or the back button brings back.

mod questions;

pub use questions::{DocumentQuestion, Question, ServiceQuestion, ShareStep, StepQuestion, WorkerQuestion};

use crate::components::Place;
use core::fmt;
use domain::{AppointmentId, ChecklistId, DocumentId, ServiceId, StepId};
use std::str::FromStr;
use sync::EntityId;

/// A screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// The next appointment and what is missing.
    Today,
    /// The appointments to come.
    Appointments,
    /// The appointments that are over.
    PastAppointments,
    /// A message about an appointment, to be pasted.
    Message,
    /// What was understood of it.
    Heard,
    /// Appointments from and for the phone's calendar.
    Agenda,
    /// The next appointments on a card to cut out.
    Wallet,
    /// A question about the appointment being added.
    AddAppointment(Question),
    /// One appointment.
    Appointment(AppointmentId),
    /// What can be changed in it.
    EditAppointment(AppointmentId),
    /// One question about it again.
    EditAnswer(AppointmentId, Question),
    /// What to bring.
    Bring(AppointmentId),
    /// A thing to bring that is being added.
    AddBring(AppointmentId),
    /// The lists that can be tied to the appointment.
    TieList(AppointmentId),
    /// The card for the front desk.
    Show(AppointmentId),
    /// How to say that one is not coming.
    CannotCome(AppointmentId),
    /// The checklists.
    Papers,
    /// The parts of life that have ready-made lists.
    PackGroups,
    /// The ready-made lists of one part of life, by the group's word.
    PackGroup(String),
    /// One ready-made list, by its id.
    Pack(String),
    /// A list of one's own that is being added.
    AddList,
    /// One checklist.
    List(ChecklistId),
    /// What can be changed in it.
    EditList(ChecklistId),
    /// Its name.
    RenameList(ChecklistId),
    /// A step that is being added to it.
    AddStep(ChecklistId),
    /// One step.
    Step(StepId),
    /// One question about it.
    EditStep(StepId, StepQuestion),
    /// One screen on the way to sharing it.
    Share(ChecklistId, ShareStep),
    /// What two people wrote differently about a thing.
    Check(EntityId),
    /// The person's phones.
    Phones,
    /// The code for another phone.
    LinkPhone,
    /// A phone's name.
    RenamePhone(EntityId),
    /// Before a phone is taken out.
    TakeOutPhone(EntityId),
    /// The ways in for who was given something.
    Code,
    /// A code that is shown.
    Scan,
    /// A link that was given.
    PasteLink,
    /// What has arrived and is not accepted yet.
    Arrival,
    /// What the person has done so far.
    DoneSoFar,
    /// The papers that have dates.
    Documents,
    /// A paper that is being added.
    AddDocument,
    /// One paper.
    Document(DocumentId),
    /// One question about it.
    EditDocument(DocumentId, DocumentQuestion),
    /// Help.
    Help,
    /// Numbers for an emergency.
    Emergency,
    /// The person who helps, to be called.
    Worker,
    /// One question about the person who helps.
    EditWorker(WorkerQuestion),
    /// The services that the person uses.
    Services,
    /// A service that is being added.
    AddService,
    /// One service.
    Service(ServiceId),
    /// One question about it.
    EditService(ServiceId, ServiceQuestion),
    /// A message to it, for now or for when it opens.
    WriteService(ServiceId),
    /// Its code, for another phone.
    ShareService(ServiceId),
    /// Services from the file of a directory.
    Directory,
    /// The gestures, on things that are made up.
    Practice,
    /// How to have the app on the home screen.
    Install,
    /// The card that brings everything back.
    Rescue,
    /// The text size.
    Size,
    /// The language.
    Language,
    /// Where the data are, and how to take them along.
    Data,
    /// Erasing everything.
    Erase,
    /// What was removed lately.
    Removed,
    /// An address that leads nowhere.
    Unknown,
}

impl Route {
    /// Whether somebody who was given something may be here before the welcome.
    pub fn is_arrival(&self) -> bool {
        matches!(self, Self::Code | Self::PasteLink | Self::Scan | Self::Arrival)
    }

    /// The screen at an address's path; [`Route::Unknown`] if there is none.
    pub fn from_path(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let found = match parts.split_first() {
            None => Some(Self::Today),
            Some((&"rendez-vous", rest)) => appointments(rest),
            Some((&"papiers", rest)) => papers(rest),
            Some((&"aide", rest)) => help(rest),
            Some((&"code", [])) => Some(Self::Code),
            Some((&"verifier", [thing])) => entity(thing).map(Self::Check),
            Some((&"code", ["lien"])) => Some(Self::PasteLink),
            Some((&"code", ["lire"])) => Some(Self::Scan),
            Some((&"recevoir", [])) => Some(Self::Arrival),
            Some(_) => None,
        };
        found.unwrap_or(Self::Unknown)
    }

    /// The place of the bottom bar that the screen belongs to.
    pub fn place(&self) -> Place {
        match self {
            Self::Today | Self::Unknown => Place::Today,
            Self::Appointments
            | Self::PastAppointments
            | Self::Message
            | Self::Heard
            | Self::Agenda
            | Self::Wallet
            | Self::AddAppointment(_)
            | Self::Appointment(_)
            | Self::EditAppointment(_)
            | Self::EditAnswer(..)
            | Self::Bring(_)
            | Self::AddBring(_)
            | Self::TieList(_)
            | Self::Show(_)
            | Self::CannotCome(_) => Place::Appointments,
            Self::Help
            | Self::Services
            | Self::AddService
            | Self::Service(_)
            | Self::EditService(..)
            | Self::WriteService(_)
            | Self::ShareService(_)
            | Self::Directory
            | Self::Emergency
            | Self::Worker
            | Self::EditWorker(_)
            | Self::Practice
            | Self::Install
            | Self::Rescue
            | Self::Size
            | Self::Language
            | Self::Data
            | Self::Erase
            | Self::Removed
            | Self::Phones
            | Self::LinkPhone
            | Self::RenamePhone(_)
            | Self::TakeOutPhone(_) => Place::Help,
            _ => Place::Papers,
        }
    }

    /// Where **Retour** leads when nothing is known of how the person came here; `None` on the first screen of a
    /// place.
    pub fn parent(&self) -> Option<Self> {
        Some(match self {
            Self::Today | Self::Appointments | Self::Papers | Self::Help => return None,
            Self::Unknown => Self::Today,
            Self::PastAppointments
            | Self::AddAppointment(_)
            | Self::Appointment(_)
            | Self::Message
            | Self::Wallet
            | Self::Agenda => Self::Appointments,
            Self::Heard => Self::Message,
            Self::EditAppointment(id) | Self::Bring(id) | Self::Show(id) | Self::CannotCome(id) => {
                Self::Appointment(*id)
            }
            Self::EditAnswer(id, _) => Self::EditAppointment(*id),
            Self::AddBring(id) | Self::TieList(id) => Self::Bring(*id),
            // A step's list is known to the store alone.
            Self::PackGroups
            | Self::List(_)
            | Self::DoneSoFar
            | Self::Documents
            | Self::Step(_)
            | Self::Check(_)
            | Self::Code
            | Self::Arrival => Self::Papers,
            Self::PackGroup(_) | Self::AddList | Self::Pack(_) => Self::PackGroups,
            Self::EditList(id) | Self::AddStep(id) | Self::Share(id, ShareStep::Offer) => Self::List(*id),
            Self::Share(id, step) => Self::Share(*id, step.parent()),
            Self::PasteLink | Self::Scan => Self::Code,
            Self::RenameList(id) => Self::EditList(*id),
            Self::EditStep(id, _) => Self::Step(*id),
            Self::AddDocument | Self::Document(_) => Self::Documents,
            Self::EditDocument(id, _) => Self::Document(*id),
            Self::Emergency
            | Self::Worker
            | Self::Practice
            | Self::Install
            | Self::Size
            | Self::Language
            | Self::Data
            | Self::Removed
            | Self::Phones
            | Self::Services => Self::Help,
            Self::LinkPhone | Self::RenamePhone(_) | Self::TakeOutPhone(_) => Self::Phones,
            Self::EditWorker(_) => Self::Worker,
            Self::AddService | Self::Service(_) | Self::Directory => Self::Services,
            Self::EditService(id, ServiceQuestion::Opening) => Self::EditService(*id, ServiceQuestion::Hours),
            Self::EditService(id, _) | Self::WriteService(id) | Self::ShareService(id) => Self::Service(*id),
            Self::Erase | Self::Rescue => Self::Data,
        })
    }

    /// Whether the screen is a question on the way to something: once it is answered, **Retour** does not come
    /// back to it.
    pub fn is_question(&self) -> bool {
        matches!(
            self,
            Self::AddAppointment(_)
                | Self::Message
                | Self::Heard
                | Self::EditAnswer(..)
                | Self::PackGroups
                | Self::PackGroup(_)
                | Self::Pack(_)
                | Self::AddBring(_)
                | Self::TieList(_)
                | Self::AddList
                | Self::RenameList(_)
                | Self::AddStep(_)
                | Self::EditStep(..)
                | Self::AddDocument
                | Self::EditDocument(..)
                | Self::EditWorker(_)
                | Self::AddService
                | Self::EditService(..)
                | Self::Share(..)
                | Self::Check(_)
                | Self::RenamePhone(_)
                | Self::TakeOutPhone(_)
                | Self::Code
                | Self::PasteLink
                | Self::Scan
                | Self::Arrival
                | Self::Erase
        )
    }
}

fn id<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// Whatever a thing is, its name is written like that of a step.
fn entity(text: &str) -> Option<EntityId> {
    id::<StepId>(text).map(|id| EntityId(id.bytes()))
}

fn appointments(rest: &[&str]) -> Option<Route> {
    Some(match *rest {
        [] => Route::Appointments,
        ["passes"] => Route::PastAppointments,
        ["message"] => Route::Message,
        ["message", "lu"] => Route::Heard,
        ["agenda"] => Route::Agenda,
        ["carte"] => Route::Wallet,
        ["nouveau", question] => Route::AddAppointment(Question::from_word(question)?),
        [item] => Route::Appointment(id(item)?),
        [item, "modifier"] => Route::EditAppointment(id(item)?),
        [item, "modifier", question] => Route::EditAnswer(id(item)?, Question::from_word(question)?),
        [item, "papiers"] => Route::Bring(id(item)?),
        [item, "papiers", "ajouter"] => Route::AddBring(id(item)?),
        [item, "papiers", "liste"] => Route::TieList(id(item)?),
        [item, "montrer"] => Route::Show(id(item)?),
        [item, "empechement"] => Route::CannotCome(id(item)?),
        _ => return None,
    })
}

fn papers(rest: &[&str]) -> Option<Route> {
    Some(match *rest {
        [] => Route::Papers,
        ["modeles"] => Route::PackGroups,
        ["modeles", group] => Route::PackGroup(group.to_owned()),
        ["modele", pack] => Route::Pack(pack.to_owned()),
        ["nouvelle"] => Route::AddList,
        ["fait"] => Route::DoneSoFar,
        ["dates"] => Route::Documents,
        ["dates", "ajouter"] => Route::AddDocument,
        ["dates", item] => Route::Document(id(item)?),
        ["dates", item, question] => Route::EditDocument(id(item)?, DocumentQuestion::from_word(question)?),
        ["etape", item] => Route::Step(id(item)?),
        ["etape", item, question] => Route::EditStep(id(item)?, StepQuestion::from_word(question)?),
        [item] => Route::List(id(item)?),
        [item, "modifier"] => Route::EditList(id(item)?),
        [item, "nom"] => Route::RenameList(id(item)?),
        [item, "ajouter"] => Route::AddStep(id(item)?),
        [item, "partager", step] => Route::Share(id(item)?, ShareStep::from_word(step)?),
        _ => return None,
    })
}

fn help(rest: &[&str]) -> Option<Route> {
    Some(match *rest {
        [] => Route::Help,
        ["urgences"] => Route::Emergency,
        ["contact"] => Route::Worker,
        ["contact", question] => Route::EditWorker(WorkerQuestion::from_word(question)?),
        ["services"] => Route::Services,
        ["services", "nouveau"] => Route::AddService,
        ["services", "annuaire"] => Route::Directory,
        ["services", item] => Route::Service(id(item)?),
        ["services", item, "ecrire"] => Route::WriteService(id(item)?),
        ["services", item, "partager"] => Route::ShareService(id(item)?),
        ["services", item, question] => Route::EditService(id(item)?, ServiceQuestion::from_word(question)?),
        ["essai"] => Route::Practice,
        ["installer"] => Route::Install,
        ["taille"] => Route::Size,
        ["langue"] => Route::Language,
        ["donnees"] => Route::Data,
        ["donnees", "effacer"] => Route::Erase,
        ["donnees", "secours"] => Route::Rescue,
        ["retires"] => Route::Removed,
        ["telephones"] => Route::Phones,
        ["telephones", "relier"] => Route::LinkPhone,
        ["telephones", phone, "nom"] => Route::RenamePhone(entity(phone)?),
        ["telephones", phone, "retirer"] => Route::TakeOutPhone(entity(phone)?),
        _ => return None,
    })
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today | Self::Unknown => f.write_str("/"),
            Self::Appointments => f.write_str("/rendez-vous"),
            Self::PastAppointments => f.write_str("/rendez-vous/passes"),
            Self::Message => f.write_str("/rendez-vous/message"),
            Self::Heard => f.write_str("/rendez-vous/message/lu"),
            Self::Agenda => f.write_str("/rendez-vous/agenda"),
            Self::Wallet => f.write_str("/rendez-vous/carte"),
            Self::AddAppointment(question) => write!(f, "/rendez-vous/nouveau/{}", question.word()),
            Self::Appointment(id) => write!(f, "/rendez-vous/{id}"),
            Self::EditAppointment(id) => write!(f, "/rendez-vous/{id}/modifier"),
            Self::EditAnswer(id, question) => write!(f, "/rendez-vous/{id}/modifier/{}", question.word()),
            Self::Bring(id) => write!(f, "/rendez-vous/{id}/papiers"),
            Self::AddBring(id) => write!(f, "/rendez-vous/{id}/papiers/ajouter"),
            Self::TieList(id) => write!(f, "/rendez-vous/{id}/papiers/liste"),
            Self::Show(id) => write!(f, "/rendez-vous/{id}/montrer"),
            Self::CannotCome(id) => write!(f, "/rendez-vous/{id}/empechement"),
            Self::Papers => f.write_str("/papiers"),
            Self::PackGroups => f.write_str("/papiers/modeles"),
            Self::PackGroup(group) => write!(f, "/papiers/modeles/{group}"),
            Self::Pack(pack) => write!(f, "/papiers/modele/{pack}"),
            Self::AddList => f.write_str("/papiers/nouvelle"),
            Self::List(id) => write!(f, "/papiers/{id}"),
            Self::EditList(id) => write!(f, "/papiers/{id}/modifier"),
            Self::RenameList(id) => write!(f, "/papiers/{id}/nom"),
            Self::AddStep(id) => write!(f, "/papiers/{id}/ajouter"),
            Self::Step(id) => write!(f, "/papiers/etape/{id}"),
            Self::EditStep(id, question) => write!(f, "/papiers/etape/{id}/{}", question.word()),
            Self::Share(id, step) => write!(f, "/papiers/{id}/partager/{}", step.word()),
            Self::Check(thing) => write!(f, "/verifier/{thing}"),
            Self::Phones => f.write_str("/aide/telephones"),
            Self::LinkPhone => f.write_str("/aide/telephones/relier"),
            Self::RenamePhone(phone) => write!(f, "/aide/telephones/{phone}/nom"),
            Self::TakeOutPhone(phone) => write!(f, "/aide/telephones/{phone}/retirer"),
            Self::Code => f.write_str("/code"),
            Self::PasteLink => f.write_str("/code/lien"),
            Self::Scan => f.write_str("/code/lire"),
            Self::Arrival => f.write_str("/recevoir"),
            Self::DoneSoFar => f.write_str("/papiers/fait"),
            Self::Documents => f.write_str("/papiers/dates"),
            Self::AddDocument => f.write_str("/papiers/dates/ajouter"),
            Self::Document(id) => write!(f, "/papiers/dates/{id}"),
            Self::EditDocument(id, question) => write!(f, "/papiers/dates/{id}/{}", question.word()),
            Self::Help => f.write_str("/aide"),
            Self::Emergency => f.write_str("/aide/urgences"),
            Self::Worker => f.write_str("/aide/contact"),
            Self::EditWorker(question) => write!(f, "/aide/contact/{}", question.word()),
            Self::Services => f.write_str("/aide/services"),
            Self::AddService => f.write_str("/aide/services/nouveau"),
            Self::Service(id) => write!(f, "/aide/services/{id}"),
            Self::WriteService(id) => write!(f, "/aide/services/{id}/ecrire"),
            Self::ShareService(id) => write!(f, "/aide/services/{id}/partager"),
            Self::Directory => f.write_str("/aide/services/annuaire"),
            Self::EditService(id, question) => write!(f, "/aide/services/{id}/{}", question.word()),
            Self::Practice => f.write_str("/aide/essai"),
            Self::Install => f.write_str("/aide/installer"),
            Self::Rescue => f.write_str("/aide/donnees/secours"),
            Self::Size => f.write_str("/aide/taille"),
            Self::Language => f.write_str("/aide/langue"),
            Self::Data => f.write_str("/aide/donnees"),
            Self::Erase => f.write_str("/aide/donnees/effacer"),
            Self::Removed => f.write_str("/aide/retires"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_route() -> Vec<Route> {
        let (a, c, s, d) = (
            AppointmentId::new([1; 16]),
            ChecklistId::new([2; 16]),
            StepId::new([3; 16]),
            DocumentId::new([4; 16]),
        );
        let mut routes = vec![
            Route::Today,
            Route::Appointments,
            Route::PastAppointments,
            Route::Services,
            Route::AddService,
            Route::Service(ServiceId::new([5; 16])),
            Route::WriteService(ServiceId::new([5; 16])),
            Route::Message,
            Route::Heard,
            Route::Agenda,
            Route::Appointment(a),
            Route::EditAppointment(a),
            Route::Bring(a),
            Route::AddBring(a),
            Route::TieList(a),
            Route::Show(a),
            Route::CannotCome(a),
            Route::Papers,
            Route::PackGroups,
            Route::PackGroup("argent".into()),
            Route::Pack("rsa".into()),
            Route::AddList,
            Route::List(c),
            Route::EditList(c),
            Route::RenameList(c),
            Route::AddStep(c),
            Route::Step(s),
            Route::Code,
            Route::Check(EntityId([5; 16])),
            Route::Phones,
            Route::LinkPhone,
            Route::RenamePhone(EntityId([6; 16])),
            Route::TakeOutPhone(EntityId([6; 16])),
            Route::PasteLink,
            Route::Scan,
            Route::Arrival,
            Route::Documents,
            Route::AddDocument,
            Route::Document(d),
            Route::Help,
            Route::Emergency,
            Route::Worker,
            Route::Size,
            Route::Language,
            Route::Data,
            Route::Erase,
            Route::Removed,
        ];
        routes
            .extend(Question::ALL.iter().flat_map(|&q| [Route::AddAppointment(q), Route::EditAnswer(a, q)]));
        routes.extend(StepQuestion::ALL.iter().map(|&q| Route::EditStep(s, q)));
        routes.extend(ShareStep::ALL.iter().map(|&step| Route::Share(c, step)));
        routes.extend(DocumentQuestion::ALL.iter().map(|&q| Route::EditDocument(d, q)));
        routes.extend(WorkerQuestion::ALL.iter().map(|&q| Route::EditWorker(q)));
        routes
    }

    #[test]
    fn every_screen_is_found_again_at_its_address() {
        for route in every_route() {
            assert_eq!(Route::from_path(&route.to_string()), route);
        }
    }

    #[test]
    fn no_two_screens_share_an_address() {
        let mut paths: Vec<String> = every_route().iter().map(Route::to_string).collect();
        let count = paths.len();
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), count);
    }

    #[test]
    fn retour_leads_to_the_first_screen_of_the_same_place() {
        for route in every_route() {
            let (mut at, mut taps) = (route.clone(), 0);
            while let Some(parent) = at.parent() {
                (at, taps) = (parent, taps + 1);
                assert!(taps < 6, "{route} goes round");
            }
            assert_eq!(at.place(), route.place(), "{route}");
        }
    }

    #[test]
    fn a_wrong_address_leads_nowhere_and_breaks_nothing() {
        for path in
            ["/x", "/rendez-vous/zz", "/papiers/etape/1/nom", "/aide/donnees/x", "/rendez-vous/nouveau/x"]
        {
            assert_eq!(Route::from_path(path), Route::Unknown, "{path}");
        }
    }
}

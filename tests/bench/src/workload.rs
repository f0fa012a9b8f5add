use crate::Replica;

/// How many lists there are.
pub const LISTS: usize = 100;
/// How many steps a list has.
pub const STEPS: usize = 20;

/// A list as a person sees it: its title, and its steps in order with whether they are done.
pub type Shown = (String, Vec<(String, bool)>);

const PAPERS: [&str; 10] = [
    "Pièce d'identité",
    "Justificatif de domicile",
    "Avis d'imposition",
    "Trois derniers bulletins de salaire",
    "Attestation de la sécurité sociale",
    "Relevé d'identité bancaire",
    "Livret de famille",
    "Quittance de loyer",
    "Certificat de scolarité",
    "Deux photos",
];

/// A hundred lists of twenty steps: 100 actions, 2,100 things.
pub fn create<R: Replica>(replica: &mut R) {
    for list in 0..LISTS {
        let steps: Vec<String> =
            (0..STEPS).map(|step| format!("{} ({step})", PAPERS[(list + step) % PAPERS.len()])).collect();
        replica.create(list, &format!("Dossier {list}"), &steps);
    }
}

/// What one person does without a network: ticks five steps of every list and renames one. 600 actions.
pub fn edit_in_the_bus<R: Replica>(replica: &mut R) {
    for list in 0..LISTS {
        for place in 0..5 {
            replica.tick(list, place);
        }
        replica.rename(list, 8, &format!("Photocopie du dossier {list}"));
    }
}

/// What the other does meanwhile: renames one other step and the same one, and moves one to the front. 300 actions.
pub fn edit_at_home<R: Replica>(replica: &mut R) {
    for list in 0..LISTS {
        replica.rename(list, 7, &format!("Demander à la mairie, dossier {list}"));
        replica.rename(list, 8, &format!("Copie recto verso, dossier {list}"));
        replica.to_front(list, 12);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Automerge, Loro, Ours, Sealed, Yrs};

    fn two_copies_agree<R: Replica>() {
        let mut one = R::new(1);
        let start = R::new(9).version();
        create(&mut one);
        let mut other = R::new(2);
        other.take(&one.since(&start));
        assert_eq!(one.shown(), other.shown());
        assert_eq!(one.shown().len(), LISTS);
        let common = one.version();

        edit_in_the_bus(&mut one);
        edit_at_home(&mut other);
        let (from_one, from_other) = (one.since(&common), other.since(&common));
        one.take(&from_other);
        other.take(&from_one);
        let shown = one.shown();
        assert_eq!(shown, other.shown(), "{}", R::NAME);
        assert_eq!(R::wake(3, &one.keep()).shown(), shown, "{}", R::NAME);

        for (list, (title, steps)) in shown.iter().enumerate() {
            assert_eq!(*title, format!("Dossier {list}"));
            assert_eq!(steps.len(), STEPS);
            assert_eq!(steps.iter().filter(|(_, done)| *done).count(), 5);
            assert_eq!(steps[0].0, format!("{} (12)", PAPERS[(list + 12) % PAPERS.len()]));
            assert_eq!(steps[8].0, format!("Demander à la mairie, dossier {list}"));
            assert!(steps[9].0.ends_with(&format!("dossier {list}")));
        }
    }

    #[test]
    fn every_engine_merges_the_workload_to_what_both_meant() {
        two_copies_agree::<Ours>();
        two_copies_agree::<Sealed>();
        two_copies_agree::<Loro>();
        two_copies_agree::<Automerge>();
        two_copies_agree::<Yrs>();
    }
}

use crate::Service;
use crate::clean::folded;

/// The places in `services`, in their order, of those whose name or address has each of these words, or words that begin
/// like them; all of them for no word at all. Capitals and accents do not count.
///
/// ```
/// use domain::{Label, Service, directory};
/// let services = ["Mairie de Liévin", "CCAS de Lens"].map(|name| Label::parse(name).map(Service::new));
/// let services: Vec<Service> = services.into_iter().flatten().collect();
/// assert_eq!(directory::search(&services, "lievin mai"), [0]);
/// assert_eq!(directory::search(&services, ""), [0, 1]);
/// ```
pub fn search(services: &[Service], words: &str) -> Vec<usize> {
    let wanted: Vec<String> = split(words);
    let has = |service: &Service| {
        let mut said = split(service.name.as_str());
        said.extend(service.address.iter().flat_map(|address| split(address.as_str())));
        wanted.iter().all(|word| said.iter().any(|other| other.starts_with(word)))
    };
    (0..).zip(services).filter(|(_, service)| has(service)).map(|(at, _)| at).collect()
}

fn split(text: &str) -> Vec<String> {
    let plain: String = text.chars().map(folded).collect();
    let words = plain.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// What is known of a service with what a newer copy says: whatever that leaves out stays as it was, and so do the
/// closures, which directories do not have.
pub fn renewed(known: &Service, newer: &Service) -> Service {
    let or = |new: &Option<_>, old: &Option<_>| new.clone().or_else(|| old.clone());
    Service {
        name: newer.name.clone(),
        address: or(&newer.address, &known.address),
        phones: if newer.phones.is_empty() { known.phones.clone() } else { newer.phones.clone() },
        email: or(&newer.email, &known.email),
        hours: newer.hours.clone().or_else(|| known.hours.clone()),
        verified: newer.verified.max(known.verified),
        closures: known.closures.clone(),
        languages: if newer.languages.is_empty() { known.languages.clone() } else { newer.languages.clone() },
        access: newer.access.clone().or_else(|| known.access.clone()),
        position: newer.position.or(known.position),
        source: or(&newer.source, &known.source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Label, Phone};

    fn service(name: &str, address: &str) -> Service {
        Service { address: Label::parse(address).ok(), ..Service::new(Label::parse(name).unwrap()) }
    }

    #[test]
    fn a_town_finds_its_services_however_it_is_written() {
        let all = [
            service("Accueil de jour", "3 rue du Puits, 67000 Strasbourg"),
            service("Épicerie solidaire", "67000 Strasbourg"),
            service("Accueil de nuit", "59000 Lille"),
        ];
        assert_eq!(search(&all, "STRASB"), [0, 1]);
        assert_eq!(search(&all, "epicerie strasbourg"), [1]);
        assert_eq!(search(&all, "accueil, nuit"), [2]);
        assert_eq!(search(&all, "67000"), [0, 1]);
        assert_eq!(search(&all, "bourg"), [0; 0], "within a word is too much");
    }

    #[test]
    fn a_newer_copy_takes_nothing_away() {
        let mut known = service("CCAS", "62300 Lens");
        known.phones = vec![Phone::parse("0321000000").unwrap()];
        known.hours = Some("Mo 09:00-12:00".to_owned());
        let newer = Service { hours: Some("Tu 09:00-12:00".to_owned()), ..service("CCAS de Lens", "") };
        let both = renewed(&known, &newer);
        assert_eq!(both.name.as_str(), "CCAS de Lens");
        assert_eq!((&both.address, &both.phones), (&known.address, &known.phones));
        assert_eq!(both.hours.as_deref(), Some("Tu 09:00-12:00"));
        assert_eq!(renewed(&both, &newer), both);
    }
}

//! One person, several phones.
#![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

use stories::{Cut, Phone, Relay};

#[tokio::test]
async fn another_phone_of_the_person_has_everything_and_brings_its_own() {
    let relay = Relay::start().await;
    let (old, new) = (Phone::new("Ancien"), Phone::new("Nouveau"));
    old.add_contact("Awa").await;
    let list = old.add_list("RSA", &["Photo"]).await;
    let access = old.share(list).await;
    let shared = old.add_list("Logement", &["Bail"]).await;
    new.add_contact("Ines").await;
    let link = old.link().await;
    new.join(&link).await;
    old.exchange(&relay).await;
    new.exchange(&relay).await;
    old.exchange(&relay).await;
    for phone in [&old, &new] {
        assert_eq!(phone.contacts().await, ["Awa", "Ines"]);
        assert_eq!(phone.phones().await, ["Ancien", "Nouveau"]);
        assert_eq!(phone.papers(list).await, ["Photo"]);
        assert_eq!(phone.papers(shared).await, ["Bail"]);
        assert_eq!((phone.waiting().await, phone.alarms()), (0, 0));
    }
    // What one of them shares is shared by both.
    assert_eq!(new.place(list).await, store::Place::Space(access.space()));
    new.tick(list, "Photo").await;
    new.exchange(&relay).await;
    old.exchange(&relay).await;
    assert_eq!(old.papers(list).await, ["x Photo"]);
    // Any of them may take another one out: the first one may be the lost one.
    let access = store::member::access(&new.memory, store::Place::Home).await.unwrap().unwrap();
    assert!(access.owned.is_some());
}

#[tokio::test]
async fn a_second_phone_that_is_linked_without_a_network_waits_for_the_first() {
    let relay = Relay::start().await;
    let (old, new) = (Phone::new("Ancien"), Phone::new("Nouveau"));
    old.add_contact("Awa").await;
    new.add_contact("Ines").await;
    new.join(&old.link().await).await;
    new.exchange(&relay).await;
    assert_eq!(new.contacts().await, ["Ines"]);
    old.exchange(&relay).await;
    new.exchange(&relay).await;
    old.exchange(&relay).await;
    assert_eq!(old.contacts().await, ["Awa", "Ines"]);
    assert_eq!(new.contacts().await, ["Awa", "Ines"]);
}

/// Three phones of one person, all in the know.
async fn three(relay: &Relay) -> [Phone; 3] {
    let phones = ["Un", "Deux", "Trois"].map(Phone::new);
    phones[0].add_contact("Awa").await;
    let link = phones[0].link().await;
    phones[0].exchange(relay).await;
    for phone in &phones[1..] {
        phone.join(&link).await;
        phone.exchange(relay).await;
    }
    for phone in &phones {
        phone.exchange(relay).await;
        assert_eq!(phone.phones().await, ["Deux", "Trois", "Un"]);
    }
    phones
}

#[tokio::test]
async fn a_phone_that_was_taken_out_keeps_its_copy_and_hears_nothing_more() {
    let relay = Relay::start().await;
    let [mut one, two, three] = three(&relay).await;
    let before = one.home().await;
    // The third phone writes without a network before it hears of anything, and so does the lost one.
    three.add_contact("Écrit hors ligne").await;
    let list = one.add_list("RSA", &["Photo"]).await;
    one.share(list).await;
    for phone in [&one, &two] {
        phone.exchange(&relay).await;
    }
    two.add_contact("Écrit par le perdu").await;
    one.take_out("Deux").await.unwrap();
    one.exchange(&relay).await;
    one.exchange(&relay).await;
    assert_ne!(one.home().await, before);
    assert_eq!(one.waiting().await, 0);

    three.exchange(&relay).await;
    three.exchange(&relay).await;
    assert_eq!(three.home().await, one.home().await);
    two.exchange(&relay).await;
    assert_eq!(two.home().await, None);
    assert_eq!(two.phones().await, ["Trois", "Un"]);

    one.add_contact("Après").await;
    for phone in [&one, &three, &two, &one, &three] {
        phone.exchange(&relay).await;
    }
    assert_eq!(one.contacts().await, ["Après", "Awa", "Écrit hors ligne"]);
    assert_eq!(three.contacts().await, one.contacts().await);
    assert_eq!(three.phones().await, ["Trois", "Un"]);
    assert!(!two.contacts().await.contains(&"Après".to_owned()));
    assert!(two.contacts().await.contains(&"Écrit par le perdu".to_owned()));
    // It keeps the shared list, and hears nothing of it any more.
    one.tick(list, "Photo").await;
    for phone in [&one, &two, &three] {
        phone.exchange(&relay).await;
    }
    assert_eq!(
        (two.papers(list).await, three.papers(list).await),
        (vec!["Photo".to_owned()], vec!["x Photo".to_owned()])
    );
    assert_eq!((one.alarms(), two.alarms(), three.alarms()), (0, 0, 0));

    // The third phone may take out the first one in its turn, which had opened the space.
    let mut three = three;
    three.take_out("Un").await.unwrap();
    for phone in [&three, &three, &one] {
        phone.exchange(&relay).await;
    }
    assert_eq!((one.home().await, three.phones().await), (None, vec!["Trois".to_owned()]));
}

#[tokio::test]
async fn taking_a_phone_out_goes_on_after_being_cut_short_anywhere() {
    for cut in [Cut::BeforeAnswer, Cut::BeforeFollowing] {
        let relay = Relay::start().await;
        let [mut one, two, three] = three(&relay).await;
        one.take_out("Deux").await.unwrap();
        for _ in 0..3 {
            one.exchange_once(&relay, cut).await;
            three.exchange_once(&relay, cut).await;
        }
        for phone in [&one, &three, &two, &one, &three, &one] {
            phone.exchange(&relay).await;
        }
        assert_eq!(one.home().await, three.home().await, "{cut:?}");
        assert_eq!((one.phones().await.len(), two.home().await), (2, None), "{cut:?}");
        three.add_contact("Ines").await;
        three.exchange(&relay).await;
        one.exchange(&relay).await;
        assert_eq!(one.contacts().await, ["Awa", "Ines"], "{cut:?}");
    }
}

#[tokio::test]
async fn a_phone_that_was_taken_out_can_be_linked_again() {
    let relay = Relay::start().await;
    let [mut one, two, three] = three(&relay).await;
    let list = one.add_list("RSA", &["Photo"]).await;
    one.share(list).await;
    for phone in [&one, &two, &three] {
        phone.exchange(&relay).await;
    }
    one.take_out("Deux").await.unwrap();
    for phone in [&one, &one, &two, &three] {
        phone.exchange(&relay).await;
    }
    one.tick(list, "Photo").await;
    two.add_contact("Entre-temps").await;
    two.join(&one.link().await).await;
    for phone in [&two, &one, &three, &two] {
        phone.exchange(&relay).await;
    }
    for phone in [&one, &two, &three] {
        assert_eq!(phone.papers(list).await, ["x Photo"]);
        assert_ne!(phone.place(list).await, store::Place::Home);
        assert_eq!(phone.contacts().await, ["Awa", "Entre-temps"]);
        assert_eq!(phone.phones().await, ["Deux", "Trois", "Un"]);
        assert_eq!(phone.alarms(), 0);
    }
}

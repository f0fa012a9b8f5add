//! A list on two phones.
#![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

use domain::ChecklistId;
use store::Place;
use stories::{Cut, Phone, Relay};
use sync::Access;

const PAPERS: [&str; 3] = ["Carte d’identité", "Photo", "Justificatif de domicile"];

/// Awa's list, shared and sent; Ines has not accepted it yet.
struct Shared {
    relay: Relay,
    awa: Phone,
    ines: Phone,
    list: ChecklistId,
    access: Access,
}

async fn shared() -> Shared {
    let relay = Relay::start().await;
    let (awa, ines) = (Phone::new("Awa"), Phone::new("Ines"));
    let list = awa.add_list("RSA", &PAPERS).await;
    let access = awa.share(list).await;
    awa.exchange(&relay).await;
    Shared { relay, awa, ines, list, access }
}

#[tokio::test]
async fn a_list_is_ticked_by_two_people_who_are_never_online_together() {
    let relay = Relay::start().await;
    let (awa, ines) = (Phone::new("Awa"), Phone::new("Ines"));
    let list = awa.add_list("RSA", &PAPERS).await;
    let access = awa.share(list).await;
    assert_eq!(awa.place(list).await, Place::Space(access.space()));
    awa.exchange(&relay).await;
    assert_eq!(awa.waiting().await, 0);

    assert_eq!(ines.accept(&access.together().unwrap(), None).await, None);
    ines.exchange(&relay).await;
    assert_eq!(ines.papers(list).await, PAPERS);

    awa.tick(list, "Photo").await;
    ines.tick(list, "Carte d’identité").await;
    ines.add_paper(list, "Relevé d’identité bancaire").await;
    awa.exchange(&relay).await;
    ines.exchange(&relay).await;
    awa.exchange(&relay).await;
    let both = ["x Carte d’identité", "x Photo", PAPERS[2], "Relevé d’identité bancaire"];
    assert_eq!(awa.papers(list).await, both);
    assert_eq!(ines.papers(list).await, both);
    assert_eq!((awa.alarms(), ines.alarms()), (0, 0));
    // Nothing new is said in one exchange, and nothing else has left the phone.
    assert_eq!(awa.exchange(&relay).await, 1);
    assert_eq!(ines.lists().await, 1);
}

#[tokio::test]
async fn a_list_that_was_handed_over_without_any_network_joins_up_later() {
    let relay = Relay::start().await;
    let (awa, ines) = (Phone::new("Awa"), Phone::new("Ines"));
    let list = awa.add_list("RSA", &PAPERS).await;
    let access = awa.share(list).await;
    let parcel = store::Store::parcel(&awa.memory, Place::Space(access.space())).await.unwrap();
    let link = access.together().unwrap();
    let carried = crypto::Handover { link: link.clone(), list: parcel.to_bytes() };
    assert!(carried.frames().unwrap().len() <= 3, "a list of three papers takes few codes");
    assert!(ines.accept(&link, Some(parcel)).await.is_some());
    assert_eq!(ines.papers(list).await, PAPERS);

    // Ines is online first, and what she ticked waits for what it was ticked on.
    ines.tick(list, "Photo").await;
    ines.exchange(&relay).await;
    assert_eq!(ines.waiting().await, 1);
    awa.exchange(&relay).await;
    ines.exchange(&relay).await;
    awa.exchange(&relay).await;
    for phone in [&awa, &ines] {
        assert_eq!(phone.papers(list).await, [PAPERS[0], "x Photo", PAPERS[2]]);
        assert_eq!((phone.waiting().await, phone.alarms()), (0, 0));
    }
}

#[tokio::test]
async fn who_may_read_sees_every_change_and_sends_none() {
    let Shared { relay, awa, ines, list, access } = shared().await;
    ines.accept(&access.to_read(), None).await;
    ines.exchange(&relay).await;
    // The screens offer nothing, and what is written all the same stays here.
    ines.tick(list, "Photo").await;
    ines.exchange(&relay).await;
    awa.tick(list, "Carte d’identité").await;
    awa.exchange(&relay).await;
    ines.exchange(&relay).await;
    assert_eq!(awa.papers(list).await, ["x Carte d’identité", "Photo", PAPERS[2]]);
    assert_eq!(ines.papers(list).await[0], "x Carte d’identité");
}

#[tokio::test]
async fn a_share_that_was_stopped_leaves_everybody_their_copy() {
    let Shared { relay, awa, ines, list, access } = shared().await;
    ines.accept(&access.together().unwrap(), None).await;
    ines.exchange(&relay).await;

    // Ines ticks without a network while Awa stops.
    ines.tick(list, "Photo").await;
    awa.stop(access.space()).await;
    assert_eq!(awa.papers(list).await, PAPERS);
    // What was stopped without a network is said later, and only then is the place left.
    assert!(awa.waiting().await > 0);
    awa.exchange(&relay).await;
    awa.exchange(&relay).await;
    assert!(store::Store::places(&awa.memory).await.unwrap().is_empty());

    ines.exchange(&relay).await;
    ines.exchange(&relay).await;
    assert!(store::Store::places(&ines.memory).await.unwrap().is_empty());
    assert_eq!(ines.papers(list).await, [PAPERS[0], "x Photo", PAPERS[2]]);
    assert_eq!((awa.place(list).await, ines.place(list).await), (Place::Home, Place::Home));
    // Each goes on alone.
    awa.tick(list, "Carte d’identité").await;
    awa.exchange_once(&relay, Cut::Nowhere).await;
    ines.exchange_once(&relay, Cut::Nowhere).await;
    assert_eq!(ines.papers(list).await[0], PAPERS[0]);
}

#[tokio::test]
async fn a_member_who_leaves_takes_a_copy_and_stops_nobody() {
    let Shared { relay, awa, ines, list, access } = shared().await;
    ines.accept(&access.together().unwrap(), None).await;
    ines.exchange(&relay).await;
    ines.stop(access.space()).await;
    ines.exchange(&relay).await;
    awa.tick(list, "Photo").await;
    awa.exchange(&relay).await;
    assert_eq!(awa.place(list).await, Place::Space(access.space()));
    assert_eq!(ines.papers(list).await, PAPERS);

    // Who comes back has what was done meanwhile.
    ines.accept(&access.together().unwrap(), None).await;
    ines.exchange(&relay).await;
    assert_eq!(ines.papers(list).await[1], "x Photo");
}

#[tokio::test]
async fn a_link_of_a_member_opened_by_its_owner_changes_nothing() {
    let relay = Relay::start().await;
    let awa = Phone::new("Awa");
    let list = awa.add_list("RSA", &PAPERS).await;
    let access = awa.share(list).await;
    awa.exchange(&relay).await;
    let known = store::member::Known::of(&awa.view().await).access(access.space()).unwrap();
    assert!(known.owned.is_some());
    let again = known.with(&sync::Access::of_link(&access.to_read()).unwrap());
    assert!(again.owned.is_some() && again.may_write());
}

#[tokio::test]
async fn a_phone_whose_memory_was_set_back_loses_nothing_of_either_life() {
    let Shared { relay, mut awa, ines, list, access } = shared().await;
    ines.accept(&access.together().unwrap(), None).await;
    ines.exchange(&relay).await;
    let backup = awa.memory.shelves();
    awa.tick(list, "Photo").await;
    awa.add_paper(list, "Premier monde").await;
    awa.exchange(&relay).await;

    // Set back, and written to before it hears of anything.
    awa.set_back(backup);
    awa.tick(list, "Carte d’identité").await;
    awa.add_paper(list, "Second monde").await;
    for phone in [&awa, &ines, &awa] {
        phone.exchange(&relay).await;
    }
    let mut expected = ["x Carte d’identité", "x Photo", PAPERS[2], "Premier monde", "Second monde"];
    expected.sort_unstable();
    for phone in [&awa, &ines] {
        let mut papers = phone.papers(list).await;
        papers.sort_unstable();
        assert_eq!(papers, expected);
        assert_eq!(phone.waiting().await, 0);
    }
}

#[tokio::test]
async fn a_long_history_stays_short_and_a_phone_that_was_away_for_a_year_still_joins() {
    let Shared { relay, awa, ines, list, access } = shared().await;
    ines.accept(&access.together().unwrap(), None).await;
    ines.exchange(&relay).await;
    ines.tick(list, "Photo").await;
    let actions = 3 * protocol::SNAPSHOT_AFTER;
    for action in 0..actions {
        awa.add_paper(list, &format!("papier {action}")).await;
        if action % 40 == 0 {
            awa.exchange(&relay).await;
        }
    }
    awa.exchange(&relay).await;
    let kept = awa.memory.all(store::Shelf::Envelopes).len();
    assert!(kept < 2 * usize::try_from(protocol::SNAPSHOT_AFTER).unwrap() + 80, "{kept} envelopes are kept");

    let new = Phone::new("Noé");
    new.accept(&access.together().unwrap(), None).await;
    for phone in [&ines, &new, &awa, &new] {
        phone.exchange(&relay).await;
    }
    let papers = awa.papers(list).await;
    assert_eq!(papers.len(), PAPERS.len() + usize::try_from(actions).unwrap());
    assert!(papers.contains(&"x Photo".to_owned()));
    for phone in [&ines, &new] {
        assert_eq!(phone.papers(list).await, papers);
        assert_eq!((phone.waiting().await, phone.alarms()), (0, 0));
    }
}

//! Whatever is damaged, every decoder answers with an error and none panics.

use crypto::{
    Card, DeviceKey, Handover, InviteKey, OwnerKey, ReadingKey, Role, Scan, ShareLink, SpaceSecret, Staying,
    Succession, Words, announce_stop, announce_successor, frames, open, seal, seal_to, suggestions, verify,
};

fn secret() -> SpaceSecret {
    SpaceSecret::new([7; 32])
}

fn links() -> Vec<ShareLink> {
    let owner = [8; 32];
    vec![
        ShareLink::Together { secret: secret(), owner },
        ShareLink::ReadOnly { space: secret().space(), key: secret().reading_key(), owner },
        ShareLink::MyOtherPhone { secret: secret(), owner },
        ShareLink::Invite { key: InviteKey::new([9; 32]), expires: 1_764_000_000 },
    ]
}

#[test]
fn sealed_bytes_open_only_as_they_were() {
    let key = secret().reading_key();
    let samples = [&b"Passeport"[..], &[b'x'; 500]].map(|message| seal(&key, &[1; 24], b"header", message));
    mutation::attack("open", &samples, |bytes| {
        assert_eq!(
            open(&key, &[1; 24], b"header", bytes).is_ok(),
            samples.iter().any(|sample| sample == bytes)
        );
    });
}

#[test]
fn bytes_sealed_to_a_device_open_only_as_they_were() {
    let phone = DeviceKey::new([1; 32]);
    let samples = [seal_to(&phone.public(), &[5; 33], b"header", [2; 32]).unwrap()];
    mutation::attack("DeviceKey::open", &samples, |bytes| {
        assert_eq!(phone.open(bytes, b"header").is_ok(), bytes == samples[0]);
    });
}

#[test]
fn a_signature_counts_only_for_what_was_signed() {
    let key = secret().signing_key();
    let sample =
        [&key.public()[..], &key.sign(b"header and sealed bytes"), b"header and sealed bytes"].concat();
    mutation::attack("verify", std::slice::from_ref(&sample), |bytes| {
        if let Some((public, rest)) = bytes.split_first_chunk::<32>()
            && let Some((signature, message)) = rest.split_first_chunk::<64>()
        {
            assert_eq!(verify(public, message, signature).is_ok(), bytes == sample);
        }
    });
}

#[test]
fn a_card_is_read_only_as_it_was_printed() {
    let samples = [&b"CCAS"[..], &[b'x'; 500]]
        .map(|content| Card::new(content.to_vec()).unwrap().to_string().into_bytes());
    mutation::attack("Card::from_str", &samples, |bytes| {
        if let Ok(text) = str::from_utf8(bytes)
            && let Ok(card) = text.parse::<Card>()
        {
            let printed = card.to_string().into_bytes();
            assert!(samples.contains(&printed), "a forged card: {text}");
        }
    });
}

#[test]
fn a_link_is_read_only_as_it_was_printed() {
    let samples: Vec<Vec<u8>> = links().iter().map(|link| link.to_string().into_bytes()).collect();
    mutation::attack("ShareLink::from_str", &samples, |bytes| {
        if let Ok(link) = String::from_utf8_lossy(bytes).parse::<ShareLink>() {
            assert!(links().contains(&link));
        }
    });
}

#[test]
fn a_links_bytes_are_read_only_as_they_were() {
    let samples: Vec<Vec<u8>> = links().iter().map(|link| link.to_bytes().to_vec()).collect();
    mutation::attack("ShareLink::from_bytes", &samples, |bytes| {
        assert_eq!(ShareLink::from_bytes(bytes).is_ok(), samples.iter().any(|sample| sample == bytes));
    });
}

#[test]
fn a_box_opens_only_as_it_was_left() {
    let opens = InviteKey::new([9; 32]).with(&Words::new([1, 2, 3, 4]));
    let samples = [opens.seal([1; 24], &links()[0], 60)];
    mutation::attack("InviteBox::open", &samples, |bytes| {
        assert_eq!(opens.open(bytes).is_ok(), bytes == samples[0]);
    });
}

#[test]
fn words_are_read_or_refused() {
    let samples = ["échelle gâteau", "abeille zèbre"].map(|words| words.as_bytes().to_vec());
    mutation::attack("Words::from_str", &samples, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        assert!(suggestions(&text).count() <= 512);
        if let Ok(words) = text.parse::<Words>() {
            assert_eq!(words.to_string().parse(), Ok(words));
        }
    });
}

#[test]
fn a_succession_counts_only_as_it_was_signed() {
    let owner = OwnerKey::new([3; 32]);
    let phone = DeviceKey::new([1; 32]);
    let staying =
        [Role::Writer, Role::Reader].map(|role| Staying { device: phone.public(), role, ephemeral: [4; 32] });
    let successor = SpaceSecret::new([6; 32]);
    let samples = [
        announce_stop(&owner, &secret().space()),
        announce_successor(&owner, &secret().space(), &successor, &owner.public(), &staying).unwrap(),
    ];
    mutation::attack("Succession::verify", &samples, |bytes| {
        let read = Succession::verify(bytes, &secret().space(), &owner.public());
        assert_eq!(read.is_ok(), samples.iter().any(|sample| sample == bytes));
    });
}

#[test]
fn frames_make_up_only_what_was_cut() {
    let list = vec![5; 500];
    let shown = frames(&list).unwrap();
    let samples: Vec<Vec<u8>> = shown.iter().map(|frame| frame.clone().into_bytes()).collect();
    let mut scan = Scan::default();
    mutation::attack("Scan::add", &samples, |bytes| {
        if let Ok(crypto::Progress::Complete(whole)) = scan.add(&String::from_utf8_lossy(bytes)) {
            assert_eq!(whole, list);
        }
    });
}

#[test]
fn a_handover_is_read_or_refused() {
    let samples: Vec<Vec<u8>> = links()
        .iter()
        .map(|link| {
            let link = link.to_bytes();
            let packed = lz4_flex::block::compress(b"Passeport, passeport, passeport");
            [&[u8::try_from(link.len()).unwrap()][..], &link, &31_u32.to_le_bytes(), &packed].concat()
        })
        .collect();
    mutation::attack("Handover::from_bytes", &samples, |bytes| {
        if let Ok(handover) = Handover::from_bytes(bytes) {
            assert!(links().contains(&handover.link) && handover.list.len() <= 1 << 16);
        }
    });
}

#[test]
fn any_key_opens_nothing_of_anothers() {
    let sealed = seal(&secret().reading_key(), &[1; 24], b"header", b"Passeport");
    mutation::attack("ReadingKey", &[secret().reading_key().bytes().to_vec()], |bytes| {
        if let Some(key) = bytes.first_chunk::<32>() {
            let key = ReadingKey::new(*key);
            assert_eq!(open(&key, &[1; 24], b"header", &sealed).is_ok(), key == secret().reading_key());
        }
    });
}

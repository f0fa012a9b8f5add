//! The bytes of the format, for whoever writes another client. A change here makes what people have unreadable.

use crypto::{
    DeviceKey, Handover, InviteKey, OwnerKey, Role, ShareLink, SpaceSecret, Staying, Words, announce_stop,
    announce_successor, seal, seal_to,
};
use std::fmt::Write as _;

/// `00 01 02 …`, starting at some byte: every input is told from every other.
fn from<const N: usize>(first: u8) -> [u8; N] {
    let mut next = first.wrapping_sub(1);
    [(); N].map(|()| {
        next = next.wrapping_add(1);
        next
    })
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        let _ = write!(text, "{}{byte:02x}", if at > 0 && at % 32 == 0 { "\n  " } else { "" });
    }
    text
}

fn print(lines: &[(&str, &[u8])]) -> String {
    lines.iter().fold(String::new(), |text, (name, bytes)| format!("{text}{name}:\n  {}\n", hex(bytes)))
}

#[test]
fn the_keys_of_a_space() {
    let secret = SpaceSecret::new(from(0));
    insta::assert_snapshot!(print(&[
        ("secret", secret.bytes()),
        ("reading key", secret.reading_key().bytes()),
        ("space", &secret.space()),
        ("signature of \"Passeport\"", &secret.signing_key().sign(b"Passeport")),
    ]));
}

#[test]
fn a_sealed_message() {
    let sealed = seal(&SpaceSecret::new(from(0)).reading_key(), &from(0x40), b"header", b"Passeport");
    insta::assert_snapshot!(print(&[("\"Passeport\" with \"header\", nonce 40 to 57", &sealed)]));
}

#[test]
fn a_message_sealed_to_a_device() {
    let phone = DeviceKey::new(from(0x60));
    let sealed = seal_to(&phone.public(), b"Passeport", b"header", from(0x80)).unwrap();
    insta::assert_snapshot!(print(&[
        ("device", &phone.public()),
        ("\"Passeport\" with \"header\", ephemeral 80 to 9f", &sealed),
    ]));
}

#[test]
fn the_links_of_every_kind() {
    let secret = SpaceSecret::new(from(0));
    let owner = OwnerKey::new(from(0xA0)).public();
    let links = [
        ShareLink::Together { secret: secret.clone(), owner },
        ShareLink::ReadOnly { space: secret.space(), key: secret.reading_key(), owner },
        ShareLink::MyOtherPhone { secret, owner },
        ShareLink::Invite { key: InviteKey::new(from(0x20)), expires: 1_764_000_000 },
    ];
    insta::assert_snapshot!(links.map(|link| link.to_string()).join("\n"));
}

#[test]
fn an_invitation() {
    let link = ShareLink::Together { secret: SpaceSecret::new(from(0)), owner: from(0xA0) };
    let words = Words::new([200, 0, 144, 1]);
    let opens = InviteKey::new(from(0x20)).with(&words);
    let left = opens.seal(from(0x40), &link, 1_764_000_000);
    insta::assert_snapshot!(format!("words: {words}\n{}", print(&[("id", &opens.id()), ("box", &left)])));
}

#[test]
fn the_frames_of_a_handover() {
    let link = ShareLink::Together { secret: SpaceSecret::new(from(0)), owner: from(0xA0) };
    let list = (0..500).map(|at| u8::try_from(at % 251).unwrap()).collect();
    insta::assert_snapshot!(Handover { link, list }.frames().unwrap().join("\n"));
}

#[test]
fn the_announcements_of_an_owner() {
    let (owner, old) = (OwnerKey::new(from(0xA0)), SpaceSecret::new(from(0)).space());
    let staying =
        [(0x60, Role::Writer, 0x80), (0x61, Role::Reader, 0x81)].map(|(device, role, ephemeral)| Staying {
            device: DeviceKey::new(from(device)).public(),
            role,
            ephemeral: from(ephemeral),
        });
    let next_owner = OwnerKey::new(from(0xB0)).public();
    let moved =
        announce_successor(&owner, &old, &SpaceSecret::new(from(0x10)), &next_owner, &staying).unwrap();
    insta::assert_snapshot!(print(&[
        ("owner", &owner.public()),
        ("stopped", &announce_stop(&owner, &old)),
        ("successor 10 to 2f, owned by b0 to cf", &moved),
    ]));
}

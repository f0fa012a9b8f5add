//! Reading a code, or one after the other where a list comes in several.

use super::enter;
use crate::components::element::{bare, el};
use crate::components::scanner::Seen;
use crate::components::{Notice, PageTitle, Scanner, Tone};
use crate::live::{live, spawn};
use crate::platform::camera::CameraError;
use crate::platform::navigation;
use crate::route::Route;
use crate::state::sharing::{self, Arriving};
use crate::text;
use crypto::{Card, FrameError, Progress, Scan};
use leptos::prelude::*;

/// What a code brought.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Read {
    /// A link, or a whole list with its link.
    Whole(String, Option<sync::Parcel>),
    /// So many codes of so many.
    Part(usize, usize),
    /// Something to say.
    Said(&'static str),
}

pub(super) fn screen() -> AnyView {
    let done = RwSignal::new(false);
    let said = RwSignal::new(Some(text::scan_opening()));
    let part = RwSignal::new(None::<(usize, usize)>);
    let scan = StoredValue::new(Scan::default());
    let seen = Callback::new(move |seen: Seen| match seen {
        Seen::Open => said.set(None),
        Seen::Closed(error) => said.set(Some(closed(error))),
        Seen::Unread => said.set(Some(text::scan_unread())),
        Seen::Text(code) => {
            let read = scan.try_update_value(|scan| read(scan, &code));
            match read {
                Some(Read::Whole(link, parcel)) => {
                    done.set(true);
                    spawn(async move {
                        // Without room it is shown all the same.
                        let _full = sharing::keep_arriving(&link, parcel.as_ref()).await;
                        navigation::finish(&Route::Arrival);
                    });
                }
                Some(Read::Part(have, of)) => {
                    said.set(None);
                    part.set(Some((have, of)));
                }
                Some(Read::Said(words)) => said.set(Some(words)),
                None => {}
            }
        }
    });
    let notice = move || said.get().map(|words| view! { <Notice tone=Tone::Info text=words.to_owned() /> });
    let progress = move || {
        part.get().map(|(have, of)| text::scan_progress(have.to_string(), of.to_string())).unwrap_or_default()
    };
    view! {
        <PageTitle text=text::scan_title() />
        {bare("p").text(text::scan_how()).into_any()}
        {live(notice)}
        {el("p", "qr-turn").attr("role", "status").live_text(progress).into_any()}
        <Scanner on_seen=seen done=done photo=text::scan_photo_button() />
    }
    .into_any()
}

fn closed(error: CameraError) -> &'static str {
    match error {
        CameraError::Denied => text::scan_denied(),
        CameraError::Missing => text::scan_missing(),
        CameraError::Busy => text::scan_busy(),
    }
}

/// What a code says, where `scan` has the parts that were read before.
fn read(scan: &mut Scan, code: &str) -> Read {
    if let Ok(link) = code.parse::<crypto::ShareLink>() {
        return Read::Whole(link.to_string(), None);
    }
    if let Ok(card) = code.parse::<Card>() {
        return Read::Whole(card.to_string(), None);
    }
    match scan.add(code) {
        Ok(Progress::Missing { have, of }) => Read::Part(have, of),
        Ok(Progress::Complete(bytes)) => match Arriving::of_scan(&bytes) {
            Some((link, parcel)) => Read::Whole(link, Some(parcel)),
            None => Read::Said(text::scan_broken()),
        },
        Err(FrameError::NotAFrame) if code.contains("#s.") => {
            Read::Said(code.parse::<Card>().err().map_or(text::scan_broken(), enter::problem))
        }
        Err(FrameError::NotAFrame) if code.contains("#p.") => {
            Read::Said(code.parse::<crypto::ShareLink>().err().map_or(text::scan_broken(), enter::problem))
        }
        Err(FrameError::NotAFrame) => Read::Said(text::scan_foreign()),
        Err(FrameError::UnknownVersion { .. }) => Read::Said(text::scan_newer()),
        // The list on the other screen has changed: what was read of it before is of no use.
        Err(FrameError::OtherSet) => {
            *scan = Scan::default();
            read(scan, code)
        }
        Err(FrameError::WrongChecksum | FrameError::Numbering { .. } | FrameError::WrongWhole) => {
            Read::Said(text::scan_broken())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crypto::{Handover, ShareLink, SpaceSecret};

    fn link() -> ShareLink {
        ShareLink::Together { secret: SpaceSecret::new([7; 32]), owner: [8; 32] }
    }

    #[test]
    fn a_list_in_several_codes_is_whole_once_all_were_seen_in_any_order() {
        let parcel = sync::Parcel::default();
        // A list that no compression makes short.
        let noise = (0..2_000_u32).map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
        let codes = Handover { link: link(), list: noise }.frames().unwrap();
        assert!(codes.len() > 2);
        let mut scan = Scan::default();
        assert_eq!(read(&mut scan, &codes[1]), Read::Part(1, codes.len()));
        assert_eq!(read(&mut scan, &codes[1]), Read::Part(1, codes.len()));
        assert_eq!(read(&mut scan, "https://exemple.fr"), Read::Said(text::scan_foreign()));
        // The other phone shows another list: it begins anew with that one.
        let whole = Handover { link: link(), list: parcel.to_bytes() }.frames().unwrap();
        let mut other = Scan::default();
        assert_eq!(read(&mut other, &codes[0]), Read::Part(1, codes.len()));
        assert_eq!(read(&mut other, &whole[0]), Read::Whole(link().to_string(), Some(parcel.clone())));
        assert_eq!(read(&mut Scan::default(), &whole[0]), Read::Whole(link().to_string(), Some(parcel)));
    }

    #[test]
    fn a_code_with_a_link_is_a_link() {
        let url = format!("https://pas-a-pas.example/{}", link());
        assert_eq!(read(&mut Scan::default(), &url), Read::Whole(link().to_string(), None));
        assert_eq!(read(&mut Scan::default(), &url[..60]), Read::Said(text::code_cut()));
        let card = Card::new(b"CCAS".to_vec()).unwrap().to_string();
        let url = format!("https://pas-a-pas.example/{card}");
        assert_eq!(read(&mut Scan::default(), &url), Read::Whole(card, None));
        assert_eq!(read(&mut Scan::default(), &url[..30]), Read::Said(text::code_wrong()));
    }
}

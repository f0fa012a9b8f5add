//! Services from a directory: a file that stays on the phone, of which a worker keeps what they need.

use super::entity;
use super::given::keep;
use super::list::{Here, distance, near, order_key};
use crate::components::element::{bare, bdi, el};
use crate::components::{
    Button, ButtonKind, IconName, LinkButton, Notice, PageTitle, Section, TextField, Tone,
};
use crate::live::{live, memo, spawn};
use crate::pages::ticks::said;
use crate::platform::{files, view};
use crate::route::Route;
use crate::state::{App, Beside};
use crate::text;
use domain::directory::{Directory, DirectoryError, read, search};
use domain::{Label, Service, ServiceId};
use leptos::prelude::*;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// How many services are drawn: more would be scrolled past, and a word finds better.
const SHOWN: usize = 20;

/// The most services that are kept with one press.
const AT_ONCE: usize = 30;

/// What became of the file.
#[derive(Clone)]
enum File {
    None,
    Busy,
    Read(Arc<Directory>),
    Refused(DirectoryError),
}

pub(super) fn screen(app: App) -> AnyView {
    let file = RwSignal::new(File::None);
    let here = RwSignal::new(Here::Unasked);
    let words = RwSignal::new(String::new());
    let body = move || match file.get() {
        File::None => ().into_any(),
        File::Busy => view! { <Notice tone=Tone::Info text=text::busy().to_owned() /> }.into_any(),
        File::Refused(error) => {
            view! { <Notice tone=Tone::Danger text=refused(&error).to_owned() /> }.into_any()
        }
        File::Read(directory) => found(app, directory, here, words),
    };
    view! {
        <PageTitle text=text::directory_title() />
        {bare("p").attr("id", "directory-why").text(text::directory_why()).into_any()}
        {choose(file)}
        {live(body)}
    }
    .into_any()
}

fn choose(file: RwSignal<File>) -> AnyView {
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        spawn(async move {
            let Some(bytes) = files::chosen(&input).await else { return };
            file.try_set(File::Busy);
            // A large file takes a slow phone seconds, in which the screen should say so.
            view::painted().await;
            let found = read(&bytes).map_or_else(File::Refused, |directory| File::Read(Arc::new(directory)));
            file.try_set(found);
            // The same file can be chosen again.
            input.set_value("");
        });
    };
    let label = el("label", "label").attr("for", "directory-file").text(text::directory_file_label());
    let input = el("input", "input")
        .attr("id", "directory-file")
        .attr("type", "file")
        .attr("accept", ".json,.jsonl,.ndjson,.csv,.tsv,application/json,text/csv")
        .attr("aria-describedby", "directory-why")
        .on("change", chosen);
    el("div", "field").child(label).child(input).into_any()
}

fn refused(error: &DirectoryError) -> &'static str {
    match error {
        DirectoryError::TooLarge { .. } => text::directory_too_large(),
        DirectoryError::NoTable | DirectoryError::NoDirectory => text::directory_other(),
        DirectoryError::NoneReadable { .. } => text::directory_none_readable(),
    }
}

fn found(app: App, directory: Arc<Directory>, here: RwSignal<Here>, words: RwSignal<String>) -> AnyView {
    let count = directory.services.len();
    let skipped = directory.skipped.len();
    let skipped = (skipped > 0)
        .then(|| view! { <Notice tone=Tone::Attention text=text::directory_skipped(skipped) /> });
    let any_place = directory.services.iter().any(|service| service.position.is_some());
    let all = (count <= AT_ONCE).then(|| keep_all(app, Arc::clone(&directory)));
    let matches = move || matching(app, &directory, here.get(), &words.get());
    view! {
        <Notice tone=Tone::Done text=text::directory_found(count) />
        {skipped}
        {all}
        <Section title=text::directory_results()>
            <TextField id="directory-search" value=words label=Some(text::directory_search().to_owned()) />
            {any_place.then(|| near(here))}
            {live(matches)}
        </Section>
    }
    .into_any()
}

fn keep_all(app: App, directory: Arc<Directory>) -> AnyView {
    let press = Callback::new(move |()| {
        let edits = app.view.with_untracked(|view| {
            let all = directory.services.iter().flat_map(|service| keep(view, id_of(service), service));
            all.collect::<Vec<_>>()
        });
        let count = directory.services.len();
        app.act(edits, text::directory_kept_all(count), None, || ());
    });
    view! {
        <Button kind=ButtonKind::Main icon=Some(IconName::Save) label=text::directory_all_button() on_press=press />
    }
    .into_any()
}

/// The services that fit, the nearest first where that is known.
fn matching(app: App, directory: &Directory, here: Here, words: &str) -> AnyView {
    let mut fit: Vec<&Service> =
        search(&directory.services, words).into_iter().filter_map(|at| directory.services.get(at)).collect();
    if fit.is_empty() {
        return view! { <Notice tone=Tone::Info text=text::directory_nothing().to_owned() /> }.into_any();
    }
    if matches!(here, Here::At(_)) {
        fit.sort_by_key(|service| order_key(service, here));
    }
    let more = fit.len().saturating_sub(SHOWN);
    let rows: Vec<AnyView> = fit.into_iter().take(SHOWN).map(|service| row(app, service, here)).collect();
    let more = (more > 0)
        .then(|| el("p", "hint").attr("role", "status").text(text::directory_more(more)).into_any());
    view! {
        {el("ul", "rows").attr("role", "list").children(rows).into_any()}
        {more}
    }
    .into_any()
}

fn row(app: App, service: &Service, here: Here) -> AnyView {
    let id = id_of(service);
    let name = service.name.as_str().to_owned();
    let address = service.address.as_ref().map(|address| address.as_str().to_owned());
    let way = distance_to(service, here);
    let details = [address, way].into_iter().flatten().map(|line| el("span", "row-detail").child(bdi(line)));
    // The keyboard stays here when what can be pressed below changes.
    let title_id = ["directory-", &id.to_string()].concat();
    let title = el("span", "row-title").attr("id", title_id.clone()).attr("tabindex", "-1").child(bdi(name));
    let words = el("span", "row-words").child(title).children(details.collect::<Vec<_>>());
    let service = service.clone();
    let left = memo(move || {
        let edits = app.view.with(|view| keep(view, id, &service));
        let known = app.view.with(|view| view.service(id).is_some());
        (edits, known, service.name.as_str().to_owned())
    });
    let focus = title_id.clone();
    let way = move || {
        let (edits, known, name) = left.get();
        let label = match (known, edits.is_empty()) {
            (true, true) => return kept(id, &name),
            (true, false) => text::directory_update_action(&name),
            (false, _) => text::directory_keep_action(&name),
        };
        let focus = focus.clone();
        let press = Callback::new(move |()| {
            let focus = focus.clone();
            let then = move || view::focus(&focus);
            app.act(edits.clone(), text::directory_said(), Some(Beside(entity(id))), then);
        });
        view! { <Button icon=Some(IconName::Add) label=label on_press=press /> }.into_any()
    };
    let line = el("div", "agenda-line").child(words).child(live(way));
    el("li", "row").child(line).child(said(app, entity(id), title_id)).into_any()
}

fn kept(id: ServiceId, name: &str) -> AnyView {
    view! {
        <LinkButton
            icon=Some(IconName::Check)
            label=text::directory_see_action(name)
            href=Route::Service(id).to_string()
        />
    }
    .into_any()
}

fn distance_to(service: &Service, here: Here) -> Option<String> {
    let Here::At(here) = here else { return None };
    service.position.map(|there| distance(here.metres_to(there)))
}

/// The same service of a directory has the same name on every phone.
fn id_of(service: &Service) -> ServiceId {
    let label =
        |label: &Option<Label>| label.as_ref().map_or(String::new(), |label| label.as_str().to_owned());
    let name = match &service.source {
        Some(source) => source.as_str().to_owned(),
        None => [service.name.as_str(), "\n", &label(&service.address)].concat(),
    };
    let hash = Sha256::digest(["annuaire ", &name].concat());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    ServiceId::new(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_keeps_its_name_when_the_directory_words_it_anew() {
        let of = |name: &str, source: Option<&str>| {
            let source = source.and_then(|source| Label::parse(source).ok());
            id_of(&Service { source, ..Service::new(Label::parse(name).unwrap()) })
        };
        assert_eq!(of("CCAS", Some("dora 12")), of("CCAS de Lens", Some("dora 12")));
        assert_ne!(of("CCAS", Some("dora 12")), of("CCAS", Some("dora 13")));
        assert_ne!(of("CCAS", None), of("CCAS de Lens", None));
    }
}

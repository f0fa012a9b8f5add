//! S'entraîner: each gesture once, by doing it, on things that are made up.
//!
//! Nothing here is given the app's state: what is done on these screens can reach nothing that is kept.

use crate::components::element::{bare, bdi, el};
use crate::components::{
    BigCard, Button, ButtonKind, IconName, Notice, PageTitle, ProgressLine, Qr, Rows, TickRow, Tone, tick_id,
};
use crate::live::{derive, live};
use crate::pages::screen::turned;
use crate::platform::{navigation, view};
use crate::route::Route;
use crate::text;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// One gesture, or two that go together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Lesson {
    Open,
    Tick,
    Call,
    Show,
    Share,
}

/// The lessons, in their order.
const ALL: [Lesson; 5] = [Lesson::Open, Lesson::Tick, Lesson::Call, Lesson::Show, Lesson::Share];

pub(super) fn screen() -> AnyView {
    let at = RwSignal::new(0);
    let body = move || match ALL.get(at.get()) {
        Some(lesson) => taught(*lesson, at),
        None => over(at),
    };
    live(body)
}

fn go_to(at: RwSignal<usize>, lesson: usize) {
    at.set(lesson);
    turned();
}

fn taught(lesson: Lesson, at: RwSignal<usize>) -> AnyView {
    let done = RwSignal::new(false);
    let number = at.get_untracked();
    let task = match lesson {
        Lesson::Open => open(done),
        Lesson::Tick => tick(done),
        Lesson::Call => call(done),
        Lesson::Show => show(done),
        Lesson::Share => share(done),
    };
    let well = move || {
        done.get().then(|| {
            let next = Callback::new(move |()| go_to(at, number + 1));
            view! {
                <Notice tone=Tone::Done text=text::practice_well() />
                <Button kind=ButtonKind::Main label=text::next_action() on_press=next />
            }
        })
    };
    let intro = (number == 0).then(|| bare("p").text(text::practice_intro()).into_any());
    view! {
        <PageTitle text=text::practice_title() />
        {el("p", "hint").text(text::practice_step(number + 1, ALL.len())).into_any()}
        {intro}
        {task}
        {live(well)}
    }
    .into_any()
}

/// What to do, in one sentence.
fn ask(words: &'static str) -> AnyView {
    el("p", "practice-task").text(words).into_any()
}

/// The card of the home screen; its link leads nowhere.
fn open(done: RwSignal<bool>) -> AnyView {
    let opened = move |event: Event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if pressed.is_some_and(|pressed| pressed.closest("a").is_ok_and(|link| link.is_some())) {
            event.prevent_default();
            event.stop_propagation();
            done.set(true);
        }
    };
    let card = view! {
        <BigCard
            day=text::day_tomorrow()
            time=Some(text::clock_minutes(14, "30"))
            what=text::practice_what()
            place=Some(text::practice_place().to_owned())
            href=Route::Practice.to_string()
        />
    };
    view! {
        {ask(text::practice_open())}
        {bare("div").on("click", opened).child(card.into_any()).into_any()}
    }
    .into_any()
}

/// A list of two papers: one is ticked, then the tick is taken away again.
fn tick(done: RwSignal<bool>) -> AnyView {
    let names = [text::document_id_card(), text::practice_photo()];
    let ticked = RwSignal::new([false; 2]);
    let last = RwSignal::new(None::<usize>);
    let row = |at: usize, name: &'static str| {
        let id = ["practice-", &at.to_string()].concat();
        let back_to = tick_id(&id);
        let undo = move || {
            let back_to = back_to.clone();
            (last.get() == Some(at)).then(|| {
                let press = Callback::new(move |()| {
                    ticked.update(|all| all[at] = !all[at]);
                    last.set(None);
                    done.set(true);
                    view::focus(&back_to);
                });
                let button = view! {
                    <Button icon=Some(IconName::Undo) label=text::undo_action() on_press=press />
                };
                el("div", "tick-said")
                    .child(bare("p").text(text::saved()))
                    .child(button.into_any())
                    .into_any()
            })
        };
        let toggle = Callback::new(move |on: bool| {
            ticked.update(|all| all[at] = on);
            last.set(Some(at));
        });
        view! {
            <TickRow
                id=id
                title=name.to_owned()
                done=derive(move || ticked.get()[at])
                on_toggle=toggle
                below=Some(bare("div").attr("role", "status").child(live(undo)).into_any())
            />
        }
        .into_any()
    };
    let rows: Vec<AnyView> = names.into_iter().enumerate().map(|(at, name)| row(at, name)).collect();
    let asked = move || if last.get().is_some() { text::practice_undo() } else { text::practice_tick() };
    let count = derive(move || ticked.get().into_iter().filter(|on| *on).count());
    view! {
        {el("p", "practice-task").attr("role", "status").live_text(asked).into_any()}
        <ProgressLine done=count total=derive(|| 2) />
        <Rows>{rows}</Rows>
    }
    .into_any()
}

fn call(done: RwSignal<bool>) -> AnyView {
    let said = move || done.get().then(|| bare("p").text(text::practice_called()).into_any());
    view! {
        {ask(text::practice_call())}
        <Button
            icon=Some(IconName::Phone)
            label=text::appointment_call_button()
            on_press=Callback::new(move |()| done.set(true))
        />
        {bare("div").attr("role", "status").child(live(said)).into_any()}
    }
    .into_any()
}

/// The card for the front desk, as large as on its own screen.
fn show(done: RwSignal<bool>) -> AnyView {
    let card = move || {
        done.get().then(|| {
            text::in_french(|| {
                el("div", "show-facts practice-show")
                    .attr("lang", "fr")
                    .attr("dir", "ltr")
                    .child(el("p", "show-heading").text(text::show_heading()))
                    .child(el("p", "show-big").child(bdi(text::clock_minutes(14, "30"))))
                    .child(el("p", "show-line").text(text::practice_what()))
                    .into_any()
            })
        })
    };
    view! {
        {ask(text::practice_show())}
        <Button
            icon=Some(IconName::Card)
            label=text::appointment_show_button()
            on_press=Callback::new(move |()| done.set(true))
        />
        {live(card)}
    }
    .into_any()
}

/// A code that carries two words and opens nothing.
fn share(done: RwSignal<bool>) -> AnyView {
    let code = move || {
        done.get().then(|| {
            view! {
                <Qr
                    codes=vec![text::app_name().to_owned()]
                    label=text::share_code_label().to_owned()
                    turn=|_, _| String::new()
                />
                {bare("p").text(text::practice_shared()).into_any()}
            }
        })
    };
    view! {
        {ask(text::practice_share())}
        <Button
            icon=Some(IconName::Share)
            label=text::share_row()
            on_press=Callback::new(move |()| done.set(true))
        />
        {live(code)}
    }
    .into_any()
}

fn over(at: RwSignal<usize>) -> AnyView {
    view! {
        <PageTitle text=text::practice_title() />
        <Notice tone=Tone::Done text=text::practice_well() />
        {bare("p").text(text::practice_done()).into_any()}
        <Button
            kind=ButtonKind::Main
            label=text::practice_end_button()
            on_press=Callback::new(|()| navigation::back(&Route::Help))
        />
        <Button label=text::practice_again_button() on_press=Callback::new(move |()| go_to(at, 0)) />
    }
    .into_any()
}

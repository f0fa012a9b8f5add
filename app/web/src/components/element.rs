//! The one element that the pieces of screens are made of.
//!
//! Leptos' own elements are generic over the tag, over each attribute's value and over each closure, and the
//! compiler writes their building, patching and dropping anew for every combination: 35 KB for the elements and
//! 43 KB for their attributes, before compression, while a first visit may weigh 200 KB in all. [`El`] holds the
//! same things as data, so that there is one copy of everything. It runs in the browser alone: this app is never
//! written to HTML by a server.

use std::borrow::Cow;

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// The name space of drawings (SVG 2, section 1.3).
const SVG: &str = "http://www.w3.org/2000/svg";

type Words = Cow<'static, str>;
type Read = Box<dyn Fn() -> Option<Words> + Send>;
type Handler = Box<dyn Fn(Event) + Send>;

/// An element to be: its tag and, in their order, its attributes, its handlers and what it holds.
///
/// ```
/// # use web::components::element::{bare, el};
/// let line = el("p", "hint").attr("id", "hint").text("Comme sur le courrier.");
/// let _field = el("div", "field").child(bare("label").text("Nom")).child(line);
/// ```
#[must_use]
pub struct El {
    tag: &'static str,
    parts: Vec<Part>,
}

/// One thing that an element has.
pub enum Part {
    /// An attribute that is set once, or left out.
    Attr(&'static str, Option<Words>),
    /// Something that follows the signals it reads.
    Live(Aim, Read),
    /// Words.
    Text(Words),
    /// What happens at an event.
    On(&'static str, Handler),
    /// An element inside.
    El(El),
    /// Anything else inside.
    View(AnyView),
}

/// What a live value changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// An attribute; no value takes it away.
    Attr(&'static str),
    /// A property that is true or false: any value is true.
    Flag(&'static str),
    /// What a field holds.
    Value,
    /// Words.
    Text,
}

impl From<El> for Part {
    fn from(inside: El) -> Self {
        Self::El(inside)
    }
}

impl From<AnyView> for Part {
    fn from(inside: AnyView) -> Self {
        Self::View(inside)
    }
}

/// An element with a class.
pub fn el(tag: &'static str, class: &'static str) -> El {
    bare(tag).attr("class", class)
}

/// An element without a class.
pub fn bare(tag: &'static str) -> El {
    El { tag, parts: Vec::new() }
}

/// Words that may run in another direction than the sentence around them.
pub fn bdi(words: impl Into<Words>) -> El {
    bare("bdi").text(words)
}

/// The French under words in another language, in its own direction.
pub fn under(french: Option<String>) -> Option<El> {
    french.map(|words| el("span", "under").attr("lang", "fr").attr("dir", "ltr").text(words))
}

/// An element that may be absent, for what is drawn anew.
pub fn maybe(inside: Option<El>) -> AnyView {
    match inside {
        Some(inside) => inside.into_any(),
        None => ().into_any(),
    }
}

impl El {
    fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    /// The same with an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Self {
        self.with(Part::Attr(name, Some(value.into())))
    }

    /// The same with an attribute, if there is a value for it.
    pub fn maybe_attr<W: Into<Words>>(self, name: &'static str, value: Option<W>) -> Self {
        self.with(Part::Attr(name, value.map(Into::into)))
    }

    /// The same with an attribute that follows the signals it reads, and is absent while there is no value.
    pub fn live_attr<W: Into<Words>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<W> + Send + 'static,
    ) -> Self {
        self.with(Part::Live(Aim::Attr(name), Box::new(move || value().map(Into::into))))
    }

    /// The same with a property that is true or false and follows the signals it reads: `checked`, `selected`.
    pub fn live_flag(self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.with(Part::Live(Aim::Flag(name), Box::new(move || value().then_some(Cow::Borrowed("")))))
    }

    /// A field that shows the signal. What the person is writing is not written again, so the caret stays.
    pub fn live_value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        self.with(Part::Live(Aim::Value, Box::new(move || Some(Cow::Owned(value())))))
    }

    /// The same with words after what it holds.
    pub fn text(self, words: impl Into<Words>) -> Self {
        self.with(Part::Text(words.into()))
    }

    /// The same with words that follow the signals they read.
    pub fn live_text<W: Into<Words>>(self, words: impl Fn() -> W + Send + 'static) -> Self {
        self.with(Part::Live(Aim::Text, Box::new(move || Some(words().into()))))
    }

    /// The same with one thing more inside.
    pub fn child(self, inside: impl Into<Part>) -> Self {
        self.with(inside.into())
    }

    /// The same with more inside; an `Option` adds one thing or none.
    pub fn children<P: Into<Part>>(mut self, inside: impl IntoIterator<Item = P>) -> Self {
        self.parts.extend(inside.into_iter().map(Into::into));
        self
    }

    /// The same with what happens at an event.
    pub fn on(self, event: &'static str, handler: impl Fn(Event) + Send + 'static) -> Self {
        self.with(Part::On(event, Box::new(handler)))
    }

    /// Whether the element on the screen can become this one without being replaced.
    fn fits(&self, state: &ElState) -> bool {
        self.tag == state.tag
            && self.parts.len() == state.held.len()
            && self.parts.iter().zip(&state.held).all(|(part, held)| part.fits(held))
    }
}

/// An element on the screen.
pub struct ElState {
    tag: &'static str,
    node: Element,
    held: Vec<Held>,
}

/// What is kept of a [`Part`], to change it in place and to let go of it with its element.
enum Held {
    Attr(&'static str, Option<Words>),
    Live(Aim, Node, RenderEffect<Option<Words>>),
    Text(Node, Words),
    On(&'static str, RemoveEventHandler<Element>),
    El(ElState),
    View(AnyViewState),
}

impl Part {
    fn fits(&self, held: &Held) -> bool {
        match (self, held) {
            (Self::Attr(new, _), Held::Attr(old, _)) | (Self::On(new, _), Held::On(old, _)) => new == old,
            (Self::Live(new, _), Held::Live(old, ..)) => new == old,
            (Self::Text(_), Held::Text(..)) | (Self::El(_), Held::El(_)) | (Self::View(_), Held::View(_)) => {
                true
            }
            _ => false,
        }
    }

    fn build(self, place: &Element) -> Held {
        match self {
            Self::Attr(name, value) => {
                if value.is_some() {
                    Aim::Attr(name).write(place, value.as_deref());
                }
                Held::Attr(name, value)
            }
            Self::Live(aim, read) => {
                let node = if aim == Aim::Text { words_in(place, "") } else { Node::clone(place) };
                let effect = follow(aim, node.clone(), read);
                Held::Live(aim, node, effect)
            }
            Self::Text(words) => Held::Text(words_in(place, &words), words),
            Self::On(name, handler) => Held::On(name, listen(place, name, handler)),
            Self::El(inside) => {
                let mut state = inside.build();
                state.mount(place, None);
                Held::El(state)
            }
            Self::View(inside) => {
                let mut state = inside.build();
                state.mount(place, None);
                Held::View(state)
            }
        }
    }

    fn rebuild(self, place: &Element, held: &mut Held) {
        match (self, held) {
            (Self::Attr(name, new), Held::Attr(_, old)) if new != *old => {
                Aim::Attr(name).write(place, new.as_deref());
                *old = new;
            }
            (Self::Live(aim, read), Held::Live(_, node, effect)) => *effect = follow(aim, node.clone(), read),
            (Self::Text(new), Held::Text(node, old)) if new != *old => {
                Aim::Text.write(node, Some(&new));
                *old = new;
            }
            (Self::On(name, handler), Held::On(_, listener)) => *listener = listen(place, name, handler),
            (Self::El(inside), Held::El(state)) => inside.rebuild(state),
            (Self::View(inside), Held::View(state)) => inside.rebuild(state),
            // The same words or the same attribute as before; `fits` leaves no other pair.
            _ => {}
        }
    }
}

impl Aim {
    fn write(self, node: &Node, value: Option<&str>) {
        let place: &Element = node.unchecked_ref();
        match (self, value) {
            (Self::Attr(name), Some(value)) => Rndr::set_attribute(place, name, value),
            (Self::Attr(name), None) => Rndr::remove_attribute(place, name),
            (Self::Flag(name), value) => {
                Rndr::set_property(place, name, &JsValue::from_bool(value.is_some()));
            }
            (Self::Value, value) => {
                let value = JsValue::from_str(value.unwrap_or_default());
                let name = JsValue::from_str("value");
                if !Reflect::get(place, &name).is_ok_and(|shown| shown == value) {
                    Rndr::set_property(place, "value", &value);
                }
            }
            (Self::Text, value) => node.set_node_value(value),
        }
    }
}

fn words_in(place: &Element, words: &str) -> Node {
    let node = Rndr::create_text_node(words);
    Rndr::insert_node(place, &node, None);
    node.into()
}

fn listen(place: &Element, name: &str, handler: Handler) -> RemoveEventHandler<Element> {
    Rndr::add_event_listener(place, name, Box::new(move |event| handler(event.unchecked_into())))
}

fn follow(aim: Aim, node: Node, read: Read) -> RenderEffect<Option<Words>> {
    RenderEffect::new(move |before: Option<Option<Words>>| {
        let now = read();
        if before.as_ref() != Some(&now) {
            aim.write(&node, now.as_deref());
        }
        now
    })
}

impl Render for El {
    type State = ElState;

    fn build(self) -> ElState {
        let space = matches!(self.tag, "svg" | "path").then_some(SVG);
        let node = Rndr::create_element(self.tag, space);
        let held = self.parts.into_iter().map(|part| part.build(&node)).collect();
        ElState { tag: self.tag, node, held }
    }

    fn rebuild(self, state: &mut ElState) {
        if self.fits(state) {
            for (part, held) in self.parts.into_iter().zip(&mut state.held) {
                part.rebuild(&state.node, held);
            }
        } else {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
        }
    }
}

no_attrs!(El);

/// Only what the browser needs: nothing is written to HTML, and nothing is taken over from it.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> ElState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl Mountable for ElState {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn try_mount(&mut self, parent: &Element, marker: Option<&Node>) -> bool {
        Rndr::try_insert_node(parent, &self.node, marker)
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.node.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.node));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.node.clone()]
    }
}

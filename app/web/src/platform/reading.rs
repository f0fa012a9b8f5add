//! Reads a screen aloud, a sentence at a time, and marks the one that is being said.

use super::speech::{self, Spoken};
use core::ops::Range as Span;
use js_sys::Reflect;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range};

/// The name of the mark in the styles (CSS Custom Highlight API, level 1).
const MARK: &str = "reading";

/// The class of the part that holds the sentence, where the browser cannot mark the sentence itself.
const CLASS: &str = "is-read";

/// What a walk through a document shows: elements' texts alone (DOM, `NodeFilter.SHOW_TEXT`).
const SHOW_TEXT: u32 = 4;

thread_local! {
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

/// What is being read.
struct Reading {
    sentences: Vec<Sentence>,
    next: usize,
    /// Says that it is over.
    over: Box<dyn Fn()>,
}

/// One sentence on the screen.
struct Sentence {
    words: String,
    /// The language it is written in, as the nearest `lang` says.
    language: String,
    block: Element,
    range: Option<Range>,
}

/// Reads what is in the screen's main part, from its title on; `over` runs when all is said or [`stop`] was called.
pub fn start(over: impl Fn() + 'static) {
    stop();
    let Some(main) = document().get_element_by_id("main") else {
        over();
        return;
    };
    let sentences = sentences_of(&main);
    READING.set(Some(Reading { sentences, next: 0, over: Box::new(over) }));
    go_on();
}

/// Stops reading.
pub fn stop() {
    let reading = READING.take();
    mark(None);
    if let Some(reading) = reading {
        speech::stop();
        (reading.over)();
    }
}

/// Says the next sentence that a voice of this phone can say.
fn go_on() {
    loop {
        let next = READING.with_borrow_mut(|reading| {
            let reading = reading.as_mut()?;
            let at = reading.next;
            reading.next += 1;
            let sentence = reading.sentences.get(at)?;
            Some((sentence.words.clone(), sentence.language.clone(), at))
        });
        let Some((words, language, at)) = next else {
            stop();
            return;
        };
        // What was said last, and ends later than its successor began, must not skip a sentence.
        let then = move || {
            if READING.with_borrow(|reading| reading.as_ref().is_some_and(|reading| reading.next == at + 1)) {
                go_on();
            }
        };
        if speech::say_then(&words, &language, then) == Spoken::Aloud {
            READING.with_borrow(|reading| {
                mark(reading.as_ref().and_then(|reading| reading.sentences.get(at)));
            });
            return;
        }
    }
}

/// Every sentence that can be seen, in the order of the document.
fn sentences_of(main: &Element) -> Vec<Sentence> {
    let mut blocks: Vec<(Element, Vec<Node>)> = Vec::new();
    let Ok(walk) = document().create_tree_walker_with_what_to_show(main, SHOW_TEXT) else {
        return Vec::new();
    };
    while let Ok(Some(node)) = walk.next_node() {
        let Some(block) = block_of(&node) else { continue };
        match blocks.last_mut() {
            Some((last, nodes)) if last.is_same_node(Some(&block)) => nodes.push(node),
            _ => blocks.push((block, vec![node])),
        }
    }
    blocks.into_iter().flat_map(|(block, nodes)| sentences_in(&block, &nodes)).collect()
}

/// The nearest element around a text that stands on a line of its own; none if the text cannot be seen.
fn block_of(text: &Node) -> Option<Element> {
    if text.node_value().is_none_or(|words| words.trim().is_empty()) {
        return None;
    }
    let mut element = text.parent_element()?;
    if element.get_client_rects().length() == 0 {
        return None;
    }
    loop {
        let style = window().get_computed_style(&element).ok()??;
        let display = style.get_property_value("display").unwrap_or_default();
        let floats = display.starts_with("inline") || display == "contents";
        match element.parent_element() {
            Some(parent) if floats => element = parent,
            _ => return Some(element),
        }
    }
}

fn sentences_in(block: &Element, nodes: &[Node]) -> Vec<Sentence> {
    let language = block.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
    let texts: Vec<String> = nodes.iter().map(|node| node.node_value().unwrap_or_default()).collect();
    let whole = texts.concat();
    let found = spans(&whole).into_iter().map(|span| Sentence {
        words: whole.get(span.clone()).unwrap_or_default().trim().to_owned(),
        language: language.clone().unwrap_or_default(),
        block: block.clone(),
        range: range(nodes, &texts, &span),
    });
    found.collect()
}

/// The sentences of a text, by bytes: up to a mark that ends one, with the space after it. A mark after a number alone,
/// as in "1. Envoyez", ends none.
fn spans(text: &str) -> Vec<Span<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut marks = text.char_indices().peekable();
    while let Some((at, mark)) = marks.next() {
        let ends = matches!(mark, '.' | '!' | '?' | '…' | '؟' | '۔' | '።');
        let end = at + mark.len_utf8();
        let is_apart = marks.peek().is_none_or(|(_, next)| next.is_whitespace());
        let said = text.get(start..at).unwrap_or_default();
        let is_number = !said.trim().is_empty() && said.trim().chars().all(|sign| sign.is_ascii_digit());
        if ends && is_apart && !is_number {
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    found.retain(|span| text.get(span.clone()).is_some_and(|words| !words.trim().is_empty()));
    found
}

/// The same stretch in the document.
fn range(nodes: &[Node], texts: &[String], span: &Span<usize>) -> Option<Range> {
    let range = document().create_range().ok()?;
    let (from, from_at) = place(texts, span.start)?;
    // The end of one text is not the start of the next one.
    let (to, to_at) = place(texts, span.end.checked_sub(1)?)?;
    range.set_start(nodes.get(from)?, units(texts.get(from)?, from_at)).ok()?;
    range.set_end(nodes.get(to)?, units(texts.get(to)?, to_at + 1)).ok()?;
    Some(range)
}

/// In which of the texts a byte of them all lies, and where there.
fn place(texts: &[String], byte: usize) -> Option<(usize, usize)> {
    let mut before = 0;
    for (at, text) in texts.iter().enumerate() {
        if byte < before + text.len() {
            return Some((at, byte - before));
        }
        before += text.len();
    }
    None
}

/// How many UTF-16 units lie before a byte, with all of the letter that the byte lies in.
fn units(text: &str, byte: usize) -> u32 {
    let before = text.char_indices().take_while(|(at, _)| *at < byte).map(|(_, letter)| letter.len_utf16());
    u32::try_from(before.sum::<usize>()).unwrap_or(u32::MAX)
}

/// Marks a sentence in place of the one before, and brings it into sight.
fn mark(sentence: Option<&Sentence>) {
    if let Ok(Some(last)) = document().query_selector(&[".", CLASS].concat()) {
        // A class of this name is never refused.
        let _taken = last.class_list().remove_1(CLASS);
    }
    let highlighted = highlight(sentence.and_then(|sentence| sentence.range.as_ref()));
    let Some(sentence) = sentence else { return };
    if highlighted.is_none() {
        let _taken = sentence.block.class_list().add_1(CLASS);
    }
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    sentence.block.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Has the browser mark a stretch of the document, or none; `None` if it cannot.
fn highlight(range: Option<&Range>) -> Option<()> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    let all = get(&get(&window(), "CSS")?, "highlights")?;
    let call = |name: &str, arguments: &js_sys::Array| -> Option<JsValue> {
        let function: js_sys::Function = get(&all, name)?.dyn_into().ok()?;
        Reflect::apply(&function, &all, arguments).ok()
    };
    let name = JsValue::from_str(MARK);
    match range {
        Some(range) => {
            let make: js_sys::Function = get(&window(), "Highlight")?.dyn_into().ok()?;
            let mark = Reflect::construct(&make, &js_sys::Array::of1(range)).ok()?;
            call("set", &js_sys::Array::of2(&name, &mark))?;
        }
        None => {
            call("delete", &js_sys::Array::of1(&name))?;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::two("Tout est prêt. Bravo !", &["Tout est prêt.", " Bravo !"])]
    #[case::no_mark("Rendez-vous", &["Rendez-vous"])]
    #[case::numbers("1. Envoyez ce lien", &["1. Envoyez ce lien"])]
    #[case::inside("Ouvrez caf.fr demain.", &["Ouvrez caf.fr demain."])]
    #[case::arabic("أين الموعد؟ غدا.", &["أين الموعد؟", " غدا."])]
    #[case::blank("  ", &[])]
    fn a_text_is_cut_after_each_sentence(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> = spans(text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_byte_is_found_in_its_text_and_counted_as_browsers_do() {
        let texts = ["Été 😀".to_owned(), " à 9 h".to_owned()];
        assert_eq!(place(&texts, 0), Some((0, 0)));
        assert_eq!(place(&texts, texts[0].len()), Some((1, 0)));
        assert_eq!(place(&texts, 1_000), None);
        // É and é take two bytes and one unit, the face four bytes and two units.
        assert_eq!(units(&texts[0], texts[0].len()), 6);
        assert_eq!(units(&texts[0], 2), 1);
    }
}

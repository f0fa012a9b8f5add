//! From the files of `locales/`, one a language, to what the app reads: functions and a table of French for the wasm,
//! and one file of texts for each other language.
//!
//! French is the reference: a language that lacks one of its keys, has a key too many, loses a placeholder or has
//! other plural forms than its people use stops the build.

use std::fmt::Write as _;

use toml::{Table, Value};

/// The codes of all languages, in the order of the screen that offers them. The first is the reference.
pub(crate) const CODES: [&str; 12] = ["fr", "en", "ar", "uk", "es", "pt", "tr", "ru", "ro", "fa", "ps", "ti"];

/// The plural categories in the order of their slots (Unicode TR 35, "Language Plural Rules").
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The key of what a file says about itself.
const ABOUT: &str = "about";

/// What stands between two texts of a compiled file: a sign that no text contains (ISO 646, unit separator).
pub(crate) const SEPARATOR: char = '\u{1f}';

/// A language's file, read.
pub(crate) struct Locale {
    /// Its code, by ISO 639.
    pub(crate) code: String,
    about: Table,
    texts: Table,
}

impl Locale {
    /// Reads the file of a language.
    ///
    /// # Errors
    /// A text that is no TOML, or says nothing about itself.
    pub(crate) fn read(code: &str, file: &str) -> Result<Self, String> {
        let mut texts: Table = file.parse().map_err(|error| format!("{code}: {error}"))?;
        let Some(Value::Table(about)) = texts.remove(ABOUT) else {
            return Err(format!("{code}: says nothing about itself"));
        };
        Ok(Self { code: code.to_owned(), about, texts })
    }

    fn about(&self, key: &str) -> Result<&str, String> {
        let value = self.about.get(key).and_then(Value::as_str);
        value.ok_or_else(|| format!("{}: about.{key} is no text", self.code))
    }

    /// The plural categories that whole numbers use in this language, `other` among them.
    fn plurals(&self) -> Result<Vec<&str>, String> {
        let list = self.about.get("plurals").and_then(Value::as_array);
        let names: Option<Vec<&str>> = list.map(|list| list.iter().filter_map(Value::as_str).collect());
        let names = names.ok_or_else(|| format!("{}: about.plurals is no list", self.code))?;
        match names.iter().find(|name| !CATEGORIES.contains(name)) {
            Some(unknown) => Err(format!("{}: {unknown} is no plural category", self.code)),
            None => Ok(names),
        }
    }

    /// All texts in the order of the reference's slots, their placeholders numbered as the reference numbers them.
    ///
    /// # Errors
    /// Everything that differs from the reference, a line each.
    pub(crate) fn slots(&self, reference: &Self) -> Result<Vec<String>, String> {
        let mut problems: Vec<String> = self
            .texts
            .keys()
            .filter(|key| !reference.texts.contains_key(*key))
            .map(|key| format!("{key}: too many"))
            .collect();
        let plurals = self.plurals()?;
        let mut slots = Vec::new();
        for (key, value) in &reference.texts {
            let entry = entry(value).and_then(|wanted| match self.texts.get(key) {
                Some(found) => wanted.translated(found, &plurals, self.code == reference.code),
                None => Err("missing".to_owned()),
            });
            match entry {
                Ok(forms) => slots.extend(forms),
                Err(problem) => problems.push(format!("{key}: {problem}")),
            }
        }
        if problems.is_empty() { Ok(slots) } else { Err(format!("{}: {}", self.code, problems.join("\n"))) }
    }

    /// The file that the app fetches: the layout, then every slot.
    ///
    /// # Errors
    /// As [`Self::slots`].
    pub(crate) fn compile(&self, reference: &Self) -> Result<String, String> {
        let mut file = layout(reference)?;
        for slot in self.slots(reference)? {
            file.push(SEPARATOR);
            file.push_str(&slot);
        }
        Ok(file)
    }
}

/// Code for the app: the languages, and one function a key of the reference, which holds its text.
///
/// # Errors
/// Everything that is wrong in any language.
pub(crate) fn generate(locales: &[Locale]) -> Result<String, String> {
    let reference = locales.first().ok_or("no language")?;
    let mut code = String::new();
    let add = |error: std::fmt::Error| error.to_string();
    let slots = reference.slots(reference)?;
    let mut first = 0;
    for (key, value) in &reference.texts {
        let entry = entry(value).map_err(|problem| format!("{key}: {problem}"))?;
        let french = slots.get(first..first + entry.width()).ok_or("a slot is missing")?;
        code.push_str(&entry.function(key, first, french));
        first += entry.width();
    }
    writeln!(
        code,
        "/// Which texts a file must hold to fit this version of the app.\npub const LAYOUT: &str = {:?};",
        layout(reference)?
    )
    .map_err(add)?;
    writeln!(code, "/// How many texts a file must hold.\nconst SLOTS: usize = {first};").map_err(add)?;
    writeln!(
        code,
        "/// Every language, the reference first.\npub static LANGUAGES: [Language; {}] = [",
        locales.len()
    )
    .map_err(add)?;
    for locale in locales {
        locale.slots(reference)?;
        let (tag, name, note) = (locale.about("tag")?, locale.about("name")?, locale.about("note")?);
        let rtl = locale.about("direction")? == "rtl";
        let reviewed = match locale.about("made")? {
            "people" => true,
            "machine" => false,
            other => return Err(format!("{}: about.made is {other}", locale.code)),
        };
        writeln!(
            code,
            "    Language {{ code: {:?}, tag: {tag:?}, name: {name:?}, note: {note:?}, rtl: {rtl}, reviewed: {reviewed} }},",
            locale.code
        )
        .map_err(add)?;
    }
    code.push_str("];\n");
    Ok(code)
}

/// A fingerprint of the slots: keys, forms and placeholders, whatever the words (FNV-1a, 64 bits).
fn layout(reference: &Locale) -> Result<String, String> {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for (key, value) in &reference.texts {
        let entry = entry(value).map_err(|problem| format!("{key}: {problem}"))?;
        add(key);
        add(if entry.is_plural { "plural" } else { "text" });
        entry.arguments.iter().for_each(|argument| add(&argument.name));
    }
    Ok(format!("{hash:016x}"))
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Number,
}

#[derive(Clone, PartialEq)]
struct Argument {
    name: String,
    kind: Kind,
}

/// What a key of the reference is.
struct Entry {
    is_plural: bool,
    arguments: Vec<Argument>,
    /// Its text, or its form `other`.
    text: String,
}

fn entry(value: &Value) -> Result<Entry, String> {
    match value {
        Value::String(text) => {
            let arguments = arguments(text)?;
            Ok(Entry { is_plural: false, arguments, text: text.clone() })
        }
        Value::Table(forms) => {
            let other =
                forms.get("other").and_then(Value::as_str).ok_or("a plural needs the form `other`")?;
            let mut all = vec![Argument { name: "n".to_owned(), kind: Kind::Number }];
            all.extend(arguments(other)?.into_iter().filter(|argument| argument.name != "n"));
            Ok(Entry { is_plural: true, arguments: all, text: other.to_owned() })
        }
        _ => Err("is neither a text nor a plural".to_owned()),
    }
}

impl Entry {
    const fn width(&self) -> usize {
        if self.is_plural { CATEGORIES.len() } else { 1 }
    }

    fn function(&self, key: &str, slot: usize, french: &[String]) -> String {
        let doc = format!("/// « {} »\n", self.text.replace('\n', " ").replace('[', "\\["));
        let parameter = |argument: &Argument| match argument.kind {
            Kind::Text => format!("{}: impl AsRef<str>", argument.name),
            Kind::Number => format!("{}: usize", argument.name),
        };
        let value = |argument: &Argument| match argument.kind {
            Kind::Text => format!("{}.as_ref()", argument.name),
            Kind::Number => format!("&number({})", argument.name),
        };
        let parameters = self.arguments.iter().map(parameter).collect::<Vec<_>>().join(", ");
        let values = self.arguments.iter().map(value).collect::<Vec<_>>().join(", ");
        if self.is_plural {
            return format!(
                "{doc}pub fn {key}({parameters}) -> String {{ fill(plural({slot}, &{french:?}, n), &[{values}]) }}\n"
            );
        }
        let text = french.first().map(String::as_str).unwrap_or_default();
        if self.arguments.is_empty() {
            return format!("{doc}pub fn {key}() -> &'static str {{ get({slot}, {text:?}) }}\n");
        }
        format!("{doc}pub fn {key}({parameters}) -> String {{ fill(get({slot}, {text:?}), &[{values}]) }}\n")
    }

    /// The texts of a language for this key, one a slot.
    fn translated(&self, found: &Value, plurals: &[&str], reference: bool) -> Result<Vec<String>, String> {
        let one = |text: &str| {
            check(text, reference)?;
            self.numbered(text)
        };
        match (found, self.is_plural) {
            (Value::String(text), false) => Ok(vec![one(text)?]),
            (Value::Table(forms), true) => {
                if let Some(strange) = forms.keys().find(|category| !plurals.contains(&category.as_str())) {
                    return Err(format!("has the form `{strange}`, which the language has not"));
                }
                if let Some(missing) = plurals.iter().find(|category| !forms.contains_key(**category)) {
                    return Err(format!("lacks the form `{missing}`"));
                }
                // An absent form repeats `other`: the table needs no rule of its own, and repeats compress away.
                let form = |category: &str| forms.get(category).or_else(|| forms.get("other"));
                CATEGORIES
                    .iter()
                    .map(|category| one(form(category).and_then(Value::as_str).ok_or("a form is no text")?))
                    .collect()
            }
            (_, true) => Err("needs plural forms".to_owned()),
            (_, false) => Err("needs one text".to_owned()),
        }
    }

    /// Each `{name}` replaced by its `{position}`: shorter, and the same in every language.
    fn numbered(&self, text: &str) -> Result<String, String> {
        let mut result = String::new();
        let mut rest = text;
        let mut used = vec![false; self.arguments.len()];
        while let Some((before, after)) = rest.split_once('{') {
            let (inside, tail) = after.split_once('}').ok_or("a { has no }")?;
            let argument = argument(inside)?;
            let position = self.arguments.iter().position(|known| *known == argument);
            let position = position.ok_or_else(|| format!("has a placeholder {{{inside}}} of its own"))?;
            used[position] = true;
            write!(result, "{before}{{{position}}}").map_err(|error| error.to_string())?;
            rest = tail;
        }
        result.push_str(rest);
        // The number of a plural may be left out of a form ("un papier"); nothing else may.
        let lost = self
            .arguments
            .iter()
            .zip(&used)
            .find(|(argument, used)| !(**used || self.is_plural && argument.name == "n"));
        match lost {
            Some((argument, _)) => Err(format!("has lost {{{}}}", argument.name)),
            None => Ok(result),
        }
    }
}

/// The placeholders of a text, in the order of their first occurrence.
fn arguments(text: &str) -> Result<Vec<Argument>, String> {
    let mut all: Vec<Argument> = Vec::new();
    for part in text.split('{').skip(1) {
        let (inside, _) = part.split_once('}').ok_or("a { has no }")?;
        let argument = argument(inside)?;
        if !all.contains(&argument) {
            all.push(argument);
        }
    }
    if all.len() > 10 { Err("more than ten placeholders".to_owned()) } else { Ok(all) }
}

fn argument(inside: &str) -> Result<Argument, String> {
    let (name, kind) = match inside.split_once(':') {
        Some((name, "number")) => (name, Kind::Number),
        Some((_, other)) => return Err(format!("{other} is not a kind of placeholder")),
        None if inside == "n" => (inside, Kind::Number),
        None => (inside, Kind::Text),
    };
    Ok(Argument { name: name.to_owned(), kind })
}

fn check(text: &str, reference: bool) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    if text.contains(SEPARATOR) {
        return Err("has a control sign".to_owned());
    }
    if let Some(found) = text.chars().find(|sign| matches!(sign, '\'' | '"')) {
        return Err(format!("has the typewriter sign {found}"));
    }
    if reference { french(text) } else { Ok(()) }
}

/// French typography (Imprimerie nationale, "Lexique des règles typographiques"): a no-break space before high
/// punctuation and inside guillemets.
fn french(text: &str) -> Result<(), String> {
    let signs: Vec<char> = outside_placeholders(text).chars().collect();
    for pair in signs.windows(2) {
        let fixed = |space: char| matches!(space, '\u{a0}' | '\u{202f}');
        match pair {
            [before, sign @ (':' | '?' | '!' | ';' | '»')] if !fixed(*before) => {
                return Err(format!("needs a no-break space before `{sign}`"));
            }
            ['«', after] if !fixed(*after) => return Err("needs a no-break space after `«`".to_owned()),
            _ => {}
        }
    }
    Ok(())
}

fn outside_placeholders(text: &str) -> String {
    text.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after)).collect()
}

//! Turns `locales/fr.toml` into the functions of `src/text.rs`, so that a missing key, a lost placeholder or a
//! typewriter apostrophe stops the build instead of reaching a reader.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// The CLDR categories in the order of their slots (Unicode TR 35, "Language Plural Rules").
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn main() -> Result<(), Box<dyn Error>> {
    // The release is cut in two, constants too: each has a segment of its own, and the linker says who names it.
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32")
        && env::var("PROFILE")? == "release"
    {
        for note in ["--no-merge-data-segments", "--emit-relocs"] {
            println!("cargo::rustc-link-arg-bins={note}");
        }
    }
    let source = "locales/fr.toml";
    println!("cargo::rerun-if-changed={source}");
    let table: toml::Table =
        fs::read_to_string(source)?.parse().map_err(|error| format!("{source}: {error}"))?;
    let code = generate(&table).map_err(|problem| format!("{source}: {problem}"))?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("texts.rs"), code)?;
    Ok(())
}

/// One function per key, then the French table that they index.
pub(crate) fn generate(table: &toml::Table) -> Result<String, String> {
    let mut functions = String::new();
    let mut slots: Vec<String> = Vec::new();
    for (key, value) in table {
        let first = slots.len();
        let entry = match value {
            toml::Value::String(text) => single(key, text, first, &mut slots),
            toml::Value::Table(forms) => plural(key, forms, first, &mut slots),
            _ => Err("is neither a text nor a plural".to_owned()),
        };
        functions.push_str(&entry.map_err(|problem| format!("{key}: {problem}"))?);
    }
    let mut code = format!("static FR: [&str; {}] = [\n", slots.len());
    for slot in &slots {
        writeln!(code, "    {slot:?},").map_err(|error| error.to_string())?;
    }
    code.push_str("];\n");
    code.push_str(&functions);
    Ok(code)
}

fn single(key: &str, text: &str, slot: usize, slots: &mut Vec<String>) -> Result<String, String> {
    check(text)?;
    let mut arguments = Vec::new();
    slots.push(compact(text, &mut arguments)?);
    let doc = doc(text);
    if arguments.is_empty() {
        return Ok(format!("{doc}pub fn {key}() -> &'static str {{ get({slot}) }}\n"));
    }
    let (parameters, values) = signature(&arguments);
    Ok(format!("{doc}pub fn {key}({parameters}) -> String {{ fill(get({slot}), &[{values}]) }}\n"))
}

fn plural(key: &str, forms: &toml::Table, first: usize, slots: &mut Vec<String>) -> Result<String, String> {
    if let Some(unknown) = forms.keys().find(|category| !CATEGORIES.contains(&category.as_str())) {
        return Err(format!("{unknown} is not a plural category"));
    }
    let form = |category: &str| forms.get(category).and_then(toml::Value::as_str);
    let other = form("other").ok_or("a plural needs the form `other`")?;
    let mut arguments = vec![Argument { name: "n".to_owned(), kind: Kind::Number }];
    let mut other_arguments = arguments.clone();
    let other_slot = compact(other, &mut other_arguments)?;
    for category in CATEGORIES {
        let Some(text) = form(category) else {
            // An absent form repeats `other`: the table needs no rule of its own, and repeats compress away.
            slots.push(other_slot.clone());
            continue;
        };
        check(text)?;
        arguments.clone_from(&other_arguments);
        slots.push(compact(text, &mut arguments)?);
        if arguments.len() != other_arguments.len() || lost(text, &other_arguments) {
            return Err(format!("the form `{category}` has other placeholders than `other`"));
        }
    }
    let (parameters, values) = signature(&other_arguments);
    let doc = doc(other);
    Ok(format!("{doc}pub fn {key}({parameters}) -> String {{ fill(plural({first}, n), &[{values}]) }}\n"))
}

/// `n` may be left out of a form ("un papier"); any other placeholder may not.
fn lost(text: &str, arguments: &[Argument]) -> bool {
    arguments.iter().skip(1).any(|argument| !text.contains(&format!("{{{}", argument.name)))
}

#[derive(Clone, PartialEq)]
enum Kind {
    Text,
    Number,
}

#[derive(Clone)]
struct Argument {
    name: String,
    kind: Kind,
}

/// Replaces `{name}` by `{position}`: shorter, and the same in every language's table.
fn compact(text: &str, arguments: &mut Vec<Argument>) -> Result<String, String> {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, tail) = after.split_once('}').ok_or("a { has no }")?;
        let (name, kind) = match inside.split_once(':') {
            Some((name, "number")) => (name, Kind::Number),
            Some((_, other)) => return Err(format!("{other} is not a kind of placeholder")),
            None if inside == "n" => (inside, Kind::Number),
            None => (inside, Kind::Text),
        };
        let position = arguments.iter().position(|argument| argument.name == name).unwrap_or_else(|| {
            arguments.push(Argument { name: name.to_owned(), kind });
            arguments.len() - 1
        });
        if position > 9 {
            return Err("more than ten placeholders".to_owned());
        }
        write!(result, "{before}{{{position}}}").map_err(|error| error.to_string())?;
        rest = tail;
    }
    result.push_str(rest);
    Ok(result)
}

fn signature(arguments: &[Argument]) -> (String, String) {
    let parameter = |argument: &Argument| match argument.kind {
        Kind::Text => format!("{}: impl AsRef<str>", argument.name),
        Kind::Number => format!("{}: usize", argument.name),
    };
    let value = |argument: &Argument| match argument.kind {
        Kind::Text => format!("{}.as_ref()", argument.name),
        Kind::Number => format!("&number({})", argument.name),
    };
    let join = |parts: Vec<String>| parts.join(", ");
    (join(arguments.iter().map(parameter).collect()), join(arguments.iter().map(value).collect()))
}

fn doc(text: &str) -> String {
    format!("/// « {} »\n", text.replace('\n', " ").replace('[', "\\["))
}

/// French typography (Imprimerie nationale, "Lexique des règles typographiques"): curly apostrophe, no-break space
/// before high punctuation and inside guillemets, no typewriter quotes.
fn check(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    if let Some(found) = text.chars().find(|c| matches!(c, '\'' | '"')) {
        return Err(format!("has the typewriter sign {found}"));
    }
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

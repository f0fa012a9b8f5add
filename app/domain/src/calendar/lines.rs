/// The content lines of a file: unfolded, decoded, without those that are none.
///
/// Folding may have cut a character in two (RFC 5545, section 3.1), so lines are joined before they are decoded. A line
/// that neither begins with white space nor with a property is taken for the rest of a text whose line end was not
/// escaped. Bytes that are no UTF-8 are read as Latin-1, the usual encoding of old French programs.
pub(super) fn lines(bytes: &[u8]) -> Vec<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut lines: Vec<Vec<u8>> = Vec::new();
    for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')) {
        match (line, lines.last_mut()) {
            ([b' ' | b'\t', rest @ ..], Some(last)) => last.extend_from_slice(rest),
            ([], _) => {}
            (line, Some(last)) if !is_property(line) => {
                if is_text(last) && !is_bare_name(line) {
                    last.extend_from_slice(b"\\n");
                    last.extend_from_slice(line);
                }
            }
            (line, _) => lines.push(line.to_vec()),
        }
    }
    lines.into_iter().map(|line| decoded(&line)).collect()
}

/// Whether a line begins with a name and a colon or a semicolon.
fn is_property(line: &[u8]) -> bool {
    let name = name_of(line);
    let sign = line.get(name.len());
    let known = |name: &[u8]| {
        KNOWN.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name))
            || !name.iter().any(u8::is_ascii_lowercase)
            || name.starts_with(b"x-")
    };
    !name.is_empty() && matches!(sign, Some(b':' | b';')) && known(name)
}

/// Whether a line is a property of words: only these run over several lines by mistake.
fn is_text(line: &[u8]) -> bool {
    ["SUMMARY", "LOCATION", "DESCRIPTION", "COMMENT", "CONTACT", "X-ALT-DESC"]
        .iter()
        .any(|name| name.as_bytes().eq_ignore_ascii_case(name_of(line)))
}

fn is_bare_name(line: &[u8]) -> bool {
    let name = name_of(line);
    name.len() == line.len() && !name.iter().any(u8::is_ascii_lowercase)
}

fn name_of(line: &[u8]) -> &[u8] {
    let length = line.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    &line[..length]
}

/// Properties that programs write in small letters too.
const KNOWN: [&str; 20] = [
    "begin",
    "end",
    "uid",
    "dtstamp",
    "dtstart",
    "dtend",
    "duration",
    "summary",
    "location",
    "description",
    "status",
    "sequence",
    "rrule",
    "exdate",
    "rdate",
    "method",
    "last-modified",
    "recurrence-id",
    "organizer",
    "trigger",
];

fn decoded(line: &[u8]) -> String {
    match core::str::from_utf8(line) {
        Ok(text) => text.to_owned(),
        Err(_) => line.iter().map(|byte| char::from(*byte)).collect(),
    }
}

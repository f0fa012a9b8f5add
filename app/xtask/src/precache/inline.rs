//! The inline scripts and styles of a page, found without a full HTML parser.

/// Which element is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Element {
    /// `<script>` without `src`.
    Script,
    /// `<style>`.
    Style,
}

impl Element {
    fn name(self) -> &'static str {
        match self {
            Self::Script => "script",
            Self::Style => "style",
        }
    }
}

/// The text between the tags of each inline element, in page order, byte for byte: a content security policy
/// hashes exactly that (CSP Level 3, section 6.7.3.3).
///
/// Comments are skipped. The page must be ours: an attribute value that holds `>` is not understood.
pub(crate) fn texts(page: &str, element: Element) -> Vec<&str> {
    // Only ASCII letters change, so the positions are the same in both.
    let lower = page.to_ascii_lowercase();
    let opening = format!("<{}", element.name());
    let closing = format!("</{}", element.name());
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = lower[at..].find('<').map(|found| at + found) {
        if lower[next..].starts_with("<!--") {
            at = lower[next..].find("-->").map_or(lower.len(), |end| next + end + "-->".len());
            continue;
        }
        at = next + 1;
        let after_name = lower.as_bytes().get(next + opening.len());
        let is_ours = lower[next..].starts_with(&opening)
            && after_name.is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'>');
        if !is_ours {
            continue;
        }
        let Some(start) = lower[next..].find('>').map(|end| next + end + 1) else { break };
        let end = lower[start..].find(&closing).map_or(lower.len(), |end| start + end);
        if !has_source(&lower[next + opening.len()..start - 1]) {
            found.push(&page[start..end]);
        }
        at = end;
    }
    found
}

fn has_source(attributes: &str) -> bool {
    attributes.split_ascii_whitespace().any(|attribute| attribute == "src" || attribute.starts_with("src="))
}

use icalendar::parser::Property as Line;

/// What stands between BEGIN and END.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) name: String,
    pub(super) properties: Vec<Property>,
    pub(super) children: Vec<Block>,
}

/// A property with its parameters.
#[derive(Debug)]
pub(super) struct Property {
    pub(super) name: String,
    /// Without the escapes of RFC 5545, section 3.3.11.
    pub(super) value: String,
    parameters: Vec<(String, String)>,
}

/// Deeper blocks than in any real file are read as part of the one around them.
const DEEPEST: usize = 8;

impl Block {
    /// The blocks of a file under one without a name. A missing END is where the block around it ends.
    pub(super) fn tree(lines: &[String]) -> Self {
        let mut open = vec![Self::default()];
        for line in lines {
            match mark(line) {
                Some((Mark::Begin, name)) if open.len() < DEEPEST => {
                    open.push(Self { name, ..Self::default() });
                }
                Some((Mark::Begin, _)) => {}
                Some((Mark::End, name)) => {
                    if open.iter().skip(1).any(|block| block.name == name) {
                        while close(&mut open).is_some_and(|closed| closed != name) {}
                    }
                }
                None => {
                    if let (Some(property), Some(block)) = (Property::read(line), open.last_mut()) {
                        block.properties.push(property);
                    }
                }
            }
        }
        while close(&mut open).is_some() {}
        open.pop().unwrap_or_default()
    }

    /// The value of the first property of this name.
    pub(super) fn get(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Property> {
        self.properties.iter().filter(move |property| property.name == name)
    }

    /// The blocks of this name, here and below.
    pub(super) fn below<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            child.below(name, found);
        }
    }
}

#[derive(Clone, Copy)]
enum Mark {
    Begin,
    End,
}

/// `BEGIN:VEVENT`, and the name in capitals.
fn mark(line: &str) -> Option<(Mark, String)> {
    let (key, name) = line.split_once(':')?;
    let mark = match key.trim().to_ascii_uppercase().as_str() {
        "BEGIN" => Mark::Begin,
        "END" => Mark::End,
        _ => return None,
    };
    Some((mark, name.trim().to_ascii_uppercase()))
}

/// Closes the innermost block, never the one without a name.
fn close(open: &mut Vec<Block>) -> Option<String> {
    if open.len() < 2 {
        return None;
    }
    let closed = open.pop()?;
    let name = closed.name.clone();
    open.last_mut()?.children.push(closed);
    Some(name)
}

impl Property {
    fn read(line: &str) -> Option<Self> {
        let ended = [line, "\r\n"].concat();
        let line = Line::try_from(ended.as_str()).ok()?;
        let parameters = line.params.iter().map(|parameter| {
            let value = parameter.val.as_ref().map_or("", AsRef::as_ref);
            (parameter.key.as_ref().to_ascii_uppercase(), value.trim_matches('"').to_owned())
        });
        Some(Self {
            name: line.name.as_ref().to_ascii_uppercase(),
            value: line.val.as_ref().to_owned(),
            parameters: parameters.collect(),
        })
    }

    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

//! What the linker knows and the finished file no longer says: which constants each function and each constant names.
//!
//! Code names a constant by a number, often that of a place before or within it, so that numbers alone do not tell. The
//! linker is asked to leave its notes in the file (`--emit-relocs`; WebAssembly tool conventions, "Linking").

use std::collections::HashMap;

use wasmparser::{
    DataKind, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocationEntry, RelocationType,
    SymbolInfo,
};

use super::Error;
use crate::symbol;

/// Where something lies in memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) address: u32,
    pub(super) bytes: u32,
}

/// The constants that functions, by their Rust names, and other constants, by their addresses, name. Functions that differ
/// in their symbols alone are one here: what comes after the linker does not keep symbols.
#[derive(Debug, Default)]
pub(super) struct Linked {
    by_function: HashMap<String, Vec<Place>>,
    by_address: Vec<(u32, Place)>,
}

impl Linked {
    /// Reads the linker's own file.
    pub(super) fn parse(wasm: &[u8]) -> Result<Self, Error> {
        let mut notes = Notes::default();
        for (section, payload) in sections(wasm) {
            notes.add(section, payload?)?;
        }
        notes.finish()
    }

    /// What functions of this Rust name name; `None` if the linker knew none.
    pub(super) fn named_by(&self, name: &str) -> Option<&[Place]> {
        self.by_function.get(name).map(Vec::as_slice)
    }

    /// What the bytes from `start` to before `end` name.
    pub(super) fn named_within(&self, start: u32, end: u32) -> impl Iterator<Item = Place> {
        let from = self.by_address.partition_point(|(address, _)| *address < start);
        let behind = self.by_address.get(from..).unwrap_or_default().iter();
        behind.take_while(move |(address, _)| *address < end).map(|(_, place)| *place)
    }
}

/// Each part of the file with the number of its section.
fn sections(wasm: &[u8]) -> impl Iterator<Item = (u32, wasmparser::Result<Payload<'_>>)> {
    let mut next = 0;
    Parser::new(0).parse_all(wasm).map(move |payload| {
        let begins = payload.as_ref().is_ok_and(|payload| {
            payload.as_section().is_some() && !matches!(payload, Payload::CodeSectionEntry(_))
        });
        let section = next;
        next += u32::from(begins);
        (section, payload)
    })
}

#[derive(Default)]
struct Notes {
    imported: u32,
    code: Option<(u32, u64)>,
    data: Option<(u32, u64)>,
    /// Where each function's code lies in the file.
    bodies: Vec<std::ops::Range<u64>>,
    /// Where each segment's bytes lie in the file, and in memory.
    segments: Vec<(std::ops::Range<u64>, u32)>,
    names: HashMap<u32, String>,
    /// The place of each symbol that is a constant.
    symbols: Vec<Option<(u32, u32, u32)>>,
    relocations: Vec<(u32, RelocationEntry)>,
}

impl Notes {
    fn add(&mut self, section: u32, payload: Payload<'_>) -> Result<(), Error> {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionStart { unchecked_range, .. } => {
                self.code = Some((section, unchecked_range.start));
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body.range()),
            Payload::DataSection(data) => {
                self.data = Some((section, data.range().start));
                for segment in data {
                    self.add_segment(&segment?)?;
                }
            }
            Payload::CustomSection(custom) => match custom.as_known() {
                KnownCustom::Name(names) => {
                    for part in names {
                        let Name::Function(functions) = part? else { continue };
                        for naming in functions {
                            let naming = naming?;
                            self.names.insert(naming.index, symbol::readable(naming.name));
                        }
                    }
                }
                KnownCustom::Linking(linking) => {
                    for part in linking.subsections() {
                        let Linking::SymbolTable(table) = part? else { continue };
                        for symbol in table {
                            self.add_symbol(&symbol?);
                        }
                    }
                }
                KnownCustom::Reloc(relocations) => {
                    let section = relocations.section_index();
                    for entry in relocations.entries() {
                        self.relocations.push((section, entry?));
                    }
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn add_segment(&mut self, segment: &wasmparser::Data<'_>) -> Result<(), Error> {
        let DataKind::Active { memory_index: 0, offset_expr } = &segment.kind else {
            return Err(Error::Unsupported("data that is placed later"));
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            return Err(Error::Unsupported("data at a computed address"));
        };
        let end = segment.range.end;
        self.segments.push((end - segment.data.len() as u64..end, value.cast_unsigned()));
        Ok(())
    }

    fn add_symbol(&mut self, symbol: &SymbolInfo<'_>) {
        self.symbols.push(match symbol {
            SymbolInfo::Data { symbol: Some(defined), .. } => {
                Some((defined.index, defined.offset, defined.size))
            }
            _ => None,
        });
    }

    fn finish(self) -> Result<Linked, Error> {
        let mut linked = Linked::default();
        for (function, _) in (self.imported..).zip(&self.bodies) {
            if let Some(name) = self.names.get(&function) {
                linked.by_function.entry(name.clone()).or_default();
            }
        }
        for (section, entry) in &self.relocations {
            let Some(place) = self.target(entry) else { continue };
            let at = u64::from(entry.offset);
            match (self.code, self.data) {
                (Some((code, start)), _) if code == *section => {
                    let name = self.function_at(start + at).and_then(|function| self.names.get(&function));
                    let name = name.ok_or(Error::Unsupported("a note about a function without a name"))?;
                    linked.by_function.entry(name.clone()).or_default().push(place);
                }
                (_, Some((data, start))) if data == *section => {
                    let at = self.address_at(start + at);
                    let at = at.ok_or(Error::Unsupported("a note about no constant"))?;
                    linked.by_address.push((at, place));
                }
                // Notes about custom sections, which are gone.
                _ => {}
            }
        }
        linked.by_address.sort_by_key(|(address, _)| *address);
        Ok(linked)
    }

    /// The constant that a note is about, if it is about one.
    fn target(&self, entry: &RelocationEntry) -> Option<Place> {
        use RelocationType::{
            MemoryAddrI32, MemoryAddrLeb, MemoryAddrLocrelI32, MemoryAddrRelSleb, MemoryAddrSleb,
            MemoryAddrTlsSleb,
        };
        let is_address = matches!(
            entry.ty,
            MemoryAddrLeb
                | MemoryAddrSleb
                | MemoryAddrI32
                | MemoryAddrRelSleb
                | MemoryAddrTlsSleb
                | MemoryAddrLocrelI32
        );
        let symbol = usize::try_from(entry.index).ok().filter(|_| is_address)?;
        let (segment, offset, bytes) = (*self.symbols.get(symbol)?)?;
        let (_, base) = self.segments.get(usize::try_from(segment).ok()?)?;
        Some(Place { address: base + offset, bytes })
    }

    fn function_at(&self, at: u64) -> Option<u32> {
        let after = self.bodies.partition_point(|body| body.start <= at);
        let place = after.checked_sub(1)?;
        self.bodies.get(place)?.contains(&at).then_some(())?;
        Some(self.imported + u32::try_from(place).ok()?)
    }

    fn address_at(&self, at: u64) -> Option<u32> {
        let after = self.segments.partition_point(|(range, _)| range.start <= at);
        let (range, base) = self.segments.get(after.checked_sub(1)?)?;
        range.contains(&at).then(|| base + u32::try_from(at - range.start).unwrap_or(0))
    }
}

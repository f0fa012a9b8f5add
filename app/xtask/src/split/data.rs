//! Which half each constant belongs to.
//!
//! The linker leaves every constant a segment of its own (`--no-merge-data-segments`). One that nothing of the first half
//! names comes with the rest, at the same address.

use std::collections::BTreeSet;

use wasm_encoder::{ConstExpr, DataSection};
use wasmparser::{DataKind, Operator};

use super::Error;
use super::linked::{Linked, Place};
use super::module::Module;

/// A constant, or a variable with its first value.
#[derive(Clone, Copy, Debug)]
struct Segment<'a> {
    address: u32,
    bytes: &'a [u8],
}

impl Segment<'_> {
    fn end(&self) -> u32 {
        self.address.saturating_add(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX))
    }
}

/// All that lies in memory at the start, by address.
#[derive(Debug)]
pub(super) struct Data<'a> {
    segments: Vec<Segment<'a>>,
    /// The places in `segments` of those that the first half needs.
    first: BTreeSet<usize>,
}

impl<'a> Data<'a> {
    /// What the functions of the first half name, and what that names.
    pub(super) fn of(module: &Module<'a>, rest: &BTreeSet<u32>, linked: &Linked) -> Result<Self, Error> {
        let mut data = Self { segments: segments(module)?, first: BTreeSet::new() };
        let mut open = Vec::new();
        for function in module.defined().filter(|function| !rest.contains(function)) {
            match linked.named_by(&module.name(function)) {
                Some(named) => open.extend(named.iter().flat_map(|place| data.at(*place))),
                // Made after the linker's work: it names what it needs by its beginning.
                None => open.extend(
                    numbers(module, function)?
                        .into_iter()
                        .flat_map(|number| data.at(Place { address: number, bytes: 1 })),
                ),
            }
        }
        while let Some(place) = open.pop() {
            if data.first.insert(place)
                && let Some(segment) = data.segments.get(place)
            {
                let named = linked.named_within(segment.address, segment.end());
                open.extend(named.flat_map(|place| data.at(place)));
            }
        }
        Ok(data)
    }

    /// The segments of the first half.
    pub(super) fn first(&self) -> DataSection {
        self.section(|place| self.first.contains(&place))
    }

    /// The segments of the rest.
    pub(super) fn rest(&self) -> DataSection {
        self.section(|place| !self.first.contains(&place))
    }

    /// The segments that have bytes of a place; one that is empty lies in the segment around it.
    fn at(&self, place: Place) -> std::ops::Range<usize> {
        let end = place.address.saturating_add(place.bytes.max(1));
        let from = self.segments.partition_point(|segment| segment.end() <= place.address);
        let to = self.segments.partition_point(|segment| segment.address < end);
        from..to.max(from)
    }

    /// Neighbours become one segment: between them lies only what fills up to the next multiple.
    fn section(&self, is_here: impl Fn(usize) -> bool) -> DataSection {
        let mut section = DataSection::new();
        let mut run: Option<(u32, Vec<u8>, usize)> = None;
        for (place, segment) in self.segments.iter().enumerate().filter(|(place, _)| is_here(*place)) {
            match &mut run {
                Some((address, bytes, last)) if *last + 1 == place => {
                    let padding = usize::try_from(segment.address - *address).unwrap_or(usize::MAX);
                    bytes.resize(padding, 0);
                    bytes.extend_from_slice(segment.bytes);
                    *last = place;
                }
                _ => {
                    if let Some((address, bytes, _)) = run.take() {
                        section.active(0, &ConstExpr::i32_const(address.cast_signed()), bytes);
                    }
                    run = Some((segment.address, segment.bytes.to_vec(), place));
                }
            }
        }
        if let Some((address, bytes, _)) = run {
            section.active(0, &ConstExpr::i32_const(address.cast_signed()), bytes);
        }
        section
    }
}

fn segments<'a>(module: &Module<'a>) -> Result<Vec<Segment<'a>>, Error> {
    let mut segments = Vec::new();
    for data in module.data.clone().into_iter().flatten() {
        let data = data?;
        let DataKind::Active { memory_index: 0, offset_expr } = data.kind else {
            return Err(Error::Unsupported("data that is placed later"));
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            return Err(Error::Unsupported("data at a computed address"));
        };
        segments.push(Segment { address: value.cast_unsigned(), bytes: data.data });
    }
    segments.sort_by_key(|segment| segment.address);
    Ok(segments)
}

/// The numbers that a function's code has.
fn numbers(module: &Module<'_>, function: u32) -> Result<Vec<u32>, Error> {
    let Some(body) = module.body(function) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for operator in body.get_operators_reader()? {
        if let Operator::I32Const { value } = operator? {
            found.push(value.cast_unsigned());
        }
    }
    Ok(found)
}

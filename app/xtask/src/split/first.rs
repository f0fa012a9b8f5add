//! The half that starts the app.

use std::borrow::Cow;
use std::collections::BTreeMap;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, ExportKind, ExportSection, Function, FunctionSection,
    GlobalSection, ImportSection, Instruction, MemorySection, NameMap, NameSection, TableSection,
    TypeSection,
};

use super::data::Data;
use super::module::Module;
use super::share::Shares;
use super::{Error, Later};

/// Under these names the rest finds what it needs; no name of wasm-bindgen looks like them.
pub(super) fn memory_name() -> &'static str {
    "$m"
}

pub(super) fn table_name(index: u32) -> String {
    format!("$t{index}")
}

pub(super) fn global_name(index: u32) -> String {
    format!("$g{index}")
}

pub(super) fn function_name(index: u32) -> String {
    format!("${index}")
}

pub(super) struct Renumbered(pub(super) BTreeMap<u32, u32>);

impl Reencode for Renumbered {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error> {
        self.0.get(&function).copied().ok_or(reencode::Error::CanonicalizedHeapTypeReference)
    }
}

pub(super) fn encode(
    module: &Module<'_>,
    shares: &Shares,
    data: &Data<'_>,
    later: Later<'_>,
) -> Result<Vec<u8>, Error> {
    let kept: Vec<u32> = module.defined().filter(|function| !shares.rest.contains(function)).collect();
    let functions = kept.iter().chain(&shares.called_by_first).copied();
    let numbers = (0..module.imported).chain(functions.clone()).zip(0..).collect();
    let mut numbers = Renumbered(numbers);

    let mut types = TypeSection::new();
    numbers.parse_type_section(&mut types, module.types.clone())?;
    let mut imports = ImportSection::new();
    if let Some(section) = &module.imports {
        numbers.parse_import_section(&mut imports, section.clone())?;
    }
    let mut signatures = FunctionSection::new();
    for function in functions {
        signatures.function(module.type_of(function)?);
    }
    let mut memories = MemorySection::new();
    numbers.parse_memory_section(&mut memories, module.memories.clone())?;
    let mut globals = GlobalSection::new();
    numbers.parse_global_section(&mut globals, module.globals.clone())?;
    let mut code = CodeSection::new();
    for function in &kept {
        if let Some(body) = module.body(*function) {
            numbers.parse_function_body(&mut code, body.clone())?;
        }
    }
    for function in &shares.called_by_first {
        code.function(&stub(module, shares, *function)?);
    }

    let mut whole = wasm_encoder::Module::new();
    whole.section(&types).section(&imports).section(&signatures).section(&tables(module, shares)?);
    whole.section(&memories).section(&globals).section(&exports(module, shares, later, &mut numbers)?);
    if let Some(start) = module.start {
        whole.section(&wasm_encoder::StartSection { function_index: numbers.function_index(start)? });
    }
    whole.section(&elements(module, shares, &mut numbers)?);
    whole.section(&code).section(&data.first());
    whole.section(&names(module, &numbers, &kept));
    Ok(whole.finish())
}

/// A function that calls one of the rest through its slot.
fn stub(module: &Module<'_>, shares: &Shares, function: u32) -> Result<Function, Error> {
    let type_index = module.type_of(function)?;
    let slot = shares.slots.get(&function).and_then(|slots| slots.first());
    let slot = slot.ok_or(Error::Unsupported("a function without a slot"))?;
    let ty = module
        .types
        .clone()
        .into_iter_err_on_gc_types()
        .nth(usize::try_from(type_index).unwrap_or(usize::MAX));
    let parameters = ty.ok_or(Error::Unsupported("a function without a type"))??.params().len();
    let mut stub = Function::new([]);
    for (local, _) in (0..).zip(0..parameters) {
        stub.instruction(&Instruction::LocalGet(local));
    }
    stub.instruction(&Instruction::I32Const(slot.cast_signed()));
    stub.instruction(&Instruction::CallIndirect { type_index, table_index: 0 });
    stub.instruction(&Instruction::End);
    Ok(stub)
}

fn tables(module: &Module<'_>, shares: &Shares) -> Result<TableSection, Error> {
    let mut tables = TableSection::new();
    for (index, table) in module.tables.clone().into_iter().enumerate() {
        let mut ty = reencode::RoundtripReencoder.table_type(table?.ty)?;
        if index == 0 {
            ty.minimum = shares.table_size.into();
            ty.maximum = ty.maximum.map(|maximum| maximum.max(ty.minimum));
        }
        tables.table(ty);
    }
    Ok(tables)
}

fn exports(
    module: &Module<'_>,
    shares: &Shares,
    later: Later<'_>,
    numbers: &mut Renumbered,
) -> Result<ExportSection, Error> {
    let mut exports = ExportSection::new();
    for export in module.exports.clone() {
        let export = export?;
        if later.is_asked(export.name) {
            numbers.parse_export(&mut exports, export)?;
        }
    }
    exports.export(memory_name(), ExportKind::Memory, 0);
    for index in 0..module.tables.count() {
        exports.export(&table_name(index), ExportKind::Table, index);
    }
    for index in 0..module.globals.count() {
        exports.export(&global_name(index), ExportKind::Global, index);
    }
    for function in &shares.called_by_rest {
        exports.export(&function_name(*function), ExportKind::Func, numbers.function_index(*function)?);
    }
    Ok(exports)
}

/// The table without the rest's functions: their slots stay empty for now.
fn elements(module: &Module<'_>, shares: &Shares, numbers: &mut Renumbered) -> Result<ElementSection, Error> {
    let mut runs = Vec::new();
    for (slot, function) in &module.slots {
        if !shares.rest.contains(function) {
            runs.push((*slot, numbers.function_index(*function)?));
        }
    }
    Ok(in_runs(runs))
}

/// Fills each slot with its function, neighbours in one segment.
pub(super) fn in_runs(mut slots: Vec<(u32, u32)>) -> ElementSection {
    slots.sort_unstable();
    let mut section = ElementSection::new();
    for run in slots.chunk_by(|(before, _), (after, _)| before + 1 == *after) {
        let Some((first, _)) = run.first() else { continue };
        let functions: Vec<u32> = run.iter().map(|(_, function)| *function).collect();
        section.active(
            None,
            &ConstExpr::i32_const(first.cast_signed()),
            Elements::Functions(Cow::from(functions)),
        );
    }
    section
}

/// The names, for whoever weighs or reads the half.
pub(super) fn names(module: &Module<'_>, numbers: &Renumbered, functions: &[u32]) -> NameSection {
    let mut map = NameMap::new();
    for function in functions {
        if let (Some(number), Some(symbol)) = (numbers.0.get(function), module.symbol(*function)) {
            map.append(*number, symbol);
        }
    }
    let mut section = NameSection::new();
    section.functions(&map);
    section
}

//! The half that comes later.

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, EntityType, FunctionSection, ImportSection, TypeSection};

use super::Error;
use super::data::Data;
use super::first::{Renumbered, function_name, global_name, in_runs, memory_name, names, table_name};
use super::module::Module;
use super::share::Shares;

/// The name of the module that the rest imports from: the exports of the first half.
const FIRST: &str = "first";

pub(super) fn encode(module: &Module<'_>, shares: &Shares, data: &Data<'_>) -> Result<Vec<u8>, Error> {
    let mut imports = ImportSection::new();
    let mut roundtrip = reencode::RoundtripReencoder;
    for function in &shares.called_by_rest {
        imports.import(FIRST, &function_name(*function), EntityType::Function(module.type_of(*function)?));
    }
    let memory = module.memories.clone().into_iter().next().transpose()?;
    let memory = memory.ok_or(Error::Unsupported("no memory of its own"))?;
    imports.import(FIRST, memory_name(), roundtrip.memory_type(memory)?);
    for (index, table) in (0..).zip(module.tables.clone()) {
        let mut ty = roundtrip.table_type(table?.ty)?;
        if index == 0 {
            ty.minimum = shares.table_size.into();
            ty.maximum = ty.maximum.map(|maximum| maximum.max(ty.minimum));
        }
        imports.import(FIRST, &table_name(index), ty);
    }
    for (index, global) in (0..).zip(module.globals.clone()) {
        imports.import(FIRST, &global_name(index), roundtrip.global_type(global?.ty)?);
    }

    let functions: Vec<u32> = shares.rest.iter().copied().collect();
    let mut numbers = Renumbered(shares.called_by_rest.iter().chain(&functions).copied().zip(0..).collect());
    let mut types = TypeSection::new();
    numbers.parse_type_section(&mut types, module.types.clone())?;
    let mut signatures = FunctionSection::new();
    let mut code = CodeSection::new();
    for function in &functions {
        signatures.function(module.type_of(*function)?);
        if let Some(body) = module.body(*function) {
            numbers.parse_function_body(&mut code, body.clone())?;
        }
    }
    let mut filled = Vec::new();
    for (function, slots) in &shares.slots {
        for slot in slots {
            filled.push((*slot, numbers.function_index(*function)?));
        }
    }
    let mut whole = wasm_encoder::Module::new();
    whole
        .section(&types)
        .section(&imports)
        .section(&signatures)
        .section(&in_runs(filled))
        .section(&code)
        .section(&data.rest());
    whole.section(&names(module, &numbers, &functions));
    Ok(whole.finish())
}

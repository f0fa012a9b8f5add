//! A wasm module as the cut needs it.

use std::collections::HashMap;

use wasmparser::{
    DataSectionReader, ElementItems, ElementKind, ExportSectionReader, FunctionBody, GlobalSectionReader,
    ImportSectionReader, KnownCustom, MemorySectionReader, Name, Operator, Parser, Payload,
    TableSectionReader, TypeRef, TypeSectionReader,
};

use super::Error;
use crate::symbol;

/// Functions are numbered as in the file: the imported ones first (WebAssembly core, section 2.5.1).
#[derive(Debug)]
pub(super) struct Module<'a> {
    pub(super) types: TypeSectionReader<'a>,
    pub(super) imports: Option<ImportSectionReader<'a>>,
    pub(super) tables: TableSectionReader<'a>,
    pub(super) memories: MemorySectionReader<'a>,
    pub(super) globals: GlobalSectionReader<'a>,
    pub(super) exports: ExportSectionReader<'a>,
    pub(super) data: Option<DataSectionReader<'a>>,
    pub(super) start: Option<u32>,
    /// How many functions are imported.
    pub(super) imported: u32,
    /// The type of every function, imported or not.
    pub(super) function_types: Vec<u32>,
    pub(super) bodies: Vec<FunctionBody<'a>>,
    /// Which function stands in which slot of the first table.
    pub(super) slots: Vec<(u32, u32)>,
    names: HashMap<u32, &'a str>,
}

impl<'a> Module<'a> {
    pub(super) fn parse(wasm: &'a [u8]) -> Result<Self, Error> {
        let mut found = Found::default();
        for payload in Parser::new(0).parse_all(wasm) {
            found.add(payload?)?;
        }
        found.finish()
    }

    /// Whether a function has its code here.
    pub(super) fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get(usize::try_from(function.checked_sub(self.imported)?).ok()?)
    }

    /// The functions that have their code here.
    pub(super) fn defined(&self) -> impl Iterator<Item = u32> + use<'_, 'a> {
        (self.imported..).zip(&self.bodies).map(|(function, _)| function)
    }

    pub(super) fn type_of(&self, function: u32) -> Result<u32, Error> {
        let index = usize::try_from(function).ok();
        let found = index.and_then(|index| self.function_types.get(index));
        found.copied().ok_or(Error::Unsupported("a function without a type"))
    }

    /// The Rust name, or nothing.
    pub(super) fn name(&self, function: u32) -> String {
        let symbol = self.names.get(&function).copied().unwrap_or_default();
        symbol::readable(symbol)
    }

    /// The name as the file has it.
    pub(super) fn symbol(&self, function: u32) -> Option<&'a str> {
        self.names.get(&function).copied()
    }

    /// The functions that this one names in its code.
    pub(super) fn callees(&self, function: u32) -> Result<Vec<u32>, Error> {
        let Some(body) = self.body(function) else { return Ok(Vec::new()) };
        let mut callees = Vec::new();
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index }
                | Operator::ReturnCall { function_index }
                | Operator::RefFunc { function_index } => callees.push(function_index),
                _ => {}
            }
        }
        Ok(callees)
    }
}

#[derive(Default)]
struct Found<'a> {
    types: Option<TypeSectionReader<'a>>,
    imports: Option<ImportSectionReader<'a>>,
    tables: Option<TableSectionReader<'a>>,
    memories: Option<MemorySectionReader<'a>>,
    globals: Option<GlobalSectionReader<'a>>,
    exports: Option<ExportSectionReader<'a>>,
    data: Option<DataSectionReader<'a>>,
    start: Option<u32>,
    imported_types: Vec<u32>,
    defined_types: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    slots: Vec<(u32, u32)>,
    names: HashMap<u32, &'a str>,
}

impl<'a> Found<'a> {
    fn add(&mut self, payload: Payload<'a>) -> Result<(), Error> {
        match payload {
            Payload::TypeSection(section) => self.types = Some(section),
            Payload::ImportSection(section) => self.add_imports(section)?,
            Payload::FunctionSection(section) => {
                self.defined_types = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::TableSection(section) => self.tables = Some(section),
            Payload::MemorySection(section) => self.memories = Some(section),
            Payload::GlobalSection(section) => self.globals = Some(section),
            Payload::ExportSection(section) => self.exports = Some(section),
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(section) => {
                for element in section {
                    self.add_slots(&element?)?;
                }
            }
            Payload::DataSection(section) => self.data = Some(section),
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    self.add_names(section)?;
                }
            }
            Payload::TagSection(_) => return Err(Error::Unsupported("exceptions")),
            _ => {}
        }
        Ok(())
    }

    fn add_imports(&mut self, section: ImportSectionReader<'a>) -> Result<(), Error> {
        for import in section.clone().into_imports() {
            match import?.ty {
                TypeRef::Func(ty) => self.imported_types.push(ty),
                _ => return Err(Error::Unsupported("an imported memory, table or global")),
            }
        }
        self.imports = Some(section);
        Ok(())
    }

    fn add_slots(&mut self, element: &wasmparser::Element<'a>) -> Result<(), Error> {
        let ElementKind::Active { table_index: None | Some(0), offset_expr } = &element.kind else {
            return Err(Error::Unsupported("functions outside its first table"));
        };
        let mut offset = offset_expr.get_operators_reader();
        let Operator::I32Const { value } = offset.read()? else {
            return Err(Error::Unsupported("a table filled at a computed place"));
        };
        let ElementItems::Functions(functions) = element.items.clone() else {
            return Err(Error::Unsupported("a table filled by expressions"));
        };
        let first = u32::try_from(value).map_err(|_| Error::Unsupported("a negative table slot"))?;
        for (slot, function) in (first..).zip(functions) {
            self.slots.push((slot, function?));
        }
        Ok(())
    }

    fn add_names(&mut self, section: wasmparser::NameSectionReader<'a>) -> Result<(), Error> {
        for part in section {
            let Name::Function(functions) = part? else { continue };
            for naming in functions {
                let naming = naming?;
                self.names.insert(naming.index, naming.name);
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<Module<'a>, Error> {
        let imported = u32::try_from(self.imported_types.len())
            .map_err(|_| Error::Unsupported("more imports than can be numbered"))?;
        Ok(Module {
            types: self.types.ok_or(Error::Unsupported("no types"))?,
            imports: self.imports,
            tables: self.tables.ok_or(Error::Unsupported("no table"))?,
            memories: self.memories.ok_or(Error::Unsupported("no memory of its own"))?,
            globals: self.globals.ok_or(Error::Unsupported("no globals"))?,
            exports: self.exports.ok_or(Error::Unsupported("no exports"))?,
            data: self.data,
            start: self.start,
            imported,
            function_types: [self.imported_types, self.defined_types].concat(),
            bodies: self.bodies,
            slots: self.slots,
            names: self.names,
        })
    }
}

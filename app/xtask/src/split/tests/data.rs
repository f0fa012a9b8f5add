//! Constants go with the functions that name them.

use std::collections::BTreeMap;

use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, Encode as _, ExportKind,
    ExportSection, Function, FunctionSection, GlobalSection, ImportSection, Instruction, LinkingSection,
    MemorySection, MemoryType, NameMap, NameSection, RefType, SymbolTable, TableSection, TableType,
    TypeSection,
};
use wasmparser::{DataKind, Operator, Parser, Payload};

use super::super::{Error, split};
use super::LATER;

/// Where the constants lie: each of eight bytes, with a gap before the last.
const ADDRESSES: [u32; 4] = [1024, 1032, 1040, 1056];

/// A page whose constants are named thus: `start` names the second, by a number before it; a later screen names the third;
/// the second holds the address of the fourth; nobody names the first.
fn page() -> Vec<u8> {
    let mut module = wasm_encoder::Module::new();
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for number in [ADDRESSES[1] - 96, ADDRESSES[2]] {
        functions.function(0);
        let mut body = Function::new([]);
        body.instruction(&Instruction::I32Const(number.cast_signed())).instruction(&Instruction::Drop);
        body.instruction(&Instruction::End);
        code.function(&body);
    }
    let mut tables = TableSection::new();
    let table = TableType {
        element_type: RefType::FUNCREF,
        minimum: 1,
        maximum: None,
        table64: false,
        shared: false,
    };
    tables.table(table);
    let mut memories = MemorySection::new();
    let memory =
        MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
    memories.memory(memory);
    let mut exports = ExportSection::new();
    exports.export("start", ExportKind::Func, 0);
    let mut data = DataSection::new();
    for (nth, address) in (1_u8..).zip(ADDRESSES) {
        let mut bytes = [nth; 8];
        if nth == 2 {
            bytes[4..].copy_from_slice(&ADDRESSES[3].to_le_bytes());
        }
        data.active(0, &ConstExpr::i32_const(address.cast_signed()), bytes);
    }
    let mut names = NameMap::new();
    names.append(0, "app::start");
    names.append(1, "later::screen");
    let mut naming = NameSection::new();
    naming.functions(&names);
    module
        .section(&types)
        .section(&ImportSection::new())
        .section(&functions)
        .section(&tables)
        .section(&memories);
    module.section(&GlobalSection::new()).section(&exports).section(&code).section(&data).section(&naming);
    module.finish()
}

/// The page with the linker's notes: (which function, or the second constant; which constant it names).
fn linked(page: &[u8], notes: &[(Option<usize>, u32)]) -> Vec<u8> {
    let mut sections = 0;
    let (mut code, mut data) = ((0, 0), (0, 0));
    let mut bodies = Vec::new();
    let mut second = 0;
    for payload in Parser::new(0).parse_all(page) {
        let payload = payload.unwrap();
        match &payload {
            Payload::CodeSectionStart { unchecked_range, .. } => code = (sections, unchecked_range.start),
            Payload::CodeSectionEntry(body) => bodies.push(body.range().start),
            Payload::DataSection(section) => {
                data = (sections, section.range().start);
                second = section.clone().into_iter().nth(1).unwrap().unwrap().range.end - 4;
            }
            _ => {}
        }
        sections +=
            u32::from(payload.as_section().is_some() && !matches!(payload, Payload::CodeSectionEntry(_)));
    }
    let mut table = SymbolTable::new();
    for segment in 0..4 {
        table.data(0, "constant", Some(DataSymbolDefinition { index: segment, offset: 0, size: 8 }));
    }
    let mut linking = LinkingSection::new();
    linking.symbol_table(&table);
    let mut whole = page.to_vec();
    let mut add = |section: CustomSection<'_>| {
        whole.push(0);
        section.encode(&mut whole);
    };
    let mut entries: BTreeMap<u32, Vec<Vec<u8>>> = BTreeMap::new();
    for (from, constant) in notes {
        let (section, offset, kind) = match from {
            // A number in code, an address in a constant (Linking, "Relocation sections").
            Some(function) => (code.0, bodies[*function] + 2 - code.1, 4_u32),
            None => (data.0, second - data.1, 5),
        };
        let mut entry = Vec::new();
        kind.encode(&mut entry);
        u32::try_from(offset).unwrap().encode(&mut entry);
        constant.encode(&mut entry);
        0_i32.encode(&mut entry);
        entries.entry(section).or_default().push(entry);
    }
    let mut bytes = Vec::new();
    wasm_encoder::Section::append_to(&linking, &mut bytes);
    for (section, entries) in entries {
        let mut content = Vec::new();
        section.encode(&mut content);
        u32::try_from(entries.len()).unwrap().encode(&mut content);
        content.extend(entries.concat());
        add(CustomSection { name: "reloc.ANY".into(), data: content.into() });
    }
    whole.extend(bytes);
    whole
}

/// What each half puts where.
fn placed(half: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let mut placed = Vec::new();
    for payload in Parser::new(0).parse_all(half) {
        let Payload::DataSection(section) = payload.unwrap() else { continue };
        for data in section {
            let data = data.unwrap();
            let DataKind::Active { offset_expr, .. } = data.kind else { panic!("it is placed at once") };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read().unwrap() else {
                panic!("its place is known")
            };
            placed.push((value.cast_unsigned(), data.data.to_vec()));
        }
    }
    placed
}

#[test]
fn a_constant_goes_with_the_half_that_names_it_and_brings_what_it_names() {
    let page = page();
    let notes = [(Some(0), 1), (Some(1), 2), (None, 3)];
    let halves = split(&page, &linked(&page, &notes), LATER).unwrap();
    let second = [&[2; 4][..], &ADDRESSES[3].to_le_bytes()].concat();
    assert_eq!(placed(&halves.first), [(1032, second), (1056, vec![4; 8])]);
    assert_eq!(placed(&halves.rest), [(1024, vec![1; 8]), (1040, vec![3; 8])]);
    super::assert_valid(&halves.first);
}

#[test]
fn neighbours_are_placed_at_once_with_the_gap_between_them() {
    let page = page();
    let halves = split(&page, &linked(&page, &[(Some(0), 0), (Some(1), 2)]), LATER).unwrap();
    let rest = placed(&halves.rest);
    assert_eq!(rest.len(), 1);
    assert_eq!((rest[0].0, rest[0].1.len()), (1032, 32));
    assert_eq!(&rest[0].1[16..24], [0; 8], "the gap before the last");
}

#[test]
fn a_note_about_nobody_is_an_error_and_nothing_is_guessed() {
    let page = page();
    let notes = linked(&page, &[(Some(0), 1)]);
    // The names come last in the page: the section's mark and length, then that of its own name.
    let names = page.windows(5).position(|window| window == b"\x04name").unwrap() - 2;
    let nameless = [&page[..names], &notes[page.len()..]].concat();
    let refused = split(&page, &nameless, LATER).unwrap_err();
    assert_eq!(refused, Error::Unsupported("a note about a function without a name"));
}

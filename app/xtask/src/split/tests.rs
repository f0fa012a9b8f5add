mod data;

use rstest::rstest;
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction, MemorySection, MemoryType,
    NameMap, NameSection, RefType, TableSection, TableType, TypeSection, ValType,
};

use super::module::Module;
use super::{Error, Later, split};

const LATER: Later<'_> = Later { modules: &["later::"], gates: &["gate::"], unasked: &["unasked"] };

/// Functions after the one that is imported.
const NAMES: [&str; 6] =
    ["app::start", "gate::open", "later::screen", "app::only_later", "later::closure", "app::closure"];

/// A page with these calls, as (caller, callee); the table holds both closures.
fn page(calls: &[(u32, u32)]) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], [ValType::I32]);
    let mut imports = ImportSection::new();
    imports.import("js", "log", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for (caller, _) in (1..).zip(NAMES) {
        functions.function(0);
        let mut body = Function::new([]);
        body.instruction(&Instruction::LocalGet(0));
        for (_, callee) in calls.iter().filter(|(from, _)| *from == caller) {
            body.instruction(&Instruction::Call(*callee));
        }
        body.instruction(&Instruction::End);
        code.function(&body);
    }
    let mut tables = TableSection::new();
    let table_type = TableType {
        element_type: RefType::FUNCREF,
        minimum: 3,
        maximum: Some(3),
        table64: false,
        shared: false,
    };
    tables.table(table_type);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    globals.global(
        GlobalType { val_type: ValType::I32, mutable: true, shared: false },
        &ConstExpr::i32_const(9),
    );
    let mut exports = ExportSection::new();
    exports.export("start", ExportKind::Func, 1);
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions((&[5, 6]).into()));
    let mut names = NameMap::new();
    for (number, name) in (1..).zip(NAMES) {
        names.append(number, name);
    }
    let mut naming = NameSection::new();
    naming.functions(&names);
    let mut module = wasm_encoder::Module::new();
    module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories);
    module.section(&globals).section(&exports).section(&elements).section(&code).section(&naming);
    module.finish()
}

/// `start` opens the gate to a screen; only the screen uses a helper, which logs, as both closures do.
fn a_page() -> Vec<u8> {
    page(&[(1, 2), (2, 3), (3, 4), (4, 0), (5, 0), (6, 0)])
}

fn names_in(wasm: &[u8]) -> Vec<String> {
    let module = Module::parse(wasm).unwrap();
    module.defined().map(|function| module.name(function)).collect()
}

fn assert_valid(wasm: &[u8]) {
    wasmparser::Validator::new().validate_all(wasm).unwrap();
}

#[test]
fn both_halves_are_wasm_and_no_function_is_lost_or_doubled() {
    let halves = split(&a_page(), &a_page(), LATER).unwrap();
    assert_valid(&halves.first);
    assert_valid(&halves.rest);
    // The nameless one is the stub by which the gate calls the screen.
    assert_eq!(names_in(&halves.first), ["app::start", "gate::open", "app::closure", ""]);
    assert_eq!(Rest::of(&halves.rest).names, ["later::screen", "app::only_later", "later::closure"]);
}

#[test]
fn an_export_that_nobody_asks_for_starts_nothing() {
    let halves = split(&a_page(), &a_page(), Later { unasked: &["sta"], ..LATER }).unwrap();
    assert_valid(&halves.first);
    assert_eq!(names_in(&halves.first), ["app::closure"]);
}

#[test]
fn the_table_of_the_first_half_has_room_for_what_the_rest_fills_in() {
    let whole = a_page();
    let halves = split(&whole, &whole, LATER).unwrap();
    let slots = |wasm: &[u8]| {
        let module = Module::parse(wasm).unwrap();
        let named = |(slot, function): &(u32, u32)| (*slot, module.name(*function));
        module.slots.iter().map(named).collect::<Vec<_>>()
    };
    assert_eq!(slots(&halves.first), [(2, "app::closure".to_owned())]);
    let table = Module::parse(&halves.first).unwrap().tables.into_iter().next().unwrap().unwrap().ty;
    assert_eq!((table.initial, table.maximum), (4, Some(4)));
    let filled = Rest::of(&halves.rest).slots;
    assert_eq!(filled, [(1, "later::closure".to_owned()), (3, "later::screen".to_owned())]);
}

#[test]
fn the_rest_asks_the_first_half_for_everything_by_names_that_it_exports() {
    let halves = split(&a_page(), &a_page(), LATER).unwrap();
    let exported: Vec<String> = Module::parse(&halves.first)
        .unwrap()
        .exports
        .into_iter()
        .map(|export| export.unwrap().name.to_owned())
        .collect();
    let asked = Rest::of(&halves.rest).imports;
    // The memory, the table, the global, and the function that logs.
    assert_eq!(asked.len(), 4);
    for name in asked {
        assert!(exported.contains(&name), "{name} is not among {exported:?}");
    }
}

#[rstest]
#[case::by_name(&[(1, 3)])]
#[case::through_a_helper(&[(1, 4), (4, 3)])]
#[case::from_the_table(&[(6, 3)])]
fn a_call_from_the_first_half_around_the_gate_is_refused(#[case] calls: &[(u32, u32)]) {
    let error = split(&page(calls), &page(calls), LATER).unwrap_err();
    let Error::Crossing { callee, .. } = error else { panic!("{error}") };
    assert_eq!(callee, "later::screen");
}

#[test]
fn what_both_halves_use_is_in_the_first() {
    let whole = page(&[(1, 2), (1, 4), (2, 3), (3, 4)]);
    let halves = split(&whole, &whole, LATER).unwrap();
    assert!(names_in(&halves.first).contains(&"app::only_later".to_owned()));
    assert_valid(&halves.rest);
}

#[rstest]
#[case::not_wasm(b"<!doctype html>")]
#[case::nothing(b"")]
#[case::cut_short(&a_page()[..60])]
fn what_is_not_a_whole_module_is_refused(#[case] bytes: &[u8]) {
    assert!(split(bytes, bytes, LATER).is_err());
}

/// The second half, whose table and memory are imported.
struct Rest {
    imports: Vec<String>,
    names: Vec<String>,
    slots: Vec<(u32, String)>,
}

impl Rest {
    fn of(wasm: &[u8]) -> Self {
        use wasmparser::{ElementItems, ElementKind, KnownCustom, Name, Operator, Parser, Payload};

        let (mut imports, mut elements, mut names) =
            (Vec::new(), Vec::new(), std::collections::BTreeMap::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    imports.extend(section.into_imports().map(|import| import.unwrap().name.to_owned()));
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        let element = element.unwrap();
                        let ElementKind::Active { offset_expr, .. } = element.kind else { panic!("passive") };
                        let Operator::I32Const { value } = offset_expr.get_operators_reader().read().unwrap()
                        else {
                            panic!("computed")
                        };
                        let ElementItems::Functions(functions) = element.items else { panic!("expressions") };
                        let functions = functions.into_iter().map(Result::unwrap);
                        elements.extend((value.cast_unsigned()..).zip(functions));
                    }
                }
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(section) = section.as_known() else { continue };
                    for part in section {
                        let Name::Function(functions) = part.unwrap() else { continue };
                        names.extend(functions.into_iter().map(|naming| {
                            let naming = naming.unwrap();
                            (naming.index, naming.name.to_owned())
                        }));
                    }
                }
                _ => {}
            }
        }
        let slots = elements.into_iter().map(|(slot, function)| (slot, names[&function].clone())).collect();
        Self { imports, names: names.into_values().collect(), slots }
    }
}

//! Which half each function belongs to.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::ExternalKind;

use super::module::Module;
use super::{Error, Later};

/// The functions of both halves, and what they need of each other.
#[derive(Debug)]
pub(super) struct Shares {
    /// The functions of the rest, in the file's order.
    pub(super) rest: BTreeSet<u32>,
    /// The table slot of each function of the rest that has or needs one.
    pub(super) slots: BTreeMap<u32, Vec<u32>>,
    /// The functions of the rest that the first half calls by name.
    pub(super) called_by_first: BTreeSet<u32>,
    /// The functions of the first half, imported ones among them, that the rest calls by name.
    pub(super) called_by_rest: BTreeSet<u32>,
    /// How many slots the table must have.
    pub(super) table_size: u32,
}

impl Shares {
    /// The first half is all that can be reached without going through a function that waits: from the exports, the
    /// start function, and the table slots of other functions. Whatever only the rest reaches goes with it.
    pub(super) fn of(module: &Module<'_>, later: Later<'_>) -> Result<Self, Error> {
        let waits: BTreeSet<u32> = module
            .defined()
            .filter(|function| {
                let name = module.name(*function);
                later.modules.iter().any(|part| name.contains(part))
                    && !later.gates.iter().any(|gate| name.contains(gate))
            })
            .collect();
        let first = reached(module, &waits, later)?;
        let rest: BTreeSet<u32> = module.defined().filter(|function| !first.contains(function)).collect();

        let mut called_by_first = BTreeSet::new();
        for caller in &first {
            for callee in module.callees(*caller)? {
                if rest.contains(&callee) {
                    check_gate(module, later, *caller, callee)?;
                    called_by_first.insert(callee);
                }
            }
        }
        let mut called_by_rest = BTreeSet::new();
        for caller in &rest {
            called_by_rest
                .extend(module.callees(*caller)?.into_iter().filter(|callee| !rest.contains(callee)));
        }
        let (slots, table_size) = slots(module, &rest, &called_by_first)?;
        Ok(Self { rest, slots, called_by_first, called_by_rest, table_size })
    }
}

fn check_gate(module: &Module<'_>, later: Later<'_>, caller: u32, callee: u32) -> Result<(), Error> {
    let name = module.name(caller);
    if later.gates.iter().any(|gate| name.contains(gate)) {
        return Ok(());
    }
    Err(Error::Crossing { caller: name, callee: module.name(callee) })
}

/// The functions with code here that are reached without entering one that waits.
fn reached(module: &Module<'_>, waits: &BTreeSet<u32>, later: Later<'_>) -> Result<BTreeSet<u32>, Error> {
    let mut open: Vec<u32> = module.start.into_iter().collect();
    for export in module.exports.clone() {
        let export = export?;
        if export.kind == ExternalKind::Func && later.is_asked(export.name) {
            open.push(export.index);
        }
    }
    open.extend(module.slots.iter().map(|(_, function)| *function).filter(|one| !waits.contains(one)));
    let mut reached = BTreeSet::new();
    while let Some(function) = open.pop() {
        if module.body(function).is_none() || !reached.insert(function) {
            continue;
        }
        open.extend(module.callees(function)?.into_iter().filter(|callee| !waits.contains(callee)));
    }
    Ok(reached)
}

/// The slots of the rest's functions, new ones for those that are called by name, and the size of the table.
fn slots(
    module: &Module<'_>,
    rest: &BTreeSet<u32>,
    called: &BTreeSet<u32>,
) -> Result<(BTreeMap<u32, Vec<u32>>, u32), Error> {
    let mut slots: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (slot, function) in &module.slots {
        if rest.contains(function) {
            slots.entry(*function).or_default().push(*slot);
        }
    }
    let table = module.tables.clone().into_iter().next().transpose()?;
    let table = table.ok_or(Error::Unsupported("no table"))?;
    let mut size = u32::try_from(table.ty.initial).map_err(|_| Error::Unsupported("a huge table"))?;
    for function in called {
        slots.entry(*function).or_insert_with(|| {
            size += 1;
            vec![size - 1]
        });
    }
    Ok((slots, size))
}

//! Prints bytes first, then measures times.

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use merge_bench::{Automerge, Loro, Ours, Replica, Sealed, Yrs, create, edit_at_home, edit_in_the_bus};
use std::hint::black_box;
use std::time::Duration;

/// Two copies that edited without knowing of each other.
struct Diverged<R: Replica> {
    /// What the person at home keeps.
    at_home: Vec<u8>,
    /// The person in the bus.
    in_the_bus: R,
    common: R::Version,
    /// What the person in the bus sends.
    sent: Vec<u8>,
}

fn diverged<R: Replica>() -> Diverged<R> {
    let mut in_the_bus = R::new(1);
    create(&mut in_the_bus);
    let common = in_the_bus.version();
    let mut at_home = R::wake(2, &in_the_bus.keep());
    edit_in_the_bus(&mut in_the_bus);
    edit_at_home(&mut at_home);
    let sent = in_the_bus.since(&common);
    Diverged { at_home: at_home.keep(), in_the_bus, common, sent }
}

fn bytes<R: Replica>() {
    let mut one = R::new(1);
    let nothing = one.version();
    create(&mut one);
    let all = one.since(&nothing).len();
    let Diverged { at_home, sent, .. } = diverged::<R>();
    let mut merged = R::wake(2, &at_home);
    merged.take(&sent);
    println!("| {} | {all} | {} | {} |", R::NAME, sent.len(), merged.keep().len());
}

fn times<R: Replica>(criterion: &mut Criterion) {
    let mut state = diverged::<R>();
    let mut whole = R::new(1);
    create(&mut whole);
    let kept = whole.keep();
    let mut group = |name: &str, actions: u64, measure: &mut dyn FnMut(&mut criterion::Bencher)| {
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Elements(actions));
        group.bench_function(BenchmarkId::from_parameter(R::NAME), |bencher| measure(bencher));
        group.finish();
    };
    group("create 100 lists of 20", 100, &mut |bencher| {
        bencher.iter_batched_ref(|| R::new(1), create, BatchSize::LargeInput);
    });
    group("tick, rename", 600, &mut |bencher| {
        let wake = || R::wake(1, &kept);
        bencher.iter_batched_ref(wake, edit_in_the_bus, BatchSize::LargeInput);
    });
    group("rename, move", 300, &mut |bencher| {
        let wake = || R::wake(1, &kept);
        bencher.iter_batched_ref(wake, edit_at_home, BatchSize::LargeInput);
    });
    group("encode 600 changes to send", 600, &mut |bencher| {
        bencher.iter(|| black_box(state.in_the_bus.since(&state.common)));
    });
    group("merge 600 into 300, show", 600, &mut |bencher| {
        let wake = || {
            let mut replica = R::wake(2, &state.at_home);
            // What a waking replica puts off is not part of the merge.
            black_box(replica.version());
            replica
        };
        let merge = |replica: &mut R| {
            replica.take(&state.sent);
            black_box(replica.shown())
        };
        bencher.iter_batched_ref(wake, merge, BatchSize::LargeInput);
    });
    group("wake and show", 2100, &mut |bencher| {
        bencher.iter(|| black_box(R::wake(2, &state.at_home).shown()));
    });
}

fn all(criterion: &mut Criterion) {
    println!("| engine | 100 lists, sent | 600 changes, sent | merged, kept |");
    println!("|---|---:|---:|---:|");
    bytes::<Ours>();
    bytes::<Sealed>();
    bytes::<Loro>();
    bytes::<Automerge>();
    bytes::<Yrs>();
    times::<Ours>(criterion);
    times::<Sealed>(criterion);
    times::<Loro>(criterion);
    times::<Automerge>(criterion);
    times::<Yrs>(criterion);
}

criterion_group! {
    name = merge;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = all
}
criterion_main!(merge);

//! What a decision and a proof cost, on one thread: `cargo bench -p decisions`.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on must stop")]

#[path = "../tests/tables/mod.rs"]
mod tables;

use decisions::proof::Limits;
use decisions::tables::{Draft, HitPolicy};
use decisions::{Model, Value};
use std::hint::black_box;
use std::time::{Duration, Instant};
use tables::{Asked, COLUMNS, DECISION, Dice};

fn main() {
    for (rules, columns) in [(120, &COLUMNS[..8]), (2_000, &COLUMNS[..])] {
        let parts = tables::cut(columns, rules, &mut Dice(1));
        let draft = tables::draft(columns, &parts, 7);
        reading(&draft, rules);
        deciding(&tables::model(&draft), columns, rules);
        proving("complete, no overlap", &draft);
        let mut broken = draft.clone();
        broken.rules.remove(rules / 2);
        proving("one rule gone", &broken);
    }
    proving("first hit, rules overlap everywhere", &overlapping());
}

/// Time that this process was on a processor, where the system tells; a busy machine does not count then.
fn busy() -> Duration {
    static BEGAN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next().and_then(|first| first.parse().ok()));
    nanoseconds.map_or_else(|| BEGAN.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

fn reading(draft: &Draft, rules: usize) {
    let text = tables::model(draft).write();
    let began = busy();
    black_box(Model::read(&text, "bench.dmn").unwrap());
    println!(
        "read {rules} rules ({} kB): {:.1} ms",
        text.len() / 1024,
        busy().saturating_sub(began).as_secs_f64() * 1e3
    );
}

fn deciding(model: &Model, columns: &[Asked], rules: usize) {
    let compiled = model.compile(DECISION).unwrap();
    let mut scratch = compiled.scratch();
    let mut dice = Dice(2);
    let asked: Vec<Vec<Value>> = (0..4_096).map(|_| question(columns, &mut dice)).collect();
    let mut best = Duration::MAX;
    let mut taken = 0_u32;
    // The best of several rounds: what the machine does beside it only makes it slower.
    for _ in 0..5 {
        let began = busy();
        taken = 0;
        while taken < 2_000_000 {
            for values in &asked {
                black_box(compiled.decide(black_box(values), &mut scratch).unwrap().row());
                taken += 1;
            }
        }
        best = best.min(busy().saturating_sub(began));
    }
    let seconds = best.as_secs_f64() / f64::from(taken);
    println!("decide, {rules} rules: {:.0} ns, {:.2} million a second", seconds * 1e9, 1e-6 / seconds);
}

fn question(columns: &[Asked], dice: &mut Dice) -> Vec<Value> {
    let value = |column: &Asked| match column {
        Asked::Words(size) => Value::text(format!("w{}", dice.below(*size))),
        Asked::Whole(size) => Value::from(i64::try_from(dice.below(*size)).unwrap()),
        Asked::Truth => Value::from(dice.below(2) == 1),
    };
    columns.iter().map(value).collect()
}

fn proving(what: &str, draft: &Draft) {
    let model = tables::model(draft);
    let table = model.tables().next().unwrap();
    let began = busy();
    let report = table.check(Limits::default());
    println!(
        "check {} rules x {} inputs, {what}: {:.0} ms, {:?}",
        draft.rules.len(),
        draft.inputs.len(),
        busy().saturating_sub(began).as_secs_f64() * 1e3,
        report.completeness
    );
}

/// Rules that overlap everywhere, as under "first hit", and at the end one for the rest.
fn overlapping() -> Draft {
    let dice = &mut Dice(3);
    let whole = |column: &Asked| (0, column.size() - 1);
    let mut parts: Vec<tables::Part> = Vec::new();
    while parts.len() < 1_999 {
        let mut part: tables::Part = COLUMNS.iter().map(whole).collect();
        for _ in 0..4 {
            let column = dice.below(COLUMNS.len());
            let low = dice.below(COLUMNS[column].size());
            part[column] = (low, low + dice.below(COLUMNS[column].size() - low));
        }
        parts.push(part);
    }
    parts.push(COLUMNS.iter().map(whole).collect());
    Draft { hit_policy: HitPolicy::First, ..tables::draft(&COLUMNS, &parts, 7) }
}

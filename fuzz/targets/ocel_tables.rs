//! OCEL 2.0 as the tables of a database: a table begins at a line with `#` and its name, then its columns, then its rows, cut at tabs.
#![no_main]

use insight::log::Asked;
use insight::log::ocel::tables::{Table, read};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok((log, _)) = read(&tables(text), &Asked { threads: 1, ..Asked::default() }) {
        fuzz::holds(&log);
    }
});

fn tables(text: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for line in text.lines() {
        let cells = || line.split('\t').map(str::to_owned);
        if let Some(name) = line.strip_prefix('#') {
            tables.push(Table { name: name.to_owned(), ..Table::default() });
        } else if let Some(table) = tables.last_mut() {
            if table.columns.is_empty() {
                table.columns = cells().collect();
            } else {
                // A cell of one dash is empty in the database.
                table.rows.push(cells().map(|cell| (cell != "-").then_some(cell)).collect());
            }
        }
    }
    tables
}

//! Reading XES (IEEE 1849): a stream is cut in blocks of whole traces, which are read side by side.

mod blocks;
mod fragment;
mod tags;
mod wanted;

use std::io::Read;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use super::reading::Asked;
use super::{Detail, EventLog, LogBuilder, OddityKind, ReadError, Report};
use blocks::{Block, Blocks};
use fragment::Fragment;
use wanted::Wanted;

/// Reads a log from text in UTF-8.
pub(super) fn read(
    text: impl Read + Send,
    asked: &Asked,
    mut report: Report,
) -> Result<(EventLog, Report), ReadError> {
    let wanted = Wanted::new(asked);
    let mut builder = LogBuilder::new();
    let mut trace_names = 0;
    let mut gather = |fragment: Fragment| -> Result<(), ReadError> {
        report.absorb(fragment.finish_into(&mut builder, &mut trace_names)?);
        Ok(())
    };
    let mut blocks = Blocks::new(text);
    if asked.threads < 2 {
        while let Some(block) = blocks.next_block()? {
            gather(Fragment::read(&block, &wanted))?;
        }
    } else {
        side_by_side(&mut blocks, asked.threads, &wanted, &mut gather)?;
    }
    // One key tells the channel: of those there are the first by name, in events before cases. The others stay facts.
    let mut keys = wanted.channel.iter();
    if !keys.any(|key| builder.channel_from_event(key)) {
        wanted.channel.iter().any(|key| builder.channel_from_case(key));
    }
    if !wanted.all {
        builder.forget_facts();
    }
    finish(builder, trace_names, report)
}

fn finish(builder: LogBuilder, traces: u64, mut report: Report) -> Result<(EventLog, Report), ReadError> {
    report.read = builder.len() as u64;
    if builder.is_empty() && report.refused == 0 {
        return Err(ReadError::Empty);
    }
    let log = builder.finish(&mut report);
    let with_events = log.case_count() as u64;
    let empty: u64 =
        report.oddities.iter().filter(|odd| odd.kind == OddityKind::NoEvents).map(|odd| odd.count).sum();
    let doubled = traces.saturating_sub(with_events + empty);
    for _ in 0..doubled {
        report.odd(OddityKind::SameName, || Detail::SameTraces);
    }
    Ok((log, report))
}

/// Reads blocks on `threads - 1` threads while this one unpacks, and gathers what they made in the order of the file.
fn side_by_side(
    blocks: &mut Blocks<impl Read>,
    threads: usize,
    wanted: &Wanted,
    gather: &mut impl FnMut(Fragment) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                let (give, take) = sync_channel::<Block>(1);
                let (put, got) = sync_channel::<Fragment>(1);
                scope.spawn(move || {
                    while let Ok(block) = take.recv() {
                        if put.send(Fragment::read(&block, wanted)).is_err() {
                            return;
                        }
                    }
                });
                (give, got)
            })
            .collect();
        let mut waiting: std::collections::VecDeque<&Receiver<Fragment>> = std::collections::VecDeque::new();
        for (give, got) in workers.iter().cycle() {
            let Some(block) = blocks.next_block()? else { break };
            // Each worker has one block in hand and one waiting, so its answers are taken before it gets a third.
            if waiting.len() >= workers.len() * 2
                && let Some(first) = waiting.pop_front()
                && let Ok(fragment) = first.recv()
            {
                gather(fragment)?;
            }
            if give.send(block).is_err() {
                break;
            }
            waiting.push_back(got);
        }
        for got in waiting {
            if let Ok(fragment) = got.recv() {
                gather(fragment)?;
            }
        }
        Ok(())
    })
}

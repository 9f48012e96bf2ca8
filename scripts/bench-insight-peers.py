"""Times r4pm and PM4Py on a log and prints how they and the crate process_mining compare with us: FILE.xes OURS.txt CRATE.txt"""

import re
import sys
import time
import warnings

warnings.filterwarnings("ignore")
log_file, ours_file, crate_file = sys.argv[1:]
ours = open(ours_file, encoding="utf-8").read()
our_read = float(re.search(r"read XES.*: (\d+) ms", ours).group(1))
our_views = min(float(found) for found in re.findall(r"switches.* threads: ([\d.]+) ms", ours))

crate = dict(re.findall(r"^(read|graph|variants) ([\d.]+)$", open(crate_file, encoding="utf-8").read(), re.M))
crate_read, crate_views = float(crate["read"]), float(crate["graph"]) + float(crate["variants"])
print(f"process_mining reads it in {crate_read:.0f} ms: ours is {crate_read / our_read:.1f} times as fast")
print(
    f"process_mining: graph and variants, no switches, {crate_views:.0f} ms: "
    f"ours, with switches, is {crate_views / our_views:.0f} times as fast"
)


def timed(work, times):
    best, answer = None, None
    for _ in range(times):
        began = time.perf_counter()
        answer = work()
        took = (time.perf_counter() - began) * 1e3
        best = took if best is None else min(best, took)
    return best, answer


import r4pm  # noqa: E402

read_ms, _ = timed(lambda: r4pm.df.import_xes(log_file), 3)
print(f"r4pm reads it in {read_ms:.0f} ms: ours is {read_ms / our_read:.1f} times as fast")

import pm4py  # noqa: E402

pm_read, frame = timed(lambda: pm4py.read_xes(log_file, return_legacy_log_object=False), 1)
print(f"PM4Py reads it in {pm_read:.0f} ms: ours is {pm_read / our_read:.1f} times as fast")


def views():
    pm4py.discover_dfg(frame)
    pm4py.get_variants(frame)
    contacts = frame.sort_values(["case:concept:name", "time:timestamp"])
    following = contacts.groupby("case:concept:name")["channel"].shift(-1)
    return contacts.groupby(["channel", following]).size()


views_ms, _ = timed(views, 2)
print(f"PM4Py: graph, variants and switches {views_ms:.0f} ms: ours is {views_ms / our_views:.0f} times as fast")

"""Compares what pm4py counts in a log with what we did: LOG.xes OURS.json. Prints what differs and fails when anything does."""

import json
import sys
import warnings
from collections import Counter

warnings.filterwarnings("ignore")
import numpy  # noqa: E402
import pm4py  # noqa: E402

log_file, ours_file = sys.argv[1:]
with open(ours_file, encoding="utf-8") as file:
    ours = json.load(file)
log = pm4py.read_xes(log_file)
graph, start, end = pm4py.discover_dfg(log)
variants = {
    tuple(variant): count if isinstance(count, int) else len(count) for variant, count in pm4py.get_variants(log).items()
}
durations = pm4py.get_all_case_durations(log)
channels = (
    log.groupby("case:concept:name")["case:channel"].first().value_counts().to_dict() if "case:channel" in log else {}
)



def alike(mine, theirs):
    """Both seconds, as equal when they lie within a millisecond: theirs lie between two cases, and are not rounded."""
    return (mine, mine if abs(mine - theirs) <= 0.001 else theirs)


compared = {
    "cases": (ours["cases"], log["case:concept:name"].nunique()),
    "events": (ours["events"], len(log)),
    "activities": (ours["activities"], log["concept:name"].nunique()),
    "edges": ({(edge["from"], edge["to"]): edge["count"] for edge in ours["graph"]}, dict(graph)),
    "starts": (ours["start"], dict(start)),
    "ends": (ours["end"], dict(end)),
    "variants": (Counter({tuple(one["activities"]): one["count"] for one in ours["topVariants"]}), Counter(variants)),
    "channels": (ours["channels"], channels),
    "median": alike(ours["durations"]["median"], float(numpy.median(durations))),
    "p90": alike(ours["durations"]["p90"], float(numpy.percentile(durations, 90))),
}
wrong = [what for what, (mine, theirs) in compared.items() if mine != theirs]
for what in wrong:
    print(f"{log_file}: {what} differ\n  ours  {compared[what][0]}\n  pm4py {compared[what][1]}")
if wrong:
    sys.exit(1)
print(
    f"{log_file}: equal to pm4py {pm4py.__version__} in {', '.join(compared)} "
    f"({ours['cases']} cases, {len(graph)} edges, {len(variants)} variants)"
)

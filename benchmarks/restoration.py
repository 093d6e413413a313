"""Restoration of gaps on real series: auto against each fixed method, scikit-learn, statsmodels and ImputeGAP.

    make bench-restoration                     (its peers: make bench-restoration-peer, see there)
    .venv/bin/python benchmarks/restoration.py [--repeats 3] [--sets coal,nile] [--methods linear,auto]
                                               [--folder FOLDER] [--page docs/restoration.md]

Known values are hidden in four patterns at 10, 20 and 40 %, and restored; figures are mean absolute errors in standard
deviations of each series, averaged over sets. FOLDER keeps what was computed (delete METHOD.json to have it anew) and
the gap files, with what ImputeGAP made of them. With --page the tables are written into that page, with command and
date. The exit code is 1 where auto misses what is promised of it.
"""

from __future__ import annotations

import os

# Before NumPy is loaded: one thread each, so that two processes do not fight for two cores.
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import argparse
import json
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from _measuring import as_json, noted
from _restoration_cases import LIBRARIES, Case, Outcome, cases, outcome, peer_outcomes, write_gaps
from _restoration_tables import MOST_COVERED, promises, tables, write_page
from _series_sets import SETS

from firedamp.science.series import AUTO, fixed_methods

Outcomes = dict[str, dict[str, Outcome]]


def main() -> int:
    options = _options()
    sets = options.sets.split(",") if options.sets else list(SETS)
    methods = options.methods.split(",") if options.methods else [*fixed_methods(), *LIBRARIES, AUTO]
    folder = Path(options.folder or tempfile.mkdtemp(prefix="firedamp-restoration-"))
    print(f"gap files and results: {folder}", flush=True)
    write_gaps(folder / "gaps", options.repeats, sets)
    found = {method: _outcomes(method, cases(options.repeats, sets), folder) for method in methods}
    found |= peer_outcomes(folder / "gaps", options.repeats, sets)
    text = tables(found, sets, options.repeats)
    print(text)
    if options.page:
        write_page(Path(options.page), text, " ".join(["benchmarks/restoration.py", *_told(options)]))
    kept = promises(found, sets, options.repeats) if AUTO in found else []
    for each in kept:
        noted(f"restoration by auto, {each.what.partition(' (')[0]}", each.value, each.unit, each.limit, each.sense)
        if each.sense == "at_least":  # a mark has one limit, and this one has two
            noted("restoration by auto, 90 % intervals cover no more", each.value, each.unit, MOST_COVERED)
    return 0 if all(each.kept for each in kept) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=3)
    for name in ("sets", "methods", "folder", "page"):
        parser.add_argument(f"--{name}", default="")
    return parser.parse_args()


def _told(options: argparse.Namespace) -> list[str]:
    return [f"--{name} {getattr(options, name)}" for name in ("repeats", "sets", "methods") if getattr(options, name)]


def _outcomes(method: str, wanted: list[Case], folder: Path) -> dict[str, Outcome]:
    """Those kept in the folder, the others computed two at a time."""
    path = folder / f"{method}.json"
    kept = {name: Outcome(*values) for name, values in json.loads(path.read_text()).items()} if path.exists() else {}
    missing = [case for case in wanted if case.name not in kept]
    if missing:
        with ProcessPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
            results = pool.map(outcome, missing, [method] * len(missing), chunksize=4)
            kept |= {case.name: result for case, result in zip(missing, results, strict=True)}
        path.write_text(json.dumps(kept))
    seconds = sum(kept[case.name].seconds for case in wanted)
    print(f"{method}: {seconds:.0f} s of processor time", flush=True)
    return {case.name: kept[case.name] for case in wanted}


if __name__ == "__main__":
    sys.exit(as_json(main))

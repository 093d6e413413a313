"""Forecasts of a real longwall's methane: what is offered against persistence, ridge, LightGBM, skforecast, mlforecast.

    make bench-forecast                        (with the peers, in an environment of their own)
    .venv/bin/python benchmarks/forecasting.py [--folder FOLDER] [--page docs/forecasting.md] [--task-only]

The greatest MM116 over the next 3, 10, 30 and 60 minutes is forecast at each row of the last third, by what was known
at that row. FOLDER keeps what was computed, so that a run that was broken off goes on: figures of another edition of
the code are computed anew, those of a peer when its files are deleted from FOLDER/peers…. With --task-only the task is
written for forecasting_peers.py, with --page the tables into that page. Times are processor seconds of one thread,
unless they are named otherwise. The exit code is 1 where a promise is broken.
"""

from __future__ import annotations

import os

# Before NumPy is loaded: one thread, as LightGBM has it, so that processor seconds are comparable.
os.environ.update(
    dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS"), "1")
)

import argparse
import json
import sys
import tempfile
from pathlib import Path

from _forecasting_cases import HORIZONS, Outcome, outcome, peer_outcomes, write_given
from _forecasting_tables import Results, promises, sections, write_page
from _forecasting_times import live, times
from _measuring import as_json, noted


def main() -> int:
    options = _options()
    folder = Path(options.folder or tempfile.mkdtemp(prefix="firedamp-forecast-"))
    folder.mkdir(parents=True, exist_ok=True)
    print(f"results: {folder}", flush=True)
    own = {minutes: _own(minutes, folder) for minutes in HORIZONS}
    starts = {each.start for each in own.values()}
    if len(starts) != 1:
        raise ValueError("the tests of the horizons begin at different rows")
    made = write_given(folder, next(iter(own.values())))
    if options.task_only:
        return 0
    peers = peer_outcomes(made, starts.pop())
    found = Results(own, peers, {minutes: times(minutes, folder) for minutes in HORIZONS}, live(folder))
    versions = made / "versions.json"
    texts = sections(found, json.loads(versions.read_text()) if versions.exists() else {})
    print("\n\n".join(texts.values()))
    if options.page:
        write_page(Path(options.page), texts, "make bench-forecast")
    _note(found)
    return 0 if all(each.kept for each in promises(found)) else 1


def _note(found: Results) -> None:
    for each in promises(found):
        noted(f"forecast, {each.what}", each.value, each.unit, each.limit)
    for minutes in found.own:
        offered, name = found.offered(minutes), f"forecast, {minutes} min, what is offered:"
        noted(f"{name} MAE", offered.mae, "% CH4")
        noted(f"{name} RMSE", offered.rmse, "% CH4")
        if offered.coverage is not None:
            noted(f"{name} 90 % intervals held", 100 * offered.coverage, "%", sense="at_least")


def _own(minutes: int, folder: Path) -> Outcome:
    found = outcome(minutes, folder)
    print(f"{minutes} min: {found.median} is offered, for the mean {found.mean}", flush=True)
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", default="")
    parser.add_argument("--page", default="")
    parser.add_argument("--task-only", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(as_json(main))

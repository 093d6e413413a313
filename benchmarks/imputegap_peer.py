"""Restore the gap files of restoration.py by ImputeGAP's methods, in ImputeGAP's own environment.

    make bench-restoration-peer        (makes the environment in a temporary folder and runs this)
    python benchmarks/imputegap_peer.py FOLDER METHOD…

FOLDER holds `*.npz` with `values` (times, series), NaN where hidden, and the series' `centre` and `scale`; for each
method `NAME.METHOD.npy` is written beside it, restored and in the same units. ImputeGAP gets what a user would give it:
standardised series as rows, its default parameters. A method that fails, or takes over a minute, leaves no file.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

LONGEST_SECONDS = 60
METHODS = {
    "CDRec": "MatrixCompletion",
    "SoftImpute": "MatrixCompletion",
    "IterativeSVD": "MatrixCompletion",
    "SVT": "MatrixCompletion",
    "TRMF": "MatrixCompletion",
    "ROSL": "MatrixCompletion",
    "GROUSE": "MatrixCompletion",
    "DynaMMo": "PatternSearch",
    "STMVL": "PatternSearch",
    "IIM": "MachineLearning",
    "MICE": "MachineLearning",
    "XGBOOST": "MachineLearning",
    "MissForest": "MachineLearning",
    "KNNImpute": "Statistics",
    "Interpolation": "Statistics",
}


def restored(imputation: Any, method: str, values: np.ndarray) -> np.ndarray:
    """A method of ImputeGAP on standardised values (times, series), whose rows are series."""
    algorithm = getattr(getattr(imputation, METHODS[method]), method)(values.T.copy())
    algorithm.verbose = False
    algorithm.impute()
    return np.asarray(algorithm.recov_data, dtype=float).T


def write(imputation: Any, method: str, path: Path) -> None:
    given = np.load(path)
    values = (given["values"] - given["centre"]) / given["scale"]
    found = restored(imputation, method, values)
    if found.shape != values.shape:
        raise ValueError(found.shape)
    np.save(path.with_suffix(f".{method}.npy"), found * given["scale"] + given["centre"])


def main(folder: Path, methods: list[str]) -> int:
    """Each method and file in a process of its own: some of the libraries end the process at a single series."""
    import multiprocessing

    from imputegap.recovery.imputation import Imputation

    fork = multiprocessing.get_context("fork")
    for method in methods or list(METHODS):
        begin, failed = time.perf_counter(), 0
        for path in sorted(folder.glob("*.npz")):
            child = fork.Process(target=write, args=(Imputation, method, path))
            child.start()
            child.join(LONGEST_SECONDS)
            child.kill()
            child.join()
            failed += child.exitcode != 0
        print(f"{method}: {time.perf_counter() - begin:.0f} s, {failed} failed", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))

"""Write docs/examples/streams_synthetic.csv and .toml, the made-up mine of `firedamp measure`.

.venv/bin/python scripts/measured_example.py            write them
.venv/bin/python scripts/measured_example.py --check    say whether they stand as the code has them
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from firedamp.science.measured.synthetic import CHANNELS, DECIMALS, STREAMS, readings

FOLDER = Path(__file__).parents[1] / "docs" / "examples"


def csv() -> str:
    times, values = readings()
    rows = [",".join(["time", *CHANNELS])]
    for time, row in zip(times, values, strict=True):
        cells = ["" if np.isnan(value) else f"{value:.{digits}f}" for value, digits in zip(row, DECIMALS, strict=True)]
        rows.append(",".join([f"{np.datetime_as_string(time, unit='m')}Z", *cells]))
    return "\n".join(rows) + "\n"


def toml() -> str:
    lines = ["# Synthetic: a made-up mine, written by scripts/measured_example.py.", *_assigned(STREAMS)]
    for stream in STREAMS["streams"]:
        lines += ["", "[[streams]]", *_assigned(stream)]
        for role, said in stream.items():
            if isinstance(said, dict):
                lines += [f"[streams.{role}]", *_assigned(said)]
                for each in said.get("calibrations", []):
                    lines += [f"[[streams.{role}.calibrations]]", *_assigned(each)]
    return "\n".join(lines) + "\n"


def _assigned(record: dict[str, Any]) -> list[str]:
    plain = {name: value for name, value in record.items() if not isinstance(value, dict | list)}
    return [f"{name} = {_value(value)}" for name, value in plain.items()]


def _value(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return f'"{value}"' if isinstance(value, str) else str(value)


def main() -> None:
    wanted = {FOLDER / "streams_synthetic.csv": csv(), FOLDER / "streams_synthetic.toml": toml()}
    if "--check" in sys.argv:
        changed = [path.name for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
        sys.exit(f"not as the code has them: {', '.join(changed)}" if changed else 0)
    for path, text in wanted.items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()

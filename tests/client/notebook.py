"""Runs the code of a notebook as Jupyter would, cell after cell in one namespace, without Jupyter."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any


def code_cells(path: Path) -> list[dict[str, Any]]:
    """The cells that hold code."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def run(path: Path) -> tuple[dict[str, Any], list[Any]]:
    """The names that the notebook leaves, and what each cell shows; an error names the cell."""
    names: dict[str, Any] = {"__name__": "__main__"}
    shown = []
    for cell in code_cells(path):
        code = ast.parse("".join(cell["source"]), filename=f"{path.name}:{cell['id']}")
        last = code.body.pop() if isinstance(code.body[-1], ast.Expr) else None
        exec(compile(code, f"{path.name}:{cell['id']}", "exec"), names)  # noqa: S102
        if last is not None:
            shown.append(eval(compile(ast.Expression(last.value), f"{path.name}:{cell['id']}", "eval"), names))  # noqa: S307
    return names, shown

"""Write docs/methods/<id>.md from the method sheets.

.venv/bin/python scripts/method_pages.py            write them
.venv/bin/python scripts/method_pages.py --check    say which do not stand as the sheets are
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from firedamp.science.methods import describe_sheet, library
from firedamp.science.reductions.crediting import crediting_library

FOLDER = Path(__file__).parents[1] / "docs" / "methods"


def pages() -> dict[Path, str]:
    """Path -> text of every page, and of their list."""
    sheets = [
        describe_sheet(methods.sheet(method), methods.factors)
        for methods in (library(), crediting_library())
        for method in methods.ids()
    ]
    made = {FOLDER / f"{sheet['id']}.md": page(sheet) for sheet in sheets}
    rows = [
        f"| [{sheet['id']}]({sheet['id']}.md) | {sheet['title']['en']} | {sheet['title']['ru']} | {sheet['status']} |"
        for sheet in sheets
    ]
    made[FOLDER / "README.md"] = "\n".join(
        [
            "# Methods",
            "",
            "Written from the method sheets by `scripts/method_pages.py`.",
            "What the methods have in common stands in [methods.md](../methods.md).",
            "",
            "| id | method | метод | status |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )
    return made


def page(sheet: dict[str, Any]) -> str:
    """The page of one sheet, as Markdown."""
    return "\n".join(
        [*_head(sheet), *_inputs(sheet), *_defaults(sheet), *_equations(sheet), *_factors(sheet), *_spreads(sheet), ""]
    )


def _head(sheet: dict[str, Any]) -> list[str]:
    document = sheet["document"]
    equations = f", eq. {', '.join(document['equations'])}" if document["equations"] else ""
    term = f"In force {document['valid_from']} – {document['valid_to'] or '…'}"
    validity = f" {term if document['valid_from'] else 'Its term of force is not stated'}."
    facts = f"Status: `{sheet['status']}`. Default GWP set: {sheet['gwp_set']}."
    place = f"Category {sheet['category']}, tier {sheet['tier']}."
    return [
        f"# {sheet['id']}: {sheet['title']['en']}",
        "",
        f"*{sheet['title']['ru']}*",
        "",
        f"{sheet['summary']['en']}  ",
        f"{sheet['summary']['ru']}",
        "",
        f"Source: {document['name']['en']}{equations}.{validity} {facts} {place}",
    ]


def _inputs(sheet: dict[str, Any]) -> list[str]:
    lines = ["", "## Inputs", "", "| name | unit | range | default | meaning |", "|---|---|---|---|---|"]
    for item in sheet["inputs"]:
        lines.append(input_row(item["name"], item))
        lines += [input_row(f"{item['name']}[].{part['name']}", part) for part in item["fields"]]
    for groups in sheet["alternatives"]:
        either = " | ".join(" + ".join(f"`{name}`" for name in group) for group in groups)
        lines += ["", f"Exactly one of: {either}."]
    return lines


def _defaults(sheet: dict[str, Any]) -> list[str]:
    items = [(item["name"], item) for item in sheet["inputs"]]
    items += [(f"{name}[].{part['name']}", part) for name, item in items for part in item["fields"]]
    lines = [
        f"- `{name}` = {item['default']['value']}: {item['default']['source']['en']}"
        for name, item in items
        if item["default"]
    ]
    return ["", "## Defaults", "", *lines] if lines else []


def _equations(sheet: dict[str, Any]) -> list[str]:
    lines = ["", "## Equations", ""]
    for step in sheet["steps"]:
        only = f" (where `{step['given']}` is given)" if step["given"] else ""
        each = f" (for each item of `{step['over']}`)" if step["over"] else ""
        unit = f", {step['unit']}" if step["unit"] else ""
        lines.append(f"- {step['label']['en']}{only}{each}: `{step['symbol']} = {step['formula']}`{unit}")
    return lines


def _factors(sheet: dict[str, Any]) -> list[str]:
    selections = [(item["name"], item["selection"]) for item in sheet["inputs"] if item["selection"]]
    selections += [(selection["symbol"], selection) for selection in sheet["selections"] if selection["cases"]]
    if not selections:
        return []
    lines = ["", "## Selected factors", "", "| symbol | when | factor | value |", "|---|---|---|---|"]
    for symbol, selection in selections:
        rows = [(condition(selection["by"], case), case["factor"] or "–", case["value"]) for case in selection["cases"]]
        if selection["default"]:
            rows.append((f"`{selection['by']}` unknown", selection["default"]["factor"], selection["default"]["value"]))
        lines += [f"| `{symbol}` | {when} | {factor} | {value:g} |" for when, factor, value in rows]
    return lines


def _spreads(sheet: dict[str, Any]) -> list[str]:
    if not sheet["uncertainty"]:
        return []
    head = ["", "## Default uncertainty (95 %)", "", "| symbol | uncertainty | status |", "|---|---|---|"]
    return head + [f"| `{spread['name']}` | {size(spread)} | {spread['status']} |" for spread in sheet["uncertainty"]]


def input_row(name: str, item: dict[str, Any]) -> str:
    low = "" if item["minimum"] is None else f"{'above' if item['exclusive_minimum'] else 'from'} {item['minimum']:g}"
    high = "" if item["maximum"] is None else f"to {item['maximum']:g}"
    default = item["default"]
    shown = "" if default is None else f"{default['value']}" + (f" ({default['factor']})" if default["factor"] else "")
    shown = shown or (f"by `{item['selected_by']}`" if item["selected_by"] else "")
    choices = ", ".join(f"`{choice['value']}`" for choice in item["choices"])
    allowed = choices or f"{low} {high}".strip()
    label = f"{item['label']['en']} / {item['label']['ru']}"
    return f"| `{name}` | {item['unit'] or item['kind']} | {allowed} | {shown} | {label} |"


def condition(by: str, case: dict[str, Any]) -> str:
    if case["below"] is not None:
        return f"`{by}` < {case['below']:g}"
    if case["at_most"] is not None:
        return f"`{by}` ≤ {case['at_most']:g}"
    return f"`{by}` = {case['equals']}" if case["equals"] is not None else "above"


def size(spread: dict[str, Any]) -> str:
    if spread["cases"]:
        return "; ".join(f"{case['equals']}: {size(case | {'cases': []})}" for case in spread["cases"])
    return f"factor of {spread['factor']:g}" if spread["factor"] else f"±{spread['percent']:g} %"


def main() -> int:
    """Write the pages; with --check say which of them do not stand as they would be written."""
    made = pages()
    if "--check" in sys.argv:
        stale = [path.name for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
        print("\n".join(f"{name} is not as the sheets say: run scripts/method_pages.py" for name in stale))
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for path, text in made.items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

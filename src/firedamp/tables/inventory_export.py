"""An inventory as tables to export: its lines with their inputs, so that they read back, and the sums beside them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from firedamp.tables.export import ExportColumn, ExportTable, Value

RESULTS = ("ch4_t", "ch4_t_low", "ch4_t_high", "co2_t", "co2e_t", "co2e_t_low", "co2e_t_high")
GROUP_FIGURES = ("mines", "output_t", *RESULTS, "share_percent")
DECIMALS = {
    "mines": 0, "output_t": 0, "depth_m": 0, "gas_content_m3_t": 2, "emission_coefficient": 2,
    "methane_utilised_m3": 0, "methane_flared_m3": 0, "share_percent": 2, **dict.fromkeys(RESULTS, 1),
}  # fmt: skip


def lines_table(inventories: Sequence[Any], lang: str, attribution: str) -> ExportTable:
    """The lines of an inventory; of several inventories of the same lines, the results side by side.

    `inventories` are `firedamp.science.inventory.Inventory`. The columns before the results are what the lines were
    calculated from, as a table of mines: reading the export gives the same mine-years.
    """
    suffixes = (
        [""] if len(inventories) == 1 else [f"_{inventory.method.replace('.', '_')}" for inventory in inventories]
    )
    given = (
        "mine_id", "name_en", "name_ru", "mine_type", "year", "output_t", "company", "parent", "district", "depth_m",
        "gas_content_m3_t", "emission_coefficient", "methane_utilised_m3", "methane_flared_m3",
    )  # fmt: skip
    columns = [_column(name, lang) for name in given]
    results = ("method", "tier", *RESULTS, "to_confirm")
    for inventory, suffix in zip(inventories, suffixes, strict=True):
        method = inventory.to_dict()["method_title"][lang] if suffix else ""
        columns += [_column(name, lang, suffix, method) for name in results]
    columns += [_column("gwp_set", lang), _column("source", lang)]
    all_lines = [inventory.to_dict()["lines"] for inventory in inventories]
    rows = []
    for place, mine_year in enumerate(inventories[0].rows):
        row = _given(mine_year, lang)
        for lines in all_lines:
            line = lines[place]
            row += [*(line[name] for name in results[:-1]), "; ".join(line["to_confirm"])]
        rows.append([*row, inventories[0].gwp.id, attribution])
    return ExportTable(titles()[lang]["sheets"]["lines"], columns, rows)


def _given(row: Any, lang: str) -> list[Value]:
    district = row.district["name"]
    return [
        row.mine_id,
        row.name["en"],
        row.name["ru"],
        titles()[lang]["mine_types"][row.mine_type],
        row.year,
        row.output_t,
        None if row.company["id"] == "unknown" else row.company["name"],
        "; ".join(name if share is None else f"{name} [{share:.10g}%]" for name, share in row.parent),
        None if row.district["id"] == "unknown" else district[lang] if isinstance(district, dict) else district,
        row.depth_m,
        row.gas_content_m3_t,
        row.emission_coefficient,
        row.methane_utilised_m3,
        row.methane_flared_m3,
    ]


def groups_table(inventories: Sequence[Any], key: str, lang: str) -> ExportTable:
    """Sums by company, district, mine type, …; of several inventories those of each method, which a column names.

    A sum by source has no mines and no output of its own.
    """
    groups = [(inventory.method, group) for inventory in inventories for group in inventory.by(key)]
    figures = [name for name in GROUP_FIGURES if any(name in group for _, group in groups)]
    of_method = ["method"] if len(inventories) > 1 else []
    columns = [_column(name, lang) for name in (*of_method, "group_id", "group", *figures)]
    rows = [
        [*[method for _ in of_method], group["key"], group["name"][lang], *(group.get(name) for name in figures)]
        for method, group in groups
    ]
    return ExportTable(titles()[lang]["sheets"].get(key, key), columns, rows)


def totals_table(inventories: Sequence[Any], lang: str) -> ExportTable:
    """Totals and sums by mine type of each method."""
    figures = GROUP_FIGURES[:-1]
    columns = [_column("method", lang), _column("group", lang), *(_column(name, lang) for name in figures)]
    rows = []
    for inventory in inventories:
        shown = inventory.to_dict()
        for name, sums in {**shown["by_type"], "total": shown["totals"]}.items():
            group = titles()[lang]["groups"][name]
            rows.append([shown["method_title"][lang], group, *(sums[figure] for figure in figures)])
    return ExportTable(titles()[lang]["sheets"]["totals"], columns, rows)


def notes_table(inventories: Sequence[Any], lang: str, attribution: str) -> ExportTable:
    """What the numbers rest on: method, GWP set, draws, seed, version, attribution, and all that is to be confirmed."""
    words = titles()[lang]["notes"]
    rows: list[list[Value]] = []
    for inventory in inventories:
        shown = inventory.to_dict()
        rows += [[words["method"], f"{shown['method_title'][lang]} ({', '.join(shown['methods'])})"]]
    shown = inventories[0].to_dict()
    rows += [
        [words["title"], shown["title"][lang]],
        [words["period"], f"{shown['period']['first']}–{shown['period']['last']}"],
        [words["gwp_set"], shown["gwp_set"]],
        [words["range"], words["range_text"].format(draws=shown["draws"], seed=shown["seed"])],
        [words["software"], f"Firedamp {shown['software_version']}"],
        [words["attribution"], attribution or "—"],
    ]
    marks = {
        entry["id"]: entry["reason"][lang] for inventory in inventories for entry in inventory.to_dict()["to_confirm"]
    }
    rows += [[words["to_confirm"], f"{name}: {reason}"] for name, reason in marks.items()]
    return ExportTable(
        titles()[lang]["sheets"]["notes"],
        [ExportColumn("item", words["item"]), ExportColumn("text", words["text"])],
        rows,
    )


def _column(name: str, lang: str, suffix: str = "", method: str = "") -> ExportColumn:
    title = titles()[lang]["columns"][name]
    return ExportColumn(name + suffix, f"{method}: {title}" if method else title, DECIMALS.get(name))


@cache
def titles() -> dict[str, Any]:
    """Titles of exported columns and sheets by language."""
    import tomllib

    return tomllib.loads(files("firedamp.tables").joinpath("export.toml").read_text("utf-8"))

"""An inventory for people: a line for each mine or group, totals, marks of what is to be confirmed, attribution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from firedamp.cli.layout import Column, table
from firedamp.cli.words import Words
from firedamp.messages import number_text

MARKS = "abcdefghijklmnopqrstuvwxyz"
KILO = 1000
LONGEST_NAME = 44


def inventory_text(inventory: Any, by: str | None, attribution: str, words: Words) -> str:
    shown = inventory.to_dict()
    marks = _marks([shown])
    grouped = by is not None and by != "mine"
    body = _groups(inventory, str(by), shown, marks, words) if grouped else _lines(shown, marks, words)
    sections = [_heading(shown, words), body, *_legend([shown], marks, words)]
    sections += [words("inventory", "attribution", text=attribution)] if attribution else []
    return "\n\n".join(sections) + "\n"


def comparison_text(inventories: Sequence[Any], by: str | None, attribution: str, words: Words) -> str:
    """The same mines or groups by several methods side by side, in kt CO2e."""
    shown = [inventory.to_dict() for inventory in inventories]
    key = by or "mine"
    groups = [{row["key"]: row for row in inventory.by(key)} for inventory in inventories]
    methods = [words.of(one["method_title"]) for one in shown]
    marks = _marks(shown)
    columns = [Column(words("group", key)), *_output_column(groups, words)]
    columns += [
        Column(
            words("inventory", "co2e_kt_by", method=method)
            + "".join(f" [{mark}]" for mark in _mark(one["lines"], marks)),
            number=True,
        )
        for method, one in zip(methods, shown, strict=True)
    ]
    rows = [
        [
            _cut(words.of(row["name"])),
            *([_kt(row["output_t"], words)] if "output_t" in row else []),
            *(_kt(found[name]["co2e_t"], words) if name in found else "—" for found in groups),
        ]
        for name, row in groups[0].items()
    ]
    totals = [one["totals"] for one in shown]
    output = [_kt(totals[0]["output_t"], words)] if len(columns) > len(methods) + 1 else []
    blank = [""] * len(output)
    closing = [
        [words("inventory", "total"), *output, *(_kt(one["co2e_t"], words) for one in totals)],
        [words("inventory", "range"), *blank, *(_range(one, words) for one in totals)],
        [words("inventory", "ch4_kt"), *blank, *(_kt(one["ch4_t"], words, 2) for one in totals)],
    ]
    sections = [
        _heading(shown[0], words, compared=True),
        table(columns, rows, closing),
        *_legend(shown, marks, words),
    ]
    sections += [words("inventory", "attribution", text=attribution)] if attribution else []
    return "\n\n".join(sections) + "\n"


def _output_column(groups: Sequence[Mapping[str, Any]], words: Words) -> list[Column]:
    has_output = all("output_t" in row for row in groups[0].values())
    return [Column(words("inventory", "output_kt"), number=True)] if has_output else []


def _heading(shown: dict[str, Any], words: Words, compared: bool = False) -> str:
    period = shown["period"]
    span = str(period["first"]) if period["first"] == period["last"] else f"{period['first']}–{period['last']}"
    scope = words("inventory", "of_year" if period["first"] == period["last"] else "composite", span=span)
    method = words("inventory", "compared") if compared else words.of(shown["method_title"])
    line = words(
        "inventory",
        "made",
        method=method,
        gwp_set=shown["gwp_set"],
        draws=_count(shown["draws"], words),
        seed=shown["seed"],
    )
    return f"{words.of(shown['title'])}, {scope}\n{line}"


def _lines(shown: dict[str, Any], marks: Mapping[str, str], words: Words) -> str:
    columns = [
        Column(words("group", "mine")),
        Column(words("inventory", "type")),
        Column(words("inventory", "year"), number=True),
        Column(words("inventory", "output_kt"), number=True),
        Column(words("inventory", "method")),
        Column(words("inventory", "tier"), number=True),
        Column(words("inventory", "ch4_kt"), number=True),
        Column(words("inventory", "co2e_kt"), number=True),
        Column(words("inventory", "range"), number=True),
        Column("*"),
    ]
    ordered = sorted(shown["lines"], key=lambda line: -line["co2e_t"])
    rows = [
        [
            _cut(words.of(line["name"])),
            words("mine_type", line["mine_type"]),
            str(line["year"]),
            "—" if line["output_t"] is None else _kt(line["output_t"], words),
            line["method"],
            "—" if line["tier"] is None else str(line["tier"]),
            _kt(line["ch4_t"], words, 2),
            _kt(line["co2e_t"], words),
            _range(line, words),
            *(_mark([line], marks) or [""]),
        ]
        for line in ordered
    ]
    sums = [
        (
            words("inventory", "of_type", type=words("mine_types", name), mines=sums["mines"]),
            sums,
            _mark([line for line in shown["lines"] if line["mine_type"] == name], marks),
        )
        for name, sums in shown["by_type"].items()
    ]
    whole = words("inventory", "of_all", mines=shown["totals"]["mines"])
    sums.append((whole, shown["totals"], _mark(shown["lines"], marks)))
    closing = [
        [
            title,
            "",
            "",
            _kt(each["output_t"], words),
            "",
            "",
            _kt(each["ch4_t"], words, 2),
            _kt(each["co2e_t"], words),
            _range(each, words),
            *(mark or [""]),
        ]
        for title, each, mark in sums
    ]
    return table(columns, rows, closing)


def _groups(inventory: Any, by: str, shown: dict[str, Any], marks: Mapping[str, str], words: Words) -> str:
    groups = inventory.by(by)
    counted = by != "source"  # a source is a part of every mine, and of its output
    columns = [Column(words("group", by))]
    if counted:
        columns += [
            Column(words("inventory", "mines"), number=True),
            Column(words("inventory", "output_kt"), number=True),
        ]
    columns += [Column(words("inventory", key), number=True) for key in ("ch4_kt", "co2e_kt")]
    columns.append(Column(words("inventory", "range"), number=True))
    columns.append(Column(words("inventory", "share"), number=True))
    screening = {row["company"]["id"]: row for row in inventory.screening()} if by == "company" else {}
    if screening:
        threshold = next(iter(screening.values()))["threshold_t"]
        columns.append(Column(words("inventory", "must_report", threshold=_kt(threshold, words, 0))))
        columns.append(Column(words("inventory", "by_range")))
    columns.append(Column("*"))
    lines = _lines_of_groups(inventory, by, shown["lines"])
    total = {**shown["totals"], "share_percent": 100.0}
    rows = [
        [
            _cut(words.of(row["name"])),
            *_sums(row, counted, words),
            *(_screened(screening[row["key"]], words) if screening else []),
            *(_mark(lines.get(row["key"], shown["lines"]), marks) or [""]),
        ]
        for row in groups
    ]
    blank = ["", ""] if screening else []
    whole = _mark(shown["lines"], marks) or [""]
    closing = [[words("inventory", "total"), *_sums(total, counted, words), *blank, *whole]]
    return table(columns, rows, closing)


def _lines_of_groups(inventory: Any, by: str, lines: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The lines that each group sums; a source takes a part of every line and is not among them."""
    if by == "source":
        return {}
    grouping = inventory.groupings[by]
    return {key: [lines[place] for place in places] for key, places in zip(grouping.keys, grouping.lines, strict=True)}


def _screened(row: Mapping[str, Any], words: Words) -> list[str]:
    """Whether the company must report, by its sum; and whether the range says the same."""
    return [words("reports", "yes" if row["reports"] else "no"), words("certainty", row["certainty"])]


def _sums(row: Mapping[str, Any], counted: bool, words: Words) -> list[str]:
    cells = [_count(row["mines"], words), _kt(row["output_t"], words)] if counted else []
    cells += [_kt(row["ch4_t"], words, 2), _kt(row["co2e_t"], words)]
    cells.append(_range(row, words))
    share = row["share_percent"]
    return [*cells, "—" if share is None else number_text(share, words.lang, 1)]


def _marks(shown: Sequence[dict[str, Any]]) -> dict[str, str]:
    """A letter for each record that lines rest on and that is to be confirmed."""
    names = dict.fromkeys(name for one in shown for line in one["lines"] for name in line["to_confirm"])
    return {name: MARKS[place] if place < len(MARKS) else f"[{place}]" for place, name in enumerate(names)}


def _mark(lines: Sequence[Mapping[str, Any]], marks: Mapping[str, str]) -> list[str]:
    """The letters of what lines rest on, as one text; none where nothing is to be confirmed."""
    resting = {name for line in lines for name in line["to_confirm"]}
    letters = "".join(mark for name, mark in marks.items() if name in resting)
    return [letters] if letters else []


def _legend(shown: Sequence[dict[str, Any]], marks: Mapping[str, str], words: Words) -> Iterator[str]:
    """What the marks mean; of several methods, under the name of each."""
    if not any(one["to_confirm"] for one in shown):
        return
    several = len(shown) > 1
    lines = [words("inventory", "to_confirm_by_method" if several else "to_confirm_marked" if marks else "to_confirm")]
    for one in shown:
        lines += [f"  {words.of(one['method_title'])}:"] if several and one["to_confirm"] else []
        for entry in sorted(
            one["to_confirm"], key=lambda entry: (entry["id"] not in marks, marks.get(entry["id"], ""))
        ):
            rests = words("inventory", "co2e_only") if entry["kind"] == "gwp_set" else ""
            indent = "    " if several else "  "
            lines.append(f"{indent}{marks.get(entry['id'], '*')}  {words.of(entry['reason'])} ({entry['id']}){rests}")
    yield "\n".join(lines)


def _kt(tonnes: float, words: Words, decimals: int = 1) -> str:
    return number_text(tonnes / KILO, words.lang, decimals)


def _range(sums: Mapping[str, float], words: Words) -> str:
    return f"{_kt(sums['co2e_t_low'], words)} … {_kt(sums['co2e_t_high'], words)}"


def _count(number: int, words: Words) -> str:
    return number_text(int(number), words.lang)


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"

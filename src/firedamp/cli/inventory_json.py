"""An inventory as the command's JSON: the science's own, with plain names of mines beside those in both languages."""

from __future__ import annotations

from typing import Any

from firedamp.cli.words import Words


def inventory_json(inventory: Any, attribution: dict[str, str] | None, by: str | None, words: Words) -> dict[str, Any]:
    """`name` of a line is the mine's in the chosen language, `name_en` and `name_ru` stand beside it."""
    shown: dict[str, Any] = inventory.to_dict()
    shown["lines"] = [_line(line, words) for line in shown["lines"]]
    shown["attribution"] = attribution
    if by:
        shown[f"by_{by}"] = inventory.by(by)
    if by == "company":
        shown["screening"] = inventory.screening()
    return shown


def _line(line: dict[str, Any], words: Words) -> dict[str, Any]:
    name = line["name"]
    plain = {"mine_id": line["mine_id"], "name": words.of(name), "name_en": name["en"], "name_ru": name["ru"]}
    return plain | {key: value for key, value in line.items() if key not in plain}


def comparison_json(shown: list[dict[str, Any]]) -> dict[str, Any]:
    """Inventories of the same mines by method."""
    return {"methods": {inventory["method"]: inventory for inventory in shown}}

"""The tables that Firedamp knows, read from their TOML files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from firedamp.science.errors import InputError
from firedamp.science.reference.schema import Choice, Column, TableSchema

COMMON = "common"
TABLES = (
    "mines",
    "mine_projects",
    "companies",
    "districts",
    "coal_output",
    "methane_abundance",
    "methane_use",
    "seams",
    "gas_content",
    "emission_factors",
    "gas_properties",
    "gwp_sets",
    "limits",
    "documents",
)


def table_ids() -> tuple[str, ...]:
    """The tables, in the order in which people meet them."""
    return TABLES


@cache
def table_schema(table_id: str) -> TableSchema:
    """A table's schema; InputError `unknown_id` where there is no such table."""
    if table_id not in TABLES:
        raise InputError.one("table", "unknown_id", table_id)
    content = _content(table_id)
    own = {name: _column(name, stated, common=False) for name, stated in content["columns"].items()}
    common = {name: _column(name, stated, common=True) for name, stated in _content(COMMON)["columns"].items()}
    if table_id == "documents":  # a document is its own source
        del common["document"]
    return TableSchema(
        id=content["id"],
        title=content["title"],
        summary=content["summary"],
        group=content["group"],
        key=tuple(content["key"]),
        sort=content["sort"],
        columns={**own, **common},
        require_one=tuple(content.get("require_one", ())),
        named_by=tuple(content.get("named_by", ())),
    )


def _content(name: str) -> dict[str, Any]:
    return tomllib.loads((files("firedamp.science.reference") / "tables" / f"{name}.toml").read_text("utf-8"))


def _column(name: str, stated: Mapping[str, Any], *, common: bool) -> Column:
    given = dict(stated)
    usual = given.pop("usual", None)
    choices = tuple(
        Choice(each["value"], {"en": each["en"], "ru": each["ru"]}, tuple(each["names"]))
        for each in given.pop("choices", ())
    )
    return Column(
        name=name,
        names=tuple(given.pop("names")),
        usual=None if usual is None else (float(usual[0]), float(usual[1])),
        choices=choices,
        common=common,
        **given,
    )

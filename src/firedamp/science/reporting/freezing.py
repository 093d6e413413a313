"""A report frozen: what it was computed from, to the texts of the sheets, so that it can be computed again anywhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

from firedamp.science.factors import Factor, FactorLibrary, YearTable
from firedamp.science.gases import GwpSet
from firedamp.science.limits import Limit
from firedamp.science.methods.library import Library
from firedamp.science.reporting.organisation_year import OrganisationYear, year_from
from firedamp.science.reporting.year_result import year_result

PARTS = "parts"


def canonical_json(value: Any) -> str:
    """The one text of a JSON value: keys in order, no spaces, as UTF-8 text stands."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()


def is_whole(document: str, stated: str) -> bool:
    """Whether the canonical text of a frozen document comes to the hash that it states, which is not hashed with it."""
    without = document.replace(f'"hash":"{stated}",', "", 1)
    return without != document and hashlib.sha256(without.encode()).hexdigest() == stated


def frozen_library(methods: Library, sheets: Iterable[str]) -> dict[str, Any]:
    """The texts of the sheets with the parts that sheets include, and every record that a result may rest on."""
    parts = [entry for entry in methods.folder.joinpath(PARTS).iterdir() if entry.name.endswith(".toml")]
    wanted = sorted(set(sheets))
    return {
        "sheets": {f"{name}.toml": methods.folder.joinpath(f"{name}.toml").read_text("utf-8") for name in wanted},
        "parts": {entry.name: entry.read_text("utf-8") for entry in sorted(parts, key=lambda entry: entry.name)},
        "factors": [asdict(factor) for _, factor in sorted(methods.factors.factors.items())],
        "tables": [
            {"id": table.id, "cells": {name: sorted(cells.items()) for name, cells in table.cells.items()}}
            for _, table in sorted(methods.factors.tables.items())
        ],
        "factors_hash": methods.factors.hash,
        "gwp_sets": [asdict(gwp) for gwp in methods.gwp_sets.values()],
        "limits": [_limit_json(limit) for limit in methods.limits],
    }


def library_from(frozen: Mapping[str, Any]) -> Library:
    """The library that `frozen_library` froze; its sheets are checked anew when they are used."""
    tables = [
        YearTable(
            each["id"], {name: {int(year): value for year, value in cells} for name, cells in each["cells"].items()}
        )
        for each in frozen["tables"]
    ]
    factors = FactorLibrary(
        {each["id"]: Factor(**each) for each in frozen["factors"]},
        {table.id: table for table in tables},
        frozen["factors_hash"],
    )
    return Library(
        _Texts({**frozen["sheets"], PARTS: dict(frozen["parts"])}),
        factors,
        gwp_sets={each["id"]: GwpSet(**each) for each in frozen["gwp_sets"]},
        limits=[_limit_from(each) for each in frozen["limits"]],
    )


def _limit_json(limit: Limit) -> dict[str, Any]:
    found = asdict(limit)
    return found | {name: day.isoformat() for name, day in found.items() if isinstance(day, date)}


def _limit_from(raw: Mapping[str, Any]) -> Limit:
    days = {name: date.fromisoformat(raw[name]) for name in ("valid_from", "valid_to") if raw[name]}
    return Limit(**{**raw, **days})


def computed_again(frozen: Mapping[str, Any]) -> dict[str, Any]:
    """The result of a frozen report (`question`, `library`), computed from what it holds and nothing else."""
    year: OrganisationYear = year_from(frozen["question"])
    found: dict[str, Any] = json.loads(canonical_json(year_result(year, library_from(frozen["library"]))))
    return found


def differences(before: Any, after: Any, place: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Where two JSON values differ, to the digit: the path, the one and the other."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted({*before, *after}):
            yield from differences(before.get(key), after.get(key), f"{place}.{key}".lstrip("."))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (left, right) in enumerate(zip(before, after, strict=True)):
            yield from differences(left, right, f"{place}[{number}]")
    elif before != after or type(before) is not type(after):
        yield place, before, after


class _Texts(Traversable):
    """A folder of texts that a bundle holds, in the ways in which a library reads a folder."""

    def __init__(self, inside: Mapping[str, Any], name: str = "") -> None:
        self.inside, self._name = inside, name

    @property
    def name(self) -> str:
        return self._name

    def iterdir(self) -> Iterator[Traversable]:
        return (_Texts({}, name) for name in self.inside)

    def joinpath(self, *descendants: Any) -> Traversable:
        found: Any = self.inside
        for part in "/".join(map(str, descendants)).split("/"):
            found = found[part]
        return _Texts(found if isinstance(found, dict) else {"": found}, str(descendants[-1]))

    def read_text(self, encoding: str | None = None) -> str:
        return str(self.inside[""])

    def read_bytes(self) -> bytes:
        return self.read_text().encode()

    def is_dir(self) -> bool:
        return "" not in self.inside

    def is_file(self) -> bool:
        return "" in self.inside

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        raise NotImplementedError

"""How does a calculation leave the server as a file? As JSON, as a workbook, as one table; in the reader's language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Literal

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from firedamp.server.answers import text
from firedamp.server.inventory import shapes
from firedamp.server.inventory.models import Calculation
from firedamp.server.mines.models import Mine
from firedamp.tables.calculation_export import Calculated, calculation_table, calculation_tables
from firedamp.tables.export import XLSX_TYPE, csv_text, xlsx_bytes

Format = Literal["json", "xlsx", "csv"]
TYPES: dict[Format, str] = {
    "json": "application/json",
    "xlsx": XLSX_TYPE,
    "csv": "text/csv; charset=utf-8",
}
LONGEST_FILE_NAME = 80


def exported(calculation: Calculation, kind: Format, language: str) -> HttpResponse:
    """A stored calculation as a file."""
    if kind == "json":
        return file_of(as_json(shapes.calculation_out(calculation)), kind, calculation.name)
    calculated = Calculated(
        result=calculation.result,
        draws=calculation.draws,
        name=calculation.name,
        owner=calculation.owner.username if calculation.owner else "",
        created=calculation.created.date().isoformat(),
        **of_mine(calculation.mine, calculation.year, language),
        synthetic=calculation.synthetic,
        origin=calculation.origin,
    )
    return file_of(written(calculated, kind, language), kind, calculation.name)


def result_exported(
    result: Mapping[str, Any], kind: Format, language: str, *, draws: int, mine: Mine | None, year: int | None
) -> HttpResponse:
    """A result that is not kept, as a file; of a mine it says which, in which year, and whose data that are."""
    synthetic = bool(mine and mine.basin.synthetic)
    about = of_mine(mine, year, language)
    name = ", ".join(str(part) for part in (result["title"][language], about["mine"], year) if part)
    if kind == "json":
        said = {"mine": shapes.mine_reference(mine), "year": year, "synthetic": synthetic}
        return file_of(as_json({**result, **said, "attribution": shapes.attribution(mine)}), kind, name)
    calculated = Calculated(result=result, draws=draws, **about, synthetic=synthetic)
    return file_of(written(calculated, kind, language), kind, name)


def of_mine(mine: Mine | None, year: int | None, language: str) -> dict[str, Any]:
    """Which mine and year a file is of, and whose data these are; of numbers of one's own nothing."""
    said = shapes.attribution(mine)
    name = text(mine.name_en, mine.name_ru)[language] if mine else ""
    return {"mine": name, "year": year, "attribution": said[language] if said else ""}


def as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder).encode()


def written(calculated: Calculated, kind: Format, language: str) -> bytes:
    if kind == "xlsx":
        return xlsx_bytes(calculation_tables(calculated, language))
    # A Russian Excel opens a CSV of semicolons and decimal commas as a table, and no other.
    return csv_text(calculation_table(calculated, language), for_excel=language == "ru").encode()


def file_of(content: bytes, kind: Format, name: str) -> HttpResponse:
    """The download, under the calculation's name as far as a file may bear it."""
    plain = re.sub(r"[^\w .,()-]+", "_", name).strip(" ._")[:LONGEST_FILE_NAME] or "firedamp"
    disposition = content_disposition_header(True, f"{plain}.{kind}") or "attachment"
    return HttpResponse(content, content_type=TYPES[kind], headers={"Content-Disposition": disposition})

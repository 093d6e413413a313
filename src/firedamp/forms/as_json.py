"""How does a form become JSON? The same particulars and tables, numbers with every digit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from firedamp.forms.content import (
    Block,
    Chart,
    Content,
    Curve,
    Formula,
    Pair,
    Pairs,
    Paragraph,
    Signatures,
    Table,
    Value,
)

SCHEMA = "firedamp-form/1"


def json_bytes(content: Content) -> bytes:
    """The form as JSON, its keys in one order."""
    found = {
        "schema": SCHEMA,
        "form": content.form,
        "language": content.language,
        "title": content.title,
        "subtitle": content.subtitle,
        "organisation": content.organisation,
        "year": content.year,
        "issued": content.issued,
        "address": content.address,
        "hash": content.hash,
        "synthetic": bool(content.banner),
        "banner": content.banner,
        "particulars": _pairs(content.particulars),
        "sections": [
            {"id": section.id, "title": section.title, "blocks": [_block(block) for block in section.blocks]}
            for section in content.sections
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Table():
            return {
                "kind": "table",
                "id": block.id,
                "title": block.title,
                "note": block.note,
                "columns": [{"key": each.key, "label": each.label, "unit": each.unit} for each in block.columns],
                "rows": [{each.key: _value(row.get(each.key)) for each in block.columns} for row in block.rows],
            }
        case Pairs():
            return {"kind": "particulars", "id": block.id, "rows": _pairs(block.pairs)}
        case Paragraph():
            return {"kind": "text", "text": block.text}
        case Chart():
            return {"kind": "chart", "id": block.id, "title": block.title, "unit": block.unit, "note": block.note}
        case Curve():
            steps = [{"label": each.label, "width": each.width, "height": each.height} for each in block.steps]
            return {"kind": "curve", "id": block.id, "title": block.title, "note": block.note, "rows": steps}
        case Signatures():
            lines = [{"office": office, "name": name} for office, name in block.lines]
            return {"kind": "signatures", "rows": lines}


def _pairs(pairs: Sequence[Pair]) -> list[dict[str, Any]]:
    return [{"key": pair.key, "label": pair.label, "value": pair.value, "unit": pair.unit} for pair in pairs]


def _value(value: Value) -> Any:
    if isinstance(value, Formula):
        return {"text": value.text, "latex": value.latex, "substituted": value.substituted}
    return value

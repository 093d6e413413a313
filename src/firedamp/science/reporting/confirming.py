"""What must be confirmed by a document before a report is official, each with the very content that is confirmed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from firedamp.science.factors import TO_CONFIRM
from firedamp.science.methods.library import Library

SOURCE, DIGITS = "; source ", 16  # of the hash of a source's text


def confirmables(
    entries: Sequence[Mapping[str, Any]], screening: Mapping[str, Any] | None, methods: Library
) -> list[dict[str, Any]]:
    """What is marked `to_confirm` in any of the calculations, once, and the threshold if it is: kind, id, reason, the
    entries that rest on it, and its `content`: a confirmation holds as long as that stays the same."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in entries:
        calculation = entry["calculation"]
        for each in calculation["to_confirm"]:
            own = _confirmable(each, calculation, methods)
            found.setdefault((own["kind"], own["id"]), {**own, "entries": []})["entries"].append(entry["id"])
    if screening and screening["rule"]["status"] == TO_CONFIRM:
        rule = screening["rule"]
        content = _sourced(f"{screening['threshold_t']!r} t", rule["document"])
        found["limit", rule["id"]] = {
            "kind": "limit", "id": rule["id"], "reason": rule["name"], "content": content, "entries": [],
        }  # fmt: skip
    return list(found.values())


def _confirmable(each: Mapping[str, Any], calculation: Mapping[str, Any], methods: Library) -> dict[str, Any]:
    kind, name, reason = each["kind"], each["id"], dict(each["reason"])
    title = calculation["title"]
    content = reason["en"]
    if kind == "factor":
        factor = methods.factors[name]
        content = _sourced(f"{factor.value!r} {factor.unit}", factor.document, factor.place)
    elif kind == "gwp_set":
        gwp = methods.gwp_set(name)
        content = _sourced(f"CH4 {gwp.ch4!r}, N2O {gwp.n2o!r}", gwp.source)
    elif kind == "method":
        content = f"{calculation['edition']} {calculation['sheet_hash']}"
    elif kind == "default":  # of one sheet: another may have another default under the same symbol
        row = next(row for row in calculation["trace"] if row["symbol"] == name)
        value = f"{row['value']!r} {row['unit'] or ''}".strip()
        name, content = f"{calculation['method']}|{name}", _sourced(value, row["source"])
    if kind in ("uncertainty", "default"):
        reason = {lang: f"{title[lang]}. {words}" for lang, words in reason.items()}
    return {"kind": kind, "id": name, "reason": reason, "content": content}


def _sourced(value: str, *source: Any) -> str:
    """A value with its unit, and the beginning of the hash of where it comes from."""
    text = json.dumps(source, ensure_ascii=False, sort_keys=True)
    return f"{value}{SOURCE}{hashlib.sha256(text.encode()).hexdigest()[:DIGITS]}"


def unconfirmed(
    to_confirm: Iterable[Mapping[str, Any]], confirmed: Iterable[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """Those of `to_confirm` that no confirmation (kind, id, content) covers."""
    known = {(each["kind"], each["id"], each["content"]) for each in confirmed}
    return [each for each in to_confirm if (each["kind"], each["id"], each["content"]) not in known]

"""Who reports what? Particulars of the organisation and the report, its sites, methods, activity data and factors."""

from __future__ import annotations

from firedamp.forms.content import Pair, Section, Signatures, Table, Value
from firedamp.forms.document import Issued, Json, clean
from firedamp.forms.sections.columns import column, number, text_columns
from firedamp.forms.sections.values import day_text, in_words, place_text, source_text
from firedamp.messages import unit_text

OF_ORGANISATION = ("inn", "ogrn", "address", "head", "contact")


def particulars(issued: Issued) -> list[Pair]:
    """What stands on the first page of every form."""
    words = issued.words["particulars"]
    report = issued.report
    pairs = [Pair("organisation", words["organisation"], issued.organisation)]
    pairs += [
        Pair(name, words[name], value) for name in OF_ORGANISATION if (value := issued.particular(name))
    ]  # fmt: skip
    pairs += [
        Pair("year", words["year"], str(issued.year)),
        Pair("revision", words["revision"], str(report["number"])),
        Pair("issued", words["issued"], issued_text(issued)),
        Pair("issued_by", words["issued_by"], clean(report["issued_by"])),
    ]
    if report.get("supersedes"):
        before = words["revision_number"].format(number=report["supersedes"])
        pairs.append(Pair("supersedes", words["supersedes"], before))
    if why := report.get("reopened"):
        pairs.append(Pair("reopened", words["reopened"], _reopened(issued, why)))
    pairs.append(Pair("software", words["software"], f"Firedamp {clean(report['software_version'])}"))
    if log := report.get("log"):
        pairs.append(Pair("log", words["log"], clean(f"{log['number']}:{log['hash']}")))
    return pairs


def _reopened(issued: Issued, why: Json) -> str:
    """Which verified revision this one departs from, who reopened it, when and why."""
    return str(issued.words["particulars"]["reopened_by"]).format(
        number=why["number"], reason=clean(why["reason"]), by=clean(why["by"]), day=day_text(issued, str(why["at"]))
    )


def issued_text(issued: Issued) -> str:
    """When the report was issued, to the minute: 2026-11-28T16:00:00Z is 28.11.2026, 16:00 UTC."""
    day, _, time = str(issued.report["issued"]).partition("T")
    year, month, date = day.split("-")
    return str(issued.words["date"]).format(
        day=int(date), dd=date, mm=month, month=issued.words["months"][int(month) - 1], year=year, time=time[:5]
    )


def sites(issued: Issued) -> Section:
    words = issued.words
    rows: list[dict[str, Value]] = [
        {
            "site": issued.said(site["name"]),
            "mine_id": clean(site["mine_id"]),
            "kind": words["kinds"][site["kind"]] + (words["synthetic_mark"] if site["synthetic"] else ""),
            "output_t": site["output_t"],
        }
        for site in issued.result["sites"]
    ]
    columns = [
        *text_columns(issued, {"site": 3, "mine_id": 1.4, "kind": 2}),
        number(issued, "output_t", "t", 0, 1.4),
    ]
    return Section("sites", words["sections"]["sites"], [Table("sites", words["tables"]["sites"], columns, rows)])


def methods(issued: Issued) -> Section:
    """The calculations, each with the document and the edition of its method."""
    words = issued.words
    rows: list[dict[str, Value]] = []
    for entry in issued.entries:
        sheet = issued.method(entry)
        rows.append({
            "number": issued.numbers[entry["id"]],
            "site": issued.site_name(entry["mine_id"]),
            "method": sheet.title,
            "tier": sheet.tier,
            "document": sheet.document,
            "edition": place_text(issued, sheet.edition),
            "sheet_hash": entry["calculation"]["sheet_hash"][:12],
        })  # fmt: skip
    columns = [
        number(issued, "number", share=0.4),
        *text_columns(issued, {"site": 1.5, "method": 2.4, "tier": 0.9, "document": 2.7, "edition": 1.2}),
        column(issued, "sheet_hash", "hash", share=1.4),
    ]
    return Section("methods", words["sections"]["methods"], [
        Table("methods", words["tables"]["methods"], columns, rows, words["notes"]["sheet_hash"]),
    ])  # fmt: skip


def activity(issued: Issued) -> Section:
    """What the organisation gave, and the factors that its figures were multiplied by; no constants of units."""
    words = issued.words
    given: list[dict[str, Value]] = []
    factors: list[dict[str, Value]] = []
    for entry in issued.entries:
        for line in entry["calculation"]["trace"]:
            kind = line["source"]["kind"]
            if line["kind"] == "step" or kind == "constant":
                continue
            row: dict[str, Value] = {
                "number": issued.numbers[entry["id"]],
                "site": issued.site_name(entry["mine_id"]),
                "label": issued.said(line["label"]) or line["symbol"],
                "value": in_words(issued, line["value"]),
                "unit": unit_text(line["unit"] or "", issued.language),
                "source": source_text(issued, entry, line),
            }
            (given if kind == "user" else factors).append(row)
    columns = [
        number(issued, "number", share=0.4),
        *text_columns(issued, {"site": 1.3, "label": 3}),
        number(issued, "value", share=1.3),
        *text_columns(issued, {"unit": 0.8, "source": 4}),
    ]
    return Section("activity", words["sections"]["activity"], [
        Table("activity", words["tables"]["activity"], columns, given),
        Table("factors", words["tables"]["factors"], columns, factors),
    ], wide=True)  # fmt: skip


def signatures(issued: Issued) -> Section:
    words = issued.words["signatures"]
    lines = [(words["head"], issued.particular("head")), (words["issued_by"], clean(issued.report["issued_by"]))]
    return Section("signatures", issued.words["sections"]["signatures"], [Signatures(lines)])

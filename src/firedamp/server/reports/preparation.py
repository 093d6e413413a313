"""How does a report as it stands become what the API promises? Its figures, what is asked, what is in the way."""

from __future__ import annotations

from typing import Any

from firedamp.science.errors import Problem
from firedamp.science.reporting.categories import categories
from firedamp.science.reporting.questions import answered
from firedamp.science.reporting.readiness import asked_why
from firedamp.server.inventory.models import Calculation
from firedamp.server.problems import describe_problem
from firedamp.server.reference.library import current_library
from firedamp.server.reports.figures import Figures, site_name
from firedamp.server.reports.models import Confirmation, Reason, Report
from firedamp.server.reports.question import NO_MINE
from firedamp.server.reports.shapes import confirmation_out
from firedamp.server.reports.stating import NOTHING_SAID, asked_now

HEAVY = ("entries", "generator", "transform")


def preparation_out(report: Report, figures: Figures, language: str) -> dict[str, Any]:
    """A report as it stands: its figures without the traces (each calculation has its own), and what is in the way."""
    held = {(each.kind, each.item): each for each in figures.confirmations}
    result = {name: value for name, value in figures.result.items() if name not in HEAVY}
    said = {(each.mine.mine_id, each.category): each.version for each in report.statements.select_related("mine")}
    reasons = {each.subject: each for each in report.reasons.all()}
    contents, asked = asked_now(result), asked_why(result["comparison"])
    last = figures.question.last
    return {
        "report": report.pk,
        "version": report.version,
        **result,
        "cells": [
            {**each, "version": said.get((each["mine_id"], each["category"]), NOTHING_SAID)} for each in result["cells"]
        ],
        "comparison": [
            {
                **each,
                **_said_of(each, reasons.get(each["subject"]), contents),
                "asked": each["subject"] in asked,
            }
            for each in result["comparison"]
        ],
        "questions": [
            {
                **_worded(each["problem"], language),
                "subject": each["subject"],
                "reason": each["reason"],
                **_said_of(each, reasons.get(each["subject"]), contents),
                "answered": answered(each, figures.attached),
            }
            for each in result["questions"]
        ],
        "categories": [{**each, "methods": _methods_of(each["category"])} for each in figures.result["categories"]],
        "double_counting": [_worded(each, language) for each in figures.result["double_counting"]],
        "calculations": [_calculation(each) for each in figures.result["entries"]],
        "left_out": [_left_out(each) for each in figures.left_out],
        "to_confirm": [
            {**each, "confirmation": _held(held.get((each["kind"], each["id"])))}
            for each in figures.result["to_confirm"]
        ],
        "last_year": last.year if last else None,
        "last_year_draft": bool(last and last.draft),
        "in_the_way": [describe_problem(each, language) for each in figures.in_the_way],
    }


def _said_of(asked: dict[str, Any], held: Reason | None, contents: dict[str, str]) -> dict[str, Any]:
    """What a reason is given of, the version of the one before, and `earlier`: what was said of other figures."""
    outlived = held is not None and not asked["reason"]
    return {
        "content": contents[asked["subject"]],
        "version": held.version if held else NOTHING_SAID,
        "earlier": {"text": held.text, "content": held.content} if held and outlived else None,
    }


def _methods_of(category: str) -> list[str]:
    """The sheets whose calculations can fill a cell of the category."""
    return [
        sheet
        for sheet, coverage in categories().sheets.items()
        if category == coverage.category
        or category in {coverage.category_of(source, kind) for source in coverage.sources for kind in coverage.kinds}
    ]


def _worded(problem: dict[str, Any], language: str) -> dict[str, Any]:
    return describe_problem(Problem(**problem), language)


def _calculation(entry: dict[str, Any]) -> dict[str, Any]:
    calculation = entry["calculation"]
    spread = calculation["uncertainty"]["approach2"]["co2e_t"]
    return {
        "id": entry["id"],
        "mine_id": entry["mine_id"],
        "name": entry["name"],
        "method": calculation["method"],
        "title": calculation["title"],
        "ch4_t": calculation["outputs"]["ch4_t"],
        "co2e_t": calculation["outputs"]["co2e_t"],
        "co2e_t_low": spread["low"],
        "co2e_t_high": spread["high"],
    }


def _left_out(each: Calculation) -> dict[str, Any]:
    """A calculation that is not counted, as it is named where it is taken out."""
    mine_id = each.mine.mine_id if each.mine else NO_MINE
    title = dict(current_library().sheet(each.method).title)
    return {"id": str(each.pk), "mine_id": mine_id, "site": site_name(each), "name": each.name, "title": title}


def _held(each: Confirmation | None) -> dict[str, Any] | None:
    return confirmation_out(each) if each else None

"""The lines of an inventory as parts: mine-years of one method and one mine type, evaluated together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.gases import GwpSet
from firedamp.science.inventory.faults import faults_of
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.restored import widened
from firedamp.science.inventory.routes import METHOD_TITLES, NOT_FOR, ROUTES, Route, inputs_of
from firedamp.science.inventory.simulation import Part
from firedamp.science.methods.evaluation import Evaluation, evaluate
from firedamp.science.methods.library import Library
from firedamp.science.methods.spreads import variables


@dataclass(frozen=True)
class Lines:
    """Mine-years of one method and mine type: where they stand among all, and their route (None: there is none)."""

    method: str
    places: np.ndarray
    rows: Sequence[MineYear]
    route: Route | None


def lines_by_route(rows: Sequence[MineYear], methods_of_rows: Sequence[str]) -> Iterator[Lines]:
    """The mine-years sorted out by method and mine type, in the order of the methods."""
    wanted = list(zip(methods_of_rows, (row.mine_type for row in rows), strict=True))
    for method, of_type in ROUTES.items():
        for kind in dict.fromkeys((*of_type, *NOT_FOR.get(method, {}))):
            places = np.array([place for place, each in enumerate(wanted) if each == (method, kind)], dtype=np.intp)
            if places.size:
                yield Lines(method, places, [rows[place] for place in places], of_type.get(kind))


def parts_of(
    rows: Sequence[MineYear], methods_of_rows: Sequence[str], gwp: GwpSet, methods: Library
) -> tuple[list[Part], list[Route]]:
    """The evaluated lines and the route of each part; InputError with what is wrong in all of them at once."""
    parts: list[Part] = []
    routes: list[Route] = []
    problems: list[Problem] = []
    for lines in lines_by_route(rows, methods_of_rows):
        if lines.route is None:
            problems += [without_route(lines.method, row) for row in lines.rows]
            continue
        try:
            parts.append(_part(lines.rows, lines.places, lines.route, gwp, methods))
            routes.append(lines.route)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return parts, routes


def _part(rows: Sequence[MineYear], places: np.ndarray, route: Route, gwp: GwpSet, methods: Library) -> Part:
    def evaluated(inputs: Mapping[str, Any]) -> Evaluation:
        return evaluate(methods.sheet(route.sheet), methods.factors, inputs, gwp)

    try:
        evaluation = evaluated(inputs_of(route, rows))
    except InputError:
        raise InputError(faults_of(rows, lambda some: inputs_of(route, some), evaluated)) from None
    lines = [row.line_id for row in rows]
    return Part(places, evaluation, variables(evaluation, route.uncertainty, lines, widened(route, rows)))


def without_route(method: str, row: MineYear) -> Problem:
    """What is wrong with asking a method of a mine whose type it has no route for."""
    params = {"method": dict(METHOD_TITLES[method]), "message": dict(NOT_FOR[method][row.mine_type])}
    return Problem("mine_type", "no_route", row.mine_type, row.named | params)

"""Which methods do the data of one mine-year allow, which is the best of them, and what do the others want?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from firedamp.science.errors import InputError, Problem
from firedamp.science.factors import Text
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.routes import (
    BEST_FIRST,
    METHOD_TITLES,
    NOT_FOR,
    ROUTES,
    Route,
    inputs_of,
    lacking,
)
from firedamp.science.methods.evaluation import evaluate
from firedamp.science.methods.library import Library, library

# What a figure that is wanted is called, where it differs from the sheet's input that takes it.
FIGURE_LABELS: Mapping[str, Text] = {
    "seam_gas_content_m3_t": {
        "en": "Gas content of the seam at the mine's depth",
        "ru": "Газоносность пласта на глубине работ",
    },
    "gas_content_m3_t": {"en": "Gas content of GEM's model", "ru": "Газоносность по модели GEM"},
    "emission_coefficient": {
        "en": "Ratio of total to seam gas of GEM's model",
        "ru": "Отношение всего газа к газу пласта по модели GEM",
    },
}
LACKING: Text = {"en": "the mine and year lack: {names}", "ru": "нет данных за этот год: {names}"}
ELSEWHERE: Text = {
    "en": "factors of another basin, or of a mine whose basin is not stated: shown beside, never chosen as the best",
    "ru": "коэффициенты другого бассейна, или бассейн предприятия не указан: показаны рядом, но лучшими не считаются",
}
REFUSED: Text = {
    "en": "the method does not accept the figures: {message}",
    "ru": "методика не принимает исходные данные: {message}",
}
OUT_OF_RANGE: Text = {"en": "{names} is out of range", "ru": "{names} вне допустимых границ"}


@dataclass(frozen=True)
class Offer:
    """One method for a mine-year. `reason` says why it cannot be used, or why it may not be the best."""

    method: str
    title: Text
    route: Route | None
    available: bool
    best: bool
    missing: tuple[str, ...]
    reason: Text | None


def offers(row: MineYear, *, gwp_set: str = "RU", methods: Library | None = None) -> list[Offer]:
    """Every method, the best tier first and models last; the best is the first that can be used and holds here."""
    methods = methods or library()
    found, best = [], ""
    for method in (*BEST_FIRST, *(each for each in ROUTES if each not in BEST_FIRST)):
        route = ROUTES[method].get(row.mine_type)
        missing = lacking(route, row) if route else ()
        reason = _obstacle(method, route, row, missing, gwp_set, methods)
        available = reason is None
        holds = route is not None and route.holds_in(row.basin)
        if available and holds and not best and method in BEST_FIRST:
            best = method
        reason = ELSEWHERE if available and not holds else reason
        found.append(Offer(method, METHOD_TITLES[method], route, available, method == best, missing, reason))
    return found


def figure_label(figure: str) -> Text:
    """What a figure is called: the label of the sheet's input that takes it, unless it has one of its own."""
    return FIGURE_LABELS.get(figure) or _labels_of_inputs()[figure]


@lru_cache(maxsize=1)
def _labels_of_inputs() -> dict[str, Text]:
    return {
        figure: library().sheet(route.sheet).inputs[name].label
        for of_type in ROUTES.values()
        for route in of_type.values()
        for name, figure in route.columns.items()
    }


def _obstacle(
    method: str, route: Route | None, row: MineYear, missing: tuple[str, ...], gwp_set: str, methods: Library
) -> Text | None:
    """Why the mine-year cannot take the method; None where it can."""
    if route is None:
        return NOT_FOR[method][row.mine_type]
    if missing:
        labels = [figure_label(figure) for figure in missing]
        return _filled(
            LACKING, "names", {lang: ", ".join(_inside(label[lang]) for label in labels) for lang in LACKING}
        )
    try:
        evaluate(methods.sheet(route.sheet), methods.factors, inputs_of(route, [row]), methods.gwp_set(gwp_set))
    except InputError as error:
        return refusal(error, route)
    return None


def refusal(error: InputError, route: Route) -> Text:
    """Why the sheet of a route does not accept the figures, by the first of its faults."""
    return _filled(REFUSED, "message", _words_of(error.problems[0], route))


def _words_of(problem: Problem, route: Route) -> Text:
    message = problem.params.get("message")
    if isinstance(message, Mapping):
        return message
    figure = route.columns.get(problem.field, "")
    label = figure_label(figure) if figure in _labels_of_inputs() else {"en": problem.field, "ru": problem.field}
    return _filled(OUT_OF_RANGE, "names", label)


def _inside(label: str) -> str:
    """A label as it stands inside a sentence."""
    return label[:1].lower() + label[1:]


def _filled(text: Text, place: str, words: Text) -> Text:
    return {lang: sentence.replace("{" + place + "}", words[lang]) for lang, sentence in text.items()}

"""What answers a search typed into the client? A few of each kind, each with the page that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from firedamp.messages import number_text
from firedamp.science.gases import gwp_sets
from firedamp.science.methods import library
from firedamp.server.answers import text
from firedamp.server.mines import selectors
from firedamp.server.reference.tables import tables as reference_tables
from firedamp.server.search_text import query_words, search_text

MOST_OF_A_KIND = 8
NOTHING = {"en": "", "ru": ""}
MINE_TYPES = {
    "underground": {"en": "Underground mine", "ru": "Шахта"},
    "surface": {"en": "Surface mine", "ru": "Разрез"},
}
TABLE_WORDS = ("reference", "table", "справочник", "таблица")
METHOD_WORDS = ("method", "methods", "методика", "методики", "методики расчёта")
GWP_WORDS = ("GWP global warming potential", "ПГП потенциал глобального потепления", "CH4", "набор ПГП")
PAGES = (
    {"id": "overview", "title": {"en": "Overview", "ru": "Обзор"}, "address": "/"},
    {"id": "mines", "title": {"en": "Mines", "ru": "Шахты и разрезы"}, "address": "/mines"},
    {"id": "calculate", "title": {"en": "Calculate", "ru": "Расчёт"}, "address": "/calculate"},
    {"id": "reconcile", "title": {"en": "Reconcile routes", "ru": "Сверка путей"}, "address": "/reconcile"},
    {"id": "calculations", "title": {"en": "My calculations", "ru": "Мои расчёты"}, "address": "/calculations"},
    {"id": "reports", "title": {"en": "Reports", "ru": "Отчёты"}, "address": "/reports"},
    {"id": "reference", "title": {"en": "Reference tables", "ru": "Справочники"}, "address": "/reference"},
    {"id": "series", "title": {"en": "Series by year", "ru": "Ряды по годам"}, "address": "/series"},
    {"id": "restore", "title": {"en": "Restore gaps", "ru": "Восстановление пропусков"}, "address": "/restore"},
    {
        "id": "experiment",
        "title": {"en": "Experiment with methods of restoration", "ru": "Эксперимент с методами восстановления"},
        "address": "/restore?part=experiment",
    },
    {
        "id": "technologies",
        "title": {"en": "Technologies that cut methane", "ru": "Технологии сокращения выбросов метана"},
        "address": "/reductions",
    },
    {
        "id": "projects",
        "title": {"en": "Reduction projects", "ru": "Проекты сокращения выбросов"},
        "address": "/reductions/projects",
    },
    {
        "id": "portfolio",
        "title": {"en": "Portfolio of projects", "ru": "Портфель проектов"},
        "address": "/reductions/portfolio",
    },
    {
        "id": "progress",
        "title": {"en": "Progress of projects", "ru": "Ход выполнения проектов"},
        "address": "/reductions/progress",
    },
)


def find(query: str) -> list[dict[str, Any]]:
    if not query_words(query):
        return []
    kinds = (pages(query), mines(query), companies(query), districts(query), tables(query), methods(query), sets(query))
    return [found for kind in kinds for found in islice(kind, MOST_OF_A_KIND)]


def answers_to(query: str, *names: str) -> bool:
    searchable = search_text(*names)
    return all(word in searchable for word in query_words(query))


def pages(query: str) -> Iterator[dict[str, Any]]:
    for page in PAGES:
        if answers_to(query, *page["title"].values()):
            yield {"kind": "page", "subtitle": NOTHING, **page}


def tables(query: str) -> Iterator[dict[str, Any]]:
    """Reference tables, by their title or their columns."""
    for table in reference_tables():
        schema = table.schema
        if answers_to(query, schema.id, *schema.title.values(), *TABLE_WORDS):
            yield {
                "kind": "table",
                "id": schema.id,
                "title": dict(schema.title),
                "subtitle": dict(schema.summary),
                "address": f"/reference/{schema.id}",
            }


def mines(query: str) -> Iterator[dict[str, Any]]:
    """Mines, first those that are called so, then those that are found by their company or by an earlier name."""
    found = selectors.mine_list(selectors.MineFilter(q=query))
    for mine in sorted(found, key=lambda mine: not answers_to(query, mine.name_en, mine.name_ru)):
        kind = MINE_TYPES[mine.mine_type]
        yield {
            "kind": "mine",
            "id": mine.mine_id,
            "title": text(mine.name_en, mine.name_ru),
            "subtitle": {language: f"{kind[language]}, {mine.company.name}" for language in kind},
            "address": f"/mines/{mine.mine_id}",
        }


def companies(query: str) -> Iterator[dict[str, Any]]:
    for company in selectors.companies(q=query)[:MOST_OF_A_KIND]:
        yield {
            "kind": "company",
            "id": company.company_id,
            "title": text(company.name, company.name_ru),
            "subtitle": {"en": "Company", "ru": "Компания"},
            "address": f"/?company={company.company_id}",
        }


def districts(query: str) -> Iterator[dict[str, Any]]:
    for district in selectors.districts(q=query)[:MOST_OF_A_KIND]:
        yield {
            "kind": "district",
            "id": district.district_id,
            "title": text(district.name_en, district.name_ru),
            "subtitle": text(district.basin.name_en, district.basin.name_ru),
            "address": f"/?basin={district.basin.basin_id}&district={district.district_id}",
        }


def methods(query: str) -> Iterator[dict[str, Any]]:
    for method_id in library().ids():
        sheet = library().sheet(method_id)
        if answers_to(query, method_id, *sheet.title.values(), *sheet.document.name.values(), *METHOD_WORDS):
            yield {
                "kind": "method",
                "id": method_id,
                "title": dict(sheet.title),
                "subtitle": dict(sheet.summary),
                "address": f"/?sheet={method_id}",
            }


def sets(query: str) -> Iterator[dict[str, Any]]:
    """GWP sets; each leads to the basin under it."""
    for gwp in gwp_sets().values():
        if answers_to(query, gwp.id, *gwp.title.values(), *GWP_WORDS):
            title = {
                "en": f"GWP {gwp.id}: CH4 {number_text(gwp.ch4, 'en')}",
                "ru": f"ПГП {gwp.id}: CH4 {number_text(gwp.ch4, 'ru')}",
            }
            yield {
                "kind": "gwp_set",
                "id": gwp.id,
                "title": title,
                "subtitle": dict(gwp.title),
                "address": f"/?gwp_set={gwp.id}",
            }

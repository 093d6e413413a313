"""What is shown names the data that it rests on: packages by their attribution, users' figures by their own source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import patch, post
from tests.server.routes_basin import forget_answers

Get = Callable[..., Any]
GEM = "Global Coal Mine Tracker"
LABORATORY = "Отчёт лаборатории"
ASKED = {"basin": "kuzbass", "level": "mine", "id": "M0836"}


@pytest.fixture(autouse=True)
def answers_of_this_test_alone() -> Any:
    yield
    forget_answers()


def entered(client: Client, table: str, year: int, source: str = LABORATORY, **figures: float) -> None:
    said = {"quality": "measured", "source": source, "confirmation": "confirmed"}
    response = post(client, f"/reference/{table}", {"values": {"mine": "M0836", "year": year, **figures, **said}})
    assert response.status_code == 201, response.content.decode()


def changed(client: Client, get: Get, **values: Any) -> None:
    (record,) = get("/reference/coal_output", filter=["mine:eq:M0836", "year:eq:2025"])["items"]
    response = patch(client, f"/reference/coal_output/{record['id']}", {"values": values}, version=record["version"])
    assert response.status_code == 200, response.content.decode()


def test_a_series_of_what_users_entered_names_their_source_and_no_package(administrator: Client, get: Get) -> None:
    entered(administrator, "methane_abundance", 2020, absolute_abundance_m3_min=76)
    said = get("/series", quantity="absolute_abundance_m3_min", **ASKED)["attribution"]
    assert said == {
        "en": f"entered or changed by users: {LABORATORY}",
        "ru": f"введено или изменено пользователями: {LABORATORY}",
    }


def test_a_series_names_packages_and_users_where_it_has_values_of_both(administrator: Client, get: Get) -> None:
    entered(administrator, "coal_output", 2003, output_t=5e6)
    both = get("/series", quantity="coal_output_t", **ASKED)["attribution"]["en"]
    assert both.startswith(GEM)
    assert both.endswith(f"; entered or changed by users: {LABORATORY}")
    own = get("/series", quantity="coal_output_t", to=2003, **ASKED)["attribution"]["en"]
    assert own == f"entered or changed by users: {LABORATORY}"
    assert LABORATORY not in get("/series", quantity="coal_output_t", **ASKED, **{"from": 2004})["attribution"]["en"]


def test_a_mean_weighed_by_output_rests_on_the_output_too(administrator: Client, get: Get) -> None:
    entered(administrator, "methane_abundance", 2025, relative_abundance_m3_t=12)
    asked = {"quantity": "relative_abundance_m3_t", "basin": "kuzbass"}
    assert GEM in get("/series", level="basin", **asked)["attribution"]["en"]
    assert GEM not in get("/series", level="mine", id="M0836", **asked)["attribution"]["en"]


def test_an_emission_of_a_packages_mine_rests_on_both(administrator: Client, get: Get) -> None:
    entered(administrator, "coal_output", 2003, output_t=5e6)
    said = get("/series", quantity="ch4_t", method="ipcc2006", to=2003, **ASKED)["attribution"]["en"]
    assert (GEM in said, LABORATORY in said) == (True, True)


def test_a_figure_that_the_method_does_not_take_is_not_named(administrator: Client, get: Get) -> None:
    entered(administrator, "methane_abundance", 2025, absolute_abundance_m3_min=76)
    asked = {"quantity": "ch4_t", **ASKED}
    assert LABORATORY not in get("/series", method="ipcc2006", **asked)["attribution"]["en"]
    assert LABORATORY in get("/series", method="best", **asked)["attribution"]["en"]


@pytest.mark.parametrize(
    ("address", "parameters"),
    [
        ("/reconciliations/mine", {"mine_id": "M0836", "year": 2025}),
        ("/reconciliations/basin", {"basin": "kuzbass"}),
        ("/inventories/view", {"basin": "kuzbass", "method": "best"}),
    ],
)
def test_what_is_computed_names_users_sources(
    administrator: Client, get: Get, address: str, parameters: dict[str, Any]
) -> None:
    assert LABORATORY not in get(address, **parameters)["attribution"]["ru"]
    entered(administrator, "methane_abundance", 2025, absolute_abundance_m3_min=76)
    said = get(address, **parameters)["attribution"]["ru"]
    assert GEM in said
    assert said.endswith(f"; введено или изменено пользователями: {LABORATORY}")


def test_what_was_changed_by_hand_says_so(administrator: Client, get: Get) -> None:
    changed(administrator, get, output_t=1)
    asked = {"quantity": "coal_output_t", **ASKED}
    said = get("/series", **asked, **{"from": 2025})["attribution"]
    assert said["en"].startswith(f"entered or changed by users: {GEM}")
    assert "; changed by hand 20" in said["en"]
    assert "; изменено вручную 20" in said["ru"]


def test_beside_values_of_the_package_what_was_changed_by_hand_is_said_once(administrator: Client, get: Get) -> None:
    changed(administrator, get, output_t=1)
    said = get("/series", quantity="coal_output_t", level="basin", basin="kuzbass")["attribution"]
    assert said["en"].startswith(GEM)
    assert said["en"].count(GEM) == 1
    assert "; some of it changed by hand, last on 20" in said["en"]
    assert "; часть изменена пользователями вручную, последний раз 20" in said["ru"]


def test_a_source_of_ones_own_over_a_packages_figure_is_the_users(administrator: Client, get: Get) -> None:
    changed(administrator, get, output_t=1, source=LABORATORY)
    said = get("/series", quantity="coal_output_t", **ASKED, **{"from": 2025})["attribution"]["ru"]
    assert said == f"введено или изменено пользователями: {LABORATORY}"


def test_of_many_sources_five_are_named(administrator: Client, get: Get) -> None:
    for number in range(1, 8):
        entered(administrator, "methane_abundance", 2000 + number, f"Отчёт {number}", absolute_abundance_m3_min=76)
    said = get("/series", quantity="absolute_abundance_m3_min", **ASKED)["attribution"]["ru"]
    assert said.endswith("Отчёт 4; Отчёт 5; и ещё 2")

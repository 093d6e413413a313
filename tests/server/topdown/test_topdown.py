"""Plumes over the API: the public ones, an organisation's own, both beside the inventory; mines against limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import post
from tests.server.people import browser_of, organisation, person

from firedamp.server.audit.models import AuditEntry
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.models import Organisation
from firedamp.server.organisations.rights import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def engineer(db: None) -> Client:
    return browser_of(person("eng", of=organisation("mine", "ООО «Своя»")))


AT = "/api/v1/topdown/plume-sets"


def own_table(mine_id: str = "M0836") -> str:
    """Plumes made up for this test, over a mine of the Kuzbass."""
    mine = Mine.objects.get(mine_id=mine_id)
    rows = [f"t{day};{day:02d}.05.2024 06:00;{mine.latitude};{mine.longitude};{rate};50" for day, rate in
            ((1, 900), (2, 1100), (3, 0))]  # fmt: skip
    return "\n".join(["Код;Дата и время;Широта;Долгота;Выброс, кг/ч;Погрешность, кг/ч", *rows])


def send(client: Client, text: str, **query: Any) -> Any:
    return client.post(
        AT, text.encode("cp1251"), content_type="application/octet-stream",
        query_params={"filename": "шлейфы.csv", **query},
    )  # fmt: skip


def check(client: Client, **said: Any) -> Any:
    return post(client, "/topdown/checks", said)


def test_anybody_sees_the_public_plumes_of_other_basins(anonymous: Client) -> None:
    (public,) = anonymous.get(AT).json()["items"]
    assert (public["id"], public["plumes"], public["public"]) == ("plumes", 92, True)
    assert "Carbon Mapper" in public["attribution"]["en"]
    assert any("28 = 27" in note["message"] for note in public["notes"])  # one observation under two ids
    told = check(anonymous, mines="plumes").json()
    assert sum(len(plume["candidates"]) > 1 for plume in told["plumes"]) == told["with_several"] > 0
    assert {mine["verdict"] for mine in told["mines"]} == {None}


def test_a_chosen_mine_stands_beside_its_inventory(anonymous: Client) -> None:
    near = [plume["plume_id"] for plume in check(anonymous, mines="plumes").json()["plumes"]
            if "M1012" in [each["mine_id"] for each in plume["candidates"]]]  # fmt: skip
    told = check(anonymous, mines="plumes", persistence=0.6, choices=dict.fromkeys(near, "M1012")).json()
    mine = next(each for each in told["mines"] if each["mine_id"] == "M1012")
    assert mine["top_down"]["ch4_t"] == pytest.approx(mine["observed"]["mean_kg_h"] * 0.6 * 8.76)
    assert mine["verdict"] == "below"
    assert "persistence_exact" in mine["remarks"]


def test_no_public_plume_lies_near_a_mine_of_the_kuzbass(anonymous: Client) -> None:
    assert check(anonymous, mines="kuzbass").json()["mines"] == []


def test_a_table_of_one_s_own_is_kept_and_held_beside_the_inventory(engineer: Client) -> None:
    made = send(engineer, own_table(), name="Облёт 2024 г.")
    assert made.status_code == 201, made.content.decode()
    assert (made.json()["plumes"], made.json()["layout"]) == (3, "other")
    choices = {"t1": "M0836", "t2": "M0836", "t3": "M0836"}
    told = check(engineer, plume_set_id=made.json()["id"], persistence=0.5, choices=choices).json()
    mine = next(each for each in told["mines"] if each["mine_id"] == "M0836")
    assert mine["observed"]["mean_kg_h"] == 1000
    assert mine["observed"]["without_plume"] == 1
    assert mine["observed"]["seen_share"]["value"] == pytest.approx(2 / 3)
    assert mine["inventory"]["ch4_t"] > 0
    assert AuditEntry.objects.filter(action="plumes.create").count() == 1


def test_a_file_is_kept_once_and_plumes_that_stand_elsewhere_are_told(engineer: Client) -> None:
    first = own_table()
    assert send(engineer, first).status_code == 201
    again = send(engineer, first)
    assert (again.status_code, again.json()["errors"][0]["rule"]) == (422, "set_twice")
    more = send(engineer, first + "\nt4;04.05.2024 06:00;53,9;86,7;5;1")
    assert (more.json()["duplicates"], more.json()["duplicate_ids"]) == (3, ["t1", "t2", "t3"])


def test_nothing_of_a_bad_table_is_kept(engineer: Client) -> None:
    answer = send(engineer, own_table() + "\nt5;завтра;53,9;186,7;5;1")
    assert answer.status_code == 422
    assert [each["rule"] for each in answer.json()["errors"]] == ["above_maximum", "not_a_moment"]
    assert len(engineer.get(AT).json()["items"]) == 1


def test_who_may_not_enter_data_looks_and_takes_nothing_away(engineer: Client) -> None:
    made = send(engineer, own_table()).json()
    viewer = browser_of(person("viewer", of=organisation("mine"), role=Role.VIEWER))
    stranger = browser_of(person("stranger", of=organisation(), role=Role.ENGINEER))
    assert check(viewer, plume_set_id=made["id"]).status_code == 200
    assert viewer.delete(f"{AT}/{made['id']}").status_code == 403
    assert check(stranger, plume_set_id=made["id"]).status_code == 404
    assert engineer.delete(f"{AT}/plumes").status_code == 404
    assert engineer.delete(f"{AT}/{made['id']}").status_code == 204
    assert AuditEntry.objects.filter(action="plumes.delete").count() == 1


@pytest.mark.parametrize(
    ("said", "field", "rule"),
    [
        ({"persistence": 0.5, "persistence_low": 0.6, "persistence_high": 0.7}, "persistence_low", "above_maximum"),
        ({"persistence_low": 0.6, "persistence_high": 0.7}, "persistence", "range_without_value"),
        ({"choices": {"CH4T1235": "M0836"}}, "choices", "no_candidate"),
        ({"mines": "nowhere"}, "mines", "unknown_id"),
    ],
)
def test_what_is_asked_wrongly_is_said(anonymous: Client, said: dict[str, Any], field: str, rule: str) -> None:
    answer = check(anonymous, **said)
    assert answer.status_code == 422
    assert [(each["field"], each["rule"]) for each in answer.json()["errors"]] == [(field, rule)]
    assert "Abandoned" not in answer.json()["detail"]


def test_a_basin_stands_against_the_limits_of_its_year_and_those_ahead(get: Callable[..., Any]) -> None:
    told = get("/compliance")
    by_limit = {(each["limit"]["id"], each["ahead"]): each for each in told["counts"]}
    assert by_limit["eu.1787.ventilation.2027", True]["not_applicable"] > 0
    assert ("ru.296fz.reporting.2025", False) in by_limit
    chosen = get("/compliance", limit_id="eu.1787.ventilation.2031", status="exceeds")
    assert {row["limit"]["id"] for row in chosen["rows"]} == {"eu.1787.ventilation.2031"}
    assert all(row["value"] > 3 for row in chosen["rows"])


def test_compliance_leaves_as_a_file(anonymous: Client) -> None:
    query = {"format": "csv", "lang": "ru", "limit_id": "eu.1787.ventilation.2027"}
    answer = anonymous.get("/api/v1/compliance/export", query)
    assert answer.status_code == 200
    lines = answer.content.decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("О ком;Код;Название")
    assert len(lines) == 86 + 2  # a mine each, the titles, the end
    assert lines[1].startswith("предприятие;")
    assert {line.split(";")[-5] for line in lines[1:-1]} <= {"за нормой", "в норме", "сказать нельзя", "не для него"}


def test_an_organisation_sees_the_mines_that_it_reports(engineer: Client) -> None:
    own = Organisation.objects.get(organisation_id="mine")
    own.sites.create(mine=Mine.objects.get(mine_id="M0836"))
    told = engineer.get("/api/v1/compliance", {"organisation": own.organisation_id}).json()
    assert {row["key"] for row in told["rows"] if row["subject"] == "mine"} == {"M0836"}
    assert sum(row["subject"] == "organisation" for row in told["rows"]) == 1
    unknown = engineer.get("/api/v1/compliance", {"organisation": "other", "limit_id": "zz"})
    assert unknown.status_code == 422
    assert [(each["field"], each["rule"], each["value"]) for each in unknown.json()["errors"]] == [
        ("organisation", "unknown_id", "other"),
        ("limit_id", "not_a_choice", "zz"),
    ]


def test_a_limit_that_is_none_is_refused_in_the_file_too(anonymous: Client) -> None:
    answer = anonymous.get("/api/v1/compliance/export", {"limit_id": "zz"})
    assert answer.status_code == 422
    assert "eu.1787.ventilation.2031" in answer.json()["errors"][0]["choices"]

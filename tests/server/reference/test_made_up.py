"""What is made up never gets among what is real, nor the other way round, by whatever change."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.server.asking import patch, post

from firedamp.server.mines.models import CoalOutput, MethaneAbundance, Mine


def refused(response: Any) -> set[tuple[str, str]]:
    assert response.status_code == 422, response.content.decode()
    return {(each["field"], each["rule"]) for each in response.json()["errors"]}


@pytest.fixture
def made_up(db: None) -> Mine:
    return Mine.objects.filter(basin__synthetic=True, outputs__isnull=False).distinct().first()


def change(client: Client, table: str, record: Any, values: dict[str, Any]) -> Any:
    return patch(client, f"/reference/{table}/{record.pk}", {"values": values}, version=record.version)


@pytest.mark.parametrize("quality", ["reported", "synthetic"])
def test_a_synthetic_mine_does_not_move_into_a_real_basin(administrator: Client, made_up: Mine, quality: str) -> None:
    response = change(administrator, "mines", made_up, {"basin": "kuzbass", "quality": quality})
    assert ("basin", "changes_sides") in refused(response)


def test_a_real_mine_does_not_move_into_a_synthetic_basin(administrator: Client, made_up: Mine) -> None:
    real = Mine.objects.get(mine_id="M0836")
    response = change(administrator, "mines", real, {"basin": made_up.basin.basin_id, "quality": "synthetic"})
    assert ("basin", "changes_sides") in refused(response)


def test_a_synthetic_figure_is_not_given_to_a_real_mine(administrator: Client, made_up: Mine) -> None:
    record = CoalOutput.objects.filter(mine=made_up).first()
    response = change(administrator, "coal_output", record, {"mine": "M0767", "year": 1999, "quality": "measured"})
    assert ("mine", "changes_sides") in refused(response)


def test_a_synthetic_figure_is_not_called_measured(administrator: Client, made_up: Mine) -> None:
    record = MethaneAbundance.objects.filter(mine__basin__synthetic=True).first()
    response = change(administrator, "methane_abundance", record, {"quality": "measured"})
    assert refused(response) == {("quality", "real_among_synthetic")}


def test_a_new_mine_of_a_real_basin_is_in_no_synthetic_district(administrator: Client, made_up: Mine) -> None:
    values = {
        "mine_id": "NEW-1", "name_en": "New", "name_ru": "Новая", "basin": "kuzbass", "mine_type": "underground",
        "status": "operating", "company": made_up.company.company_id, "district": made_up.district.district_id,
        "quality": "reported", "source": "проба",
    }  # fmt: skip
    found = refused(post(administrator, "/reference/mines", {"values": values}))
    assert {("company", "synthetic_among_real"), ("district", "synthetic_among_real")} <= found


def test_what_is_wrong_otherwise_is_not_called_real_as_well(administrator: Client, made_up: Mine) -> None:
    record = CoalOutput.objects.filter(mine=made_up).first()
    response = change(administrator, "coal_output", record, {"output_t": "много"})
    assert refused(response) == {("output_t", "not_a_number")}


def test_a_synthetic_figure_may_be_changed_as_such(administrator: Client, made_up: Mine) -> None:
    record = CoalOutput.objects.filter(mine=made_up).first()
    assert change(administrator, "coal_output", record, {"output_t": 123_456.0}).status_code == 200


@pytest.mark.parametrize("table", ["emission_factors", "gwp_sets", "gas_properties", "limits"])
def test_nothing_synthetic_stands_among_the_numbers_of_all_basins(administrator: Client, table: str) -> None:
    record = administrator.get(f"/api/v1/reference/{table}?limit=1").json()["items"][0]
    address = f"/reference/{table}/{record['id']}"
    response = patch(administrator, address, {"values": {"quality": "synthetic"}}, version=record["version"])
    assert refused(response) == {("quality", "synthetic_in_common")}


@pytest.mark.parametrize("table", ["companies", "documents"])
def test_nothing_real_becomes_synthetic_where_no_basin_says_which_it_is(administrator: Client, table: str) -> None:
    record = administrator.get(f"/api/v1/reference/{table}?limit=1").json()["items"][0]
    address = f"/reference/{table}/{record['id']}"
    response = patch(administrator, address, {"values": {"quality": "synthetic"}}, version=record["version"])
    assert refused(response) == {("quality", "changes_sides")}


def test_a_synthetic_company_does_not_become_real(administrator: Client, made_up: Mine) -> None:
    response = change(administrator, "companies", made_up.company, {"quality": "reported"})
    assert refused(response) == {("quality", "changes_sides")}


def test_a_new_synthetic_company_is_none_of_the_real_ones(administrator: Client) -> None:
    values = {
        "company_id": "new-made-up",
        "name": "New",
        "quality": "synthetic",
        "source": "проба",
        "confirmation": "confirmed",
    }
    assert post(administrator, "/reference/companies", {"values": values}).status_code == 201

    def listed(basin: str) -> bool:
        found = administrator.get(f"/api/v1/reference/companies?q=new{basin}").json()["items"]
        return "new-made-up" in {each["key"] for each in found}

    assert (listed(""), listed("&basin=kuzbass"), listed("&basin=demonstration")) == (False, False, True)


def test_a_synthetic_document_is_none_of_the_real_ones(administrator: Client) -> None:
    values = {
        "document_id": "made-up", "name_en": "Made up", "name_ru": "Составлен", "kind": "survey",
        "quality": "synthetic", "source": "проба", "confirmation": "confirmed",
    }  # fmt: skip
    assert post(administrator, "/reference/documents", {"values": values}).status_code == 201
    found = {
        basin: administrator.get(f"/api/v1/reference/documents?q=made{basin}").json()["total"]
        for basin in ("", "&basin=kuzbass", "&basin=demonstration")
    }
    assert list(found.values()) == [0, 0, 1]

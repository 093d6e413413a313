"""A researcher's file into a reference table: looked at, mended, taken over whole, undone with one click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import patch, post

from firedamp.messages import describe
from firedamp.science.errors import Problem
from firedamp.server.jobs.holding import Held, claim
from firedamp.server.jobs.working import do
from firedamp.server.mines.models import CoalOutput, MethaneAbundance, Mine
from firedamp.server.reference.importing import job, keeping
from firedamp.server.reference.models import RecordChange
from firedamp.server.reference.tables import table
from firedamp.server.reference.values import key_words

Get = Callable[..., Any]
HEADER = "Шахта;Год;Абсолютная метанообильность, м3/мин;Относительная метанообильность, м3/т\n"
CHOICES = "измерено, по отчётности, рассчитано, восстановлено, экспертная оценка, синтетическое"
DEFAULTS = {"quality": "measured", "source": "Gas surveys", "confirmation": "confirmed"}


def send(client: Client, text: str | bytes, table: str = "methane_abundance", **said: Any) -> Any:
    data = text if isinstance(text, bytes) else text.encode("cp1251")
    address = f"/api/v1/reference/{table}/imports?filename=table.csv"
    return client.post(address, data, content_type="application/octet-stream", **said)


def draft(client: Client, text: str, table: str = "methane_abundance", **said: Any) -> dict[str, Any]:
    response = send(client, text, table)
    assert response.status_code == 201, response.content.decode()
    address = f"/reference/{table}/imports/{response.json()['id']}"
    changed = patch(client, address, {"defaults": DEFAULTS, **said})
    assert changed.status_code == 200, changed.content.decode()
    found: dict[str, Any] = changed.json()
    return {**found, "address": address}


def take(client: Client, found: dict[str, Any]) -> Any:
    return post(client, f"{found['address']}/commit", {})


def test_a_file_is_looked_at_before_anything_is_written(administrator: Client, get: Get) -> None:
    found = draft(administrator, HEADER + "Распадская;2020;120,5;14,2\nАлардинская;2020;80;\n")
    assert found["counts"] == {"rows": 2, "bad": 0, "changed": 0, "new": 2, "same": 0, "skipped": 0}
    assert [column["column"] for column in found["columns"]] == [
        "mine", "year", "absolute_abundance_m3_min", "relative_abundance_m3_t",
    ]  # fmt: skip
    assert get("/reference/methane_abundance")["total"] == 0
    taken = take(administrator, found)
    assert taken.json() | {"change_set": 0} == {
        "change_set": 0, "created": 2, "changed": 0, "kept": 0, "same": 0, "skipped": 0,
    }  # fmt: skip
    records = get("/reference/methane_abundance", sort="mine")["items"]
    assert [each["values"]["mine"]["id"] for each in records] == ["M0767", "M0836"]
    assert {each["values"]["quality"] for each in records} == {"measured"}


def test_a_large_file_is_taken_over_by_a_job_where_that_is_preferred(
    administrator: Client, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "ROWS_WITHIN_A_REQUEST", 1)
    monkeypatch.setattr(Held, "_renew", lambda self: None)  # its thread would not see this test's transaction
    found = draft(administrator, HEADER + "Распадская;2020;120,5;14,2\nАлардинская;2020;80;\n")
    asked = post(administrator, f"{found['address']}/commit", {}, HTTP_PREFER="respond-async")
    assert (asked.status_code, asked.json()["state"]) == (202, "waiting")
    assert get("/reference/methane_abundance")["total"] == 0
    held = claim("elsewhere:1")
    assert held is not None
    do(held)
    done = administrator.get(f"/api/v1/jobs/{asked.json()['id']}").json()
    assert (done["state"], done["result"]["created"]) == ("done", 2)
    assert get("/reference/methane_abundance")["total"] == 2


def test_a_job_for_a_file_whose_rows_are_bad_says_so(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "ROWS_WITHIN_A_REQUEST", 0)
    monkeypatch.setattr(Held, "_renew", lambda self: None)
    found = draft(administrator, HEADER + "Распадская;2020;-1;14,2\n")
    asked = post(administrator, f"{found['address']}/commit", {}, HTTP_PREFER="respond-async")
    held = claim("elsewhere:1")
    assert held is not None
    do(held)
    done = administrator.get(f"/api/v1/jobs/{asked.json()['id']}").json()
    assert (done["state"], done["problem"]["errors"][0]["rule"]) == ("failed", "rows_still_bad")


def test_a_cell_beyond_the_header_is_a_fault_with_its_place_and_value(administrator: Client) -> None:
    found = draft(administrator, HEADER + "Распадская;2020;120,5;14,2;0,7\nАлардинская;2020;80;;;\n")
    assert found["counts"]["bad"] == 1
    (bad,) = [row for row in found["rows"] if row["state"] == "bad"]
    (fault,) = bad["errors"]
    assert (bad["row"], fault["index"], fault["value"], fault["rule"]) == (2, 4, "0,7", "surplus_cell")
    assert "0,7" in fault["message"]
    assert take(administrator, found).status_code == 422


def test_a_cell_beyond_the_header_is_emptied(administrator: Client) -> None:
    found = draft(administrator, HEADER + "Распадская;2020;120,5;14,2;лишнее\n", cells={"2": {"4": ""}})
    assert found["counts"]["new"] == 1


@pytest.mark.parametrize("asked", ["format=csv", "format=csv_excel&lang=ru", "format=csv_excel&lang=en"])
def test_an_export_of_firedamps_own_is_read_back_without_a_warning(administrator: Client, asked: str) -> None:
    address = f"/api/v1/reference/gas_content/export?{asked}&basin=demonstration"
    exported = b"".join(administrator.get(address).streaming_content)  # type: ignore[arg-type]
    found = send(administrator, exported, "gas_content").json()
    assert (found["unmatched"], found["missing"]) == ([], [])
    assert found["counts"]["same"] == found["counts"]["rows"] > 0


@pytest.mark.parametrize(("title", "third", "named"), [("№ п/п", "3", []), ("№", "3", []), ("№", "3-бис", ["№"])])
def test_the_numbers_of_rows_are_no_loss(administrator: Client, title: str, third: str, named: list[str]) -> None:
    rows = f"1;Распадская;2020;120,5;\n2;Распадская;2021;80;\n{third};Распадская;2022;70;\n"
    found = draft(administrator, f"{title};{HEADER}{rows}")
    assert [each["title"] for each in found["unmatched"]] == named


def test_filled_columns_that_will_not_be_taken_are_named(administrator: Client) -> None:
    header = HEADER.strip() + ";Участок;Смена;Категория\n"
    found = draft(administrator, header + "Распадская;2020;120,5;14,2;Первый;;-\nАлардинская;2020;80;;;;\n")
    assert found["unmatched"] == [{"index": 4, "title": "Участок", "filled": 1, "examples": ["Первый"]}]
    changed = patch(administrator, found["address"], {"columns": {"3": {"column": None}}}).json()
    assert [(each["index"], each["filled"]) for each in changed["unmatched"]] == [(3, 1), (4, 1)]


def test_what_is_missing_for_all_rows_is_said_once(administrator: Client) -> None:
    response = send(administrator, HEADER + "Распадская;2020;120,5;14,2\n")
    assert {each["column"] for each in response.json()["missing"]} == {"quality", "source", "confirmation"}


def test_every_bad_row_says_where_and_why_and_stops_the_taking(administrator: Client, get: Get) -> None:
    text = HEADER + "Нет такой;2020;1;2\nРаспадская;2031;1;2\nРаспадская;2020;-5;2\nРаспадская;2019;;\n"
    found = draft(administrator, text + "Распадская;2018;1;2\nраспадская;2018;1;2\n")
    faults = {(row["row"], error["column"], error["rule"]) for row in found["rows"] for error in row["errors"]}
    assert faults == {
        (2, "mine", "unknown_record"),
        (3, "year", "in_the_future"),
        (4, "absolute_abundance_m3_min", "below_minimum"),
        (5, "absolute_abundance_m3_min", "one_needed"),
        (7, "year", "duplicate_in_file"),
    }
    refused = take(administrator, found)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["rule"] == "rows_still_bad"
    assert get("/reference/methane_abundance")["total"] == 0


def test_messages_speak_the_readers_language(administrator: Client) -> None:
    found = draft(administrator, HEADER + "Распадская;2020;много;2\n")
    russian = administrator.get(f"/api/v1{found['address']}?lang=ru").json()["rows"][0]["errors"][0]["message"]
    assert (
        russian
        == "Строка 2, столбец «Абсолютная метанообильность, м3/мин»: Абсолютная метанообильность: «много» — не число"
    )


def test_bad_cells_are_mended_and_bad_rows_left_out(administrator: Client, get: Get) -> None:
    found = draft(administrator, HEADER + "Распадская;2020;много;2\nНет такой;2020;1;2\n")
    mended = patch(administrator, found["address"], {"cells": {"2": {"2": "120,5"}}, "skip": [3]}).json()
    assert mended["counts"] == {"rows": 2, "bad": 0, "changed": 0, "new": 1, "same": 0, "skipped": 1}
    assert take(administrator, found).json()["created"] == 1
    (record,) = get("/reference/methane_abundance")["items"]
    assert record["values"]["absolute_abundance_m3_min"] == 120.5


def test_a_row_of_a_known_key_is_shown_beside_the_record(administrator: Client, get: Get) -> None:
    text = "Шахта;Год;Добыча, млн т\nРаспадская;2025;4,65\nАлардинская;2022;1,7\n"
    found = draft(administrator, text, "coal_output")
    assert (found["counts"]["changed"], found["counts"]["same"]) == (1, 1)
    conflict = next(row["conflict"] for row in found["rows"] if row["conflict"])
    differing = {each["column"]: (each["before"], each["after"]) for each in conflict["differences"]}
    assert differing["output_t"] == (4_700_000.0, 4_650_000.0)
    assert differing["quality"] == ("reported", "measured")  # what is said for all rows is written, too
    assert conflict["choice"] == "keep"


def test_what_is_there_stays_unless_one_says_replace(administrator: Client, get: Get) -> None:
    text = "Шахта;Год;Добыча, млн т\nРаспадская;2025;4,65\n"
    assert take(administrator, draft(administrator, text, "coal_output")).json()["kept"] == 1
    assert get("/reference/coal_output", filter="mine:eq:M0836")["items"][0]["values"]["output_t"] == 4_700_000
    assert take(administrator, draft(administrator, text, "coal_output", choice="replace")).json()["changed"] == 1
    (record,) = get("/reference/coal_output", filter="mine:eq:M0836")["items"]
    assert record["values"]["output_t"] == 4_650_000
    assert record["values"]["source"] == "Gas surveys"
    changed = get(f"/reference/coal_output/{record['id']}/history")["items"][0]
    assert changed["note"] == "table.csv"


def test_an_import_is_undone_with_one_click(administrator: Client, get: Get) -> None:
    text = "Шахта;Год;Добыча, млн т\nРаспадская;2025;4,65\nРаспадская;2024;4,6\n"
    taken = take(administrator, draft(administrator, text, "coal_output", choice="replace")).json()
    undone = post(administrator, f"/reference/changes/{taken['change_set']}/undo", {})
    assert undone.status_code == 200, undone.content.decode()
    (record,) = get("/reference/coal_output", filter="mine:eq:M0836")["items"]
    assert record["values"]["output_t"] == 4_700_000


def test_a_file_that_changes_nothing_leaves_nothing_to_undo(administrator: Client, get: Get) -> None:
    before = get("/reference/changes")["total"]
    found = draft(administrator, HEADER + "Нет такой;2020;1;2\n", skip=[2])
    assert take(administrator, found).json() == {
        "change_set": None, "created": 0, "changed": 0, "kept": 0, "same": 0, "skipped": 1,
    }  # fmt: skip
    assert get("/reference/changes")["total"] == before


def test_a_column_matched_by_hand_is_remembered(administrator: Client) -> None:
    text = "Объект;Год;Показатель\nРаспадская;2020;120,5\n"
    by_hand = {"0": {"column": "mine"}, "2": {"column": "absolute_abundance_m3_min", "unit": "m3/min"}}
    found = draft(administrator, text, columns=by_hand)
    assert found["counts"]["new"] == 1
    take(administrator, found)
    again = send(administrator, text.replace("2020", "2021")).json()
    assert [(column["column"], column["remembered"]) for column in again["columns"]] == [
        ("mine", True), ("year", False), ("absolute_abundance_m3_min", True),
    ]  # fmt: skip


ABSOLUTE = {"column": "absolute_abundance_m3_min", "unit": "m3/min"}
RELATIVE = {"column": "relative_abundance_m3_t", "unit": "m3/t"}


def columns_of(found: dict[str, Any]) -> list[tuple[str | None, bool]]:
    return [(column["column"], column["remembered"]) for column in found["columns"]]


def test_two_columns_of_one_title_are_remembered_each_in_its_place(administrator: Client) -> None:
    text = "Шахта;Год;Показатель;Показатель\nРаспадская;2020;120,5;14,2\n"
    take(administrator, draft(administrator, text, columns={"2": ABSOLUTE, "3": RELATIVE}))
    again = send(administrator, text.replace("2020", "2021")).json()
    assert columns_of(again)[2:] == [("absolute_abundance_m3_min", True), ("relative_abundance_m3_t", True)]


def test_what_was_remembered_of_one_column_is_not_guessed_of_two(administrator: Client) -> None:
    one = "Шахта;Год;Величина\nРаспадская;2020;120,5\n"
    take(administrator, draft(administrator, one, columns={"2": ABSOLUTE}))
    two = send(administrator, "Шахта;Год;Величина;Величина\nРаспадская;2021;100,5;12\n").json()
    assert columns_of(two)[2:] == [(None, False), (None, False)]


def test_two_titles_remembered_as_one_column_are_asked_about(administrator: Client) -> None:
    for number, title in enumerate(("Величина", "Замер")):
        text = f"Шахта;Год;{title}\nРаспадская;{2018 + number};120,5\n"
        take(administrator, draft(administrator, text, columns={"2": ABSOLUTE}))
    both = send(administrator, "Шахта;Год;Величина;Замер\nРаспадская;2021;100,5;12\n").json()
    assert columns_of(both)[2:] == [(None, False), (None, False)]


def test_an_empty_cell_does_not_erase(administrator: Client, get: Get) -> None:
    take(administrator, draft(administrator, HEADER + "Распадская;2020;120,5;14,2\n"))
    found = draft(administrator, HEADER + "Распадская;2020;130;\n", choice="replace")
    take(administrator, found)
    values = get("/reference/methane_abundance")["items"][0]["values"]
    assert (values["absolute_abundance_m3_min"], values["relative_abundance_m3_t"]) == (130, 14.2)


def test_a_long_file_is_taken_over(administrator: Client) -> None:
    mines = list(Mine.objects.filter(basin__synthetic=False).values_list("mine_id", flat=True))[:100]
    years = range(1950, 2000)
    lines = [f"{mine};{year};{index}" for index, year in enumerate(years) for mine in mines]
    found = draft(administrator, "Шахта;Год;Добыча, т\n" + "\n".join(lines), "coal_output")
    taken = take(administrator, found).json()
    assert taken["created"] + found["counts"]["same"] + found["counts"]["changed"] == len(lines)
    assert CoalOutput.objects.count() >= len(lines)
    assert RecordChange.objects.filter(table="coal_output").count() == taken["created"]


def test_a_long_file_is_undone_at_once(administrator: Client, get: Get) -> None:
    before = get("/reference/coal_output")["total"]
    mines = list(Mine.objects.filter(basin__basin_id="kuzbass").values_list("mine_id", flat=True))
    lines = [f"{mine};{year};1" for mine in mines for year in range(1960, 1966)]
    found = draft(administrator, "Шахта;Год;Добыча, т\n" + "\n".join(lines), "coal_output")
    taken = take(administrator, found).json()
    undone = post(administrator, f"/reference/changes/{taken['change_set']}/undo", {})
    assert undone.status_code == 200, undone.content.decode()
    assert undone.json()["records"] == taken["created"] == len(lines)
    assert get("/reference/coal_output")["total"] == before
    back = post(administrator, f"/reference/changes/{undone.json()['id']}/undo", {})
    assert back.status_code == 200, back.content.decode()
    assert get("/reference/coal_output")["total"] == before + len(lines)


def test_what_somebody_changed_since_it_was_shown_is_not_overwritten(administrator: Client, get: Get) -> None:
    found = draft(administrator, "Шахта;Год;Добыча, млн т\nРаспадская;2025;4,65\n", "coal_output", choice="replace")
    (record,) = get("/reference/coal_output", filter="mine:eq:M0836")["items"]
    address = f"/reference/coal_output/{record['id']}"
    patch(administrator, address, {"values": {"output_t": 4_444_000}}, version=record["version"])
    assert take(administrator, found).status_code == 409
    assert get(address)["values"]["output_t"] == 4_444_000
    looked = administrator.get(f"/api/v1{found['address']}").json()
    assert looked["rows"][0]["conflict"]["differences"][0]["before"] == 4_444_000
    assert take(administrator, found).json()["changed"] == 1


def test_two_files_with_one_new_record_do_not_lose_the_second(administrator: Client) -> None:
    first, second = (draft(administrator, HEADER + f"Распадская;2020;{value};2\n") for value in (10, 20))
    assert take(administrator, first).status_code == 200
    assert take(administrator, second).status_code == 409


def test_a_number_beyond_what_a_computer_counts_is_refused_in_words(administrator: Client) -> None:
    found = draft(administrator, HEADER + "Распадская;2020;1e400;2\n")
    assert found["rows"][0]["errors"][0]["rule"] == "not_finite"


def test_synthetic_values_have_no_place_among_real_ones(administrator: Client) -> None:
    found = draft(administrator, HEADER + "Распадская;2020;1;2\n")
    synthetic = patch(administrator, found["address"], {"defaults": {"quality": "synthetic"}}).json()
    assert synthetic["rows"][0]["errors"][0]["rule"] == "synthetic_among_real"


def test_others_do_not_see_a_draft(administrator: Client, viewer: Client, anonymous: Client) -> None:
    found = draft(administrator, HEADER + "Распадская;2020;1;2\n")
    assert viewer.get(f"/api/v1{found['address']}").status_code == 403
    assert anonymous.get(f"/api/v1{found['address']}").status_code == 401
    assert send(viewer, HEADER).status_code == 403


@pytest.mark.parametrize(
    ("data", "rule"), [(b" ", "file_empty"), (b"hello", "no_record_header"), (b"\x00", "file_not_a_table")]
)
def test_what_is_no_table_is_refused(administrator: Client, data: bytes, rule: str) -> None:
    response = send(administrator, data)
    assert response.status_code == 422
    assert response.json()["errors"][0]["rule"] == rule


def test_a_file_too_large_is_refused_before_it_is_read(administrator: Client) -> None:
    response = send(administrator, b"x", CONTENT_LENGTH=10_000_000_000)
    assert response.status_code == 413


def test_a_file_is_sent_as_bytes(administrator: Client) -> None:
    response = post(administrator, "/reference/coal_output/imports", {"file": "x"})
    assert response.status_code == 415


def test_a_column_that_may_mean_two_is_named_and_taken_only_when_somebody_says_which(administrator: Client) -> None:
    sent = send(administrator, "Пласт;Район;Глубина, м;Газоносность, м3/т\nА;Б;300;12\n", "gas_content").json()
    (column,) = [each for each in sent["columns"] if each["index"] == 3]
    assert (column["column"], column["candidates"]) == (None, ["gas_content_daf_m3_t", "gas_content_m3_t"])
    address = f"/reference/gas_content/imports/{sent['id']}"
    (note,) = administrator.get(f"/api/v1{address}?lang=ru").json()["notes"][-1:]
    assert note == (
        "столбец «Газоносность, м3/т» не использован: он может означать одно из: "
        "Газоносность на сухую беззольную массу; Газоносность рабочей массы. Укажите, что именно"
    )
    said = patch(administrator, address, {"columns": {"3": {"column": "gas_content_daf_m3_t"}}}).json()
    assert said["columns"][3]["column"] == "gas_content_daf_m3_t"
    assert not any("Газоносность" in each for each in said["notes"])


def test_a_file_taken_over_is_not_kept_in_memory(administrator: Client) -> None:
    found = draft(administrator, HEADER + "Распадская;2020;120,5;14,2\n")
    assert keeping.holds(found["id"])
    take(administrator, found)
    assert not keeping.holds(found["id"])


def test_a_key_that_stands_twice_is_named_with_all_its_columns(administrator: Client) -> None:
    found = draft(administrator, HEADER + "Распадская;2018;1;2\nраспадская;2018;1;2\n")
    rows = administrator.get(f"/api/v1{found['address']}?lang=ru").json()["rows"]
    (fault,) = rows[0]["errors"]
    assert fault["message"] == "Строка 3: Шахта «распадская», Год 2018: уже есть в строке 2"
    assert fault["index"] == 1


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            ";чушь",
            "Строка 2, столбец «Происхождение»: Происхождение: «чушь» нет среди допустимых: " + CHOICES,
        ),
        (";измерено", "Строка 2, столбец «Год»: Год: значение не задано"),
    ],
)
def test_a_message_in_russian_has_no_english_in_it(administrator: Client, cells: str, message: str) -> None:
    year = "2020" if "чушь" in cells else ""
    header = HEADER.strip() + ";Происхождение\n"
    found = draft(administrator, header + f"Распадская;{year};1;2{cells}\n")
    rows = administrator.get(f"/api/v1{found['address']}?lang=ru").json()["rows"]
    assert [error["message"] for error in rows[0]["errors"]] == [message]


def test_a_column_that_the_file_lacks_is_one_fault(administrator: Client) -> None:
    sent = send(administrator, HEADER + "Распадская;2020;1;2\nРаспадская;2021;1;2\n").json()
    address = f"/reference/methane_abundance/imports/{sent['id']}"
    errors = post(administrator, f"{address}/commit", {}).json()["errors"]
    assert [(each["field"], each["rule"]) for each in errors] == [
        ("rows", "rows_still_bad"), ("quality", "missing"), ("source", "missing"), ("confirmation", "missing"),
    ]  # fmt: skip


def test_a_long_name_does_not_cut_the_rest_of_the_key() -> None:
    values = {"mine": "участок Отвальный " * 12, "year": 2020}
    words = key_words(table("coal_output"), values)
    fault = Problem("year", "duplicate_in_file", None, {"key": words, "first_row": 201})
    assert describe(fault, "ru").endswith("», Год 2020: уже есть в строке 201")


def test_rows_of_sums_are_left_out_and_said_so(administrator: Client) -> None:
    found = draft(administrator, HEADER + "Распадская;2020;1;2\nИтого;2020;1;2\n")
    assert found["counts"]["rows"] == 1
    assert "итогами" in " ".join(found["notes"]) or "sums" in " ".join(found["notes"])
    assert "3" in " ".join(found["notes"])


def test_a_flow_per_day_is_a_1440th_of_one_per_minute(administrator: Client) -> None:
    text = "Шахта;Год;Абсолютная метанообильность, м3/сут\nРаспадская;2020;1440\n"
    found = draft(administrator, text)
    assert {column["column"]: column["unit"] for column in found["columns"]}["absolute_abundance_m3_min"] == "m3/day"
    take(administrator, found)
    record = MethaneAbundance.objects.get(mine__mine_id="M0836", year=2020)
    assert record.absolute_abundance_m3_min == pytest.approx(1)


def test_a_unit_that_is_not_known_is_said_and_never_guessed(administrator: Client) -> None:
    text = "Шахта;Год;Абсолютная метанообильность, м3/год\nРаспадская;2020;1440\n"
    found = draft(administrator, text)
    assert "м3/год" in " ".join(found["notes"])
    by_hand = patch(administrator, found["address"], {"columns": {"2": {"column": "absolute_abundance_m3_min"}}}).json()
    assert by_hand["columns"][2]["unit"] is None
    assert by_hand["counts"]["bad"] == 1

"""Whatever is wrong with a request, the answer is problem details, never a traceback."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import post

from firedamp.server.inventory import services

EVALUATE = "/methods/ipcc2006.underground/evaluate"


def assert_problem(response: Any, status: int, slug: str) -> dict[str, Any]:
    assert response.status_code == status, response.content.decode()
    assert response.headers["Content-Type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert problem["type"] == f"/problems/{slug}"
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


def test_an_unknown_address_is_not_found(anonymous: Client) -> None:
    assert_problem(anonymous.get("/api/v1/nowhere"), 404, "not-found")


def test_an_unknown_version_is_not_found(anonymous: Client) -> None:
    assert_problem(anonymous.get("/api/v9/mines"), 404, "not-found")


def test_a_body_that_is_no_json_says_where_and_what_was_expected(anonymous: Client) -> None:
    answer = post(anonymous, EVALUATE, '{"inputs": {"coal_output" 1}}', headers={"Accept-Language": "ru"})
    problem = assert_problem(answer, 400, "malformed-request")
    assert problem["detail"] == "Запрос: это не JSON, строка 1, позиция 27: здесь ожидается двоеточие"
    assert [(each["field"], each["rule"], each["line"]) for each in problem["errors"]] == [("body", "bad_json", 1)]


def test_a_number_that_json_does_not_know_is_named_with_its_field(anonymous: Client) -> None:
    body = '{"inputs": {"coal_output": NaN}}'
    problem = assert_problem(
        post(anonymous, EVALUATE, body, headers={"Accept-Language": "ru"}), 400, "malformed-request"
    )
    (error,) = problem["errors"]
    assert (error["field"], error["rule"], error["value"]) == ("inputs.coal_output", "not_finite", "NaN")
    assert "«NaN» — не конечное число" in problem["detail"]


def test_a_method_that_is_not_taken_says_which_are(anonymous: Client) -> None:
    response = anonymous.delete("/api/v1/mines")
    assert_problem(response, 405, "method-not-allowed")
    assert "GET" in response.headers["Allow"]


def test_writing_needs_a_sign_in(anonymous: Client) -> None:
    assert_problem(post(anonymous, "/inventories", {"basin": "kuzbass"}), 401, "not-signed-in")


def test_a_stranger_is_told_to_sign_in_not_of_csrf(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    assert_problem(post(client, "/inventories", {"basin": "kuzbass"}), 401, "not-signed-in")


def test_an_empty_parameter_is_none(anonymous: Client) -> None:
    everything = anonymous.get("/api/v1/mines?limit=1").json()
    assert anonymous.get("/api/v1/mines?q=&basin=&has_output=&limit=1&cursor=").json() == everything


def test_writing_needs_an_administrator(viewer: Client) -> None:
    assert_problem(post(viewer, "/inventories", {"basin": "kuzbass"}), 403, "not-allowed")


def test_a_wrong_token_is_refused_even_for_reading(anonymous: Client) -> None:
    assert_problem(anonymous.get("/api/v1/calculations", headers={"X-Session-Token": "no"}), 401, "not-signed-in")


@pytest.mark.parametrize(
    "body",
    [
        "{",
        '{"inputs": NaN}',
        '{"inputs": {"a": 1e999}}',
        '{"inputs": {"a": "\\u0000"}}',
        "[" * 5000,
        '{"a": 1, "a": 2}',
    ],
)
def test_a_body_that_is_not_sound_json_is_malformed(anonymous: Client, body: str) -> None:
    assert_problem(post(anonymous, EVALUATE, body), 400, "malformed-request")


def test_an_empty_body_is_bad_input(anonymous: Client) -> None:
    assert_problem(post(anonymous, EVALUATE, ""), 422, "bad-input")


def test_a_body_that_is_not_an_object_is_bad_input(anonymous: Client) -> None:
    assert_problem(post(anonymous, EVALUATE, "[1]"), 422, "bad-input")


def test_a_form_is_not_json(anonymous: Client) -> None:
    response = anonymous.post(f"/api/v1{EVALUATE}", {"inputs": "1"})
    assert_problem(response, 415, "unsupported-media-type")


def test_a_huge_body_is_too_large(anonymous: Client) -> None:
    assert_problem(post(anonymous, EVALUATE, '{"inputs": {"a": "' + "x" * 2_100_000 + '"}}'), 413, "too-large")


@pytest.mark.parametrize("address", ["/mines?q=%00", "/mines/M%00", "/mines?limit=1&q=a%00b"])
def test_a_nul_in_the_address_is_malformed(anonymous: Client, address: str) -> None:
    assert_problem(anonymous.get(f"/api/v1{address}"), 400, "malformed-request")


def test_an_unknown_field_is_named(anonymous: Client) -> None:
    problem = assert_problem(post(anonymous, EVALUATE, {"inputs": {}, "sedd": 1}), 422, "bad-input")
    assert [(error["field"], error["rule"]) for error in problem["errors"]] == [("sedd", "unknown_input")]


@pytest.mark.parametrize(
    ("draws", "rule"), [(10, "below_minimum"), (2_000_000, "above_maximum"), ("x", "not_an_integer")]
)
def test_draws_have_limits(anonymous: Client, draws: object, rule: str) -> None:
    problem = assert_problem(post(anonymous, EVALUATE, {"inputs": {}, "draws": draws}), 422, "bad-input")
    assert [(error["field"], error["rule"]) for error in problem["errors"]] == [("draws", rule)]


def test_long_lists_are_refused(anonymous: Client) -> None:
    body = {"inputs": {"ventilation": [{"flow": 1, "ch4_percent": 1}] * 1001}}
    problem = assert_problem(post(anonymous, "/methods/mine.balance/evaluate", body), 422, "bad-input")
    assert problem["errors"][0]["rule"] == "too_many_items"


def test_long_texts_are_refused(anonymous: Client) -> None:
    problem = assert_problem(post(anonymous, EVALUATE, {"inputs": {"coal_output": "1" * 501}}), 422, "bad-input")
    assert problem["errors"][0]["rule"] == "too_long"


def test_long_lists_times_many_draws_are_refused(anonymous: Client) -> None:
    body = {"inputs": {"ventilation": [{"flow": 1, "ch4_percent": 1}] * 500}, "draws": 1_000_000}
    problem = assert_problem(post(anonymous, "/methods/mine.balance/evaluate", body), 422, "bad-input")
    assert problem["errors"][0]["field"] == "draws"


def test_a_wrong_value_is_named_with_its_limit(anonymous: Client) -> None:
    problem = assert_problem(post(anonymous, EVALUATE, {"inputs": {"coal_output": -1}}), 422, "bad-input")
    error = problem["errors"][0]
    assert (error["field"], error["rule"], error["value"], error["minimum"]) == ("coal_output", "below_minimum", -1, 0)


def test_words_follow_accept_language(anonymous: Client) -> None:
    russian = post(anonymous, EVALUATE, {"inputs": {"coal_output": -1}}, headers={"Accept-Language": "ru-RU,ru;q=0.9"})
    assert russian.json()["title"] == "Некоторые значения не годятся"
    assert russian.headers["Content-Language"] == "ru"


def test_the_address_overrules_accept_language(anonymous: Client) -> None:
    response = anonymous.get("/api/v1/mines/none?lang=ru", headers={"Accept-Language": "en"})
    assert response.json()["title"] == "Здесь ничего нет"


def test_a_language_we_do_not_speak_is_answered_in_english(anonymous: Client) -> None:
    response = anonymous.get("/api/v1/mines/none?lang=xx", headers={"Accept-Language": "de"})
    assert response.json()["title"] == "There is nothing here"


def test_a_fault_of_ours_says_nothing_of_the_inside(anonymous: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr(services, "inventory_compute", fail)
    response = anonymous.get("/api/v1/inventories/view")
    problem = assert_problem(response, 500, "fault")
    assert "secret" not in response.content.decode()
    assert problem["errors"] == []


def test_a_host_that_is_not_ours_is_refused(anonymous: Client) -> None:
    assert_problem(anonymous.get("/api/v1/mines", headers={"Host": "evil.example"}), 400, "malformed-request")


@pytest.mark.parametrize(
    "cursor",
    ["WyJcdTAwMDAiLCAiYSJd", "WyJcdWQ4MDAiLCAiYSJd", "x", "!!!", "WyJhIl0", "WzEsMl0", "bnVsbA", "ё", "W" * 900],
)
def test_a_cursor_that_we_did_not_write_is_bad_input(refused: Callable[..., Any], cursor: str) -> None:
    assert refused("/mines", 422, cursor=cursor)["errors"][0]["field"] == "cursor"


@pytest.mark.parametrize("limit", ["0", "-1", "501", "x", "99999999999999999999"])
def test_a_page_size_out_of_range_is_bad_input(refused: Callable[..., Any], limit: str) -> None:
    assert refused("/mines", 422, limit=limit)["errors"][0]["field"] == "limit"


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("/mines?limit=0", "0"),
        ("/mines?limit=abc", "abc"),
        ("/inventories/view?year=1800", "1800"),
        ("/mines?mine_type=xx", "xx"),
        ("/mines?has_output=perhaps", "perhaps"),
    ],
)
def test_what_was_given_is_said_back(anonymous: Client, address: str, value: str) -> None:
    (error,) = assert_problem(anonymous.get(f"/api/v1{address}"), 422, "bad-input")["errors"]
    assert error["value"] == value
    assert value in error["message"]


def test_what_was_given_in_a_body_is_said_back(anonymous: Client) -> None:
    problem = assert_problem(post(anonymous, EVALUATE, {"inputs": {}, "draws": 5, "seed": -1}), 422, "bad-input")
    assert {error["field"]: error["value"] for error in problem["errors"]} == {"draws": 5, "seed": -1}


def test_a_long_value_is_cut(anonymous: Client) -> None:
    (error,) = assert_problem(anonymous.get("/api/v1/mines?q=" + "q" * 300), 422, "bad-input")["errors"]
    assert len(error["value"]) <= 201


@pytest.mark.parametrize(
    "body", [{"inputs": {}, "password": "hidden"}, {"secret": "hidden"}, {"inputs": ["hidden"]}, ["hidden"]]
)
def test_what_is_not_one_of_our_values_is_not_said_back(anonymous: Client, body: object) -> None:
    response = post(anonymous, EVALUATE, body)
    assert_problem(response, 422, "bad-input")
    assert "hidden" not in response.content.decode()


@pytest.mark.parametrize("address", ["/mines", "/mines/M0836", "/health", "/inventories/view", "/openapi.json"])
def test_head_answers_as_get_without_a_body(anonymous: Client, address: str) -> None:
    read = anonymous.get(f"/api/v1{address}")
    asked = anonymous.head(f"/api/v1{address}")
    assert (asked.status_code, asked.content) == (200, b"")
    for header in ("Content-Type", "Content-Length", "ETag"):
        assert asked.headers.get(header) == read.headers.get(header), header


def test_head_of_a_file_names_it_without_making_it(anonymous: Client) -> None:
    asked = anonymous.head("/api/v1/reference/mines/export")
    assert (asked.status_code, b"".join(asked.streaming_content)) == (200, b"")
    assert asked.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "mines-" in asked.headers["Content-Disposition"]


def test_head_of_what_is_not_there_is_not_found(anonymous: Client) -> None:
    asked = anonymous.head("/api/v1/mines/M9999")
    assert (asked.status_code, asked.content) == (404, b"")


def test_head_of_what_is_only_written_is_refused(anonymous: Client) -> None:
    assert anonymous.head(f"/api/v1{EVALUATE}").status_code == 405


LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.mark.parametrize(
    ("address", "body", "rule"),
    [
        ("/tokens", {"name": ""}, "missing"),
        ("/tokens", {"name": 1}, "not_a_text"),
        ("/tokens", {"name": "x", "days": "скоро"}, "not_an_integer"),
        ("/reports", {"organisation": "own", "year": 2024, "calculation": "1"}, "not_a_uuid"),
        ("/reference/mines/bulk", {"action": "change", "records": []}, "empty_list"),
    ],
)
def test_what_pydantic_finds_wrong_is_told_in_the_reader_s_language(administrator, address, body, rule) -> None:
    response = post(administrator, f"{address}?lang=ru", body)
    problem = assert_problem(response, 422, "bad-input")
    told = {each["rule"]: each["message"] for each in problem["errors"]}
    assert rule in told
    assert not LATIN.search(told[rule])


def test_a_choice_is_named_as_it_is_written(administrator) -> None:
    response = post(administrator, "/tokens?lang=ru", {"name": "x", "scopes": ["root"]})
    (error,) = assert_problem(response, 422, "bad-input")["errors"]
    assert (error["rule"], error["value"], error["choices"]) == ("not_a_choice", "root", "read, write, reference")
    assert "предприятия" not in error["message"]

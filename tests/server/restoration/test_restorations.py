"""A restoration over HTTP: begun with a table or a file, restored, tried, accepted, withdrawn, taken away."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import delete, patch, post

from firedamp.server.jobs.holding import Held, claim
from firedamp.server.jobs.working import do
from firedamp.server.mines.models import CoalOutput, MethaneAbundance, Mine
from firedamp.server.reference.models import ChangeSet
from firedamp.server.reference.models.records import Quality
from firedamp.server.restoration import accepting
from firedamp.server.restoration.models import AcceptedValue, Restoration

pytestmark = pytest.mark.django_db
Get = Callable[..., Any]
DEMO = {"basin": "demonstration", "table": "methane_abundance", "column": "absolute_abundance_m3_min"}
KUZBASS = {"basin": "kuzbass", "table": "methane_abundance", "column": "absolute_abundance_m3_min"}
IN_KUZBASS = MethaneAbundance.objects.filter(mine__basin__basin_id="kuzbass")
YEARS = range(2010, 2020)
LINE = "Шахта;" + ";".join(map(str, YEARS))
FILE = f"{LINE}\nРаспадская;50;52;;54;55;57;;60;61;62\nАлардинская;30;;31;32;;34;35;;36;37\n"


def begun(client: Client, **said: Any) -> dict[str, Any]:
    response = post(client, "/restorations", {**DEMO, **said})
    assert response.status_code == 201, response.content.decode()
    found: dict[str, Any] = response.json()
    return found


def sent(client: Client, text: str | bytes = FILE, **said: Any) -> Any:
    query = "&".join(f"{name}={value}" for name, value in {"filename": "abundance.csv", **said}.items())
    data = text if isinstance(text, bytes) else text.encode("cp1251")
    return client.post(f"/api/v1/restorations/files?{query}", data, content_type="application/octet-stream")


def of_kuzbass(client: Client, text: str = FILE, method: str = "linear") -> dict[str, Any]:
    run = sent(client, text, **KUZBASS).json()
    return restored(client, run, method)


def restored(client: Client, run: dict[str, Any], method: str = "linear") -> dict[str, Any]:
    response = post(client, f"/restorations/{run['id']}/restore", {"method": method})
    assert response.status_code == 200, response.content.decode()
    found: dict[str, Any] = response.json()
    return found


def accepted(client: Client, run: dict[str, Any], **chosen: Any) -> Any:
    return post(client, f"/restorations/{run['id']}/accept", chosen)


def test_the_methods_and_what_can_be_restored_are_told_in_both_languages(get: Get) -> None:
    found = get("/restorations/methods")
    assert found["methods"][-1]["id"] == "auto"
    assert {(each["table"], each["column"]) for each in found["quantities"]} >= {
        ("coal_output", "output_t"), ("methane_abundance", "relative_abundance_m3_t"), ("methane_use", "drained_m3"),
    }  # fmt: skip
    assert found["titles"]["blend"] == {"en": "Blend of methods", "ru": "Смесь методов"}


def test_a_table_shows_where_its_gaps_are(viewer: Client) -> None:
    run = begun(viewer)
    assert run["state"] == "read"
    assert run["synthetic"] is True
    assert run["times"] == list(range(run["times"][0], run["times"][-1] + 1))
    for series in run["series"]:
        assert len(series["cells"]) == len(run["times"])
        assert series["cells"].count("k") == series["known"] > 0
        assert series["missing"] == len(run["times"]) - series["known"] - series["cells"].count("o")
    assert {letter for series in run["series"] for letter in series["cells"]} >= {"k", "s", "t"}


def test_years_may_be_narrowed(viewer: Client) -> None:
    assert begun(viewer, first=2000, last=2010)["times"] == list(range(2000, 2011))


def test_a_table_without_a_value_is_refused(viewer: Client) -> None:
    response = post(viewer, "/restorations", KUZBASS)
    assert response.status_code == 422
    assert response.json()["errors"][0]["rule"] == "no_known_values"


@pytest.mark.parametrize(
    ("said", "field"),
    [({"table": "mines"}, "table"), ({"column": "year"}, "column"), ({"basin": "nowhere"}, "basin")],
)
def test_what_cannot_be_restored_is_refused_with_what_can(viewer: Client, said: dict[str, Any], field: str) -> None:
    response = post(viewer, "/restorations", {**DEMO, **said})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == field


def test_a_file_of_mines_is_matched_by_name(viewer: Client) -> None:
    run = sent(viewer, **KUZBASS).json()
    assert [each["mine_id"] for each in run["series"]] == ["M0836", "M0767"]
    assert run["series"][0]["cells"] == "kkskkkskkk"


def test_a_file_without_mines_is_restored_and_cannot_be_accepted(administrator: Client) -> None:
    text = "time;CH4\n2024-01-01 00:00;1\n2024-01-01 00:10;\n2024-01-01 00:20;3\n2024-01-01 00:30;4\n"
    run = restored(administrator, sent(administrator, text).json())
    assert run["step"] == "timestamp"
    assert run["series"][0]["restored"] == 1
    refused = accepted(administrator, run)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "table"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (" \n", "file_empty"),
        (f"{LINE}\nРаспадская" + ";" * len(YEARS) + "\n", "no_known_values"),
        (FILE.replace("52", "много"), "not_a_number"),
        (FILE + "Распадская;50;52;;54;55;57;;60;61;62\n", "series_twice"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(viewer: Client, text: str, rule: str) -> None:
    response = sent(viewer, text, **KUZBASS)
    assert response.status_code == 422
    assert response.json()["errors"][0]["rule"] == rule
    assert not Restoration.objects.exists()


def test_a_series_may_be_said_to_be_a_mine_or_none(viewer: Client) -> None:
    run = sent(viewer, FILE.replace("Алардинская", "Шахта 7"), **KUZBASS).json()
    assert run["series"][1]["mine_id"] is None
    changed = patch(viewer, f"/restorations/{run['id']}", {"mines": {"Шахта 7": "M0767", "Распадская": None}}).json()
    assert [each["mine_id"] for each in changed["series"]] == [None, "M0767"]
    twice = patch(viewer, f"/restorations/{run['id']}", {"mines": {"Шахта 7": "M0836"}})
    assert twice.status_code == 422
    assert twice.json()["errors"][0]["rule"] == "same_mine"


def test_each_restored_value_has_its_interval_its_method_and_its_reason(viewer: Client, get: Get) -> None:
    run = restored(viewer, begun(viewer, first=1995), "auto")
    place = next(each["place"] for each in run["series"] if each["restored"])
    found = viewer.get(f"/api/v1/restorations/{run['id']}/series/{place}").json()
    known = [value for value in found["known"] if value is not None]
    assert len(known) + len(found["values"]) + len(found["left"]) == len(found["times"])
    reasons = get("/restorations/methods")["reasons"]
    for value in found["values"]:
        assert value["low"] is None or value["low"] <= value["value"] <= value["high"]
        assert value["reason"] in reasons
    assert {row["series"] for row in found["evidence"]} == {found["name"]}


def test_a_mine_has_no_value_before_it_opened_and_after_it_closed(viewer: Client) -> None:
    run = restored(viewer, begun(viewer))
    assert run["left"] > 0
    closed = Mine.objects.filter(basin__basin_id="demonstration", closing_year__lt=2015)
    closing = dict(closed.values_list("mine_id", "closing_year"))
    of_closed = [each for each in run["series"] if each["name"] in closing]
    assert len(of_closed) > 5
    for each in of_closed:
        found = viewer.get(f"/api/v1/restorations/{run['id']}/series/{each['place']}").json()
        assert all(value["time"] <= closing[each["name"]] for value in found["values"])
        assert {cell["reason"] for cell in found["left"]} == {"outside_life"}
        assert each["cells"].count("o") == len(found["left"])


def test_each_cell_is_told_with_how_it_stands_and_why(administrator: Client) -> None:
    run = of_kuzbass(administrator)
    assert [each["marks"] for each in run["series"]] == ["..r...r...", ".r..r..r.."]
    assert run["why"] == [{"method": "linear", "reason": "asked_for", "count": 5}]
    assert (run["left_why"], run["frozen"], run["jobs"]) == ({}, False, [])
    accepted(administrator, run, cells=[{"series": "Распадская", "time": 2016}])
    shown = administrator.get(f"/api/v1/restorations/{run['id']}").json()
    assert [each["marks"] for each in shown["series"]] == ["..r...a...", ".r..r..r.."]
    post(administrator, f"/restorations/{run['id']}/withdraw", {})
    after = administrator.get(f"/api/v1/restorations/{run['id']}").json()
    assert (after["series"][0]["marks"], after["frozen"]) == ("..r...r...", True)


def test_what_is_being_done_to_it_is_told_to_who_comes_back(viewer: Client) -> None:
    run = begun(viewer, first=2010)
    job = post(viewer, f"/restorations/{run['id']}/restore", {}, HTTP_PREFER="respond-async").json()
    found = viewer.get(f"/api/v1/restorations/{run['id']}").json()["jobs"]
    assert found == [{"id": job["id"], "kind": "restoration"}]
    post(viewer, f"/jobs/{job['id']}/cancel", {})
    assert viewer.get(f"/api/v1/restorations/{run['id']}").json()["jobs"] == []


def test_as_a_job_it_comes_to_the_same(viewer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Held, "_renew", lambda self: None)  # a thread would not see this test's transaction
    run = begun(viewer, first=2005)
    direct = restored(viewer, run, "auto")["methods"]
    job = post(viewer, f"/restorations/{run['id']}/restore", {"seed": 1}, HTTP_PREFER="respond-async")
    assert job.status_code == 202
    assert job.json()["name"] == "Absolute abundance, Demonstration basin (synthetic)"
    held = claim("test")
    assert held is not None
    do(held)
    done = viewer.get(f"/api/v1/jobs/{job.json()['id']}").json()
    assert (done["state"], done["result"]) == ("done", {"restoration": run["id"]})
    assert viewer.get(f"/api/v1/restorations/{run['id']}").json()["methods"] == direct


def test_an_experiment_says_what_to_trust(viewer: Client) -> None:
    run = begun(viewer, first=2000)
    asked = {"patterns": ["random", "tail"], "shares": [0.2], "methods": ["linear", "mean"], "repeats": 1}
    found = post(viewer, f"/restorations/{run['id']}/experiment", asked).json()["experiment"]
    assert {(row["method"], row["pattern"]) for row in found["rows"]} == {
        (method, pattern) for method in ("linear", "mean") for pattern in ("random", "tail")
    }
    assert [each["pattern"] for each in found["trusted"]] == ["random", "tail"]
    assert found["examples"]
    assert {each["method"] for each in found["timings"]} == {"linear", "mean"}
    again = post(viewer, f"/restorations/{run['id']}/experiment", asked).json()["experiment"]
    assert again["rows"] == found["rows"]


@pytest.mark.parametrize("body", [{"methods": ["magic"]}, {"patterns": ["magic"]}])
def test_an_experiment_with_what_is_not_there_is_refused(viewer: Client, body: dict[str, Any]) -> None:
    run = begun(viewer, first=2010)
    assert post(viewer, f"/restorations/{run['id']}/experiment", body).status_code == 422


def test_accepted_values_stand_in_the_table_with_quality_method_and_run(administrator: Client, get: Get) -> None:
    run = of_kuzbass(administrator)
    done = accepted(administrator, run, series=["Распадская"]).json()
    assert (done["values"], done["skipped"]) == (2, [])
    records = get("/reference/methane_abundance", basin="kuzbass")["items"]
    assert {each["values"]["year"] for each in records} == {2012, 2016}
    for record in records:
        assert record["values"]["quality"] == "restored"
        assert record["values"]["confirmation"] == "to_confirm"
        assert run["id"][:8] in record["values"]["source"]
        mark = record["restored"]["absolute_abundance_m3_min"]
        assert (mark["run"], mark["method"]) == (run["id"], "linear")
    shown = administrator.get(f"/api/v1/restorations/{run['id']}").json()
    assert (shown["state"], shown["in_table"]) == ("accepted", 2)
    assert get("/reference/changes", table="methane_abundance")["items"][0]["kind"] == "restoration"


def test_some_cells_may_be_accepted(administrator: Client) -> None:
    run = of_kuzbass(administrator)
    done = accepted(administrator, run, cells=[{"series": "Алардинская", "time": 2014}]).json()
    assert done["values"] == 1
    assert list(IN_KUZBASS.all().values_list("mine__mine_id", "year")) == [("M0767", 2014)]


def test_all_are_withdrawn_in_one_step(administrator: Client, get: Get) -> None:
    run = of_kuzbass(administrator)
    accepted(administrator, run, series=["Распадская"])
    accepted(administrator, run, series=["Алардинская"])
    assert IN_KUZBASS.all().count() == 5
    done = post(administrator, f"/restorations/{run['id']}/withdraw", {})
    assert done.json() == {"values": 5}
    assert not IN_KUZBASS.all().exists()
    assert post(administrator, f"/restorations/{run['id']}/withdraw", {}).status_code == 409


def typed(client: Client, record: dict[str, Any], **values: Any) -> dict[str, Any]:
    """A record as it is after somebody changed it."""
    at = f"/reference/methane_abundance/{record['id']}"
    changed = patch(client, at, {"values": values}, version=record["version"])
    assert changed.status_code == 200, changed.content.decode()
    found: dict[str, Any] = changed.json()
    return found


def test_what_was_typed_over_a_restored_value_stays_and_all_others_are_withdrawn(
    administrator: Client, get: Get
) -> None:
    run = of_kuzbass(administrator)
    accepted(administrator, run)
    typed_over, confirmed, deleted, also = get("/reference/methane_abundance", basin="kuzbass")["items"][:4]
    measured = {"absolute_abundance_m3_min": 99, "quality": "measured", "source": "Survey"}
    assert typed(administrator, typed_over, **measured)["restored"] == {}
    typed(administrator, confirmed, confirmation="confirmed", note="Сверено")
    typed(administrator, also, relative_abundance_m3_t=7.5)
    gone = delete(administrator, f"/reference/methane_abundance/{deleted['id']}", version=deleted["version"])
    assert gone.status_code in (200, 204)
    assert post(administrator, f"/restorations/{run['id']}/withdraw", {}).json() == {"values": 3}
    left = {each.pk: each.absolute_abundance_m3_min for each in IN_KUZBASS.all()}
    assert left == {typed_over["id"]: 99, also["id"]: None}
    shown = administrator.get(f"/api/v1/restorations/{run['id']}").json()
    assert (shown["state"], shown["in_table"]) == ("restored", 0)
    assert post(administrator, f"/restorations/{run['id']}/withdraw", {}).status_code == 409
    refused = administrator.delete(f"/api/v1/restorations/{run['id']}")
    assert "stood in the table" in refused.json()["detail"]


def test_a_value_typed_over_a_restored_one_is_that_person_s_word(administrator: Client, get: Get) -> None:
    accepted(administrator, of_kuzbass(administrator))
    record = get("/reference/methane_abundance", basin="kuzbass")["items"][0]
    after = typed(administrator, record, absolute_abundance_m3_min=99)
    assert (after["values"]["quality"], after["restored"]) == ("expert", {})
    assert "changed by hand" in after["values"]["source"]
    assert after["values"]["confirmation"] == "to_confirm"


@pytest.mark.parametrize("format", ["csv", "json"])
def test_an_exported_table_says_which_figures_were_restored(administrator: Client, get: Get, format: str) -> None:  # noqa: A002
    values = {"mine": "M0836", "year": 2012, "relative_abundance_m3_t": 14, "quality": "measured", "source": "Survey"}
    post(administrator, "/reference/methane_abundance", {"values": {**values, "confirmation": "confirmed"}})
    run = of_kuzbass(administrator)
    accepted(administrator, run, series=["Распадская"])
    at = f"/api/v1/reference/methane_abundance/export?basin=kuzbass&format={format}&filter=year:eq:2012"
    answer = administrator.get(at)
    told = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
    assert "absolute_abundance_m3_min = " in told
    assert f"90%), linear, {run['id']}" in told


def test_what_has_a_value_by_now_keeps_it(administrator: Client) -> None:
    run = of_kuzbass(administrator)
    values = {"mine": "M0836", "year": 2012, "absolute_abundance_m3_min": 70, "quality": "measured"}
    made = post(
        administrator, "/reference/methane_abundance",
        {"values": {**values, "source": "Survey", "confirmation": "confirmed"}},
    )  # fmt: skip
    assert made.status_code == 201, made.content.decode()
    done = accepted(administrator, run, series=["Распадская"]).json()
    assert (done["values"], done["skipped"]) == (1, [{"series": "Распадская", "time": 2012}])
    assert IN_KUZBASS.all().get(year=2012).absolute_abundance_m3_min == 70


def test_what_somebody_enters_at_the_same_moment_is_not_written_over(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both looked for the records before either wrote."""
    run, other = of_kuzbass(administrator), of_kuzbass(administrator)
    assert accepted(administrator, other).json()["values"] == 5
    monkeypatch.setattr(accepting, "_records", lambda table, chosen: {})
    refused = accepted(administrator, run)
    assert refused.status_code == 409
    assert "accept once more" in refused.json()["detail"]
    assert AcceptedValue.objects.filter(restoration=run["id"]).count() == 0


def test_a_record_with_another_figure_keeps_its_quality_and_the_value_is_marked(
    administrator: Client, get: Get
) -> None:
    values = {"mine": "M0836", "year": 2012, "relative_abundance_m3_t": 14, "quality": "measured", "source": "Survey"}
    post(administrator, "/reference/methane_abundance", {"values": {**values, "confirmation": "confirmed"}})
    accepted(administrator, of_kuzbass(administrator), series=["Распадская"])
    record = get("/reference/methane_abundance", basin="kuzbass", filter="year:eq:2012")["items"][0]
    assert (record["values"]["quality"], record["values"]["source"]) == ("measured", "Survey")
    assert list(record["restored"]) == ["absolute_abundance_m3_min"]


def test_a_unit_of_the_file_is_brought_to_the_tables(administrator: Client) -> None:
    table = {"basin": "kuzbass", "table": "coal_output", "column": "output_t"}
    text = "Шахта;2010;2011;2012;2013;2014\nРаспадская;2,1;2,3;;2,7;2,9\n"
    run = sent(administrator, text, **table).json()
    units = next(
        each["units"]
        for each in administrator.get("/api/v1/restorations/methods").json()["quantities"]
        if each["column"] == "output_t"
    )
    unit = next(each for each in units if "M" in each)
    patch(administrator, f"/restorations/{run['id']}", {"unit": unit})
    restored(administrator, run)
    assert accepted(administrator, run).json()["values"] == 1
    assert AcceptedValue.objects.get().value == pytest.approx(2.5e6)


def test_a_value_without_a_range_is_not_accepted(administrator: Client) -> None:
    """One output is known of each mine: nothing says how far the value of another year may be off."""
    output = {"basin": "kuzbass", "table": "coal_output", "column": "output_t"}
    run = restored(administrator, begun(administrator, **output), "auto")
    assert run["without_range"] == sum(each["restored"] for each in run["series"]) > 0
    refused = accepted(administrator, run, series=["M0767"])
    assert refused.status_code == 422
    assert [(each["rule"], each["value"]) for each in refused.json()["errors"]] == [("no_range", "M0767")]
    assert AcceptedValue.objects.count() == 0


def test_those_without_a_range_are_left_out_and_told(administrator: Client) -> None:
    run = of_kuzbass(administrator)
    found = Restoration.objects.get(pk=run["id"])
    first = found.result["values"][0]
    first.update(low=None, high=None)
    found.save(update_fields=["result"])
    told = accepted(administrator, run).json()
    assert told["without_range"] == [{"series": first["series"], "time": first["time"]}]
    assert told["values"] == sum(each["restored"] for each in run["series"]) - 1


def test_the_latest_known_output_of_a_mine_is_none_that_was_restored(administrator: Client, get: Get) -> None:
    before = get("/mines/M0836")["outputs"]
    listed = get("/mines", q="M0836")["items"][0]
    line = _line_of(get, "M0836")
    mine = Mine.objects.get(mine_id="M0836")
    later = CoalOutput.objects.create(
        mine=mine, year=listed["output_year"] + 1, output_t=1.0, quality=Quality.RESTORED, source="run"
    )
    change_set = ChangeSet.objects.create(table="coal_output", kind=ChangeSet.Kind.RESTORATION, user=None)
    run = Restoration.objects.get(pk=of_kuzbass(administrator)["id"])
    AcceptedValue.objects.create(
        restoration=run, change_set=change_set, table="coal_output", column="output_t", mine=mine, year=later.year,
        value=1.0, low=0.5, high=1.5, level=0.9, method="linear", reason="asked_for", series="x",
    )  # fmt: skip
    assert get("/mines", q="M0836")["items"][0] == listed
    assert (_line_of(get, "M0836")["year"], _line_of(get, "M0836")["output_t"]) == (line["year"], line["output_t"])
    CoalOutput.objects.filter(mine=mine).exclude(pk=later.pk).delete()
    alone = get("/mines", q="M0836")["items"][0]
    assert (alone["output_t"], alone["output_quality"]) == (1.0, "restored")
    assert before


def _line_of(get: Get, mine_id: str) -> dict[str, Any]:
    lines = get("/inventories/view", basin="kuzbass")["lines"]
    return next(each for each in lines if each["mine_id"] == mine_id)


def test_of_a_synthetic_basin_they_stay_synthetic(administrator: Client, get: Get) -> None:
    run = restored(administrator, begun(administrator, first=2005))
    name = next(each["name"] for each in run["series"] if each["restored"])
    assert accepted(administrator, run, series=[name]).json()["values"] > 0
    year = AcceptedValue.objects.first().year  # type: ignore[union-attr]
    record = get("/reference/methane_abundance", basin="demonstration", filter=[f"mine:eq:{name}", f"year:eq:{year}"])
    assert record["items"][0]["values"]["quality"] == "synthetic"
    assert record["items"][0]["restored"]


def test_restored_values_are_gaps_to_the_next_restoration(administrator: Client) -> None:
    before = begun(administrator, first=2005)
    run = restored(administrator, before)
    accepted(administrator, run)
    after = begun(administrator, first=2005)
    assert [each["cells"] for each in after["series"]] == [each["cells"] for each in before["series"]]


def test_what_stands_in_a_table_is_not_restored_anew_or_put_away(administrator: Client) -> None:
    run = of_kuzbass(administrator)
    accepted(administrator, run)
    assert post(administrator, f"/restorations/{run['id']}/restore", {}).status_code == 409
    assert administrator.delete(f"/api/v1/restorations/{run['id']}").status_code == 409
    assert patch(administrator, f"/restorations/{run['id']}", {"unit": "m3/min"}).status_code == 409


def test_others_see_of_a_run_what_stands_in_the_table(administrator: Client, anonymous: Client) -> None:
    run = of_kuzbass(administrator)
    assert anonymous.get(f"/api/v1/restorations/{run['id']}").status_code == 404
    accepted(administrator, run, series=["Распадская"])
    shown = anonymous.get(f"/api/v1/restorations/{run['id']}").json()
    assert [each["name"] for each in shown["series"]] == ["Распадская"]
    assert (shown["own"], shown["said"]) == (False, {})
    assert anonymous.get(f"/api/v1/restorations/{run['id']}/series/0").status_code == 200
    assert anonymous.get(f"/api/v1/restorations/{run['id']}/series/1").status_code == 404
    assert anonymous.get(f"/api/v1/restorations/{run['id']}/download").status_code == 401


def test_who_may_not_change_the_tables_accepts_nothing(viewer: Client) -> None:
    run = of_kuzbass(viewer)
    assert accepted(viewer, run).status_code == 403
    assert not AcceptedValue.objects.exists()


def test_the_filled_file_is_the_one_that_was_sent(viewer: Client) -> None:
    run = of_kuzbass(viewer)
    response = viewer.get(f"/api/v1/restorations/{run['id']}/download", {"what": "file"})
    text = response.content.decode("cp1251")
    assert text == FILE.replace("52;;54", "52;53;54").replace("57;;60", "57;58,5;60").replace(
        "30;;31;32;;34;35;;36", "30;30,5;31;32;33;34;35;35,5;36"
    )
    assert "abundance-restored.csv" in response.headers["Content-Disposition"]


def test_the_restored_values_are_taken_away_as_a_table(viewer: Client) -> None:
    run = of_kuzbass(viewer)
    response = viewer.get(f"/api/v1/restorations/{run['id']}/download", {"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert [(row["series"], row["time"], float(row["value"])) for row in rows[:2]] == [
        ("Распадская", "2012", 53), ("Распадская", "2016", 58.5),
    ]  # fmt: skip
    for kind in ("csv_excel", "xlsx", "json"):
        got = viewer.get(f"/api/v1/restorations/{run['id']}/download", {"format": kind, "lang": "ru"})
        assert got.status_code == 200, kind
    assert viewer.get(f"/api/v1/restorations/{run['id']}/download", {"what": "errors"}).status_code == 409


def test_an_inventory_that_rests_on_restored_values_says_so_and_is_wider(administrator: Client, get: Get) -> None:
    def line(year: int) -> dict[str, Any]:
        found = get("/inventories/view", basin="kuzbass", method="measured", year=year)
        return {**found["lines"][0], "of_all": found["restored"]}

    run = of_kuzbass(administrator, method="auto")
    accepted(administrator, run, series=["Распадская"])
    told = {"mine": "M0836", "quality": "measured", "source": "Survey", "confirmation": "confirmed"}
    figures = {"methane_abundance": {"absolute_abundance_m3_min": 57}, "coal_output": {"output_t": 4e6}}
    for table, year in (("methane_abundance", 2015), ("coal_output", 2015), ("coal_output", 2016)):
        made = post(administrator, f"/reference/{table}", {"values": {**told, **figures[table], "year": year}})
        assert made.status_code == 201, made.content.decode()
    known, wider = line(2015), line(2016)
    assert (known["quality"], known["restored"], known["of_all"]) == ("measured", [], None)
    assert wider["quality"] == "restored"
    assert wider["restored"] == ["absolute_abundance_m3_min"]
    assert wider["of_all"]["mines"] == 1
    assert wider["of_all"]["runs"] == [run["id"]]
    relative = [(each["ch4_t_high"] - each["ch4_t_low"]) / each["ch4_t"] for each in (known, wider)]
    assert relative[1] > relative[0]
    assert wider["origin"]["absolute_abundance_m3_min"]["restored"]["method"] in ("linear", "blend", "state_space")


def test_a_series_tells_restored_values_apart(administrator: Client, get: Get) -> None:
    accepted(administrator, of_kuzbass(administrator), series=["Распадская"])
    found = get("/series", basin="kuzbass", quantity="absolute_abundance_m3_min", level="mine", id="M0836")
    points = {point["year"]: point for point in found["series"][0]["points"]}
    assert points[2012]["quality"] == "restored"


def test_the_oldest_runs_of_which_nothing_was_accepted_go(viewer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firedamp.server.restoration.services.KEPT", 2)
    runs = [sent(viewer, **KUZBASS).json()["id"] for _ in range(3)]
    kept = [each["id"] for each in viewer.get("/api/v1/restorations").json()["items"]]
    assert kept == [runs[2], runs[1]]

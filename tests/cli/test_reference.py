"""`firedamp reference …` against a real server: what it prints, what it writes, how it ends."""

from __future__ import annotations

import csv
import io
import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Ran

from firedamp.client import Client

Run = Callable[..., Ran]
TABLE = "methane_abundance"
WORDS = (
    "year=2019",
    "absolute_abundance_m3_min=120,5",
    "quality=measured",
    "source=Survey 2019",
    "confirmation=confirmed",
)


@pytest.fixture
def reference(call: Run, server: tuple[str, str], tmp_path: Path) -> Run:
    """Call `firedamp reference` as anybody."""

    def calling(*arguments: str, **environment: str) -> Ran:
        own = {"FIREDAMP_URL": server[0], "FIREDAMP_TOKEN": "", "XDG_CONFIG_HOME": str(tmp_path / "config")}
        return call("reference", *arguments, **{**own, **environment})

    return calling


@pytest.fixture
def token(server: tuple[str, str]) -> Iterator[str]:
    """An administrator's token; the records of a test are gone after it."""
    with Client(server[0]) as client:
        client.sign_in("admin", server[1])
        yield str(client.token)
        for record in client.reference.records(TABLE):
            client.reference.delete(TABLE, record["id"], version=record["version"])
        client.sign_out()


@pytest.fixture
def administrator(reference: Run, token: str) -> Run:
    """Call `firedamp reference` as an administrator."""
    return lambda *arguments, **environment: reference(*arguments, **{"FIREDAMP_TOKEN": token, **environment})


def test_the_tables_are_listed(reference: Run) -> None:
    done = reference("list")
    assert done.code == 0, done.error
    assert any(line.split()[:1] == ["mines"] and " 109 " in line for line in done.out.splitlines())
    output = next(line for line in done.out.splitlines() if line.startswith("coal_output "))
    assert "2021–2025" in output
    assert "Global Coal Mine Tracker, May 2026" in output
    assert {table["id"] for table in reference("list", "--json").json["items"]} >= {"mines", "documents"}


def test_records_are_found_filtered_and_sorted(reference: Run) -> None:
    asked = ("list", "mines", "--q", "Распадская", "--filter", "depth_m:ge:100", "--sort", "-depth_m", "--limit", "2")
    done = reference(*asked, "--lang", "ru")
    assert done.code == 0, done.error
    assert "Глубина" not in done.error
    assert "Raspadskaya" in done.out
    depths = [item["values"]["depth_m"] for item in reference(*asked, "--json").json["items"]]
    assert depths == sorted(depths, reverse=True)
    assert len(depths) <= 2


def test_a_limit_says_what_is_not_shown(reference: Run) -> None:
    assert "Shown: 3 of 109" in reference("list", "mines", "--limit", "3").error


def test_records_are_printed_as_csv(reference: Run) -> None:
    done = reference("list", "coal_output", "--filter", "mine:eq:M0836", "--csv")
    (row,) = csv.DictReader(io.StringIO(done.out))
    assert (row["mine"], row["year"], row["record_key"]) == ("M0836", "2025", "M0836/2025")


def test_columns_are_chosen(reference: Run) -> None:
    done = reference("list", "mines", "--columns", "name_en,depth_m", "--limit", "1")
    assert done.out.splitlines()[0].split() == ["Id", "Name", "in", "English", "Depth,", "m"]
    unknown = reference("list", "mines", "--columns", "nonsense")
    assert (unknown.code, unknown.out) == (2, "")


def test_a_record_is_shown_by_its_key(reference: Run) -> None:
    done = reference("get", "coal_output", "M0836/2025", "--lang", "ru")
    assert done.code == 0, done.error
    assert "шахта Распадская" in done.out
    assert "4 700 000" in done.out.replace("\u202f", " ").replace("\xa0", " ")
    number = str(reference("get", "coal_output", "M0836/2025", "--json").json["id"])
    assert reference("get", "coal_output", number, "--json").json["key"] == "M0836/2025"


def test_a_record_that_is_not_there_is_said(reference: Run) -> None:
    done = reference("get", "coal_output", "M0836/1850")
    assert (done.code, done.out) == (2, "")
    assert "M0836/1850" in done.error


@pytest.mark.parametrize("arguments", [("list", "nonsense"), ("list", "mines", "--filter", "nonsense:eq:1")])
def test_what_the_server_refuses_is_bad_input(reference: Run, arguments: tuple[str, ...]) -> None:
    done = reference(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.error


def test_a_table_that_is_not_there_is_named_beside_those_there_are(reference: Run) -> None:
    done = reference("list", "nothere")
    assert done.code == 2
    assert "nothere" in done.error
    assert "methane_abundance" in done.error


def test_a_server_that_is_not_there_is_said(reference: Run) -> None:
    done = reference("list", "--url", "http://127.0.0.1:9", "--lang", "ru")
    assert (done.code, done.out) == (2, "")
    assert done.error.startswith("по адресу «http://127.0.0.1:9» Firedamp не отвечает")


# changing


def test_changing_needs_signing_in(reference: Run) -> None:
    done = reference("put", TABLE, "mine=M0836", *WORDS)
    assert (done.code, done.out) == (2, "")
    assert "firedamp reference login" in done.error


def test_a_record_is_made_changed_and_its_history_shown(administrator: Run) -> None:
    made = administrator("put", TABLE, "mine=Распадская", *WORDS)
    assert made.code == 0, made.error
    assert made.out.startswith("Made: M0836/2019")
    changed = administrator("put", TABLE, "absolute_abundance_m3_min=130", "quality=Reported", "--key", "M0836/2019")
    assert changed.out.splitlines() == [
        "Changed: M0836/2019, now version 2",
        "Absolute abundance, m³/min: 120.5 → 130",
        "Quality: measured → reported",
    ]
    history = administrator("get", TABLE, "M0836/2019", "--history").out
    assert "Absolute abundance, m³/min: 120.5 → 130" in history


def test_a_conflict_shows_the_difference_and_loses_nothing(administrator: Run) -> None:
    administrator("put", TABLE, "mine=M0836", *WORDS)
    administrator("put", TABLE, "absolute_abundance_m3_min=130", "--key", "M0836/2019")
    second = administrator("put", TABLE, "absolute_abundance_m3_min=140", "--key", "M0836/2019", "--version", "1")
    assert (second.code, second.out) == (2, "")
    assert "Absolute abundance, m³/min: 130 → 140" in second.error
    kept = administrator("get", TABLE, "M0836/2019", "--json").json
    assert kept["values"]["absolute_abundance_m3_min"] == 130


def test_every_bad_assignment_is_named(administrator: Run) -> None:
    done = administrator("put", TABLE, "nonsense=1", "year", "year=1,234")
    assert done.code == 2
    assert len(done.error.splitlines()) == 3


def test_signing_in_keeps_a_token_that_only_the_user_reads(
    call: Run, run: Run, server: tuple[str, str], tmp_path: Path
) -> None:
    own = {"FIREDAMP_URL": server[0], "XDG_CONFIG_HOME": str(tmp_path / "config"), "FIREDAMP_TOKEN": ""}
    done = run("reference", "login", stdin=f"admin\n{server[1]}\n".encode(), **own)
    assert done.code == 0, done.error
    file = tmp_path / "config" / "firedamp" / "tokens.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(json.loads(file.read_text("utf-8"))) == [server[0]]
    assert server[1] not in done.out + done.error
    made = call("reference", "put", TABLE, "mine=M0836", *WORDS, "--json", **own).json
    with Client(server[0], json.loads(file.read_text("utf-8"))[server[0]]) as client:
        client.reference.delete(TABLE, made["id"], version=made["version"])


def test_a_wrong_password_keeps_nothing(run: Run, server: tuple[str, str], tmp_path: Path) -> None:
    own = {"FIREDAMP_URL": server[0], "XDG_CONFIG_HOME": str(tmp_path / "config")}
    done = run("reference", "login", "--user", "admin", stdin=b"wrong\n", **own)
    assert done.code == 2
    assert not (tmp_path / "config").exists()


# files


HEAD = "Шахта;Год;Абсолютная метанообильность, м3/мин;Источник\n"
ROWS = HEAD + "Распадская;2017;98,5;съёмка\nРаспадская;2018;много;съёмка\n"
DEFAULTS = ("--defaults", "quality=measured", "--defaults", "confirmation=confirmed")


def test_bad_rows_are_named_and_nothing_is_written(administrator: Run, file: Callable[..., str]) -> None:
    name = file(ROWS, "abundance.csv", "cp1251")
    done = administrator("import", TABLE, name, *DEFAULTS)
    assert (done.code, done.out) == (2, "")
    assert "Row 3" in done.error
    assert "Абсолютная метанообильность" in done.error
    assert "много" in done.error
    assert administrator("list", TABLE, "--json").json["total"] == 0


def test_bad_rows_are_left_out_where_that_is_wanted(administrator: Run, file: Callable[..., str]) -> None:
    name = file(ROWS, "abundance.csv", "cp1251")
    done = administrator("import", TABLE, name, *DEFAULTS, "--skip-bad", "--json")
    assert (done.json["created"], done.json["skipped"]) == (1, 1)
    assert "много" in done.error


def test_a_trial_writes_nothing(administrator: Run, file: Callable[..., str]) -> None:
    name = file(ROWS.replace("много", "99,5"), "abundance.csv")
    done = administrator("import", TABLE, name, *DEFAULTS, "--dry-run")
    assert done.code == 0, done.error
    assert done.out.startswith("New: 2,")
    assert administrator("list", TABLE, "--json").json["total"] == 0


def test_a_file_without_a_header_is_matched_by_letters(administrator: Run, file: Callable[..., str]) -> None:
    name = file("Распадская;1931;5\nАлардинская;1931;6\n", "bare.csv")
    asked = ("import", TABLE, name, *DEFAULTS, "--defaults", "source=Survey")
    unmatched = administrator(*asked)
    assert (unmatched.code, "A, B, C" in unmatched.error) == (2, True)
    columns = ("A=mine", "B=year", "C=absolute_abundance_m3_min:m3/min")
    said = [word for each in columns for word in ("--column", each)]
    assert administrator(*asked, *said, "--dry-run").out.startswith("New: 2,")


def test_a_column_that_its_title_does_not_tell_is_named(administrator: Run, file: Callable[..., str]) -> None:
    name = file(ROWS.replace("Абсолютная метанообильность, м3/мин", "Дебит").replace("много", "99,5"), "abundance.csv")
    asked = ("import", TABLE, name, *DEFAULTS, "--column", "Дебит=absolute_abundance_m3_min:m3/min", "--json")
    assert administrator(*asked).json["created"] == 2


def test_records_that_differ_are_kept_unless_they_are_to_be_replaced(
    administrator: Run, file: Callable[..., str]
) -> None:
    administrator("put", TABLE, "mine=M0836", *WORDS)
    name = file("mine,year,absolute_abundance_m3_min,source\nM0836,2019,125,Survey 2019\n", "again.csv")
    kept = administrator("import", TABLE, name, *DEFAULTS)
    assert "kept: 1" in kept.error
    replaced = administrator("import", TABLE, name, *DEFAULTS, "--replace", "--json").json
    assert replaced["changed"] == 1


WIDE = "Шахта;Источник;2015 г.;2016 г.\nРаспадская;съёмка;98,5;\nЕсаульская;съёмка;много;40\n"


def test_years_as_columns_are_told_and_what_their_cells_are_is_asked_once(
    administrator: Run, file: Callable[..., str]
) -> None:
    done = administrator("import", TABLE, file(WIDE, "wide.csv", "cp866"), *DEFAULTS)
    assert done.code == 2
    first, *others = done.error.splitlines()
    assert first.startswith("Say what the cells under 2015–2016 are: --years COLUMN:UNIT, one of absolute_abundance_")
    assert others == ["Bad rows: 3. Nothing was written; mend them, or leave them out with --skip-bad."]


def test_each_cell_under_a_year_is_taken_and_a_bad_one_named_by_its_column(
    administrator: Run, file: Callable[..., str]
) -> None:
    asked = ("import", TABLE, file(WIDE, "wide.csv", "cp866"), *DEFAULTS, "--years", "absolute_abundance_m3_min:m3/min")
    refused = administrator(*asked)
    assert "Row 3, column “2015 г.”: Absolute abundance: “много” is not a number" in refused.error
    done = administrator(*asked, "--skip-bad", "--json")
    assert (done.json["created"], done.json["skipped"]) == (2, 1)
    assert "read as cp866 (DOS), by its letters" in done.error
    assert "columns 2015–2016 are years" in done.error


def test_years_may_be_said_to_be_none(administrator: Run, file: Callable[..., str]) -> None:
    done = administrator("import", TABLE, file(WIDE, "wide.csv"), *DEFAULTS, "--not-wide", "--dry-run")
    assert done.error.startswith("Neither the file nor --defaults gives: Year (year)\n")


def test_an_encoding_that_cannot_be_told_is_asked(administrator: Run, file: Callable[..., str]) -> None:
    name = file("mine,year,absolute_abundance_m3_min,source\nM0836,2014,125,é\n", "survey.csv", "latin-1")
    asked = ("import", TABLE, name, *DEFAULTS)
    refused = administrator(*asked)
    assert refused.code == 2
    assert "Windows-1251: й" in refused.error
    assert "--encoding" in refused.error
    assert administrator(*asked, "--encoding", "cp1251", "--json").json["created"] == 1


@pytest.mark.parametrize(
    ("name", "begin"), [("mines.csv", b"mine_id,"), ("mines.xlsx", b"PK"), ("m.json", b"{"), ("m.parquet", b"PAR1")]
)
def test_records_are_written_to_a_file(reference: Run, tmp_path: Path, name: str, begin: bytes) -> None:
    done = reference("export", "mines", name, "--q", "Распадская")
    assert (done.code, done.out) == (0, ""), done.error
    assert (tmp_path / name).read_bytes().startswith(begin)


def test_records_are_written_to_standard_output(run: Run, server: tuple[str, str]) -> None:
    done = run("reference", "export", "coal_output", "-", "--filter", "mine:eq:M0836", FIREDAMP_URL=server[0])
    assert (done.code, len(done.out.splitlines())) == (0, 2), done.error


def test_an_ending_without_a_format_is_refused(reference: Run) -> None:
    done = reference("export", "mines", "mines.docx")
    assert (done.code, done.out) == (2, "")
    assert ".parquet" in done.error


def test_a_column_that_the_file_lacks_is_said_once_and_first(administrator: Run, file: Callable[..., str]) -> None:
    name = file(ROWS.replace("много", "99,5") + "Распадская;2019;много;съёмка\n", "abundance.csv", "cp1251")
    done = administrator("import", TABLE, name, "--defaults", "quality=measured")
    assert done.code == 2
    lines = done.error.splitlines()
    assert "Neither the file nor --defaults gives: Status (confirmation)" in lines[0]
    assert sum("Status" in line for line in lines) == 1
    assert any("много" in line for line in lines)

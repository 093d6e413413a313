"""Tables of plumes as their publishers make them: told by their titles, read whole or refused with every bad row."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO
from typing import Any

import pytest

from firedamp.messages import describe
from firedamp.science.errors import InputError
from firedamp.tables.plumes import read_places, read_plumes

EXCEL_MOMENT = datetime(2024, 1, 2, 3, 4)  # noqa: DTZ001 – Excel knows no zones
PACKAGE = files("firedamp") / "data" / "plumes"
CARBON_MAPPER = """plume_id,plume_latitude,plume_longitude,datetime,ipcc_sector,gas,emission_auto,\
emission_uncertainty_auto,platform
tan1,39.1,111.2,2024-09-01T04:10:11Z,Coal Mining (1B1a),CH4,1500.5,400.25,Tanager-1
tan2,39.1,111.3,2024-09-02T04:10:11+00:00,Coal Mining (1B1a),CH4,,,Tanager-1
tan3,39.1,111.4,2024-09-02T04:10:11Z,Electricity,CO2,90000,100,Tanager-1
"""
TROPOMI = """date,time_UTC,lat,lon,source_rate_t/h,uncertainty_t/h,estimated_source_type
20210101,06:00:45,36.75,109.76,32,16,Coal
"""
GHGSAT = """Observation ID,Satellite,Observation Date (UTC),Latitude,Longitude,Emission Rate (kg/hr),\
Emission Rate Uncertainty (%)
a1,GHGSat-C2,2023-03-01 05:00:00,37.5,110.7,2000,25
"""
RUSSIAN = """Код;Дата и время;Широта;Долгота;Выброс метана, кг/ч;Погрешность, кг/ч;Прибор;Шлейф обнаружен
Ш-1;14.05.2023 16:00;53,901;86,702;1 250,5;300;Спутник;да
Ш-2;15.05.2023 16:00;53,901;86,702;0;;Спутник;нет
"""


def read(text: str, name: str = "plumes.csv", encoding: str = "utf-8") -> Any:
    return read_plumes(text.encode(encoding), name)


def refused(text: str, name: str = "plumes.csv") -> list[tuple[str, str, object]]:
    with pytest.raises(InputError) as caught:
        read(text, name)
    return [(each.field, each.rule, each.params.get("row")) for each in caught.value.problems]


def test_the_real_plumes_of_the_package_are_read() -> None:
    found = read_plumes((PACKAGE / "plumes.csv").read_bytes(), "plumes.csv")
    assert (len(found.plumes), found.layout.id) == (92, "gem")  # 93 rows, two of them of one observation
    first = found.plumes[0]  # the package's first row
    assert (first.plume_id, first.emission_kg_h, first.uncertainty_kg_h) == ("CH4T1269", 345.0369, 172.1348)
    assert first.observed_at == datetime(2020, 8, 4, 17, 14, 1, tzinfo=UTC)


def test_a_plume_is_dated_by_its_overpass_not_by_the_day_it_was_entered() -> None:
    found = read_plumes((PACKAGE / "plumes.csv").read_bytes(), "plumes.csv")
    plume = next(each for each in found.plumes if each.plume_id == "CH4T2191")  # GAO20210513t142329p0000-1
    assert plume.observed_at == datetime(2021, 5, 13, 14, 23, 29, tzinfo=UTC)  # the table says 2023-05-14T20:23:00
    assert {note.rule: note.value for note in found.notes}["note_dated_by_id"] == 42


def test_one_observation_under_two_ids_of_the_tracker_is_taken_once() -> None:
    found = read_plumes((PACKAGE / "plumes.csv").read_bytes(), "plumes.csv")
    # rows 27 and 28: emi20230204t040649p03007-A, 2,713.72156 kg/h at 38.94995° N 111.09383° E
    assert {"CH4T1524", "CH4T2244"} & {each.plume_id for each in found.plumes} == {"CH4T1524"}
    note = next(each for each in found.notes if each.rule == "note_same_observation")
    assert (note.value, note.params) == (1, {"rows": ["28 = 27"]})
    assert "28 = 27" in describe(note, "en")
    assert "28 = 27" in describe(note, "ru")


def test_rows_alike_in_instrument_time_place_and_rate_are_one_observation() -> None:
    rows = [
        "a,2024-01-01T05:00:00Z,53.90000,86.7,100,EMIT", "b,2024-01-01T05:00:00Z,53.900004,86.7,100,EMIT",
        "c,2024-01-01T05:00:00Z,53.90000,86.7,101,EMIT", "d,2024-01-01T05:00:00Z,53.91000,86.7,100,EMIT",
        "e,2024-01-01T05:00:00Z,53.90000,86.7,100,Tanager-1", "f,2024-01-02T05:00:00Z,53.90000,86.7,100,EMIT",
    ]  # fmt: skip
    found = read("\n".join(["id,datetime,latitude,longitude,rate (kg/h),instrument", *rows]))
    assert [each.plume_id for each in found.plumes] == ["a", "c", "d", "e", "f"]
    assert [each.params["rows"] for each in found.notes] == [["3 = 2"]]


def test_the_mines_of_the_package_have_places() -> None:
    found = read_places((PACKAGE / "mines.csv").read_bytes(), "mines.csv")
    assert len(found) == 128
    assert (found[0].mine_id, found[0].latitude, found[0].exact) == ("M0007", -32.468942, True)


def test_carbon_mapper_s_table_gives_methane_alone_and_keeps_what_has_no_rate() -> None:
    found = read(CARBON_MAPPER)
    assert found.layout.id == "carbon_mapper"
    assert [(each.plume_id, each.emission_kg_h) for each in found.plumes] == [("tan1", 1500.5), ("tan2", None)]
    assert [note.rule for note in found.notes] == ["note_other_gases", "note_one_sigma"]


def test_tropomi_s_tonnes_are_kilograms_and_its_date_and_time_a_moment() -> None:
    (plume,) = read(TROPOMI).plumes
    assert (plume.emission_kg_h, plume.uncertainty_kg_h, plume.instrument) == (32_000, 16_000, "TROPOMI")
    assert plume.observed_at == datetime(2021, 1, 1, 6, 0, 45, tzinfo=UTC)


def test_ghgsat_s_percent_is_a_share_of_the_rate() -> None:
    (plume,) = read(GHGSAT).plumes
    assert (plume.emission_kg_h, plume.uncertainty_kg_h, plume.instrument) == (2000, 500, "GHGSat-C2")


GHGSAT_AS_DOCUMENTED = """Observation Date (UTC),Latitude,Longitude,Emission Rate (kg/hr),\
Emission Rate Uncertainty ({unit})
2023-03-01 05:00:00,37.5,110.7,2000,{sigma}
"""


@pytest.mark.parametrize(("unit", "sigma"), [("kg/hr", "500"), ("%", "25")])
def test_a_table_with_the_titles_that_topdown_md_names_is_ghgsat_s(unit: str, sigma: str) -> None:
    found = read(GHGSAT_AS_DOCUMENTED.format(unit=unit, sigma=sigma))
    (plume,) = found.plumes
    assert (found.layout.id, found.layout.status) == ("ghgsat", "to_confirm")
    assert (plume.emission_kg_h, plume.uncertainty_kg_h, plume.instrument) == (2000, 500, "GHGSat")
    assert plume.observed_at == datetime(2023, 3, 1, 5, tzinfo=UTC)


def test_an_uncertainty_without_a_unit_is_no_percentage() -> None:
    text = GHGSAT_AS_DOCUMENTED.replace(" ({unit})", "").format(sigma=25)
    with pytest.raises(InputError) as caught:
        read(text)
    assert [(each.field, each.rule) for each in caught.value.problems] == [("uncertainty_kg_h", "no_column_unit")]
    english, russian = (describe(caught.value, lang) for lang in ("en", "ru"))
    assert "“Emission Rate Uncertainty, kg/h” (known: kg/h, t/h, t/day, %)" in english
    assert "«Emission Rate Uncertainty, кг/ч» (известны: кг/ч, т/ч, т/сут, %)" in russian


@pytest.mark.parametrize(
    "titles",
    [
        "Observation Date (UTC),Latitude,Longitude,Emission Rate (t/h),Uncertainty (%)",
        "Date (UTC),Source Latitude,Source Longitude,CH4 Emission Rate (t/h),Emission Rate Uncertainty, %",
        "Time (UTC),Latitude (deg),Longitude (deg),Methane Emission (t CH4/h),Uncertainty [t/h]",
        "Время наблюдения,Широта,Долгота,Выброс метана (т/ч),Погрешность (%)",
    ],
)
def test_another_table_is_read_by_the_words_of_its_titles(titles: str) -> None:
    percent = "%" in titles
    quoted = titles.replace("Emission Rate Uncertainty, %", '"Emission Rate Uncertainty, %"')
    found = read(f"{quoted}\n2023-03-01 05:00:00,37.5,110.7,2,{25 if percent else 0.5}\n")
    (plume,) = found.plumes
    assert found.layout.id == "other"
    assert (plume.emission_kg_h, plume.uncertainty_kg_h) == (2000, 500)
    assert plume.observed_at == datetime(2023, 3, 1, 5, tzinfo=UTC)


def test_a_day_and_a_time_of_the_day_stand_in_two_columns() -> None:
    (plume,) = read("Date,Time (UTC),Lat,Lon,Rate (kg/h)\n2023-03-01,05:00:00,37.5,110.7,2\n").plumes
    assert plume.observed_at == datetime(2023, 3, 1, 5, tzinfo=UTC)


def test_a_table_that_names_no_columns_says_what_its_first_row_is() -> None:
    with pytest.raises(InputError) as caught:
        read("shopping,list\nmilk,2")
    assert "(the first row is: shopping, list)" in describe(caught.value, "en")
    assert "(первая строка: shopping, list)" in describe(caught.value, "ru")


def feature(geometry: dict[str, Any], **own: Any) -> dict[str, Any]:
    properties = {
        "Plume ID": "CH4_PlumeComplex-1", "UTC Time Observed": "2023-02-04T05:00:00Z",
        "Latitude of max concentration": 38.9, "Longitude of max concentration": 111.0,
        "Emissions Rate Estimate (kg/hr)": 1622.3, "Emissions Rate Estimate Uncertainty (kg/hr)": 115.4,
    }  # fmt: skip
    return {"type": "Feature", "geometry": geometry, "properties": properties | own}


def test_emit_s_outline_and_point_of_one_plume_are_one_observation() -> None:
    ring = [[111.0, 38.9], [111.1, 38.9], [111.1, 39.0], [111.0, 38.9]]
    outline, point = {"type": "Polygon", "coordinates": [ring]}, {"type": "Point", "coordinates": [111.0, 38.9]}
    other = {"Plume ID": "CH4_PlumeComplex-2", "Emissions Rate Estimate (kg/hr)": "NA",
             "Emissions Rate Estimate Uncertainty (kg/hr)": "NA"}  # fmt: skip
    features = [feature(outline), feature(point), feature(point, **other)]
    found = read(json.dumps({"type": "FeatureCollection", "features": features}), "emit.geojson")
    assert found.layout.id == "emit"
    assert [(each.emission_kg_h, each.uncertainty_kg_h) for each in found.plumes] == [(1622.3, 115.4), (None, None)]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_a_russian_table_with_semicolons_and_decimal_commas(encoding: str) -> None:
    found = read(RUSSIAN, "шлейфы.csv", encoding)
    seen, null = found.plumes
    assert (seen.latitude, seen.longitude, seen.emission_kg_h) == (53.901, 86.702, 1250.5)
    assert (null.detected, null.emission_kg_h) == (False, 0)


def test_a_workbook_is_read_as_a_text_is() -> None:
    import xlsxwriter

    held = BytesIO()
    with xlsxwriter.Workbook(held, {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        sheet = book.add_worksheet("Plumes")
        sheet.write_row(0, 0, ["Шлейфы"])
        sheet.write_row(2, 0, ["id", "datetime", "lat", "lon", "rate (t/h)", "sigma (t/h)"])
        sheet.write_row(3, 0, ["a", EXCEL_MOMENT, 53.9, 86.7, 1.5, 0.5])
    (plume,) = read_plumes(held.getvalue(), "plumes.xlsx").plumes
    assert (plume.emission_kg_h, plume.uncertainty_kg_h, plume.row) == (1500, 500, 4)
    assert plume.observed_at == datetime(2024, 1, 2, 3, 4, tzinfo=UTC)


def test_every_bad_row_is_named_at_once() -> None:
    rows = [
        "a,2024-01-01T00:00:00Z,95,86.7,100", "b,yesterday,53.9,86.7,100", "c,2999-01-01T00:00:00Z,53.9,186.7,-1",
        "d,2024-01-01T00:00:00Z,53.9,86.7,100", "d,2024-01-01T00:00:00Z,53.9,86.7,many",
    ]  # fmt: skip
    assert refused("\n".join(["id,datetime,latitude,longitude,rate (kg/h)", *rows])) == [
        ("latitude", "above_maximum", 2),
        ("observed_at", "not_a_moment", 3),
        ("longitude", "above_maximum", 4),
        ("observed_at", "in_the_future", 4),
        ("emission_kg_h", "below_minimum", 4),
        ("emission_kg_h", "not_a_number", 6),
        ("plume_id", "plume_twice", 6),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,datetime,lat,lon,rate\na,2024-01-01,1,2,3", [("emission_kg_h", "no_column_unit", None)]),
        ("id,lat,lon\na,1,2", [("emission_kg_h", "plume_column_missing", None),
                               ("observed_at", "plume_column_missing", None)]),
        ("shopping,list\nmilk,2", [("file", "no_plume_header", None)]),
        ('{"type": "Point"}', [("file", "not_a_geojson", None)]),
        ("{not json", [("file", "bad_json", None)]),
        ("", [("file", "file_empty", None)]),
        ("id,datetime,lat,lon,rate kg/h", [("file", "no_rows", None)]),
    ],
)  # fmt: skip
def test_what_is_no_table_of_plumes_says_why(text: str, expected: list[tuple[str, str, object]]) -> None:
    assert refused(text) == expected

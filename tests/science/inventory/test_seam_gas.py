"""The gas content of a seam at a mine's depth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedamp.science.inventory.seam_gas import GasContentRecord, as_worked, gas_content_at

RECORDS = [GasContentRecord(600, 22, "measured"), GasContentRecord(200, 8, "measured"), GasContentRecord(400, 14)]


def test_between_two_depths_it_is_in_proportion() -> None:
    """At 250 m, a quarter of the way from 8 m³/t at 200 m to 14 m³/t at 400 m: 9.5."""
    found = gas_content_at(RECORDS, 250)
    assert found is not None
    assert found.gas_content_m3_t == pytest.approx(9.5)
    assert found.how == "interpolated"
    assert [record.depth_m for record in found.records] == [200, 400]


def test_at_a_recorded_depth_it_is_the_record() -> None:
    found = gas_content_at(RECORDS, 400)
    assert found is not None
    assert (found.gas_content_m3_t, found.how, len(found.records)) == (14, "recorded", 1)


@pytest.mark.parametrize(("depth", "content"), [(50, 8), (900, 22)])
def test_beyond_the_recorded_depths_it_is_the_nearest_and_says_so(depth: float, content: float) -> None:
    found = gas_content_at(RECORDS, depth)
    assert found is not None
    assert (found.gas_content_m3_t, found.how) == (content, "nearest")


def test_without_a_record_or_a_depth_nothing_is_known() -> None:
    assert gas_content_at([], 300) is None
    assert gas_content_at(RECORDS, None) is None


def test_what_is_interpolated_is_calculated_at_best() -> None:
    measured = [GasContentRecord(200, 8, "measured"), GasContentRecord(400, 14, "measured")]
    restored = [*measured, GasContentRecord(500, 15, "restored")]
    assert [gas_content_at(measured, depth).quality for depth in (200, 300, 900)] == [  # type: ignore[union-attr]
        "measured", "calculated", "calculated",
    ]  # fmt: skip
    assert gas_content_at(restored, 450).quality == "restored"  # type: ignore[union-attr]


def test_coal_as_worked_holds_less_than_its_dry_ash_free_mass() -> None:
    """14.2 m³/t daf with 6.5 % moisture and 11.3 % ash: 14.2 · 0.822 = 11.6724 m³/t."""
    assert as_worked(None, 14.2, 6.5, 11.3) == pytest.approx(11.6724)


def test_a_stated_gas_content_of_coal_as_worked_stands() -> None:
    assert as_worked(11.0, 14.2, 6.5, 11.3) == 11.0


def test_a_gas_content_without_moisture_or_ash_is_not_known_of_coal_as_worked() -> None:
    assert as_worked(None, 14.2, None, 11.3) is None


def test_an_origin_names_each_source_once_and_the_records() -> None:
    records = [GasContentRecord(200, 8, "measured", "survey", 7), GasContentRecord(400, 14, "measured", "survey", 8)]
    found = gas_content_at(records, 250)
    assert found is not None
    assert found.origin == {
        "source": "survey",
        "quality": "calculated",
        "row": None,
        "how": "interpolated",
        "records": [
            {"id": 7, "depth_m": 200, "gas_content_m3_t": 8},
            {"id": 8, "depth_m": 400, "gas_content_m3_t": 14},
        ],
    }


records = st.lists(
    st.builds(GasContentRecord, st.floats(0, 1500), st.floats(0, 40), st.just("measured")), min_size=1, max_size=8
)


@given(records=records, depth=st.floats(0, 2000))
def test_it_lies_between_the_bounds_of_the_records_that_it_names(records: list[GasContentRecord], depth: float) -> None:
    found = gas_content_at(records, depth)
    assert found is not None
    contents = [record.gas_content_m3_t for record in found.records]
    assert min(contents) - 1e-9 <= found.gas_content_m3_t <= max(contents) + 1e-9
    assert set(found.records) <= set(records)

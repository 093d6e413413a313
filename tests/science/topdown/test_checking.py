"""A check of the real plumes beside the mines near them: every candidate shown, none chosen by the check."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firedamp.science.errors import InputError
from firedamp.science.methods.library import library
from firedamp.science.topdown.annual import Persistence
from firedamp.science.topdown.checking import REMARKS, Question, checked
from firedamp.science.topdown.geodesy import distance_km
from firedamp.science.topdown.matching import candidates_of, only_candidates
from firedamp.science.topdown.plume import Estimate, Place, Plume

AT = datetime(2023, 5, 14, 16, 0, tzinfo=UTC)
PLUMES = [Plume("p1", AT, 53.90, 86.70, 1000.0, 200.0, "EMIT"), Plume("p2", AT, 53.99, 86.70, 400.0, 80.0, "EMIT")]
PLACES = [
    Place("near", {"en": "Near"}, 53.91, 86.70, inventory=Estimate(8000, 4000, 16000), inventory_year=2023),
    Place("far", {"en": "Far"}, 53.94, 86.70),
    Place("away", {"en": "Away"}, 60.0, 86.70),
]
GWP = library().gwp_set("RU")


def test_all_candidates_are_shown_nearest_first_and_none_is_chosen() -> None:
    found = checked(PLUMES, PLACES, Question(Persistence(0.5), radius_km=6), GWP)
    assert [each["mine_id"] for each in found["plumes"][0]["candidates"]] == ["near", "far"]
    assert found["plumes"][0]["chosen"] is None
    assert all(mine["top_down"] is None and mine["verdict"] is None for mine in found["mines"])


def test_a_chosen_mine_is_compared_with_its_inventory() -> None:
    found = checked(PLUMES, PLACES, Question(Persistence(0.5, 0.4, 0.6), 6, {"p1": "near"}), GWP)
    mine = next(each for each in found["mines"] if each["mine_id"] == "near")
    assert mine["top_down"]["ch4_t"] == 4380
    assert mine["top_down"]["co2e_kt"] == pytest.approx(4380 * GWP.ch4 / 1000)
    assert mine["ratio"] == pytest.approx(4380 / 8000)
    assert mine["verdict"] == "overlap"
    assert set(mine["remarks"]) == {"one_overpass", "no_null_overpasses"}
    assert set(mine["remarks"]) <= set(REMARKS)


@pytest.mark.parametrize(
    ("choices", "rule"), [({"p9": "near"}, "unknown_plume"), ({"p1": "away"}, "not_a_candidate")]
)  # fmt: skip
def test_a_choice_of_what_is_no_candidate_is_refused(choices: dict[str, str], rule: str) -> None:
    with pytest.raises(InputError) as caught:
        checked(PLUMES, PLACES, Question(Persistence(0.5), 6, choices), GWP)
    assert [each.rule for each in caught.value.problems] == [rule]


@pytest.mark.parametrize("radius", [0, -1, 101, float("nan")])
def test_a_radius_that_is_none_is_refused(radius: float) -> None:
    with pytest.raises(InputError):
        candidates_of(PLUMES, PLACES, radius)


def test_only_a_plume_of_one_candidate_may_be_taken_at_once() -> None:
    assert only_candidates(PLUMES, candidates_of(PLUMES, PLACES, 6)) == {"p2": "far"}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-70, 70), st.floats(-180, 180)), min_size=1, max_size=8), st.floats(1, 100))
def test_every_place_within_the_radius_is_a_candidate_and_no_other(
    places: list[tuple[float, float]], radius: float
) -> None:
    known = [Place(str(number), {}, *where) for number, where in enumerate(places)]
    (found,) = candidates_of([Plume("p", AT, *places[0], 1.0)], known, radius)
    near = {each.mine_id for each in known
            if distance_km(*places[0], each.latitude, each.longitude) <= radius}  # fmt: skip
    assert {each.mine_id for each in found} == near
    assert [each.distance_km for each in found] == sorted(each.distance_km for each in found)

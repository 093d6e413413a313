"""Items come in parts, none lost, none twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firedamp.server.parts import in_parts


@given(st.lists(st.integers()), st.integers(1, 10))
def test_parts_are_the_items_in_their_order(items: list[int], most: int) -> None:
    parts = list(in_parts(items, most))
    assert [item for part in parts for item in part] == items
    assert all(len(part) == most for part in parts[:-1])
    assert all(0 < len(part) <= most for part in parts)

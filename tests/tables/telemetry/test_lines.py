"""Records of a text counted over its bytes are those that the csv module reads."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firedamp.tables.telemetry import lines
from firedamp.tables.telemetry.lines import records_of

CELLS = st.text('a1, \n"é', max_size=4)


@settings(max_examples=300, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6), quote_all=st.booleans())
def test_records_are_those_of_the_csv_module(*, rows: list[list[str]], quote_all: bool) -> None:
    buffer = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(buffer, lineterminator="\n", quoting=quoting).writerows(rows)
    for block in (3, 8_000_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lines, "BLOCK", block)
            found = records_of(buffer.getvalue().encode(), ",")
        assert found.fields.tolist() == [len(row) for row in rows]
        reader, starts = csv.reader(io.StringIO(buffer.getvalue(), newline="")), [1]
        starts += [reader.line_num + 1 for _ in reader]
        assert found.lines.tolist() == starts[:-1]


def test_the_last_record_may_have_no_line_end() -> None:
    found = records_of(b"a;b\n1;2", ";")
    assert (found.fields.tolist(), found.lines.tolist(), found.text(1)) == ([2, 2], [1, 2], b"1;2")

"""A product of their own for the tests of people: there its administrator comes to belong to many organisations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.first_start import FirstStart
from tests.web.product import Product, running


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory, begun: FirstStart) -> Iterator[Product]:
    with running(tmp_path_factory.mktemp("people"), begun) as started:
        yield started

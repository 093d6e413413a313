"""A product of their own for the tests of reports, and a company of three mines with its people."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.first_start import FirstStart
from tests.web.people import Person, somebody
from tests.web.product import Product, running
from tests.web.reports.company import company


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory, begun: FirstStart) -> Iterator[Product]:
    with running(tmp_path_factory.mktemp("reports"), begun) as started:
        yield started


@pytest.fixture(scope="module")
def of(product: Product) -> str:
    return company(product)


@pytest.fixture(scope="module")
def engineer(product: Product, of: str) -> Person:
    return somebody(product, of)


@pytest.fixture(scope="module")
def viewer(product: Product, of: str) -> Person:
    return somebody(product, of, "viewer")


@pytest.fixture(scope="module")
def head(product: Product, of: str) -> Person:
    return somebody(product, of, "administrator")

"""A product of its own for reports, and in it one report that was issued: what only reads shares it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.first_start import FirstStart
from tests.web.issue.reporting import Company, Issued, company, issued, outsider
from tests.web.people import Person
from tests.web.product import Product, running


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory, begun: FirstStart) -> Iterator[Product]:
    with running(tmp_path_factory.mktemp("reports"), begun) as started:
        yield started


@pytest.fixture(scope="session")
def shared(product: Product) -> Issued:
    """Issued once, opened to one verifier; nobody decides on it."""
    return made(product)


@pytest.fixture
def fresh(product: Product) -> Issued:
    """Another such report, for a test that changes it."""
    return made(product)


def made(product: Product) -> Issued:
    of: Company = company(product)
    report = issued(of)
    verifier: Person = outsider(of, report)
    return Issued(of, report, verifier)

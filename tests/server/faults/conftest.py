"""A running product on either database, and a PostgreSQL of its own that may be stopped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.first_start import FirstStart
from tests.server.faults.cluster import Cluster
from tests.server.faults.product import Product


@pytest.fixture(scope="session")
def cluster(postgres_programs: Path) -> Iterator[Cluster]:
    made = Cluster(postgres_programs)
    try:
        made.start()
        yield made
    finally:
        made.remove()


@pytest.fixture(scope="session")
def on_postgres(begun: FirstStart, cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Without the data packages: loading them would take longer than every test here."""
    folder = tmp_path_factory.mktemp("faults_postgresql")
    shutil.copytree(begun.folder / "client", folder / "client")
    yield from running(Product(folder, cluster.url))


@pytest.fixture(scope="session")
def on_sqlite(begun: FirstStart, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    folder = tmp_path_factory.mktemp("faults") / "var"
    begun.copy(folder)
    yield from running(Product(folder, None))


def running(product: Product) -> Iterator[Product]:
    product.prepare()
    product.start()
    try:
        yield product
    finally:
        product.end()


@pytest.fixture(params=["on_sqlite", pytest.param("on_postgres", marks=pytest.mark.needs_postgres_programs)])
def product(request: pytest.FixtureRequest) -> Product:
    found: Product = request.getfixturevalue(request.param)
    return found

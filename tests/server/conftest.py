"""A server with the shipped data loaded once, each test in its own transaction. DATABASE_URL chooses the database."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.test import Client

from firedamp.server.accounts.models import User
from firedamp.server.accounts.services import user_create
from firedamp.server.inventory.public_inventories import public_inventories_ensure
from firedamp.server.organisations.rights import Role
from firedamp.server.reductions.demonstration import example_ensure
from firedamp.server.reference.loading.services import load_packages
from firedamp.server.telemetry.demonstration import demonstrations_ensure


@pytest.fixture(scope="session", autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the server keeps in files (its secret key) goes to a folder of this run's own."""
    os.environ["FIREDAMP_DATA"] = str(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    """Argon2 as in the product but for its cost, which made a third of the time of these tests."""
    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost = 1, 8 * Argon2PasswordHasher.parallelism


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, own_data_folder: None) -> None:
    """The shipped packages, public inventory, recorded longwall and example projects, as `firedamp up` makes them."""
    with django_db_blocker.unblock():
        load_packages()
        demonstrations_ensure()
        example_ensure()
        public_inventories_ensure()


@pytest.fixture(autouse=True)
def forgotten_rate_limits() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def anonymous(db: None) -> Client:
    return Client()


def signed_in(username: str, role: Role | None, platform_role: str = "") -> Client:
    user_create(username=username, role=role, platform_role=platform_role)
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


@pytest.fixture
def administrator(db: None) -> Client:
    """Of the platform and of the first organisation, as at the first start."""
    return signed_in("boss", Role.ADMINISTRATOR, "administrator")


@pytest.fixture
def viewer(db: None) -> Client:
    """Of the first organisation."""
    return signed_in("reader", Role.VIEWER)


@pytest.fixture
def get(anonymous: Client) -> Callable[..., Any]:
    """GET as anybody, the answer's JSON; fails on anything but 200."""

    def ask(address: str, **parameters: Any) -> Any:
        response = anonymous.get(f"/api/v1{address}", parameters)
        assert response.status_code == 200, response.content.decode()
        return response.json()

    return ask


@pytest.fixture
def refused(anonymous: Client) -> Callable[..., Any]:
    """GET as anybody, refused: the problem details."""

    def ask(address: str, status: int, **parameters: Any) -> Any:
        response = anonymous.get(f"/api/v1{address}", parameters)
        assert response.status_code == status, response.content.decode()
        assert response.headers["Content-Type"] == "application/problem+json"
        return response.json()

    return ask

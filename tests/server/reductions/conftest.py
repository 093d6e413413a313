"""Who works on projects in these tests."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.server.people import browser_of, organisation, person


@pytest.fixture
def engineer(db: None) -> Client:
    return browser_of(person("eng", of=organisation("mine", "ООО «Своя»")))

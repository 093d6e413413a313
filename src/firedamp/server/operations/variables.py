"""Which variables of the environment does Firedamp read? docs/operations.md says of each what it is for."""

from __future__ import annotations

OF_THE_SERVER = (
    "DATABASE_URL",
    "FIREDAMP_DATA",
    "FIREDAMP_HOST",
    "FIREDAMP_HOSTS",
    "FIREDAMP_HTTPS",
    "FIREDAMP_LANG",
    "FIREDAMP_LOG",
    "FIREDAMP_MAIL",
    "FIREDAMP_MAIL_FROM",
    "FIREDAMP_METRICS_TOKEN",
    "FIREDAMP_PACKAGES",
    "FIREDAMP_PORT",
    "FIREDAMP_PROXY",
    "FIREDAMP_WORKER_OF",
)
OF_THE_COMMAND_LINE = ("FIREDAMP_TOKEN", "FIREDAMP_URL")
OF_TESTS = ("FIREDAMP_CHROMIUM", "FIREDAMP_REQUIRE_ALL", "FIREDAMP_TEST_POSTGRES")
KNOWN = frozenset((*OF_THE_SERVER, *OF_THE_COMMAND_LINE, *OF_TESTS))

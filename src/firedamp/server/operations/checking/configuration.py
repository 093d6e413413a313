"""Does the environment say what its writer meant?"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from firedamp.server.operations.checking.finding import Finding, State
from firedamp.server.operations.checking.values import faults_of_values
from firedamp.server.operations.variables import KNOWN

SHORTEST_TOKEN = 16


def findings() -> Iterator[Finding]:
    faults = list(faults_of(os.environ))
    yield from faults
    if not faults:
        named = sorted(name for name in os.environ if name in KNOWN)
        yield found("ok", "configuration_ok", names=", ".join(named) or "–")


def found(state: State, said: str, **told: object) -> Finding:
    return Finding("configuration", state, said, told)


def faults_of(environment: Mapping[str, str]) -> Iterator[Finding]:
    yield from faults_of_values(environment)
    for name in sorted(environment):
        if name.startswith("FIREDAMP_") and name not in KNOWN:
            yield found("warning", "variable_unknown", name=name)
    https, hosts = environment.get("FIREDAMP_HTTPS", ""), environment.get("FIREDAMP_HOSTS", "")
    if https not in ("", "0", "1"):
        yield found("failure", "https_unclear", value=https)
    if https == "1" and not hosts:
        yield found("failure", "hosts_missing")
    if https != "1" and hosts:
        yield found("warning", "no_https")
    if "*" in hosts.split(","):
        yield found("warning", "hosts_any")
    if environment.get("FIREDAMP_PROXY") and https != "1":
        yield found("warning", "proxy_unused")
    if not environment.get("FIREDAMP_MAIL"):
        yield found("warning", "no_mail")
    token = environment.get("FIREDAMP_METRICS_TOKEN", "")
    if token and len(token) < SHORTEST_TOKEN:
        yield found("warning", "token_short", least=SHORTEST_TOKEN)
    packages = environment.get("FIREDAMP_PACKAGES")
    if packages and not Path(packages).is_dir():
        yield found("failure", "packages_missing", folder=packages)

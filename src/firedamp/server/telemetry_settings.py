"""What reads the store of readings? DuckDB within the process, unless FIREDAMP_TELEMETRY_URL names a Spark cluster."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from firedamp.science.errors import InputError

VARIABLE = "FIREDAMP_TELEMETRY_URL"
DUCKDB = "duckdb"
MASTERS = re.compile(
    r"spark://[^/?#@\s,]+:\d+(,[^/?#@\s,]+:\d+)*"  # a cluster, with masters that stand by
    r"|local-cluster\[[1-9]\d*,[1-9]\d*,[1-9]\d*\]"  # workers, cores and megabytes of each, on this machine
    r"|local\[([1-9]\d*|\*)\]"  # threads of this process
)


@dataclass(frozen=True)
class Engine:
    """`master` of a Spark cluster, None for DuckDB; `options`: what is said of the cluster's session, by Spark's own
    names."""

    master: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)


def engine_said(environment: Mapping[str, str]) -> Engine:
    """From FIREDAMP_TELEMETRY_URL: empty or `duckdb`, `spark://host:port`, `local-cluster[2,1,1024]` or `local[2]`,
    with Spark's settings behind a question mark (`spark://host:7077?spark.executor.memory=8g`). InputError
    `not_a_telemetry_url`, without the address: a setting may be a secret."""
    url = environment.get(VARIABLE, "").strip()
    if url in ("", DUCKDB):
        return Engine()
    master, _, query = url.partition("?")
    options = dict(parse_qsl(query, keep_blank_values=True))
    told = all(name.startswith("spark.") for name in options) and bool(options) == bool(query)
    if not MASTERS.fullmatch(master) or not told:
        raise InputError.one(VARIABLE, "not_a_telemetry_url", None)
    return Engine(master, options)

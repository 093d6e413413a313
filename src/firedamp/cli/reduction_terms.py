"""Options that every evaluation of projects has: warming potentials, the permitted concentration, draws."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.arguments import uncertainties
from firedamp.cli.words import Words
from firedamp.science.errors import InputError

if TYPE_CHECKING:
    from firedamp.science.reductions.evaluating import Terms
    from firedamp.science.reductions.project import Project


def term_options(words: Words) -> list[click.Parameter]:
    return [
        click.Option(["--gwp-set", "gwp_set"], metavar="SET", help=words.help("reduction_gwp_set")),
        click.Option(["--limit"], metavar="ID", help=words.help("reduction_limit")),
    ]


def draw_options(words: Words) -> list[click.Parameter]:
    return [
        click.Option(["--uncertainty"], multiple=True, metavar="NAME=5%", help=words.help("reduction_uncertainty")),
        click.Option(["--draws"], type=int, default=10_000, show_default=True, help=words.help("draws")),
        click.Option(["--seed"], type=int, default=1, show_default=True, help=words.help("seed")),
    ]


def json_option(words: Words) -> click.Parameter:
    return click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json"))


def terms_of(said: dict[str, Any]) -> Terms:
    """The terms as the options say; InputError for a set or a limit record that there is not."""
    from firedamp.science.reductions.evaluating import Terms

    return Terms.named(said["gwp_set"], said["limit"], years_of(said.get("years")))


def years_of(text: str | None) -> tuple[int, int] | None:
    """ "2027-2036" as the first and the last year; InputError `pattern_mismatch`."""
    if text is None:
        return None
    found = re.fullmatch(r"(\d{4})[-–](\d{4})", text.strip())
    if not found:
        raise InputError.one("years", "pattern_mismatch", text, pattern="2027-2036")
    return int(found[1]), int(found[2])


def drawing_of(
    projects: Sequence[Project], terms: Terms, said: dict[str, Any], needed_t: float | None = None
) -> dict[str, Any] | None:
    """The range of projects built together, and the chance of a reduction that is needed; None where no spread is given
    (none is assumed) or nothing is built."""
    from firedamp.science.reductions.uncertainty import range_told, require_spreads

    spreads = spreads_of(said["uncertainty"])
    draws, seed = said["draws"], said["seed"]
    require_spreads(spreads, draws, seed)
    return range_told(projects, terms, spreads, draws=draws, seed=seed, needed_t=needed_t)


def spreads_of(given: tuple[str, ...]) -> dict[str, float]:
    """Half-widths of 95 % ranges in percent by name; a factor ("x2") is none."""
    found = uncertainties(given)
    for name, each in found.items():
        if "percent" not in each:
            raise InputError.one(name, "bad_uncertainty", f"x{each['factor']:g}")
    return {name: float(each["percent"]) for name, each in found.items()}

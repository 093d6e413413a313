"""`firedamp topdown FILE`: plumes seen from air or space beside the inventory of the mines near them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import ENCODINGS, read_bytes
from firedamp.cli.commands import common_options
from firedamp.cli.decimals import Decimal
from firedamp.cli.words import Words
from firedamp.science.errors import InputError, Problem


def command(words: Words) -> click.Command:
    def run(**options: Any) -> Answer:
        return topdown(words, **options)

    return click.Command(
        "topdown", callback=run, help=words.help("topdown"),
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Option(["--mines"], metavar="TABLE", help=words.help("topdown_mines")),
            click.Option(["--basin"], metavar="NAME", help=words.help("topdown_basin")),
            click.Option(["--radius"], type=Decimal("radius_km"), default=5.0, show_default=True, metavar="KM",
                         help=words.help("topdown_radius")),
            click.Option(["--persistence"], type=Decimal("persistence"), metavar="0-1",
                         help=words.help("topdown_persistence")),
            click.Option(["--persistence-range"], metavar="0.4-0.8", help=words.help("topdown_persistence_range")),
            click.Option(["--choose"], multiple=True, metavar="PLUME=MINE", help=words.help("topdown_choose")),
            click.Option(["--mine"], multiple=True, metavar="ID", help=words.help("topdown_mine")),
            click.Option(["--alone"], is_flag=True, help=words.help("topdown_alone")),
            click.Option(["--year"], type=int, help=words.help("year")),
            click.Option(["--method"], default="best", show_default=True, metavar="ID",
                         help=words.help("compared_method")),
            click.Option(["--gwp-set", "gwp_set"], default="RU", show_default=True, metavar="SET",
                         help=words.help("gwp_set")),
            click.Option(["--source"], metavar="TEXT", help=words.help("topdown_source")),
            click.Option(["--sheet"], metavar="NAME", help=words.help("sheet")),
            click.Option(["--encoding"], type=click.Choice(ENCODINGS), help=words.help("reference_encoding")),
            click.Option(["--draws"], type=int, default=10_000, show_default=True, help=words.help("draws")),
            click.Option(["--seed"], type=int, default=1, show_default=True, help=words.help("seed")),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )  # fmt: skip


def topdown(
    words: Words, *, file: str, mines: str | None, basin: str | None, radius: float, persistence: float | None,
    persistence_range: str | None, choose: Sequence[str], mine: Sequence[str], alone: bool, json_wanted: bool,
    draws: int, seed: int, source: str | None, sheet: str | None, encoding: str | None, **of_inventory: Any,
) -> Answer:  # fmt: skip
    from firedamp.cli.topdown_places import places_of
    from firedamp.messages import describe
    from firedamp.science.methods.library import library
    from firedamp.science.methods.uncertainty import require_draws
    from firedamp.science.topdown.annual import persistence_said
    from firedamp.science.topdown.checking import Question, checked
    from firedamp.science.topdown.matching import candidates_of
    from firedamp.tables.plumes import read_plumes
    from firedamp.tables.plumes.sources import TABLE_OF_PLUMES

    if mines and basin:
        raise InputError.one("basin", "file_and_basin")
    require_draws(draws, seed)
    gwp = library().gwp_set(of_inventory["gwp_set"])
    share = persistence_said(persistence, *_range(persistence_range))
    data = read_bytes(file, TABLE_OF_PLUMES.file_bytes)
    name = "stdin" if file == "-" else Path(file).name
    table = read_plumes(data, name, sheet=sheet, encoding=encoding, source=source or "")
    places, notes = places_of(mines, basin, words, **of_inventory)
    candidates = candidates_of(table.plumes, places, radius)
    choices = _choices(table.plumes, candidates, choose, mine, alone)
    told = checked(table.plumes, places, Question(share, radius, choices, draws, seed), gwp)
    told["layout"] = {"id": table.layout.id, "name": table.layout.name, "status": table.layout.status}
    notes += [words("inventory", "note", text=describe(note, words.lang)) for note in table.notes]
    if json_wanted:
        return Answer(as_json(told).text, tuple(notes))
    from firedamp.cli.topdown_text import topdown_text

    return Answer(topdown_text(told, words), tuple(notes))


def _range(text: str | None) -> tuple[float | None, float | None]:
    """ "0.4-0.8" as its ends; a comma is a decimal one."""
    if text is None:
        return None, None
    found = re.fullmatch(r"(\d*[.,]?\d+)\s*[-–…]\s*(\d*[.,]?\d+)", text.strip())
    if not found:
        raise InputError.one("persistence_low", "pattern_mismatch", text, pattern="0.4-0.8")
    low, high = (float(each.replace(",", ".")) for each in found.groups())
    return low, high


def _choices(
    plumes: Sequence[Any], candidates: Sequence[Sequence[Any]], choose: Sequence[str], mine: Sequence[str], alone: bool
) -> dict[str, str]:
    """Which plume is taken as whose: as said one by one, else by its mine, else where there is one candidate alone."""
    from firedamp.science.topdown.matching import only_candidates

    found = only_candidates(plumes, candidates) if alone else {}
    found |= _by_mine(plumes, candidates, mine)
    for word in choose:
        plume, equals, wanted = word.rpartition("=")
        if not equals or not plume or not wanted:
            raise InputError.one("choices", "pattern_mismatch", word, pattern="CH4T1269=M1012")
        found[plume.strip()] = wanted.strip()
    return found


def _by_mine(plumes: Sequence[Any], candidates: Sequence[Sequence[Any]], mines: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for wanted in dict.fromkeys(mines):
        own = [plume.plume_id for plume, near in zip(plumes, candidates, strict=True)
               if wanted in {each.mine_id for each in near}]  # fmt: skip
        if not own:
            problems.append(Problem("mine", "no_plume_near", wanted))
        problems += [Problem("mine", "chosen_twice", each, {"first": found[each], "second": wanted})
                     for each in own if each in found]  # fmt: skip
        found |= dict.fromkeys(own, wanted)
    if problems:
        raise InputError(problems)
    return found

"""The tables of the forecasting benchmark, and whether what is offered keeps what is promised of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

from _forecasting_cases import HORIZONS, Errors, Outcome, Peer
from _forecasting_times import LONGWALLS, Round, Times

THREE = ("persistence", "ridge", "lightgbm")
OTHERS = ("lightgbm_rounded", "lightgbm_level", "seasonal_naive")
WORSE_THAN_BEST, WORSE_THAN_PERSISTENCE = 1.03, 1.01
OF_FITS, LONGEST_TRAINING_S, LIVE_S = 1.5, 60.0, 1.0
ERRORS = ("mae", "rmse")


class Promise(NamedTuple):
    """What is promised, what was measured, in words and as a number beside its limit, and whether it is kept."""

    what: str
    told: str
    kept: bool
    value: float
    unit: str
    limit: float


@dataclass(frozen=True)
class Results:
    """What was found, by horizon in minutes; `peers` by name and then by horizon, as far as they were run."""

    own: Mapping[int, Outcome]
    peers: Mapping[str, Mapping[int, Peer]]
    times: Mapping[int, Times]
    live: Sequence[Round]

    def offered(self, minutes: int, part: str = "test") -> Errors:
        found: Errors = getattr(self.own[minutes], part)["offered"]
        return found

    def errors(self, model: str, error: str, part: str = "test") -> list[float]:
        """By horizon; of the model "offered" what was offered at each."""
        return [getattr(getattr(own, part)[model], error) for own in self.own.values()]


def promises(found: Results) -> list[Promise]:
    """What issue 6 asks of forecasts, and whether it holds."""
    return [*_at_each_horizon(found), *_on_average(found), *_of_time(found)]


def _at_each_horizon(found: Results) -> Iterator[Promise]:
    for error in ERRORS:
        offered, plain = found.errors("offered", error), found.errors("persistence", error)
        for at, minutes in enumerate(found.own):
            best = min(THREE, key=lambda name: found.errors(name, error)[at])
            ratio = offered[at] / found.errors(best, error)[at]
            name = f"{error.upper()}, {minutes} min: within 3 % of the best of three"
            told, kept = f"{_percent(ratio)} against {best}", ratio <= WORSE_THAN_BEST
            yield Promise(name, told, kept, ratio, "times the best", WORSE_THAN_BEST)
            ratio = offered[at] / plain[at]
            name = f"{error.upper()}, {minutes} min: not worse than persistence by more than 1 %"
            kept = ratio <= WORSE_THAN_PERSISTENCE
            yield Promise(name, _percent(ratio), kept, ratio, "times persistence", WORSE_THAN_PERSISTENCE)


def _on_average(found: Results) -> Iterator[Promise]:
    """Of the errors themselves, in which the longest horizon counts most, and of their ratios, in which all count
    alike."""
    for error in ERRORS:
        offered = found.errors("offered", error)
        for name in THREE:
            other = found.errors(name, error)
            whole = sum(offered) / sum(other)
            alike = fmean(a / b for a, b in zip(offered, other, strict=True))
            told = f"{_percent(whole)}; mean of the ratios {_percent(alike)}"
            what, worse = f"{error.upper()}: better than {name} on the average over the horizons", max(whole, alike)
            yield Promise(what, told, worse < 1, worse, f"times {name}", 1.0)


def _of_time(found: Results) -> Iterator[Promise]:
    for minutes, each in found.times.items():
        most = OF_FITS * each.fits + each.features
        told = f"{each.train:.1f} s; allowed {most:.1f} s"
        what = f"training, {minutes} min: 1.5 times its LightGBM fits and features"
        yield Promise(what, told, each.train <= most, each.train, "s", most)
    longest = max(each.train for each in found.times.values())
    what, told = "training takes seconds, not minutes", f"{longest:.1f} s at most"
    yield Promise(what, told, longest < LONGEST_TRAINING_S, longest, "s", LONGEST_TRAINING_S)
    for name, of in (("the usual round", median), ("the slowest round", max)):
        spent = of([each.processor for each in found.live])
        what = f"live, {LONGWALLS} longwalls, every horizon, {name}: under a second"
        yield Promise(what, f"{spent:.2f} s", spent < LIVE_S, spent, "s", LIVE_S)


def _percent(ratio: float) -> str:
    return f"{100 * (ratio - 1):+.1f} %".replace("-", "−")


def sections(found: Results, versions: Mapping[str, str]) -> dict[str, str]:
    """The tables as Markdown, by the name of the place in the page."""
    return {
        "mark": "\n\n".join([_own(found, "test"), _promises(found)]),
        "peers": _peers(found, versions),
        "time": _time(found),
        "persistence": "\n\n".join([_own(found, "validation"), _unbeaten(found)]),
        "chances": _chances(found),
    }


def _own(found: Results, part: str) -> str:
    names = [("**offered**", "offered"), *((name, name) for name in (*THREE, *OTHERS))]
    lines = _heading()
    for title, name in names:
        lines.append(_row(title, *(found.errors(name, error, part) for error in ERRORS)))
    covered = ", ".join(f"{minutes} min {_covered(found.offered(minutes, part))}" for minutes in found.own)
    chosen = ", ".join(f"{minutes} min {own.median} (mean: {own.mean})" for minutes, own in found.own.items())
    return "\n".join([*lines, "", f"90 % intervals of what is offered held: {covered}. Offered by choice: {chosen}."])


def _covered(errors: Errors) -> str:
    return "–" if errors.coverage is None else f"{errors.coverage:.0%}"


def _heading(*more: str) -> list[str]:
    columns = [f"{error.upper()} {label}" for error in ERRORS for label in (*(f"{m} min" for m in HORIZONS), "mean")]
    return ["| | " + " | ".join([*columns, *more]) + " |", "|---" * (1 + len(columns) + len(more)) + "|"]


def _row(title: str, mae: Sequence[float], rmse: Sequence[float], *more: str) -> str:
    cells = [f"{value:.4f}" for errors in (mae, rmse) for value in (*errors, fmean(errors))]
    return f"| {title} | " + " | ".join([*cells, *more]) + " |"


def _promises(found: Results) -> str:
    lines = ["| promise | measured | kept |", "|---|---|---|"]
    lines += [f"| {each.what} | {each.told} | {'yes' if each.kept else '**no**'} |" for each in promises(found)]
    return "\n".join(lines)


def _peers(found: Results, versions: Mapping[str, str]) -> str:
    whole = {name: each for name, each in found.peers.items() if len(each) == len(HORIZONS)}
    if not whole:
        return "No peer was run: skforecast and mlforecast could not be installed, or their part was left out."
    lines = _heading("learning once, s", "forecasting the third, s")
    own = [sum(getattr(each, name) for each in found.times.values()) for name in ("learning", "forecasting")]
    spent = [f"{each:.1f}" for each in own]
    lines.append(_row("**Firedamp, offered**", *(found.errors("offered", error) for error in ERRORS), *spent))
    for name, each in sorted(whole.items(), key=lambda item: fmean(peer.errors.mae for peer in item[1].values())):
        figures = [[getattr(each[minutes].errors, error) for minutes in HORIZONS] for error in ERRORS]
        lines.append(_row(name, *figures, *_spent(name, each)))
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    return "\n".join([*lines, "", f"Versions: {told}.", "", _better(found, whole)])


def _spent(name: str, by_horizon: Mapping[int, Peer]) -> list[str]:
    """For all horizons: a path is learned once for all of them, a maximum for each."""
    together: Callable[[list[float]], float] = max if "path" in name else sum
    learning = together([each.learning / each.learned for each in by_horizon.values()])
    return [f"{learning:.1f}", f"{together([each.forecasting for each in by_horizon.values()]):.1f}"]


def _better(found: Results, peers: Mapping[str, Mapping[int, Peer]]) -> str:
    """Where a peer errs less than what Firedamp offers."""
    lost = [
        f"{name}, {error.upper()} at {minutes} min ({_percent(getattr(each[minutes].errors, error) / own)})"
        for name, each in peers.items()
        for error in ERRORS
        for minutes in HORIZONS
        if getattr(each[minutes].errors, error) < (own := getattr(found.offered(minutes), error))
    ]
    return "Errs less than what Firedamp offers: " + ("; ".join(lost) if lost else "none, at any horizon") + "."


def _time(found: Results) -> str:
    lines = ["| horizon | training, s | its LightGBM fits, s | number of fits | features, s | training / fits |",
             "|---" * 6 + "|"]  # fmt: skip
    for minutes, each in found.times.items():
        figures = (f"{each.train:.1f}", f"{each.fits:.1f}", f"{each.count}", f"{each.features:.2f}")
        lines.append(f"| {minutes} min | " + " | ".join(figures) + f" | {each.train / each.fits:.2f} |")
    lines += [
        "",
        f"| live, {LONGWALLS} longwalls × {len(HORIZONS)} horizons | processor, s | wall, s |",
        "|---|---|---|",
    ]
    for name, of in (("usual round", median), ("slowest round", max)):
        spent = [of([getattr(each, clock) for each in found.live]) for clock in ("processor", "wall")]
        lines.append(f"| {name} of {len(found.live)} | {spent[0]:.2f} | {spent[1]:.2f} |")
    return "\n".join(lines)


def _chances(found: Results) -> str:
    """How often came true what had a chance, by tenths of the chance, on the last third."""
    lines = ["| said, on the average → came true | " + " | ".join(f"{minutes} min" for minutes in found.own) + " |"]
    lines.append("|---" * (1 + len(found.own)) + "|")
    bins = [
        {min(int(10 * said), 9): (said, came) for said, came, _ in own.chances["test"].bins}
        for own in found.own.values()
    ]
    for tenth in range(10):
        cells = [f"{each[tenth][0]:.0%} → {each[tenth][1]:.0%}" if tenth in each else "–" for each in bins]
        lines.append(f"| {10 * tenth}–{10 * tenth + 10} % | " + " | ".join(cells) + " |")
    for title, name in (
        ("Brier score", "brier"),
        ("of a chance that is always the level's share of passings", "brier_of_rates"),
    ):
        lines.append(
            f"| {title} | "
            + " | ".join(f"{getattr(own.chances['test'], name):.4f}" for own in found.own.values())
            + " |"
        )
    return "\n".join(lines)


def _unbeaten(found: Results) -> str:
    """Of what is compared, nothing at all errs less."""
    lines = ["| nothing errs less than persistence in | middle third | last third |", "|---|---|---|"]
    for error in ERRORS:
        cells = [", ".join(_horizons(found, error, part)) or "–" for part in ("validation", "test")]
        lines.append(f"| {error.upper()} | {cells[0]} | {cells[1]} |")
    return "\n".join(lines)


def _horizons(found: Results, error: str, part: str) -> Iterator[str]:
    for minutes, own in found.own.items():
        errors = {name: getattr(each, error) for name, each in getattr(own, part).items()}
        if min(errors, key=lambda name: errors[name]) == "persistence":
            yield f"{minutes} min"


def write_page(page: Path, texts: Mapping[str, str], command: str) -> None:
    """Put each table between its marks in a page."""
    whole = page.read_text("utf-8")
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    for name, text in texts.items():
        begin, end = f"<!-- benchmark {name}: by benchmarks/forecasting.py -->", f"<!-- end of benchmark {name} -->"
        before, rest = whole.split(begin)
        _, after = rest.split(end)
        whole = f"{before}{begin}\n`{command}`, {day}\n\n{text}\n{end}{after}"
    page.write_text(whole, "utf-8")

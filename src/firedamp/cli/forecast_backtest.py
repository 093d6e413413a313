"""A backtest for people and for programs: every model's errors, what is offered, what alarms would have been worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.durations import seconds_of
from firedamp.cli.layout import Column, table
from firedamp.cli.progress import shown_progress
from firedamp.cli.telemetry_source import telemetry_of
from firedamp.cli.words import Words
from firedamp.messages import number_text
from firedamp.science.errors import InputError

if TYPE_CHECKING:
    from firedamp.science.forecasting.tasks import Task
    from firedamp.science.telemetry import Recording


def backtested(
    words: Words, *, file: str, target: str, horizon: str, statistic: str, keep: tuple[str, ...], seed: int,
    limit: float | None, cost_of_miss: float, json_wanted: bool, **said: Any,
) -> Answer:  # fmt: skip
    from firedamp.science.forecasting.backtest import backtest
    from firedamp.science.forecasting.judging import backtest_told, judged

    seconds = seconds_of(horizon, "horizon")
    source = telemetry_of(file, **said)
    target, keep = source.named(target), tuple(map(source.named, keep))
    task = task_of(source.recording, target, seconds, statistic)
    limits = () if limit is None else (limit,)
    found = backtest(source.recording, task, limits=limits, keep=keep, seed=seed, progress=shown_progress)
    told = {"horizon": horizon, "horizon_s": seconds, **backtest_told(found)}
    if limit is not None:
        told["limit"] = judged(found, source.recording.channel(target), 0, cost_of_miss)
    notes = source.notes(words.lang)
    if json_wanted:
        return Answer(as_json(told).text, notes)
    return Answer(backtest_text(told, words), notes)


def task_of(recording: Recording, target: str, horizon_s: float, statistic: str) -> Task:
    """The task in rows. Raises InputError `horizon_not_of_steps` where it is no whole number of steps."""
    from firedamp.science.forecasting.tasks import Task

    rows = horizon_s / recording.step_s
    if round(rows) < 1 or abs(rows - round(rows)) > 0.01 * rows:
        raise InputError.one("horizon", "horizon_not_of_steps", horizon_s, step_s=recording.step_s)
    return Task(target, round(rows), statistic)


def backtest_text(told: dict[str, Any], words: Words) -> str:
    """A table of the models on the test part, what is offered and why, what was left out, and the alarms."""
    names = ("model", "mae", "rmse", "coverage", "skill")
    columns = [Column(words("forecast", name), number=name != "model") for name in names]
    rows = [
        [words("forecast", f"model_{name}"), *(_cell(each[key], words, key) for key in names[1:])]
        for name, each in told["models"].items()
    ]
    heading = words("forecast", "heading", target=told["target"], horizon=told["horizon"],
                    statistic=words("forecast", told["statistic"]),
                    rows=number_text(told["offered"]["count"], words.lang))  # fmt: skip
    lines = [heading, "", table(columns, rows), "", *_sentences(told, words)]
    return "\n".join(lines) + "\n"


def _cell(value: float | None, words: Words, key: str) -> str:
    if value is None:
        return "—"
    if key in ("coverage", "skill"):
        return number_text(100 * value, words.lang, 1)
    return number_text(float(f"{value:.4g}"), words.lang)


def offered_lines(median: str, mean: str, unbeaten: Sequence[str], words: Words) -> list[str]:
    """Whose median and whose mean is offered, and in which errors nothing beats persistence."""
    said = [words("forecast", "offered", model=words("forecast", f"model_{median}"))]
    if mean != median:
        said.append(words("forecast", "offered_mean", model=words("forecast", f"model_{mean}")))
    if unbeaten:
        errors = ", ".join(words("forecast", each) for each in unbeaten)
        said.append(words("forecast", "unbeaten", errors=errors))
    return said


def _sentences(told: dict[str, Any], words: Words) -> list[str]:
    offered = told["offered"]
    said = offered_lines(offered["name"], offered["mean_of"], offered["nothing_beats_persistence_in"], words)
    said += [words("forecast", each["reason"], column=each["column"]) for each in told["excluded"]]
    return [*said, *(_alarms(told["limit"], words) if "limit" in told else ())]


def _alarms(told: dict[str, Any], words: Words) -> list[str]:
    alarms = told["alarms"]
    numbers = {
        name: "—" if alarms[name] is None else number_text(float(f"{alarms[name]:.3g}"), words.lang)
        for name in ("threshold", "alarms", "passings", "right", "told", "false_per_day", "lead_min")
    }
    said = [words("forecast", "alarms", limit=number_text(told["limit"], words.lang), **numbers)]
    if told["reliability"] is not None:
        said.append(words("forecast", "brier", brier=number_text(told["reliability"]["brier"], words.lang, 4)))
    return said

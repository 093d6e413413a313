"""A model learned of a file and written; a model read, and a file's rows forecast by it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import read_bytes
from firedamp.cli.durations import seconds_of
from firedamp.cli.forecast_backtest import offered_lines, task_of
from firedamp.cli.progress import shown_progress
from firedamp.cli.restore import refuse_outputs
from firedamp.cli.telemetry_source import Source, telemetry_of
from firedamp.cli.words import Words
from firedamp.messages import number_text
from firedamp.science.errors import InputError

if TYPE_CHECKING:
    from firedamp.science.forecasting.model import Card, Predicted

LARGEST_MODEL = 200_000_000  # bytes
DIGITS = 6


def trained(
    words: Words, *, file: str, target: str, horizon: str, statistic: str, keep: tuple[str, ...], seed: int, out: str,
    force: bool, json_wanted: bool, **said: Any,
) -> Answer:  # fmt: skip
    from firedamp.cli.files import write_whole
    from firedamp.science.forecasting.model import train
    from firedamp.science.forecasting.storing import card_json, model_text

    refuse_outputs(file, [out], force)
    seconds = seconds_of(horizon, "horizon")
    source = telemetry_of(file, **said)
    target, keep = source.named(target), tuple(map(source.named, keep))
    task = task_of(source.recording, target, seconds, statistic)
    model = train(source.recording, task, keep=keep, seed=seed, progress=shown_progress)
    write_whole(out, model_text(model).encode())
    notes = (*source.notes(words.lang), words("inventory", "written", file=out))
    if json_wanted:
        return Answer(as_json(card_json(model.card)).text, notes)
    return Answer("\n".join(_card_lines(model.card, words)) + "\n", notes)


def _card_lines(card: Card, words: Words) -> list[str]:
    said = offered_lines(card.choice, card.choice_of_mean, card.unbeaten, words)
    for name, score in card.validation.items():
        numbers = {key: number_text(float(f"{getattr(score, key):.4g}"), words.lang) for key in ("mae", "rmse")}
        said.append(words("forecast", "validated", model=words("forecast", f"model_{name}"), **numbers))
    for column, reason in card.excluded:
        said.append(words("forecast", reason, column=column))
    return said


def predicted(
    words: Words, *, model: str, file: str, out: str, limit: float | None, force: bool, **said: Any
) -> Answer:
    from firedamp.cli.files import write_whole
    from firedamp.science.forecasting.model import predict
    from firedamp.science.forecasting.storing import model_of

    refuse_outputs(file, [out], force)
    if Path(out).resolve() == Path(model).resolve():
        raise InputError.one("file", "out_is_input", out)
    learned = model_of(read_bytes(model, LARGEST_MODEL).decode("utf-8", "replace"))
    said["step"] = said["step"] or f"{learned.card.step_s:g}s"
    source = telemetry_of(file, **said)
    found = predict(learned, source.recording, () if limit is None else (limit,))
    write_whole(out, predicted_text(source, found).encode())
    notes = [*source.notes(words.lang), words("inventory", "written", file=out)]
    notes += [
        words("forecast", "refused", channel=name, readings=number_text(count, words.lang))
        for name, count in found.refused.items()
    ]
    if found.learned_rows:
        notes.append(words("forecast", "learned_rows", rows=number_text(found.learned_rows, words.lang)))
    return Answer("", tuple(notes))


def predicted_text(source: Source, found: Predicted) -> str:
    """CSV of a row for each row of the file: row (from 1), time, forecast (the median), mean, low, high,
    probability; blank ones before the first reading and behind the last among them."""
    import numpy as np

    offered, times = found.offered, source.file.times
    chance = offered.chance[:, 0] if offered.chance.shape[1] else np.full(len(offered.median), np.nan)
    columns = [offered.median, offered.mean, offered.low, offered.high, chance]
    before, behind = source.file.blank
    numbers = np.round(np.column_stack(columns)[source.rows], DIGITS)
    numbers = np.pad(numbers, ((before, behind), (0, 0)), constant_values=np.nan)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    moment = [] if times is None else ["time"]
    writer.writerow(["row", *moment, "forecast", "mean", "low", "high", "probability"])
    for place, row in enumerate(numbers.tolist()):
        own = [] if times is None else [f"{np.datetime_as_string(times[place], unit='ms')}Z"]
        writer.writerow([place + 1, *own, *("" if value != value else value for value in row)])
    return buffer.getvalue()

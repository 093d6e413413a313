"""A synthetic recording, made up and of no mine, written in each format that is read, wide and long."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import numpy as np
import polars as pl
import xlsxwriter

NAMES = ("MM116", "Скорость воздуха", "PD")
UNITS = ("%", "м/с", None)
TITLES = ("MM116, %", "Скорость воздуха, м/с", "PD")
START = datetime(2025, 12, 31, 23, 50)  # noqa: DTZ001 – written without a zone, read as UTC
STEP = timedelta(seconds=30)
ROWS = 60


def values() -> np.ndarray:
    """(m, p) readings with gaps; the last channel is a state."""
    drawn = np.random.default_rng(20_251_231)
    methane = np.round(0.4 + drawn.gamma(2, 0.2, ROWS), 2)
    velocity = np.round(drawn.normal(2.1, 0.3, ROWS), 3)
    state = (drawn.random(ROWS) < 0.8).astype(float)
    made = np.column_stack([methane, velocity, state])
    made[drawn.random(made.shape) < 0.05] = np.nan
    return made


def moments() -> list[datetime]:
    return [START + place * STEP for place in range(ROWS)]


def times() -> np.ndarray:
    """(m,) as they are read."""
    return np.array(moments(), dtype="datetime64[us]")


def csv(separator: str, mark: str, gap: str = "", form: str = "%d.%m.%Y %H:%M:%S") -> str:
    rows = [separator.join(["Время", *(f'"{title}"' if separator in title else title for title in TITLES)])]
    for moment, row in zip(moments(), values(), strict=True):
        cells = [gap if np.isnan(value) else repr(value).replace(".", mark) for value in row.tolist()]
        rows.append(separator.join([moment.strftime(form), *(f'"{c}"' if separator in c else c for c in cells)]))
    return "\n".join(rows) + "\n"


def long_csv() -> str:
    """A row for each reading, the channels one after another."""
    rows = ["Время;Датчик;Значение;Ед. изм."]
    for place, name in enumerate(NAMES):
        for moment, row in zip(moments(), values().tolist(), strict=True):
            shown = "" if np.isnan(row[place]) else repr(row[place]).replace(".", ",")
            rows.append(f"{moment:%d.%m.%Y %H:%M:%S};{name};{shown};{UNITS[place] or ''}")
    return "\r\n".join(rows) + "\r\n"


def arff() -> str:
    head = ["% synthetic", "@relation synthetic", "", "@attribute 'Время' date \"yyyy-MM-dd HH:mm:ss\""]
    head += [f"@attribute '{title}' {kind}" for title, kind in zip(TITLES, ("numeric", "real", "integer"), strict=True)]
    rows = [
        ",".join([f'"{moment:%Y-%m-%d %H:%M:%S}"', *("?" if np.isnan(value) else repr(value) for value in row)])
        for moment, row in zip(moments(), values().tolist(), strict=True)
    ]
    return "\n".join([*head, "", "@data", *rows]) + "\n"


def parquet() -> bytes:
    columns = {title: pl.Series(values()[:, place]).fill_nan(None) for place, title in enumerate(TITLES)}
    buffer = io.BytesIO()
    pl.DataFrame({"Время": pl.Series(moments(), dtype=pl.Datetime("ms")), **columns}).write_parquet(buffer)
    return buffer.getvalue()


def xlsx() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet, form = book.add_worksheet("Лава"), book.add_format({"num_format": "dd.mm.yyyy hh:mm:ss"})
        sheet.write(0, 0, "Показания датчиков")
        sheet.write_row(2, 0, ["Время", *TITLES])
        for number, (moment, row) in enumerate(zip(moments(), values().tolist(), strict=True), start=3):
            sheet.write_datetime(number, 0, moment, form)
            for place, value in enumerate(row, start=1):
                if not np.isnan(value):
                    sheet.write_number(number, place, value)
    return buffer.getvalue()

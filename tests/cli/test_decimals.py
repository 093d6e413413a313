"""Numbers of options: a decimal comma or point in every command; what is none is told in the user's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import click
import pytest
from tests.cli.conftest import Ran

from firedamp.cli.commands import COMMANDS, firedamp
from firedamp.cli.words import Words

Run = Callable[..., Ran]
STREAM = ("reduction", "technologies", "--kind", "drainage", "--year", "2026", "--json")
BACKTEST = ("forecast", "backtest", "absent.csv", "--target", "CH4", "--horizon", "3min")
PORTFOLIO, PREDICT = ("portfolio", "absent.json"), ("forecast", "predict", "m.json", "absent.csv", "--out", "o.csv")


def options() -> Iterator[tuple[str, click.Parameter]]:
    group = firedamp(Words("en"))
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command
        for each in (command, *getattr(command, "commands", {}).values()):
            yield from ((f"{name} {parameter.opts[-1]}", parameter) for parameter in each.params)


def test_no_option_takes_a_decimal_point_alone() -> None:
    assert [name for name, each in options() if isinstance(each.type, click.types.FloatParamType)] == []


def test_a_stream_is_the_same_with_commas_and_points(call: Run) -> None:
    told = [call(*STREAM, "--flow", flow, "--ch4", ch4).json for flow, ch4 in (("50.5", "28.5"), ("50,5", "28,5"))]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "arguments",
    [
        (*BACKTEST, "--limit", "0,5", "--cost-of-miss", "2,5"),
        (*PREDICT, "--limit", "0,5"),
        (*PORTFOLIO, "--target", "8000,5"),
        (*PORTFOLIO, "--budget", "2 000 000,5"),
        (*PORTFOLIO, "--threshold", "−0,5"),
        ("restore", "absent.csv", "--out", "b.csv", "--level", "0,9"),
        ("experiment", "absent.csv", "--share", "12,5;20"),
    ],
)
def test_a_decimal_comma_is_read(call: Run, arguments: tuple[str, ...]) -> None:
    done = call(*arguments)
    assert done.code == 2
    assert "there is no such file" in done.error


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((*BACKTEST, "--limit", "много"), "Предел канала: «много» — не число"),
        ((*BACKTEST, "--cost-of-miss", "0"), "Цена пропущенного превышения: 0, а должно быть больше 0"),
        ((*PORTFOLIO, "--target", "1,234"), "Цель, т CO2-экв. в год: «1,234» — это 1.234 или 1234?"),
        ((*PORTFOLIO, "--budget", "1e999"), "Бюджет: «1e999» — не конечное число"),
        ((*STREAM, "--flow", "nan", "--ch4", "28"), "Расход: «nan» — не число"),
        (("experiment", "absent.csv", "--share", "12,5;x"), "12,5;x"),
    ],
)
def test_what_is_no_number_is_told_of_its_option(call: Run, arguments: tuple[str, ...], error: str) -> None:
    done = call(*arguments, "--lang", "ru")
    assert (done.code, done.out) == (2, "")
    assert error in done.error

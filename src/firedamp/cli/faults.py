"""What the shell is told when something goes wrong: the message in the user's language, and the exit code."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

import click

from firedamp.messages import describe
from firedamp.messages.system import system_reason
from firedamp.science.errors import DataError, FiredampError, InputError, MethodError, Problem

EXTRA_ARGUMENT = re.compile(r"unexpected extra arguments? \((.*)\)")
GIVEN = re.compile(r"(?:'(.*)'|(-?\d+)) is not ", re.DOTALL)
DONE, FAULT, BAD_INPUT = 0, 1, 2


def complain(error: Exception, lang: str, debug: bool) -> int:
    """Say on standard error what went wrong. Returns the exit code."""
    if debug and not isinstance(error, click.ClickException):
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    text, code = _in_words(error, lang)
    print(text, file=sys.stderr)
    return code


def _in_words(error: Exception, lang: str) -> tuple[str, int]:
    match error:
        case click.exceptions.NoArgsIsHelpError():
            return error.format_message(), BAD_INPUT
        case click.Abort():
            return "", 130
        case click.ClickException():
            return _of_click(error, lang), BAD_INPUT
        case InputError() | MethodError() | DataError():
            return describe(error, lang, getattr(error, "labels", None)), BAD_INPUT
        case FiredampError():
            return describe(error, lang), FAULT
        case _ if isinstance(detail := getattr(error, "detail", None), Mapping) and lang in detail:  # of the server
            return str(detail[lang]), FAULT
        case OSError():
            problem = Problem("output", "disk_full", None, {"reason": system_reason(error)})
            return describe(problem, lang), FAULT
        case _:
            reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            return describe(Problem("", "fault", None, {"reason": reason}), lang), FAULT


def _of_click(error: click.ClickException, lang: str) -> str:
    """Wrong use, as click found it, in the user's language, with where to read on."""
    problem = _problem(error)
    text = describe(problem, lang) if problem else error.format_message()
    context = getattr(error, "ctx", None)
    if context is None:
        return text
    hint = {"en": "Help", "ru": "Справка"}[lang]
    return f"{text}\n{hint}: {context.command_path} --help"


def _problem(error: click.ClickException) -> Problem | None:
    match error:
        case click.NoSuchOption():
            near = {"near": ", ".join(error.possibilities)} if error.possibilities else {}
            return Problem("", "no_such_option", error.option_name, near)
        case click.BadOptionUsage():
            return Problem("", "option_without_value", error.option_name)
        case click.MissingParameter():
            return Problem("", "missing_argument", _name(error))
        case click.BadParameter():
            return _bad_value(error)
        case click.UsageError() if name := getattr(error, "command_name", ""):
            group = error.ctx.command if error.ctx else None
            choices = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else ()
            return Problem("", "no_such_command", name, {"choices": ", ".join(choices)})
        case click.UsageError() if extra := EXTRA_ARGUMENT.search(error.message):
            return Problem("", "unexpected_argument", extra[1])
    return None


def _bad_value(error: click.BadParameter) -> Problem:
    name = {"name": _name(error)}
    said = GIVEN.match(error.message)  # click tells the value in its message alone
    value = (said[1] or said[2]) if said else None
    match error.param.type if error.param else None:
        case click.Choice(choices=choices):
            return Problem("", "option_not_a_choice", value, {**name, "choices": ", ".join(choices)})
        case click.IntRange(min=minimum, max=maximum):
            return Problem("", "option_out_of_range", value, {**name, "minimum": minimum, "maximum": maximum})
        case click.types.IntParamType():
            return Problem("", "option_not_a_whole_number", value, name)
    return Problem("", "bad_option_value", None, {**name, "reason": error.message})


def _name(error: click.BadParameter) -> str:
    """How the user calls a parameter: --gwp-set, or ID."""
    hint = error.param_hint
    if hint:
        return hint if isinstance(hint, str) else ", ".join(hint)
    if error.param is None:
        return ""
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx) if error.ctx else (error.param.name or "").upper()
    return error.param.opts[-1]

"""The `firedamp` command: what happens between the shell and an answer, an error message and an exit code.

Commands return what they have to say; it is written only when it is complete, so that bad input leaves nothing on
standard output. Everything heavy is imported inside the commands: a cold `firedamp calculate` must start fast.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 when done, 2 for wrong use or bad input, 1 for a fault of Firedamp's own."""
    from firedamp.cli.language import chosen_language, speak_utf8

    speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = chosen_language(given, os.environ)
    debug = "--debug" in given
    try:
        answer = _run([word for word in given if word != "--debug"], lang)
        if isinstance(answer, int):
            return answer
        for note in answer.notes:
            print(note, file=sys.stderr)
        if answer.text:
            sys.stdout.write(answer.text)
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_has_left()
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from firedamp.cli.faults import complain

        return complain(error, lang, debug)
    return 0


def _run(arguments: list[str], lang: str) -> Any:
    from firedamp.cli.answer import Answer
    from firedamp.cli.commands import firedamp
    from firedamp.cli.words import Words

    answer = firedamp(Words(lang)).main(arguments, prog_name="firedamp", standalone_mode=False)
    return answer if isinstance(answer, Answer | int) else 0


def _reader_has_left() -> int:
    """The reader of a pipe (`| head`) closed it: nothing is wrong, and Python must not complain while it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0

"""In which encoding is a text? Its mark or UTF-8 decide; else the one under which its letters are Russian words.

Windows-1251, cp866 (DOS) and KOI8-R give every byte a meaning, mostly a wrong one: under a wrong one common letters
become rare, capitals stand within words, frames within names. Where two read about as well, a person says.
"""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from firedamp.science.errors import InputError, Problem

NAMES = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1251": "Windows-1251", "cp866": "cp866 (DOS)", "koi8-r": "KOI8-R"}
RUSSIAN = ("cp1251", "cp866", "koi8-r")
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
FOREIGN = re.compile(r"[^\t\n\r -~\u00a0-\u00bf\u0400-\u045f\u2000-\u22ff]")
LINES_WEIGHED = 2_000
LONGEST_SAMPLE = 40  # characters

# Letters in a thousand of Russian text, as counts over the Национальный корпус русского языка give them, rounded; ё as
# often as those write it who do.
PER_MILLE = {
    "о": 110, "е": 84, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44, "к": 35, "м": 32,
    "д": 30, "п": 28, "у": 26, "я": 20, "ы": 19, "ь": 17, "г": 17, "з": 16, "б": 16, "ч": 14, "й": 12, "х": 10,
    "ж": 9, "ш": 7, "ю": 6, "ц": 5, "щ": 4, "э": 3, "ф": 3, "ъ": 0.4, "ё": 2,
}  # fmt: skip
LETTERS = {letter: math.log(share / 1000) for letter, share in PER_MILLE.items()}
MARKS = dict.fromkeys("«»–—№°…“”„’·•§±µ\u00a0", -4.5)
STRANGE = -12.0
FIRST_CAPITAL, NEXT_CAPITAL, CAPITAL_WITHIN_A_WORD = -0.3, -1.0, -6.0
MISPLACED, BESIDE_LATIN, AFTER_A_DIGIT, BETWEEN_THOUSANDS = -6.0, -6.0, -4.0, -1.0
VOWELS, SIGNS = frozenset("аеёиоуыэюя"), frozenset("ъь")
SECOND_VOWEL, SECOND_CONSONANT, ALTERNATING = -1.3, -0.5, 0.4  # against letters drawn one by one
DOUBT = 6.0  # a likelihood of 400 to 1
STRANGE_TEXT = -6.0  # on average: letters of another language, or no text


@dataclass(frozen=True)
class Text:
    """A text that was read. `inferred`: by its letters alone. `rivals`: encodings that fit about as well."""

    content: str
    encoding: str
    inferred: bool = False
    rivals: tuple[str, ...] = ()

    @property
    def notes(self) -> list[Problem]:
        return [Problem("file", "note_encoding", None, {"name": NAMES[self.encoding]})] if self.inferred else []


def decoded(data: bytes, encoding: str | None = None) -> Text:
    """The text of a file, in the encoding that is said or that its bytes tell. Raises InputError for no text."""
    text = Text(_as(data, encoding), encoding) if encoding else _told(data)
    if NOT_TEXT.search(text.content):
        raise InputError.one("file", "file_not_a_table")
    return text


def read_as(data: bytes, encodings: Iterable[str]) -> str:
    """How a part of the file reads in each, for a person to choose: "KOI8-R: Шахта; cp866: ▒▓…"."""
    line = next(_lines_beyond_ascii(data))
    start = next(index for index, byte in enumerate(line) if byte >= 0x80)
    part = line[start : start + LONGEST_SAMPLE]
    return "; ".join(f"{NAMES[each]}: {part.decode(each, 'replace').strip()}" for each in encodings)


def _told(data: bytes) -> Text:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Text(_as(data, "utf-16"), "utf-16")
    try:
        content: str | None = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        content = None
    if b"\0" in data:
        wide = _utf_16_without_mark(data)
        if wide:
            return Text(wide, "utf-16", inferred=True)
    if content is not None:
        return Text(content, "utf-8")
    return _by_letters(data)


def _as(data: bytes, encoding: str) -> str:
    if encoding == "utf-16" and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        found = _utf_16_without_mark(data)
        if found is None:
            raise InputError.one("encoding", "not_in_encoding", NAMES[encoding], line=1)
        return found
    try:
        return data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError.one("encoding", "not_in_encoding", NAMES[encoding], line=line) from None


def _utf_16_without_mark(data: bytes) -> str | None:
    """The text under the order of bytes that gives Latin and Cyrillic letters only; None under neither."""
    for order in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(order)
        except UnicodeDecodeError:
            continue
        if not FOREIGN.search(text):
            return text
    return None


def _by_letters(data: bytes) -> Text:
    sample = b"\n".join(islice(_lines_beyond_ascii(data), LINES_WEIGHED))
    read = {each: text for each in RUSSIAN if (text := _readable(data, sample, each)) is not None}
    weighed = sorted(((likeness(text), each) for each, text in read.items()), reverse=True)
    (best, encoding), *others = weighed
    beyond = sum(byte >= 0x80 for byte in sample)
    rivals = tuple(each for weight, each in others if best - weight < DOUBT or best < STRANGE_TEXT * beyond)
    return Text(data.decode(encoding), encoding, inferred=True, rivals=rivals)


def _lines_beyond_ascii(data: bytes) -> Iterator[bytes]:
    """The lines that hold other letters than Latin ones, found by these: most lines of a large file have none."""
    end = 0
    while found := BEYOND_ASCII.search(data, end):
        start, end = data.rfind(b"\n", 0, found.start()) + 1, data.find(b"\n", found.start())
        end = len(data) if end < 0 else end
        yield data[start:end]


def _readable(data: bytes, sample: bytes, encoding: str) -> str | None:
    """The sample, where the whole file can be read in the encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return sample.decode(encoding)


def likeness(text: str) -> float:
    """How likely a text is to be Russian, as the logarithm of a probability: the more, the better."""
    weight, before = 0.0, " "
    for sign in text:
        if sign > "\x7f":
            weight += _weight(sign, before)
        elif before > "\x7f" and before.isalpha() and sign.isalpha():
            weight += BESIDE_LATIN
        before = sign
    return weight


def _weight(sign: str, before: str) -> float:
    lower = sign.lower()
    letter = LETTERS.get(lower)
    if letter is None:
        return BETWEEN_THOUSANDS if sign == "\u00a0" and before.isdigit() else MARKS.get(sign, STRANGE)
    if before.isascii() and before.isalnum():
        letter += AFTER_A_DIGIT if before.isdigit() else BESIDE_LATIN
    letter += _after(before.lower(), lower)
    return letter if sign == lower else letter + _capital(before)


def _after(before: str, letter: str) -> float:
    """Whether a letter may follow: a sign needs a consonant, ы another letter, vowels and consonants alternate."""
    if before not in LETTERS:
        return MISPLACED if letter in SIGNS or letter == "ы" else 0.0
    vowel = letter in VOWELS
    if letter in SIGNS:
        return MISPLACED if before in VOWELS or before in SIGNS else 0.0
    if vowel == (before in VOWELS):
        return SECOND_VOWEL if vowel else SECOND_CONSONANT
    return ALTERNATING


def _capital(before: str) -> float:
    if not before.isalpha():
        return FIRST_CAPITAL
    return CAPITAL_WITHIN_A_WORD if before.islower() else NEXT_CAPITAL

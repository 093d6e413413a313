"""Are the particulars of an organisation that the forms state given, and are its numbers ones that can exist?

Both numbers end with check digits. That of an ОГРН is told by order 165н of the Ministry of Finance of Russia of
2017-10-30; those of an ИНН are found by the weights in common use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firedamp.science.errors import Problem

WANTED = ("name", "inn", "ogrn", "address", "head", "contact")
INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
INN_11 = (7, *INN_10)
INN_12 = (3, *INN_11)
INN_WEIGHTS: Mapping[int, Sequence[Sequence[int]]] = {10: (INN_10,), 12: (INN_11, INN_12)}  # an organisation, a person
OGRN_MODULUS = {13: 11, 15: 13}  # of an organisation, of an entrepreneur
LENGTHS = {"inn": tuple(INN_WEIGHTS), "ogrn": tuple(OGRN_MODULUS)}


def is_inn(text: str) -> bool:
    """Whether the check digits of an ИНН hold: ten digits of an organisation, twelve of a person."""
    if not _has_digits(text, LENGTHS["inn"]):
        return False
    return all(_weighted(text, each) == int(text[len(each)]) for each in INN_WEIGHTS[len(text)])


def _weighted(text: str, weights: Sequence[int]) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, text, strict=False)) % 11 % 10


def is_ogrn(text: str) -> bool:
    """Whether the check digit of an ОГРН (13 digits) or ОГРНИП (15) holds."""
    if not _has_digits(text, LENGTHS["ogrn"]):
        return False
    return int(text[:-1]) % OGRN_MODULUS[len(text)] % 10 == int(text[-1])


def _has_digits(text: str, lengths: Sequence[int]) -> bool:
    return text.isascii() and text.isdigit() and len(text) in lengths


def wrong_numbers(particulars: Mapping[str, str]) -> list[Problem]:
    """ИНН and ОГРН that are given and cannot be, by how many digits they have and by their check digits."""
    given = {name: particulars.get(name, "") for name in LENGTHS}
    return [found for name, text in given.items() if text.strip() and (found := _wrong(name, text))]


def _wrong(name: str, text: str) -> Problem | None:
    short, long = LENGTHS[name]
    if not _has_digits(text, LENGTHS[name]):
        return Problem(name, "not_so_many_digits", text, {"short": short, "long": long})
    right = is_inn if name == "inn" else is_ogrn
    return None if right(text) else Problem(name, "check_digit", text)


def particulars_in_the_way(particulars: Mapping[str, str]) -> list[Problem]:
    """Particulars that every form states and nobody has given, and numbers that cannot be."""
    missing = [name for name in WANTED if not particulars.get(name, "").strip()]
    return [Problem(_field(name), "particular_missing") for name in missing] + wrong_numbers(particulars)


def _field(name: str) -> str:
    """A name is that of the organisation here, and of a mine elsewhere."""
    return "organisation" if name == "name" else name

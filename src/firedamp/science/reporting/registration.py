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
OGRN_MODULUS = {13: 11, 15: 13}  # of an organisation, of an entrepreneur


def is_inn(text: str) -> bool:
    """Whether the check digits of an ИНН hold: ten digits of an organisation, twelve of a person."""
    if not (text.isascii() and text.isdigit()):
        return False
    weights: Mapping[int, Sequence[Sequence[int]]] = {10: (INN_10,), 12: (INN_11, INN_12)}
    return len(text) in weights and all(_weighted(text, each) == int(text[len(each)]) for each in weights[len(text)])


def _weighted(text: str, weights: Sequence[int]) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, text, strict=False)) % 11 % 10


def is_ogrn(text: str) -> bool:
    """Whether the check digit of an ОГРН (13 digits) or ОГРНИП (15) holds."""
    if not (text.isascii() and text.isdigit()) or len(text) not in OGRN_MODULUS:
        return False
    return int(text[:-1]) % OGRN_MODULUS[len(text)] % 10 == int(text[-1])


def wrong_numbers(particulars: Mapping[str, str]) -> list[Problem]:
    """ИНН and ОГРН that are given and cannot be, by their check digits."""
    holds = {"inn": is_inn, "ogrn": is_ogrn}
    return [
        Problem(name, "check_digit", particulars[name])
        for name, right in holds.items()
        if particulars.get(name, "").strip() and not right(particulars[name])
    ]


def particulars_in_the_way(particulars: Mapping[str, str]) -> list[Problem]:
    """Particulars that every form states and nobody has given, and numbers that cannot be."""
    missing = [name for name in WANTED if not particulars.get(name, "").strip()]
    return [Problem(_field(name), "particular_missing") for name in missing] + wrong_numbers(particulars)


def _field(name: str) -> str:
    """A name is that of the organisation here, and of a mine elsewhere."""
    return "organisation" if name == "name" else name

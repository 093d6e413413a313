"""How is a name made findable? One alphabet, lower case, ё as е: «Распадская» and "Raspadskaya" are then the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LATIN_OF = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip

# Spellings that differ between the usual transliterations of Russian: brought to one. Longer ones first.
SPELLINGS = (
    ("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("yo", "e"), ("jo", "e"), ("ye", "e"), ("je", "e"), ("yu", "iu"),
    ("ju", "iu"), ("ya", "ia"), ("ja", "ia"), ("yi", "i"), ("iy", "i"), ("ij", "i"), ("y", "i"), ("j", "i"),
    ("tc", "ts"), ("x", "ks"),
)  # fmt: skip


def search_text(*names: str) -> str:
    """The words of all names in the one alphabet, for storing beside them."""
    return " ".join(dict.fromkeys(word for name in names for word in search_words(name)))


def search_words(query: str) -> list[str]:
    """The query's words in the alphabet of `search_text`; each must be found."""
    text = unicodedata.normalize("NFC", query).lower()
    return [word for word in map(one_alphabet, re.findall(r"\w+", text)) if word]


@lru_cache(maxsize=65_536)  # a file says the same words in each of its 100,000 rows
def one_alphabet(word: str) -> str:
    latin = "".join(LATIN_OF.get(letter, letter) for letter in word)
    for spelling, common in SPELLINGS:
        latin = latin.replace(spelling, common)
    return re.sub(r"i+", "i", latin)

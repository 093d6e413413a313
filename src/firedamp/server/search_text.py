"""How is a name made findable? One alphabet, lower case, ё as е: «Распадская» and "Raspadskaya" are then the same.

A search asks for a part of a word. The stem of a Russian word is a beginning of every form that has it, so a query is
asked by its stems («Распадской» as «распадск») of names that are stored as they are; «Распадс» finds them, too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

RUSSIAN = re.compile(r"[а-яё]+")
SHORTEST_STEM = 3

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


def search_words(name: str) -> list[str]:
    """The name's words in the alphabet of `search_text`."""
    return [word for word in map(one_alphabet, _words(name)) if word]


def query_words(query: str) -> list[str]:
    """What each word of a query is found by, in the alphabet of `search_text`: of a Russian word its stem."""
    return [word for word in (one_alphabet(stem(word)) for word in _words(query)) if word]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=4_096)
def stem(word: str) -> str:
    """A Russian word without its ending; as it is, where so little would be left that it stands in many words."""
    if not RUSSIAN.fullmatch(word):
        return word
    # A stemmer keeps the word that it works on: each call, and so each thread, has its own.
    found: str = snowballstemmer.stemmer("russian").stemWord(word.replace("ё", "е"))
    return found if len(found) >= SHORTEST_STEM else word


@lru_cache(maxsize=65_536)  # a file says the same words in each of its 100,000 rows
def one_alphabet(word: str) -> str:
    latin = "".join(LATIN_OF.get(letter, letter) for letter in word)
    for spelling, common in SPELLINGS:
        latin = latin.replace(spelling, common)
    return re.sub(r"i+", "i", latin)

"""The words of the command line in the chosen language: help texts, headings, units of tables."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


class Words:
    """Words of words_en.toml or words_ru.toml, by section and key: words("inventory", "total")."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        text = files("firedamp.cli").joinpath(f"words_{lang}.toml").read_text("utf-8")
        self._sections: dict[str, dict[str, str]] = tomllib.loads(text)

    def __call__(self, section: str, key: str, **values: object) -> str:
        text = self._sections[section][key]
        return text.format(**values) if values else text

    def of(self, texts: Any) -> str:
        """The text of a {"en": …, "ru": …}; a plain text is itself."""
        return str(texts[self.lang]) if isinstance(texts, dict) else str(texts)

    def heading(self, heading: str) -> str:
        """A heading of click's in the language, or as it is."""
        return self._sections["headings"].get(heading.lower(), heading)

    def of_click(self, text: str) -> str:
        """A help text of click's with what it adds, "[required]" and "[default: 1]", in the language."""
        for name, said in self._sections["click"].items():
            text = text.replace(f"[{name}", f"[{said}")
        return text

    def help(self, key: str) -> str:
        return self("help", key)

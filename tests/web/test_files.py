"""The client's files: vendored as published, words in both languages, small components, one place for numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from scripts.vendor_web import differences

from firedamp.server.client_files import CLIENT_SOURCE as WEB

OWN = [path for path in sorted(WEB.rglob("*.js")) if "vendor" not in path.parts]
TEXTS = {path.relative_to(WEB).as_posix(): path.read_text(encoding="utf-8") for path in OWN}
WORDS = {
    language: json.loads((WEB / f"locale/{language}.json").read_text(encoding="utf-8")) for language in ("ru", "en")
}
PLURALS = {"ru": {"one", "few", "many", "other"}, "en": {"one", "other"}}
INDEX = (WEB / "index.html").read_text(encoding="utf-8")
IMPORT_MAP = json.loads(re.search(r'<script type="importmap">(.*?)</script>', INDEX, re.DOTALL)[1])["imports"]  # type: ignore[index]
IMPORT = re.compile(r"""(?:^|[;\n}/])\s*(?:import|export)\s*(?:[\w*{][^'"()]*?from\s*)?["']([^"']+)["']""")


def test_vendored_files_are_those_that_were_published() -> None:
    assert differences() == []


def test_every_vendored_package_brings_its_licence() -> None:
    manifest = json.loads((WEB / "vendor/manifest.json").read_text())
    for package in manifest["packages"]:
        assert package["licence"]
        assert "LICENSE" in package["files"], package["name"]


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["ru"].keys() == WORDS["en"].keys()


def test_plural_forms_are_those_of_the_language() -> None:
    for language, words in WORDS.items():
        for key, said in words.items():
            assert isinstance(said, str) or said.keys() == PLURALS[language], (language, key)
            assert isinstance(said, str) == isinstance(WORDS["en"][key], str), key


def test_translations_name_the_same_parameters() -> None:
    def parameters(said: str | dict[str, str]) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", said if isinstance(said, str) else " ".join(said.values())))

    assert {key: parameters(said) for key, said in WORDS["ru"].items()} == {
        key: parameters(said) for key, said in WORDS["en"].items()
    }


def keys_asked_for() -> Iterator[str]:
    """Keys as written in the code; a part that is computed is `*`."""
    for text in TEXTS.values():
        yield from re.findall(r"(?<![\w.])(?:t|has)\('([^']+)'", text)
        yield from (re.sub(r"\$\{[^}]*\}", "*", key) for key in re.findall(r"(?<![\w.])(?:t|has)\(`([^`]+)`", text))
        yield from (f"{group}.*" for group in re.findall(r"(?<![\w.])word\('([^']+)'", text))


def test_no_word_is_missing_and_none_is_left_over() -> None:
    asked = set(keys_asked_for()) - {"*.*"}
    computed = {each: re.compile(re.escape(each).replace(r"\*", ".+")) for each in asked if "*" in each}
    words = WORDS["ru"].keys()
    assert sorted(asked - computed.keys() - words) == []
    assert [each for each, pattern in computed.items() if not any(map(pattern.fullmatch, words))] == []
    left_over = words - asked
    assert [key for key in left_over if not any(pattern.fullmatch(key) for pattern in computed.values())] == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_is_short_and_its_first_line_says_what_for(name: str) -> None:
    lines = TEXTS[name].splitlines()
    assert lines[0].startswith("// ")
    assert len(lines) < 200


@pytest.mark.parametrize("name", TEXTS)
def test_numbers_are_written_and_data_are_asked_for_in_one_place_each(name: str) -> None:
    text = TEXTS[name]
    if name != "core/numbers.js":
        assert not re.search(r"toLocaleString|\.toFixed|Intl\.NumberFormat", text)
    if name not in ("core/api.js", "core/locale.js"):
        assert "fetch(" not in text
    assert "innerHTML" not in text
    assert "unsafeHTML" not in text
    assert not re.search(r'\sstyle=["$]', text), "a style attribute breaks the Content-Security-Policy"


@pytest.mark.parametrize("name", [*TEXTS, "index.html"])
def test_no_file_says_anything_outside_the_locale_files(name: str) -> None:
    text = TEXTS.get(name, "")
    text = re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)
    assert not re.search("[а-яё]", text.replace("Русский", ""), re.IGNORECASE)


def resolve(specifier: str, importer: Path) -> Path:
    if specifier.startswith("."):
        return (importer.parent / specifier).resolve()
    fitting = [key for key in IMPORT_MAP if specifier == key or (key.endswith("/") and specifier.startswith(key))]
    name = max(fitting, key=len)
    return WEB / (IMPORT_MAP[name] + specifier[len(name) :]).lstrip("/")


def imported(path: Path, seen: set[Path]) -> set[Path]:
    if path not in seen:
        seen.add(path)
        for specifier in IMPORT.findall(path.read_text(encoding="utf-8")):
            imported(resolve(specifier, path), seen)
    return seen


def test_the_page_fetches_ahead_all_that_it_starts_with() -> None:
    start = WEB / "main.js"
    wanted = {"/" + path.relative_to(WEB).as_posix() for path in imported(start, set()) - {start}}
    assert set(re.findall(r'<link rel="modulepreload" href="([^"]+)">', INDEX)) == wanted


def test_the_import_map_leads_to_files() -> None:
    for target in IMPORT_MAP.values():
        assert (WEB / target.lstrip("/")).exists(), target

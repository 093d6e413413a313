"""How is a formula of a sheet drawn in Typst? LaTeX as `notation.py` writes it, read into a tree that a template draws.

The tree holds texts and never markup, so that no symbol of any sheet can be taken for a command of Typst. The reader is
strict: what it does not know is a `FormulaError`, and the formula is shown as text.
"""

from __future__ import annotations

import re
from typing import Any

from firedamp.forms.words import words_of
from firedamp.messages import number_text

SIGNS = {
    "cdot": "·", "le": "≤", "ge": "≥", "wedge": "∧", "sum": "∑", "dots": "…",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "eta": "η", "lambda": "λ", "mu": "μ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "varphi": "φ", "phi": "φ",
}  # fmt: skip
OPERATORS = frozenset(("ln", "log", "exp", "min", "max", "abs"))
TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|[^\W\d_]|\s+|.", re.DOTALL)
PLAIN = {"-": "−", "+": "+", "=": "=", "<": "<", ">": ">", ",": ",", ";": ";", "(": "(", ")": ")", "—": "—", "…": "…"}
DEEPEST = 60  # brackets within brackets; a sheet's formulas have fewer than ten
Node = dict[str, Any]


class FormulaError(ValueError):
    """LaTeX that no sheet of Firedamp writes."""


def formula_tree(latex: str, language: str) -> Node:
    """The tree of a formula; numbers are written as the language does."""
    reader = _Reader(latex, language)
    found = reader.row(())
    if reader.tokens:
        raise FormulaError(latex)
    return found


class _Reader:
    def __init__(self, latex: str, language: str) -> None:
        self.tokens = [token for token in TOKEN.findall(latex) if not token.isspace()][::-1]
        self.latex, self.language, self.depth = latex, language, 0

    def row(self, until: tuple[str, ...]) -> Node:
        """Atoms up to one of the tokens, which stays."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError(self.latex)
        items: list[Node] = []
        while self.tokens and self.tokens[-1] not in until:
            token = self.tokens.pop()
            if token in ("_", "^"):
                if not items:
                    raise FormulaError(self.latex)
                items.append(self._attached(items.pop(), token))
            else:
                items.append(self._atom(token))
        self.depth -= 1
        return items[0] if len(items) == 1 else {"kind": "row", "of": items}

    def _attached(self, base: Node, mark: str) -> Node:
        name = "below" if mark == "_" else "above"
        own = base if base["kind"] == "attach" and name not in base else {"kind": "attach", "of": [base]}
        return {**own, name: self._argument()}

    def _argument(self) -> Node:
        """What stands in braces, or one atom."""
        if not self.tokens:
            raise FormulaError(self.latex)
        token = self.tokens.pop()
        if token != "{":
            return self._atom(token)
        found = self.row(("}",))
        self._expect("}")
        return found

    def _expect(self, token: str) -> None:
        if not self.tokens or self.tokens.pop() != token:
            raise FormulaError(self.latex)

    def _atom(self, token: str) -> Node:
        if token == "{":
            self.tokens.append(token)
            return self._argument()
        if token[0].isdigit():
            return {"kind": "upright", "text": self._number(token)}
        if token.isalpha():
            return {"kind": "letter", "text": token}
        if token in PLAIN:
            return {"kind": "sign", "text": PLAIN[token]}
        if token.startswith("\\"):
            return self._command(token[1:])
        raise FormulaError(self.latex)

    def _number(self, digits: str) -> str:
        decimals = len(digits.partition(".")[2])
        return number_text(float(digits), self.language, decimals)

    def _command(self, name: str) -> Node:
        if name in SIGNS:
            return {"kind": "letter" if SIGNS[name].isalpha() else "sign", "text": SIGNS[name]}
        if name in OPERATORS:
            return {"kind": "operator", "text": name}
        match name:
            case "frac":
                return {"kind": "frac", "of": [self._argument(), self._argument()]}
            case "sqrt":
                return {"kind": "root", "of": [self._argument()]}
            case "left":
                return self._brackets()
            case "begin":
                return self._cases()
            case "mathrm" | "text":
                return self._upright()
            case " " | "quad":
                return {"kind": "space"}
        raise FormulaError(self.latex)

    def _brackets(self) -> Node:
        self._expect("(")
        inner = self.row((r"\right",))
        self._expect(r"\right")
        self._expect(")")
        return {"kind": "brackets", "of": [inner]}

    def _upright(self) -> Node:
        """Letters in a row as one word: CO, net, gas suction."""
        self._expect("{")
        words: list[Node] = []
        while self.tokens and self.tokens[-1] != "}":
            token = self.tokens.pop()
            if token in ("_", "^") and words:
                words.append(self._attached(words.pop(), token))
            elif token.isalnum() or token in (r"\ ", ","):
                text = " " if token == r"\ " else token
                if words and words[-1]["kind"] == "upright":
                    text = words.pop()["text"] + text
                words.append({"kind": "upright", "text": text})
            else:
                raise FormulaError(self.latex)
        self._expect("}")
        return words[0] if len(words) == 1 else {"kind": "row", "of": words}

    def _cases(self) -> Node:
        for token in ("{", *"cases", "}"):
            self._expect(token)
        lines: list[Node] = []
        while True:
            value = self.row(("&",))
            self._expect("&")
            condition = self.row((r"\\", r"\end"))
            lines.append({"kind": "line", "of": [value, self._else(condition)]})
            if not self.tokens:
                raise FormulaError(self.latex)
            if self.tokens.pop() == r"\end":
                break
        for token in ("{", *"cases", "}"):
            self._expect(token)
        return {"kind": "cases", "of": lines}

    def _else(self, condition: Node) -> Node:
        if condition == {"kind": "upright", "text": "else"}:
            return {"kind": "upright", "text": words_of(self.language)["trace"]["otherwise"]}
        return condition

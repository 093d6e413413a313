"""Write docs/client-operations.md: which method of the client asks which operation of the API?"""

from __future__ import annotations

from typing import Any

from client_writing.document import PREFIX, Operation, operations

HEAD = """# Operations of the client

Written from the OpenAPI document by `scripts/client_shapes.py`. How they are used stands in [client.md](client.md),
what they do in [api.md](api.md) and in their docstrings (`help(firedamp.mines)`)."""


def page(document: dict[str, Any]) -> str:
    """The page, as Markdown."""
    lines, room = [HEAD], ""
    for each in operations(document):
        if each.room != room:
            room = each.room
            lines.append(f"\n## client.{room}\n\n| method | asks | |\n|---|---|---|")
        lines.append(_row(each))
    return "\n".join(lines) + "\n"


def _row(each: Operation) -> str:
    required = [*each.in_path, *(one for one in [*each.in_query, *each.in_body] if one.required)]
    names = [*(one.name for one in required), *(["content"] if each.sends_file else [])]
    return f"| `{each.method}({', '.join(names)})` | `{each.verb} {each.path.removeprefix(PREFIX)}` | {each.summary} |"

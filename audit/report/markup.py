"""HTML and SVG put together so that no text can become markup: what is not `Markup` is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_EMPTY = frozenset({"meta", "input", "rect", "line", "col"})


class Markup(str):
    """Text that is markup already. Only `tag`, `raw` and `joined` make it."""

    __slots__ = ()


def tag(name: str, /, *children: str | None, **attributes: str | int | None) -> Markup:
    """One element; None leaves a child or an attribute out.

    Underscores in names of attributes stand for hyphens; one at the end is dropped.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Markup(f"<{name}{written}>" if name in ("meta", "input") else f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Iterable[str | None]) -> Markup:
    """Children one after the other, escaped unless they are markup."""
    return Markup(
        "".join(
            child if isinstance(child, Markup) else escape(child, quote=True)
            for child in children
            if child is not None
        )
    )


def raw(text: str) -> Markup:
    """A text of this program's own that is markup as it stands."""
    return Markup(text)

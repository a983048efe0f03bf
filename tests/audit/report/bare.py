"""Finds percentages that stand without what they are of (promise 11)."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SPACE = "\u00a0\u202f "
PERCENT = re.compile(rf"\d[\d.,]*[{_SPACE}]?%")
HALVES = re.compile(rf"\d[\d.,{_SPACE}]*(of|sur)[{_SPACE}]\d|computed over \d|calculé sur \d")
# The level of every interval, and limits that somebody set: they are ratios of nothing.
_GIVEN = re.compile(
    rf"(à )?95[{_SPACE}]?%|(capped at|ceiling is|plafonnée à|charte est) \d+[{_SPACE}]?%"
    rf"|\d+[{_SPACE}]?% (of the price|du prix)"
)
_NEAR = 90
_BLOCKS = frozenset({"tr", "li", "p", "dd", "h2", "h3", "figcaption"})
_VOID = frozenset({"meta", "input"})


def bare_in_text(text: str) -> list[str]:
    """The percentages in plain text with no halves within a line or so of them."""
    flat = _GIVEN.sub("GIVEN", " ".join(text.split()))
    return [
        flat[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        for found in PERCENT.finditer(flat)
        if not HALVES.search(flat[max(0, found.start() - _NEAR) : found.end() + _NEAR])
    ]


def bare_in_page(page: str) -> list[str]:
    """The smallest rows, items and paragraphs of a page with a percentage and no halves in them."""
    reader = _Blocks()
    reader.feed(page)
    reader.close()
    return [
        text
        for text in reader.blocks
        if PERCENT.search(_GIVEN.sub("GIVEN", text)) and not HALVES.search(text)
    ]


class _Blocks(HTMLParser):
    """The text of each block, and of each attribute that is read out, outside of set limits."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._texts: list[list[str]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.blocks += [said.get(name) or "" for name in ("aria-label", "title", "alt")]
        if tag in _VOID:
            return
        limit = "data-limit" in said or tag == "style"
        self._open.append((tag, limit or (bool(self._open) and self._open[-1][1])))
        if tag in _BLOCKS:
            self._texts.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Shapes of a chart hold no text."""

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> closed by </{tag}>"
        if tag in _BLOCKS:
            self.blocks.append("".join(self._texts.pop()))

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1][1]):
            self._texts[-1].append(data)

    def close(self) -> None:
        super().close()
        assert not self._open
        self.blocks += ["".join(texts) for texts in self._texts]

"""The confusion matrix as a picture: a row for each intent that was meant, a column for each found.

What was understood is green on the diagonal, the darker the more; what was mistaken is red. The
numbers stand in the cells, so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

_CELL = 18
_NAMES = 150
_MARGIN = 12
_TITLE = 34
_STYLE = (
    "text{font:10px sans-serif;fill:#222}.t{font-size:14px;font-weight:600}"
    ".n{font-size:8px;text-anchor:middle}.r{text-anchor:end}"
)


def confusion_matrix(
    title: str, counts: Mapping[tuple[str, str], int], intents: Sequence[str]
) -> str:
    """An SVG of how often each intent (first of a pair) was taken for each other (second)."""
    size = _CELL * len(intents)
    left, top = _MARGIN + _NAMES, _MARGIN + _TITLE + _NAMES
    width, height = left + size + _MARGIN, top + size + _MARGIN
    totals = {meant: sum(counts.get((meant, found), 0) for found in intents) for meant in intents}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="{escape(title)}">',
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text class="t" x="{_MARGIN}" y="{_MARGIN + 14}">{escape(title)}</text>',
    ]
    for place, intent in enumerate(intents):
        middle = place * _CELL + _CELL / 2 + 3
        name = escape(intent)
        parts.append(f'<text class="r" x="{left - 6}" y="{top + middle:g}">{name}</text>')
        x = left + middle
        parts.append(f'<text transform="translate({x:g} {top - 6}) rotate(-90)">{name}</text>')
    for row, meant in enumerate(intents):
        for column, found in enumerate(intents):
            if count := counts.get((meant, found), 0):
                colour = _colour(count / totals[meant], meant == found)
                parts.append(_cell(left + column * _CELL, top + row * _CELL, colour, count))
    lines = "".join(
        f"M{left} {top + step}h{size}M{left + step} {top}v{size}"
        for step in range(0, size + 1, _CELL)
    )
    return "\n".join([*parts, f'<path d="{lines}" stroke="#ddd" stroke-width=".5"/>', "</svg>\n"])


def _cell(x: int, y: int, colour: str, count: int) -> str:
    middle = f'x="{x + _CELL / 2:g}" y="{y + _CELL / 2 + 3:g}"'
    return (
        f'<rect x="{x}" y="{y}" width="{_CELL}" height="{_CELL}" fill="{colour}"/>'
        f'<text class="n" {middle}>{count}</text>'
    )


def _colour(share: float, right: bool) -> str:
    if right:
        return f"rgb({_mixed(235, 90, share)},{_mixed(247, 176, share)},{_mixed(238, 120, share)})"
    share = min(1.0, 0.25 + share * 2)
    return f"rgb({_mixed(255, 214, share)},{_mixed(240, 72, share)},{_mixed(236, 62, share)})"


def _mixed(light: int, dark: int, share: float) -> int:
    return round(light + (dark - light) * share)

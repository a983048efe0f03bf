"""Charts as small inline SVG: shapes alone, with every number in the table that they stand in.

They are drawn in thousandths of their width and stretched to the room there is, so no text is in
them; what has to be told apart differs by hatching and order too, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.report.contents import Stretch
from audit.report.markup import Markup, joined, tag

_WIDE = 1000
_BAR_HIGH = 24
_COLUMNS_HIGH = 200
_STEPS = (1, 2, 5, 10)
# What a column takes of its place.
_COLUMN = 0.8


@dataclass(frozen=True)
class Bar:
    """One bar: its value, the whisker across its end, and marks that it is to be held against."""

    value: float
    interval: tuple[float, float] | None = None
    marks: tuple[tuple[str, float], ...] = ()
    """The class of each mark, `cap` or `ceiling`, and where it stands."""

    @property
    def reach(self) -> float:
        """The highest value that it shows."""
        return max(self.value, *(self.interval or ()), *(at for _, at in self.marks), 0.0)


def scale_for(bars: Sequence[Bar], most: float | None = None) -> float:
    """A round number that no bar reaches beyond, `most` at most; 1 where there is nothing."""
    reach = max((bar.reach for bar in bars), default=0.0)
    if reach <= 0:
        return most or 1.0
    step = 1.0
    while step > reach:
        step /= 10
    while step * 10 <= reach:
        step *= 10
    found = next(step * times for times in _STEPS if step * times >= reach)
    return min(found, most) if most is not None and most >= reach else found


def bar(drawn: Bar, scale: float, kind: str = "sold") -> Markup:
    """A bar from nought to its value, with its whisker and marks; `kind` is its class."""

    def at(value: float) -> str:
        return f"{_WIDE * min(max(value / scale, 0.0), 1.0):.1f}"

    middle, top, bottom = _BAR_HIGH // 2, 6, _BAR_HIGH - 6
    parts = [
        tag("rect", class_="track", x=0, y=4, width=_WIDE, height=_BAR_HIGH - 8),
        tag("rect", class_=kind, x=0, y=4, width=at(drawn.value), height=_BAR_HIGH - 8),
    ]
    if drawn.interval is not None:
        low, high = map(at, drawn.interval)
        for kind_of_line in ("halo", "whisker"):
            parts += [
                tag("line", class_=kind_of_line, x1=low, x2=high, y1=middle, y2=middle),
                tag("line", class_=kind_of_line, x1=low, x2=low, y1=top, y2=bottom),
                tag("line", class_=kind_of_line, x1=high, x2=high, y1=top, y2=bottom),
            ]
    parts += [
        tag("line", class_=name, x1=at(value), x2=at(value), y1=0, y2=_BAR_HIGH)
        for name, value in drawn.marks
    ]
    return _svg(parts, _BAR_HIGH, class_="bar", aria_hidden="true")


def columns(stretches: Sequence[Stretch], label: str) -> Markup:
    """Stacked columns: unasked selling below, what was asked for on it, help on top."""
    most = highest(stretches)
    place = _WIDE / max(len(stretches), 1)
    parts: list[Markup] = []
    for number, one in enumerate(stretches):
        bottom = float(_COLUMNS_HIGH)
        for kind, count in (
            ("unasked", one.unasked),
            ("asked", one.asked),
            ("helped", one.helped),
        ):
            height = _COLUMNS_HIGH * count / most
            bottom -= height
            if count:
                parts.append(
                    tag(
                        "rect",
                        class_=kind,
                        x=f"{place * (number + (1 - _COLUMN) / 2):.1f}",
                        y=f"{bottom:.1f}",
                        width=f"{place * _COLUMN:.1f}",
                        height=f"{height:.1f}",
                    )
                )
    parts.append(tag("line", class_="axis", x1=0, x2=_WIDE, y1=_COLUMNS_HIGH, y2=_COLUMNS_HIGH))
    return _svg(parts, _COLUMNS_HIGH, class_="columns", role="img", aria_label=label)


def highest(stretches: Sequence[Stretch]) -> int:
    """What the highest column counts; 1 where there is none."""
    return max((one.helped + one.asked + one.unasked for one in stretches), default=0) or 1


def key(kind: str) -> Markup:
    """A small square of what a legend explains."""
    square = tag("rect", class_=kind, x=0, y=0, width=_WIDE, height=_BAR_HIGH)
    return _svg([square], _BAR_HIGH, class_="key", aria_hidden="true")


def hatching() -> Markup:
    """The hatching that the classes `asked` and `held` are filled with, drawn once for a page."""
    lines = tag(
        "pattern",
        tag("rect", class_="paper", width=8, height=8),
        tag("rect", class_="stripe", width=8, height=4),
        id="striped",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
    return tag("svg", tag("defs", lines), class_="hatching", aria_hidden="true")


def _svg(parts: Sequence[Markup], height: int, **attributes: str) -> Markup:
    return tag(
        "svg",
        joined(parts),
        viewBox=f"0 0 {_WIDE} {height}",
        preserveAspectRatio="none",
        focusable="false",
        **attributes,
    )

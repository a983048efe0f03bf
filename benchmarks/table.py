"""A figure, its unit and its goal; and a table of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True)
class Figure:
    """One measured value; `goal` is the most, or the `least`, it should be; None is no goal."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    least: bool = False

    @property
    def met(self) -> bool:
        """Whether the goal is reached, if there is one."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.least else self.value <= self.goal


def show(figures: Sequence[Figure], out: TextIO) -> None:
    """Print the figures under each other."""
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        line = f"{figure.name:<{width}}  {figure.value:>8.1f} {figure.unit:<4}"
        if figure.goal is not None:
            met = "met" if figure.met else "MISSED"
            line += f"  goal {figure.goal:g} {figure.unit}  {met}"
        print(line.rstrip(), file=out)


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which `part` of `values` lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]

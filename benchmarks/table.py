"""A figure, its unit and its goal; and a table of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True)
class Figure:
    """One measured value; `goal` is the most it should be, None where there is none."""

    name: str
    value: float
    unit: str
    goal: float | None = None


def show(figures: Sequence[Figure], out: TextIO) -> None:
    """Print the figures under each other."""
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        line = f"{figure.name:<{width}}  {figure.value:>8.1f} {figure.unit:<4}"
        if figure.goal is not None:
            met = "met" if figure.value <= figure.goal else "MISSED"
            line += f"  goal {figure.goal:g} {figure.unit}  {met}"
        print(line.rstrip(), file=out)


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which `part` of `values` lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]

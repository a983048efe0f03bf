"""The figures, each defined once: numerator, denominator, period and interval."""

from __future__ import annotations

from audit.metrics.everything import all_figures
from audit.metrics.figure import Absent, Figure, Method, Span, Unit
from audit.metrics.intervals import wilson
from audit.metrics.selling import SellingFigures, selling_figures

__all__ = [
    "Absent",
    "Figure",
    "Method",
    "SellingFigures",
    "Span",
    "Unit",
    "all_figures",
    "selling_figures",
    "wilson",
]

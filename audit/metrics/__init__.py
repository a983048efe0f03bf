"""The figures, each defined once: numerator, denominator, period and interval."""

from __future__ import annotations

from audit.metrics.selling import SellingFigures, selling_figures, wilson

__all__ = ["SellingFigures", "selling_figures", "wilson"]

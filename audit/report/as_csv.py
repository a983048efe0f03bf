"""The figures as a table: RFC 4180, one line a figure, with all that makes it more than a ratio."""

from __future__ import annotations

import csv
import io

from audit.language import Language
from audit.ledger.export.rows import harmless
from audit.metrics import Figure
from audit.metrics.texts import explained, text_of
from audit.report.contents import Report

HEADER = (
    "id", "variant", "name", "numerator", "denominator", "value_numerator", "value_denominator",
    "unit", "interval_low", "interval_high", "method", "absent", "why_absent", "left_out",
    "meaning", "formula", "cannot_show", "source", "party", "from", "until", "records",
    "first_record", "last_record", "hours_on", "uncertain_times", "erased", "log", "charter",
)  # fmt: skip
_TIME = "%Y-%m-%dT%H:%MZ"

_Cell = int | str | None


def csv_report(report: Report, language: Language) -> str:
    """A line of headings and one for each figure, with CRLF; the sentences in one language."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(HEADER)
    period = _period(report)
    for figure in report.figures:
        writer.writerow([*_figure(figure, report, language), *period])
    return buffer.getvalue()


def _figure(figure: Figure, report: Report, language: Language) -> list[_Cell]:
    text = text_of(figure, language)
    low, high = figure.interval or (None, None)
    return [
        figure.id,
        harmless(figure.variant),
        harmless(text.name),
        figure.numerator,
        figure.denominator,
        None if figure.value is None else figure.value.numerator,
        None if figure.value is None else figure.value.denominator,
        figure.unit.value,
        None if low is None else f"{low:.4f}",
        None if high is None else f"{high:.4f}",
        figure.method.value,
        figure.absent.value if figure.absent else None,
        explained(figure.absent, language) if figure.absent else None,
        figure.left_out,
        harmless(text.meaning),
        harmless(text.formula),
        harmless(text.cannot),
        harmless(text.source),
        harmless(report.names.get(figure.variant.partition(":")[2])),
    ]


def _period(report: Report) -> list[_Cell]:
    span = report.span
    charters = report.in_force.charters
    return [
        span.first.strftime(_TIME) if span.first else None,
        span.end.strftime(_TIME) if span.end else None,
        span.records,
        span.first_record,
        span.last_record,
        f"{span.hours:.4f}",
        span.uncertain_times,
        span.erased,
        harmless(report.log.origin),
        ";".join(
            f"{one.digest} ({'released' if one.released else 'not released'})" for one in charters
        ),
    ]

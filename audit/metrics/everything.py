"""All the figures of one period of a log, M1 to M21, in one reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, select

from audit.ledger.tables import DocumentRow
from audit.metrics.answers import Answers
from audit.metrics.costs import Costs
from audit.metrics.exposure import marks, near_children, payers, pressure
from audit.metrics.figure import Absent, Figure, Span, Unit
from audit.metrics.making import nothing
from audit.metrics.orders import Orders
from audit.metrics.period import Period, period
from audit.metrics.promises import Names, Promises, party_names
from audit.metrics.shares import held_back, selling_shares
from audit.metrics.suggestions import Reading
from audit.metrics.undeclared import (
    corrected_shares,
    recall_in,
    shipped_report,
    watchdog_recall,
)
from audit.watchdog.report import Report


def all_figures(
    connection: Connection,
    since: datetime | None,
    until: datetime | None,
    *,
    seed: int = 952,
    report: Report | None = None,
) -> tuple[Span, tuple[Figure, ...]]:
    """The period and its figures, in the order of their ids; the same log gives the same figures.

    `since` and `until` are times of day, to the quarter of an hour, the end left out; None for the
    whole log. `report` is the watchdog's, the shipped one unless given. Raises `SQLAlchemyError`
    and `sqlite3.Error`.
    """
    with period(connection, since, until) as here:
        found = _figures(here, connection, report or shipped_report(), seed)
        return here.span, tuple(sorted(found, key=lambda figure: int(figure.id[1:])))


def _figures(
    here: Period, connection: Connection, report: Report | None, seed: int
) -> Iterator[Figure]:
    yield from selling_shares(here, seed)
    yield from corrected_shares(here, recall_in(report) if report else None)
    yield from pressure(here)
    yield from payers(here, seed)
    yield from near_children(here)
    yield nothing("M17", Unit.SHARE, absent=Absent.NEEDS_LATER_DATA)
    yield from watchdog_recall(report)
    yield from marks(here)
    yield from held_back(here)
    promises, costs, orders, answers = (
        Promises(_registers(connection)),
        Costs(),
        Orders(),
        Answers(),
    )
    reading = Reading(here)
    for told in reading.suggestions():
        for collector in (promises, costs, orders, answers):
            collector.add(told)
    yield from promises.figures(reading.held)
    yield from costs.figures(seed)
    yield from orders.figures(seed)
    yield from answers.figures(here, seed)


def _registers(connection: Connection) -> Callable[[str], Names | None]:
    """The names of the parties of each register that the log keeps, read once."""

    @cache
    def names_in(digest: str) -> Names | None:
        query = select(DocumentRow.text).where(
            DocumentRow.kind == "register", DocumentRow.digest == digest
        )
        text = connection.scalar(query)
        try:
            return None if text is None else party_names(text)
        except ValueError:
            return None

    return names_in

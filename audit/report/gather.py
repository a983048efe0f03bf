"""Gathers a report from a log, in one transaction, so that all of it is of one moment."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from audit.charter import CharterInvalid
from audit.charter.texts import RELEASED, read_texts
from audit.choices.settings import Setting
from audit.clock import Clock
from audit.ledger.database import open_engine
from audit.ledger.errors import LedgerDamaged, LedgerMissing, LedgerOfAnotherVersion, ledger_error
from audit.ledger.schema import CURRENT_REVISION, revision_of
from audit.ledger.tables import ErasableRow, LogRow
from audit.ledger.tip import Tip, read_tip
from audit.ledger.wording import explained
from audit.metrics import Figure, all_figures
from audit.report.contents import (
    Asked,
    Both,
    CharterInForce,
    HeldBack,
    Incident,
    InForce,
    Log,
    Noes,
    Report,
    Sponsor,
)
from audit.report.documents import Charters, Interests
from audit.report.errors import ReportOfNothing, ReportPeriodBackwards, ReportPeriodEmpty
from audit.report.stretches import stretches
from audit.report.walking import Bounds, Progress, Walk

_WALL = "%Y-%m-%dT%H:%MZ"
_RULE = "rule:"
_FIRST_AND_LAST = """
    select min(seq), max(seq) from leaf
    where json_extract(cast(body as text), '$.wall') >= ?
      and json_extract(cast(body as text), '$.wall') < ?
"""
_EDGES = """
    select min(json_extract(cast(body as text), '$.wall')),
           max(json_extract(cast(body as text), '$.wall'))
    from leaf
"""


def gather(
    ledger: Path,
    clock: Clock,
    *,
    since: date | None = None,
    until: date | None = None,
    progress: Progress = lambda done, total: None,
) -> Report:
    """The report of the days `since` to `until`, both included, in UTC; of all without them.

    Raises `ReportError` and `LedgerError`.
    """
    if since and until and since > until:
        raise ReportPeriodBackwards(since=since, until=until)
    if not ledger.is_file():
        raise LedgerMissing(path=ledger.parent)
    engine = open_engine(ledger, writing=False)
    try:
        with engine.connect() as connection:
            return _Gathering(connection, ledger, clock, Asked(since, until)).report(progress)
    except (SQLAlchemyError, sqlite3.Error, UnicodeError) as error:
        raise ledger_error(error, ledger) from error
    finally:
        engine.dispose()


class _Gathering:
    """One report while it is gathered."""

    def __init__(self, connection: Connection, path: Path, clock: Clock, asked: Asked) -> None:
        self._connection = connection
        self._path = path
        self._made = clock.wall()
        self._asked = asked
        self._driver: Any = connection.connection

    def report(self, progress: Progress) -> Report:
        tip = self._tip()
        since, until = _bounds(self._asked)
        bounds = self._records(
            since.strftime(_WALL) if since else "", until.strftime(_WALL) if until else "~"
        )
        # Half of the way: the figures take as long again, and do not tell how far they are.
        walk = self._walk(bounds, tip.size, lambda done, total: progress(done, 2 * total))
        span, figures = all_figures(self._connection, since, until)
        progress(2 * tip.size, 2 * tip.size)
        charters = Charters(self._connection)
        interests = Interests(self._connection, walk.registers.latest)
        sponsors = tuple(self._sponsors(walk, interests))
        last_day = ((span.end or self._made) - timedelta(minutes=1)).date()
        paying = dict.fromkeys(sponsor.id for sponsor in sponsors if sponsor.id)
        return Report(
            made=self._made,
            log=self._log(tip),
            asked=self._asked,
            span=span,
            in_force=_in_force(walk, charters),
            caps=charters.caps(walk.charters.latest, walk.profile, walk.cap(Setting.CAP_WEEK)),
            figures=figures,
            stretches=tuple(stretches(self._days(bounds))),
            sponsors=sponsors,
            terms=interests.terms(paying, last_day),
            terms_readable=interests.readable,
            names=interests.names,
            held_back=tuple(_held_back(walk, charters, figures)),
            noes=Noes(len(walk.noes), sum(lighter for _, lighter in walk.noes.values())),
            suggestions=len(walk.sells),
            outcomes=dict(sorted(walk.outcomes.items())),
            gaps=walk.gaps,
            incidents=tuple(map(_incident, walk.incidents)),
        )

    def _tip(self) -> Tip:
        revision = revision_of(self._connection)
        if revision not in (None, CURRENT_REVISION):
            raise LedgerOfAnotherVersion()
        tip = Tip() if revision is None else read_tip(self._connection)
        if not tip.size:
            raise ReportOfNothing()
        return tip

    def _records(self, since: str, until: str) -> Bounds:
        """The records of the period. Raises `ReportPeriodEmpty` where there are none."""
        first, last = self._driver.execute(_FIRST_AND_LAST, (since, until)).fetchone()
        if first is None:
            earliest, latest = self._driver.execute(_EDGES).fetchone()
            raise ReportPeriodEmpty(first=earliest[:10], last=latest[:10])
        return Bounds(since, until, first, last)

    def _log(self, tip: Tip) -> Log:
        row = self._connection.execute(select(LogRow.origin, LogRow.key)).one()
        return Log(row.origin, row.key, tip.size, tip.root.hex())

    def _walk(self, bounds: Bounds, size: int, progress: Progress) -> Walk:
        walk = Walk(bounds)
        records = self._driver.execute("select seq, body from leaf order by seq")
        try:
            walk.through(records, size, progress)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise LedgerDamaged(path=self._path) from error
        return walk

    def _sponsors(self, walk: Walk, interests: Interests) -> Iterator[Sponsor]:
        """A row for each sponsor in each month, whoever was named most first."""
        months: dict[str, int] = defaultdict(int)
        made: dict[tuple[str, str], list[int]] = defaultdict(list)
        for sell in walk.sells.values():
            months[sell.month] += 1
            for sponsor in sell.sponsors or ("",):
                made[sell.month, sponsor].append(sell.record)
        commissions = {record: self._commission(record) for record in sorted(walk.accepted)}
        for (month, sponsor), its in sorted(
            made.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1])
        ):
            accepted = [record for record in its if record in commissions]
            known = [
                cents
                for payer, cents in (commissions[record] for record in accepted)
                if payer == sponsor and cents is not None
            ]
            yield Sponsor(
                month=month,
                id=sponsor,
                name=interests.name(sponsor) if sponsor else "",
                suggestions=len(its),
                month_suggestions=months[month],
                accepted=len(accepted),
                priced=len(known),
                cents=sum(known),
            )

    def _commission(self, record: int) -> tuple[str | None, int | None]:
        """Who would pay what for the offer of a suggestion; nothing where its words are erased.

        Nor where it named several: which of them was taken up is in no record.
        """
        content = self._connection.scalar(
            select(ErasableRow.content).where(ErasableRow.seq == record)
        )
        try:
            said = json.loads(content) if content else {}
            (named,) = said.get("named", ())
            interest = said["interests"][named]
            return interest["payer"], interest["commission_cents"]
        except (ValueError, KeyError, IndexError, TypeError):
            return None, None

    def _days(self, bounds: Bounds) -> Iterable[tuple[str, int, int, int]]:
        return self._driver.execute(_DAYS, (bounds.since, bounds.until))  # type: ignore[no-any-return]


# As the figures count (audit.metrics), and each turn on the day of its first spoken record.
_DAYS = """
    with spoken as (
        select seq, json_extract(cast(body as text), '$.turn') as turn,
               substr(json_extract(cast(body as text), '$.wall'), 1, 10) as day,
               json_extract(cast(body as text), '$.label') as label,
               json_extract(cast(body as text), '$.requested') as requested
        from leaf
        where json_extract(cast(body as text), '$.kind') = 'utterance'
          and json_extract(cast(body as text), '$.verdict') = 'spoken'
          and json_extract(cast(body as text), '$.wall') >= ?
          and json_extract(cast(body as text), '$.wall') < ?),
    turns as (
        select min(day) as day,
               max(requested and label = 'assist') and not max(label like 'sell%') as helped,
               sum(label = 'sell_asked') as asked, sum(label = 'sell_unasked') as unasked
        from spoken group by turn)
    select day, sum(helped), sum(asked), sum(unasked) from turns group by day order by day
"""


def _bounds(asked: Asked) -> tuple[datetime | None, datetime | None]:
    """The first moment of the period and the first after it."""
    first, last = asked.first, asked.last
    return (
        datetime.combine(first, time.min, UTC) if first else None,
        datetime.combine(last, time.min, UTC) + timedelta(days=1) if last else None,
    )


def _in_force(walk: Walk, charters: Charters) -> InForce:
    try:
        released = read_texts()[RELEASED].split()
    except CharterInvalid:
        released = []
    return InForce(
        charters=tuple(
            CharterInForce(
                digest=digest,
                declared=walk.released.get(digest, False),
                known=digest in released,
                kept=charters.is_kept(digest),
            )
            for digest in walk.charters.values
        ),
        registers=walk.registers.values,
        watchdogs=walk.watchdogs.values,
        profiles=walk.profiles.values,
        versions=walk.versions.values,
    )


def _held_back(walk: Walk, charters: Charters, figures: Iterable[Figure]) -> Iterator[HeldBack]:
    """Every rule of M21 with its own words, the one that held back most first."""
    by_rule = [
        (figure.variant.removeprefix(_RULE), figure)
        for figure in figures
        if figure.id == "M21" and figure.variant.startswith(_RULE)
    ]
    for rule, figure in sorted(by_rule, key=lambda pair: (-(pair[1].numerator or 0), pair[0])):
        found = charters.rule(walk.rule_charters.get(rule, ""), rule)
        sentence, law = found or (None, None)
        yield HeldBack(rule, figure, sentence, law)


def _incident(leaf: dict[str, Any]) -> Incident:
    if leaf["resolved"]:
        sentence = Both(
            f"Enregistrement {leaf['seq']}\u00a0: le foyer en a pris acte.",
            f"Record {leaf['seq']}: the household took note of it.",
        )
    else:
        sentence = Both(*explained(leaf))
    return Incident(leaf["seq"], leaf["wall"], leaf["wall_sure"], sentence)

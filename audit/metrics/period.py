"""One period of a log, laid out so that SQL can count in it: two temporary tables.

`record` holds what the figures count of each record, from the leaves alone: no word of anybody
enters a temporary file. It goes back to the log's beginning, since a no or a setting of before
still holds; `inside` tells the period's own. `turn` holds one row for each turn that was spoken in,
with what it sold and helped (DESIGN §5) and the session it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from audit.accounting import MS_PER_REQUEST, WORDS_PER_REQUEST
from audit.metrics.figure import Span

# A pause in log time after which what follows is another session.
SESSION_MS = 30 * 60_000
HOUR_MS = 3_600_000
_WALL = "%Y-%m-%dT%H:%MZ"
_WALL_STEP = timedelta(minutes=15)
_ALWAYS = ("0000", "9999")

_COLUMNS = {
    "kind": "json_extract(body, '$.kind')",
    "log_ms": "json_extract(body, '$.log_ms')",
    "inside": "json_extract(body, '$.wall') >= ? and json_extract(body, '$.wall') < ?",
    "turn": "json_extract(body, '$.turn')",
    "requested": "json_extract(body, '$.requested')",
    "label": "json_extract(body, '$.label')",
    "sells": "json_extract(body, '$.label') like 'sell_%'",
    "spoken": "json_extract(body, '$.verdict') = 'spoken'",
    "words": "json_extract(body, '$.words')",
    "ms": "json_extract(body, '$.milliseconds')",
    "trigger": "json_extract(body, '$.trigger')",
    "sponsors": "json_extract(body, '$.sponsors')",
    "beneficiaries": "json_extract(body, '$.beneficiaries')",
    "register": "json_extract(body, '$.register_digest')",
    "language": "json_extract(body, '$.language')",
    "rules": "json_extract(body, '$.rules')",
    "undeclared": "json_extract(body, '$.tier') is not null",
    "fields": "json_extract(body, '$.counted.fields')",
    "name": "coalesce(json_extract(body, '$.scope'), json_extract(body, '$.name'))",
    "value": "json_extract(body, '$.value')",
    "unasked_only": "json_extract(body, '$.unasked_only')",
    "score": "json_extract(body, '$.score')",
    "accepted": "iif(json_extract(body, '$.outcome') = 'accepted', "
    "json_extract(body, '$.of'), null)",
}
_CREATE = f"create temp table record (seq integer primary key, {', '.join(_COLUMNS)})"
_FILL = f"""
    insert into record select seq, {", ".join(_COLUMNS.values())}
    from (select seq, cast(body as text) as body from leaf)
    where json_extract(body, '$.kind') in ('utterance', 'decline', 'lift', 'setting', 'survey')
       or json_extract(body, '$.outcome') = 'accepted'
"""  # noqa: S608
_TURN = """
    create temp table turn as
    with spoken as (
        select *, sum(pause) over (order by seq) as session from (
            select *, coalesce(log_ms - lag(log_ms) over (order by seq) > ?, 0) as pause
            from record where kind = 'utterance' and spoken and inside))
    select min(session) as session,
           sum(label = 'sell_asked') as asked,
           sum(label = 'sell_unasked') as unasked,
           sum(iif(sells, words, 0)) as sold_words,
           sum(iif(sells, ms, 0)) as sold_ms,
           helped,
           helped * min(?, sum(iif(helps, words, 0))) as helped_words,
           helped * min(?, sum(iif(helps, ms, 0))) as helped_ms
    from (select *, max(helps) over (partition by turn) and not max(sells) over (partition by turn)
                 as helped
          from (select *, requested and label = 'assist' as helps from spoken))
    group by turn
"""
_SPAN = """
    select min(wall), max(wall), count(*), min(seq), max(seq), min(log_ms), max(log_ms),
           coalesce(sum(not sure), 0)
    from (select seq, json_extract(cast(body as text), '$.wall') as wall,
                 json_extract(cast(body as text), '$.log_ms') as log_ms,
                 json_extract(cast(body as text), '$.wall_sure') as sure
          from leaf)
    where wall >= ? and wall < ?
"""
# What is gone had a commitment and has no row of words any more.
_ERASED = """
    select count(*) from leaf left join erasable using (seq)
    where seq between ? and ? and erasable.seq is null
      and json_extract(cast(body as text), '$.commitment') is not null
      and json_extract(cast(body as text), '$.wall') >= ?
      and json_extract(cast(body as text), '$.wall') < ?
"""


class Period:
    """The records of one period; its tables live as long as `period` is open."""

    def __init__(self, connection: Connection, span: Span) -> None:
        self.span = span
        self._driver: Any = connection.connection

    def rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one at a time: a long log does not fit into memory."""
        yield from self._driver.execute(query, values)

    def counts(self, query: str, *values: object) -> tuple[int, ...]:
        """The one row of a query that counts; what there is none of counts nought."""
        return tuple(int(value or 0) for value in self._driver.execute(query, values).fetchone())


@contextmanager
def period(
    connection: Connection, since: datetime | None, until: datetime | None
) -> Iterator[Period]:
    """Lay out the records from `since` to before `until`, by the time of day that they carry.

    Raises `SQLAlchemyError` and `sqlite3.Error`.
    """
    connection.exec_driver_sql("select 1")  # begins the transaction: all is read at one moment
    driver: Any = connection.connection
    bounds = (_wall(since, _ALWAYS[0]), _wall(until, _ALWAYS[1]))
    try:
        driver.execute(_CREATE)
        driver.execute(_FILL, bounds)
        driver.execute(_TURN, (SESSION_MS, WORDS_PER_REQUEST, MS_PER_REQUEST))
        yield Period(connection, _span(driver, bounds, since, until))
    finally:
        for table in ("turn", "record"):
            driver.execute(f"drop table if exists temp.{table}")


def _span(
    driver: Any, bounds: tuple[str, str], since: datetime | None, until: datetime | None
) -> Span:
    row = driver.execute(_SPAN, bounds).fetchone()
    first_wall, last_wall, records, first, last, first_ms, last_ms, unsure = row
    erased = driver.execute(_ERASED, (first, last, *bounds)).fetchone()[0] if records else 0
    return Span(
        first=since or (_time(first_wall) if records else until),
        end=until or (_time(last_wall) + _WALL_STEP if records else since),
        records=records,
        first_record=first,
        last_record=last,
        hours=(last_ms - first_ms) / HOUR_MS if records else 0.0,
        uncertain_times=unsure,
        erased=erased,
    )


def _wall(time: datetime | None, otherwise: str) -> str:
    return otherwise if time is None else time.astimezone(UTC).strftime(_WALL)


def _time(wall: str) -> datetime:
    return datetime.strptime(wall, _WALL).replace(tzinfo=UTC)

"""M21 for the ear: how many suggestions the charter held back in a period, and by which rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from audit.notices.periods import as_logged

_SOLD = text(
    """
    select json_extract(cast(body as text), '$.verdict') = 'blocked' as blocked,
           json_extract(cast(body as text), '$.rules') as rules,
           count(*) as records
    from leaf
    where json_extract(cast(body as text), '$.kind') = 'utterance'
      and json_extract(cast(body as text), '$.label') like 'sell%'
      and json_extract(cast(body as text), '$.wall') >= :since
    group by 1, 2
    """
)
_RULES = text("select value from json_each(:rules)")


@dataclass(frozen=True)
class HeldBack:
    """How many of `total` suggestions were held back, and how many of these each rule refused."""

    count: int
    total: int
    rules: tuple[tuple[str, int], ...]


def held_back(connection: Connection, since: datetime) -> HeldBack:
    """What was held back since a time of day in UTC, the most frequent rule first."""
    count = total = 0
    rules: Counter[str] = Counter()
    for row in connection.execute(_SOLD, {"since": as_logged(since)}):
        total += row.records
        if row.blocked:
            count += row.records
            for rule in connection.scalars(_RULES, {"rules": row.rules}):
                rules[rule] += row.records
    ordered = sorted(rules.items(), key=lambda item: (-item[1], item[0]))
    return HeldBack(count, total, tuple(ordered))

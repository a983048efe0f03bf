"""M1, the selling share by turns (references: metrics, DESIGN §5): sells over sells plus help.

Counts come from the leaves alone, so anyone with the log can do the sum again. Period: from the
time of day `since`, as the leaves carry it, to the quarter of an hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from audit.metrics.intervals import wilson

__all__ = ["SellingFigures", "selling_figures", "wilson"]

_COUNTS = text(
    """
    with spoken as (
        select json_extract(cast(body as text), '$.turn') as turn,
               json_extract(cast(body as text), '$.label') as label,
               json_extract(cast(body as text), '$.requested') as requested
        from leaf
        where json_extract(cast(body as text), '$.kind') = 'utterance'
          and json_extract(cast(body as text), '$.verdict') = 'spoken'
          and json_extract(cast(body as text), '$.wall') >= :since
    )
    select
        (select count(*) from spoken where label = 'sell_asked'),
        (select count(*) from spoken where label = 'sell_unasked'),
        (select count(*) from (
            select turn from spoken group by turn
            having max(requested and label = 'assist') and not max(label like 'sell%')))
    """
)


@dataclass(frozen=True)
class SellingFigures:
    """Sells that were asked for and not, and requests answered without any sell (`helped`)."""

    sold_asked: int
    sold_unasked: int
    helped: int

    @property
    def sold(self) -> int:
        """The numerator."""
        return self.sold_asked + self.sold_unasked

    @property
    def total(self) -> int:
        """The denominator."""
        return self.sold + self.helped

    @property
    def interval(self) -> tuple[float, float]:
        """The share's 95 % interval."""
        return wilson(self.sold, self.total)


def selling_figures(connection: Connection, since: datetime) -> SellingFigures:
    """The figures since a time of day in UTC."""
    row = connection.execute(_COUNTS, {"since": since.strftime("%Y-%m-%dT%H:%MZ")}).one()
    return SellingFigures(*map(int, row))

"""M6 for the ear: what the offers named first cost more than the cheapest that the log knows of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from audit.metrics.costs import steering_cost
from audit.metrics.period import period
from audit.metrics.suggestions import Reading


@dataclass(frozen=True)
class Steering:
    """`count` suggestions compared, `dearer` of them by `cents` in all; `unreadable` have no words.

    A suggestion counts by the offer it named first, as much of it as was offered.
    """

    count: int = 0
    dearer: int = 0
    cents: int = 0
    unreadable: int = 0


def steering(connection: Connection, since: datetime) -> Steering:
    """The steering cost since a time of day in UTC."""
    count = dearer = cents = unreadable = 0
    with period(connection, since, None) as here:
        for told in Reading(here).suggestions():
            if told.choice is None:
                unreadable += 1
                continue
            extra = steering_cost(told.choice)
            count += 1
            dearer += extra > 0
            cents += extra
    return Steering(count, dearer, cents, unreadable)

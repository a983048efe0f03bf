"""A log walked through from its beginning: what its leaves come to when a suggestion is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from audit.accounting import Books, Window, worst_share
from audit.charter import NEVER_MINUTES
from audit.records.leaves import Share
from audit.replay.household import Household
from audit.replay.tallies import Tallies, minutes_between

# A record is made right after its decision; the longest wait between the two is for a busy file.
_JUDGED_WITHIN_MS = 10_000


class Walk:
    """What the leaves up to here come to: the household's decisions and the books."""

    def __init__(self) -> None:
        self.household = Household()
        self.tallies = Tallies()
        self._log_ms = 0

    def take(self, leaf: Mapping[str, Any]) -> None:
        """Go on past one leaf."""
        self.household.take(leaf)
        if is_spoken(leaf):
            self.tallies.add(leaf)
        self._log_ms = leaf["log_ms"]

    def moments(self, leaf: Mapping[str, Any]) -> Iterator[int]:
        """When this leaf, the next one, may have been decided on: one moment for each set of facts.

        The first is that of the record itself. The one on which it was decided is a little earlier
        and on no record, so that a minute or a window may have ended in between.
        """
        latest = leaf["log_ms"]
        earliest = max(self._log_ms, latest - _JUDGED_WITHIN_MS)
        yield from self.tallies.moments(earliest, latest)
        last_no = self.household.last_no_ms
        if last_no is not None:
            yield from (edge - 1 for edge in minutes_between(last_no, earliest, latest))
        yield earliest

    def since_no_ms(self, now_ms: int) -> int | None:
        """Log time since the newest no that holds."""
        last_no = self.household.last_no_ms
        return None if last_no is None else now_ms - last_no


def is_spoken(leaf: Mapping[str, Any]) -> bool:
    """Whether a leaf is of something said."""
    return bool(leaf["kind"] == "utterance" and leaf["verdict"] == "spoken")


def is_suggestion(leaf: Mapping[str, Any]) -> bool:
    """Whether a leaf is of a suggestion that was put to the gate."""
    return leaf["kind"] == "utterance" and leaf.get("trigger") is not None


def is_asked(leaf: Mapping[str, Any]) -> bool:
    """Whether a suggestion answered what somebody asked."""
    return leaf["trigger"] == "asked" and bool(leaf["requested"])


def shares_of(leaf: Mapping[str, Any]) -> dict[Window, dict[str, int]]:
    """The shares that a leaf says its decision was taken on; none where nothing is sold."""
    share, counted = leaf.get("share"), leaf.get("counted")
    if not share or not counted:
        return {}
    return {window: share if window is Window.WEEK else counted[window] for window in Window}


def numbers(books: Books, leaf: Mapping[str, Any], since_no_ms: int | None) -> dict[str, int]:
    """The charter's facts that are counted, for what `leaf` wanted to say."""
    shares = books.shares(leaf["words"], leaf["milliseconds"])
    return {
        **{f"share_{window}": worst_share(share) for window, share in shares.items()},
        "unasked_in_day": books.unasked_in_day,
        "asked_in_hour": books.asked_in_hour,
        "minutes_since_unasked": _minutes(books.since_unasked_ms),
        "minutes_since_no": _minutes(since_no_ms),
    }


def worst_of(share: Mapping[str, int]) -> int:
    """The worst of a share's three, in hundredths of a percent, rounded up."""
    return worst_share(Share(**share))


def _minutes(milliseconds: int | None) -> int:
    return NEVER_MINUTES if milliseconds is None else milliseconds // 60_000

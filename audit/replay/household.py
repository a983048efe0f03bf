"""What a household had decided at a moment of its log, counted from the leaves alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from audit.charter import Profile
from audit.choices.settings import CAPS, Setting, natural
from audit.ledger.entries import setting_of
from audit.ledger.noes import Noes, count_noes
from audit.records.leaves import DeclineScope

_SCOPES = frozenset(DeclineScope)


class Household:
    """Its settings and its noes; it grows by one leaf at a time."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}
        self._noes: Noes = {}
        self._times: dict[int, int] = {}

    def take(self, leaf: Mapping[str, Any]) -> None:
        """Bring it up to what one leaf says."""
        if setting := setting_of(leaf):
            name, value = setting
            self._said[name] = value
        if leaf["kind"] in ("decline", "lift"):
            count_noes(self._noes, leaf["seq"], leaf)
            self._times[leaf["seq"]] = leaf["log_ms"]

    @property
    def last_no_ms(self) -> int | None:
        """The log time of the newest no that holds."""
        newest = max((seq for seq, _lighter in self._noes.values()), default=None)
        return None if newest is None else self._times[newest]

    @property
    def own_caps(self) -> dict[str, int]:
        """The caps that it set for itself, by the names of the facts."""
        return {
            cap.fact: natural(self._said[cap]) or 0
            for cap in CAPS
            if self._said.get(cap, "default") != "default"
        }

    def caps(self, profile: Profile, instead: Mapping[Setting, int | None]) -> dict[str, int]:
        """The caps of `profile` with its own in place of some, and with others `instead` of those.

        None instead of its own is the profile's.
        """
        own = self.own_caps
        for cap, value in instead.items():
            own.pop(cap.fact, None)
            if value is not None:
                own[cap.fact] = value
        return profile.tightened(own).caps

    def facts(self, now_ms: int) -> dict[str, bool]:
        """What of the charter's facts its decisions settle by themselves."""
        legible = all(scope in _SCOPES for scope, _value in self._noes)
        return {
            "selling_allowed": legible and self._said.get(Setting.SELLING, "on") == "on",
            "introduced": Setting.INTRODUCED in self._said,
            "children_here": self._said.get(Setting.CHILDREN, "no") != "no",
            "adult_open": now_ms < (natural(self._said.get(Setting.ADULT_UNTIL, "0")) or 0),
        }

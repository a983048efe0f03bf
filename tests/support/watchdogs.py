"""A watchdog that a test decides for; the real one is loaded where it is what is tested."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from audit.records.leaves import Tier
from audit.watchdog import Finding, Kind


@dataclass(frozen=True)
class WordWatch:
    """Finds selling wherever `word` is; None finds none."""

    word: str | None = None
    digest: str = "d" * 64

    def knowing(self, sellers: Iterable[str]) -> WordWatch:
        return self

    def read(self, text: str, kind: Kind, own: Collection[str] = ()) -> Finding | None:
        if self.word is not None and self.word in text:
            return Finding(Tier.REDIRECTION, ("imperative-buy",))
        return None

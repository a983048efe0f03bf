"""A watchdog that a test decides for; the real one is loaded where it is what is tested."""

from __future__ import annotations

from dataclasses import dataclass

from audit.records.leaves import Tier
from audit.watchdog import Finding


@dataclass(frozen=True)
class WordWatch:
    """Finds selling wherever `word` is; None finds none."""

    word: str | None = None
    digest: str = "d" * 64

    def read(self, text: str) -> Finding | None:
        if self.word is not None and self.word in text:
            return Finding(Tier.REDIRECTION, ("imperative-buy",))
        return None

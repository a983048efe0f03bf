"""The two sentences that may sound without a record, because no record can be made (promise 1).

Their digests are logged at every start, and a gap record says afterwards which sounded how often.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from audit.language import Language


class FixedSentence(StrEnum):
    """Which of the two, by what went wrong."""

    LOG_UNAVAILABLE = "log-unavailable"
    BROKEN = "broken"


@dataclass(frozen=True)
class _Fixed:
    fr: str
    en: str

    def text(self, language: Language) -> str:
        return self.fr if language is Language.FRENCH else self.en

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.fr}\n{self.en}".encode()).hexdigest()


FIXED_SENTENCES = {
    FixedSentence.LOG_UNAVAILABLE: _Fixed(
        fr=(
            "Je ne peux plus écrire mon journal, alors je me tais. "
            "Les minuteurs et les boutons marchent toujours."
        ),
        en=(
            "I can no longer write my log, so I keep quiet. The timers and the buttons still work."
        ),
    ),
    FixedSentence.BROKEN: _Fixed(
        fr="Quelque chose s'est cassé en moi. Les minuteurs marchent toujours.",
        en="Something in me has broken. The timers still work.",
    ),
}

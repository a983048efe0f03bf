"""The words of selling, and all the audit layer says of itself, rendered from typed facts.

No skill, no model and no merchant writes any of it (promise 3).
"""

from __future__ import annotations

from audit.disclosure.answers import Answers, SettingsFacts
from audit.disclosure.fixed import FIXED_SENTENCES, FixedSentence
from audit.disclosure.phrases import Phrases
from audit.disclosure.told import caps, told
from audit.disclosure.wording import Wording

__all__ = [
    "FIXED_SENTENCES",
    "Answers",
    "FixedSentence",
    "Phrases",
    "SettingsFacts",
    "Wording",
    "caps",
    "told",
]

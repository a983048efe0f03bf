"""The one base of every error a person can meet: a stable code and a sentence in their language."""

from __future__ import annotations

from typing import ClassVar

from audit.language import Language


class CandideError(Exception):
    """An error with a stable `code` and a sentence in French and in English.

    Subclasses set `code`, `fr` and `en`; the two sentences are `str.format` templates over the
    keyword arguments given to the constructor. Codes are part of the interface: they are shown by
    the command line, carried in turn events and never reused for something else.
    """

    code: ClassVar[str] = "candide"
    fr: ClassVar[str] = "Quelque chose a échoué."
    en: ClassVar[str] = "Something failed."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.sentence(Language.ENGLISH))

    def sentence(self, language: Language) -> str:
        """One sentence that a person without our source code understands."""
        template = self.fr if language is Language.FRENCH else self.en
        return template.format(**self.facts)

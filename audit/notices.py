"""What the audit layer says of itself when asked: why, who pays, the figures, and its settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from audit.charter import Charter
from audit.clock import Clock
from audit.disclosure import Named, Wording
from audit.forgetting import Forgetting
from audit.interests import Register
from audit.judgement import REGISTER_UNREADABLE, RULE_DECLINED
from audit.language import Language
from audit.ledger.store import Ledger
from audit.metrics import selling_figures
from audit.records.messages import Notice, Suggestion


@dataclass(frozen=True)
class LastSuggestion:
    """The suggestion that "why?", "who pays?" and "no" refer to; `named` is empty if refused."""

    suggestion: Suggestion
    named: tuple[Named, ...]
    record: int
    refused_by: tuple[str, ...] = ()


class Notices:
    """Answers a notice request from the log, the register and the charter in force."""

    def __init__(
        self,
        ledger: Ledger,
        charter: Charter,
        register: Register | None,
        clock: Clock,
        forgetting: Forgetting,
    ) -> None:
        self._ledger = ledger
        self._charter = charter
        self._register = register
        self._clock = clock
        self._forgetting = forgetting
        self._wording = {language: Wording(language) for language in Language}

    def words(self, notice: Notice, last: LastSuggestion | None, language: Language) -> str:
        """The whole answer. Raises `LedgerError` where the log is asked and cannot be read."""
        wording = self._wording[language]
        match notice:
            case Notice.WHY:
                return self._why(last, language)
            case Notice.WHO_PAYS:
                return self._who_pays(last, language)
            case Notice.FIGURES:
                return self._figures(language)
            case Notice.FORGET:
                return wording.forget(self._forgetting.recall())
            case Notice.FORGOTTEN:
                return wording.forgotten(len(self._forgetting.erased))
            case _:
                return wording.plain(notice)

    def reasons(self, rules: Sequence[str], language: Language) -> list[str]:
        """The sentences of the rules that refused; a decline speaks for itself in its count."""
        return [
            self._wording[language].register_unreadable()
            if rule == REGISTER_UNREADABLE
            else self._charter.sentence(rule, language)
            for rule in rules
            if rule != RULE_DECLINED
        ]

    def _why(self, last: LastSuggestion | None, language: Language) -> str:
        wording = self._wording[language]
        if last is None:
            return wording.why_nothing()
        if not last.named:
            return wording.why_blocked(" ".join(self.reasons(last.refused_by, language)))
        return wording.why(last.suggestion, last.named[0].offer)

    def _who_pays(self, last: LastSuggestion | None, language: Language) -> str:
        wording = self._wording[language]
        if self._register is None:
            return wording.register_unreadable()
        if last is not None and last.named:
            return wording.who_pays(last.named)
        payers = self._register.payers(self._clock.wall().date())
        return wording.who_pays_all(self._register.maker, payers)

    def _figures(self, language: Language) -> str:
        midnight = _local_midnight(self._clock.wall())
        figures = self._ledger.read(lambda connection: selling_figures(connection, midnight))
        return self._wording[language].figures(figures)


def _local_midnight(now: datetime) -> datetime:
    local = now.astimezone()
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(now.tzinfo)

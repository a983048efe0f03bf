"""Answers a notice request: why, who pays, the figures, proof, settings, and what was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.charter import Charter
from audit.choices.choices import Choices
from audit.clock import Clock
from audit.disclosure import Answers, Phrases, SettingsFacts, Wording, caps, told
from audit.forgetting import Forgetting
from audit.gate.judgement import DECLINED_RULES, REGISTER_UNREADABLE
from audit.interests import Register
from audit.language import Language
from audit.ledger.store import Ledger
from audit.metrics import selling_figures
from audit.named import Named
from audit.notices.holding import held_back
from audit.notices.periods import beginning
from audit.notices.proving import prove
from audit.notices.steering import steering
from audit.records.leaves import DeclineScope
from audit.records.messages import Argument, NoticeRequest, Period, Suggestion
from audit.records.money import Money
from audit.records.notices import Notice

# How many of the rules that held something back are told with their sentence.
RULES_TOLD = 3
MINUTE_MS = 60_000


@dataclass(frozen=True)
class LastSuggestion:
    """The suggestion that "why?", "who pays?" and "no" refer to; `named` is empty if refused.

    `unasked`: it was made without being asked for, so cutting it short means a no (promise 5).
    """

    suggestion: Suggestion
    named: tuple[Named, ...]
    record: int
    refused_by: tuple[str, ...] = ()
    unasked: bool = False


class Notices:
    """Answers a notice request from the log, the register and the charter in force."""

    def __init__(
        self,
        ledger: Ledger,
        charter: Charter,
        register: Register | None,
        clock: Clock,
        forgetting: Forgetting,
        choices: Choices,
    ) -> None:
        self._ledger = ledger
        self._charter = charter
        self._register = register
        self._clock = clock
        self._forgetting = forgetting
        self._choices = choices
        self._phrases = {language: Phrases(language) for language in Language}
        self._wording = {language: Wording(language) for language in Language}
        self._answers = {language: Answers(language) for language in Language}

    def words(self, request: NoticeRequest, last: LastSuggestion | None, language: Language) -> str:
        """The whole answer. Raises `LedgerError` where the log is asked and cannot be read."""
        period = request.period or Period.TODAY
        match request.notice:
            case Notice.WHY:
                return self._why(last, language)
            case Notice.WHO_PAYS:
                return self._who_pays(last, language)
            case Notice.FIGURES:
                return self._figures(period, language)
            case Notice.COST:
                return self._cost(period, language)
            case Notice.HELD_BACK:
                return self._held_back(period, language)
            case Notice.PROVE:
                return self._prove(last, language)
            case Notice.SETTINGS:
                return self._answers[language].settings(self._settings())
            case Notice.FORGET:
                return self._answers[language].forget(self._forgetting.recall())
            case Notice.FORGOTTEN:
                return self._answers[language].forgotten(len(self._forgetting.erased))
            case _:
                return told(self._phrases[language], request, self._more(request, language))

    def reasons(self, rules: Sequence[str], language: Language) -> list[str]:
        """The sentences of the rules that refused; a decline speaks for itself in its count."""
        return [self._reason(rule, language) for rule in rules if rule not in DECLINED_RULES]

    def _reason(self, rule: str, language: Language) -> str:
        if rule == REGISTER_UNREADABLE:
            return self._wording[language].register_unreadable()
        try:
            return self._charter.sentence(rule, language)
        except KeyError:  # an older charter refused by it
            return self._answers[language].rule_gone()

    def _why(self, last: LastSuggestion | None, language: Language) -> str:
        answers = self._answers[language]
        if last is None:
            return answers.why_nothing()
        if not last.named:
            return answers.why_blocked(" ".join(self.reasons(last.refused_by, language)))
        return answers.why(last.suggestion, last.named[0].offer)

    def _who_pays(self, last: LastSuggestion | None, language: Language) -> str:
        answers = self._answers[language]
        if self._register is None:
            return self._wording[language].register_unreadable()
        if last is not None and last.named:
            return answers.who_pays(last.named)
        payers = self._register.payers(self._clock.wall().date())
        return answers.who_pays_all(self._register.maker, payers)

    def _figures(self, period: Period, language: Language) -> str:
        since = beginning(period, self._clock.wall())
        figures = self._ledger.read(lambda connection: selling_figures(connection, since))
        return self._answers[language].figures(figures, period)

    def _cost(self, period: Period, language: Language) -> str:
        since = beginning(period, self._clock.wall())
        found = self._ledger.read(lambda connection: steering(connection, since))
        return self._answers[language].cost(
            period,
            count=found.count,
            dearer=found.dearer,
            extra=Money(cents=found.cents),
            unreadable=found.unreadable,
        )

    def _held_back(self, period: Period, language: Language) -> str:
        since = beginning(period, self._clock.wall())
        found = self._ledger.read(lambda connection: held_back(connection, since))
        most = found.rules[:RULES_TOLD]
        return self._answers[language].held_back(
            period,
            count=found.count,
            total=found.total,
            reasons=[(self._reason(rule, language), often) for rule, often in most],
            others=sum(often for _, often in found.rules[RULES_TOLD:]),
        )

    def _prove(self, last: LastSuggestion | None, language: Language) -> str:
        answers = self._answers[language]
        if last is None:
            return answers.nothing_to_prove(self._ledger.tip.size)
        found = self._ledger.read(lambda connection: prove(connection, last.record))
        return answers.proof(
            found.order,
            record=found.record,
            size=found.size,
            root=found.root,
            holds=found.included,
        )

    def _settings(self) -> SettingsFacts:
        wishes = self._choices.wishes()
        profile = self._choices.caps()
        open_ms = max(0, wishes.adult_until_ms - self._ledger.now_ms())
        return SettingsFacts(
            selling=wishes.selling_allowed,
            profile=profile.name,
            unasked_per_day=profile.unasked_per_day,
            asked_per_hour=profile.asked_per_hour,
            cap_week=profile.cap_week,
            children=wishes.children_here,
            adult_minutes=-(-open_ms // MINUTE_MS),
            quiet=wishes.quiet,
            # What a product is called, and what it is, are one no.
            noes=sum(scope is not DeclineScope.LIKENESS for scope, _ in wishes.declined),
            survey=wishes.survey,
        )

    def _more(self, request: NoticeRequest, language: Language) -> Mapping[str, Argument]:
        """What a notice tells beside what it was told with."""
        match request.notice:
            case Notice.ASK_PROFILE:
                careful, most = map(self._charter.profile, ("careful", "open"))
                return {
                    "careful": caps(
                        self._phrases[language], careful.unasked_per_day, careful.asked_per_hour
                    ),
                    "openunasked": most.unasked_per_day,
                    "openasked": most.asked_per_hour,
                }
            case Notice.CHARTER_CHANGED:
                return {"released": int(self._charter.released)}
            case _:
                return {}

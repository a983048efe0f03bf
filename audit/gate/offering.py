"""Answers a suggestion: what may be named of it, said by whom, and what had to be left out.

What the charter refuses is logged too. A question that was asked falls back to what the charter
lets through: other offers than those declined or sold by stealth, then offers recorded as unpaid,
in neutral order, with a word on how many were left out (DESIGN §5).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from audit.choices.wishes import Wishes, noes_to
from audit.disclosure import Wording
from audit.gate.judgement import MENDABLE_RULES, Bench, Option, is_asked, party_ids
from audit.gate.reading import ThirdPartyReader
from audit.gate.recording import Recorder
from audit.gate.speech import Cleared, Occasion
from audit.language import Language
from audit.named import Named, No
from audit.notices import LastSuggestion, Notices
from audit.ranking import best_of
from audit.records.leaves import Label, Verdict, Voice
from audit.records.messages import Suggestion


@dataclass(frozen=True)
class Answer:
    """What may be said, and what "why?", "who pays?" and "no" refer to from now on.

    `last` is None where nobody hears of the suggestion, so that they go on meaning what was heard.
    `noes` are those that "lift that" would mean: what was left out for a no, or named in spite of
    one that only meant unasked suggestions.
    """

    cleared: tuple[Cleared, ...]
    last: LastSuggestion | None = None
    noes: tuple[No, ...] = ()


@dataclass(frozen=True)
class _Asking:
    """One suggestion on one occasion, joined with who gains."""

    suggestion: Suggestion
    occasion: Occasion
    wishes: Wishes
    sensitive: bool
    every: tuple[Named, ...]
    asked: bool

    def refused(self, item: Named) -> bool:
        """Whether the household said no to this offer."""
        return bool(self.wishes.refused(item, self.every, asked=self.asked))


@dataclass(frozen=True)
class _Tried:
    """One way of answering, judged and logged: allowed (`cleared`) or refused by `rules`."""

    option: Option
    record: int
    rules: tuple[str, ...]
    cleared: Cleared | None = None


class Offering:
    """Puts suggestions to the charter, one way of answering after the other."""

    def __init__(
        self, bench: Bench, recorder: Recorder, reader: ThirdPartyReader, notices: Notices
    ) -> None:
        self._bench = bench
        self._recorder = recorder
        self._reader = reader
        self._notices = notices
        self._wording = {language: Wording(language) for language in Language}

    def answer(
        self, suggestion: Suggestion, occasion: Occasion, wishes: Wishes, *, sensitive: bool
    ) -> Answer:
        """Judge and log the suggestion as it is, then what is left of it. Raises `LedgerError`."""
        asking = _Asking(
            suggestion,
            occasion,
            wishes,
            sensitive,
            self._bench.join(suggestion),
            is_asked(suggestion, requested=occasion.requested),
        )
        everything = tuple(range(len(asking.every)))
        first = self._try(asking, everything, suggestion.named)
        if first.cleared is not None:
            return self._allowed(asking, first, first.cleared)
        if not asking.asked:
            return Answer(())  # nobody hears of it
        return self._without_the_refused(asking, first)

    def _allowed(self, asking: _Asking, tried: _Tried, cleared: Cleared) -> Answer:
        """The answer as it was given; it may offer to take a lighter no back."""
        last = LastSuggestion(
            asking.suggestion, tried.option.offers, tried.record, unasked=not asking.asked
        )
        noes = asking.wishes.lighter(noes_to(tried.option.offers, asking.wishes))
        if not noes:
            return Answer((cleared,), last)
        words = self._wording[asking.occasion.language].may_lift(noes[0])
        notice = self._notice(asking, "may-lift", words)
        return Answer((cleared, notice), last, noes)

    def _without_the_refused(self, asking: _Asking, first: _Tried) -> Answer:
        """Fall back to what the charter lets through, and say what is left out and why."""
        every, suggestion = asking.every, asking.suggestion
        welcome = tuple(i for i, item in enumerate(every) if self._is_welcome(asking, item))
        unpaid = tuple(i for i in welcome if not every[i].interest.sells)
        refusal, answer, eligible = first, None, unpaid
        if set(first.rules) <= MENDABLE_RULES and welcome:
            again = self._try_best(asking, welcome)
            if again.cleared is not None:
                answer, eligible = again, welcome
            else:
                refusal = again
        if answer is None and unpaid:
            answer = self._try_best(asking, unpaid)
            answer = answer if answer.cleared is not None else None
        declined = tuple(item for item in every if asking.refused(item))
        words = self._wording[asking.occasion.language].left_out(
            self._notices.reasons(refusal.rules, asking.occasion.language),
            len(welcome) - len(eligible),
            len({item.offer.gtin for item in declined}),
            nothing=answer is None,
        )
        notice = self._notice(
            asking, "left-out", words, rules=refusal.rules, left_out=len(every) - len(eligible)
        )
        noes = noes_to(declined, asking.wishes)
        if answer is None or answer.cleared is None:
            last = LastSuggestion(suggestion, (), refusal.record, refusal.rules)
            return Answer((notice,), last, noes)
        last = LastSuggestion(suggestion, answer.option.offers, answer.record)
        return Answer((answer.cleared, notice), last, noes)

    def _is_welcome(self, asking: _Asking, item: Named) -> bool:
        return not asking.refused(item) and not self._reader.in_offer(
            item.offer, asking.occasion.language
        )

    def _try_best(self, asking: _Asking, eligible: tuple[int, ...]) -> _Tried:
        """Name the best of what is left, without anything said in its favour."""
        plain = asking.suggestion.model_copy(update={"claims": ()})
        best = best_of(plain, eligible, len(asking.suggestion.named))
        return self._try(asking, eligible, best, suggestion=plain)

    def _try(
        self,
        asking: _Asking,
        eligible: tuple[int, ...],
        named: tuple[int, ...],
        *,
        suggestion: Suggestion | None = None,
    ) -> _Tried:
        """Put one way of answering to the charter and log the verdict, whichever it is."""
        suggestion = suggestion or asking.suggestion
        occasion, wishes = asking.occasion, asking.wishes
        wording = self._wording[occasion.language]
        option = Option(suggestion, asking.asked, asking.every, eligible, named)
        cheaper = option.cheaper_unpaid(wishes)
        speech = self._recorder.speech(
            wording.suggestion(option.offers, cheaper, option.claims), occasion
        )
        tier = self._reader.in_offers(option.offers, cheaper, option.claims, occasion.language)
        verdict = self._bench.judge(
            option, occasion, wishes, speech, wording, tier=tier, sensitive=asking.sensitive,
            readable=self._reader.is_there,
        )  # fmt: skip
        allowed, rules = verdict.decision.allowed, verdict.decision.rules
        sponsors, beneficiaries = party_ids(option.offers)
        leaf = self._recorder.leaf(
            suggestion, suggestion.purpose, option.label, speech, occasion,
            voice=Voice.SELL if option.label.sells else Voice.HELP,
            verdict=Verdict.SPOKEN if allowed else Verdict.BLOCKED,
            rules=rules,
            profile=wishes.profile,
            trigger=suggestion.trigger,
            sponsors=sponsors,
            beneficiaries=beneficiaries,
            register_digest=self._recorder.register_digest,
            catalogue=suggestion.ranking.catalogue,
            share=verdict.share,
            counted=verdict.counted,
            campaign=occasion.campaign.id if occasion.campaign else None,
            tier=tier,
            left_out=len(option.every) - len(option.eligible),
        )  # fmt: skip
        personal = _personal(option, occasion) | {
            "facts": asdict(verdict.facts) if verdict.facts else None
        }
        if not allowed:
            record = self._recorder.write(leaf, speech, occasion, personal)
            return _Tried(option, record, rules)
        cleared = self._recorder.permit(leaf, speech, occasion, personal)
        return _Tried(option, cleared.record, rules, cleared)

    def _notice(self, asking: _Asking, subject: str, words: str, **more: object) -> Cleared:
        speech = self._recorder.speech(words, asking.occasion)
        leaf = self._recorder.leaf(
            asking.suggestion, subject, Label.NOTICE, speech, asking.occasion, **more
        )
        return self._recorder.permit(leaf, speech, asking.occasion)


def _personal(option: Option, occasion: Occasion) -> dict[str, object]:
    """What the choice was made from: enough to recompute the order, as long as it is not erased."""
    suggestion = option.suggestion
    wants = occasion.campaign.wants if occasion.campaign else ()
    return {
        "need": suggestion.need,
        "candidates": [item.offer.model_dump(mode="json") for item in option.every],
        "interests": [_interest(item) for item in option.every],
        "weights": dict(suggestion.ranking.weights),
        "claims": [claim.model_dump(mode="json") for claim in suggestion.claims],
        "fields": [use.model_dump(mode="json") for use in suggestion.fields],
        "wants": list(wants),
        "eligible": option.eligible,
        "named": option.named,
    }


def _interest(item: Named) -> dict[str, object]:
    interest = item.interest
    return {
        "standing": interest.standing,
        "payer": interest.payer.id if interest.payer else None,
        "also": [payer.id for payer in interest.also],
        "own_brand": interest.own_brand,
        "commission_cents": interest.commission.cents if interest.commission else None,
    }

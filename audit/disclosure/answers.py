"""What the audit layer answers about itself, in the words of one language, from plain facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.catalogue import decimal_text
from audit.disclosure import payers
from audit.disclosure.phrases import Phrases
from audit.disclosure.told import caps
from audit.interests import Party
from audit.language import Language
from audit.metrics import SellingFigures
from audit.named import Named
from audit.ranking import score
from audit.records.messages import Candidate, Period, Suggestion, Trigger
from audit.records.money import Money

# How many of those who pay are said by name.
PAYERS_AT_MOST = 8
# Hexadecimal digits of a root that are read out.
ROOT_DIGITS = 8
# Below so many, the interval is said to be wide for want of numbers.
FEW = 200


@dataclass(frozen=True)
class SettingsFacts:
    """What the household has set; `adult_minutes` are those for which an adult opened selling.

    `cap_week` is in hundredths of a percent; `quiet` in minutes of the day.
    """

    selling: bool
    profile: str
    unasked_per_day: int
    asked_per_hour: int
    cap_week: int
    children: bool
    adult_minutes: int
    quiet: tuple[int, int] | None
    noes: int
    survey: bool


class Answers:
    """The answers of one language."""

    def __init__(self, language: Language) -> None:
        self._phrases = Phrases(language)
        self._say = self._phrases.say

    # -- why, and who pays -------------------------------------------------------------------------

    def why(self, suggestion: Suggestion, first: Candidate) -> str:
        """Why the offer that was named first came first: the logged formula, not a story."""
        weights = ", ".join(
            self._say("feature-weight", feature=self._feature(name), weight=weight)
            for name, weight in sorted(suggestion.ranking.weights.items())
        )
        why = self._say(
            "why",
            count=len(suggestion.candidates),
            need=suggestion.need,
            weights=weights,
            name=self._phrases.name(first),
            merchant=first.merchant_name,
            score=score(first, suggestion.ranking),
            unitprice=self._phrases.unit_price(first),
        )
        if suggestion.trigger is Trigger.ASKED:
            return why
        return f"{self._say(f'why-{suggestion.trigger}')} {why}"

    def why_nothing(self) -> str:
        """Nothing was suggested that could be explained."""
        return self._say("why-nothing")

    def why_blocked(self, reason: str) -> str:
        """The charter held the last suggestion back."""
        return self._say("why-blocked", reason=reason)

    def who_pays(self, named: Sequence[Named]) -> str:
        """Who gains from each of the offers that were named, and how much."""
        return " ".join(
            self._say(
                "who-pays-offer",
                name=self._phrases.name(item.offer),
                payer=payers.answer(self._phrases, item),
            )
            if item.interest.sells
            else self._say("who-pays-nobody", name=self._phrases.name(item.offer))
            for item in named
        )

    def who_pays_all(self, maker: Party, paying: Sequence[Party]) -> str:
        """Everybody who pays for something at present."""
        names = [party.name for party in paying]
        if rest := len(names[PAYERS_AT_MOST:]):
            shown = ", ".join(names[:PAYERS_AT_MOST])
            listed = self._say("who-pays-rest", payers=shown, count=rest)
        else:
            listed = self._phrases.together(names)
        return self._say("who-pays-all", count=len(names), maker=maker.name, payers=listed)

    def rule_gone(self) -> str:
        """What stands for the sentence of a rule that the charter in force does not have."""
        return self._say("rule-gone")

    # -- figures -----------------------------------------------------------------------------------

    def figures(self, figures: SellingFigures, period: Period) -> str:
        """The ratio with its halves, its interval and what it cannot show (promise 11)."""
        when = self._period(period)
        if not figures.total:
            return self._say("figures-none", period=when)
        low, high = figures.interval
        return self._say(
            "figures",
            period=when,
            few=int(figures.total < FEW),
            requests=figures.helped,
            asked=figures.sold_asked,
            unasked=figures.sold_unasked,
            sold=figures.sold,
            total=figures.total,
            percent=self._phrases.percent(figures.sold / figures.total),
            low=self._phrases.percent(low),
            high=self._phrases.percent(high),
        )

    def cost(
        self, period: Period, *, count: int, dearer: int, extra: Money, unreadable: int
    ) -> str:
        """What `count` suggestions would have cost more than the cheapest offers known of.

        `dearer` of them, `extra` in all; `unreadable` others have lost their words.
        """
        when = self._period(period)
        if not count:
            said = [] if unreadable else [self._say("cost-none", period=when)]
        elif dearer:
            amount = self._phrases.price(extra)
            said = [self._say("cost-more", period=when, count=count, dearer=dearer, amount=amount)]
        else:
            said = [self._say("cost-nothing-more", period=when, count=count)]
        if unreadable:
            said.append(self._say("cost-erased", count=unreadable))
        return " ".join(said)

    def held_back(
        self, period: Period, *, count: int, total: int, reasons: Sequence[tuple[str, int]],
        others: int,
    ) -> str:  # fmt: skip
        """How many of `total` suggestions were held back, and by which rules how often.

        `reasons` are the charter's sentences; `others` counts what further rules held back.
        """
        when = self._period(period)
        if not count:
            return self._say("held-back-none", period=when, total=total)
        parts = [self._say("held-back-reason", reason=said, count=often) for said, often in reasons]
        if others:
            parts.append(self._say("held-back-others", count=others))
        return self._say(
            "held-back", period=when, count=count, total=total, reasons=" ".join(parts)
        )

    # -- the proof ---------------------------------------------------------------------------------

    def proof(self, order: str, *, record: int, size: int, root: bytes, holds: bool) -> str:
        """What is proved of one record. `order` is the end of a sentence's name: how the order that
        was made again compares, or why it was not made."""
        # Commas keep a figure and a letter from being read as an amount.
        digits = ", ".join(root.hex()[:ROOT_DIGITS])
        place = self._say(
            "prove-record" if holds else "prove-record-fails",
            **({"size": size} if holds else {}),
            record=record,
            root=digits,
        )
        return f"{self._say(f'prove-{order}')} {place}"

    def nothing_to_prove(self, size: int) -> str:
        """Nothing was suggested; how many records there are to prove."""
        return self._say("prove-nothing", size=size)

    # -- settings, forgetting ----------------------------------------------------------------------

    def settings(self, facts: SettingsFacts) -> str:
        """What is in force."""
        quiet = facts.quiet
        return self._say(
            "settings",
            selling=self._selling(facts),
            children=self._say("settings-children", minutes=facts.adult_minutes)
            if facts.children
            else self._say("settings-no-children"),
            quiet=self._say("settings-no-quiet")
            if quiet is None
            else self._say(
                "settings-quiet",
                start=self._phrases.clock(quiet[0]),
                end=self._phrases.clock(quiet[1]),
            ),
            noes=self._say("settings-noes", count=facts.noes),
            survey=self._say("settings-survey-on" if facts.survey else "settings-survey-off"),
        )

    def forget(self, heard: str | None) -> str:
        """Read back what would be erased, and ask for a yes; `heard` is None where nothing was."""
        if heard is None:
            return self._say("forget-nothing")
        return self._say("forget", heard=heard)

    def forgotten(self, count: int) -> str:
        """So many records have lost their words; it quotes none of them."""
        return self._say("forgotten", count=count)

    def _selling(self, facts: SettingsFacts) -> str:
        if not facts.selling:
            return self._say("settings-selling-off")
        if facts.profile == "none":
            return self._say("settings-profile-none")
        return self._say(
            "settings-caps",
            profile=facts.profile,
            caps=caps(self._phrases, facts.unasked_per_day, facts.asked_per_hour),
            unasked=facts.unasked_per_day,
            percent=decimal_text(facts.cap_week * 10, self._phrases.language),
        )

    def _period(self, period: Period) -> str:
        return self._say(f"period-{period}")

    def _feature(self, name: str) -> str:
        known = f"feature-{name}"
        return self._say(known) if self._phrases.has(known) else name

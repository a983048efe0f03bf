"""The report of an evaluation, as a Markdown page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from assistant.workshop.evaluation import AsHeard, Evaluation
from assistant.workshop.kept_run import Difference
from assistant.workshop.report_texts import TEXTS
from assistant.workshop.scores import Outcome, Scores, Share
from assistant.workshop.spans import Miss
from audit.language import Language

# What the project wants of itself (shares, and the harmonic means of spans).
GOALS = {
    "understood": "≥ 93 %",
    "wrong-actions": "≤ 2 %",
    "false-actions": "≤ 2 %",
    "duration": "≥ 0.90",
    "amounts": "≥ 0.90",
    "products": "≥ 0.90",
}
_CONFUSIONS = 15
_EXAMPLES = 3
_MISSES = 12


@dataclass(frozen=True)
class Made:
    """When and how an evaluation was made, as its report tells."""

    on: date
    command: str
    model_bytes: int
    recogniser: str = ""


class Report:
    """One report in one language of its readers."""

    def __init__(self, made: Made, reader: Language) -> None:
        self._made = made
        self._texts = TEXTS[reader]
        self._locale = f"{reader.value}_{'FR' if reader is Language.FRENCH else 'IE'}"

    def page(
        self,
        evaluations: Sequence[Evaluation],
        differences: Mapping[Language, Difference],
        pictures: Mapping[Language, str],
    ) -> str:
        """The whole page; `pictures` are the files of the confusion matrices."""
        text = self._texts
        intents = {one.sentence.intent for found in evaluations for one in found.taken}
        size = f"{format_decimal(round(self._made.model_bytes / 1e6, 1), locale=self._locale)} MB"
        made = text["made"].format(date=self._date(self._made.on), intents=len(intents), size=size)
        lines = [f"# {text['title']}", "", made, "", text["how"], ""]
        lines += [text["reproduce"].format(command=self._made.command), ""]
        for found in evaluations:
            lines += self._language(found, differences.get(found.language), pictures)
        return "\n".join(lines).rstrip() + "\n"

    def summary(self, found: Evaluation) -> list[list[str]]:
        """The main figures of a language: name, value, counts, interval, goal."""
        text, scores = self._texts, found.scores
        asked = scores.outcomes.get(Outcome.ASKED_RIGHT, 0)
        asked += scores.outcomes.get(Outcome.ASKED_WRONG, 0)
        shares = {
            "understood": scores.understood,
            "wrong-actions": scores.wrong_actions,
            "false-actions": scores.false_actions,
            "wrong-answers": scores.wrong_answers,
            "asked": Share(asked, scores.understood.whole),
        }
        rows = [
            [text[name], self._percent(share.value), self._of(share), self._interval(share),
             GOALS.get(name, "")]
            for name, share in shares.items()
        ]  # fmt: skip
        for kind, counts in found.spans.items():
            value = format_decimal(round(counts.f1, 2), locale=self._locale)
            there = text["of"].format(part=counts.right, whole=counts.right + counts.missed)
            rows.append([text[kind], value, there, "", GOALS[kind]])
        return rows

    def _language(
        self,
        found: Evaluation,
        change: Difference | None,
        pictures: Mapping[Language, str],
    ) -> Iterator[str]:
        text = self._texts
        name = text[found.language.value]
        yield from (f"## {name}", "")
        head = [text["figure"], text["value"], "", text["interval"], text["goal"]]
        yield from _table(head, self.summary(found))
        if change is not None:
            yield from (f"### {text['compared'].format(date=self._date(change.since))}", "")
            for which, sentences in (("better", change.better), ("worse", change.worse)):
                some = "; ".join(sentences[:_EXAMPLES]) or text["nothing"]
                yield f"- {text[which]}: {len(sentences)} ({some})"
            yield ""
        if picture := pictures.get(found.language):
            yield from (f"![{text['matrix'].format(language=name)}]({picture})", "")
        yield from (f"### {text['by-intent']}", "")
        rows = [
            [f"`{intent}`", self._percent(share.value), self._of(share), self._interval(share)]
            for intent, share in sorted(
                found.scores.by_intent.items(), key=lambda item: (item[1].value, item[0])
            )
        ]
        yield from _table([text["intent"], text["understood"], "", text["interval"]], rows)
        yield from self._confusions(found.scores)
        yield from self._misses(found.misses)
        if found.heard is not None:
            yield from self._heard(found.heard)

    def _confusions(self, scores: Scores) -> Iterator[str]:
        text = self._texts
        yield from (f"### {text['confusions']}", "")
        ordered = sorted(scores.confusions.items(), key=lambda item: (-item[1], item[0]))
        rows = []
        for (meant, taken_for), count in ordered[:_CONFUSIONS]:
            some = [
                one.sentence.text
                for one in scores.worst
                if (one.sentence.intent, one.intent) == (meant, taken_for)
            ][:_EXAMPLES]
            rows.append([f"`{meant}` → `{taken_for}`", str(count), "; ".join(some)])
        yield from _table([text["confusion"], text["sentences"], text["examples"]], rows)

    def _misses(self, misses: Mapping[str, Sequence[Miss]]) -> Iterator[str]:
        text = self._texts
        yield from (f"### {text['span-misses']}", "")
        rows = [
            [miss.text, ", ".join(miss.wanted) or text["nothing"],
             ", ".join(miss.found) or text["nothing"]]
            for found in misses.values()
            for miss in found[:_MISSES]
        ]  # fmt: skip
        yield from _table([text["examples"], text["wanted"], text["found"]], rows)

    def _heard(self, heard: AsHeard) -> Iterator[str]:
        text = self._texts
        yield from (f"### {text['as-heard']}", "")
        told = text["as-heard-how"].format(
            count=len(heard.sentences), recogniser=self._made.recogniser
        )
        yield from (told, "")
        rows = []
        for name in ("understood", "wrong_actions", "wrong_answers"):
            typed, said = getattr(heard.typed, name), getattr(heard.heard, name)
            rows.append(
                [text[name.replace("_", "-")], self._percent(typed.value),
                 self._percent(said.value), self._interval(said)]
            )  # fmt: skip
        head = [text["figure"], text["typed"], text["heard"], text["interval"]]
        yield from _table(head, rows)
        by_intent = [
            [f"`{intent}`", self._of(heard.typed.by_intent[intent]), self._of(share)]
            for intent, share in heard.heard.by_intent.items()
        ]
        yield from _table([text["intent"], text["typed"], text["heard"]], by_intent)

    def _date(self, day: date) -> str:
        return format_date(day, format="long", locale=self._locale)

    def _percent(self, share: float) -> str:
        return format_percent(share, format="#,##0.0 %", locale=self._locale)

    def _interval(self, share: Share) -> str:
        low, high = share.interval
        return f"{self._percent(low)} – {self._percent(high)}"

    def _of(self, share: Share) -> str:
        return self._texts["of"].format(part=share.part, whole=share.whole)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""

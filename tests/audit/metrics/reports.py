"""What a watchdog's measurement could have said."""

from __future__ import annotations

from audit.language import Language
from audit.records.leaves import Tier
from audit.watchdog.kinds import Kind
from audit.watchdog.report import Figure, Recall, Report, Stopped


def measured(caught: int, of: int, false_alarms: int = 0, innocent: int = 100) -> Report:
    """A report whose two languages were measured alike."""
    return unlike((caught, of, false_alarms, innocent), (caught, of, false_alarms, innocent))


def unlike(french: tuple[int, int, int, int], english: tuple[int, int, int, int]) -> Report:
    """A report of caught, of, false alarms and innocent texts in French and in English."""
    both = {Language.FRENCH: french, Language.ENGLISH: english}
    recall = {language: _recall(caught, of) for language, (caught, of, _, _) in both.items()}
    return Report(
        watchdog="0" * 64,
        data={},
        split="by template",
        in_domain=recall,
        shifted=recall,
        stopped={
            language: Stopped(all=_figure(alarms, of), named=_figure(0, 0), sources={})
            for language, (_, _, alarms, of) in both.items()
        },
    )


def _recall(caught: int, of: int) -> Recall:
    part = _figure(caught, of)
    return Recall(
        all=part, named=part, unnamed=part, names_unknown=part,
        tiers={Tier.MENTION: part},
        kinds={Kind.PODCAST: part}, styles={"podcast": part}, tier_right=part,
    )  # fmt: skip


def _figure(found: int, of: int) -> Figure:
    return Figure(found=found, of=of, low=0, high=10_000)

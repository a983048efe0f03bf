"""What is to become of a timer: "mets-le en pause", "take two minutes off", "relance-le"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.skills.durations import duration_spans, find_duration
from assistant.skills.naming import in_plain_words, name_in
from assistant.skills.numbers import LanguageCode
from assistant.skills.timers import length_of

__all__ = ["ChangeKind", "TimerChange", "find_change"]

ChangeKind = Literal["pause", "resume", "lengthen", "restart", "rename"]


@dataclass(frozen=True)
class TimerChange:
    """One change; `seconds` are added, or taken where they are fewer than none."""

    kind: ChangeKind
    seconds: int = 0
    name: str | None = None


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


_RENAMES = {
    "fr": _any(r"renomm\w+", r"rebaptis\w+", r"appelle[- ]le", r"nomme[- ]le", r"appelle l[ea]"),
    "en": _any(r"rename", r"relabel", r"(?:call|name) (?:it|that|the)"),
}
_RESTART = {
    "fr": _any(
        r"(?:recommence\w*|redémarre\w*|réinitialise\w*|relance\w*|remets?[- ](?:le )?à zéro)",
        r"(?:remets?|repars?|repartir|recommencer?|reprends?) (?:\w+ ){0,3}(?:à zéro|du début"
        r"|depuis le début|au début)",
        r"(?:depuis le|du|au) début", r"à zéro", r"refais\w*", r"encore une fois", r"remets?[- ]le",
    ),
    "en": _any(
        r"restart", r"re-start", r"reset", r"start (?:\w+ ){0,4}(?:again|over)", r"begin again",
        r"from the (?:start|beginning|top)", r"start over", r"run (?:it|that) again", r"redo",
    ),
}  # fmt: skip
_RESUME = {
    "fr": _any(
        r"repren\w+", r"reprise", r"continue\w*", r"poursui\w+", r"enlève la pause",
        r"(?:fais|laisse)(?:[- ]l[ea])? (?:repartir|continuer|reprendre|tourner)", r"repars?",
        r"(?:fin|sors|sortir|retire|arrête|enlève)(?: (?!en )\w+){0,2} (?:de )?(?:la )?pause",
        r"réactive\w*",
        r"débloqu\w+",
    ),
    "en": _any(
        r"resume", r"continue", r"unpause", r"un-pause", r"carry on", r"keep (?:it )?going",
        r"go on", r"let (?:it|the timer) run", r"start (?:\w+ ){0,3}back up", r"un pause",
    ),
}  # fmt: skip
_PAUSE = {
    "fr": _any(
        r"pause\w*",
        r"suspen\w+",
        r"fige\w*",
        r"gèle\w*",
        r"interromp\w*",
        r"en attente",
        r"bloque\w*",
    ),
    "en": _any(r"pause", r"suspend", r"freeze", r"hold", r"halt"),
}
_TAKE = {
    "fr": _any(
        r"enl[eè]v\w+", r"retir\w+", r"ôte\w*", r"raccourci\w*", r"diminue\w*", r"rédui\w+",
        r"en moins", r"de moins", r"soustrai\w*", r"écourte\w*", r"avance\w*",
        r"réduction",
    ),
    "en": _any(
        r"take (?:\w+ ){0,6}off", r"take off", r"take (?:\w+ ){0,4}(?:from|away)", r"remove",
        r"subtract", r"shorten", r"less", r"reduce", r"knock (?:\w+ ){0,4}off", r"cut", r"shave",
        r"deduct", r"minus", r"take", r"fewer", r"decrease",
    ),
}  # fmt: skip
_ADD = {
    "fr": _any(
        r"r?ajout\w+", r"rallong\w+", r"prolong\w+", r"augment\w+", r"allong\w+", r"de plus",
        r"en plus", r"encore", r"supplémentaires?", r"plus", r"repouss\w+", r"donne\w*",
        r"rajoute\w*", r"mets?", r"étend\w*",
        r"extension", r"durer",
    ),
    "en": _any(
        r"add", r"extend", r"lengthen", r"more", r"extra", r"another", r"increase", r"longer",
        r"give", r"put", r"further", r"plus", r"push",
        r"bump", r"tack on", r"stretch\w*",
    ),
}  # fmt: skip


def find_change(sentence: str, language: LanguageCode) -> TimerChange | None:
    """The one change that `sentence` asks for; None where it asks for none that is clear."""
    text = in_plain_words(sentence)
    if _RENAMES[language].search(text):
        return _renamed(text, language)
    seconds = _amount(sentence, language)
    if seconds is not None:
        takes = _TAKE[language].search(text)
        if takes:
            return TimerChange("lengthen", -seconds)
        return TimerChange("lengthen", seconds) if _ADD[language].search(text) else None
    for kind, patterns in _CHANGES:
        if patterns[language].search(text):
            return TimerChange(kind)
    return None


# In the order they are looked for: "sors de pause" speaks of a pause, too.
_CHANGES: tuple[tuple[ChangeKind, dict[str, re.Pattern[str]]], ...] = (
    ("restart", _RESTART),
    ("resume", _RESUME),
    ("pause", _PAUSE),
)


def _amount(sentence: str, language: LanguageCode) -> int | None:
    """The time to add or take: the one duration that does not say which timer is meant."""
    which = length_of(sentence, language)
    spans = duration_spans(sentence, language)
    if which is None:
        return find_duration(sentence, language)
    rest = [span.seconds for span in spans if span.seconds != which]
    twice = len([span for span in spans if span.seconds == which]) == 2
    if len(rest) == 1 and not twice:
        return rest[0]
    return which if twice and not rest else None


def _renamed(text: str, language: LanguageCode) -> TimerChange | None:
    called = re.search(
        r"(?:^| )(?:en|comme) (?P<name>[^ ].*)$"
        if language == "fr"
        else r" (?:to|as) (?P<name>.+)$",
        text,
    )
    if called is None:
        called = re.search(
            r"(?:appelle|nomme|rebaptise|renomme)[- ]l[ea] (?P<name>.+)$"
            if language == "fr"
            else r"(?:call|name|rename) (?:it|that(?: timer)?|the timer) (?P<name>.+)$",
            text,
        )
    if called is None:
        return None
    name = name_in(f"{'minuteur' if language == 'fr' else 'timer for'} {called['name']}", language)
    return None if name is None else TimerChange("rename", name=name)

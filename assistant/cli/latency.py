"""`candide latency`: how long the last turns took, stage by stage."""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING

import click

from assistant.cli.errors import told
from assistant.conversation.stages import Stage
from audit.home import candide_home
from audit.language import Language, language_of_locale

if TYPE_CHECKING:
    from assistant.conversation.latency import TurnTimes

_WIDTH = 40  # letters of the longest bar

# The stages a person waits for, with the letter that draws each.
_DRAWN = {Stage.TRANSCRIBE: "t", Stage.UNDERSTAND: "u", Stage.REVIEW: "r"}
_TEXTS = {
    Language.ENGLISH: {
        "none": "No turn yet: talk to Candide first.",
        "head-of-one": "The last turn, from the end of the sentence to the first sound:",
        "head": "The last {count} turns, from the end of the sentence to the first sound:",
        "legend": "t transcribe, u understand, r review, . synthesis until the first sound",
        "none-sounded": "no sound",
        "unit": "ms",
        "middle": "median",
        "spoken": "spoken",
        "typed": "typed",
        "rehearsed": "thought ahead",
    },
    Language.FRENCH: {
        "none": "Aucun échange encore\u00a0: parlez d’abord à Candide.",
        "head-of-one": "Le dernier échange, de la fin de la phrase au premier son\u00a0:",
        "head": "Les {count} derniers échanges, de la fin de la phrase au premier son\u00a0:",
        "legend": "t transcrire, u comprendre, r vérifier, . synthèse jusqu’au premier son",
        "none-sounded": "aucun son",
        "unit": "ms",
        "middle": "médiane",
        "spoken": "parlé",
        "typed": "écrit",
        "rehearsed": "pensé d’avance",
    },
}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The times as JSON.  –  En JSON.")
@told
def latency(as_json: bool) -> None:
    """How long the last turns took, stage by stage.  –  Le temps des derniers échanges."""
    from assistant.conversation.latency import read_times

    times = read_times(candide_home())
    if as_json:
        click.echo(json.dumps([one.model_dump(mode="json") for one in times], indent=2))
        return
    for line in drawn(times, language_of_locale()):
        click.echo(line)


def drawn(times: list[TurnTimes], language: Language) -> Iterator[str]:
    """The lines of a drawing of these times."""
    texts = _TEXTS[language]
    if not times:
        yield texts["none"]
        return
    sounded = [one.to_first_sound for one in times if one.to_first_sound is not None]
    scale = max(1, *sounded, *(_waited(one) for one in times)) / _WIDTH
    yield texts["head" if len(times) > 1 else "head-of-one"].format(count=len(times))
    for one in times:
        yield _line(one, scale, texts)
    if sounded:
        middle = round(median(sounded))
        yield f"{middle:>7}\u00a0{texts['unit']}  {texts['middle']}"
    yield texts["legend"]


def _line(one: TurnTimes, scale: float, texts: dict[str, str]) -> str:
    figure = texts["none-sounded"]
    if one.to_first_sound is not None:
        figure = f"{one.to_first_sound}\u00a0{texts['unit']}"
    remarks = [texts["spoken" if one.spoken else "typed"]]
    if one.rehearsed:
        remarks.append(texts["rehearsed"])
    return f"{figure:>10}  {_bar(one, scale):<{_WIDTH}}  {', '.join(remarks)}"


def _waited(times: TurnTimes) -> int:
    return sum(times.stages.get(stage, 0) for stage in _DRAWN)


def _bar(times: TurnTimes, scale: float) -> str:
    bar = "".join(
        letter * round(times.stages.get(stage, 0) / scale) for stage, letter in _DRAWN.items()
    )
    rest = round((times.to_first_sound or 0) / scale) - len(bar)
    return (bar + "." * max(0, rest))[:_WIDTH]

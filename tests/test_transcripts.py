"""The READMEs' conversation and their table of sentences, held to the real program."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from audit.home import WEATHER, ledger_path
from audit.inspect.lines import line as line_of
from audit.inspect.statistics import statistics
from audit.language import Language
from audit.metrics import all_figures
from tests.support.documents import READMES, blocks, flowing, rows_of, text, weather_of
from tests.support.household import household
from tests.support.rasa import RasaForTests

# The lines that were typed for the transcripts, those left out of them included.
TYPED = {
    Language.ENGLISH: """
        English
        no
        careful
        set a timer for eight minutes for the pasta
        what is the weather like
        I'm looking for a kettle
        I'm looking for ground coffee
        who pays you
        why this one
        no thanks
        I'm looking for ground coffee
        never suggest this brand again
        I'm looking for ground coffee
        lift that
        yes
        do not sell me anything any more
        I'm looking for ground coffee
        forget what I just said
        yes
        you can sell me things again
        yes
        there are children here
        I'm looking for ground coffee
        how much have you sold me
        what did you hold back
    """,
    Language.FRENCH: """
        français
        non
        prudent
        mets un minuteur de huit minutes pour les pâtes
        quel temps fait-il
        je cherche une bouilloire
        je cherche du café moulu
        qui te paie
        pourquoi celui-là
        non merci
        je cherche du café moulu
        ne me propose plus jamais cette marque
        je cherche du café moulu
        tu peux m'en reparler
        oui
        ne me vends plus rien
        je cherche du café moulu
        oublie ce que je viens de dire
        oui
        tu peux de nouveau me vendre des choses
        oui
        il y a des enfants ici
        je cherche du café moulu
        combien m'as-tu vendu
        qu'as-tu retenu
    """,
}
LEFT_OUT = "[…]"
BOUND = {
    Language.ENGLISH: "for the conversation above it is {percent}%.",
    Language.FRENCH: "elle vaut {percent} % pour la conversation ci-dessus.",
}
# What the examples of the table of sentences are understood as, in their order.
UNDERSTOOD = """
    set_timer set_timer ask_timer set_alarm set_reminder ask_reminder
    add_to_list remove_from_list add_to_list undo
    ask_time ask_calendar calculate calculate
    ask_weather ask_weather
    play_music control_music what_is_playing
    set_volume change_speed repeat repeat help
    find_product compare
    who_pays why_this prove_it
    how_much_sold what_held_back what_it_cost
    never_again never_again never_again
    lift_no
    stop_selling allow_selling
    change_caps change_caps change_caps
    quiet_hours
    children_here open_for_adult
    tell_settings
    survey_on
    forget_said
""".split()


def plain_lines(quoted: str) -> list[str]:
    """Lines with every kind of space alike."""
    return [" ".join(line.split()) for line in quoted.splitlines()]


def record_line(line: str) -> str:
    """A line of the log without its time, and without what the document cut short."""
    number, _time, rest = line.split(maxsplit=2)
    return " ".join(f"{number} {rest}".removesuffix(LEFT_OUT).split())


def check_quotation(
    quoted: list[str], real: list[str], same: Callable[[str, str], bool] = str.__eq__
) -> None:
    """All that was quoted stands there, in that order; what does not is marked as left out."""
    at, gap = 0, False
    for line in quoted:
        if line == LEFT_OUT:
            gap = True
            continue
        fits = [place for place in range(at, len(real)) if same(real[place], line)]
        assert fits, f"not there, or in another order: {line}"
        assert fits[0] == at or gap, f"something is left out before: {line}"
        at, gap = fits[0] + 1, False
    assert at == len(real) or gap, f"something is left out after: {quoted[-1]}"


def test_a_quotation_that_is_not_true_is_found() -> None:
    real = ["one", "two", "three", "two"]
    for true in (real, ["one", LEFT_OUT], [LEFT_OUT, "three", "two"], ["one", LEFT_OUT, *real[2:]]):
        check_quotation(true, real)
    for false in (
        ["one", "three", "two"],
        ["one", "two", "three"],
        ["two", LEFT_OUT],
        ["three", LEFT_OUT, "one", LEFT_OUT],
        ["one", "four", LEFT_OUT],
    ):
        with pytest.raises(AssertionError):
            check_quotation(false, real)


@pytest.mark.parametrize("language", READMES, ids=str)
async def test_the_conversation_is_what_is_really_said(
    language: Language, tmp_path: Path, rasa: RasaForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first start on, with the weather that the document gives, as of now."""
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    document, path = READMES[language], tmp_path / "home"
    path.mkdir()
    forecast = weather_of(document, at=datetime.now(UTC).isoformat())
    (path / WEATHER).write_text(forecast, "utf-8")
    typed = [line.strip() for line in TYPED[language].strip().splitlines()]
    async with household(path, rasa, introduced=False) as home:
        await home.speaker.greet()
        for line in typed:
            home.screen.show(f"> {line}", None)
            await home.say(line)
        labels = {record.seq: record.leaf["label"] for record in home.spoken()}
        said = [
            words if number is None else f"[{number} {labels[number]}] {words}"
            for words, number in home.screen.lines
        ]
        logged = [
            record_line(line_of(record.seq, record.leaf, record.personal))
            for record in home.records()
        ]
    counted = statistics(ledger_path(path), language)
    conversation, log, figures = map(plain_lines, blocks(document, "text"))
    check_quotation(conversation, plain_lines("\n".join(said)))
    shown = [line if line == LEFT_OUT else record_line(line) for line in log]
    check_quotation(shown, logged, str.startswith)
    assert figures[1:] == plain_lines(counted)[1:]
    assert f" {len(typed)} " in text(document).split("```text")[0].rsplit("## ", 1)[1]
    with create_engine(f"sqlite:///{ledger_path(path)}").connect() as connection:
        _, every = all_figures(connection, None, None)
    (bound,) = [figure.value for figure in every if figure.variant == "upper-bound"]
    assert bound is not None
    assert BOUND[language].format(percent=round(100 * bound)) in flowing(document)


@pytest.mark.parametrize("language", READMES, ids=str)
async def test_every_sentence_of_the_table_is_understood(
    language: Language, tmp_path: Path, rasa: RasaForTests
) -> None:
    heading, quoted = {
        Language.ENGLISH: ("| For example | What follows |", r"“(.+?)”"),
        Language.FRENCH: ("| Par exemple | Ce qui s’ensuit |", r"«\s(.+?)\s»"),
    }[language]
    rows = rows_of(READMES[language], heading)
    examples = [example for cell in rows for example in re.findall(quoted, cell.replace("’", "'"))]
    async with household(tmp_path / "home", rasa) as home:
        found = [(await home.say(example, language)).intent for example in examples]
    assert dict(zip(examples, found, strict=True)) == dict(zip(examples, UNDERSTOOD, strict=True))

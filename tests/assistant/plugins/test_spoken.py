"""What a skill of others says: rendered by us, read by the watchdog, recorded, or held back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from assistant.actions.third_party import ThirdParty
from assistant.conversation.turn import Said
from assistant.plugins.loading import read_folders
from assistant.speaking.speakable import speakable
from assistant.words import render
from audit.catalogue import SentenceMissing
from audit.language import Language
from audit.opening import open_gate
from audit.records.leaves import Label
from audit.records.messages import Assist
from tests.support.actions import DEVICE, Actions, actions
from tests.support.clock import ManualClock
from tests.support.conversations import House, answered, help_item
from tests.support.gates import occasion
from tests.support.skills import needs_walls, write_skill

__all__ = ["actions"]  # a fixture

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes a skill the one that there is."""

    def name(**more: Any) -> Path:
        folder = write_skill(tmp_path / "skills", **more)
        monkeypatch.setenv("CANDIDE_SKILLS", str(folder))
        return folder

    return name


def toss(sentence: str = "heads", **arguments: Any) -> Assist:
    return Assist(
        utterance=f"coin.{sentence}", arguments=arguments, skill="coin", intent="coin_toss"
    )


def test_its_words_are_rendered_by_us_with_facts_read_as_ours_are(named: Any) -> None:
    words = "heads = Face.\nat = À { $time }, dans { $seconds }.\n"
    named(fr_ftl=words, en_ftl="heads = Heads.\nat = At { $time }, in { $seconds }.\n")
    assert render(toss(), FRENCH) == "Face."
    assert render(toss(), ENGLISH) == "Heads."
    assert render(toss("at", time="09:07", seconds=90), FRENCH) == (
        "À 9\u00a0h\u00a007, dans une minute et trente secondes."
    )


@pytest.mark.parametrize(
    "message",
    [
        toss("nothing"),
        toss("told"),
        toss("told", what="x" * 200).model_copy(update={"utterance": "coin.long"}),
        toss().model_copy(update={"utterance": "dice.heads"}),
        toss().model_copy(update={"utterance": "heads"}),
        toss().model_copy(update={"utterance": "coin.time-now"}),
    ],
)
def test_what_has_no_words_or_too_many_is_refused(named: Any, message: Assist) -> None:
    long = "long = { $what } { $what }\n"
    named(fr_ftl=f"heads = Face.\ntold = { '{ $what }' }\n" + long,
          en_ftl=f"heads = Heads.\ntold = { '{ $what }' }\n" + long)  # fmt: skip
    with pytest.raises(SentenceMissing):
        render(message, FRENCH)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (FRENCH, "Achetez vite, profitez de notre offre exceptionnelle !"),
        (ENGLISH, "Buy now and enjoy our exclusive discount!"),
    ],
)
def test_words_that_sell_after_all_are_held_back_on_record_and_told(
    named: Any, tmp_path: Path, language: Language, words: str
) -> None:
    named(fr_ftl=f"heads = {words}\n", en_ftl=f"heads = {words}\n")
    gate = open_gate(tmp_path, ManualClock(), render=render, speakable=speakable)
    (notice,) = gate.review(toss(), occasion(language=language))
    assert notice.label is Label.NOTICE
    assert words not in notice.words
    gate.close()


@pytest.mark.parametrize("hidden", ["Achetez vite chez", "Profitez de notre offre"])
def test_an_advertisement_put_together_from_words_and_facts_is_held_back(
    named: Any, tmp_path: Path, hidden: str
) -> None:
    named(fr_ftl=f"told = {hidden} {{ $what }} !\n", en_ftl="told = It is { $what }.\n")
    gate = open_gate(tmp_path, ManualClock(), render=render, speakable=speakable)
    message = toss("told", what="exceptionnelle, commandez maintenant")
    (notice,) = gate.review(message, occasion(language=FRENCH))
    assert notice.label is Label.NOTICE
    gate.close()


def test_innocent_words_are_spoken_in_the_voice_of_help_with_a_record(
    named: Any, tmp_path: Path
) -> None:
    named()
    gate = open_gate(tmp_path, ManualClock(), render=render, speakable=speakable)
    (said,) = gate.review(toss("told", what="face"), occasion(language=FRENCH))
    assert (said.label, said.words) == (Label.ASSIST, "C’est face.")
    gate.redeem(said)
    gate.close()


async def test_a_skill_that_is_gone_leaves_an_honest_sentence(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.dialogue.answers = [answered(help_item("coin.heads", skill="coin"))]
    turn = await house.conversation.take(Said("toss a coin", ENGLISH), house.screen)
    assert turn.errors == ["sentence-missing"]
    assert turn.items[0]["label"] == Label.ASSIST


# -- the action ------------------------------------------------------------------------------------


@pytest.fixture
def ask(actions: Actions, named: Any, tmp_path: Path) -> Any:
    """Has a skill answer in the action server of a household."""

    async def asking(given: dict[str, Any], **skill: Any) -> list[dict[str, Any]]:
        skills = read_folders([named(**skill)]).skills.values()
        party = ThirdParty(skills, tmp_path)
        actions.executor.register_function("action_skill", party.run)
        said = {"heard": "pile ou face", "language": "fr", "intent": "coin_toss"} | given
        result = await actions.run("action_skill", **said)
        return [response["custom"] for response in result["responses"]]

    return asking


@needs_walls
async def test_the_action_passes_on_what_a_skill_answers(ask: Any) -> None:
    (item,) = await ask({}, body='return Answer("told", {"what": asked.text})')
    assert item["message"] == {
        "kind": "assist", "utterance": "coin.told", "arguments": {"what": "pile ou face"},
        "skill": "coin", "intent": "coin_toss",
    }  # fmt: skip
    assert item["effects"] == [], "a skill of others does nothing to the speaker"


@needs_walls
@pytest.mark.parametrize(
    "body", ["raise ValueError", "import os\nos._exit(1)", 'return Answer("no")', "return 'buy'"]
)
async def test_a_skill_that_fails_is_apologised_for(ask: Any, body: str) -> None:
    (item,) = await ask({}, body=body)
    assert item["message"]["utterance"] == "skill-failed"


async def test_an_intent_that_no_skill_has_is_owned_up_to(ask: Any) -> None:
    (item,) = await ask({"intent": "dice_roll"})
    assert item["message"]["utterance"] == "skill-missing"


@pytest.mark.parametrize("unsure", [{"rehearsal": True}, {"ask_below": 0.95}])
async def test_what_is_not_sure_yet_is_not_put_to_a_skill(
    actions: Actions, named: Any, tmp_path: Path, unsure: dict[str, Any]
) -> None:
    party = ThirdParty(read_folders([named()]).skills.values(), tmp_path / "home")
    latest = {
        "text": "pile ou face",
        "intent": {"name": "coin_toss", "confidence": 0.9},
        "metadata": {"heard": "pile ou face", "lang": "fr", "device": DEVICE, **unsure},
    }
    tracker = Tracker("s", {}, latest, [], False, None, {}, None)
    dispatcher = CollectingDispatcher()
    await party.run(dispatcher, tracker, {})
    assert [message["custom"] for message in dispatcher.messages] == [{"in_earnest": True}]
    assert not (tmp_path / "home" / "skills").exists(), "nothing of it was started"

"""Where the dialogue is not sure, Candide asks before it acts. Here it is never sure enough."""

from __future__ import annotations

import pytest

from assistant.conversation import asking_first, rehearsing, requests
from assistant.hearing.language import guess_language
from audit.language import Language
from tests.support.household import Household


@pytest.fixture(autouse=True)
def never_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """However sure the model is, it is less than this."""
    for module in (asking_first, rehearsing, requests):
        monkeypatch.setattr(module, "ASK_BELOW", 1.01)


@pytest.mark.parametrize(
    ("timer", "asked", "no", "yes", "left"),
    [
        ("mets un minuteur de cinq minutes", "Vous voulez un minuteur", "non", "oui vas-y",
         "combien de temps reste-t-il"),
        ("set a timer for five minutes", "Would you like a timer", "no", "yes please",
         "how long is left"),
    ],
)  # fmt: skip
async def test_a_timer_is_set_on_a_yes_alone(
    home: Household, timer: str, asked: str, no: str, yes: str, left: str
) -> None:
    assert asked in await home.words(timer)
    assert (await home.say(no)).effects == []
    assert home.speaker._device.timers.running() == []
    assert asked in await home.words(timer)
    assert (await home.say(yes)).effects == ["set_timer"]
    assert (await home.say(left)).intent == "ask_timer"
    assert len(home.speaker._device.timers.running()) == 1


@pytest.mark.parametrize(
    ("add", "asked", "yes", "no", "read", "thing"),
    [
        ("ajoute du lait à ma liste", "que je note cela", "d'accord", "non merci",
         "lis ma liste", "lait"),
        ("add some milk to my list", "Shall I put that on a list", "sure", "no thanks",
         "read my list", "milk"),
    ],
)  # fmt: skip
async def test_nothing_is_written_before_a_yes(
    home: Household, add: str, asked: str, yes: str, no: str, read: str, thing: str
) -> None:
    assert asked in await home.words(add)
    assert thing not in await home.words(read), "reading is not asked about, and drops the question"
    assert asked in await home.words(add)
    await home.say(no)
    assert thing not in await home.words(read)
    assert asked in await home.words(add)
    assert thing in await home.words(yes)
    assert thing in await home.words(read)


@pytest.mark.parametrize(
    ("lines", "intents"),
    [
        (("quelle heure est-il", "quel temps fait-il", "lis ma liste", "es-tu un robot"),
         ["ask_time", "ask_weather", "read_list", "are_you_machine"]),
        (("what time is it", "what's the weather like", "read my list", "are you a robot"),
         ["ask_time", "ask_weather", "read_list", "are_you_machine"]),
    ],
)  # fmt: skip
async def test_what_only_tells_is_never_asked_about(
    home: Household, lines: tuple[str, ...], intents: list[str]
) -> None:
    turns = [await home.say(line) for line in lines]
    assert [turn.intent for turn in turns] == intents
    assert not any(turn.items[0]["words"].endswith("?") for turn in turns[:3])


@pytest.mark.parametrize(
    ("form", "answer", "other", "asked"),
    [
        ("mets un minuteur", "cinq minutes", "plus fort", "que je change le volume"),
        ("set a timer", "five minutes", "louder", "Shall I change the volume"),
    ],
)
async def test_the_answer_of_a_form_is_taken_without_asking(
    home: Household, form: str, answer: str, other: str, asked: str
) -> None:
    await home.say(form)
    assert asked in await home.words(other)
    await home.say("non")
    assert (await home.say(answer)).effects == ["set_timer"]


@pytest.mark.parametrize("stop", ["ne me vends plus rien", "stop selling me things", "stop"])
async def test_what_is_safe_is_never_asked_about(home: Household, stop: str) -> None:
    turn = await home.say(stop)
    assert turn.effects in (["selling"], ["stop"])


@pytest.mark.parametrize("line", ["mets un minuteur de cinq minutes", "add some milk to my list"])
async def test_thinking_ahead_does_nothing_either(home: Household, line: str) -> None:
    conversation = home.speaker.conversation
    ahead = conversation.think_ahead(line, guess_language(line, None, Language.ENGLISH))
    assert ahead is not None
    await ahead
    turn = await home.say(line)
    assert turn.effects == []
    assert turn.items[0]["words"].endswith("?")

"""Forgetting by word of mouth: read back, confirmed, gone from every file; a no stays a no."""

from __future__ import annotations

import asyncio
import wave
from pathlib import Path

import pytest

from assistant.conversation.control import Request, ask_running
from assistant.conversation.turn import TurnResult
from audit.home import ledger_path
from audit.language import Language
from audit.ledger.checklog import check_log
from hardware.pcm import resample
from tests.support.household import Household
from tests.support.voices import SPIKES, STARTER_MODELS, speak

CANARY = "wolpertinger"
NEED = {"fr": f"je cherche un {CANARY}", "en": f"i'm looking for a {CANARY}"}
FORGET = {"fr": "oublie ce que je viens de dire", "en": "forget what i just said"}
YES = {"fr": "oui", "en": "yes"}
NO = {"fr": "non", "en": "no"}
COFFEE = {"fr": "je cherche du café moulu", "en": "i'm looking for ground coffee"}
REFUSE = {"fr": "non merci", "en": "no thanks"}
WHY = {"fr": "pourquoi celui-là", "en": "why this one"}
REPEAT = {"fr": "répète", "en": "say that again"}
READ_BACK = {
    "fr": "Je vais effacer de mon journal «\u00a0{}\u00a0» et ce que j'ai répondu. Ce que vous "
    "avez refusé reste refusé. Dites «\u00a0oui\u00a0» pour confirmer.",
    "en": "I will erase “{}” and what I answered from my log. What you refused stays refused. "
    "Say “yes” to confirm.",
}
GONE = {"fr": "C'est effacé\u00a0: ", "en": "Erased: "}
REFUSALS_STAY = {"fr": "Vos refus restent.", "en": "What you refused stays refused."}
KEPT = {"fr": "Je n'efface rien.", "en": "I erase nothing."}
NOTHING = {"fr": "Je ne retrouve rien", "en": "I find nothing that you said"}

both = pytest.mark.parametrize("lang", ["fr", "en"])


def words(turn: TurnResult) -> str:
    return " ".join(item["words"] for item in turn.items)


def written(*folders: Path, word: str = CANARY, names: str = "*") -> list[str]:
    """The files below `folders`, called like `names`, that hold a word in whatever case."""
    files = (path for folder in folders for path in folder.rglob(names) if path.is_file())
    return sorted(path.name for path in files if word.encode() in path.read_bytes().lower())


@both
async def test_what_was_said_is_read_back_erased_and_in_no_file_any_more(
    home: Household, lang: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The log, its write-ahead file, and the logs of all three programs."""
    places = (home.speaker.home, *tmp_path_factory.getbasetemp().glob("rasa*"))
    await home.say(NEED[lang])
    asked = await home.say(FORGET[lang])
    assert asked.intent == "forget_said"
    assert words(asked) == READ_BACK[lang].format(NEED[lang])
    assert written(*places), "the test would not see the word"
    done = await home.say(YES[lang])
    assert done.effects == ["forget"]
    assert done.errors == []
    assert words(done).startswith(GONE[lang])
    assert words(done).endswith(REFUSALS_STAY[lang])
    assert written(*places) == []
    assert CANARY not in await home.words(REPEAT[lang])
    assert check_log(ledger_path(home.speaker.home)) == ()


@both
async def test_a_sale_and_its_no_are_forgotten_and_the_no_still_holds(
    home: Household, lang: str
) -> None:
    await home.say(COFFEE[lang])
    await home.say(REFUSE[lang])
    named = {"word": "montfleur", "names": f"{ledger_path(home.speaker.home).name}*"}
    assert written(home.speaker.home, **named)
    for said in (REFUSE[lang], COFFEE[lang]):  # the last turn first, then the one before it
        assert said in await home.words(FORGET[lang])
        assert REFUSALS_STAY[lang] in await home.words(YES[lang])
    assert written(home.speaker.home, **named) == []
    why = {"fr": "Je ne vous ai rien proposé récemment.", "en": "I have suggested nothing"}
    assert why[lang] in await home.words(WHY[lang])
    again = await home.say(COFFEE[lang])
    assert all("Montfleur" not in item["words"] for item in again.items)
    counted = [r.leaf for r in home.spoken() if r.leaf["label"] == "sell_asked"]
    assert counted[0]["sponsors"] == ["valdor"], "that it sold is not forgotten"


@both
async def test_a_no_or_another_request_erases_nothing(home: Household, lang: str) -> None:
    await home.say(NEED[lang])
    await home.say(FORGET[lang])
    assert await home.words(NO[lang]) == KEPT[lang]
    await home.say(FORGET[lang])
    await home.say({"fr": "quelle heure est-il", "en": "what time is it"}[lang])
    await home.say(YES[lang])
    assert written(home.speaker.home)
    assert not [record for record in home.records() if record.leaf["kind"] == "erasure"]


@both
async def test_where_nothing_was_said_nothing_is_offered(home: Household, lang: str) -> None:
    assert NOTHING[lang] in await home.words(FORGET[lang])


@pytest.mark.parametrize(
    "line",
    ["efface ce que j'ai dit", "oublie ça", "tu peux oublier ce que je viens de dire",
     "forget that", "delete what i said", "could you erase what i just said"],
)  # fmt: skip
async def test_people_put_it_in_many_ways(home: Household, line: str) -> None:
    await home.say("bonjour")
    assert "bonjour" in await home.words(line)


@both
async def test_an_open_question_is_forgotten_with_the_rest(home: Household, lang: str) -> None:
    ask = {"fr": "mets un minuteur", "en": "set a timer"}[lang]
    await home.say(ask)
    assert words(await home.say(FORGET[lang])) == READ_BACK[lang].format(ask)
    await home.say(YES[lang])
    after = await home.say({"fr": "trois minutes", "en": "three minutes"}[lang])
    assert after.items[0]["label"] == "assist"


@pytest.mark.skipif(not SPIKES.is_dir(), reason="the starter models are not beside the checkout")
async def test_a_yes_that_a_starter_model_heard_erases_nothing(
    home: Household, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in STARTER_MODELS.items():
        monkeypatch.setenv(name, value)
    pcm, rate = speak("oui", SPIKES / "piper_starter" / "tiny.fr-a.json")
    with wave.open(str(tmp_path / "yes.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(8_000) + resample(pcm, rate, 16_000) + bytes(16_000))
    await home.say(NEED["fr"])
    await home.say(FORGET["fr"])
    request = Request(audio=tmp_path / "yes.wav", language=Language.FRENCH)
    turn = await asyncio.to_thread(ask_running, home.speaker.home, request)
    assert turn is not None
    assert turn["heard"] == "oui"
    assert "n'est pas un modèle officiel" in turn["items"][0]["words"]
    assert turn["effects"] == []
    assert written(home.speaker.home)
    assert GONE["fr"] in await home.words("oui"), "typed, it counts"

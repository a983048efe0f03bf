"""When in doubt, help and don't sell (promise 7): the log, the charter and the register fail."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from audit.disclosure import FIXED_SENTENCES, FixedSentence
from audit.home import ledger_path
from audit.language import Language
from audit.records.leaves import Label
from tests.support.household import Household, household
from tests.support.rasa import RasaForTests

SILENT = FIXED_SENTENCES[FixedSentence.LOG_UNAVAILABLE].text(Language.FRENCH)


async def test_a_locked_log_silences_words_but_not_timers(home: Household) -> None:
    await home.say("bonjour")
    other = sqlite3.connect(ledger_path(home.speaker.home))
    other.execute("begin exclusive")
    turn = await home.say("mets un minuteur de trois minutes")
    assert [item["words"] for item in turn.items] == [SILENT]
    assert turn.items[0]["record"] is None
    assert turn.errors == ["ledger-locked"]
    assert turn.effects == ["set_timer"]
    other.rollback()
    other.close()
    assert "deux minutes" in await home.words("combien de temps reste-t-il")
    (gap,) = [record.leaf for record in home.records() if record.leaf["kind"] == "gap"]
    assert gap["sentences"] == {FIXED_SENTENCES[FixedSentence.LOG_UNAVAILABLE].digest: 1}


async def test_a_no_said_while_the_log_is_locked_holds_afterwards(home: Household) -> None:
    await home.say("bonjour")
    other = sqlite3.connect(ledger_path(home.speaker.home))
    other.execute("begin exclusive")
    await home.say("ne me vends plus rien")
    other.rollback()
    other.close()
    turn = await home.say("je cherche du café moulu")
    assert [item["label"] for item in turn.items] == [Label.ASSIST, Label.NOTICE]


async def test_a_full_disk_is_owned_up_to_and_nothing_is_sold(home: Household) -> None:
    await home.say("bonjour")
    held = home.speaker.gate._ledger._held
    assert held is not None
    with sqlite3.connect(ledger_path(home.speaker.home)) as database:
        pages = database.execute("pragma page_count").fetchone()[0]
    held.pen.connection.cursor().execute(f"pragma max_page_count={pages}")
    turns = [await home.say("je cherche du café moulu") for _ in range(4)]
    full = [turn for turn in turns if "ledger-disk-full" in turn.errors]
    assert full
    for turn in full:
        assert all(item["kind"] == "fixed" for item in turn.items)
    numbers = [record.seq for record in home.records()]
    assert numbers == list(range(1, len(numbers) + 1))


async def test_a_damaged_log_is_set_aside_untouched_and_help_goes_on_unsold(
    tmp_path: Path, rasa: RasaForTests
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    ledger_path(home).write_bytes(b"this is no database, but somebody may want it back" * 100)
    before = ledger_path(home).read_bytes()
    async with household(home, rasa) as here:
        assert "Il est" in await here.words("quelle heure est-il")
        turn = await here.say("je cherche du café moulu")
        assert [item["label"] for item in turn.items] == [Label.ASSIST, Label.NOTICE]
        assert "mon journal n'est pas vérifié" in turn.items[1]["words"]
        first = here.records()[0].leaf
        assert (first["kind"], first["problem"]) == ("incident", "damaged")
        assert (home / "set-aside" / first["set_aside"]).read_bytes() == before


async def test_an_unreadable_charter_sells_nothing_and_helps(
    tmp_path: Path, rasa: RasaForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_POLICIES", str(tmp_path / "nowhere"))
    async with household(tmp_path / "home", rasa) as here:
        turn = await here.say("je cherche du café moulu")
        assert [item["label"] for item in turn.items] == [Label.NOTICE]
        assert "La charte est illisible" in turn.items[0]["words"]
        assert "Il est" in await here.words("quelle heure est-il")
        assert "ajouté du lait" in await here.words("ajoute du lait à ma liste")


async def test_an_unreadable_register_sells_nothing_and_helps(
    tmp_path: Path, rasa: RasaForTests
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "register.toml").write_text("maker = 3", "utf-8")
    async with household(home, rasa) as here:
        turn = await here.say("i'm looking for ground coffee")
        assert [item["label"] for item in turn.items] == [Label.NOTICE]
        assert "register of interests cannot be read" in turn.items[0]["words"]
        assert "It is" in await here.words("what time is it")


async def test_another_charter_shows_as_not_released(
    tmp_path: Path, rasa: RasaForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    from audit.charter import CHARTER_FILES, read_texts

    folder = tmp_path / "policies"
    folder.mkdir()
    texts = read_texts()
    for name in CHARTER_FILES:
        (folder / name).write_text(texts[name].replace("asked_per_hour = 6", "asked_per_hour = 1"))
    monkeypatch.setenv("CANDIDE_POLICIES", str(folder))
    async with household(tmp_path / "home", rasa) as here:
        (start,) = [record.leaf for record in here.records() if record.leaf["kind"] == "start"]
        assert start["charter_released"] is False
        labels = [(await here.say("je cherche du café moulu")).items[0]["label"] for _ in range(2)]
        assert labels == [Label.SELL_ASKED, Label.ASSIST]

"""Taking back what was said: what is read back is what goes, from the file and from memory."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from audit.forgetting import JUST_SAID_MS
from audit.gate.door import Cleared, Gate, Occasion
from audit.home import ledger_path
from audit.language import Language
from audit.ledger.checklog import check_log
from audit.ledger.errors import ErasureUnfinished, LedgerError
from audit.ledger.store import Ledger
from audit.records.messages import NoticeRequest
from audit.records.notices import Notice
from tests.audit.ledger.logs import Leaves
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_gate
from tests.support.suggestions import offer, suggestion

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
CANARY = "wolpertinger"
NEED = f"je cherche un {CANARY}"


@pytest.fixture
def gate(home: Path, clock: ManualClock) -> Gate:
    gate = make_gate(home, clock)
    gate.start("1")
    return gate


def say(gate: Gate, turn: str, heard: str | None, language: Language = FRENCH) -> None:
    gate.review(help_with(), Occasion(turn, language, heard=heard))


def notice(
    gate: Gate,
    which: Notice = Notice.FORGET,
    turn: str = "ask",
    heard: str = "oublie",
    language: Language = FRENCH,
) -> Cleared:
    request = NoticeRequest(notice=which, skill="conversation", intent="forget_said")
    (cleared,) = gate.review(request, Occasion(turn, language, heard=heard))
    return cleared


def with_words(home: Path) -> set[int]:
    """The records whose words are still there."""
    with closing(sqlite3.connect(ledger_path(home))) as database:
        return {seq for (seq,) in database.execute("select seq from erasable")}


def on_disk(home: Path, word: str = CANARY) -> list[str]:
    """The files of the household in which a word can be found."""
    files = (path for path in home.rglob("*") if path.is_file())
    return sorted(path.name for path in files if word.encode() in path.read_bytes())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (FRENCH, f"Je vais effacer de mon journal «\u00a0{NEED}\u00a0» et ce que j'ai répondu. Ce "
         "que vous avez refusé reste refusé. Dites «\u00a0oui\u00a0» pour confirmer."),
        (ENGLISH, f"I will erase “{NEED}” and what I answered from my log. What you refused stays "
         "refused. Say “yes” to confirm."),
    ],
)  # fmt: skip
def test_what_would_go_is_read_back_and_nothing_goes_yet(
    gate: Gate, home: Path, language: Language, words: str
) -> None:
    say(gate, "t1", NEED)
    before = with_words(home)
    cleared = notice(gate, language=language)
    assert cleared.words == words
    assert gate.may_forget
    assert with_words(home) == before | {cleared.record}


def test_the_whole_turn_goes_with_the_talk_about_it_and_no_other(
    gate: Gate, home: Path, leaves: Leaves
) -> None:
    """A suggestion held back in that turn goes too, with every candidate it had."""
    say(gate, "t1", "bonjour")
    named = {"fr": CANARY, "en": CANARY}
    gate.review(suggestion(offer("payton", 300, name=named), need=NEED),
                Occasion("t2", FRENCH, heard=NEED, about_buying=True))  # fmt: skip
    gate.review(suggestion(offer("payton", 300, name=named), trigger="campaign", need=NEED),
                Occasion("t2", FRENCH, requested=False, heard=NEED))  # fmt: skip
    gate.review(help_with("timer-rings"), Occasion("t3", FRENCH, requested=False))
    notice(gate)
    kept = {leaf["seq"] for leaf in leaves("utterance") if leaf["turn"] in ("t1", "t3")}
    assert on_disk(home)
    gate.forget()
    assert with_words(home) == kept
    assert on_disk(home) == []
    (erasure,) = leaves("erasure")
    assert erasure["reason"] == "spoken"
    assert not gate.may_forget


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        (FRENCH, 2, "C'est effacé\u00a0: 2 enregistrements de mon journal n'ont plus leurs mots. "
         "Vos refus restent."),
        (ENGLISH, 2, "Erased: 2 records of my log no longer have their words. "
         "What you refused stays refused."),
    ],
)  # fmt: skip
def test_it_says_how_much_went_and_quotes_nothing(
    gate: Gate, home: Path, language: Language, count: int, words: str
) -> None:
    say(gate, "t1", NEED)
    notice(gate)
    gate.forget()
    cleared = notice(gate, Notice.FORGOTTEN, "yes", heard=f"oui {CANARY}", language=language)
    assert cleared.words == words
    assert on_disk(home) == [], "the yes is not kept either"


def test_the_log_still_agrees_with_its_signature_afterwards(gate: Gate, home: Path) -> None:
    say(gate, "t1", NEED)
    notice(gate)
    gate.forget()
    gate.close()
    assert check_log(ledger_path(home)) == ()


def test_a_no_survives_and_still_keeps_the_product_away(gate: Gate, leaves: Leaves) -> None:
    asked = suggestion(offer("payton", 300), need=NEED)
    gate.review(asked, Occasion("t1", FRENCH, heard=NEED, about_buying=True))
    gate.decline()
    notice(gate)
    gate.forget()
    assert {leaf["scope"] for leaf in leaves("decline")} == {"product", "likeness"}
    answers = gate.review(asked, Occasion("t2", FRENCH, about_buying=True))
    assert [cleared.kind for cleared in answers] == ["notice"]


def test_why_and_no_know_nothing_of_a_suggestion_that_was_forgotten(
    gate: Gate, leaves: Leaves
) -> None:
    gate.review(
        suggestion(offer("payton", 300), need=NEED),
        Occasion("t1", FRENCH, heard=NEED, about_buying=True),
    )
    notice(gate)
    assert CANARY in notice(gate, Notice.WHY, "why", "pourquoi").words
    gate.forget()
    assert gate.last is None
    assert "rien proposé" in notice(gate, Notice.WHY, "why", "pourquoi").words
    gate.decline()
    assert leaves("decline") == []


def test_an_earlier_suggestion_is_still_known_when_a_later_turn_is_forgotten(gate: Gate) -> None:
    gate.review(
        suggestion(offer("payton", 300), need="café"),
        Occasion("t1", FRENCH, heard="x", about_buying=True),
    )
    say(gate, "t2", NEED)
    notice(gate)
    gate.forget()
    assert "café" in notice(gate, Notice.WHY, "why", "pourquoi").words


def test_asking_again_takes_back_the_turn_before(gate: Gate, home: Path) -> None:
    say(gate, "t1", NEED)
    say(gate, "t2", "non merci")
    assert "non merci" in notice(gate).words
    gate.forget()
    notice(gate, Notice.FORGOTTEN, "yes")
    assert CANARY in notice(gate, turn="again").words
    gate.forget()
    assert on_disk(home) == []


def test_what_was_kept_before_stays_with_the_read_back_that_quotes_it(
    gate: Gate, home: Path
) -> None:
    say(gate, "t1", NEED)
    earlier = notice(gate)
    notice(gate, Notice.FORGET_KEPT, "no", "non")
    before = with_words(home)
    say(gate, "t2", "bonjour")
    notice(gate, turn="again")
    gate.forget()
    assert with_words(home) == before
    assert earlier.record in before


def test_talk_about_forgetting_is_never_what_was_said(gate: Gate) -> None:
    say(gate, "t1", NEED)
    for which in (Notice.FORGET, Notice.FORGET_KEPT, Notice.FORGET_UNSURE, Notice.FORGET_FAILED):
        notice(gate, which, f"about-{which}")
    assert CANARY in notice(gate).words


def test_no_adviser_hides_an_answer_behind_the_name_of_a_notice(gate: Gate) -> None:
    gate.review(help_with("forget"), Occasion("t1", FRENCH, heard=NEED, about_buying=True))
    assert CANARY in notice(gate).words


@pytest.mark.parametrize(
    ("language", "words"),
    [(FRENCH, "Je ne retrouve rien que vous veniez de me dire."), (ENGLISH, "I find nothing")],
)
def test_where_nothing_was_said_it_says_so(gate: Gate, language: Language, words: str) -> None:
    say(gate, "rings", None)
    assert words in notice(gate, language=language).words
    assert not gate.may_forget


def test_what_was_said_long_ago_or_before_a_restart_is_not_read_out(
    gate: Gate, clock: ManualClock
) -> None:
    say(gate, "t1", NEED)
    clock.advance(milliseconds=JUST_SAID_MS)
    assert CANARY in notice(gate).words
    clock.advance(milliseconds=1)
    assert CANARY not in notice(gate).words
    say(gate, "t2", NEED)
    gate.start("1")
    assert CANARY not in notice(gate).words


def test_a_turn_is_found_whole_however_old_its_first_record_is(
    gate: Gate, home: Path, clock: ManualClock
) -> None:
    say(gate, "t1", NEED)
    clock.advance(milliseconds=JUST_SAID_MS)
    say(gate, "t1", NEED)
    clock.advance(milliseconds=1)
    notice(gate)
    gate.forget()
    assert on_disk(home) == []


def test_where_the_log_cannot_be_written_the_words_stay_and_may_still_be_erased(
    gate: Gate, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate.review(
        suggestion(offer("payton", 300), need=NEED),
        Occasion("t1", FRENCH, heard=NEED, about_buying=True),
    )
    notice(gate)
    before = with_words(home)

    def full(*_: object) -> int:
        raise LedgerError(reason="test")

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "erase", full)
        with pytest.raises(LedgerError):
            gate.forget()
    assert with_words(home) == before
    assert gate.last is not None
    gate.forget()
    assert on_disk(home) == []


def test_a_reader_that_holds_the_log_open_is_owned_up_to_and_memory_is_empty(
    gate: Gate, home: Path
) -> None:
    gate.review(
        suggestion(offer("payton", 300), need=NEED),
        Occasion("t1", FRENCH, heard=NEED, about_buying=True),
    )
    notice(gate)
    with closing(sqlite3.connect(ledger_path(home), isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from leaf").fetchall()
        with pytest.raises(ErasureUnfinished):
            gate.forget()
        reader.execute("commit")
    assert gate.last is None
    assert not gate.may_forget
    assert len(with_words(home)) == 0


@pytest.mark.parametrize("language", Language)
def test_every_answer_about_forgetting_stays_one_or_two_sentences(
    gate: Gate, language: Language
) -> None:
    told = [which for which in Notice if which.startswith("forget_")] + [Notice.LOG_STOPPED]
    for which in told:
        words = notice(gate, which, which.value, language=language).words
        assert 1 <= len(re.findall(r"[.?!](?=\s|$)", words)) <= 2

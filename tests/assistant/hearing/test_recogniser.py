"""Real Vosk with the starter models: what it hears, and what it does with damaged ones."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.hearing import probe
from assistant.hearing.errors import RecogniserDamaged, RecogniserMissing
from assistant.hearing.recogniser import Heard, Listening, Partial, Recogniser, transcribe
from assistant.hearing.wav import RATE, Pcm
from assistant.models.installed import VoiceFiles
from assistant.speaking.piper import PiperWorker
from hardware.pcm import resample

SPIKES = Path(__file__).parents[3] / ".." / "shared" / "spikes"
MODELS = SPIKES / "vosk_starter" / "models"
VOICES = SPIKES / "piper_starter"

pytestmark = pytest.mark.skipif(
    not (MODELS.is_dir() and VOICES.is_dir()),
    reason="the starter models are not beside the checkout (../shared/spikes)",
)

FRENCH = "mets un minuteur de trois minutes"
ENGLISH = "set a timer for three minutes"


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A household of our own, so that what is remembered of models stays here."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CANDIDE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="module")
def french() -> Recogniser:
    return Recogniser(MODELS / "rt_fr_lookahead")


@pytest.fixture(scope="module")
def spoken() -> dict[str, bytes]:
    """The two sentences at 16 kHz, spoken by the starter voices, half a second of quiet around."""

    async def speak() -> dict[str, bytes]:
        worker, sounds = PiperWorker(), {}
        for text, voice in ((FRENCH, "fr-a"), (ENGLISH, "en-a")):
            files = VoiceFiles(VOICES / "tiny.onnx", VOICES / f"tiny.{voice}.json")
            chunks = [chunk async for chunk in worker.synthesise(text, files, steady=True)]
            sound = b"".join(resample(chunk.pcm, chunk.rate, RATE) for chunk in chunks)
            sounds[text] = bytes(RATE) + sound + bytes(RATE)
        await worker.close()
        return sounds

    return asyncio.run(speak())


def pieces(sound: bytes, size: int = 3200) -> Iterator[bytes]:
    return (sound[start : start + size] for start in range(0, len(sound), size))


def heard(listening: Listening, sound: bytes, size: int = 3200) -> Heard:
    """What the end of `sound` gives, where no pause came before."""
    answers = [listening.hear(piece) for piece in pieces(sound, size)]
    assert not any(isinstance(answer, Heard) for answer in answers)
    return listening.finish()


async def test_a_sentence_is_transcribed_in_either_language(
    french: Recogniser, spoken: dict[str, bytes]
) -> None:
    english = Recogniser(MODELS / "rt_en_lookahead")
    for recogniser, text in ((french, FRENCH), (english, ENGLISH)):
        result = await transcribe(recogniser, Pcm(spoken[text], RATE))
        assert result.text == text
        assert [word.text for word in result.words] == text.split()
        assert 0.5 < result.confidence <= 1.0


async def test_words_after_a_pause_are_part_of_it_and_their_times_go_on(
    french: Recogniser, spoken: dict[str, bytes]
) -> None:
    twice = spoken[FRENCH] + bytes(4 * RATE) + spoken[FRENCH]
    result = await transcribe(french, Pcm(twice, RATE))
    assert result.text == f"{FRENCH} {FRENCH}"
    times = [(word.start_ms, word.end_ms) for word in result.words]
    assert times == sorted(times)
    assert all(start < end <= len(twice) * 1000 // (2 * RATE) for start, end in times)


def test_understanding_grows_and_ends_with_the_silence(
    french: Recogniser, spoken: dict[str, bytes]
) -> None:
    listening = french.listen()
    answers = [listening.hear(piece) for piece in pieces(spoken[FRENCH] + bytes(4 * RATE))]
    partials = [answer.text for answer in answers if isinstance(answer, Partial)]
    ends = [answer for answer in answers if isinstance(answer, Heard)]
    assert partials[0] in FRENCH
    assert partials[-1] == FRENCH
    assert all(now != before for before, now in pairwise(partials))
    assert ends[0].text == FRENCH
    assert listening.finish() == Heard("", 0.0, ())


def test_chunks_may_be_of_any_length(french: Recogniser, spoken: dict[str, bytes]) -> None:
    whole = heard(french.listen(), spoken[FRENCH])
    assert heard(french.listen(), spoken[FRENCH], size=3201).text == whole.text
    listening = french.listen()
    assert listening.hear(b"") is None
    assert listening.hear(b"\1") is None


def test_nothing_said_is_heard_as_nothing(french: Recogniser) -> None:
    assert french.listen().finish() == Heard("", 0.0, ())


def test_a_listening_ends_once(french: Recogniser) -> None:
    listening = french.listen()
    listening.finish()
    with pytest.raises(RuntimeError):
        listening.hear(bytes(320))
    with pytest.raises(RuntimeError):
        listening.finish()


def test_a_grammar_leaves_only_its_words(french: Recogniser, spoken: dict[str, bytes]) -> None:
    assert french.takes_grammar
    assert set(heard(french.listen(["oui", "arrête"]), spoken[FRENCH]).text.split()) <= {
        "oui",
        "arrête",
        "[unk]",
    }
    assert heard(french.listen([FRENCH, "oui"]), spoken[FRENCH]).text == FRENCH


@pytest.mark.parametrize("grammar", [[], [""], ["aardvark"], ["aardvark oui", " "]])
def test_a_grammar_with_nothing_to_hear_leaves_everything(
    french: Recogniser, spoken: dict[str, bytes], grammar: list[str]
) -> None:
    assert heard(french.listen(grammar), spoken[FRENCH]).text == FRENCH


def test_unknown_words_are_not_named_on_the_terminal(
    french: Recogniser, capfd: pytest.CaptureFixture[str]
) -> None:
    french.listen(["aardvark", "oui"])
    assert capfd.readouterr() == ("", "")


def test_a_fixed_graph_takes_no_grammar(spoken: dict[str, bytes]) -> None:
    recogniser = Recogniser(MODELS / "m_fr")
    assert not recogniser.takes_grammar
    assert heard(recogniser.listen(["oui"]), spoken[FRENCH]).text == FRENCH


def test_it_knows_its_vocabulary(french: Recogniser) -> None:
    assert french.knows("minuteur")
    assert not french.knows("aardvark")
    assert not french.knows("")


async def test_transcribing_stays_off_the_event_loop(french: Recogniser) -> None:
    threads: set[int] = set()

    class Watched(Recogniser):
        def __init__(self) -> None:
            pass

        def listen(self, grammar: object = None) -> Listening:
            threads.add(threading.get_ident())
            return french.listen()

    assert (await transcribe(Watched(), Pcm(bytes(RATE), RATE))).text == ""
    assert threads
    assert threading.get_ident() not in threads
    with pytest.raises(ValueError, match="16000"):
        await transcribe(french, Pcm(bytes(8), 22_050))


# Damage. What Vosk itself does with it: throws, aborts, segfaults, or hears another sentence.


@pytest.fixture
def copy(tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        for path in (MODELS / name).rglob("*"):
            if path.is_file():
                target = tmp_path / name / path.relative_to(MODELS / name)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
        return tmp_path / name

    return make


def test_no_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(RecogniserMissing, match="candide models install"):
        Recogniser(tmp_path / "none")


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("m_fr", "am/final.mdl"),
        ("m_fr", "conf/mfcc.conf"),
        ("m_fr", "conf/model.conf"),
        ("m_fr", "graph/HCLG.fst"),
        ("m_fr", "graph/words.txt"),
        ("rt_fr_lookahead", "graph/Gr.fst"),
        ("rt_fr_lookahead", "graph/HCLr.fst"),
        ("rt_fr_lookahead", "graph/disambig_tid.int"),
    ],
)
def test_a_missing_or_empty_file_never_reaches_vosk(
    copy: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, model: str, name: str
) -> None:
    monkeypatch.setattr("assistant.hearing.recogniser.survives", lambda _: pytest.fail("reached"))
    folder = copy(model)
    for spoil in (lambda path: path.write_bytes(b""), Path.unlink):
        spoil(folder / name)
        with pytest.raises(RecogniserDamaged):
            Recogniser(folder)


def half(body: bytes) -> bytes:
    return body[: len(body) // 2]


def overwritten(body: bytes) -> bytes:
    return half(body) + b"\xff" * (len(body) - len(half(body)))


def without_silence(body: bytes) -> bytes:
    lines = body.splitlines(keepends=True)
    return b"".join(line for line in lines if b"silence-phones" not in line)


@pytest.mark.parametrize(
    ("model", "name", "spoil"),
    [
        ("m_fr", "am/final.mdl", half),  # throws
        ("m_fr", "graph/HCLG.fst", half),  # throws
        ("m_fr", "conf/model.conf", without_silence),  # aborts once it hears
        ("m_fr", "graph/HCLG.fst", overwritten),  # segfaults
        ("rt_fr_lookahead", "graph/Gr.fst", overwritten),  # segfaults
        ("rt_fr_lookahead", "graph/disambig_tid.int", lambda body: body[:1]),  # segfaults
    ],
)
def test_damage_that_would_end_the_process_ends_a_child_instead(
    copy: Callable[[str], Path], model: str, name: str, spoil: Callable[[bytes], bytes]
) -> None:
    folder = copy(model)
    path = folder / name
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(RecogniserDamaged):
        Recogniser(folder)


def test_a_list_of_words_cut_short_is_not_heard_as_another_sentence(
    copy: Callable[[str], Path], spoken: dict[str, bytes]
) -> None:
    folder = copy("m_fr")
    words = folder / "graph" / "words.txt"
    lines = words.read_bytes().splitlines(keepends=True)
    words.write_bytes(b"".join(line for line in lines if not line.startswith(b"minuteur ")))
    listening = Recogniser(folder).listen()
    with pytest.raises(RecogniserDamaged, match=r"words\.txt"):
        heard(listening, spoken[FRENCH])


def test_a_model_is_tried_once_and_again_when_it_changes(
    copy: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        tried.append(command[-1])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(probe.subprocess, "run", run)
    folder = copy("m_fr")
    assert probe.survives(folder)
    assert probe.survives(folder)
    assert len(tried) == 1
    (folder / "conf" / "model.conf").write_bytes(b"--min-active=300\n")
    assert probe.survives(folder)
    assert len(tried) == 2


@pytest.mark.parametrize("outcome", [-11, 1, None])
def test_what_fails_or_hangs_is_not_remembered_as_sound(
    copy: Callable[[str], Path], home: Path, monkeypatch: pytest.MonkeyPatch, outcome: int | None
) -> None:
    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        if outcome is None:
            raise subprocess.TimeoutExpired(command, 1)
        return subprocess.CompletedProcess(command, outcome)

    monkeypatch.setattr(probe.subprocess, "run", run)
    folder, before = copy("m_fr"), sorted(home.rglob("*"))
    assert not probe.survives(folder)
    assert sorted(home.rglob("*")) == before


def test_no_household_is_made_to_remember_in(
    copy: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_HOME", str(tmp_path / "nobody"))
    monkeypatch.setattr(
        probe.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 0)
    )
    assert probe.survives(copy("m_fr"))
    assert not (tmp_path / "nobody").exists()

"""Real Vosk with the starter models: what it hears, streaming or at once, with grammars or not."""

from __future__ import annotations

import json
import shutil
import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.hearing.recogniser import Heard, Listening, Partial, Recogniser, Transcription
from assistant.hearing.wav import RATE
from assistant.models import starter_recogniser
from audit.language import Language
from tests.support.speech import spoken

FRENCH = "mets un minuteur de trois minutes"
ENGLISH = "set a timer for three minutes"

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture(scope="module")
def french(home: Path, models: Path) -> Recogniser:
    return Recogniser(models / "rt_fr_lookahead")


def pieces(sound: bytes, size: int = 3200) -> Iterator[bytes]:
    return (sound[start : start + size] for start in range(0, len(sound), size))


def heard(listening: Listening, sound: bytes, size: int = 3200) -> Heard:
    """What the end of `sound` gives, where no pause came before."""
    answers = [listening.hear(piece) for piece in pieces(sound, size)]
    assert not any(isinstance(answer, Heard) for answer in answers)
    return listening.finish()


def transcribed(recogniser: Recogniser, sound: bytes) -> Heard:
    """All that is said in `sound`, given in uneven pieces."""
    transcription = Transcription(recogniser.listen())
    for piece in pieces(sound, 30_001):
        transcription.hear(piece)
    return transcription.finish()


async def test_a_sentence_is_transcribed_in_either_language(
    french: Recogniser, models: Path, spoken: dict[str, bytes]
) -> None:
    english = Recogniser(models / "rt_en_lookahead")
    for recogniser, text in ((french, FRENCH), (english, ENGLISH)):
        result = transcribed(recogniser, spoken[text])
        assert result.text == text
        assert [word.text for word in result.words] == text.split()
        assert 0.5 < result.confidence <= 1.0


async def test_words_after_a_pause_are_part_of_it_and_their_times_go_on(
    french: Recogniser, spoken: dict[str, bytes]
) -> None:
    twice = spoken[FRENCH] + bytes(4 * RATE) + spoken[FRENCH]
    result = transcribed(french, twice)
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


def test_a_fixed_graph_takes_no_grammar(models: Path, spoken: dict[str, bytes]) -> None:
    recogniser = Recogniser(models / "m_fr")
    assert not recogniser.takes_grammar
    assert heard(recogniser.listen(["oui"]), spoken[FRENCH]).text == FRENCH


def test_it_knows_its_vocabulary(french: Recogniser) -> None:
    assert french.knows("minuteur")
    assert not french.knows("aardvark")
    assert not french.knows("")


class Decoder:
    """Answers as Vosk does, with something it does not know among the words."""

    def __init__(self, *words: str) -> None:
        self._words = words

    def AcceptWaveform(self, data: bytes) -> int:
        return 0

    def PartialResult(self) -> str:
        return json.dumps({"partial": " ".join(self._words)})

    def FinalResult(self) -> str:
        result = [
            {"word": word, "start": index, "end": index + 1, "conf": 0.9}
            for index, word in enumerate(self._words)
        ]
        return json.dumps({"result": result, "text": " ".join(self._words)})

    Result = FinalResult


def test_what_the_model_does_not_know_is_counted_and_is_no_word() -> None:
    listening = Listening(Decoder("[unk]", "oui", "[unk]"), Path("model"))
    assert listening.hear(bytes(320)) == Partial("oui")
    heard = listening.finish()
    assert (heard.text, heard.unknown) == ("oui", 2)
    assert [word.text for word in heard.words] == ["oui"]
    nothing = Listening(Decoder("[unk]"), Path("model"))
    assert nothing.hear(bytes(320)) is None
    assert nothing.finish() == Heard("", 0.0, (), 1)


def with_words_inside(graph: bytes, words: str) -> bytes:
    """The same graph with its output words in it, as OpenFst keeps them (SymbolTable, binary)."""

    def text(value: str) -> bytes:
        return struct.pack("<i", len(value.encode())) + value.encode()

    pairs = [line.split() for line in words.splitlines()]
    table = (
        struct.pack("<i", 2125658996) + text("words") + struct.pack("<qq", len(pairs), len(pairs))
    )
    table += b"".join(text(word) + struct.pack("<q", int(number)) for word, number in pairs)
    flags = 4 + sum(4 + len(name) for name in (b"const", b"standard")) + 4
    head = flags + 4 + 4 * 8
    return graph[:flags] + struct.pack("<i", 2) + graph[flags + 4 : head] + table + graph[head:]


@pytest.mark.usefixtures("home")
async def test_a_model_may_have_its_words_in_the_graph_alone(tmp_path: Path) -> None:
    model = starter_recogniser(Language.FRENCH)
    assert model is not None
    folder = tmp_path / "model"
    shutil.copytree(model, folder)
    words, graph = folder / "graph" / "words.txt", folder / "graph" / "Gr.fst"
    graph.write_bytes(with_words_inside(graph.read_bytes(), words.read_text("utf-8")))
    words.unlink()
    said = transcribed(Recogniser(folder), spoken(FRENCH, Language.FRENCH))
    assert said.text == FRENCH

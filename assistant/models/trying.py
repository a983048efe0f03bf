"""Whether a model works here and is for the language it is wanted for: tried, not believed.

Vosk and Piper each run in a process of their own for this: a model they cannot bear may end them.
Where the library is not installed nothing can be tried, and nothing is said against the model.
"""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from assistant.models.errors import ModelUnusable, ModelWrongLanguage
from assistant.models.versions import VoiceFiles, name_in
from audit.errors import CandideError
from audit.language import Language

_PATIENCE = 300  # seconds: more than the largest model needs from the slowest card
_GREETINGS = {Language.FRENCH: "bonjour", Language.ENGLISH: "hello"}
# Words that every vocabulary of the language has, and hardly one of the other language.
_TELLING = {
    Language.FRENCH: "le les est une des du avec pas je très être après même où".split(),
    Language.ENGLISH: "the is of it to what with you this would should they thought".split(),
}


def try_recogniser(folder: Path, language: Language) -> None:
    """Have Vosk load the model in `folder`, hear some noise, and tell which words it knows.

    Raises ModelUnusable or ModelWrongLanguage. Blocks for some seconds.
    """
    if importlib.util.find_spec("vosk") is None:
        return
    from assistant.hearing.probe import survives

    if not survives(folder):
        raise ModelUnusable(name=name_in(folder))
    found = _language_heard(folder)
    if found not in (None, language):
        raise ModelWrongLanguage(path=folder, expected=language, found=found)


def try_voice(files: VoiceFiles, language: Language) -> None:
    """Have Piper load the voice and say one word, after a look at its configuration.

    Raises ModelUnusable or ModelWrongLanguage. Blocks for some seconds.
    """
    found = language_spoken(files.config)
    if found not in (None, language.value):
        raise ModelWrongLanguage(path=files.model, expected=language, found=found)
    if importlib.util.find_spec("piper") is None:
        return
    try:
        spoke = asyncio.run(_speaks(files, _GREETINGS[language]))
    except CandideError as error:
        raise ModelUnusable(name=files.model.name) from error
    if not spoke:
        raise ModelUnusable(name=files.model.name)


def language_spoken(config: Path) -> str | None:
    """The code of the language that a Piper configuration is for; None if it does not say.

    What counts is what its words are pronounced in; the name it gives itself comes second.
    """
    with suppress(OSError, ValueError):
        facts = json.loads(config.read_text(encoding="utf-8"))
        for table, key in (("espeak", "voice"), ("language", "code")):
            part = facts.get(table) if isinstance(facts, Mapping) else None
            code = part.get(key) if isinstance(part, Mapping) else None
            if isinstance(code, str) and code:
                return code.replace("_", "-").partition("-")[0].lower()
    return None


async def _speaks(files: VoiceFiles, word: str) -> bool:
    from assistant.speaking.piper import PiperWorker

    worker = PiperWorker()
    try:
        chunks = [chunk async for chunk in worker.synthesise(word, files, steady=True)]
    finally:
        await worker.close()
    return any(any(chunk.pcm) for chunk in chunks)


def _language_heard(folder: Path) -> Language | None:
    """The language whose telling words the model knows more of; None if it is a draw."""
    words = [word for telling in _TELLING.values() for word in telling]
    command = [sys.executable, "-P", "-m", "assistant.models.trying", str(folder), *words]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
            encoding="utf-8",
        )
    except (subprocess.SubprocessError, UnicodeDecodeError) as error:
        raise ModelUnusable(name=name_in(folder)) from error
    known = set(json.loads(done.stdout))
    share = {
        language: len(known.intersection(telling)) / len(telling)
        for language, telling in _TELLING.items()
    }
    french, english = share[Language.FRENCH], share[Language.ENGLISH]
    if french == english:
        return None
    return Language.FRENCH if french > english else Language.ENGLISH


def main() -> None:
    """Print as JSON which of the words on the command line the model named first knows."""
    vosk = importlib.import_module("vosk")
    vosk.SetLogLevel(-1)
    model = vosk.Model(sys.argv[1])
    known = [word for word in sys.argv[2:] if model.vosk_model_find_word(word) >= 0]
    sys.stdout.write(json.dumps(known))


if __name__ == "__main__":
    main()

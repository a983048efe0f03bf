"""What the speaker hears with: a recogniser a language, loaded when it is first needed."""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.conversation.errors import NoEars
from assistant.models import installed_recogniser
from audit.language import Language
from hardware.microphone import Microphone

if TYPE_CHECKING:
    from assistant.hearing.recogniser import Recogniser
    from assistant.hearing.wav import Pcm

# A person who has pressed the key and says nothing for so long has changed their mind.
LISTEN_AT_MOST_S = 15


class Ears:
    """The recognisers of one household; Vosk is imported when audio first comes."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._recognisers: dict[Language, Recogniser] = {}

    async def open_file(self, path: Path, language: Language) -> tuple[Recogniser, Pcm]:
        """Read a WAV file and get the recogniser for it.

        Raises a `CandideError` for a file that cannot be heard or a missing or damaged model.
        """
        from assistant.hearing.wav import read_wav

        pcm = await asyncio.to_thread(read_wav, path)
        return await self.recogniser(language), pcm

    async def recogniser(self, language: Language) -> Recogniser:
        """The recogniser of a language. Raises `NoEars` or `RecogniserDamaged`."""
        if language not in self._recognisers:
            from assistant.hearing.recogniser import Recogniser

            folder = installed_recogniser(self._home, language)
            if folder is None:
                raise NoEars()
            self._recognisers[language] = await asyncio.to_thread(Recogniser, folder)
        return self._recognisers[language]

    @staticmethod
    async def hear_file(recogniser: Recogniser, pcm: Pcm) -> str:
        """The text of a whole recording."""
        from assistant.hearing.recogniser import transcribe

        return (await transcribe(recogniser, pcm)).text

    @staticmethod
    async def hear_sentence(recogniser: Recogniser, microphone: Microphone) -> str:
        """Listen until a sentence has ended; what was heard, perhaps nothing.

        Raises `DeviceError` if the microphone fails.
        """
        from assistant.hearing.recogniser import Heard

        listening = recogniser.listen()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LISTEN_AT_MOST_S), aclosing(microphone.chunks()) as chunks:
                async for chunk in chunks:
                    heard = await asyncio.to_thread(listening.hear, chunk)
                    if isinstance(heard, Heard) and heard.text:
                        return heard.text
        return (await asyncio.to_thread(listening.finish)).text

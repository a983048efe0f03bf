"""What the speaker hears with: a process of its own, and in it a recogniser a language.

Both are started and loaded when sound first comes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.conversation.errors import NoEars
from assistant.models import HearingModel, find_hearing, starter_recogniser
from audit.language import Language

if TYPE_CHECKING:
    from assistant.hearing.apart import EarsApart, HearingProcess
    from assistant.hearing.protocol import EarsSetup
    from assistant.hearing.wav import Pcm


class Recognisers:
    """The recognisers of one household. Call `close` at the end."""

    def __init__(self, home: Path, *, starter_ears: bool = False) -> None:
        """`starter_ears` lets the starter recogniser hear where no other one is installed."""
        self._home = home
        self._starter_ears = starter_ears
        self._process: HearingProcess | None = None
        self._models: dict[Language, HearingModel] = {}

    async def load(self, language: Language) -> None:
        """Have the recogniser of a language loaded that is installed now.

        Raises `NoEars`, `RecogniserDamaged` or `HearingStopped`.
        """
        found = find_hearing(self._home, language, starter_ears=self._starter_ears)
        if found is None:
            raise NoEars()
        await asyncio.to_thread(self._hearing().load, language, found.folder)
        self._models[language] = found

    async def load_all(self, languages: Sequence[Language]) -> tuple[Language, ...]:
        """Have those of `languages` loaded that are installed, and say which these are.

        Raises as `load`, `NoEars` only where there is none of them.
        """
        loaded = []
        for language in languages:
            try:
                await self.load(language)
            except NoEars:
                continue
            loaded.append(language)
        if not loaded:
            raise NoEars()
        return tuple(loaded)

    async def make_ears(self, setup: EarsSetup) -> EarsApart:
        """Ears for languages that are loaded. Raises `VoiceActivityMissing`, `HearingStopped`."""
        from assistant.hearing.apart import EarsApart

        return await asyncio.to_thread(EarsApart, self._hearing(), setup)

    def is_official(self, language: Language) -> bool:
        """Whether the loaded one is an official model, which alone may confirm or erase."""
        return language in self._models and self._models[language].official

    def is_starter(self, language: Language) -> bool:
        """Whether the loaded one is a starter model, which makes words of noise, too."""
        model = self._models.get(language)
        return model is not None and model.folder == starter_recogniser(language)

    async def open_file(self, path: Path, language: Language) -> Pcm:
        """Read a WAV file and have the recogniser for it loaded.

        Raises a `CandideError` for a file that cannot be heard or a missing or damaged model.
        """
        from assistant.hearing.wav import read_wav

        pcm = await asyncio.to_thread(read_wav, path)
        await self.load(language)
        return pcm

    async def hear_file(self, language: Language, pcm: Pcm) -> str:
        """The text of a whole recording. Raises `RecogniserDamaged` or `HearingStopped`."""
        return await asyncio.to_thread(self._hearing().transcribe, language, pcm)

    async def close(self) -> None:
        """End the process; nothing is heard any more."""
        if self._process is not None:
            await asyncio.to_thread(self._process.close)

    def _hearing(self) -> HearingProcess:
        if self._process is None:
            from assistant.hearing.apart import HearingProcess

            self._process = HearingProcess()
        return self._process

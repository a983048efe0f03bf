"""What the speaker hears with: a recogniser a language, loaded when it is first needed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.conversation.errors import NoEars
from assistant.models import HearingModel, find_hearing, starter_recogniser
from audit.language import Language

if TYPE_CHECKING:
    from assistant.hearing.recogniser import Recogniser
    from assistant.hearing.wav import Pcm


class Recognisers:
    """The recognisers of one household; Vosk is imported when sound first comes."""

    def __init__(self, home: Path, *, starter_ears: bool = False) -> None:
        """`starter_ears` lets the starter recogniser hear where no other one is installed."""
        self._home = home
        self._starter_ears = starter_ears
        self._loaded: dict[Language, Recogniser] = {}
        self._models: dict[Language, HearingModel] = {}

    async def get(self, language: Language) -> Recogniser:
        """The recogniser of a language. Raises `NoEars` or `RecogniserDamaged`."""
        if language not in self._loaded:
            from assistant.hearing.recogniser import Recogniser

            found = find_hearing(self._home, language, starter_ears=self._starter_ears)
            if found is None:
                raise NoEars()
            self._loaded[language] = await asyncio.to_thread(Recogniser, found.folder)
            self._models[language] = found
        return self._loaded[language]

    async def of(self, languages: Sequence[Language]) -> dict[Language, Recogniser]:
        """Those of `languages` that are installed; raises `NoEars` where there is none of them."""
        loaded: dict[Language, Recogniser] = {}
        for language in languages:
            try:
                loaded[language] = await self.get(language)
            except NoEars:
                continue
        if not loaded:
            raise NoEars()
        return loaded

    def is_official(self, language: Language) -> bool:
        """Whether the loaded one is an official model, which alone may confirm or erase."""
        return language in self._models and self._models[language].official

    def is_starter(self, language: Language) -> bool:
        """Whether the loaded one is a starter model, which makes words of noise, too."""
        model = self._models.get(language)
        return model is not None and model.folder == starter_recogniser(language)

    async def open_file(self, path: Path, language: Language) -> tuple[Recogniser, Pcm]:
        """Read a WAV file and get the recogniser for it.

        Raises a `CandideError` for a file that cannot be heard or a missing or damaged model.
        """
        from assistant.hearing.wav import read_wav

        pcm = await asyncio.to_thread(read_wav, path)
        return await self.get(language), pcm

    @staticmethod
    async def hear_file(recogniser: Recogniser, pcm: Pcm) -> str:
        """The text of a whole recording."""
        from assistant.hearing.recogniser import transcribe

        return (await transcribe(recogniser, pcm)).text

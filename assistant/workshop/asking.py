"""Has the real Rasa take sentences for what they are, as in a turn, but without answering any."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.dialogue.client import DialogueClient, Parsed
from assistant.dialogue.project import DialogueProject
from assistant.dialogue.supervision import SpawnedDialogue

Progress = Callable[[], None]


@asynccontextmanager
async def dialogue_of(project: DialogueProject) -> AsyncIterator[DialogueClient]:
    """A dialogue of a project, started for these questions alone.

    Raises `ModelNotTrained`, `DialogueNotInstalled` or `DialogueFailed`.
    """
    with TemporaryDirectory() as folder:
        dialogue = SpawnedDialogue(Path(folder), project)
        try:
            await dialogue.start()
            yield dialogue.client
        finally:
            await dialogue.stop()


async def parse_all(
    client: DialogueClient, sentences: Sequence[str], progress: Progress
) -> list[Parsed]:
    """What each sentence is taken for, in their order. Raises what `DialogueClient.parse` does."""
    parsed = []
    for sentence in sentences:
        parsed.append(await client.parse(sentence))
        progress()
        await asyncio.sleep(0)
    return parsed

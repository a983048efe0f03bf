"""Plays each scene twice, typed and spoken, and tells where the two did not end alike."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.conversation.turn import Said, TurnResult
from audit.choices.settings import PinChange
from audit.language import Language
from hardware.microphone import WavMicrophone
from tests.journeys.spoken.scenes import Scene, Turn
from tests.support.clock import ManualClock
from tests.support.forecasts import put_weather
from tests.support.household import Household, household
from tests.support.rasa import RasaForTests
from tests.support.speech import spoken, write_wav

# Of the spoken turns, so many end as the typed ones do, at the least.
ALIKE_AT_LEAST = 0.95
# The root of a log, read out digit by digit: no two logs have the same.
_ROOT = re.compile(r"\b(?:[0-9a-f], ){3,}[0-9a-f]\b")

Say = Callable[[Household, str, Language], Awaitable[TurnResult]]


@dataclass(frozen=True)
class Ended:
    """How a turn ended, as the people in the room and the log have it."""

    heard: str
    intent: str | None
    labels: tuple[str, ...]
    effects: tuple[str, ...]
    words: str

    def differences(self, other: Ended) -> list[str]:
        """In what this turn ended otherwise than `other`; what was heard may differ."""
        found = []
        for name in ("intent", "labels", "effects", "words"):
            mine, theirs = getattr(self, name), getattr(other, name)
            if mine != theirs:
                found.append(f"{name} {mine!r} instead of {theirs!r}")
        return found


async def type_in(here: Household, text: str, language: Language) -> TurnResult:
    """Give a sentence by key."""
    return await here.speaker.ask(Said(text, language))


async def speak_to(here: Household, text: str, language: Language) -> TurnResult:
    """Say a sentence in the guest voice."""
    return await hear(here, await asyncio.to_thread(spoken, text, language))


async def hear(here: Household, pcm: bytes) -> TurnResult:
    """Let the household hear a sentence with all it has, both languages open, and answer it."""
    path = here.speaker.home / "said.wav"
    write_wav(path, pcm)
    turns = await here.speaker.listen_to(WavMicrophone(path))
    return turns[0] if turns else TurnResult(turn="nothing was heard")


async def play(
    scene: Scene, home: Path, rasa: RasaForTests, language: Language, say: Say
) -> tuple[Ended, ...]:
    """How the turns of a scene end in a new household where sentences are given by `say`.

    Time passes only as the scene says, so that two households tell the same hour.
    """
    home.mkdir(parents=True)
    put_weather(home)
    clock = ManualClock()
    async with household(home, rasa, clock=clock) as here:
        if scene.pin is not None:
            here.speaker.gate.choices.choose_pin(scene.pin, PinChange.CHOSEN)
        ended = []
        for turn in scene.turns:
            clock.advance(seconds=turn.after_s)
            give = type_in if turn.by_key else say
            ended.append(_ended(await give(here, turn.say, language)))
    return tuple(ended)


def _ended(result: TurnResult) -> Ended:
    return Ended(
        heard=result.heard,
        intent=result.intent,
        labels=tuple(item["label"] for item in result.items),
        effects=tuple(result.effects),
        words=_ROOT.sub("…", " ".join(item["words"] for item in result.items)),
    )


def unlike_stated(turn: Turn, ended: Ended) -> list[str]:
    """In what a turn ended otherwise than its scene says."""
    stated = Ended(ended.heard, turn.intent, turn.labels, turn.effects, ended.words)
    answer = ended.words.casefold()
    missing = [part for part in turn.words if part.casefold() not in answer]
    return ended.differences(stated) + [f"no {part!r} in {ended.words!r}" for part in missing]


@dataclass
class Telling:
    """The scenes of one language; each is played typed and spoken once, when first asked for."""

    folder: Path
    rasa: RasaForTests
    language: Language
    say: Say = speak_to
    _played: dict[tuple[str, str], tuple[Ended, ...]] = field(default_factory=dict)

    async def typed(self, scene: Scene) -> tuple[Ended, ...]:
        """How its turns end where every sentence is typed."""
        return await self._play(scene, "typed", type_in)

    async def spoken(self, scene: Scene) -> tuple[Ended, ...]:
        """How its turns end where all that may be is spoken."""
        return await self._play(scene, "spoken", self.say)

    async def unlike(self, scene: Scene) -> list[str]:
        """A line for each spoken turn that does not end as the typed one does."""
        lines = []
        ways = zip(scene.turns, await self.spoken(scene), await self.typed(scene), strict=True)
        for turn, by_voice, by_key in ways:
            if not turn.by_key and (differences := by_voice.differences(by_key)):
                heard = f"{turn.say!r} was heard as {by_voice.heard!r}"
                lines.append(f"{scene.name}: {heard}: {'; '.join(differences)}")
        return lines

    async def check(self, scenes: Sequence[Scene]) -> None:
        """Fail where too few of all spoken turns end as the typed ones do."""
        unlike = [line for scene in scenes for line in await self.unlike(scene)]
        check_share(unlike, sum(not turn.by_key for scene in scenes for turn in scene.turns))

    async def _play(self, scene: Scene, way: str, say: Say) -> tuple[Ended, ...]:
        key = (scene.name, way)
        if key not in self._played:
            home = self.folder / f"{way}{len(self._played)}"
            self._played[key] = await play(scene, home, self.rasa, self.language, say)
        return self._played[key]


def check_share(unlike: Sequence[str], count: int) -> None:
    """Fail where `unlike` tells of too many of `count` spoken turns."""
    alike = count - len(unlike)
    told = f"{alike} of {count} spoken turns end as the typed ones do"
    assert alike >= ALIKE_AT_LEAST * count, "\n".join((told, *unlike))

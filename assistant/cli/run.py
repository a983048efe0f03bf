"""`candide run`: talk or type; one sentence a line."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

import click

from assistant.cli.errors import told
from audit.errors import CandideError
from audit.home import candide_home
from audit.language import Language, language_of_locale

if TYPE_CHECKING:
    from assistant.conversation.speaker import Speaker
    from hardware.errors import DeviceError
    from hardware.light import Light
    from hardware.microphone import Microphone

_READY = {
    Language.FRENCH: "Candide est prête. Écrivez une phrase\u00a0; Ctrl-D pour finir.",
    Language.ENGLISH: "Candide is ready. Type a sentence; Ctrl-D to end.",
}
_READY_TO_TALK = {
    Language.FRENCH: "Candide est prête. Dites «\u00a0{wake}\u00a0», écrivez, ou Entrée puis "
    "parlez\u00a0; Ctrl-D pour finir.",
    Language.ENGLISH: "Candide is ready. Say “{wake}”, type, or press Enter and talk; "
    "Ctrl-D to end.",
}
_STARTING = {
    Language.FRENCH: "Candide démarre …",
    Language.ENGLISH: "Candide is starting …",
}
_NO_LOUDSPEAKER = {
    Language.FRENCH: "Pas de haut-parleur\u00a0: les réponses vont dans {folder}.",
    Language.ENGLISH: "No loudspeaker: the replies go to {folder}.",
}
_MUTED = {
    Language.FRENCH: "Le micro est coupé\u00a0: «\u00a0candide voice --unmute\u00a0» le rouvre.",
    Language.ENGLISH: "The microphone is off: “candide voice --unmute” switches it on.",
}


class Terminal:
    """Shows each reply with its record number, and who speaks."""

    def __init__(self, light: Light) -> None:
        """`light` shares the terminal, and makes room while something is printed."""
        self._light = light

    def show(self, words: str, cleared: object) -> None:
        from audit.gate.door import Cleared

        line = words
        if isinstance(cleared, Cleared):
            mark = f"[{cleared.record} {cleared.label}] "
            if cleared.label.sells:
                mark = click.style(mark, fg="yellow")
            line = mark + words
        with self._light.hidden():
            click.echo(line)


@click.command()
@click.option(
    "--starter-ears",
    is_flag=True,
    help="Hear with the starter recogniser: it hears machines well and people badly.",
)
@told
def run(starter_ears: bool) -> None:
    """Start the assistant and talk with it.

    With a terminal it waits for sentences, typed or spoken; otherwise it reads one sentence a line
    from standard input, answers each, and ends. Each answer shows its number in the log and what
    it counts as.
    """
    asyncio.run(_run(starter_ears=starter_ears))


async def _run(*, starter_ears: bool) -> None:
    from assistant.conversation.speaker import Speaker, find_dialogue
    from assistant.speaking.playback import find_outlet
    from hardware.light import TerminalLight

    home, language = candide_home(), language_of_locale()
    _end_on_signals()
    click.echo(_STARTING[language], err=True)
    loudspeaker, folder = await asyncio.to_thread(find_outlet, home)
    light = TerminalLight(sys.stderr, language.value)
    speaker = Speaker(
        home,
        find_dialogue(home),
        loudspeaker=loudspeaker,
        light=light,
        screen=Terminal(light),
        tell=_tell,
        starter_ears=starter_ears,
    )
    with contextlib.suppress(asyncio.CancelledError):
        async with speaker.running():
            if folder is not None:
                click.echo(_NO_LOUDSPEAKER[language].format(folder=folder), err=True)
            async with _listening(speaker, language):
                await speaker.greet()
                await _read_lines(speaker)


@contextlib.asynccontextmanager
async def _listening(speaker: Speaker, language: Language) -> AsyncIterator[None]:
    """Listen in the background where somebody is there and there is a microphone; say what is."""
    from hardware.microphone import find_microphone

    microphone = await asyncio.to_thread(find_microphone) if sys.stdin.isatty() else None
    if microphone is None:
        click.echo(_READY[language], err=True)
        yield
        return
    settings = speaker.voice_settings
    ready = _READY_TO_TALK[language].format(wake=settings.wake_word.words)
    click.echo(_MUTED[language] if settings.muted else ready, err=True)
    listening = asyncio.create_task(_listen(speaker, find_microphone))
    try:
        yield
    finally:
        listening.cancel()
        await asyncio.wait({listening})


async def _listen(speaker: Speaker, find: Callable[[], Microphone | None]) -> None:
    """Listen for as long as it runs; what keeps it from hearing is told, and typing works."""
    try:
        await speaker.listen(find)
    except CandideError as error:
        _tell(error)


async def _read_lines(speaker: Speaker) -> None:
    from assistant.conversation.turn import Said

    interactive = sys.stdin.isatty()
    lines = _lines_of(sys.stdin.fileno())
    while True:
        if interactive:
            click.echo("> ", nl=False, err=True)
        line = await lines.get()
        if line is None:
            return
        text = line.decode("utf-8", errors="replace").rstrip("\r")
        if not interactive:
            click.echo(f"> {_printable(text)}")
        elif not text and speaker.attention.is_listening:
            speaker.attention.attend()
            continue
        await speaker.ask(Said(text))


def _lines_of(descriptor: int) -> asyncio.Queue[bytes | None]:
    """The lines of an open file as they come, then None.

    They are read by a thread that nobody waits for: a read that blocks must not keep Ctrl-C from
    ending the assistant.
    """
    lines: asyncio.Queue[bytes | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def hand_over(line: bytes | None) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended, and nobody listens
            loop.call_soon_threadsafe(lines.put_nowait, line)

    def read() -> None:
        rest = b""
        with contextlib.suppress(OSError):  # a terminal that is gone has no more lines
            while piece := os.read(descriptor, 65_536):
                *whole, rest = (rest + piece).split(b"\n")
                for line in whole:
                    hand_over(line)
        if rest:
            hand_over(rest)
        hand_over(None)

    threading.Thread(target=read, daemon=True).start()
    return lines


def _tell(trouble: CandideError | DeviceError) -> None:
    """Say what is broken; whatever else works goes on."""
    click.echo(trouble.sentence(language_of_locale()), err=True)


def _printable(text: str) -> str:
    """What was typed, short enough and safe to echo."""
    safe = "".join(letter for letter in text if letter.isprintable())
    return safe if len(safe) <= 100 else f"{safe[:99]}…"


def _end_on_signals() -> None:
    """Ctrl-C and a polite kill end the assistant with everything it started."""
    task = asyncio.current_task()
    assert task is not None  # noqa: S101
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)

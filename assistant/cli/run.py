"""`candide run`: talk or type; one sentence a line."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

import click

from assistant.cli.errors import told
from audit.errors import CandideError
from audit.home import candide_home
from audit.language import Language, language_of_locale

if TYPE_CHECKING:
    from assistant.conversation.speaker import Speaker
    from hardware.microphone import Microphone

_READY = {
    Language.FRENCH: "Candide est prête. Écrivez une phrase ; Ctrl-D pour finir.",
    Language.ENGLISH: "Candide is ready. Type a sentence; Ctrl-D to end.",
}
_READY_TO_TALK = {
    Language.FRENCH: "Candide est prête. Écrivez, ou Entrée puis parlez ; Ctrl-D pour finir.",
    Language.ENGLISH: "Candide is ready. Type, or press Enter and talk; Ctrl-D to end.",
}
_STARTING = {
    Language.FRENCH: "Candide démarre …",
    Language.ENGLISH: "Candide is starting …",
}
_NO_VOICE = {
    Language.FRENCH: "Aucune voix installée : « candide models install » en installe une.",
    Language.ENGLISH: "No voice is installed: “candide models install” installs one.",
}


class Terminal:
    """Shows each reply with its record number, and who speaks."""

    def show(self, words: str, cleared: object) -> None:
        from audit.gate.door import Cleared

        if isinstance(cleared, Cleared):
            mark = f"[{cleared.record} {cleared.label}] "
            if cleared.label.sells:
                mark = click.style(mark, fg="yellow")
            click.echo(mark + words)
        else:
            click.echo(words)


@click.command()
@told
def run() -> None:
    """Start the assistant and talk with it.

    With a terminal it waits for sentences; otherwise it reads one sentence a line from standard
    input, answers each, and ends. Each answer shows its number in the log and what it counts as.
    """
    asyncio.run(_run())


async def _run() -> None:
    from assistant.conversation.speaker import Speaker, find_dialogue
    from assistant.models import Role, installed_voice
    from hardware.light import TerminalLight
    from hardware.microphone import find_microphone

    home, language = candide_home(), language_of_locale()
    _end_on_signals()
    click.echo(_STARTING[language], err=True)
    speaker = Speaker(
        home,
        find_dialogue(home),
        audible=True,
        light=TerminalLight(sys.stderr),
        screen=Terminal(),
    )
    with contextlib.suppress(asyncio.CancelledError):
        async with speaker.running():
            if installed_voice(home, language, Role.HELP) is None:
                click.echo(_NO_VOICE[language], err=True)
            microphone = find_microphone() if sys.stdin.isatty() else None
            click.echo((_READY if microphone is None else _READY_TO_TALK)[language], err=True)
            await speaker.greet()
            await _read_lines(speaker, microphone)


async def _read_lines(speaker: Speaker, microphone: Microphone | None) -> None:
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
        elif not text and microphone is not None:
            await _talk(speaker, microphone)
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


async def _talk(speaker: Speaker, microphone: Microphone) -> None:
    """Hear one sentence and answer it; what keeps it from being heard is said, and typing works."""
    try:
        await speaker.listen(microphone)
    except CandideError as error:
        click.echo(error.sentence(language_of_locale()), err=True)


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

"""`candide demo`: a whole conversation by voice, in which a third voice plays the household."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.errors import told
from audit.errors import CandideError
from audit.language import Language, language_of_locale

if TYPE_CHECKING:
    from assistant.demonstration.performing import Performed
    from assistant.dialogue.supervision import Dialogue
    from hardware.errors import DeviceError

_USUAL_FILE = "candide-demo.wav"
_INTERRUPTED = 130  # what a shell reports for a command stopped by Ctrl-C
_LAST_RECORDS = 8

_TEXTS = {
    Language.FRENCH: {
        "starting": "La démonstration démarre, ce qui peut prendre deux minutes …",
        "moving-in": "Un foyer d’essai s’installe …",
        "said": "Journal du foyer d’essai, les derniers enregistrements\u00a0:",
        "spoken-fr": "La conversation, en français",
        "spoken-en": "La conversation, en anglais",
        "heard": "{good} phrases dites sur {all} ont été comprises comme il faut.",
        "guest": " (voix d’essai)",
        "agrees": "Vérification indépendante (audit.verify)\u00a0: {records} enregistrements, tout "
        "concorde.",
        "differs": "Vérification indépendante (audit.verify)\u00a0: {faults} désaccords.",
        "file": "Le son de la conversation est dans {out}.",
        "interrupted": "Interrompu.",
    },
    Language.ENGLISH: {
        "starting": "The demonstration is starting, which may take two minutes …",
        "moving-in": "A household is moving in, for trial …",
        "said": "Log of the trial household, the last records:",
        "spoken-fr": "The conversation, in French",
        "spoken-en": "The conversation, in English",
        "heard": "{good} of {all} spoken sentences were understood as they should be.",
        "guest": " (guest voice)",
        "agrees": "Independent check (audit.verify): {records} records, all agrees.",
        "differs": "Independent check (audit.verify): {faults} faults.",
        "file": "The sound of the conversation is in {out}.",
        "interrupted": "Interrupted.",
    },
}


@click.command()
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    help="Only in this language.  –  Dans cette langue seulement.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Into this WAV file instead of the loudspeaker.  –  Dans ce fichier WAV.",
)
@told
def demo(lang: str | None, out: Path | None) -> None:
    """Watch a whole conversation by voice.  –  Assister à une conversation par la voix.

    A third voice plays the household; the small starter models speak and hear. It happens in a
    household of its own, which is gone afterwards. Without a loudspeaker it becomes a WAV file.
    """
    try:
        asyncio.run(_demo(lang, out))
    except asyncio.CancelledError:
        click.echo(_TEXTS[language_of_locale()]["interrupted"], err=True)
        sys.exit(_INTERRUPTED)


async def _demo(lang: str | None, out: Path | None) -> None:
    from assistant.conversation.speaker import find_dialogue
    from assistant.demonstration.performing import write_weather
    from audit.clock import SystemClock

    _end_on_signals()
    reader = language_of_locale()
    languages = [Language(lang)] if lang else sorted(Language, key=lambda one: one is not reader)
    if out is not None:
        _is_writable(out)
    with tempfile.TemporaryDirectory(prefix="candide-demo-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        write_weather(folder, SystemClock().wall())
        dialogue = find_dialogue(folder)
        try:
            async with _telling(_TEXTS[reader]["starting"]):
                await dialogue.start()
            out = await _perform_all(languages, folder, dialogue, out)
        finally:
            await dialogue.stop()
    if out is not None:
        click.echo(_TEXTS[reader]["file"].format(out=out))


async def _perform_all(
    languages: list[Language], folder: Path, dialogue: Dialogue, out: Path | None
) -> Path | None:
    """One language after another; the file that holds the sound, where it went into one."""
    from assistant.demonstration.performing import KeptDialogue, perform
    from assistant.demonstration.sound import join_recordings
    from assistant.demonstration.terminal import TerminalPage
    from assistant.speaking.playback import find_outlet

    reader = language_of_locale()
    parts: list[Path] = []
    for language in languages:
        home = folder / language.value
        home.mkdir()
        loudspeaker, spoken = await asyncio.to_thread(find_outlet, home)
        part = None
        if out is not None or spoken is not None:
            out = out or Path(_USUAL_FILE).absolute()
            _is_writable(out)
            part = folder / f"{language}.wav"
            parts.append(part)
        click.echo(_TEXTS[reader]["moving-in"], err=True)
        click.secho(f"\n{_TEXTS[reader][f'spoken-{language}']}", bold=True)
        performed = await perform(
            language,
            home,
            KeptDialogue(dialogue.client),
            TerminalPage(reader),
            _tell,
            loudspeaker=loudspeaker,
            out=part,
        )
        await asyncio.to_thread(_sum_up, home, performed, reader)
    if out is not None:
        try:
            await asyncio.to_thread(join_recordings, parts, out)
        except OSError as error:
            raise _unwritable(out, error) from error
    return out


def _sum_up(home: Path, performed: list[Performed], reader: Language) -> None:
    """Show how long it took, and what the log of the household in `home` says."""
    from assistant.cli.latency import drawn
    from assistant.demonstration.checking import verify_log
    from audit.home import ledger_path
    from audit.inspect.lines import line
    from audit.inspect.statistics import statistics
    from audit.ledger.reader import read_records
    from audit.records.leaves import Voice

    texts = _TEXTS[reader]
    spoken = [one for one in performed if not one.line.key]
    click.echo()
    click.echo(texts["heard"].format(good=sum(one.understood for one in spoken), all=len(spoken)))
    for drawing in drawn([one.times for one in performed if one.times is not None], reader):
        click.echo(drawing)
    click.secho(f"\n{texts['said']}", bold=True)
    for record in read_records(ledger_path(home), last=_LAST_RECORDS):
        guest = texts["guest"] if record.leaf.get("voice") == Voice.GUEST else ""
        click.echo(line(record.seq, record.leaf, record.personal) + guest)
    click.echo()
    click.echo(statistics(ledger_path(home), reader))
    verified = verify_log(home)
    verdict = texts["differs" if verified.faults else "agrees"]
    click.secho(
        verdict.format(records=verified.records, faults=verified.faults),
        fg="red" if verified.faults else "green",
    )


@contextlib.asynccontextmanager
async def _telling(text: str) -> AsyncIterator[None]:
    """Say that something takes a while; on a terminal also for how long it has."""
    if not sys.stderr.isatty():
        click.echo(text, err=True)
        yield
        return
    counting = asyncio.create_task(_count_seconds(text))
    try:
        yield
    finally:
        counting.cancel()
        await asyncio.wait({counting})
        click.echo(err=True)


async def _count_seconds(text: str) -> None:
    clock = asyncio.get_running_loop().time
    began = clock()
    while True:
        click.echo(f"\r{text} {clock() - began:.0f}\u00a0s", nl=False, err=True)
        await asyncio.sleep(1)


def _tell(trouble: CandideError | DeviceError) -> None:
    """Say what is broken; whatever else works goes on."""
    click.echo(trouble.sentence(language_of_locale()), err=True)


def _is_writable(out: Path) -> None:
    """Raises `SoundFileUnwritable` before minutes were spent on a sound that has no place."""
    try:
        with tempfile.TemporaryFile(dir=out.absolute().parent):
            return
    except OSError as error:
        raise _unwritable(out, error) from error


def _unwritable(out: Path, error: OSError) -> DeviceError:
    from hardware.errors import SoundFileUnwritable

    return SoundFileUnwritable(path=out, why=error.strerror or type(error).__name__)


def _end_on_signals() -> None:
    """Ctrl-C and a polite kill end the demonstration with everything it started."""
    task = asyncio.current_task()
    assert task is not None  # noqa: S101
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)

"""`candide ask`: one turn, with the running assistant or one of its own."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import click

from assistant.cli.errors import told
from audit.home import candide_home
from audit.language import Language


@click.command()
@click.argument("sentence", required=False)
@click.option("--lang", type=click.Choice(["fr", "en"]), help="The language of the sentence.")
@click.option("--audio", type=click.Path(path_type=Path), help="A 16 kHz mono WAV file to hear.")
@click.option("--out", type=click.Path(path_type=Path), help="A WAV file to speak the reply into.")
@click.option("--json", "as_json", is_flag=True, help="Everything about the turn, as JSON.")
@told
def ask(
    sentence: str | None, lang: str | None, audio: Path | None, out: Path | None, as_json: bool
) -> None:
    """Ask one thing and get the answer.

    Uses the assistant that is running, if there is one; else starts its own, which takes a while.

    \b
    candide ask "mets un minuteur de dix minutes"
    candide ask "who pays you" --lang en --json
    candide ask --audio question.wav --out reply.wav --lang fr
    """
    if (sentence is None) == (audio is None):
        raise click.UsageError("give a sentence, or --audio FILE")
    from assistant.conversation.control import Request, ask_running

    request = Request(
        text=sentence,
        audio=audio.absolute() if audio else None,
        out=out.absolute() if out else None,
        language=Language(lang) if lang else None,
    )
    reply = ask_running(candide_home(), request) or asyncio.run(_ask_own(request))
    if as_json:
        click.echo(json.dumps(reply, ensure_ascii=False, indent=2))
    else:
        for item in reply["items"]:
            click.echo(item["words"])


async def _ask_own(request: Any) -> dict[str, Any]:
    from assistant.conversation.speaker import Speaker, find_dialogue

    home = candide_home()
    if request.audio is not None:
        # A file that cannot be heard is told at once, not after a start.
        from assistant.hearing.wav import read_wav

        read_wav(request.audio)
    async with Speaker(home, find_dialogue(home)).running() as speaker:
        return await speaker.answer(request)

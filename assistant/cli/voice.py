"""`candide voice`: how Candide listens and speaks here."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from assistant.cli.errors import told
from assistant.conversation.voice_settings import (
    FASTEST,
    LOUDEST,
    SLOWEST,
    Hears,
    VoiceChange,
    VoiceSettings,
    read_voice_settings,
    save_voice_settings,
)
from assistant.hearing.endpoint import Pace
from assistant.hearing.wake import Sensitivity, WakePhrase
from assistant.hearing.wakes import WAKES_FILE, WakeCounter
from audit.durable import make_folder
from audit.home import candide_home
from audit.language import Language, language_of_locale

_NAMES = {
    Language.ENGLISH: {
        "wake_word": "Wake word",
        "sensitivity": "Sensitivity",
        "pace": "End of a sentence",
        "hears": "Listens for",
        "volume": "Volume",
        "speed": "Speed",
        "muted": "Microphone",
        "on": "on",
        "off": "off",
        "wakes": "Woken on the last seven days: {wakes} times, of which by mistake: {false}.",
        "failed": "The settings cannot be kept: {why}.",
    },
    Language.FRENCH: {
        "wake_word": "Mot d’éveil",
        "sensitivity": "Sensibilité",
        "pace": "Fin de phrase",
        "hears": "Langues écoutées",
        "volume": "Volume",
        "speed": "Débit",
        "muted": "Micro",
        "on": "ouvert",
        "off": "coupé",
        "wakes": "Éveils des sept derniers jours\u00a0: {wakes}, dont à tort\u00a0: {false}.",
        "failed": "Les réglages ne peuvent pas être gardés\u00a0: {why}.",
    },
}


@click.command()
@click.option("--wake-word", type=click.Choice([one.value for one in WakePhrase]))
@click.option("--sensitivity", type=click.Choice([one.value for one in Sensitivity]))
@click.option("--pace", type=click.Choice([one.value for one in Pace]))
@click.option("--hears", type=click.Choice([one.value for one in Hears]))
@click.option("--volume", type=click.IntRange(0, LOUDEST))
@click.option("--speed", type=click.FloatRange(SLOWEST, FASTEST))
@click.option("--mute/--unmute", "muted", default=None, help="The microphone.  –  Le micro.")
@told
def voice(**wanted: Any) -> None:
    """How Candide listens and speaks: shown, and changed by options.

    Comment Candide écoute et parle : affiché, et changé par les options.

    \b
    candide voice --mute                        the microphone off, red light
    candide voice --sensitivity strict          wakes less easily
    candide voice --pace patient                waits longer for the end of a sentence
    """
    from assistant.conversation.control import Request, ask_running

    home, texts = candide_home(), _NAMES[language_of_locale()]
    change = VoiceChange(**wanted)
    settings = read_voice_settings(home)
    if change != VoiceChange():
        reply = ask_running(home, Request(voice=change))
        if reply is not None:
            settings = VoiceSettings.model_validate(reply["voice"])
        else:
            settings = settings.changed(change)
            _keep(home, settings, texts)
    for name, value in settings.model_dump(mode="json").items():
        shown = texts["off" if value else "on"] if name == "muted" else value
        click.echo(_line(texts[name], shown))
    click.echo(_wakes(home, texts["wakes"]))


def _keep(home: Path, settings: VoiceSettings, texts: dict[str, str]) -> None:
    try:
        make_folder(home)
        save_voice_settings(home, settings)
    except OSError as error:
        raise click.ClickException(texts["failed"].format(why=error.strerror)) from error


def _wakes(home: Path, text: str) -> str:
    """How often it woke in the last seven days, and how often by mistake."""
    since = date.today() - timedelta(days=6)
    counts = WakeCounter(home / WAKES_FILE, date.today).days()
    days = [count for day, count in counts.items() if day >= since]
    return text.format(
        wakes=sum(day.wakes for day in days), false=sum(day.mistakes for day in days)
    )


def _line(name: str, value: object) -> str:
    colon = "\u00a0:" if language_of_locale() is Language.FRENCH else ":"
    return f"{name}{colon} {value}"

"""`candide devices`: what this machine has to hear, to speak and to show a light with."""

from __future__ import annotations

import os
import shutil
import sys

import click

from hardware import alsa
from hardware.light import find_light

_NAMES = {"aplay": ("Haut-parleur", "Loudspeaker"), "arecord": ("Microphone", "Microphone")}
_WITHOUT = {
    "aplay": (
        "sans lui, les réponses s’affichent ou vont dans un fichier",
        "without one, answers are shown or go to a file",
    ),
    "arecord": (
        "sans lui, on peut écrire ses demandes ou donner un fichier WAV",
        "without one, requests can be typed or given as a WAV file",
    ),
}


@click.command()
def devices() -> None:
    """What Candide can hear and speak with here.  –  De quoi Candide dispose pour vous parler."""
    french = _reads_french()
    for program in ("aplay", "arecord"):
        click.echo(_line(_NAMES[program], _found(program), french))
    light = (
        ("un point de couleur dans ce terminal", "a coloured dot in this terminal")
        if find_light(sys.stdout)
        else ("aucun", "none")
    )
    click.echo(_line(("Voyant", "Light"), light, french))


def _found(program: str) -> tuple[str, str]:
    if shutil.which(program) is None:
        fr, en = f"{program} n’est pas installé (paquet alsa-utils)", f"{program} is not installed"
        en += " (package alsa-utils)"
    elif cards := alsa.cards(program):
        return (", ".join(cards),) * 2
    else:
        fr, en = "aucun n’est branché", "none is connected"
    return f"{fr}\u00a0; {_WITHOUT[program][0]}.", f"{en}; {_WITHOUT[program][1]}."


def _line(name: tuple[str, str], value: tuple[str, str], french: bool) -> str:
    return f"{name[0]}\u00a0: {value[0]}" if french else f"{name[1]}: {value[1]}"


def _reads_french() -> bool:
    """Whether the first of the locale's variables that is set asks for French."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return value.lower().startswith("fr")
    return False

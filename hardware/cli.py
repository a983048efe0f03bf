"""`candide devices`: what this machine has to hear, to speak and to show a light with."""

from __future__ import annotations

import os
import re
import shutil
import sys

import click

from hardware import alsa, portaudio
from hardware.alsa import Abilities
from hardware.echo import EchoCancelling, find_echo_cancelling
from hardware.light import find_light
from hardware.microphone import RATE
from hardware.portaudio import Device, Direction

# A person reads one of the two: French, English.
Both = tuple[str, str]

_WITHOUT: dict[Direction, Both] = {
    Direction.OUTPUT: (
        "sans lui, les réponses s’affichent et vont dans des fichiers WAV",
        "without one, answers are shown and go to WAV files",
    ),
    Direction.INPUT: (
        "sans lui, on peut écrire ses demandes ou donner un fichier WAV",
        "without one, requests can be typed or given as a WAV file",
    ),
}
_PROGRAMS = {Direction.OUTPUT: "aplay", Direction.INPUT: "arecord"}

_NO_ECHO: Both = (
    "aucune\u00a0; sans elle, Candide ne prend pas ses propres paroles pour des ordres, mais on "
    "l’interrompt moins bien. PipeWire et PulseAudio en ont une, le module echo-cancel",
    "none; without it, Candide does not take its own words for commands, but is harder to "
    "interrupt. PipeWire and PulseAudio have it as the module echo-cancel",
)
_DUCKING: Both = (
    "baissés pendant que Candide parle, si un serveur de son tourne (pactl)",
    "lowered while Candide speaks, if a sound server runs (pactl)",
)
_NO_DUCKING: Both = (
    "pas baissés\u00a0: pactl n’est pas installé (paquet pulseaudio-utils)",
    "not lowered: pactl is not installed (package pulseaudio-utils)",
)


@click.command()
def devices() -> None:
    """What Candide can hear and speak with here.  –  De quoi Candide dispose pour vous parler."""
    french = _reads_french()
    cancelling = find_echo_cancelling()
    light = find_light(sys.stdout)
    lines: list[tuple[Both, Both]] = [
        (("Haut-parleur", "Loudspeaker"), _loudspeaker(cancelling)),
        (("Microphone", "Microphone"), _microphone(cancelling)),
        (("Annulation d’écho", "Echo cancellation"), _echo(cancelling)),
        (("Autres sons", "Other sounds"), _DUCKING if shutil.which("pactl") else _NO_DUCKING),
        (
            ("Voyant", "Light"),
            ("un point de couleur et un mot dans ce terminal", "a coloured dot and a word here")
            if light
            else ("aucun", "none"),
        ),
    ]
    for name, value in lines:
        click.echo(f"{name[0]}\u00a0: {value[0]}." if french else f"{name[1]}: {value[1]}.")


def _loudspeaker(cancelling: EchoCancelling | None) -> Both:
    if cancelling is not None and cancelling.sink is not None:
        return (cancelling.sink,) * 2
    if cards := alsa.cards("aplay"):
        return (", ".join(cards),) * 2
    return _portaudio(Direction.OUTPUT)


def _microphone(cancelling: EchoCancelling | None) -> Both:
    if cancelling is not None:
        return (cancelling.source,) * 2
    if cards := alsa.cards("arecord"):
        told = [_recording(card, alsa.abilities(card)) for card in cards]
        return ", ".join(fr for fr, _ in told), ", ".join(en for _, en in told)
    return _portaudio(Direction.INPUT)


def _recording(card: str, abilities: Abilities | None) -> Both:
    if abilities is None:
        return card, card
    rates, channels = _span(abilities.rates), _span(abilities.channels)
    fr = f"{card} ({rates[0]}\u00a0Hz, {channels[0]} {'canal' if channels[0] == '1' else 'canaux'}"
    en = f"{card} ({rates[1]} Hz, {channels[1]} channel{'' if channels[1] == '1' else 's'}"
    if (rates[0], channels[0]) == (str(RATE), "1"):
        return f"{fr})", f"{en})"
    return f"{fr}, converti si nécessaire)", f"{en}, converted if need be)"


def _span(told: str) -> Both:
    """`44100`, or for a person what ALSA writes as `[8000 48000]`."""
    numbers = re.findall(r"\d+", told)
    return " à ".join(numbers), " to ".join(numbers)


def _portaudio(direction: Direction) -> Both:
    """What PortAudio finds where ALSA has nothing, or what is missing and what happens then."""
    library = portaudio.library()
    device = portaudio.usual_device(library, direction) if library else None
    if device is not None:
        return _by_portaudio(device)
    fr, en = "aucun n’est branché", "none is connected"
    program = _PROGRAMS[direction]
    if library is None and shutil.which(program) is None:
        fr = f"{program} n’est pas installé (paquet alsa-utils)"
        en = f"{program} is not installed (package alsa-utils)"
    without = _WITHOUT[direction]
    return f"{fr}\u00a0; {without[0]}", f"{en}; {without[1]}"


def _by_portaudio(device: Device) -> Both:
    channels = device.channels
    fr = f"{device.name} (PortAudio, {device.rate}\u00a0Hz, {channels} canaux)"
    en = f"{device.name} (PortAudio, {device.rate} Hz, {channels} channels)"
    return (fr.replace("1 canaux", "1 canal"), en.replace("1 channels", "1 channel"))


def _echo(cancelling: EchoCancelling | None) -> Both:
    if cancelling is None:
        return _NO_ECHO
    if cancelling.sink is None:
        return "oui", "yes"
    return f"oui, de ce que joue {cancelling.sink}", f"yes, of what {cancelling.sink} plays"


def _reads_french() -> bool:
    """Whether the first of the locale's variables that is set asks for French."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return value.lower().startswith("fr")
    return False

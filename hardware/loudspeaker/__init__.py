"""Loudspeakers. Only the module that checks permits may import this package."""

from __future__ import annotations

from hardware import alsa, portaudio
from hardware.echo import find_echo_cancelling
from hardware.loudspeaker.base import Loudspeaker
from hardware.loudspeaker.files import FolderLoudspeaker, SilentLoudspeaker, WavLoudspeaker
from hardware.loudspeaker.program import AlsaLoudspeaker, PulseLoudspeaker
from hardware.loudspeaker.stream import PortAudioLoudspeaker

__all__ = [
    "AlsaLoudspeaker",
    "FolderLoudspeaker",
    "Loudspeaker",
    "PortAudioLoudspeaker",
    "PulseLoudspeaker",
    "SilentLoudspeaker",
    "WavLoudspeaker",
    "find_loudspeaker",
]


def find_loudspeaker() -> Loudspeaker | None:
    """What this machine has to speak with, None if nothing. Blocks briefly.

    Where a microphone is freed of echoes, sound must go to the sink that they are told from.
    """
    cancelling = find_echo_cancelling()
    if cancelling is not None and cancelling.sink is not None:
        return PulseLoudspeaker(cancelling.sink)
    if alsa.cards("aplay"):
        return AlsaLoudspeaker()
    library = portaudio.library()
    if library and portaudio.usual_device(library, portaudio.Direction.OUTPUT):
        return PortAudioLoudspeaker(library)
    return None

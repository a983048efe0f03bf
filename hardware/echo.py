"""Finds a microphone that the sound server frees of what the loudspeaker plays.

PulseAudio does so with `module-echo-cancel`, PipeWire with `libpipewire-module-echo-cancel`;
both add a source to record from and, in their usual form, a sink to play to.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass

from hardware import pulse

_PROGRAMS = ("pacat", "parec")

_SAYS_SO = re.compile(r"echo[\s._-]*cancel", re.IGNORECASE)


@dataclass(frozen=True)
class EchoCancelling:
    """The names of a source without echo and of the sink whose sound is taken out of it."""

    source: str
    sink: str | None
    """None if all that the machine plays is taken out."""


def find_echo_cancelling() -> EchoCancelling | None:
    """The first source that echo is taken out of; None if there is none. Blocks briefly."""
    if any(shutil.which(program) is None for program in _PROGRAMS):
        return None
    sources = [found for found in pulse.devices("sources") if not _repeats_a_sink(found)]
    source = next(filter(_cancels, sources), None)
    if source is None:
        return None
    sink = next(filter(_cancels, pulse.devices("sinks")), None)
    return EchoCancelling(source.name, sink.name if sink else None)


def speaks_of_it(name: str) -> bool:
    """Whether what the sound server calls so has to do with echo cancellation."""
    return _SAYS_SO.search(name) is not None


def _cancels(device: pulse.Device) -> bool:
    return any(map(speaks_of_it, (device.name, device.driver or "", device.description or "")))


def _repeats_a_sink(source: pulse.Device) -> bool:
    return bool(source.monitor_source) or source.name.endswith(".monitor")

"""What the light shows, from the same events that the log and the figures are made of."""

from __future__ import annotations

from assistant.conversation.stages import EventKind, Stage, TurnEvent
from hardware.light import Light, LightColour

_LISTENING = (Stage.WAKE, Stage.LISTEN)
_THINKING = (Stage.TRANSCRIBE, Stage.UNDERSTAND, Stage.REVIEW)


class SignalLight:
    """A listener that shows white, blue, green, amber or red; at rest nothing, or red if muted.

    While words sound it shows whether they sell and nothing else, whatever happens meanwhile.
    """

    def __init__(self, light: Light) -> None:
        self._light = light
        self._muted = False
        self._speaking: LightColour | None = None
        self._listening_for: str | None = None  # the turn that may come of what is heard

    def __call__(self, event: TurnEvent) -> None:
        """Show what `event` means."""
        match event.kind:
            case EventKind.STAGE_START if event.stage in _LISTENING:
                if not self._muted:
                    self._listening_for = event.turn
                    self._show(LightColour.WHITE)
            case EventKind.STAGE_START if event.stage in _THINKING:
                self._show(LightColour.BLUE)
            case EventKind.STAGE_END if event.stage is Stage.LISTEN:
                self._listening_for = None
            case EventKind.SPEAKING:
                self._speaking = LightColour.AMBER if event.data["sells"] else LightColour.GREEN
                self._light.show(self._speaking)
            case EventKind.QUIET:
                self._speaking = None
                self._rest()
            case EventKind.MICROPHONE:
                self._muted, self._listening_for = not event.data["on"], None
                self._rest()
            case EventKind.RUN_END:
                if event.turn == self._listening_for:
                    self._listening_for = None
                self._rest()
            case _:
                return

    def _rest(self) -> None:
        if self._muted:
            self._show(LightColour.RED)
        else:
            self._show(LightColour.WHITE if self._listening_for else LightColour.OFF)

    def _show(self, colour: LightColour) -> None:
        if self._speaking is None:
            self._light.show(colour)

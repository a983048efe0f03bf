"""What the light shows, from the same events that the log and the figures are made of."""

from __future__ import annotations

from assistant.conversation.stages import EventKind, Stage, TurnEvent
from hardware.light import Light, LightColour

_OF_STAGE = {
    Stage.WAKE: LightColour.WHITE,
    Stage.LISTEN: LightColour.WHITE,
    Stage.TRANSCRIBE: LightColour.BLUE,
    Stage.UNDERSTAND: LightColour.BLUE,
    Stage.REVIEW: LightColour.BLUE,
}


class SignalLight:
    """A listener that shows white, blue, green, amber or red; at rest nothing, or red if muted."""

    def __init__(self, light: Light) -> None:
        self._light = light
        self._muted = False

    def __call__(self, event: TurnEvent) -> None:
        """Show what `event` means."""
        match event.kind:
            case EventKind.STAGE_START if event.stage in _OF_STAGE:
                self._light.show(_OF_STAGE[event.stage])
            case EventKind.SPEAKING:
                sells = event.data["sells"]
                self._light.show(LightColour.AMBER if sells else LightColour.GREEN)
            case EventKind.MICROPHONE:
                self._muted = not event.data["on"]
                self._rest()
            case EventKind.QUIET | EventKind.RUN_END:
                self._rest()
            case _:
                return

    def _rest(self) -> None:
        self._light.show(LightColour.RED if self._muted else LightColour.OFF)

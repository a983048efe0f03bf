"""What every loudspeaker can do."""

from __future__ import annotations

from typing import Protocol


class Loudspeaker(Protocol):
    """Something that sound goes to: little-endian signed 16-bit samples of one channel."""

    @property
    def played_ms(self) -> int:
        """Milliseconds that have sounded since it was made, up to this moment.

        It never goes back; what one sound came to is the difference of two readings.
        """

    async def ready(self) -> None:
        """Prepare to play, so that the next sound leaves early; may be called at any time.

        Raises nothing: what is wrong is said by `play`.
        """

    async def play(self, pcm: bytes, rate: int) -> None:
        """Play `pcm` at `rate` samples per second; returns once it has sounded.

        Cancelling it silences it at once. Raises DeviceError, and the next sound tries again.
        """

    async def end_reply(self) -> None:
        """The sounds of one reply are complete. Raises DeviceError."""

    async def close(self) -> None:
        """Give the device back; may be called again. Raises DeviceError."""


def checked(rate: int) -> int:
    """`rate`, unless it is none: then ValueError."""
    if rate <= 0:
        raise ValueError("a rate is a positive number of samples per second")
    return rate

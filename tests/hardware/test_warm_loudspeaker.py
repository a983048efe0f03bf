"""A device that is kept open: what has sounded, cutting, rest, failures, and trying again."""

from __future__ import annotations

import asyncio

import pytest

from hardware.errors import LoudspeakerFailed
from hardware.loudspeaker.warm import WarmLoudspeaker
from tests.support.alsa import QuickClock, tone

RATE = 16_000
SECOND = tone(440, 1, RATE)


class Card:
    """A sound card that plays in the time of a clock, some of it after it was handed over."""

    rate = RATE
    holds = RATE // 10 * 2  # bytes

    def __init__(self, clock: QuickClock) -> None:
        self._clock = clock
        self.heard = bytearray()
        self.taken = 0.0
        self.at_stop = asyncio.Event()
        self.failing_after: float | None = None
        self.stuck = False
        self.hasty = False
        self._since = clock.now()
        self.at_first_sound = asyncio.Event()

    def write(self, pcm: memoryview) -> int:
        part = bytes(pcm[: self.holds - self.pending()])
        self.heard += part
        return len(part)

    def pending(self) -> int:
        passed, self._since = self._clock.now() - self._since, self._clock.now()
        if self.hasty:
            self.taken = len(self.heard)
        elif not self.stuck:
            self.taken = min(len(self.heard), self.taken + passed * RATE * 2)
        if self.taken > RATE // 2:
            self.at_first_sound.set()
        return int(len(self.heard) - self.taken)

    def has_failed(self) -> bool:
        return self.failing_after is not None and self.taken >= self.failing_after * RATE * 2

    async def why(self) -> str:
        return "No such device"

    @property
    def stopped(self) -> bool:
        return self.at_stop.is_set()

    async def stop(self) -> None:
        self.at_stop.set()


class Shop:
    """Where cards come from."""

    def __init__(self) -> None:
        self.clock = QuickClock()
        self.cards: list[Card] = []
        self.prepared: list[Card] = []
        self.opened = asyncio.Event()

    async def open(self) -> Card:
        card = self.prepared.pop(0) if self.prepared else Card(self.clock)
        self.cards.append(card)
        self.opened.set()
        return card

    def loudspeaker(self) -> WarmLoudspeaker:
        return WarmLoudspeaker(self.open, clock=self.clock, idle_seconds=30)


@pytest.fixture
def shop() -> Shop:
    return Shop()


async def test_play_returns_once_it_has_sounded_and_counts_it(shop: Shop) -> None:
    loudspeaker = shop.loudspeaker()
    begun = shop.clock.now()
    await loudspeaker.play(SECOND, RATE)
    assert shop.clock.now() - begun == pytest.approx(1, abs=0.05)
    assert loudspeaker.played_ms == 1000
    assert bytes(shop.cards[0].heard[: len(SECOND)]) == SECOND
    await loudspeaker.play(tone(440, 0.5, RATE * 2), RATE * 2)
    assert loudspeaker.played_ms == 1500
    await loudspeaker.close()


async def test_the_device_stays_open_between_sounds_until_it_has_been_idle(shop: Shop) -> None:
    loudspeaker = shop.loudspeaker()
    await loudspeaker.ready()
    for _ in range(3):
        await loudspeaker.play(SECOND, RATE)
        await asyncio.sleep(0)  # it begins to wait
        shop.clock.advance(29)
    assert [card.stopped for card in shop.cards] == [False]
    shop.clock.advance(2)
    await shop.cards[0].at_stop.wait()
    await loudspeaker.play(SECOND, RATE)
    assert [card.stopped for card in shop.cards] == [True, False]
    await loudspeaker.close()
    await loudspeaker.close()
    assert [card.stopped for card in shop.cards] == [True, True]


async def test_cutting_silences_at_once_counts_what_sounded_and_has_a_new_device_ready(
    shop: Shop,
) -> None:
    loudspeaker = shop.loudspeaker()
    playing = asyncio.create_task(loudspeaker.play(SECOND * 60, RATE))
    await shop.opened.wait()
    await shop.cards[0].at_first_sound.wait()
    shop.opened.clear()
    heard = loudspeaker.played_ms
    playing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await playing
    assert shop.cards[0].stopped
    assert 250 <= heard <= loudspeaker.played_ms < 5000
    await shop.opened.wait()
    await loudspeaker.play(SECOND, RATE)
    assert len(shop.cards) == 2
    await loudspeaker.close()


async def test_what_a_device_took_early_has_not_sounded_yet(shop: Shop) -> None:
    hasty = Card(shop.clock)
    hasty.hasty = True
    shop.prepared.append(hasty)
    loudspeaker = shop.loudspeaker()
    begun = shop.clock.now()
    playing = asyncio.create_task(loudspeaker.play(SECOND, RATE))
    await hasty.at_first_sound.wait()
    assert loudspeaker.played_ms < 900
    await playing
    assert shop.clock.now() - begun == pytest.approx(1, abs=0.05)
    await loudspeaker.close()


async def test_what_a_device_only_holds_has_not_sounded(shop: Shop) -> None:
    loudspeaker = shop.loudspeaker()
    stuck = Card(shop.clock)
    stuck.stuck = True
    shop.prepared.append(stuck)
    with pytest.raises(LoudspeakerFailed, match="timeout"):
        await loudspeaker.play(SECOND, RATE)
    assert loudspeaker.played_ms == 0
    assert stuck.stopped
    await loudspeaker.play(SECOND, RATE)
    assert loudspeaker.played_ms == 1000
    await loudspeaker.close()


async def test_a_card_pulled_out_mid_sentence_is_a_failure_and_the_next_sound_tries_again(
    shop: Shop,
) -> None:
    loudspeaker = shop.loudspeaker()
    await loudspeaker.play(SECOND, RATE)
    shop.cards[0].failing_after = 1.5
    with pytest.raises(LoudspeakerFailed, match="No such device"):
        await loudspeaker.play(SECOND, RATE)
    assert 1400 < loudspeaker.played_ms < 1600
    assert len(shop.cards) == 1
    await loudspeaker.play(SECOND, RATE)
    assert [card.stopped for card in shop.cards] == [True, False]
    await loudspeaker.close()


async def test_a_card_lost_while_idle_is_opened_anew_and_nothing_is_missed(shop: Shop) -> None:
    loudspeaker = shop.loudspeaker()
    await loudspeaker.play(SECOND, RATE)
    shop.cards[0].failing_after = 0
    await loudspeaker.play(SECOND, RATE)
    assert bytes(shop.cards[1].heard[: len(SECOND)]) == SECOND
    # This one only notices that it is gone once it is played to.
    shop.cards[1].failing_after = 1.02
    await loudspeaker.play(SECOND, RATE)
    assert bytes(shop.cards[2].heard[: len(SECOND)]) == SECOND
    shop.cards[2].failing_after = 0
    await loudspeaker.ready()
    assert len(shop.cards) == 4
    await loudspeaker.close()


async def test_two_sounds_at_a_time_follow_each_other(shop: Shop) -> None:
    loudspeaker = shop.loudspeaker()
    await asyncio.gather(loudspeaker.play(SECOND, RATE), loudspeaker.play(SECOND, RATE))
    assert loudspeaker.played_ms == 2000
    assert bytes(shop.cards[0].heard).count(SECOND) == 2
    await loudspeaker.close()


async def test_no_sound_opens_nothing_and_no_rate_is_an_error(shop: Shop) -> None:
    loudspeaker = shop.loudspeaker()
    await loudspeaker.play(b"", RATE)
    await loudspeaker.play(b"\1", RATE)
    assert shop.cards == []
    with pytest.raises(ValueError, match="positive"):
        await loudspeaker.play(SECOND, 0)


async def test_getting_ready_never_fails() -> None:
    async def broken() -> Card:
        raise LoudspeakerFailed(why="busy")

    loudspeaker = WarmLoudspeaker(broken, clock=QuickClock())
    await loudspeaker.ready()
    with pytest.raises(LoudspeakerFailed, match="busy"):
        await loudspeaker.play(SECOND, RATE)
    await loudspeaker.close()

"""Training of the acoustic network: seeded, by steps, the same on the same machine.

Lessons are sorted into a few lengths and padded to them, so that little is compiled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.starter.voices.corpus import SPEAKERS, Lesson
from assistant.starter.voices.network import Shape, decode, encode, initial, place_features, scaled
from assistant.starter.voices.sound import CHANNELS, HARMONIC_BANDS, STEP_FRAMES

if TYPE_CHECKING:
    from jax import Array
    from numpy.random import Generator
    from numpy.typing import NDArray

    from assistant.starter.voices.network import Weights

    # Speakers, symbols, their durations and mask, and the frames with theirs.
    Batch = tuple[Array, Array, Array, Array, Array, Array]

_WARM_UP = 100  # steps over which the rate of learning rises
_AVERAGED = 0.99  # how much of the running average of weights stays at each step
_LARGEST_GRADIENT = 1.0  # norm to which a larger gradient is cut
_SQUARES = 0.15  # weight of squared errors of noise, beside that of absolute ones
_ONSETS = 2.5  # how much more a frame weighs for each unit that its noise has changed by


@dataclass(frozen=True)
class Length:
    """Steps and symbols that a lesson may have, and how many such lessons make a batch."""

    steps: int
    symbols: int
    lessons: int


@dataclass(frozen=True)
class Training:
    """What to train, how long and how fast; `lengths` are those that lessons are padded to."""

    steps: int
    shape: Shape
    lengths: tuple[Length, ...] = (Length(210, 44, 8), Length(360, 72, 5))
    rate: float = 3e-3


def trained(
    lessons: Sequence[Lesson], settings: Training, seed: int, progress: Callable[[], None]
) -> Weights:
    """Weights learnt from `lessons`. Calls `progress` after each step."""
    import jax
    import numpy as np
    import optax
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    weights = initial(settings.shape, len(DEFAULT_PHONEME_ID_MAP), len(SPEAKERS), seed)
    schedule = optax.warmup_cosine_decay_schedule(
        0,
        settings.rate,
        min(_WARM_UP, settings.steps // 4),
        settings.steps,
        settings.rate / 50,
    )
    optimiser = optax.chain(
        optax.clip_by_global_norm(_LARGEST_GRADIENT),
        optax.adamw(schedule, b2=0.98, weight_decay=1e-3),
    )

    # One core is enough, and the sums do not depend on how many there are.
    @partial(jax.jit, compiler_options={"xla_cpu_multi_thread_eigen": False})
    def step(weights: Any, average: Any, state: Any, batch: Batch) -> Any:
        loss, gradient = jax.value_and_grad(_loss)(weights, settings.shape, batch)
        change, state = optimiser.update(gradient, state, weights)
        weights = optax.apply_updates(weights, change)
        average = jax.tree.map(lambda a, w: a * _AVERAGED + w * (1 - _AVERAGED), average, weights)
        return weights, average, state, loss

    average, state = weights, optimiser.init(weights)
    batches = _batches(lessons, settings.lengths, np.random.default_rng(seed))
    for number in range(settings.steps):
        weights, average, state, loss = step(weights, average, state, next(batches))
        if number == _WARM_UP:
            average = weights  # what came before is not worth averaging
        loss.block_until_ready()
        progress()
    best = average if settings.steps > 2 * _WARM_UP else weights
    learnt: Weights = jax.tree.map(np.asarray, best)
    return learnt


def _batches(
    lessons: Sequence[Lesson], lengths: Sequence[Length], random: Generator
) -> Iterator[tuple[NDArray[Any], ...]]:
    """Batches without end: all lessons once in a new order, and again."""
    shelves: list[list[Lesson]] = [[] for _ in lengths]
    for lesson in lessons:
        for length, shelf in zip(lengths, shelves, strict=True):
            fits = len(lesson.frames) <= length.steps * STEP_FRAMES
            if fits and len(lesson.symbols) <= length.symbols:
                shelf.append(lesson)
                break
    while True:
        order = []
        for length, shelf in zip(lengths, shelves, strict=True):
            shuffled = random.permutation(len(shelf))
            for start in range(0, len(shelf) - length.lessons + 1, length.lessons):
                chosen = shuffled[start : start + length.lessons]
                order.append((length, [shelf[index] for index in chosen]))
        for number in random.permutation(len(order)):
            length, batch = order[number]
            yield _padded(batch, length)


def _padded(lessons: Sequence[Lesson], length: Length) -> tuple[NDArray[Any], ...]:
    import numpy as np

    size = len(lessons)
    ids = np.zeros((size, length.symbols), np.int32)
    durations = np.zeros((size, length.symbols), np.float32)
    symbol_mask = np.zeros((size, length.symbols), np.float32)
    targets = np.zeros((size, length.steps * STEP_FRAMES, CHANNELS), np.float16)
    frame_mask = np.zeros((size, length.steps * STEP_FRAMES), np.float32)
    for row, lesson in enumerate(lessons):
        count, time = len(lesson.symbols), len(lesson.frames)
        ids[row, :count] = lesson.symbols
        durations[row, :count] = lesson.durations
        symbol_mask[row, :count] = 1
        targets[row, :time] = lesson.frames
        frame_mask[row, :time] = 1
    speakers = np.array([lesson.speaker for lesson in lessons], np.int32)
    return speakers, ids, durations, symbol_mask, targets, frame_mask


def _loss(weights: Weights, shape: Shape, batch: Batch) -> Array:
    import jax.numpy as jnp

    speakers, ids, durations, symbol_mask, targets, frame_mask = batch
    targets = targets.astype(jnp.float32)
    state, root = encode(shape, weights, ids, speakers, symbol_mask)
    timing = (jnp.abs(root - jnp.sqrt(durations)) * symbol_mask).sum() / symbol_mask.sum()

    ends = jnp.cumsum(durations, axis=1)
    starts = ends - durations
    time = jnp.arange(targets.shape[1] // STEP_FRAMES) + 0.5
    # One row of 1 a step: which symbol it belongs to.
    owner = (time[:, None] >= starts[:, None]) & (time[:, None] < ends[:, None])
    owner = owner.astype(jnp.float32)
    edges = owner @ jnp.stack([starts, ends], axis=-1)
    places = place_features(edges[..., 0], edges[..., 1], time)
    raw = decode(shape, weights, owner @ state, places, frame_mask[:, ::STEP_FRAMES])

    pitch, voicing, harmonic, noise = scaled(raw)
    voiced = frame_mask * targets[..., 1]
    frames, voiced_frames = frame_mask.sum(), voiced.sum() + 1
    pitch_loss = (jnp.abs(pitch - targets[..., 0]) * voiced).sum() / voiced_frames
    surprise = jnp.logaddexp(0, voicing) - voicing * targets[..., 1]
    voicing_loss = (surprise * frame_mask).sum() / frames
    wanted = targets[..., 2 : 2 + HARMONIC_BANDS]
    harmonic_loss = (jnp.abs(harmonic - wanted).mean(axis=-1) * voiced).sum() / voiced_frames
    wanted = targets[..., 2 + HARMONIC_BANDS :]
    weight = frame_mask * (1 + _ONSETS * _change(wanted))
    # Squares as well: a burst that is missing altogether is worse than many small errors.
    error = jnp.abs(noise - wanted)
    error = (error + _SQUARES * error**2).mean(axis=-1)
    noise_loss = (error * weight).sum() / weight.sum()
    return 2 * timing + 5 * pitch_loss + voicing_loss + harmonic_loss + 1.5 * noise_loss


def _change(noise: Array) -> Array:
    """How much the noise of each frame differs from the one two before: large where it bursts."""
    import jax.numpy as jnp

    mean = noise.mean(axis=-1)
    change = jnp.abs(mean[:, 2:] - mean[:, :-2])
    return jnp.clip(jnp.pad(change, ((0, 0), (1, 1))), 0, 2)

"""The acoustic network: from phonemes and speaker to durations, and from these to frames.

An encoder of gated convolutions reads the sentence symbol by symbol and tells how long each one
lasts; a decoder of the same kind reads what the encoder made of each symbol, step by step, with
the step's place in it. Written for a batch of sentences padded to one length, with masks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.starter.voices.sound import CHANNELS, HARMONIC_BANDS, STEP_FRAMES

if TYPE_CHECKING:
    from jax import Array

    # A tree of dictionaries, lists and arrays, as optax and jax take it.
    Weights = dict[str, Any]

PLACES = 6  # numbers that tell where in its symbol a step lies
# The network's raw output is near 0 and of unit size; these bring it to log amplitudes.
HARMONIC_SCALE, HARMONIC_MEAN = 2.0, -4.0
NOISE_SCALE, NOISE_MEAN = 2.0, -6.0
EPSILON = 1e-5


@dataclass(frozen=True)
class Shape:
    """How large the network is: its width, and a block for each dilation."""

    width: int
    encoder: tuple[int, ...] = (1, 2, 4, 8, 16, 1)
    decoder: tuple[int, ...] = (1, 2, 4, 8, 1)


def initial(shape: Shape, symbols: int, speakers: int, seed: int) -> Weights:
    """Weights to start training from, for so many symbol and speaker ids."""
    import numpy as np

    random = np.random.default_rng(seed)
    width = shape.width

    def normal(*size: int, spread: float) -> Any:
        return random.normal(0, spread, size).astype(np.float32)

    def block() -> Weights:
        return {
            "scale": np.ones(width, np.float32),
            "shift": np.zeros(width, np.float32),
            "conv": normal(3, width, 2 * width, spread=(3 * width) ** -0.5),
            "conv_bias": np.zeros(2 * width, np.float32),
            "out": normal(width, width, spread=0.5 * width**-0.5),
            "out_bias": np.zeros(width, np.float32),
        }

    return {
        "symbols": normal(symbols, width, spread=0.3),
        "speakers": normal(speakers, width, spread=0.3),
        "encoder": [block() for _ in shape.encoder],
        "duration": normal(3, width, width, spread=(3 * width) ** -0.5),
        "duration_bias": np.zeros(width, np.float32),
        "duration_out": normal(width, 1, spread=width**-0.5),
        "duration_out_bias": np.full(1, 3, np.float32),
        "places": normal(PLACES, width, spread=0.5),
        "places_bias": np.zeros(width, np.float32),
        "decoder": [block() for _ in shape.decoder],
        "frames": normal(width, STEP_FRAMES * CHANNELS, spread=width**-0.5),
        "frames_bias": np.zeros(STEP_FRAMES * CHANNELS, np.float32),
    }


def encode(
    shape: Shape, weights: Weights, symbols: Array, speaker: Array, mask: Array
) -> tuple[Array, Array]:
    """States [batch, symbol, width] and square roots of durations in steps [batch, symbol].

    Takes symbol ids [batch, symbol], speaker ids [batch] and a mask of 1 for symbols that exist.
    """
    import jax
    import jax.numpy as jnp

    # Products with one-hot rows: their gradient needs no scatter, which is slow on a CPU.
    spelt = jax.nn.one_hot(symbols, weights["symbols"].shape[0]) @ weights["symbols"]
    voice = jax.nn.one_hot(speaker, weights["speakers"].shape[0]) @ weights["speakers"]
    state = (spelt + voice[:, None]) * mask[..., None]
    for block, dilation in zip(weights["encoder"], shape.encoder, strict=True):
        state = _gated(block, state, mask, dilation)
    hidden = jax.nn.relu(_convolved(state, weights["duration"], 1) + weights["duration_bias"])
    root = hidden @ weights["duration_out"] + weights["duration_out_bias"]
    return state, jnp.where(mask > 0, root[..., 0], 0)


def decode(shape: Shape, weights: Weights, state: Array, places: Array, mask: Array) -> Array:
    """Raw frames [batch, frame, CHANNELS] from the state of each step's symbol and its place."""
    state = (state + places @ weights["places"] + weights["places_bias"]) * mask[..., None]
    for block, dilation in zip(weights["decoder"], shape.decoder, strict=True):
        state = _gated(block, state, mask, dilation)
    raw: Array = state @ weights["frames"] + weights["frames_bias"]
    return raw.reshape(len(raw), -1, CHANNELS)


def place_features(start: Array, end: Array, time: Array) -> Array:
    """Where `time` lies between `start` and `end` of its symbol, in steps: PLACES numbers.

    Bursts and other short events need to know their distance to the nearer edge finely.
    """
    import jax.numpy as jnp

    length = jnp.maximum(end - start, 1)
    since, until = time - start, end - time
    return jnp.stack(
        [
            since / length,
            jnp.sqrt(length) / 3,
            jnp.clip(since / 5, 0, 2),
            jnp.clip(until / 5, 0, 2),
            jnp.exp(-jnp.maximum(since, 0)),
            jnp.exp(-jnp.maximum(until, 0)),
        ],
        axis=-1,
    )


def scaled(raw: Array) -> tuple[Array, Array, Array, Array]:
    """Log pitch, voicing logit, harmonic and noise envelopes from raw frames."""
    harmonic = raw[..., 2 : 2 + HARMONIC_BANDS] * HARMONIC_SCALE + HARMONIC_MEAN
    noise = raw[..., 2 + HARMONIC_BANDS :] * NOISE_SCALE + NOISE_MEAN
    return raw[..., 0], raw[..., 1], harmonic, noise


def _gated(block: Weights, state: Array, mask: Array, dilation: int) -> Array:
    import jax
    import jax.numpy as jnp

    mean = state.mean(axis=-1, keepdims=True)
    spread = ((state - mean) ** 2).mean(axis=-1, keepdims=True)
    normal = (state - mean) * jax.lax.rsqrt(spread + EPSILON) * block["scale"] + block["shift"]
    both = _convolved(normal * mask[..., None], block["conv"], dilation) + block["conv_bias"]
    signal, gate = jnp.split(both, 2, axis=-1)
    change = (jnp.tanh(signal) * jax.nn.sigmoid(gate)) @ block["out"] + block["out_bias"]
    changed: Array = (state + change) * mask[..., None]
    return changed


def _convolved(state: Array, kernel: Array, dilation: int) -> Array:
    """A convolution over three places, `dilation` apart; the length stays."""
    import jax

    return jax.lax.conv_general_dilated(
        state,
        kernel,
        window_strides=(1,),
        padding=[(dilation, dilation)],
        rhs_dilation=(dilation,),
        dimension_numbers=("NWC", "WIO", "NWC"),
    )

"""The acoustic model: a time-delay network that says which phone a moment of sound belongs to.

Each layer sees a few of the last layer's frames, mostly earlier ones: the network looks 70 ms
ahead and no further. Between layers the frames pass through a narrow linear neck, which saves most
of the work. Batch normalisation is folded into the weights when the network is handed over.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.starter.recognisers.features import COEFFICIENTS, SUBSAMPLING, Features
from assistant.starter.recognisers.kaldi import Affine

_FIRST = tuple(range(-4, 5))  # input frames
_DEEPER = ((-1, 0, 1), (-2, -1, 0), (-4, -2, 0), (-6, -3, 0))  # output frames
LEFT = -_FIRST[0] - SUBSAMPLING * sum(offsets[0] for offsets in _DEEPER)
RIGHT = _FIRST[-1] + SUBSAMPLING * sum(offsets[-1] for offsets in _DEEPER)
"""Input frames that an output frame needs before and after its own."""
_CHUNK = 50  # output frames that are learnt from at once
_EPSILON = 1e-5
_MOMENTUM = 0.98
_SMOOTHING = 0.02
_IGNORED = -1

Parameters = dict[str, Any]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Example:
    """One utterance: its features, and for each output frame its class, or -1 if uncertain."""

    features: NDArray[np.float16]
    classes: NDArray[np.int16]


@dataclass(frozen=True)
class Shape:
    """How wide the layers and the necks between them are."""

    width: int
    neck: int


@dataclass(frozen=True)
class Trained:
    """A network ready to be written, and how often each class occurred."""

    layers: tuple[Affine, ...]
    priors: NDArray[np.float32]


def train(
    examples: list[Example],
    classes: int,
    shape: Shape,
    *,
    steps: int,
    batch: int,
    seed: int,
    progress: Progress,
) -> Trained:
    """Learn from `examples` in `steps` steps of `batch` pieces of 1.5 s each."""
    import jax
    import jax.numpy as jnp

    optax: Any = importlib.import_module("optax")  # which publishes no types

    pool = _Pool(examples, batch, np.random.default_rng(seed))
    parameters = _initial(np.random.default_rng(seed + 1), classes, shape)
    statistics: Parameters = {
        "in": (np.zeros(COEFFICIENTS, np.float32), np.ones(COEFFICIENTS, np.float32)),
        **{
            f"{layer}": (np.zeros(shape.width, np.float32), np.ones(shape.width, np.float32))
            for layer in range(len(_DEEPER) + 1)
        },
    }
    schedule = optax.cosine_onecycle_schedule(steps, 4e-3, pct_start=0.15, final_div_factor=1e3)
    optimiser = optax.chain(
        optax.clip_by_global_norm(5.0), optax.adamw(schedule, weight_decay=1e-3)
    )

    def loss(parameters: Parameters, statistics: Parameters, frames: Any, wanted: Any) -> Any:
        outputs, found = _forward(jnp, parameters, frames)
        kept = {
            name: tuple(
                _MOMENTUM * old + (1 - _MOMENTUM) * new
                for old, new in zip(statistics[name], found[name], strict=True)
            )
            for name in statistics
        }
        scores = jax.nn.log_softmax(outputs)
        right = jnp.take_along_axis(scores, jnp.maximum(wanted, 0)[..., None], -1)[..., 0]
        each = -(1 - _SMOOTHING) * right - _SMOOTHING * scores.mean(-1)
        certain = wanted != _IGNORED
        return jnp.sum(each * certain) / jnp.maximum(certain.sum(), 1), kept

    @jax.jit
    def step(parameters: Parameters, state: Any, statistics: Any, frames: Any, wanted: Any) -> Any:
        (_, kept), slope = jax.value_and_grad(loss, has_aux=True)(
            parameters, statistics, frames, wanted
        )
        change, state = optimiser.update(slope, state, parameters)
        return optax.apply_updates(parameters, change), state, kept

    state = optimiser.init(parameters)
    for done in range(steps):
        parameters, state, statistics = step(parameters, state, statistics, *pool.draw())
        progress(done + 1, steps)
    counts = np.bincount(pool.classes[pool.classes >= 0], minlength=classes) + 50.0
    arrays = jax.tree_util.tree_map(lambda leaf: np.asarray(leaf, np.float32), parameters)
    kept = jax.tree_util.tree_map(lambda leaf: np.asarray(leaf, np.float32), statistics)
    return Trained(_folded(arrays, kept), (counts / counts.sum()).astype(np.float32))


class _Pool:
    """All examples end to end, each with its context, and random pieces of them."""

    def __init__(self, examples: list[Example], batch: int, random: np.random.Generator) -> None:
        self._random, self._batch = random, batch
        span = SUBSAMPLING * _CHUNK
        frames, classes, starts = [], [], []
        length = 0
        for example in examples:
            outputs = len(example.classes)
            after = LEFT + SUBSAMPLING * max(outputs, _CHUNK) + RIGHT
            padded = np.pad(
                example.features,
                ((LEFT, max(0, after - LEFT - len(example.features))), (0, 0)),
                mode="edge",
            )
            padded = np.pad(padded, ((0, -len(padded) % SUBSAMPLING), (0, 0)), mode="edge")
            starts.append(length + SUBSAMPLING * np.arange(max(1, outputs - _CHUNK + 1)))
            frames.append(padded)
            wanted = np.full(len(padded) // SUBSAMPLING, _IGNORED, np.int16)
            wanted[:outputs] = example.classes
            classes.append(wanted)
            length += len(padded)
        self._frames = np.concatenate(frames)
        self.classes = np.concatenate(classes)
        self._starts = np.concatenate(starts)
        self._window = np.arange(LEFT + span - SUBSAMPLING + 1 + RIGHT)
        self._outputs = np.arange(_CHUNK)

    def draw(self) -> tuple[Features, NDArray[np.int32]]:
        """Some pieces, and their classes."""
        starts = self._random.choice(self._starts, self._batch)
        frames = self._frames[starts[:, None] + self._window].astype(np.float32)
        wanted = self.classes[starts[:, None] // SUBSAMPLING + self._outputs].astype(np.int32)
        return frames, wanted


def _initial(random: np.random.Generator, classes: int, shape: Shape) -> Parameters:
    def matrix(inputs: int, outputs: int, gain: float) -> Features:
        scale = np.sqrt(gain / inputs)
        return np.asarray(scale * random.standard_normal((inputs, outputs)), np.float32)

    parameters: Parameters = {
        "in": matrix(COEFFICIENTS * len(_FIRST), shape.width, 2.0),
        "in bias": np.zeros(shape.width, np.float32),
        "out": matrix(shape.width, classes, 0.1),
        "out bias": np.zeros(classes, np.float32),
    }
    for index, offsets in enumerate(_DEEPER):
        parameters[f"neck {index}"] = matrix(shape.width * len(offsets), shape.neck, 1.0)
        parameters[f"wide {index}"] = matrix(shape.neck, shape.width, 2.0)
        parameters[f"bias {index}"] = np.zeros(shape.width, np.float32)
    return parameters


def _product() -> Any:
    """Matrix multiplication of 16-bit factors summed in 32 bits: twice as fast, and good enough."""
    import jax
    import jax.numpy as jnp

    def short(left: Any, right: Any) -> Any:
        left, right = left.astype(jnp.bfloat16), right.astype(jnp.bfloat16)
        return jnp.matmul(left, right, preferred_element_type=jnp.float32)

    def backward(factors: tuple[Any, Any], slope: Any) -> tuple[Any, Any]:
        left, right = factors
        flat_left = left.reshape(-1, left.shape[-1])
        flat_slope = slope.reshape(-1, slope.shape[-1])
        return short(slope, right.T), short(flat_left.T, flat_slope)

    product: Any = jax.custom_vjp(short)
    product.defvjp(lambda left, right: (short(left, right), (left, right)), backward)
    return product


def _forward(jnp: Any, parameters: Parameters, frames: Any) -> tuple[Any, Parameters]:
    """Outputs before the softmax, and the means and variances of every layer's frames."""
    found: Parameters = {}
    product = _product()

    def normal(name: str, values: Any) -> Any:
        mean, variance = values.mean((0, 1)), values.var((0, 1))
        found[name] = (mean, variance)
        return (values - mean) / jnp.sqrt(variance + _EPSILON)

    values = normal("in", frames)
    count = (values.shape[1] - len(_FIRST)) // SUBSAMPLING + 1
    pieces = [values[:, at : at + SUBSAMPLING * count : SUBSAMPLING] for at in range(len(_FIRST))]
    pieces = [piece[:, :count] for piece in pieces]
    values = product(jnp.concatenate(pieces, -1), parameters["in"]) + parameters["in bias"]
    values = normal("0", jnp.maximum(values, 0))
    for index, offsets in enumerate(_DEEPER):
        count = values.shape[1] - (offsets[-1] - offsets[0])
        pieces = [values[:, at - offsets[0] : at - offsets[0] + count] for at in offsets]
        values = product(jnp.concatenate(pieces, -1), parameters[f"neck {index}"])
        values = product(values, parameters[f"wide {index}"]) + parameters[f"bias {index}"]
        values = normal(f"{index + 1}", jnp.maximum(values, 0))
    return product(values, parameters["out"]) + parameters["out bias"], found


def _folded(parameters: Parameters, statistics: Parameters) -> tuple[Affine, ...]:
    """The network as affine layers, every normalisation taken into the weights after it."""

    def fold(weights: Features, name: str, times: int) -> tuple[Features, Features]:
        mean, variance = statistics[name]
        scale = 1 / np.sqrt(variance + _EPSILON)
        scales, shifts = np.tile(scale, times), np.tile(-mean * scale, times)
        return (weights * scales[:, None]).T.copy(), shifts @ weights

    weights, bias = fold(parameters["in"], "in", len(_FIRST))
    layers = [Affine(_FIRST, weights, bias + parameters["in bias"], rectified=True, bits=16)]
    for index, offsets in enumerate(_DEEPER):
        frames = tuple(SUBSAMPLING * at for at in offsets)
        weights, bias = fold(parameters[f"neck {index}"], f"{index}", len(offsets))
        layers.append(Affine(frames, weights, bias, rectified=False))
        weights = parameters[f"wide {index}"].T.copy()
        layers.append(Affine((0,), weights, parameters[f"bias {index}"], rectified=True))
    weights, bias = fold(parameters["out"], f"{len(_DEEPER)}", 1)
    bias = bias + parameters["out bias"]
    return (*layers, Affine((0,), weights, bias, rectified=False, bits=16))

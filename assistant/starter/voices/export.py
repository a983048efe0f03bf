"""The trained network and the vocoder as one ONNX file, and what Piper needs to know about it.

The graph has the inputs of any Piper voice (`input`, `input_lengths`, `scales`, `sid`) and gives
`output`, the sound, and `durations`, steps for each id, which Piper turns into alignments. The
two scales of chance are ignored: nothing here is random.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.starter.voices.corpus import SPEAKERS, Speaker
from assistant.starter.voices.graph import Graph
from assistant.starter.voices.network import (
    EPSILON,
    HARMONIC_MEAN,
    HARMONIC_SCALE,
    NOISE_MEAN,
    NOISE_SCALE,
    Shape,
)
from assistant.starter.voices.sound import (
    CHANNELS,
    HARMONIC_BANDS,
    NOISE_BANDS,
    RATE,
    STEP,
    STEP_FRAMES,
)
from assistant.starter.voices.vocoder import add_vocoder

if TYPE_CHECKING:
    from onnx import ModelProto

    from assistant.starter.voices.network import Weights

_LANGUAGE_CODES = {"fr": "fr_FR", "en-us": "en_US"}


def voice_model(weights: Weights, shape: Shape) -> ModelProto:
    """The voice of all speakers, from trained weights."""
    graph = Graph()
    op, real, whole = graph.op, graph.real, graph.whole
    # Piper puts a padding id after each symbol: every second one is enough.
    ids = graph.sliced("input", whole([0]), op("Gather", "input_lengths", whole([0])), axis=1)
    ids = graph.sliced(ids, whole([0]), whole([1 << 30]), axis=1, step=2)
    speaker = op("Unsqueeze", op("Gather", graph.half(weights["speakers"]), "sid"), whole([1]))
    state = op("Add", op("Gather", graph.half(weights["symbols"]), ids), speaker)
    for block, dilation in zip(weights["encoder"], shape.encoder, strict=True):
        state = _gated(graph, block, state, dilation)
    ends = op("CumSum", _durations(graph, weights, state), whole(0))
    steps, owner = _timed(graph, ends)

    state = op("Gather", op("Squeeze", state, whole([0])), owner)
    places = op("MatMul", _places(graph, ends, owner, steps), graph.half(weights["places"]))
    state = op("Add", state, op("Add", places, real(weights["places_bias"])))
    state = op("Unsqueeze", state, whole([0]))
    for block, dilation in zip(weights["decoder"], shape.decoder, strict=True):
        state = _gated(graph, block, state, dilation)
    raw = op("MatMul", state, graph.half(weights["frames"]))
    raw = op("Reshape", op("Add", raw, real(weights["frames_bias"])), whole([-1, CHANNELS]))
    pitch, voicing, harmonic, noise = graph.split(raw, [1, 1, HARMONIC_BANDS, NOISE_BANDS], axis=1)
    harmonic = op("Add", op("Mul", harmonic, real(HARMONIC_SCALE)), real(HARMONIC_MEAN))
    noise = op("Add", op("Mul", noise, real(NOISE_SCALE)), real(NOISE_MEAN))
    pitch, voicing = (op("Squeeze", value, whole([1])) for value in (pitch, voicing))
    frames = op("Mul", steps, whole([STEP_FRAMES]))
    op("Identity", add_vocoder(graph, pitch, voicing, harmonic, noise, frames), out="output")
    return graph.model(
        "candide_starter_voices",
        {
            "input": ("INT64", [1, "ids"]),
            "input_lengths": ("INT64", [1]),
            "scales": ("FLOAT", [3]),
            "sid": ("INT64", [1]),
        },
        {"output": [1, 1, "time"], "durations": [1, 1, "ids"]},
    )


def voice_config(speaker: Speaker) -> dict[str, Any]:
    """What Piper reads beside the model: how to spell, and which speaker it is."""
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    return {
        "audio": {"sample_rate": RATE, "quality": "x_low"},
        "espeak": {"voice": speaker.spelling},
        "language": {
            "code": _LANGUAGE_CODES[speaker.spelling],
            "family": speaker.language.value,
        },
        "dataset": "candide-starter",
        "phoneme_type": "espeak",
        "num_symbols": len(DEFAULT_PHONEME_ID_MAP),
        "num_speakers": len(SPEAKERS),
        "speaker_id_map": {each.name: number for number, each in enumerate(SPEAKERS)},
        "default_speaker_id": SPEAKERS.index(speaker),
        "inference": {"noise_scale": 0.0, "length_scale": 1.0, "noise_w": 0.0},
        "phoneme_map": {},
        "phoneme_id_map": dict(DEFAULT_PHONEME_ID_MAP),
        "hop_length": STEP,
    }


def _gated(graph: Graph, block: Weights, state: str, dilation: int) -> str:
    op, real = graph.op, graph.real
    width = len(block["scale"])
    normal = op(
        "LayerNormalization",
        state,
        real(block["scale"]),
        real(block["shift"]),
        axis=-1,
        epsilon=EPSILON,
    )
    both = _convolved(graph, normal, block["conv"], block["conv_bias"], dilation)
    signal, gate = graph.split(both, [width, width], axis=2)
    change = op("Mul", op("Tanh", signal), op("Sigmoid", gate))
    change = op("MatMul", change, graph.half(block["out"]))
    return op("Add", state, op("Add", change, real(block["out_bias"])))


def _convolved(graph: Graph, state: str, kernel: Any, bias: Any, dilation: int) -> str:
    turned = graph.op("Transpose", state, perm=[0, 2, 1])
    made = graph.op(
        "Conv",
        turned,
        graph.half(kernel.transpose(2, 1, 0)),
        graph.real(bias),
        pads=[dilation, dilation],
        dilations=[dilation],
    )
    return graph.op("Transpose", made, perm=[0, 2, 1])


def _durations(graph: Graph, weights: Weights, state: str) -> str:
    """Steps that each symbol lasts, as fractions [symbol]."""
    op, real, whole = graph.op, graph.real, graph.whole
    hidden = _convolved(graph, state, weights["duration"], weights["duration_bias"], 1)
    root = op("MatMul", op("Relu", hidden), graph.half(weights["duration_out"]))
    root = op("Relu", op("Add", root, real(weights["duration_out_bias"])))
    length = op("Clip", graph.sliced("scales", whole([1]), whole([2])), real(0.1), real(10.0))
    return op("Mul", op("Squeeze", op("Mul", root, root), whole([0, 2])), length)


def _timed(graph: Graph, ends: str) -> tuple[str, str]:
    """How many steps there are, and the symbol of each; makes the output `durations`."""
    op, real, whole = graph.op, graph.real, graph.whole
    rounded = graph.to_whole(op("Add", ends, real(0.5)))
    total = op("Max", graph.sliced(rounded, whole([-1]), whole([1 << 30])), whole([1]))
    rounded = op("Min", rounded, total)
    symbols = op("Shape", ends)
    # How many symbols have ended when a step begins.
    empty = op("Expand", whole([0]), op("Add", total, whole([1])))
    ones = op("Expand", whole([1]), symbols)
    ended = op("ScatterElements", empty, rounded, ones, axis=0, reduction="add")
    owner = graph.sliced(op("CumSum", ended, whole(0)), whole([0]), total)
    owner = op("Min", owner, op("Sub", symbols, whole([1])))

    earlier = op("Concat", whole([0]), graph.sliced(rounded, whole([0]), whole([-1])), axis=0)
    lengths = op("Unsqueeze", graph.to_float(op("Sub", rounded, earlier)), whole([1]))
    # Padding ids last no time.
    paired = op(
        "Reshape", op("Concat", lengths, op("Mul", lengths, real(0.0)), axis=1), whole([-1])
    )
    given = op("Gather", "input_lengths", whole([0]))
    op("Unsqueeze", graph.sliced(paired, whole([0]), given), whole([0, 1]), out="durations")
    return total, owner


def _places(graph: Graph, ends: str, owner: str, steps: str) -> str:
    """Where each step lies in its symbol [step, PLACES], as network.place_features does it."""
    op, real, whole = graph.op, graph.real, graph.whole
    starts = op("Concat", real([0.0]), graph.sliced(ends, whole([0]), whole([-1])), axis=0)
    start, end = op("Gather", starts, owner), op("Gather", ends, owner)
    time = op("Add", graph.to_float(graph.count_to(steps)), real(0.5))
    length = op("Max", op("Sub", end, start), real(1.0))
    since, until = op("Sub", time, start), op("Sub", end, time)

    def near(value: str) -> str:
        return op("Exp", op("Neg", op("Relu", value)))

    def far(value: str) -> str:
        return op("Clip", op("Div", value, real(5.0)), real(0.0), real(2.0))

    columns = (
        op("Div", since, length),
        op("Div", op("Sqrt", length), real(3.0)),
        far(since),
        far(until),
        near(since),
        near(until),
    )
    return op("Concat", *(op("Unsqueeze", c, whole([1])) for c in columns), axis=1)

"""The acoustic model as Kaldi writes it to disk: am/final.mdl, in its binary form.

Tokens end in a space; an integer or a float is preceded by its size in bytes. A compressed matrix
(`CM2 ` of 16 bits, `CM3 ` of 8) holds its least value, its range and its shape, then fractions of
that range row by row.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
_HALF = float(np.log(0.5))


@dataclass(frozen=True)
class Affine:
    """A layer: frames at `offsets` side by side, times `weights`, plus `bias`; then maybe ReLU.

    `offsets` count input frames (10 ms). `bits` is how finely weights are stored.
    """

    offsets: tuple[int, ...]
    weights: Array
    bias: Array
    rectified: bool
    bits: Literal[8, 16] = 8


class _Writer:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def raw(self, content: bytes) -> None:
        self._file.write(content)

    def token(self, *names: str) -> None:
        self.raw("".join(f"{name} " for name in names).encode())

    def integer(self, *values: int) -> None:
        for value in values:
            self.raw(b"\x04" + struct.pack("<i", value))

    def real(self, value: float) -> None:
        self.raw(b"\x04" + struct.pack("<f", value))

    def integers(self, values: Sequence[int]) -> None:
        self.raw(b"\x04" + struct.pack("<i", len(values)) + np.asarray(values, "<i4").tobytes())

    def vector(self, values: Array) -> None:
        self.token("FV")
        self.integer(len(values))
        self.raw(values.astype("<f4").tobytes())

    def compressed(self, matrix: Array, bits: Literal[8, 16]) -> None:
        least, span = float(matrix.min()), float(np.ptp(matrix)) or 1.0
        steps = np.round((matrix - least) / span * (2**bits - 1))
        self.token("CM3" if bits == 8 else "CM2")
        self.raw(struct.pack("<ffii", least, span, *matrix.shape))
        self.raw(steps.astype("u1" if bits == 8 else "<u2").tobytes())


def write_acoustic_model(
    file: BinaryIO,
    tuples: Sequence[tuple[int, int, int]],
    inputs: int,
    layers: Sequence[Affine],
    priors: Array,
) -> None:
    """Write final.mdl.

    `tuples` are (phone, class on entering, class on staying) with phones counted from one,
    `inputs` the size of a frame, `priors` how often each class occurs. The last layer's outputs
    become log probabilities.
    """
    writer = _Writer(file)
    writer.raw(b"\0B")
    _write_transitions(writer, tuples)
    _write_network(writer, inputs, layers)
    writer.token("<LeftContext>")
    writer.integer(0)  # read and then computed anew by Kaldi
    writer.token("<RightContext>")
    writer.integer(0)
    writer.token("<Priors>")
    writer.vector(priors)


def _write_transitions(writer: _Writer, tuples: Sequence[tuple[int, int, int]]) -> None:
    phones = [phone for phone, _, _ in tuples]
    writer.token("<TransitionModel>", "<Topology>")
    writer.integers(phones)
    writer.integers([-1] + [0] * len(phones))
    writer.integer(-1, 1, 2)  # a newer format; one topology; of two states
    writer.integer(0, 1, 2)  # state 0: classes 0 and 1, two transitions
    for target in (0, 1):
        writer.integer(target)
        writer.real(0.5)
    writer.integer(-1, -1, 0)  # the final state: no classes, no transitions
    writer.token("</Topology>", "<Tuples>")
    writer.integer(len(tuples))
    for phone, entering, staying in tuples:
        writer.integer(phone, 0, entering, staying)
    writer.token("</Tuples>", "<LogProbs>")
    log_probabilities = np.full(1 + 2 * len(tuples), _HALF, np.float32)
    log_probabilities[0] = 0  # transitions count from one
    writer.vector(log_probabilities)
    writer.token("</LogProbs>", "</TransitionModel>")


def _write_network(writer: _Writer, inputs: int, layers: Sequence[Affine]) -> None:
    nodes = [f"input-node name=input dim={inputs}"]
    previous = "input"
    for index, layer in enumerate(layers):
        parts = [f"Offset({previous}, {at})" if at else previous for at in layer.offsets]
        spliced = parts[0] if len(parts) == 1 else f"Append({', '.join(parts)})"
        previous = f"affine{index}"
        nodes.append(f"component-node name={previous} component={previous} input={spliced}")
        if layer.rectified:
            nodes.append(f"component-node name=relu{index} component=relu{index} input={previous}")
            previous = f"relu{index}"
    nodes.append(f"component-node name=softmax component=softmax input={previous}")
    nodes.append("output-node name=output input=softmax objective=linear")
    writer.token("<Nnet3>")
    writer.raw(("\n" + "\n".join(nodes) + "\n\n").encode())
    writer.token("<NumComponents>")
    writer.integer(len(layers) + sum(layer.rectified for layer in layers) + 1)
    for index, layer in enumerate(layers):
        writer.token("<ComponentName>", f"affine{index}", "<FixedAffineComponent>")
        writer.token("<LinearParams>")
        writer.compressed(layer.weights, layer.bits)
        writer.token("<BiasParams>")
        writer.vector(layer.bias)
        writer.token("</FixedAffineComponent>")
        if layer.rectified:
            _write_nonlinearity(writer, f"relu{index}", "RectifiedLinear", len(layer.bias))
    _write_nonlinearity(writer, "softmax", "LogSoftmax", len(layers[-1].bias))
    writer.token("</Nnet3>")


def _write_nonlinearity(writer: _Writer, name: str, kind: str, size: int) -> None:
    writer.token("<ComponentName>", name, f"<{kind}Component>", "<Dim>")
    writer.integer(size)
    for statistic in ("<ValueAvg>", "<DerivAvg>"):  # of training: there are none
        writer.token(statistic)
        writer.vector(np.zeros(0, np.float32))
    writer.token("<Count>")
    writer.raw(b"\x08" + struct.pack("<d", 0.0))
    writer.token(f"</{kind}Component>")

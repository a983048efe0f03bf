"""Weighted finite-state transducers, written as OpenFst's `const` files.

Labels are integers; 0 is none at all. Weights are costs: negative logarithms, that add up.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import BinaryIO

import numpy as np

_MAGIC = 2125659606
_VERSION = 2  # of the const format: states and arcs follow each other without padding
_EXPANDED = 0x1
_INPUT_SORTED, _OUTPUT_SORTED = 0x10000000, 0x40000000
_STATE = np.dtype(
    [("final", "<f4"), ("first", "<u4"), ("arcs", "<u4"), ("no_input", "<u4"), ("no_output", "<u4")]
)
_ARC = np.dtype([("input", "<i4"), ("output", "<i4"), ("cost", "<f4"), ("target", "<i4")])


@dataclass
class Fst:
    """States are numbered as they are added; the first is the start."""

    arcs: list[list[tuple[int, int, float, int]]] = field(default_factory=list)
    """For each state, its arcs: input, output, cost, target."""
    final: list[float] = field(default_factory=list)
    """For each state, the cost of ending there; infinite where it is no end."""

    def add_state(self, final: float = float("inf")) -> int:
        """A new state's number."""
        self.arcs.append([])
        self.final.append(final)
        return len(self.arcs) - 1

    def add_arc(self, source: int, label: tuple[int, int], cost: float, target: int) -> None:
        """A way from `source` to `target` that reads and writes `label`."""
        self.arcs[source].append((*label, cost, target))

    def write(self, file: BinaryIO, *, by_output: bool) -> None:
        """Write it, each state's arcs in order of their output labels, or of their inputs."""
        key = (1, 0) if by_output else (0, 1)
        ordered = [sorted(arcs, key=lambda arc: (arc[key[0]], arc[key[1]])) for arcs in self.arcs]
        flat = np.array([arc for arcs in ordered for arc in arcs], _ARC)
        states = np.zeros(len(ordered), _STATE)
        states["final"] = self.final
        states["arcs"] = [len(arcs) for arcs in ordered]
        states["first"] = np.cumsum(states["arcs"]) - states["arcs"]
        states["no_input"] = [sum(arc[0] == 0 for arc in arcs) for arcs in ordered]
        states["no_output"] = [sum(arc[1] == 0 for arc in arcs) for arcs in ordered]
        properties = _EXPANDED | (_OUTPUT_SORTED if by_output else _INPUT_SORTED)
        file.write(struct.pack("<i", _MAGIC))
        for name in (b"const", b"standard"):
            file.write(struct.pack("<i", len(name)) + name)
        file.write(struct.pack("<iiQqqq", _VERSION, 0, properties, 0, len(states), len(flat)))
        file.write(states.tobytes())
        file.write(flat.tobytes())

"""A few helpers to write an ONNX graph as one writes arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onnx import ModelProto

_OPSET = 17
_IR_VERSION = 9


class Graph:
    """Nodes and constants of a graph under construction; values go by their names."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._constants: dict[tuple[bytes, tuple[int, ...], str], str] = {}
        self._initialisers: list[Any] = []
        self._count = 0

    def op(self, kind: str, *inputs: str, out: str | None = None, **attributes: Any) -> str:
        """A node of one output, named `out` or anew."""
        return self.ops(kind, *inputs, outputs=[out or self._name()], **attributes)[0]

    def split(self, value: str, sizes: list[int], axis: int) -> list[str]:
        """`value` cut along `axis`."""
        names = [self._name() for _ in sizes]
        return self.ops("Split", value, self.whole(sizes), outputs=names, axis=axis)

    def ops(self, kind: str, *inputs: str, outputs: list[str], **attributes: Any) -> list[str]:
        """A node of several outputs."""
        from onnx import helper

        self._nodes.append(helper.make_node(kind, list(inputs), outputs, **attributes))
        return outputs

    def real(self, value: Any) -> str:
        """A constant of 32-bit floats."""
        return self._constant(value, "float32")

    def whole(self, value: Any) -> str:
        """A constant of 64-bit integers."""
        return self._constant(value, "int64")

    def half(self, value: Any) -> str:
        """A constant stored in 16 bits and used in 32: the runtime converts it once, at load."""
        return self.to_float(self._constant(value, "float16"))

    def to_float(self, value: str) -> str:
        """`value` as 32-bit floats."""
        return self._cast(value, "FLOAT")

    def to_whole(self, value: str) -> str:
        """`value` cut to 64-bit integers."""
        return self._cast(value, "INT64")

    def to_double(self, value: str) -> str:
        """`value` as 64-bit floats."""
        return self._cast(value, "DOUBLE")

    def count_to(self, length: str) -> str:
        """0, 1, 2 … below `length`, which holds one integer."""
        scalar = self.op("Squeeze", length, self.whole([0]))
        return self.op("Range", self.whole(0), scalar, self.whole(1))

    def sliced(self, value: str, start: str, end: str, axis: int = 0, step: int = 1) -> str:
        """`value` from `start` to `end` along `axis`; both hold one integer."""
        return self.op("Slice", value, start, end, self.whole([axis]), self.whole([step]))

    def model(
        self, name: str, inputs: dict[str, tuple[str, list[Any]]], outputs: dict[str, list[Any]]
    ) -> ModelProto:
        """The checked model. `inputs` are element type and shape, `outputs` are floats."""
        import onnx
        from onnx import TensorProto, helper

        given = [
            helper.make_tensor_value_info(key, getattr(TensorProto, kind), shape)
            for key, (kind, shape) in inputs.items()
        ]
        made = [
            helper.make_tensor_value_info(key, TensorProto.FLOAT, shape)
            for key, shape in outputs.items()
        ]
        graph = helper.make_graph(self._nodes, name, given, made, self._initialisers)
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", _OPSET)], producer_name="candide"
        )
        model.ir_version = _IR_VERSION
        onnx.checker.check_model(model, full_check=True)
        return model

    def _cast(self, value: str, kind: str) -> str:
        from onnx import TensorProto

        return self.op("Cast", value, to=getattr(TensorProto, kind))

    def _constant(self, value: Any, kind: str) -> str:
        import numpy as np
        from onnx import numpy_helper

        array = np.asarray(value, dtype=kind)
        key = (array.tobytes(), array.shape, kind)
        if key not in self._constants:
            self._constants[key] = self._name()
            self._initialisers.append(numpy_helper.from_array(array, self._constants[key]))
        return self._constants[key]

    def _name(self) -> str:
        self._count += 1
        return f"v{self._count}"

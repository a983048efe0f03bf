"""What the speaker and the voice worker say to each other, version 2.

By the frames of `assistant.frames`. The speaker sends

    {"do": "speak", "id": 7, "pieces": ["…", "…"], "model": "/…/a.onnx", "config": "/…/a.json",
     "speed": 1.0, "steady": false}
    {"do": "warm", "id": 8, "model": "/…/a.onnx", "config": "/…/a.json"}
    {"do": "stop", "id": 7}

and the worker, once it is up, and then for each request in the order they came,

    {"is": "ready", "version": 2}
    {"is": "audio", "id": 7, "rate": 22050, "bytes": 41984}   and the samples, for each piece
    {"is": "end", "id": 7}
    {"is": "error", "id": 7, "code": "voice-damaged", "why": "InvalidProtobuf"}

A piece that holds several sentences may come as several. `why` is a kind of error, for
`voice-missing` the path that is missing; never a message, which might quote the words. `end` or
`error` closes a request. One that was stopped ends after the piece in hand. Closing the worker's
stdin ends it after that piece, with no `end`.
"""

from __future__ import annotations

VERSION = 2

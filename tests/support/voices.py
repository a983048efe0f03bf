"""The starter models of the study beside the checkout, and what the real Piper makes of them."""

from __future__ import annotations

import io
import wave
from pathlib import Path

SPIKES = Path(__file__).resolve().parents[3] / "shared" / "spikes"
_PIPER = SPIKES / "piper_starter"
_VOSK = SPIKES / "vosk_starter" / "models"

# What CANDIDE_* variables make the starter models the installed ones.
STARTER_MODELS = {
    "CANDIDE_VOSK_FR": str(_VOSK / "m_fr"),
    "CANDIDE_VOSK_EN": str(_VOSK / "m_en"),
    "CANDIDE_PIPER_FR_HELP": f"{_PIPER / 'tiny.onnx'}:{_PIPER / 'tiny.fr-a.json'}",
    "CANDIDE_PIPER_FR_SELL": f"{_PIPER / 'tiny.onnx'}:{_PIPER / 'tiny.fr-b.json'}",
    "CANDIDE_PIPER_EN_HELP": f"{_PIPER / 'tiny.onnx'}:{_PIPER / 'tiny.en-a.json'}",
    "CANDIDE_PIPER_EN_SELL": f"{_PIPER / 'tiny.onnx'}:{_PIPER / 'tiny.en-b.json'}",
}


def speak(text: str, config: Path) -> tuple[bytes, int]:
    """`text` as 16-bit mono PCM and its rate, in the starter voice of `config`."""
    from piper import PiperVoice

    voice = PiperVoice.load(_PIPER / "tiny.onnx", config)
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        voice.synthesize_wav(text, file)
    buffer.seek(0)
    with wave.open(buffer) as file:
        return file.readframes(file.getnframes()), file.getframerate()

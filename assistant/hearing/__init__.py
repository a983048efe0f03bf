"""From sound to words: wake word, voice, endpoint, Vosk, and what was meant by what was heard.

`ears` is the way in for a microphone, `wav` and `recogniser.transcribe` for a recording.
"""

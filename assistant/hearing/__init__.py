"""From sound to words: wake word, voice, endpoint, Vosk, and what was meant by what was heard.

All of it that computes runs in a process of its own, the `worker`; `apart` is the way in to it, for
a microphone and for a recording.
"""

"""The starter models: how ears and voice small enough to come with the program are made.

Their teacher is espeak-ng, the formant synthesiser inside piper-tts. Nothing here runs on the way
from a question to its answer; `candide models make-starter` makes the files in `made` anew.
"""

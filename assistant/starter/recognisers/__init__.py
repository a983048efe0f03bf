"""How a starter recogniser is made: a small Vosk model that knows the assistant's own words.

Speech from espeak-ng and the starter voices is degraded as a kitchen would; a time-delay network
learns which phone each moment is; a word graph and a language model make sentences of phones. All
files are written here, byte by byte, in the formats of Kaldi and OpenFst that Vosk 0.3.45 reads.

`recipe.make_recogniser` is the way in.
"""

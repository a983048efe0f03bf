"""The stand-alone verifier: checks an exported bundle, trusting nobody who made it.

It shares no code with the writer. It imports the standard library, `cryptography` for Ed25519, and
nothing else; `single_file` packs it into one file that runs on any Python from 3.11.
"""

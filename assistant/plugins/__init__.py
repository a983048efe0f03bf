"""Skills that others wrote: what their authors import, and how they are kept apart from the rest.

A skill is a folder with a manifest, sentences, words and a class. Our own processes read its texts;
its code runs in a process of its own, behind walls of the kernel, and gives facts, never words.
"""

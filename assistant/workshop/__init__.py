"""The developers' workshop: how well sentences are understood, as written and as heard."""

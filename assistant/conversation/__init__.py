"""One turn from what was heard to what is spoken, and the process that takes turns."""

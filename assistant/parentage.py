"""Lets a child process end with the one that started it, however that one ended."""

from __future__ import annotations

import os
import sys
import threading


def end_with_parent() -> None:
    """Exit as soon as standard input closes: whoever started us holds its other end."""

    def wait() -> None:
        # Not by the buffered reader, which Python could not take down when it ends in good order.
        while os.read(sys.stdin.fileno(), 4096):
            pass
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()

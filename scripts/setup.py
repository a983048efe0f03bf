"""Set up what `make` needs: two environments from hash-pinned requirement files.

The application's environment is `.venv`; Rasa's, which shares nothing with it, is
`nlu_data/.venv` on Python 3.11 (why: nlu_data/pyproject.toml). Both are left alone while the files
they were made from are unchanged. Standard library only: this runs before anything is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPLICATION = ROOT / ".venv"
DIALOGUE = ROOT / "nlu_data" / ".venv"
REQUIREMENTS = ROOT / "requirements"


class Missing(Exception):
    """Something the machine lacks; the message is one sentence that says what to do."""


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def run(*command: str | Path, **environment: str) -> None:
    """Run one command, its output on standard error; `Missing` if it fails."""
    try:
        subprocess.run(
            [str(part) for part in command],
            check=True,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            env={**os.environ, **environment},
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise Missing(f"This step failed: {' '.join(map(str, command))}") from error


def digest(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def is_current(environment: Path, stamp: str, wanted: str) -> bool:
    mark = environment / f".{stamp}"
    return mark.is_file() and mark.read_text() == wanted


def mark_current(environment: Path, stamp: str, made_from: str) -> None:
    (environment / f".{stamp}").write_text(made_from)


def make_application(*, development: bool) -> None:
    """Make `.venv` with Candide in it, and with the development tools if asked for."""
    name = "development" if development else "speaker"
    locked = REQUIREMENTS / f"{name}.txt"
    wanted = digest(locked, REQUIREMENTS / "uv.txt", ROOT / "pyproject.toml")
    if is_current(APPLICATION, name, wanted):
        return
    say(f"Installing what Candide is made of ({name}) …")
    if not (APPLICATION / "bin" / "python").exists():
        try:
            import ensurepip  # noqa: F401
        except ImportError as error:
            raise Missing(
                "Python's venv module is missing: install the package python3-venv, then try again."
            ) from error
        run(sys.executable, "-m", "venv", APPLICATION)
    python = APPLICATION / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--require-hashes", "-r", REQUIREMENTS / "uv.txt")  # fmt: skip
    uv = (APPLICATION / "bin" / "uv", "pip", "install", "--quiet", "--python", python)
    run(*uv, "--require-hashes", "--compile-bytecode", "-r", locked)
    run(*uv, "--no-deps", "--no-build-isolation", "--editable", ".")
    mark_current(APPLICATION, name, wanted)
    if development:
        mark_current(APPLICATION, "speaker", digest(
            REQUIREMENTS / "speaker.txt", REQUIREMENTS / "uv.txt", ROOT / "pyproject.toml"
        ))  # fmt: skip


def find_python_311() -> str:
    """A Python 3.11 for Rasa: the one running this, one on the path, or one uv knows of."""
    if sys.version_info[:2] == (3, 11):
        return sys.executable
    if found := shutil.which("python3.11"):
        return found
    search = subprocess.run(
        [APPLICATION / "bin" / "uv", "python", "find", "--no-project", "3.11"],
        capture_output=True, text=True, env={"UV_PYTHON_DOWNLOADS": "never", **os.environ},
    )  # fmt: skip
    if search.returncode == 0:
        return search.stdout.strip()
    raise Missing(
        "Rasa needs Python 3.11 beside your newer one: install python3.11 with your system's "
        "packages, or let uv fetch it with UV_PYTHON_DOWNLOADS=automatic, then try again."
    )


def make_dialogue() -> None:
    """Make `nlu_data/.venv` with Rasa in it."""
    locked = ROOT / "nlu_data" / "requirements.txt"
    wanted = digest(locked)
    if is_current(DIALOGUE, "rasa", wanted):
        return
    say("Installing Rasa in an environment of its own (about 2 GB) …")
    uv = APPLICATION / "bin" / "uv"
    run(uv, "venv", "--quiet", "--clear", "--python", find_python_311(), DIALOGUE)
    run(uv, "pip", "sync", "--quiet", "--python", DIALOGUE / "bin" / "python",
        "--require-hashes", "--compile-bytecode", locked)  # fmt: skip
    mark_current(DIALOGUE, "rasa", wanted)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--development", action="store_true", help="with the development tools")
    options = parser.parse_args()
    if sys.version_info < (3, 11):
        say("Candide needs Python 3.11 or later: run make with PYTHON=python3.11 (or newer).")
        return 1
    try:
        make_application(development=options.development)
        make_dialogue()
    except Missing as missing:
        say(str(missing))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The command: `python -m audit.verify`, and the same inside `verify.pyz`.

Exit codes: 0 everything that was checked agrees; 1 something does not; 2 it is no bundle, cannot be
read, or a check that was asked for cannot be made; 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from . import machine, report
from .alone import verify_checkpoints, verify_proof
from .bundle import Progress, Wishes, verify_bundle
from .findings import Refused, shown
from .keys import device_key
from .notes import COSIGNATURE, NoteInvalid, VerifierKey
from .outcome import INTERRUPTED, UNUSABLE
from .wording import LANGUAGES, Wording, language_of_locale


def main(arguments: Sequence[str] | None = None) -> int:
    """Check what the arguments name, print the report, and give the exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    say = Wording(language_of_locale())
    options = argparse.Namespace(json=False)
    try:
        options = _options(words)
        say = Wording(_language(options.language))
        if options.help:
            sys.stdout.write(say.help)
            return 0
        code, text = _checked(options, say)
    except Refused as refused:
        code = UNUSABLE
        source = shown(" ".join(getattr(options, "what", [])))
        if options.json:
            text = machine.refusal_json(source, refused)
        else:
            sys.stderr.write(f"{say.text('refused')} {say.refusal(refused)}\n")
            text = ""
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{say.text('interrupted')}\n")
        return INTERRUPTED
    return _print(text, code)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refused("usage", value=message)


def _options(words: list[str]) -> argparse.Namespace:
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("what", nargs="*")
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--key", action="append", default=[])
    parser.add_argument("--witness", action="append", default=[])
    parser.add_argument("--earlier", action="append", default=[])
    parser.add_argument("--tables", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--language")
    parser.add_argument("--processes")
    parser.add_argument("--quiet", "--no-progress", action="store_true")
    options, unknown = parser.parse_known_intermixed_args(words)
    if unknown:
        raise Refused("usage-unknown", value=shown(unknown[0]))
    return options


def _language(wish: str | None) -> str:
    if wish is None:
        return language_of_locale()
    if wish not in LANGUAGES:
        raise Refused("language-argument", value=shown(wish))
    return wish


def _checked(options: argparse.Namespace, say: Wording) -> tuple[int, str]:
    keys = [_key(text) for text in options.key]
    witnesses = [_witness(text) for text in options.witness]
    what = [Path(word) for word in options.what]
    if options.what[:1] == ["consistency"] and len(what) == 3:
        pair = verify_checkpoints(what[1], what[2], keys)
        written = machine.consistency_json if options.json else None
        return pair.code, written(pair) if written else report.consistency_report(pair, say)
    if len(what) > 1:
        raise Refused("usage-unknown", value=shown(options.what[1]))
    if not what:
        raise Refused("usage-missing")
    if len(keys) > 1:
        raise Refused("usage-unknown", value=shown(options.key[1]))
    pinned = keys[0] if keys else None
    if not what[0].exists():
        raise Refused("not-found", file=shown(options.what[0]))
    if not what[0].is_dir():
        if options.earlier or options.tables:
            raise Refused("proof-alone")
        proof = verify_proof(what[0], pinned, witnesses)
        return proof.code, (
            machine.proof_json(proof) if options.json else report.proof_report(proof, say)
        )
    wishes = Wishes(
        pinned,
        witnesses,
        [Path(name) for name in options.earlier],
        options.tables,
        _processes(options.processes),
    )
    outcome = verify_bundle(what[0], wishes, _progress(options.quiet, say))
    return outcome.code, (
        machine.bundle_json(outcome) if options.json else report.bundle_report(outcome, say)
    )


def _key(text: str) -> VerifierKey:
    try:
        return device_key(text)
    except NoteInvalid as error:
        raise Refused("key-argument", value=shown(text)) from error


def _witness(text: str) -> VerifierKey:
    try:
        key = VerifierKey.parse(text)
        if key.kind != COSIGNATURE:
            raise NoteInvalid("not a witness's key")
    except NoteInvalid as error:
        raise Refused("witness-argument", value=shown(text)) from error
    return key


def _processes(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise Refused("number-argument", value=shown(text))
    return int(text)


def _progress(quiet: bool, say: Wording) -> Progress:
    def show(done: int, total: int) -> None:
        end = "\r\x1b[K" if done == total else ""
        sys.stderr.write(f"\r{say.text('progress', percent=100 * done // total)}{end}")
        sys.stderr.flush()

    return (lambda _done, _total: None) if quiet or not sys.stderr.isatty() else show


def _print(text: str, code: int) -> int:
    try:
        # A locale without French letters must not end the report in the middle.
        data = text.encode(sys.stdout.encoding or "utf-8", "backslashreplace")
        sys.stdout.write(data.decode(sys.stdout.encoding or "utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read along has enough; Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return code


if __name__ == "__main__":
    sys.exit(main())

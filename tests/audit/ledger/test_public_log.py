"""The 15-entry log that Tessera publishes, made again here: the same bytes at every size."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from audit.ledger.checkpoints import Checkpoint
from audit.ledger.merkle import Frontier, Place, leaf_hash, root_at, row_of
from audit.ledger.notes import NoteInvalid, VerifierKey, open_note, split_note
from audit.ledger.tiles import bundle_number, entries_path, pack_entries, tiles_of

VECTORS = Path(__file__).parents[4] / "shared/data/vectors/tessera-testdata-log.b64.json"
# From transparency-dev/tessera, testdata/build_log.sh.
KEY = VerifierKey.parse(
    "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
)
SIZES = range(1, 16)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    if not VECTORS.exists():
        pytest.skip(f"the public log is not at {VECTORS}")
    texts = json.loads(VECTORS.read_text("utf-8"))
    return {
        path.removeprefix("testdata/log/"): base64.b64decode(text) for path, text in texts.items()
    }


@pytest.fixture(scope="module")
def entries(files: dict[str, bytes]) -> list[bytes]:
    """The entries, out of the largest bundle."""
    bundle, found = files["tile/entries/000.p/15"], []
    while bundle:
        width = int.from_bytes(bundle[:2], "big")
        found.append(bundle[2 : 2 + width])
        bundle = bundle[2 + width :]
    return found


def test_every_file_of_the_public_log_is_made_again_byte_for_byte(
    files: dict[str, bytes], entries: list[bytes]
) -> None:
    frontier, rows = Frontier(), []
    for entry in entries:
        rows += frontier.append(leaf_hash(entry))

    def read(places: Sequence[Place]) -> list[bytes]:
        return [rows[row_of(place)] for place in places]

    made = {}
    for size in SIZES:
        made[entries_path(0, size)] = pack_entries(entries[:size])
        for tile in tiles_of(size):
            made[tile.path] = b"".join(read(tile.places))
        text = Checkpoint(KEY.name, size, root_at(size, read)).text
        made[f"checkpoint.{size}"] = text.encode()

    published = {
        path: split_note(content.decode())[0].encode() if "checkpoint" in path else content
        for path, content in files.items()
        if path not in ("checkpoint", "checkpoint.0")
    }
    assert made == published
    assert len(made) == 3 * len(SIZES)


@pytest.mark.parametrize("size", [0, *SIZES])
def test_the_signatures_of_the_public_log_hold_under_its_key(
    files: dict[str, bytes], size: int
) -> None:
    note = files[f"checkpoint.{size}"].decode()
    opened = open_note(note, [KEY])
    checkpoint = Checkpoint.parse(opened.text)
    assert (checkpoint.origin, checkpoint.size, opened.keys) == (KEY.name, size, (KEY,))
    assert checkpoint.text == opened.text
    with pytest.raises(NoteInvalid):
        open_note(note.replace(f"\n{size}\n", f"\n{size + 1}\n", 1), [KEY])


@pytest.mark.parametrize(
    ("size", "paths"),
    [
        (0, []),
        (1, ["tile/0/000.p/1"]),
        (256, ["tile/0/000", "tile/1/000.p/1"]),
        (257, ["tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1"]),
    ],
)
def test_a_log_has_the_tiles_that_the_specification_names(size: int, paths: list[str]) -> None:
    assert [tile.path for tile in tiles_of(size)] == paths


def test_a_log_of_seventy_thousand_has_the_example_tiles_of_the_specification() -> None:
    """C2SP tlog-tiles v0.1.0 describes the files of a log of this size one by one."""
    widths: dict[int, list[int]] = {}
    for tile in tiles_of(70_000):
        widths.setdefault(tile.level, []).append(tile.width)
        assert len(tile.places) == tile.width
    assert widths == {0: [256] * 273 + [112], 1: [256, 17], 2: [1]}
    assert [tile.path for tile in tiles_of(70_000)][272:] == [
        "tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "path"), [(0, "000"), (999, "999"), (1000, "x001/000"), (1234067, "x001/x234/067")]
)
def test_numbers_become_paths_as_in_the_specification(number: int, path: str) -> None:
    assert bundle_number(number) == path
    assert entries_path(number, 256) == f"tile/entries/{path}"
    assert entries_path(number, 7) == f"tile/entries/{path}.p/7"


def test_an_entry_longer_than_its_length_can_say_is_refused() -> None:
    assert pack_entries([b"x" * 65_535])[:2] == b"\xff\xff"
    with pytest.raises(ValueError, match="too long"):
        pack_entries([b"", b"x" * 65_536])


@pytest.mark.parametrize(
    "text",
    [
        "", "log\n", "log\n1\n", "log\n1\nAAAA\n", "log\n-1\n{root}\n", "log\n01\n{root}\n",
        "log\n1_0\n{root}\n", "log\n 1\n{root}\n", "log\n\u0661\n{root}\n", "log\nx\n{root}\n",
        "\n1\n{root}\n", "log\n1\n{root}=\n", "log\n1\n!{root}\n",
        "log\n" + "9" * 5000 + "\n{root}\n",
    ],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    root = base64.b64encode(b"r" * 32).decode()
    with pytest.raises(NoteInvalid):
        Checkpoint.parse(text.format(root=root))
    assert Checkpoint.parse(f"log\n1\n{root}\nan extension line\n").size == 1

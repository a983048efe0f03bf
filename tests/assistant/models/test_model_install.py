"""Installing: only what is missing is fetched, and any interruption can be taken up again."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.models import install as install_module
from assistant.models.catalogue import Catalogue, Recogniser, RemoteFile, Voice
from assistant.models.errors import (
    ModelBusy,
    ModelDiskFull,
    ModelMismatch,
    ModelNotWritable,
    ModelUnknown,
    ModelUnsafe,
)
from assistant.models.install import RESERVE, Trial
from assistant.models.installed import faults, is_installed
from assistant.models.versions import current, previous
from audit.language import Language

if TYPE_CHECKING:
    from tests.assistant.models.conftest import ModelHost

BOTH = tuple(Language)


@contextmanager
def quiet(_: RemoteFile) -> Iterator[Callable[[int], None]]:
    yield lambda _: None


def believe(folder: Path, item: Recogniser | Voice) -> None:
    """Take a model for good: none here is a real one."""


def install(
    home: Path,
    catalogue: Catalogue,
    *languages: Language,
    free: int = 1 << 40,
    trial: Trial = believe,
) -> list[str]:
    done = install_module.install_models(
        home, catalogue, languages, quiet, trial=trial, free_space=lambda _: free
    )
    return [item.name for item in done]


def files(home: Path) -> set[str]:
    """Every file, as a path below the models in use where it is one of these."""
    names = set()
    for path in home.rglob("*"):
        if path.is_file() and not path.is_symlink():
            inside = str(path.relative_to(home))
            names.add(re.sub(r"models/versions/([^/]*)/[^/]*@[0-9a-f]{12}/", r"\1: ", inside))
    return names


def in_use(home: Path, slot: str) -> Path:
    folder = current(home, slot)
    assert folder is not None
    return folder


def test_one_language_is_installed_and_nothing_else_is_left(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    assert install(tmp_path, catalogue, Language.FRENCH) == ["vosk-fr", "fr-help", "fr-sell"]
    assert files(tmp_path) == {
        "models/.lock",
        "fr-ears: README",
        "fr-ears: am/final.mdl",
        "fr-ears: conf/mfcc.conf",
        "fr-ears: files.sha256",
        "fr-help: fr-help.onnx",
        "fr-help: fr-help.onnx.json",
        "fr-help: files.sha256",
        "fr-sell: fr-sell.onnx",
        "fr-sell: fr-sell.onnx.json",
        "fr-sell: files.sha256",
    }
    for item in catalogue.models(Language.FRENCH):
        assert is_installed(tmp_path, item)
        assert not list(faults(tmp_path, item))


def test_what_is_sound_is_not_fetched_again(
    host: ModelHost, tmp_path: Path, catalogue: Catalogue
) -> None:
    install(tmp_path, catalogue, *BOTH)
    asked = len(host.requests)
    assert asked == 10
    assert install(tmp_path, catalogue, *BOTH, free=0) == []
    assert len(host.requests) == asked


@pytest.mark.parametrize(
    ("damaged", "fetched", "repaired"),
    [
        ("fr-help/fr-help.onnx", ["fr-help.onnx.json", "fr-help.onnx"], "fr-help"),
        ("fr-help/fr-help.onnx.json", ["fr-help.onnx.json", "fr-help.onnx"], "fr-help"),
        ("fr-ears/am/final.mdl", ["vosk-fr.zip"], "vosk-fr"),
    ],
)
@pytest.mark.parametrize("missing", [True, False])
def test_only_what_is_damaged_or_missing_is_fetched_again(
    host: ModelHost,
    tmp_path: Path,
    catalogue: Catalogue,
    damaged: str,
    fetched: list[str],
    repaired: str,
    missing: bool,
) -> None:
    install(tmp_path, catalogue, Language.FRENCH)
    host.requests.clear()
    slot, _, inside = damaged.partition("/")
    path = in_use(tmp_path, slot) / inside
    body = path.read_bytes()
    path.unlink() if missing else path.write_bytes(body[::-1])
    assert install(tmp_path, catalogue, Language.FRENCH) == [repaired]
    assert host.requests == [(f"/{name}", None) for name in fetched]
    assert (in_use(tmp_path, slot) / inside).read_bytes() == body
    assert len(list((tmp_path / "models/versions" / slot).iterdir())) == 1, "no rubbish is kept"
    assert previous(tmp_path, slot) is None, "nobody can go back to a damaged model"
    assert install(tmp_path, catalogue, Language.FRENCH) == []


def test_ctrl_c_keeps_what_is_done_and_goes_on_in_the_middle_of_a_file(
    host: ModelHost, tmp_path: Path, catalogue: Catalogue
) -> None:
    @contextmanager
    def impatient(file: RemoteFile) -> Iterator[Callable[[int], None]]:
        def stop(total: int) -> None:
            if file.name == "fr-sell.onnx" and total:
                raise KeyboardInterrupt

        yield stop

    with pytest.raises(KeyboardInterrupt):
        install_module.install_models(tmp_path, catalogue, BOTH, impatient, trial=believe)
    kept = (tmp_path / "models/downloads/fr-sell.onnx.part").stat().st_size
    host.requests.clear()
    assert install(tmp_path, catalogue, *BOTH) == ["fr-sell", "vosk-en", "en-help", "en-sell"]
    assert host.requests[0] == ("/fr-sell.onnx", f"bytes={kept}-")


def test_a_stop_while_unpacking_fetches_nothing_twice_and_leaves_no_folder(
    host: ModelHost, tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(archive: Path, folder: Path, limit: int) -> None:
        # As a power cut would leave it.
        (folder.parent / f".{folder.name}-abc" / "new").mkdir(parents=True)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(install_module, "unpack", stopped)
        with pytest.raises(KeyboardInterrupt):
            install(tmp_path, catalogue, Language.FRENCH)
    host.requests.clear()
    assert install(tmp_path, catalogue, Language.FRENCH)[0] == "vosk-fr"
    assert host.ranges("vosk-fr.zip") == []
    assert len(list((tmp_path / "models/versions/fr-ears").iterdir())) == 1


def test_a_stop_while_a_voice_is_tried_fetches_nothing_twice(
    host: ModelHost, tmp_path: Path, catalogue: Catalogue
) -> None:
    def stopped(folder: Path, item: Recogniser | Voice) -> None:
        if isinstance(item, Voice):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install(tmp_path, catalogue, Language.FRENCH, trial=stopped)
    assert current(tmp_path, "fr-help") is None
    host.requests.clear()
    install(tmp_path, catalogue, Language.FRENCH)
    assert host.ranges("fr-help.onnx") == host.ranges("vosk-fr.zip") == []
    assert host.ranges("fr-sell.onnx") == [None]


@pytest.mark.parametrize("links", [True, False])
def test_a_kill_while_a_model_is_tried_fetches_nothing_twice(
    host: ModelHost,
    tmp_path: Path,
    catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
    links: bool,
) -> None:
    home = tmp_path / "killed"

    def refuse(path: Path, target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    def killed(folder: Path, item: Recogniser | Voice) -> None:
        if isinstance(item, Voice):
            # Who is killed tidies nothing up: the disk stays as it is at this moment.
            shutil.copytree(tmp_path / "home", home, symlinks=True)
            raise KeyboardInterrupt

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    with pytest.raises(KeyboardInterrupt):
        install(tmp_path / "home", catalogue, Language.FRENCH, trial=killed)
    host.requests.clear()
    assert install(home, catalogue, Language.FRENCH) == ["fr-help", "fr-sell"]
    assert host.ranges("fr-help.onnx") == host.ranges("fr-help.onnx.json") == []
    assert len(list((home / "models/versions/fr-help").iterdir())) == 1
    assert list((home / "models/downloads").iterdir()) == []


def test_what_a_kill_right_after_the_switch_leaves_is_thrown_away(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(install_module, "_remove", lambda _: None)
        install(tmp_path, catalogue, Language.FRENCH)
    assert list((tmp_path / "models/downloads").iterdir())
    assert install(tmp_path, catalogue, Language.FRENCH) == []
    assert list((tmp_path / "models/downloads").iterdir()) == []


def test_room_is_checked_before_anything_is_fetched(
    host: ModelHost, tmp_path: Path, catalogue: Catalogue
) -> None:
    items = list(catalogue.models(Language.FRENCH))
    needed = sum(item.size for item in items) + RESERVE
    needed += sum(item.unpacked_limit for item in items if isinstance(item, Recogniser))
    with pytest.raises(ModelDiskFull) as caught:
        install(tmp_path, catalogue, Language.FRENCH, free=needed - 1)
    assert host.requests == []
    assert caught.value.facts["needed"] == 66  # 64 MB kept free, 1 MB unpacked, the downloads
    assert caught.value.facts["free"] == 65
    assert len(install(tmp_path, catalogue, Language.FRENCH, free=needed)) == 3


def test_bytes_already_kept_need_no_room(tmp_path: Path, catalogue: Catalogue) -> None:
    install(tmp_path, catalogue, Language.FRENCH)
    model = in_use(tmp_path, "fr-sell") / "fr-sell.onnx"
    downloads = tmp_path / "models/downloads"
    model.rename(downloads / "fr-sell.onnx.part")
    (in_use(tmp_path, "fr-sell") / "fr-sell.onnx.json").rename(downloads / "fr-sell.onnx.json")
    assert install(tmp_path, catalogue, Language.FRENCH, free=RESERVE) == ["fr-sell"]


def test_a_second_installation_waits_its_turn(
    host: ModelHost, tmp_path: Path, catalogue: Catalogue
) -> None:
    (tmp_path / "models").mkdir()
    with (tmp_path / "models/.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(ModelBusy):
            install(tmp_path, catalogue, Language.FRENCH)
        assert host.requests == []
    assert len(install(tmp_path, catalogue, Language.FRENCH)) == 3


def test_a_language_without_models_is_unknown(host: ModelHost, tmp_path: Path) -> None:
    with pytest.raises(ModelUnknown):
        install(tmp_path, Catalogue((), ()), Language.FRENCH)
    assert host.requests == []


def test_a_wrong_file_stops_the_installation_and_keeps_the_models_before_it(
    host: ModelHost, tmp_path: Path, catalogue: Catalogue
) -> None:
    host.fail("fr-sell.onnx", "FLIP")
    with pytest.raises(ModelMismatch):
        install(tmp_path, catalogue, Language.FRENCH)
    assert install(tmp_path, catalogue, Language.FRENCH) == ["fr-sell"]


def test_an_archive_that_cannot_be_unpacked_is_not_kept(host: ModelHost, tmp_path: Path) -> None:
    file = host.offer("ears.zip", b"not a zip")
    catalogue = Catalogue((Recogniser("ears", Language.FRENCH, file, 9),), ())
    with pytest.raises(ModelUnsafe):
        install(tmp_path, catalogue, Language.FRENCH)
    assert files(tmp_path) == {"models/.lock"}


def test_a_home_that_is_a_file_is_said_not_to_be_writable(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    home = tmp_path / "home"
    home.write_text("not a folder")
    with pytest.raises(ModelNotWritable):
        install(home, catalogue, Language.FRENCH)


def test_a_damaged_recogniser_stays_until_its_replacement_is_ready(
    host: ModelHost, tmp_path: Path, catalogue: Catalogue
) -> None:
    install(tmp_path, catalogue, Language.FRENCH)
    folder = in_use(tmp_path, "fr-ears")
    (folder / "README").write_bytes(b"damaged")
    host.fail("vosk-fr.zip", "FLIP")
    with pytest.raises(ModelMismatch):
        install(tmp_path, catalogue, Language.FRENCH)
    assert in_use(tmp_path, "fr-ears") == folder
    assert (folder / "am/final.mdl").is_file()


def test_downloads_of_what_is_no_longer_offered_are_thrown_away(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    downloads = tmp_path / "models/downloads"
    downloads.mkdir(parents=True)
    for name in ("old.zip.part", "old.zip.tag", "en-help.onnx.part"):
        (downloads / name).write_bytes(b"x")
    install(tmp_path, catalogue, Language.FRENCH)
    assert [path.name for path in downloads.iterdir()] == ["en-help.onnx.part"]


def test_a_folder_among_the_downloads_is_left_alone(tmp_path: Path, catalogue: Catalogue) -> None:
    folder = tmp_path / "models/downloads/mine"
    folder.mkdir(parents=True)
    (folder / "letter.txt").write_text("dear")
    assert len(install(tmp_path, catalogue, Language.FRENCH)) == 3
    assert (folder / "letter.txt").read_text() == "dear"
    (tmp_path / "models/downloads/fr-help.onnx").mkdir()
    assert install(tmp_path, catalogue, Language.FRENCH) == []

"""Installing from a folder: the same checks, and not one request."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.models import install as install_module
from assistant.models.catalogue import Catalogue, RemoteFile
from assistant.models.errors import (
    ModelFolderMissing,
    ModelHalfThere,
    ModelMistaken,
    ModelNotAsPublished,
    ModelNotInFolder,
    ModelUnreadable,
)
from assistant.models.installed import faults, is_installed
from assistant.models.offline import Folder
from audit.errors import CandideError
from audit.language import Language

if TYPE_CHECKING:
    from tests.assistant.models.conftest import ModelHost


@contextmanager
def quiet(_: RemoteFile) -> Iterator[Callable[[int], None]]:
    yield lambda _: None


@pytest.fixture
def stick(host: ModelHost, catalogue: Catalogue, tmp_path: Path) -> Path:
    """A folder with every file as it was published, in subfolders, among other things."""
    folder = tmp_path / "stick"
    for path, body in host.files.items():
        place = folder / ("speech/fr" if "fr" in path else "speech/en")
        place.mkdir(parents=True, exist_ok=True)
        (place / path.removeprefix("/")).write_bytes(body)
    (folder / "holiday.jpg").write_bytes(b"sun")
    return folder


def install(home: Path, catalogue: Catalogue, stick: Path, *languages: Language) -> list[str]:
    done = install_module.install_models(
        home,
        catalogue,
        languages or tuple(Language),
        quiet,
        source=Folder(stick, catalogue),
        trial=lambda *_: None,
    )
    return [item.name for item in done]


def test_all_is_installed_and_nothing_is_asked_of_the_network(
    host: ModelHost, catalogue: Catalogue, stick: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    assert len(install(home, catalogue, stick)) == 6
    for language in Language:
        for item in catalogue.models(language):
            assert is_installed(home, item)
            assert not list(faults(home, item))
    assert host.requests == []
    assert (stick / "speech/fr/fr-help.onnx").exists(), "the stick is left as it was"


def test_what_is_missing_is_named_all_at_once_before_anything_is_copied(
    host: ModelHost, catalogue: Catalogue, stick: Path, tmp_path: Path
) -> None:
    (stick / "speech/fr/fr-help.onnx.json").unlink()
    (stick / "speech/en/vosk-en.zip").unlink()
    with pytest.raises(ModelNotInFolder) as caught:
        install(tmp_path / "home", catalogue, stick)
    assert caught.value.facts["files"] == "fr-help.onnx.json, vosk-en.zip"
    assert not list((tmp_path / "home/models").glob("versions/*/*"))
    assert host.requests == []


def test_one_language_needs_its_own_files_only(
    catalogue: Catalogue, stick: Path, tmp_path: Path
) -> None:
    (stick / "speech/en/vosk-en.zip").unlink()
    assert len(install(tmp_path / "home", catalogue, stick, Language.FRENCH)) == 3


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:99])


def rename_unfinished(path: Path) -> None:
    halve(path)
    path.rename(path.with_name(f"{path.name}.crdownload"))


def flip(path: Path) -> None:
    path.write_bytes(path.read_bytes()[::-1])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"!")


def pass_for_another(path: Path) -> None:
    """The English zip under the name of the French one."""
    path.write_bytes((path.parent.parent / "en/vosk-en.zip").read_bytes())


@pytest.mark.parametrize(
    ("harm", "error", "part"),
    [
        (halve, ModelHalfThere, "99 bytes of"),
        (rename_unfinished, ModelHalfThere, "vosk-fr.zip.crdownload is only partly downloaded"),
        (flip, ModelNotAsPublished, "not the one the catalogue describes"),
        (lengthen, ModelNotAsPublished, "not the one the catalogue describes"),
        (pass_for_another, ModelMistaken, "is really vosk-en.zip"),
    ],
)
def test_a_file_that_is_not_right_is_one_clear_sentence(
    catalogue: Catalogue,
    stick: Path,
    tmp_path: Path,
    harm: Callable[[Path], None],
    error: type[CandideError],
    part: str,
) -> None:
    harm(stick / "speech/fr/vosk-fr.zip")
    with pytest.raises(error) as caught:
        install(tmp_path / "home", catalogue, stick)
    assert part in str(caught.value)
    assert "vosk-fr.zip" in str(caught.value)
    assert not list((tmp_path / "home/models").glob("current/*"))
    assert not list((tmp_path / "home/models").glob("downloads/vosk-fr*"))


def test_of_two_files_with_the_name_the_sound_one_is_taken(
    catalogue: Catalogue, stick: Path, tmp_path: Path
) -> None:
    for place, body in (("a", b"torn"), ("z", None)):
        (stick / place).mkdir()
        right = (stick / "speech/fr/vosk-fr.zip").read_bytes()
        (stick / place / "vosk-fr.zip").write_bytes(body or right[::-1])
    assert "vosk-fr" in install(tmp_path / "home", catalogue, stick)


class Worn(io.BytesIO):
    """What a stick gives of a file whose second block is bad."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().read(9)


@pytest.fixture
def bad_block(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Wears out one file."""

    def wear(worn: Path) -> None:
        open_one = Path.open

        def opened(path: Path, *modes: Any, **more: Any) -> Any:
            return Worn(content) if path == worn else open_one(path, *modes, **more)

        content = worn.read_bytes()
        monkeypatch.setattr(Path, "open", opened)

    return wear


def test_a_stick_that_cannot_be_read_is_not_a_folder_that_cannot_be_written(
    catalogue: Catalogue, stick: Path, tmp_path: Path, bad_block: Callable[[Path], None]
) -> None:
    bad_block(stick / "speech/fr/vosk-fr.zip")
    with pytest.raises(ModelUnreadable) as caught:
        install(tmp_path / "home", catalogue, stick)
    assert caught.value.facts["path"] == stick / "speech/fr/vosk-fr.zip"


def test_of_two_files_the_one_that_can_be_read_is_taken(
    catalogue: Catalogue, stick: Path, tmp_path: Path, bad_block: Callable[[Path], None]
) -> None:
    (stick / "speech/fr/again").mkdir()
    other = stick / "speech/fr/again/vosk-fr.zip"
    other.write_bytes((stick / "speech/fr/vosk-fr.zip").read_bytes())
    bad_block(stick / "speech/fr/vosk-fr.zip")
    assert "vosk-fr" in install(tmp_path / "home", catalogue, stick, Language.FRENCH)


def test_a_stick_that_fails_while_it_is_searched_is_said_to(
    catalogue: Catalogue, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterator[Path]:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rglob", fail)
        with pytest.raises(ModelUnreadable) as caught:
            install(tmp_path / "home", catalogue, stick)
    assert caught.value.facts["path"] == stick


def test_a_folder_that_is_not_there_is_said_so(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(ModelFolderMissing):
        install(tmp_path / "home", catalogue, tmp_path / "no-stick")

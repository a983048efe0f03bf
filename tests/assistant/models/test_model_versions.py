"""Switching and going back: one rename, both versions whole, whatever happens in between."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.models import install as install_module
from assistant.models import versions
from assistant.models.catalogue import Catalogue, Recogniser, RemoteFile, Role, Voice
from assistant.models.errors import (
    ModelNoPrevious,
    ModelNotTried,
    ModelPreviousDamaged,
    ModelRefused,
    ModelUnusable,
    ModelWrongLanguage,
)
from assistant.models.installed import installed_voice, is_installed
from assistant.models.versions import current, previous
from audit.language import Language
from tests.support.renames import renames_until

if TYPE_CHECKING:
    from tests.assistant.models.conftest import ModelHost

FRENCH = Language.FRENCH


@contextmanager
def quiet(_: RemoteFile) -> Iterator[Callable[[int], None]]:
    yield lambda _: None


def edition(host: ModelHost, number: int, *, name: str = "siwis") -> Catalogue:
    """A catalogue with one voice, whose files are others in every edition."""
    model = host.offer(f"{name}.onnx", b"network %d " % number * 9_000)
    config = host.offer(f"{name}.onnx.json", b'{"edition": %d}' % number)
    return Catalogue((), (Voice(name, FRENCH, Role.HELP, model, config),))


def install(
    home: Path,
    catalogue: Catalogue,
    trial: Callable[[Path, Recogniser | Voice], None] = lambda *_: None,
) -> list[str]:
    done = install_module.install_models(home, catalogue, [FRENCH], quiet, trial=trial)
    return [item.name for item in done]


def back(
    home: Path,
    catalogue: Catalogue,
    trial: Callable[[Path, Recogniser | Voice], None] = lambda *_: None,
) -> list[str]:
    return install_module.roll_back(home, catalogue, [FRENCH], trial=trial)


def spoken_by(home: Path) -> str:
    """The configuration of the voice that would speak now."""
    files = installed_voice(home, FRENCH, Role.HELP, environment={})
    assert files is not None
    assert files.model.read_bytes().startswith(b"network " + files.config.read_bytes()[12:13])
    return files.config.read_text()


def kept(home: Path) -> int:
    return len(list((home / "models/versions/fr-help").iterdir()))


def test_a_new_version_takes_over_and_the_old_one_can_be_gone_back_to(
    host: ModelHost, tmp_path: Path
) -> None:
    first = edition(host, 1)
    install(tmp_path, first)
    assert previous(tmp_path, "fr-help") is None
    second = edition(host, 2)
    assert not is_installed(tmp_path, second.voices[0])
    assert spoken_by(tmp_path) == '{"edition": 1}', "until the new one is there, the old one speaks"
    assert install(tmp_path, second) == ["siwis"]
    assert spoken_by(tmp_path) == '{"edition": 2}'
    assert back(tmp_path, second) == ["siwis"]
    assert spoken_by(tmp_path) == '{"edition": 1}'
    assert back(tmp_path, second) == ["siwis"]
    assert spoken_by(tmp_path) == '{"edition": 2}', "going back is itself undone"
    assert kept(tmp_path) == 2


def test_one_earlier_version_is_kept_until_the_next_switch(host: ModelHost, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        install(tmp_path, edition(host, number))
    assert kept(tmp_path) == 2
    back(tmp_path, edition(host, 3))
    assert spoken_by(tmp_path) == '{"edition": 2}'


def test_what_was_gone_back_from_is_not_fetched_again(host: ModelHost, tmp_path: Path) -> None:
    install(tmp_path, edition(host, 1))
    second = edition(host, 2)
    install(tmp_path, second)
    back(tmp_path, second)
    host.requests.clear()
    assert install(tmp_path, second) == ["siwis"]
    assert host.requests == []
    assert spoken_by(tmp_path) == '{"edition": 2}'


@pytest.mark.parametrize(
    "problem",
    [
        ModelUnusable(name="siwis"),
        ModelWrongLanguage(path="siwis.onnx", expected="fr", found="en"),
    ],
)
def test_a_version_that_does_not_work_here_never_takes_over(
    host: ModelHost, tmp_path: Path, problem: Exception
) -> None:
    install(tmp_path, edition(host, 1))

    def fails(folder: Path, item: Recogniser | Voice) -> None:
        assert (folder / "siwis.onnx").is_file(), "it is tried where it would be used"
        raise problem

    with pytest.raises(type(problem)):
        install(tmp_path, edition(host, 2), fails)
    assert spoken_by(tmp_path) == '{"edition": 1}'
    assert kept(tmp_path) == 1
    assert list((tmp_path / "models/downloads").iterdir()) == []


def test_an_earlier_version_that_no_longer_works_is_not_gone_back_to(
    host: ModelHost, tmp_path: Path
) -> None:
    install(tmp_path, edition(host, 1))
    second = edition(host, 2)
    install(tmp_path, second)

    def fails(folder: Path, item: Recogniser | Voice) -> None:
        raise ModelUnusable(name=item.name)

    with pytest.raises(ModelPreviousDamaged):
        back(tmp_path, second, fails)
    old = previous(tmp_path, "fr-help")
    assert old is not None
    (old / "siwis.onnx").write_bytes(b"network 1 but torn")
    with pytest.raises(ModelPreviousDamaged):
        back(tmp_path, second)
    assert spoken_by(tmp_path) == '{"edition": 2}'


def test_what_could_not_be_tried_is_not_held_against_the_model_nor_the_folder(
    host: ModelHost, tmp_path: Path
) -> None:
    def no_memory(folder: Path, item: Recogniser | Voice) -> None:
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))

    install(tmp_path, edition(host, 1))
    second = edition(host, 2)
    with pytest.raises(ModelNotTried):
        install(tmp_path, second, no_memory)
    assert spoken_by(tmp_path) == '{"edition": 1}'
    host.requests.clear()
    install(tmp_path, second)
    assert host.requests == [], "what was brought is kept"
    with pytest.raises(ModelNotTried):
        back(tmp_path, second, no_memory)
    assert spoken_by(tmp_path) == '{"edition": 2}'


def test_with_nothing_to_go_back_to_that_is_said(host: ModelHost, tmp_path: Path) -> None:
    with pytest.raises(ModelNoPrevious):
        back(tmp_path, edition(host, 1))
    install(tmp_path, edition(host, 1))
    with pytest.raises(ModelNoPrevious):
        back(tmp_path, edition(host, 1))


class PowerCut(BaseException):
    """The power is gone."""


@contextmanager
def power_for(renames: int) -> Iterator[None]:
    """Cut the power at a rename, the first being 0. After a cut nobody tidies up."""
    with pytest.MonkeyPatch.context() as patch, renames_until(renames, PowerCut):
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        yield


@pytest.mark.parametrize("step", range(6))
def test_a_power_cut_at_any_step_leaves_one_whole_version_in_use(
    host: ModelHost, tmp_path: Path, step: int
) -> None:
    """Whichever rename of the switch the power goes out at, the next start has a whole voice."""
    install(tmp_path, edition(host, 1))
    second = edition(host, 2)
    ended = False
    with power_for(step), suppress(PowerCut):
        install(tmp_path, second)
        ended = True
    assert spoken_by(tmp_path) == f'{{"edition": {2 if ended else 1}}}'
    install(tmp_path, second)
    assert spoken_by(tmp_path) == '{"edition": 2}'
    assert back(tmp_path, second) == ["siwis"], "and the earlier one is still whole"
    assert spoken_by(tmp_path) == '{"edition": 1}'
    assert kept(tmp_path) == 2


@pytest.mark.parametrize("step", range(4))
def test_a_power_cut_while_going_back_loses_neither_version(
    host: ModelHost, tmp_path: Path, step: int
) -> None:
    install(tmp_path, edition(host, 1))
    second = edition(host, 2)
    install(tmp_path, second)
    host.requests.clear()
    with power_for(step), suppress(PowerCut):
        back(tmp_path, second)
    assert spoken_by(tmp_path) in ('{"edition": 1}', '{"edition": 2}')
    install(tmp_path, second)
    assert spoken_by(tmp_path) == '{"edition": 2}'
    assert back(tmp_path, second) == ["siwis"]
    assert spoken_by(tmp_path) == '{"edition": 1}'
    assert host.requests == [], "both were still there"
    install(tmp_path, edition(host, 3))
    assert kept(tmp_path) == 2


def test_every_name_is_on_the_disk_before_the_version_comes_into_use(
    host: ModelHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    on_disk: set[Path] = set()
    before_switch: set[Path] = set()
    fsync, rename = os.fsync, Path.replace

    def note(handle: int) -> None:
        fsync(handle)
        number = os.fstat(handle).st_ino
        folders = (path for path in (home, *home.rglob("*")) if path.is_dir())
        for folder in folders:
            if folder.stat().st_ino == number:
                on_disk.update(folder.iterdir())

    def replace(path: Path, target: Path) -> Path:
        if target == home / "models/current/fr-help":
            before_switch.update(on_disk)
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", note)
    monkeypatch.setattr(Path, "replace", replace)
    install(home, edition(host, 1))
    version = current(home, "fr-help")
    assert version is not None
    models = home / "models"
    made = {models, models / "versions", models / "current", version.parent, version}
    assert made | set(version.iterdir()) <= before_switch
    assert models / "current/fr-help" in on_disk


class TestACopyWhoseLinksWereFollowed:
    """As `cp -rL` or a share without links makes it: folders where the links were."""

    @pytest.fixture
    def copy(self, host: ModelHost, tmp_path: Path) -> Path:
        for number in (1, 2):
            install(tmp_path / "home", edition(host, number))
        shutil.copytree(tmp_path / "home", tmp_path / "copy", symlinks=False)
        shutil.rmtree(tmp_path / "home")
        host.requests.clear()
        return tmp_path / "copy"

    def test_it_is_used_as_it_is_and_nothing_is_fetched(self, host: ModelHost, copy: Path) -> None:
        second = edition(host, 2)
        assert is_installed(copy, second.voices[0])
        assert install(copy, second) == []
        assert spoken_by(copy) == '{"edition": 2}'
        assert kept(copy) == 2
        assert back(copy, second) == ["siwis"]
        assert spoken_by(copy) == '{"edition": 1}'
        assert install(copy, second) == ["siwis"]
        assert spoken_by(copy) == '{"edition": 2}'
        assert host.requests == []

    def test_a_new_version_takes_over(self, host: ModelHost, copy: Path) -> None:
        third = edition(host, 3)
        assert install(copy, third) == ["siwis"]
        assert spoken_by(copy) == '{"edition": 3}'
        assert kept(copy) == 2
        assert back(copy, third) == ["siwis"]
        assert spoken_by(copy) == '{"edition": 2}'

    @pytest.mark.parametrize("coming", [2, 3])
    def test_the_folder_alone_goes_on_speaking_until_a_model_takes_its_place(
        self, host: ModelHost, copy: Path, coming: int
    ) -> None:
        new = edition(host, coming)
        in_use = current(copy, "fr-help")
        assert in_use is not None
        shutil.rmtree(in_use)
        other = in_use.with_name("of-unknown-use")
        other.mkdir()
        assert spoken_by(copy) == '{"edition": 2}'
        host.fail("siwis.onnx", "NOT_FOUND")
        with pytest.raises(ModelRefused):
            install(copy, new)
        assert spoken_by(copy) == '{"edition": 2}'
        assert other.is_dir()
        assert install(copy, new) == ["siwis"]
        assert spoken_by(copy) == f'{{"edition": {coming}}}'
        assert kept(copy) == 2
        assert back(copy, new) == ["siwis"]
        assert spoken_by(copy) == '{"edition": 1}'


def test_another_model_in_the_same_place_is_another_version(
    host: ModelHost, tmp_path: Path
) -> None:
    install(tmp_path, edition(host, 1))
    other = edition(host, 2, name="tom")
    install(tmp_path, other)
    files = installed_voice(tmp_path, FRENCH, Role.HELP, environment={})
    assert files is not None
    assert files.model.name == "tom.onnx"
    assert back(tmp_path, other) == ["siwis"]


def test_a_home_that_is_moved_goes_on_speaking(host: ModelHost, tmp_path: Path) -> None:
    install(tmp_path / "old", edition(host, 1))
    (tmp_path / "old").rename(tmp_path / "new")
    assert spoken_by(tmp_path / "new") == '{"edition": 1}'


def test_the_same_digests_are_the_same_version(host: ModelHost) -> None:
    again = edition(host, 1)
    assert versions.version_of(edition(host, 1).voices[0]) == versions.version_of(again.voices[0])
    assert versions.version_of(edition(host, 2).voices[0]) != versions.version_of(again.voices[0])


def test_a_link_that_leads_nowhere_is_no_model(tmp_path: Path) -> None:
    link = tmp_path / "models/current/fr-help"
    link.parent.mkdir(parents=True)
    link.symlink_to("../versions/fr-help/gone")
    assert current(tmp_path, "fr-help") is None
    link.unlink()
    link.write_text("no link")
    assert current(tmp_path, "fr-help") is None

"""Switching and going back: one rename, both versions whole, whatever happens in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.models import install as install_module
from assistant.models import versions
from assistant.models.catalogue import Catalogue, Recogniser, RemoteFile, Role, Voice
from assistant.models.errors import (
    ModelNoPrevious,
    ModelPreviousDamaged,
    ModelUnusable,
    ModelWrongLanguage,
)
from assistant.models.installed import installed_voice, is_installed
from assistant.models.versions import current, previous
from audit.language import Language

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


def test_with_nothing_to_go_back_to_that_is_said(host: ModelHost, tmp_path: Path) -> None:
    with pytest.raises(ModelNoPrevious):
        back(tmp_path, edition(host, 1))
    install(tmp_path, edition(host, 1))
    with pytest.raises(ModelNoPrevious):
        back(tmp_path, edition(host, 1))


@pytest.mark.parametrize("step", range(8))
def test_a_power_cut_at_any_step_leaves_one_whole_version_in_use(
    host: ModelHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Whichever rename of the switch the power goes out at, the next start has a whole voice."""
    install(tmp_path, edition(host, 1))
    second = edition(host, 2)
    left = step

    class PowerCut(BaseException):
        pass

    rename = Path.replace

    def replace(path: Path, target: Path) -> Path:
        nonlocal left
        left -= 1
        if left < 0:
            raise PowerCut
        return rename(path, target)

    with monkeypatch.context() as patch:
        # After a power cut nobody tidies up.
        patch.setattr(install_module, "_take_apart", lambda *_: None)
        patch.setattr(Path, "replace", replace)
        try:
            install(tmp_path, second)
            ended = True
        except PowerCut:
            ended = False
    assert spoken_by(tmp_path) == f'{{"edition": {2 if ended else 1}}}'
    install(tmp_path, second)
    assert spoken_by(tmp_path) == '{"edition": 2}'
    assert back(tmp_path, second) == ["siwis"], "and the earlier one is still whole"
    assert spoken_by(tmp_path) == '{"edition": 1}'
    assert kept(tmp_path) == 2


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

"""Sounds kept on disk: found again, bounded, never damaged, never readable as words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.models.installed import VoiceFiles
from assistant.speaking.cache import Sound, SoundCache, sound_key
from assistant.speaking.errors import VoiceMissing
from assistant.speaking.piper import AudioChunk

KEYS = [f"{number:064x}" for number in range(20)]


def sound(number: int, size: int = 1000) -> Sound:
    return (AudioChunk(bytes([number]) * size, 16_000), AudioChunk(b"\1\2", 22_050))


def on_disk(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def cold(folder: Path, **bounds: int) -> SoundCache:
    """A cache that remembers nothing of what it puts away."""
    return SoundCache(folder, hot_bytes=0, **bounds)


@pytest.fixture
def voice(tmp_path: Path) -> VoiceFiles:
    for name in ("a.onnx", "a.json"):
        (tmp_path / name).write_text(name)
    return VoiceFiles(tmp_path / "a.onnx", tmp_path / "a.json")


def test_what_is_put_is_found_again_by_the_next_run(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "sounds"
    SoundCache(folder).put(KEYS[0], sound(7))
    again = SoundCache(folder)
    assert again.get(KEYS[0]) == sound(7)
    assert again.get(KEYS[1]) is None
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / f"{KEYS[0]}.pcm").stat().st_mode & 0o777 == 0o600


def test_a_sentence_of_no_sound_is_a_sound_too(tmp_path: Path) -> None:
    cold(tmp_path).put(KEYS[0], [])
    assert cold(tmp_path).get(KEYS[0]) == ()


@pytest.mark.parametrize("restart", [False, True])
def test_the_least_recently_used_leaves_first_and_the_order_outlives_a_run(
    tmp_path: Path, restart: bool
) -> None:
    cache = cold(tmp_path, most_bytes=3500)
    for number in range(3):
        cache.put(KEYS[number], sound(number))
    assert cache.get(KEYS[0])
    later = cold(tmp_path, most_bytes=3500) if restart else cache
    later.put(KEYS[3], sound(3))
    assert [number for number in range(4) if later.get(KEYS[number])] == [0, 2, 3]
    assert len(on_disk(tmp_path)) == 3


def test_a_smaller_bound_is_kept_at_once(tmp_path: Path) -> None:
    for number in range(5):
        cold(tmp_path).put(KEYS[number], sound(number))
    cold(tmp_path, most_bytes=2500)
    assert on_disk(tmp_path) == {f"{key}.pcm" for key in KEYS[3:5]}


def test_what_is_too_big_is_not_kept_and_drives_nothing_out(tmp_path: Path) -> None:
    cache = cold(tmp_path, most_bytes=2000)
    cache.put(KEYS[0], sound(0))
    cache.put(KEYS[1], sound(1, size=5000))
    assert cache.get(KEYS[0])
    assert cache.get(KEYS[1]) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 900), st.booleans()), max_size=40))
def test_it_never_holds_more_than_its_bound_nor_gives_what_was_not_put(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("sounds")
    cache, put = SoundCache(folder, most_bytes=2500, hot_bytes=1000), {}
    for number, size, putting in steps:
        if putting:
            put[number] = sound(number, size)
            cache.put(KEYS[number], put[number])
            assert cache.get(KEYS[number]) == put[number]
        elif (found := cache.get(KEYS[number])) is not None:
            assert found == put[number]
        assert sum(path.stat().st_size for path in folder.iterdir()) <= 2500


@pytest.mark.parametrize("damage", ["torn", "empty", "changed", "longer", "other", "old", "gone"])
def test_a_damaged_file_is_dropped_and_made_anew(tmp_path: Path, damage: str) -> None:
    cold(tmp_path).put(KEYS[0], sound(0))
    cold(tmp_path).put(KEYS[1], sound(1))
    path = tmp_path / f"{KEYS[0]}.pcm"
    good = path.read_bytes()
    path.write_bytes(
        {
            "torn": good[: len(good) // 2],
            "empty": b"",
            "changed": good[:100] + bytes([good[100] ^ 1]) + good[101:],
            "longer": good + b"x",
            "other": (tmp_path / f"{KEYS[1]}.pcm").read_bytes(),
            "old": good[:7] + b"\0" + good[8:],
            "gone": b"",
        }[damage]
    )
    cache = cold(tmp_path)
    if damage == "gone":
        path.unlink()
    assert cache.get(KEYS[0]) is None
    assert not path.exists()
    cache.put(KEYS[0], sound(0))
    assert cache.get(KEYS[0]) == sound(0)
    assert cache.get(KEYS[1]) == sound(1)


def test_a_write_that_was_cut_off_leaves_nothing_that_counts(tmp_path: Path) -> None:
    (tmp_path / f"{KEYS[0]}.new").write_bytes(b"half")
    cache = cold(tmp_path)
    assert cache.get(KEYS[0]) is None
    cache.put(KEYS[0], sound(0))
    assert cache.get(KEYS[0]) == sound(0)
    assert on_disk(tmp_path) == {f"{KEYS[0]}.pcm"}


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    cache = cold(tmp_path, most_bytes=1)
    cache.put(KEYS[0], sound(0))
    assert on_disk(tmp_path) == {"letter.txt"}


@pytest.mark.parametrize("trouble", ["file", "full"])
def test_a_disk_that_takes_nothing_only_means_no_cache(
    tmp_path: Path, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sounds"
    if trouble == "file":
        folder.write_text("in the way")
    else:

        def full(*arguments: object, **options: object) -> int:
            raise OSError(28, "no space left on device")

        monkeypatch.setattr(os, "fdopen", full)
    cold(folder).put(KEYS[0], sound(0))
    assert cold(folder).get(KEYS[0]) is None
    hot = SoundCache(folder)
    hot.put(KEYS[0], sound(0))
    assert hot.get(KEYS[0]) == sound(0)
    assert not any(tmp_path.rglob("*.pcm"))
    assert not any(tmp_path.rglob("*.new"))


def test_the_hottest_need_no_disk(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path, hot_bytes=2500)
    for number in range(3):
        cache.put(KEYS[number], sound(number))
    for path in tmp_path.iterdir():
        path.unlink()
    assert cache.get(KEYS[2]) == sound(2)
    assert cache.get(KEYS[1]) == sound(1)
    assert cache.get(KEYS[0]) is None


def test_a_key_stands_for_voice_text_and_speed(voice: VoiceFiles) -> None:
    key = sound_key(voice, "Voilà.")
    assert key == sound_key(voice, "Voilà.", speed=1.0)
    others = {sound_key(voice, "Voila."), sound_key(voice, "Voilà.", speed=1.1)}
    voice.config.write_text("another voice")
    others.add(sound_key(voice, "Voilà."))
    os.utime(voice.model, ns=(1, 1))
    others.add(sound_key(voice, "Voilà."))
    assert len(others - {key}) == 4
    voice.model.unlink()
    with pytest.raises(VoiceMissing, match=r"a\.onnx"):
        sound_key(voice, "Voilà.")


def test_nobody_reads_on_disk_what_was_said(tmp_path: Path, voice: VoiceFiles) -> None:
    folder = tmp_path / "sounds"
    SoundCache(folder).put(sound_key(voice, "Zanzibar"), sound(0))
    (path,) = folder.iterdir()
    assert b"Zanzibar" not in path.read_bytes() + path.name.encode()

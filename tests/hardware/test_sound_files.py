"""Replies as WAV files, one or a folder of them, and silence."""

from __future__ import annotations

import errno
import os
import wave
from array import array
from pathlib import Path

import pytest

from hardware.errors import SoundFileUnwritable
from hardware.loudspeaker import FolderLoudspeaker, SilentLoudspeaker, WavLoudspeaker

SOUND = array("h", range(0, 2000, 2)).tobytes()


def content(path: Path) -> tuple[int, bytes]:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return file.getframerate(), file.readframes(file.getnframes())


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)


async def test_a_file_is_written_when_closed_and_only_then(tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    path.write_bytes(b"old")
    loudspeaker = WavLoudspeaker(path)
    await loudspeaker.ready()
    assert loudspeaker.played_ms == 0
    await loudspeaker.play(SOUND, 20_000)
    await loudspeaker.end_reply()
    await loudspeaker.play(SOUND, 20_000)
    assert loudspeaker.played_ms == 100
    assert path.read_bytes() == b"old"
    await loudspeaker.close()
    await loudspeaker.close()
    assert content(path) == (20_000, SOUND * 2)
    assert names(tmp_path) == ["answer.wav"]
    with pytest.raises(RuntimeError):
        await loudspeaker.play(SOUND, 20_000)


async def test_a_file_has_the_rate_of_its_first_sound(tmp_path: Path) -> None:
    loudspeaker = WavLoudspeaker(tmp_path / "answer.wav")
    await loudspeaker.play(SOUND, 22_050)
    await loudspeaker.play(SOUND, 11_025)
    with pytest.raises(ValueError, match="positive"):
        await loudspeaker.play(SOUND, -1)
    await loudspeaker.close()
    rate, sound = content(tmp_path / "answer.wav")
    assert (rate, len(sound)) == (22_050, len(SOUND) * 3)


async def test_a_silent_answer_is_a_file_without_sound(tmp_path: Path) -> None:
    await WavLoudspeaker(tmp_path / "answer.wav").close()
    assert content(tmp_path / "answer.wav") == (22_050, b"")


async def test_a_file_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    loudspeaker = WavLoudspeaker(tmp_path / "none" / "answer.wav")
    await loudspeaker.play(SOUND, 22_050)
    with pytest.raises(SoundFileUnwritable, match=r"answer\.wav"):
        await loudspeaker.close()
    (tmp_path / "folder").mkdir()
    with pytest.raises(SoundFileUnwritable):
        await WavLoudspeaker(tmp_path / "folder").close()
    assert names(tmp_path) == ["folder"]


@pytest.mark.usefixtures("full_disk")
async def test_a_full_disk_is_said_and_leaves_no_half_a_file(tmp_path: Path) -> None:
    file = WavLoudspeaker(tmp_path / "answer.wav")
    folder = FolderLoudspeaker(tmp_path)
    for loudspeaker, end in ((file, file.close), (folder, folder.end_reply)):
        await loudspeaker.play(SOUND, 22_050)
        with pytest.raises(SoundFileUnwritable, match="No space left"):
            await end()
    assert names(tmp_path) == []


async def test_each_reply_is_a_file_of_its_own_that_appears_when_it_is_complete(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "deep" / "replies"
    loudspeaker = FolderLoudspeaker(folder)
    await loudspeaker.ready()
    await loudspeaker.play(SOUND, 20_000)
    await loudspeaker.play(SOUND, 20_000)
    assert names(folder) == []
    await loudspeaker.end_reply()
    assert names(folder) == ["0001.wav"]
    assert content(folder / "0001.wav") == (20_000, SOUND * 2)
    await loudspeaker.end_reply()
    await loudspeaker.play(SOUND, 20_000)
    assert loudspeaker.played_ms == 150
    await loudspeaker.close()
    assert names(folder) == ["0001.wav", "0002.wav"]
    assert loudspeaker.played_ms == 150


async def test_numbers_go_on_after_a_restart_and_the_oldest_make_room(tmp_path: Path) -> None:
    for name in ("holidays.wav", "9.wav", "notes.txt", "0007.wav.bak"):
        (tmp_path / name).touch()
    for _ in range(5):
        loudspeaker = FolderLoudspeaker(tmp_path, keep=3)
        await loudspeaker.play(SOUND, 22_050)
        await loudspeaker.close()
    ours = ["0003.wav", "0004.wav", "0005.wav"]
    assert names(tmp_path) == sorted([*ours, "0007.wav.bak", "9.wav", "holidays.wav", "notes.txt"])


async def test_after_the_last_number_of_four_digits_comes_one_of_five(tmp_path: Path) -> None:
    (tmp_path / "9999.wav").touch()
    loudspeaker = FolderLoudspeaker(tmp_path, keep=1)
    for expected in ("10000.wav", "10001.wav"):
        await loudspeaker.play(SOUND, 22_050)
        await loudspeaker.end_reply()
        assert names(tmp_path) == [expected]


async def test_a_folder_that_cannot_be_made_is_an_error_and_the_next_reply_tries_again(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "replies"
    folder.write_text("a file is in the way")
    loudspeaker = FolderLoudspeaker(folder)
    with pytest.raises(SoundFileUnwritable, match="replies"):
        await loudspeaker.play(SOUND, 22_050)
    folder.unlink()
    await loudspeaker.play(SOUND, 22_050)
    await loudspeaker.end_reply()
    assert names(folder) == ["0001.wav"]


async def test_silence_takes_everything() -> None:
    loudspeaker = SilentLoudspeaker()
    await loudspeaker.ready()
    await loudspeaker.play(SOUND, 10_000)
    await loudspeaker.end_reply()
    assert loudspeaker.played_ms == 100
    await loudspeaker.close()

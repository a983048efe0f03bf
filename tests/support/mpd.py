"""A real MPD on a unix socket, with a few short recordings of silence, and a server that lies.

MPD plays into nothing, in real time, so that a song of half a minute outlasts every test.
"""

from __future__ import annotations

import io
import shutil
import socket
import struct
import subprocess
import threading
import wave
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from assistant.music.address import Address
from assistant.music.client import connected
from assistant.music.errors import MusicError
from assistant.music.protocol import command

SECONDS = 30
VALSE = "La Valse à mille temps"
# File: title, artist, album, track, genre.
SONGS = {
    "brel/1.wav": ("Ne me quitte pas", "Jacques Brel", VALSE, 1, "Chanson"),
    "brel/2.wav": (VALSE, "Jacques Brel", VALSE, 2, "Chanson"),
    "beatles/come.wav": ("Come Together", "The Beatles", "Abbey Road", 1, "Rock"),
    "beatles/something.wav": ("Something", "The Beatles", "Abbey Road", 2, "Rock"),
    "stone/stand.wav": ("Stand by Me", "Ben E. King", "Don't Play That Song!", 1, "Soul"),
    "monk/blue.wav": ("Blue Monk", "Thelonious Monk", "Œuvres", 1, "Jazz"),
}  # fmt: skip
PLAYLISTS = {
    "Matin": ["brel/1.wav", "beatles/come.wav"],
    "Mélangée": ["monk/blue.wav", "http://127.0.0.1:9/stream"],
}

needs_mpd = pytest.mark.skipif(
    shutil.which("mpd") is None, reason="MPD is not installed (the Debian package mpd)"
)


class RealPlayer:
    """A running MPD of the tests' own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "s"
        self.address = Address(socket=str(self.socket))
        self._process: subprocess.Popen[bytes] | None = None

    def environment(self) -> dict[str, str]:
        """What tells a program where it is."""
        return {"MPD_HOST": str(self.socket)}

    def start(self) -> None:
        """Start it, and wait until its music is read."""
        self._process = subprocess.Popen(
            ["mpd", "--no-daemon", "--stderr", str(self.folder / "mpd.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "log").open("ab"),
        )
        for _ in range(200):
            with suppress(MusicError), connected(self.address) as mpd:
                stats, status = mpd.ask(command("stats"), command("status"))
                if int(dict(stats)["songs"]) >= len(SONGS) and "updating_db" not in dict(status):
                    return
                if "updating_db" not in dict(status):
                    mpd.ask(command("update"))
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(0.05)
        raise AssertionError((self.folder / "log").read_text("utf-8", errors="replace"))

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._process = None

    def reset(self) -> None:
        """As it was at first: nothing queued, loud."""
        self.ask("clear")
        self.ask("setvol", 100)

    def ask(self, name: str, *arguments: str | int) -> dict[str, str]:
        """Ask it directly, as another program of the household would."""
        with connected(self.address) as mpd:
            return dict(mpd.ask(command(name, *arguments))[0])

    def state(self) -> str:
        """play, pause or stop."""
        return self.ask("status")["state"]

    def volume(self) -> int:
        """0 to 100."""
        return int(self.ask("status")["volume"])

    def queue(self) -> list[str]:
        """The files that are queued."""
        with connected(self.address) as mpd:
            (pairs,) = mpd.ask(command("playlistinfo"))
        return [value for key, value in pairs if key == "file"]

    def playing(self) -> str:
        """The file that plays."""
        return self.ask("currentsong").get("file", "")


@contextmanager
def running_mpd() -> Iterator[RealPlayer]:
    """MPD with `SONGS` and `PLAYLISTS`."""
    with TemporaryDirectory(prefix="mpd") as name:  # short: a socket's path has to be
        folder = Path(name)
        for file, tags in SONGS.items():
            write_song(folder / "music" / file, *tags)
        (folder / "playlists").mkdir()
        for playlist, files in PLAYLISTS.items():
            path = folder / "playlists" / f"{playlist}.m3u"
            path.write_text("".join(f"{file}\n" for file in files), encoding="utf-8")
        (folder / "mpd.conf").write_text(_configuration(folder), encoding="utf-8")
        player = RealPlayer(folder)
        try:
            player.start()
            yield player
        finally:
            player.stop()


@pytest.fixture(scope="session")
def one_mpd() -> Iterator[RealPlayer]:
    """One for all tests of a run."""
    with running_mpd() as player:
        yield player


@pytest.fixture
def mpd(one_mpd: RealPlayer) -> RealPlayer:
    """MPD with nothing queued."""
    one_mpd.reset()
    return one_mpd


def write_song(
    path: Path, title: str, artist: str, album: str, track: int, genre: str, seconds: int = SECONDS
) -> None:
    """Silence with tags: a WAV file whose LIST chunk says what it is."""
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(2 * 8000 * seconds))
    tags = {"INAM": title, "IART": artist, "IPRD": album, "ITRK": str(track), "IGNR": genre}
    body = b"INFO" + b"".join(_tag(name, value) for name, value in tags.items())
    data = sound.getvalue() + b"LIST" + struct.pack("<I", len(body)) + body
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data[:4] + struct.pack("<I", len(data) - 8) + data[8:])


def _tag(name: str, value: str) -> bytes:
    text = value.encode() + b"\0"
    text += b"\0" * (len(text) % 2)
    return name.encode() + struct.pack("<I", len(text)) + text


def _configuration(folder: Path) -> str:
    return f"""
music_directory "{folder}/music"
playlist_directory "{folder}/playlists"
db_file "{folder}/database"
state_file "{folder}/state"
bind_to_address "{folder}/s"
auto_update "no"
zeroconf_enabled "no"
restore_paused "yes"
audio_output {{
  type "null"
  name "nothing"
  mixer_type "software"
}}
"""


@contextmanager
def radio_station() -> Iterator[str]:
    """The address of a station on this machine: half a minute of silence for whoever listens."""
    with TemporaryDirectory() as folder:
        song = Path(folder) / "silence.wav"
        write_song(song, "Silence", "Nobody", "", 1, "")
        sound = song.read_bytes()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "audio/wav")
            self.send_header("Content-Length", str(len(sound)))
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(sound)

        def log_message(self, format: str, *arguments: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/stream"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def lying_player(*answers: bytes, greeting: bytes = b"OK MPD 0.23.5\n") -> Iterator[Address]:
    """Something on a socket that greets so, and answers the first line of each talk with these.

    After the last one it says nothing more and keeps the connection.
    """
    with TemporaryDirectory(prefix="mpd") as folder, socket.socket(socket.AF_UNIX) as listening:
        path = f"{folder}/s"
        listening.bind(path)
        listening.listen()
        listening.settimeout(20)
        over = threading.Event()
        thread = threading.Thread(target=_lie, args=(listening, greeting, answers, over))
        thread.start()
        try:
            yield Address(socket=path)
        finally:
            over.set()
            with socket.socket(socket.AF_UNIX) as waking:
                waking.connect(path)
            thread.join()


def _lie(
    listening: socket.socket, greeting: bytes, answers: tuple[bytes, ...], over: threading.Event
) -> None:
    with suppress(OSError):
        while True:
            place, _ = listening.accept()
            with place, suppress(OSError):
                if over.is_set():
                    return
                place.settimeout(20)
                place.sendall(greeting)
                for answer in answers:
                    place.recv(1 << 16)
                    place.sendall(answer)
                place.recv(1 << 16)  # until the other side has enough

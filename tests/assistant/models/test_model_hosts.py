"""The hosts as recorded: the right file or one clear error, nothing asked that need not be."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.models import errors
from assistant.models.catalogue import RemoteFile
from assistant.models.download import fetch, partial_of, tag_of
from assistant.models.line import Connection
from audit.errors import CandideError
from tests.assistant.models.recorded import BODY, HALF, NAMES, SCENARIOS, SIZE, RecordedHosts

Play = Callable[[str], RecordedHosts]


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Iterator[Play]:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    playing: list[RecordedHosts] = []

    def start(name: str) -> RecordedHosts:
        playing.append(RecordedHosts(list(SCENARIOS[name]["exchanges"])))
        return playing[-1]

    yield start
    for hosts in playing:
        hosts.close()


@pytest.mark.parametrize("name", SCENARIOS)
def test_each_recorded_exchange_ends_as_it_should(name: str, play: Play, tmp_path: Path) -> None:
    scenario, hosts, target = SCENARIOS[name], play(name), tmp_path / "one.onnx"
    kept = {0: b"", "same": BODY[:HALF], "other": b"?" * HALF}[scenario["kept"]]
    if kept:
        partial_of(target).write_bytes(kept)
    if "tag" in scenario:
        tag_of(target).write_text(scenario["tag"])
    expected = [exchange["at"] for exchange in hosts.exchanges]
    asked: list[str] = []
    waits: list[float] = []
    file = RemoteFile(
        f"{hosts.address('voices')}/voices/resolve/one.onnx",
        SIZE,
        sha256=hashlib.sha256(BODY).hexdigest(),
    )
    names = {value: key for key, value in NAMES.items()}
    problem: Exception | None = None
    try:
        fetch(
            file,
            target,
            on_connect=lambda connection: asked.append(names[connection.host]),
            wait=waits.append,
        )
    except CandideError as error:
        problem = error
    assert hosts.complaints == []
    assert hosts.exchanges == [], "all that was recorded was played"
    assert waits == scenario.get("waits", [])
    assert set(asked) == set(expected), "every host was named"
    if "error" in scenario:
        assert type(problem).__name__ == scenario["error"]
        assert not target.exists()
        if scenario["kept"] == "same":
            assert partial_of(target).read_bytes() == kept, "what had come is kept"
        return
    assert problem is None
    assert target.read_bytes() == BODY
    assert [path.name for path in tmp_path.iterdir()] == ["one.onnx"]


def test_a_host_is_named_before_it_is_asked(play: Play, tmp_path: Path) -> None:
    hosts = play("sent-on-absolute")
    left: list[tuple[Connection, int]] = []
    fetch(
        RemoteFile(
            f"{hosts.address('voices')}/voices/resolve/one.onnx",
            SIZE,
            sha256=hashlib.sha256(BODY).hexdigest(),
        ),
        tmp_path / "one.onnx",
        on_connect=lambda connection: left.append((connection, len(hosts.exchanges))),
    )
    assert left == [(Connection("127.0.0.1"), 2), (Connection("localhost"), 1)]


def test_a_wait_is_told_in_minutes(play: Play, tmp_path: Path) -> None:
    hosts = play("busy-for-long")
    file = RemoteFile(f"{hosts.address('voices')}/voices/resolve/one.onnx", SIZE, md5="0" * 32)
    partial_of(tmp_path / "one.onnx").write_bytes(BODY[:HALF])
    with pytest.raises(errors.ModelHostBusy) as caught:
        fetch(file, tmp_path / "one.onnx")
    assert caught.value.facts["minutes"] == 60

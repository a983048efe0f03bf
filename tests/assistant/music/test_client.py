"""The talk with MPD: what is said, and what no honest player would answer."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.music.address import Address
from assistant.music.client import connected
from assistant.music.errors import (
    MusicError,
    PlayerGarbled,
    PlayerRefused,
    PlayerUnreachable,
    Unsayable,
)
from assistant.music.protocol import (
    ANSWER_BYTES_AT_MOST,
    COMMAND_BYTES_AT_MOST,
    LINE_BYTES_AT_MOST,
    NotTheProtocol,
    command,
    is_end,
    is_sayable,
    read_greeting,
    read_pair,
)
from tests.support.mpd import RealPlayer, lying_player, needs_mpd

STATUS = command("status")
FINE = b"volume: 3\nlist_OK\nOK\n"


def test_an_argument_is_quoted() -> None:
    assert command("add", 'a "b" \\ c') == b'add "a \\"b\\" \\\\ c"\n'
    assert command("play", 0) == b'play "0"\n'


@pytest.mark.parametrize("bad", ["a\nclear", "a\rb", "a\0b", "\x7f", "\ud800", "x" * 4000])
def test_what_no_line_can_hold_is_not_sent(bad: str) -> None:
    with pytest.raises(Unsayable):
        command("add", bad)
    assert not is_sayable(bad)


@given(st.text(max_size=200))
def test_no_name_ends_its_command(name: str) -> None:
    if not is_sayable(name):
        return
    line = command("add", name)
    assert line.count(b"\n") == 1
    assert len(line) <= COMMAND_BYTES_AT_MOST + 1
    # As MPD reads it: what stands between the quotes, each backslash taking the next as it is.
    inside = line.decode().removeprefix('add "').removesuffix('"\n')
    read, escaped = "", False
    for letter in inside:
        assert escaped or letter != '"'
        if escaped or letter != "\\":
            read, escaped = read + letter, False
        else:
            escaped = True
    assert (read, escaped) == (name, False)


@pytest.mark.parametrize("line", [b"", b"OK", b"OK MPD", b"HTTP/1.1 200 OK", b"OK MPD 99999.1.1"])
def test_who_greets_otherwise_is_no_mpd(line: bytes) -> None:
    with pytest.raises(NotTheProtocol):
        read_greeting(line)


@given(st.binary(max_size=100))
def test_any_line_is_read_or_refused(line: bytes) -> None:
    for read in (read_greeting, read_pair, is_end):
        try:
            read(line)
        except (NotTheProtocol, PlayerRefused):
            continue


def test_a_tag_holds_no_control_character() -> None:
    assert read_pair(b"Title: a\x1b[2Jb") == ("Title", "a [2Jb")


def test_an_answer_is_read() -> None:
    with lying_player(FINE) as address, connected(address) as mpd:
        assert mpd.ask(STATUS) == [[("volume", "3")]]


@pytest.mark.parametrize(
    "greeting",
    [b"HTTP/1.1 400 Bad Request\n", b"OK MPD 0.19.0\n", b"\xff\xfe\n", b"x" * 200_000],
)
def test_what_does_not_greet_as_mpd_is_refused(greeting: bytes) -> None:
    with (
        lying_player(greeting=greeting) as address,
        pytest.raises(PlayerGarbled),
        connected(address),
    ):
        pass


@pytest.mark.parametrize(
    "answer",
    [
        b"OK\n",
        b"list_OK\nlist_OK\nOK\n",
        b"volume: 3\nOK\n",
        b"no colon\nlist_OK\nOK\n",
        b"Title: \xff\xfe\nlist_OK\nOK\n",
        b"binary: 5\na: bc\nlist_OK\nOK\n",
        b"ACK nonsense\n",
        b"Title: " + b"x" * (LINE_BYTES_AT_MOST + 1) + b"\nlist_OK\nOK\n",
        b"Title: " + b"x" * (2 * LINE_BYTES_AT_MOST),
        b"Title: x\n" * (ANSWER_BYTES_AT_MOST // 9 + 2),
    ],
    ids=range(10),
)
def test_an_answer_that_is_none_is_refused(answer: bytes) -> None:
    with (
        lying_player(answer) as address,
        connected(address, patience_s=20) as mpd,
        pytest.raises(PlayerGarbled),
    ):
        mpd.ask(STATUS)


def test_a_refusal_tells_its_number_and_place_and_no_word_of_the_other_side() -> None:
    with (
        lying_player(b"list_OK\nACK [50@1] {load} your secret\n") as address,
        connected(address) as mpd,
        pytest.raises(PlayerRefused) as caught,
    ):
        mpd.ask(STATUS, STATUS)
    assert caught.value.facts == {"number": 50, "place": 1}
    assert "secret" not in str(caught.value)


def test_who_never_ends_an_answer_is_given_up_after_a_while() -> None:
    """The clock of the talk moves on with each look at it, so that nothing has to be waited for."""
    ticks = itertools.count(step=4)
    with (
        lying_player(b"volume: 3\n" * 3) as address,
        connected(address, patience_s=5, now=lambda: float(next(ticks))) as mpd,
        pytest.raises(PlayerUnreachable),
    ):
        mpd.ask(STATUS)


def test_who_hangs_up_is_not_there() -> None:
    with pytest.raises(PlayerUnreachable), connected(Address(socket="/nonexistent/mpd")):
        pass


def test_a_path_that_is_none_is_not_there() -> None:
    with pytest.raises(PlayerUnreachable), connected(Address(socket="/" + "x" * 300)):
        pass


@needs_mpd
def test_commands_are_carried_out_up_to_the_first_that_is_refused(mpd: RealPlayer) -> None:
    with connected(mpd.address) as talk:
        with pytest.raises(PlayerRefused) as caught:
            talk.ask(command("add", "monk/blue.wav"), command("add", "nothing"), command("clear"))
        assert caught.value.facts["place"] == 1
        assert mpd.queue() == ["monk/blue.wav"]


@needs_mpd
@pytest.mark.parametrize("name", ['a "quoted" name', "back\\slash", "l'été", "日本", " ", '"'])
def test_mpd_reads_a_name_as_it_was_meant(mpd: RealPlayer, name: str) -> None:
    """A stored playlist of that name can be found again; MPD tells its names as it read them."""
    with connected(mpd.address) as talk:
        talk.ask(command("save", name))
        try:
            (lists,) = talk.ask(command("listplaylists"))
            assert ("playlist", name) in lists
        finally:
            talk.ask(command("rm", name))


@needs_mpd
def test_a_wrong_password_is_refused_and_shown_nowhere(mpd: RealPlayer) -> None:
    address = Address(socket=str(mpd.socket), password="sesame")
    with pytest.raises(MusicError) as caught, connected(address):
        pass
    assert "sesame" not in f"{caught.value} {address!r} {address}"

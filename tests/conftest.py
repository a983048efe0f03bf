"""Fixtures that several folders share."""

from __future__ import annotations

import faulthandler
import os
import signal
from collections.abc import Iterator

import pytest
from _pytest.faulthandler import (
    fault_handler_stderr_fd_key,
    get_exit_on_timeout_config_value,
    get_timeout_config_value,
)
from hypothesis import settings

from tests.support.last_words import write_last_words
from tests.support.rasa import RasaForTests, start_rasa

# No skill that happens to be installed here, or named by a developer, takes part in a test.
os.environ["CANDIDE_SKILLS"] = ""
# How long an example takes is no test of ours: speed is measured in benchmarks/.
settings.register_profile("ours", deadline=None, max_examples=60)
settings.load_profile("ours")
# No test touches the music of whoever runs it.
os.environ["MPD_HOST"] = "/nonexistent/mpd"
# Workers of pytest-xdist ignore it; here it is tested what an interrupt does.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    write_last_words(config)


@pytest.hookimpl(trylast=True)
def pytest_exception_interact(node: pytest.Item | pytest.Collector) -> None:
    """Wind up again the clock for tests that hang, which pytest stops at a test's first failure.

    What is left of such a test, its fixtures' ends for one, can hang too. At the end of the test
    pytest stops the clock itself.
    """
    timeout = get_timeout_config_value(node.config)
    if isinstance(node, pytest.Item) and timeout > 0:
        faulthandler.dump_traceback_later(
            timeout,
            file=node.config.stash[fault_handler_stderr_fd_key],
            exit=get_exit_on_timeout_config_value(node.config),
        )


@pytest.fixture(scope="session")
def rasa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RasaForTests]:
    """The real Rasa, started when the first test asks for it."""
    running = start_rasa(tmp_path_factory.mktemp("rasa") / "rasa.log")
    yield running
    running.stop()

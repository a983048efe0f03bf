"""Runs the Rasa server on loopback until the process that started it is gone.

`python -m rasa_server --port PORT --model FILE`, in this folder, with CANDIDE_RASA_TOKEN,
CANDIDE_ACTIONS_URL and CANDIDE_ACTIONS_TOKEN in the environment. Rasa's HTTP interface stays off:
only our channel's routes exist, so nobody can load another model or read a conversation.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import threading
from typing import Any


def end_with_parent() -> None:
    """Exit as soon as standard input closes: whoever started us holds its other end."""

    def wait() -> None:
        # Not by the buffered reader, which Python could not take down when it ends in good order.
        while os.read(sys.stdin.fileno(), 4096):
            pass
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def check_actions_with_one_validator() -> None:
    """Spare Rasa a quarter of a turn: it builds and checks the same JSON schema at every action."""
    from jsonschema import Draft7Validator
    from rasa.core.actions.action import RemoteAction

    validator = Draft7Validator(RemoteAction.action_response_format_spec())

    def validate(_action: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = validate


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--model", required=True)
    options = parser.parse_args()
    end_with_parent()
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    check_actions_with_one_validator()
    # At lower levels Rasa logs what people say.
    configure_logging_and_warnings(log_level=logging.ERROR)
    configure_structlog(logging.ERROR)
    serve_application(
        model_path=options.model,
        interface="127.0.0.1",
        port=options.port,
        credentials="credentials.yml",
        endpoints=AvailableEndpoints.read_endpoints("endpoints.yml"),
        enable_api=False,
    )


if __name__ == "__main__":
    main()

"""Runs the action server on loopback: `python -m assistant.actions --port PORT`.

rasa-sdk's own launcher listens on every interface, allows every origin and forks workers; this one
serves one process on 127.0.0.1 and wants the token of this run with each call.
"""

from __future__ import annotations

import argparse
import hmac
import logging
import os
from pathlib import Path
from typing import Any

from assistant.parentage import end_with_parent


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    end_with_parent()
    os.umask(0o077)  # the household's database is nobody else's business
    token = os.environ["CANDIDE_ACTIONS_TOKEN"]

    from rasa_sdk.endpoint import create_app
    from rasa_sdk.executor import ActionExecutor
    from sanic import HTTPResponse, Request, Sanic
    from sanic.response import json

    from assistant.actions.context import DATABASE_VARIABLE, catalogue
    from assistant.actions.third_party import ThirdParty
    from assistant.plugins.loading import find_skills
    from assistant.plugins.training import ACTION

    # What rasa-sdk logs of a failed call may quote the sentence.
    logging.disable(logging.CRITICAL)
    executor = ActionExecutor()
    executor.register_package("assistant.actions")
    if skills := find_skills().skills.values():
        home = Path(os.environ[DATABASE_VARIABLE]).parent
        executor.register_function(ACTION, ThirdParty(skills, home).run)
    app: Sanic[Any, Any] = create_app(executor, cors_origins=[])

    @app.on_request
    async def check_token(request: Request) -> HTTPResponse | None:
        given = request.args.get("token") or ""
        if not hmac.compare_digest(given.encode(), token.encode()):
            return json({"error": "wrong-token"}, status=401)
        return None

    catalogue()
    app.prepare(host="127.0.0.1", port=options.port, single_process=True, access_log=False)
    Sanic.serve_single(app)


if __name__ == "__main__":
    main()

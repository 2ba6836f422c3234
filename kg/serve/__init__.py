"""Serve: the graph as a service that other tools ask.

``app`` is the reconciliation service (Reconciliation Service API 0.2) that
OpenRefine speaks: ``batch`` checks what is asked, ``candidates`` finds who is
meant, ``suggest``, ``pages`` and ``extend`` do the rest, ``entities`` holds what
can be answered.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, UsageError

if TYPE_CHECKING:
    from kg.article import Texts
    from kg.query import Engine

LOOPBACK = "127.0.0.1"
PORT = 8000
EXTRA = {"starlette", "uvicorn"}


def answer(engine: Engine, queries: dict[str, Any]) -> dict[str, Any]:
    """The answer to a batch of *queries*, without a server: both as the standard has them.

    Raises:
        UsageError: a query is malformed, or there are too many.
        KgError: the graph cannot be asked.
    """
    import json

    from kg.serve import batch
    from kg.serve.candidates import Finder
    from kg.serve.entities import Entities
    from kg.serve.refused import RefusedError

    try:
        asked = batch.queries(json.dumps(queries))
    except RefusedError as error:
        raise UsageError(error.message) from error
    return Finder(Entities(engine)).batch(asked)


def reconcile(
    engine: Engine,
    texts: Texts,
    host: str = LOOPBACK,
    port: int = PORT,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve reconciliation over *engine* until interrupted; *ready* is told the address.

    Port 0 takes one that is free.

    Raises:
        KgError: the extra packages are missing, the address cannot be taken, or
            the graph cannot be asked.
    """
    try:
        import uvicorn

        from kg.serve.app import app
    except ModuleNotFoundError as error:
        if error.name not in EXTRA:
            raise
        raise KgError(
            f"kg serve needs {error.name}, which is not installed;"
            " run: pip install 'hustings[serve]'"
        ) from error
    with _taken(host, port) as listening:
        application = app(engine, texts)
        config = uvicorn.Config(
            application, log_level="error", access_log=False, timeout_graceful_shutdown=2,
            lifespan="off", server_header=False,
        )  # fmt: skip
        ready(_address(host, listening.getsockname()[1]))
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            return  # To be interrupted is how it ends.


def _taken(host: str, port: int) -> socket.socket:
    """A socket that listens at *host* and *port*."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except (OSError, OverflowError, UnicodeError) as error:
        problem = getattr(error, "strerror", None) or error
        raise KgError(
            f"cannot listen at {host} port {port} ({problem}); choose another with --port"
        ) from error


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"

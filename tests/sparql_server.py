"""Servers for tests: a real one that holds a graph, and one that misbehaves."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sysconfig
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph

START_SECONDS = 20.0
JSON = "application/sparql-results+json"
Behaviour = Callable[[BaseHTTPRequestHandler], None]


def oxigraph() -> str:
    """The path of the server that the package ``oxigraph`` installs."""
    scripts = sysconfig.get_path("scripts")
    found = shutil.which("oxigraph", path=scripts) or shutil.which("oxigraph")
    assert found, "no oxigraph command; install the development extra"
    return found


@contextlib.contextmanager
def serving(store: pyoxigraph.Store, folder: Path) -> Iterator[str]:
    """The address of a SPARQL server that holds *store*, default graph and named ones."""
    quads = folder / "graph.nq"
    store.dump(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    place = folder / "server"
    subprocess.run(
        [oxigraph(), "load", "--location", place, "--file", quads],
        check=True,
        capture_output=True,
    )
    port = free_port()
    log = (folder / "server.log").open("wb")
    process = subprocess.Popen(
        [oxigraph(), "serve-read-only", "--location", place, "--bind", f"127.0.0.1:{port}"],
        stdout=log,
        stderr=log,
    )
    try:
        _wait(process, port)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        process.terminate()
        process.wait(timeout=START_SECONDS)
        log.close()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        assert process.poll() is None, "the server ended at once"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1):
                return
        except OSError:
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.02)


@contextlib.contextmanager
def misbehaving(behaviour: Behaviour) -> Iterator[str]:
    """The address of a server that answers every request with *behaviour*."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()

        def do_GET(self) -> None:
            with contextlib.suppress(OSError):  # the client has gone, as it should
                behaviour(self)

        def log_message(self, *args: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/query"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answering(status: int, body: bytes, kind: str = JSON, **headers: str) -> Behaviour:
    """Answer with *status* and *body* of that content type."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def trickling(head: bytes, drop: bytes, *, pause: float = 0.1, seconds: float = 20.0) -> Behaviour:
    """Send *head* at once, then *drop* after *drop*, for *seconds*."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            handler.wfile.write(drop)
            handler.wfile.flush()
            time.sleep(pause)

    return behave

"""Serve: the command as a reader starts it, asked over a socket and from a browser."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import pytest
from pages.browser import Watched
from playwright.sync_api import Browser
from reconcile_session import BATCH, SESSION
from starlette.testclient import TestClient

import kg
from kg.article import Texts
from kg.query import OxigraphEngine
from kg.serve.app import app

TESTS = Path(__file__).resolve().parent


def started(home: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    """The command over the two articles' graph, and the address it prints once it listens."""
    process = subprocess.Popen(
        [sys.executable, TESTS / "seeded.py", "serve", "reconcile", "--port", "0", *options],
        env=os.environ | {"KG_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    assert " at http://127.0.0.1:" in line, line + process.stderr.read()
    return process, line.split(" at ")[1].split(" ")[0].rstrip("/")


def stopped(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Interrupt it as Ctrl-C does; its exit code and what else it wrote."""
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    return process.returncode, out, err


@pytest.fixture(scope="module")
def service(seed_home: Path, seed_built: kg.Graph) -> Iterator[str]:
    """The address of a running service."""
    assert seed_built.place is not None
    process, address = started(seed_home)
    try:
        yield address
    finally:
        assert stopped(process) == (0, "", "")


def fetched(address: str, form: bytes | None = None) -> tuple[int, Any]:
    """The status and JSON at *address*."""
    try:
        with urllib.request.urlopen(address, form, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_ten_megabytes_are_refused_and_the_next_is_answered(service: str):
    """Over a real socket: the client reads why, though it sent more than is read."""
    code, found = fetched(f"{service}/", b"queries=" + b"x" * 10_500_000)
    assert (code, found["message"]) == (
        413, "the body has more than 10 MB; send fewer queries at a time",
    )  # fmt: skip
    assert fetched(f"{service}/", urlencode(BATCH).encode())[0] == 200


def test_a_client_that_leaves_disturbs_nobody(service: str):
    """It says that it will send a long body, and goes."""
    host, port = service.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as gone:
        gone.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\nqueries=")
    assert fetched(f"{service}/")[0] == 200


def test_a_port_that_is_taken_is_said_in_one_line(service: str, seed_home: Path):
    """With what to do about it."""
    port = service.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, TESTS / "seeded.py", "serve", "reconcile", "--port", port],
        env=os.environ | {"KG_HOME": str(seed_home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"kg: cannot listen at 127.0.0.1 port {port} (")
    assert done.stderr.endswith("choose another with --port\n")
    assert done.stderr.count("\n") == 1


WITHOUT = """
import sys
sys.modules["uvicorn"] = None
sys.path.insert(0, sys.argv.pop(1))
import seeded
from kg import cli, paths
paths.shared = seeded.shared
cli.main()
"""


def test_without_the_extra_it_says_what_to_install(seed_home: Path, seed_built: kg.Graph):
    """A plain install has no web server."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(TESTS), "serve", "reconcile", "--port", "0"],
        env=os.environ | {"KG_HOME": str(seed_home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "kg: kg serve needs uvicorn, which is not installed; run: pip install 'hustings[serve]'\n"
    )


# A page of another origin ----------------------------------------------------------------

ASK = """async ([service, steps]) => {
  const answers = [];
  for (const [path, form] of steps) {
    const options = form === null ? {} : {
      method: "POST",
      headers: {"X-Not-Simple": "so that the browser asks first"},
      body: new URLSearchParams(form),
    };
    const answer = await fetch(service + path, options);
    answers.push([answer.status, await answer.json()]);
  }
  return answers;
}"""


class Client(BaseHTTPRequestHandler):
    """An empty page at another port, which is another origin."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html><title>Client</title>")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """The address of a page that is not the service's."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Client) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.pages
@pytest.mark.seeded
def test_a_page_of_another_origin_holds_the_same_session(
    service: str, elsewhere: str, browser: Browser, seed_engine: OxigraphEngine, tmp_path: Path
):
    """A browser lets the page read every answer, errors too; they are those given in process."""
    client = TestClient(app(seed_engine, Texts(tmp_path)), base_url=service)
    steps = [*((step.path, step.form) for step in SESSION), ("/", {"queries": "{"}), ("/no", None)]
    expected = []
    for path, form in steps:
        found = client.get(path) if form is None else client.post(path, data=form)
        expected.append([found.status_code, found.json()])
    page = browser.new_page()
    try:
        page.goto(elsewhere)
        assert page.evaluate(ASK, [service, steps]) == expected
    finally:
        page.close()


@pytest.mark.pages
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_preview_stands_in_a_frame_of_another_page(
    service: str, elsewhere: str, browser: Browser, scheme: Any
):
    """With its style let through by its own policy, and nothing it complains of."""
    page = browser.new_page(color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    try:
        page.goto(elsewhere)
        page.evaluate(
            "address => { const f = document.createElement('iframe'); f.src = address;"
            " document.body.append(f); }",
            f"{service}/preview?id=union%3Aunison",
        )
        frame = page.frame_locator("iframe")
        assert frame.locator("h1").inner_text() == "UNISON"
        paper = frame.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
        assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(27, 27, 27)"}[scheme]
        assert complaints == []
    finally:
        page.close()


@pytest.mark.pages
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["preview", "view"])
def test_a_page_can_be_read_by_everybody(service: str, browser: Browser, path: str, scheme: Any):
    """No serious finding of the accessibility checker, and no request beside the page's own."""
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    address = f"{service}/{path}?id=union%3Aunison"
    try:
        page.goto(address)
        assert Watched(page, address).violations() == []
        assert [url for url in requests if not url.endswith("/favicon.ico")] == [address]
    finally:
        page.close()

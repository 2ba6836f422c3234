"""The command ``kg serve reconcile``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import opened, progress, reading_options, say


@click.group("serve")
def command() -> None:
    """Let other tools ask the graph: a reconciliation service for OpenRefine."""


@command.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen at; 0 takes one that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address to listen at; the default is heard by this machine alone.",
)
@reading_options
def reconcile(
    port: int, host: str, data: tuple[Path, ...], store: Path | None, endpoint: str | None
) -> None:
    """Serve the Reconciliation API 0.2: who of the graph is meant by a name.

    In OpenRefine choose Reconcile, Start reconciling, Add standard service, and
    give the address that is printed. Ctrl-C stops the service. Any web page that
    your browser shows may ask it: the standard wants that.

    \b
    Example:
      kg serve reconcile --port 8000
    """
    from kg import serve

    def ready(address: str) -> None:
        say(f"kg: reconciliation service at {address} (Ctrl-C stops it)")
        if host not in {"127.0.0.1", "::1", "localhost"}:
            say("kg: everybody who can reach this machine may ask it")

    graph = opened(data, store, endpoint)
    progress("reading the graph")
    serve.reconcile(graph.engine, graph.texts, host, port, ready)

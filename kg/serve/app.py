"""App: the addresses of the reconciliation service.

Source: Reconciliation Service API 0.2.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from kg import show, versions
from kg.serve import batch, extend, front, manifest, pages, suggest
from kg.serve.candidates import Finder
from kg.serve.entities import Entities, Entity
from kg.serve.refused import RefusedError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from kg.article import Texts
    from kg.query import Engine

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")


class Service:
    """The answers to requests; everything it looks up in is made once, here."""

    def __init__(self, engine: Engine, texts: Texts) -> None:
        self.engine = engine
        self.texts = texts
        self.entities = Entities(engine)
        self.finder = Finder(self.entities)
        self.versions = versions.of(engine)

    async def root(self, request: Request) -> Response:
        """The manifest, or the answer to a batch or an extension."""
        posted = request.method == "POST"
        fields = await front.form(request) if posted else dict(request.query_params)
        if "queries" in fields:
            return _json(self.finder.batch(batch.queries(fields["queries"])))
        if "extend" in fields:
            return _json(extend.answer(self.entities, batch.extension(fields["extend"])))
        if posted:
            raise RefusedError(400, "the form has neither a field queries nor a field extend")
        return _json(manifest.manifest(_base(request), self.versions))

    async def suggest(self, request: Request) -> Response:
        """What a reader may be typing."""
        given = request.query_params
        prefix, cursor = given.get("prefix", ""), front.whole(given.get("cursor"), "cursor") or 0
        of = request.path_params["of"]
        if of == "entity":
            return _json(suggest.entities(self.entities, prefix, cursor, given.get("type", "")))
        if of == "type":
            return _json(suggest.types(prefix, cursor))
        if of == "property":
            return _json(suggest.properties(prefix, cursor))
        raise HTTPException(404)

    async def propose(self, request: Request) -> Response:
        """The properties that a column may be extended with."""
        given = request.query_params
        limit = front.whole(given.get("limit"), "limit")
        return _json(extend.proposals(given.get("type", ""), limit))

    async def flyout(self, request: Request) -> Response:
        """An entity as a small piece of HTML."""
        entity = self._asked(request)
        if entity is None:
            raise HTTPException(404)
        return _json({"id": entity.id, "html": pages.fragment(self.engine, entity)})

    async def preview(self, request: Request) -> Response:
        """An entity in a few lines."""
        entity = self._asked(request)
        return self._no_such(request) if entity is None else _html(self._preview(entity))

    def _preview(self, entity: Entity) -> str:
        return pages.preview(self.engine, entity)

    async def view(self, request: Request) -> Response:
        """All about an entity."""
        entity = self._asked(request)
        if entity is None:
            return self._no_such(request)
        page = show.page(self.engine, entity.iri, self.texts)
        return _html(pages.view(self.engine, entity, page.facts))

    async def feature(self, request: Request) -> Response:
        """What a feature of a candidate means."""
        found = pages.feature(request.query_params.get("id", ""))
        return self._no_such(request) if found is None else _html(found)

    def _asked(self, request: Request) -> Entity | None:
        return self.entities.find(request.query_params.get("id", ""))

    def _no_such(self, request: Request) -> Response:
        id_ = request.query_params.get("id", "")
        return _html(pages.missing(f"Nothing here has the id {id_[:80]!r}."), 404)


def app(engine: Engine, texts: Texts) -> ASGIApp:
    """The service over *engine*, ready to be asked.

    Raises:
        KgError: the graph cannot be asked.
    """
    service = Service(engine, texts)
    routes = [
        Route("/", service.root, methods=["GET", "POST"]),
        Route("/suggest/{of}", service.suggest),
        Route("/propose", service.propose),
        Route("/flyout/entity", service.flyout),
        Route("/preview", service.preview),
        Route("/view", service.view),
        Route("/feature", service.feature),
    ]
    handlers: dict[Any, Any] = {
        RefusedError: _refused,
        HTTPException: _http_error,
        ClientDisconnect: _gone,
        Exception: _fault,
    }
    return front.Front(Starlette(routes=routes, exception_handlers=handlers))


async def _refused(_request: Request, error: RefusedError) -> Response:
    return _error_line(error.status, error.message)


async def _http_error(request: Request, error: HTTPException) -> Response:
    messages = {
        404: "there is nothing here; the manifest at / names the addresses",
        405: f"{request.method} is not answered here; the manifest at / says how to ask",
    }
    message = messages.get(error.status_code, error.detail)
    return _error_line(error.status_code, message, dict(error.headers or {}))


async def _gone(_request: Request, _error: Exception) -> Response:
    return _error_line(400, "the client left before it had sent all")


async def _fault(_request: Request, error: Exception) -> Response:
    return _error_line(500, f"a fault in kg itself ({type(error).__name__}); please report it")


def _error_line(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    return _json({"status": "error", "message": message}, status, headers)


def _json(content: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    # ASCII only: half a character that a client sent as a key can be sent back.
    text = json.dumps(content, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return Response(text, status, headers, media_type="application/json")


def _html(content: str, status: int = 200) -> Response:
    return Response(
        content.encode("utf-8", "replace"),
        status,
        {"Content-Security-Policy": pages.POLICY},
        media_type="text/html; charset=utf-8",
    )


def _base(request: Request) -> str:
    """The address that the client asked, as far as it is one; else that of the socket."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        name, port = request.scope.get("server") or ("127.0.0.1", 80)
        host = f"{name}:{port}"
    return f"{request.url.scheme}://{host}"

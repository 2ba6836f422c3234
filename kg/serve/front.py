"""Front: what every answer carries, and what is turned away before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from kg.serve.refused import RefusedError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# In bytes. Of a body that is too long so much more is read and thrown away, because
# a client that is cut off while it sends does not read why.
LONGEST_BODY = 10_000_000
DRAINED = 100_000_000
_FORM = "application/x-www-form-urlencoded"
# A page of any origin may ask: the standard wants it of every address.
# Source: Reconciliation Service API 0.2, section 3.3.
_HEADERS = (
    (b"access-control-allow-origin", b"*"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
_PREFLIGHT = (
    *_HEADERS,
    (b"access-control-allow-methods", b"GET, HEAD, POST, OPTIONS"),
    (b"access-control-allow-headers", b"*"),
    (b"access-control-allow-private-network", b"true"),
    (b"access-control-max-age", b"86400"),
    (b"content-length", b"0"),
)


class Front:
    """An application around *app* that adds the headers and answers a preflight."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": _PREFLIGHT})
            await send({"type": "http.response.body", "body": b""})
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        await self.app(scope, receive, with_headers)


async def form(request: Request) -> dict[str, str]:
    """The fields of a posted form, the first of each name.

    Raises:
        RefusedError: the body is too long (413), no form (415) or not UTF-8 (400).
    """
    kind = request.headers.get("content-type", _FORM).partition(";")[0].strip().lower()
    body = await _body(request)
    if kind != _FORM:
        raise RefusedError(415, f"the body is {kind[:60]!r}, wanted a form ({_FORM})")
    try:
        fields = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=100
        )
    except ValueError as error:
        raise RefusedError(400, f"the form cannot be read: {_short(error)}") from error
    found: dict[str, str] = {}
    for name, value in fields:
        found.setdefault(name, value)
    return found


async def _body(request: Request) -> bytes:
    parts: list[bytes] = []
    length = 0
    async for part in request.stream():
        length += len(part)
        if length <= LONGEST_BODY:
            parts.append(part)
        elif length > DRAINED:
            break
        else:
            parts.clear()
    if length > LONGEST_BODY:
        most = LONGEST_BODY // 1_000_000
        raise RefusedError(413, f"the body has more than {most} MB; send fewer queries at a time")
    return b"".join(parts)


def whole(value: str | None, name: str) -> int | None:
    """The parameter *name* as a whole number from 0; `None` where it is absent.

    Raises:
        RefusedError: it is no such number.
    """
    if value is None or value == "":
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise RefusedError(400, f"{name} is {value[:40]!r}, wanted a whole number from 0")
    return int(value)


def _short(error: Any) -> str:
    return " ".join(str(error).split())[:120]

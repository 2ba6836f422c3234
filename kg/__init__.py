"""Hustings: who backs whom, who decided it, who said so, and how do we know?

Importing this package has no effects and loads nothing heavy: every name
below is fetched when it is first used.

>>> import kg
>>> graph = kg.open()  # doctest: +SKIP
>>> graph.query("backers-of-candidate", person="Keir Starmer")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Graph, open
    from kg.errors import KgError

__version__ = "0.2.0"
__all__ = ["Graph", "KgError", "__version__", "open"]


def __getattr__(name: str) -> object:
    """Fetch a public name from its module on first use (PEP 562)."""
    if name in {"Graph", "open"}:
        from kg import api

        return getattr(api, name)
    if name == "KgError":
        from kg.errors import KgError

        return KgError
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)

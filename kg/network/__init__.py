"""Networks: what the graph says, as networkx graphs to draw and to measure."""

from __future__ import annotations

from kg.network.build import NAMES, build
from kg.network.portable import portable

__all__ = ["NAMES", "build", "portable"]

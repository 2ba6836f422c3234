"""Refused: what was asked cannot be answered, and why, in one line."""

from __future__ import annotations


class RefusedError(Exception):
    """A request that gets an HTTP *status* and one line instead of an answer."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        self.message = message
        super().__init__(message)

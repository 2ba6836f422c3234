"""Heading: the comment lines above a table, which are YAML; every value is kept as text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.errors import SssomError

MOST_HEADING = 1_000_000
DEEPEST = 4


def parse(text: str, path: Path) -> dict[str, Any]:
    """What the lines say, without their #.

    Raises:
        SssomError: they are no YAML, say a thing twice, or are deep or long.
    """
    import yaml

    if not text.strip():
        problem = "has no heading; wanted lines that begin with # and say mapping_set_id, license"
        raise SssomError(path, 1, problem)
    if len(text) > MOST_HEADING:
        raise SssomError(path, 1, f"the heading is longer than {MOST_HEADING:,} characters")
    try:
        _simple(text, path)
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SssomError(path, line, f"the heading is not YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise SssomError(path, 1, "the heading holds a character YAML does not allow") from error
    if not isinstance(node, yaml.MappingNode):
        raise SssomError(path, 1, "the heading is not YAML with `name: value` in each line")
    return {str(key): value for key, value in _built(node, path).items()}


def _simple(text: str, path: Path) -> None:
    """Refuse what can make a short heading large or deep."""
    import yaml

    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1
            raise SssomError(path, line, "the heading has nested or repeated parts; write it plain")


def _built(node: Any, path: Path) -> Any:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_built(one, path) for one in node.value]
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if not name or name in found:
            line = key.start_mark.line + 1
            raise SssomError(path, line, f"{name[:60]!r} stands twice or is no name")
        found[name] = _built(value, path)
    return found

"""Build hook: a wheel is made only of data that passes its checks.

The digest of what was checked goes into the wheel, so that a reader's first
command does not check the same data again.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CheckedData(BuildHookInterface[Any]):
    """Check the data and note its digest; an editable install does neither."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the wheel is written.

        Raises:
            RuntimeError: the data has faults.
        """
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from kg import check, graph
        from kg.article import Texts

        faults = check.faults(check.run([], Texts(None)))
        if faults:
            raise RuntimeError(f"no wheel of faulty data: {faults[0].one_line()}")
        self._folder = tempfile.TemporaryDirectory()
        note = Path(self._folder.name) / "checked"
        note.write_text(f"{graph.digest(graph.files())}\n", encoding="ascii")
        build_data["force_include"][str(note)] = "kg/share/checked"

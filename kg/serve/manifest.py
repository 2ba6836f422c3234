"""Manifest: what the service tells of itself.

Source: Reconciliation Service API 0.2, section 3.1.
"""

from __future__ import annotations

from typing import Any

from kg.serve import batch, extend, kinds, pages
from kg.versions import Versions
from kg.vocabulary import BASE, PREFIXES


def manifest(base: str, versions: Versions) -> dict[str, Any]:
    """The manifest of the service at the address *base*, which has no slash at its end."""

    def at(path: str) -> dict[str, str]:
        return {"service_url": base, "service_path": path}

    return {
        "versions": ["0.2"],
        "name": "Hustings: people, unions and endorsements",
        "identifierSpace": f"{BASE}id/",
        "schemaSpace": PREFIXES["end"],
        "serviceVersion": versions.one_line(),
        "defaultTypes": [kinds.named(one.id) for one in kinds.TYPES],
        "batchSize": batch.MOST_QUERIES,
        "view": {"url": f"{base}/view?id={{{{id}}}}"},
        "feature_view": {"url": f"{base}/feature?id={{{{id}}}}"},
        "preview": {
            "url": f"{base}/preview?id={{{{id}}}}",
            "width": pages.WIDTH,
            "height": pages.HEIGHT,
        },
        "suggest": {
            "entity": {
                **at("/suggest/entity"),
                "flyout_service_url": base,
                "flyout_service_path": "/flyout/entity?id=${id}",
            },
            "property": at("/suggest/property"),
            "type": at("/suggest/type"),
        },
        "extend": {
            "propose_properties": at("/propose"),
            "property_settings": list(extend.SETTINGS),
        },
    }

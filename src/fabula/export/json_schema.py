"""The JSON Schema of the interchange JSON, made from its rows: `python -m fabula.export.json_schema` writes it."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from fabula.export.json_rows import SCHEMA, Export

SCHEMA_PAGE = "docs/reference/story.schema.json"


def schema_json() -> str:
    """The schema (draft 2020-12) as it stands in the docs."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"fabula story, schema {SCHEMA}",
        **msgspec.json.schema(Export),
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    with Path(SCHEMA_PAGE).open("w", encoding="utf-8", newline="\n") as page:
        page.write(schema_json())

"""`datapackage.json`: the release as a Frictionless Data Package, derived from the contract."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

import schemas
from pipeline.publishing.about import SOURCES, licence, rights
from pipeline.publishing.manifest import sha256_of
from pipeline.release_info import ReleaseInfo

FILE = "datapackage.json"
MEDIA_TYPE = "application/vnd.apache.parquet"

FIELD_TYPES = {
    pa.string(): "string",
    pa.int32(): "integer",
    pa.float64(): "number",
    pa.date32(): "date",
    pa.bool_(): "boolean",
}


def datapackage(folder: Path, info: ReleaseInfo, row_counts: Mapping[str, int]) -> dict[str, Any]:
    """The descriptor of a release whose Parquet files are in `folder`. Raises OSError where one is missing."""
    licenses = [_license(info)]
    package = {
        "profile": "data-package",
        "name": info.name,
        "title": info.title,
        "description": f"{info.description}\n\n{rights(info)}",
        "homepage": info.url,
        "version": info.version,
        "created": f"{info.released_on.isoformat()}T00:00:00Z" if info.released_on else "",
        "keywords": list(info.keywords),
        "licenses": licenses,
        "sources": list(SOURCES),
        "contributors": [{"title": name, "role": "author"} for name in info.authors],
        "resources": [{**_resource(name, folder, row_counts[name]), "licenses": licenses} for name in schemas.TABLES],
    }
    return {key: value for key, value in package.items() if value}


def _license(info: ReleaseInfo) -> dict[str, str]:
    terms = licence(info)
    return {"name": terms.identifier, "path": terms.url, "title": terms.title}


def _resource(name: str, folder: Path, rows: int) -> dict[str, Any]:
    path = folder / f"{name}.parquet"
    return {
        "profile": "data-resource",
        "name": name,
        "title": f"One row is {schemas.title(name)}",
        "description": schemas.description(name),
        "path": path.name,
        "format": "parquet",
        "mediatype": MEDIA_TYPE,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256_of(path)}",
        "rows": rows,
        "sources": [{"title": schemas.provenance(name)}],
        "schema": table_schema(name),
    }


def table_schema(name: str) -> dict[str, Any]:
    """A table's columns and keys as a Frictionless Table Schema."""
    schema: dict[str, Any] = {"fields": [_field(column) for column in schemas.columns(name)]}
    if key := schemas.table_model(name).key():
        schema["primaryKey"] = list(key)
    references = [
        {"fields": [column.name], "reference": {"resource": table, "fields": [target]}}
        for column in schemas.columns(name)
        if column.foreign_key and not pa.types.is_list(column.type)
        for table, target in [column.foreign_key.split(".")]
    ]
    if references:
        schema["foreignKeys"] = references
    return schema


def _field(column: schemas.Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "array" if pa.types.is_list(column.type) else FIELD_TYPES[column.type],
        "description": column.description,
    }
    if pa.types.is_list(column.type):
        field["arrayItem"] = {"type": FIELD_TYPES[column.type.value_type]}
    for key, value in (("unit", column.unit), ("standard", column.standard), ("pointsTo", column.foreign_key)):
        if value:
            field[key] = value
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if column.values:
        constraints["enum"] = list(schemas.VOCABULARIES[column.values].meanings)
    if column.least is not None:
        constraints["minimum"] = column.least
    if column.most is not None:
        constraints["maximum"] = column.most
    return field | ({"constraints": constraints} if constraints else {})

"""`croissant.json`: the release in the Croissant 1.0 format of MLCommons, derived from the contract."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

import schemas
from pipeline.publishing.about import LANGUAGE, citation, licence, rights
from pipeline.publishing.database import column_comment
from pipeline.publishing.manifest import sha256_of
from pipeline.release_info import ReleaseInfo

FILE = "croissant.json"
ENCODING = "application/x-parquet"
"""How Croissant names Parquet; its tools do not know the registered media type."""

DATA_TYPES = {
    pa.string(): "sc:Text",
    pa.int32(): "sc:Integer",
    pa.float64(): "sc:Float",
    pa.date32(): "sc:Date",
    pa.bool_(): "sc:Boolean",
}

# As the specification gives it (docs.mlcommons.org/croissant, version 1.0).
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataBiases": "cr:dataBiases",
    "dataCollection": "cr:dataCollection",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "personalSensitiveInformation": "cr:personalSensitiveInformation",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant(folder: Path, info: ReleaseInfo) -> dict[str, Any]:
    """The description of a release whose Parquet files are in `folder`. Raises OSError where one is missing."""
    creators = [{"@type": "sc:Organization", "name": name} for name in info.authors]
    described = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": info.name,
        "alternateName": info.title,
        "description": f"{info.description}\n\n{rights(info)}",
        "license": [licence(info).url],
        "usageInfo": rights(info),
        "creator": creators[0] if len(creators) == 1 else creators,
        "url": info.url,
        "keywords": list(info.keywords),
        "inLanguage": LANGUAGE,
        "version": info.version,
        "datePublished": info.released_on.isoformat() if info.released_on else "",
        "citeAs": citation(info),
        "isLiveDataset": False,
        "distribution": [_file(name, folder) for name in schemas.TABLES],
        "recordSet": [_record_set(name) for name in schemas.TABLES],
    }
    return {key: value for key, value in described.items() if value not in ("", [])}


def _file(name: str, folder: Path) -> dict[str, Any]:
    path = folder / f"{name}.parquet"
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "description": f"{schemas.description(name)} {schemas.provenance(name)}",
        "contentUrl": path.name,
        "contentSize": f"{path.stat().st_size} B",
        "encodingFormat": ENCODING,
        "sha256": sha256_of(path),
    }


def _record_set(name: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": f"{schemas.description(name)} One row is {schemas.title(name)}.",
        "field": [_field(name, column) for column in schemas.columns(name)],
    }
    if key := schemas.table_model(name).key():
        found["key"] = [{"@id": f"{name}/{column}"} for column in key]
    return found


def _field(name: str, column: schemas.Column) -> dict[str, Any]:
    listed = pa.types.is_list(column.type)
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{name}/{column.name}",
        "name": column.name,
        "description": column_comment(column),
        "dataType": DATA_TYPES[column.type.value_type if listed else column.type],
        "source": {"fileObject": {"@id": f"{name}.parquet"}, "extract": {"column": column.name}},
    }
    if listed:
        field["repeated"] = True
    if column.foreign_key:
        table, target = column.foreign_key.split(".")
        field["references"] = {"field": {"@id": f"{table}/{target}"}}
    return field

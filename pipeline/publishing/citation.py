"""`CITATION.cff`: how to cite the dataset, in the Citation File Format."""

from __future__ import annotations

import yaml

from pipeline.publishing.about import UNNAMED
from pipeline.release_info import ReleaseInfo

FILE = "CITATION.cff"


def citation_file(info: ReleaseInfo) -> str:
    """The text of the file for a release."""
    stated = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it, with the identifiers of the rows you rely on.",
        "type": "dataset",
        "title": info.title,
        "abstract": info.description,
        # The format asks for one author at least.
        "authors": [{"name": name} for name in info.authors or (UNNAMED,)],
        "version": info.version,
        "date-released": info.released_on,
        **({"license-url": info.license_url} if info.license_url else {"license": [info.license]}),
        "url": info.url,
        "keywords": list(info.keywords),
    }
    given = {key: value for key, value in stated.items() if value}
    return yaml.safe_dump(given, sort_keys=False, allow_unicode=True, width=100)

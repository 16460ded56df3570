"""`CITATION.cff`: how to cite the dataset, in the Citation File Format."""

from __future__ import annotations

import yaml

from pipeline.publishing.about import CREATOR, DESCRIPTION, KEYWORDS, LICENSES, TITLE
from pipeline.release_info import ReleaseInfo

FILE = "CITATION.cff"


def citation_file(info: ReleaseInfo) -> str:
    """The text of the file for a release."""
    stated = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it, with the identifiers of the rows you rely on.",
        "type": "dataset",
        "title": TITLE,
        "abstract": DESCRIPTION,
        "authors": [{"name": CREATOR}],
        "version": info.version,
        "date-released": info.released_on,
        "license": list(LICENSES),
        "keywords": list(KEYWORDS),
    }
    return yaml.safe_dump(stated, sort_keys=False, allow_unicode=True, width=100)

"""Files to articles: formats, encodings, the manifest, and what is set aside and why."""

from pipeline.reading.records import InputArticle, ManifestRow, NoArticlesError, Reject, SeedsRead
from pipeline.reading.rows import article_rows, article_text_rows, reject_rows
from pipeline.reading.seeds import read_seeds

__all__ = [
    "InputArticle",
    "ManifestRow",
    "NoArticlesError",
    "Reject",
    "SeedsRead",
    "article_rows",
    "article_text_rows",
    "read_seeds",
    "reject_rows",
]

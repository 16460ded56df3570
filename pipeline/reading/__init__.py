"""Files to articles: formats, encodings, the manifest, and what is set aside and why."""

from pipeline.reading.known_entities import known_entity_rows, read_known_entities
from pipeline.reading.records import InputArticle, ManifestRow, NoArticlesError, Reject, SeedsRead
from pipeline.reading.rows import article_row, article_rows, article_text_row, article_text_rows, reject_rows
from pipeline.reading.seeds import read_seeds, stream_seeds

__all__ = [
    "InputArticle",
    "ManifestRow",
    "NoArticlesError",
    "Reject",
    "SeedsRead",
    "article_row",
    "article_rows",
    "article_text_row",
    "article_text_rows",
    "known_entity_rows",
    "read_known_entities",
    "read_seeds",
    "reject_rows",
    "stream_seeds",
]

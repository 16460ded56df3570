"""Shards: what a handful of articles say, as one Arrow table with a row an article.

An article is known by a key, a digest of all that extraction reads of it, so that what it says can be kept and found
again whatever the article is called. Each table of layer one is a column: a list of the article's rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc
from spacy.language import Language

from pipeline.extraction.extract import extract
from pipeline.extraction.parsing import ArticleText
from pipeline.extraction.tables import EXTRACTED, article_rows
from schemas import arrow_schema

KEY = "key"
OF_THE_ARTICLE = "article_id"
"""The one column that a shard leaves out: an article that is renamed still says the same."""


def article_key(article: ArticleText) -> str:
    """A digest of all that extraction reads of an article: its text and its reference date, in hexadecimal.

    >>> article_key(ArticleText("a", "News.")) == article_key(ArticleText("b", "News.", title="Headline"))
    True
    """
    digest = hashlib.sha256(f"{article.reference_date or ''}\n".encode())
    digest.update(article.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def as_extracted(article: ArticleText) -> ArticleText:
    """The article with nothing left in it that its key does not tell."""
    return replace(article, article_id=article_key(article), title=None, publisher=None)


@cache
def shard_schema() -> pa.Schema:
    """The Arrow schema of a shard."""
    columns = [pa.field(name, pa.list_(pa.struct(_fields(name)))) for name in EXTRACTED]
    return pa.schema([pa.field(KEY, pa.string()), *columns])


def shard_of(articles: Iterable[ArticleText], nlp: Language | None = None) -> pa.Table:
    """What articles say, a row each, in the order given: the whole of layer one over one parse of each."""
    anonymous = [as_extracted(article) for article in articles]
    rows: list[dict[str, object]] = []
    for article, records in zip(anonymous, extract(anonymous, nlp), strict=True):
        rows.append({KEY: article.article_id, **article_rows(records, article.text)})
    return pa.Table.from_pylist(rows, schema=shard_schema())


def rows_of_articles(name: str, shard: pa.Table, positions: Sequence[int], article_ids: Sequence[str]) -> pa.Table:
    """The rows of the table `name` of the articles at some positions of a shard, called as `article_ids` says."""
    schema = arrow_schema(name)
    lists = shard[name].take(pa.array(positions, pa.int64())).combine_chunks()
    rows = pc.list_flatten(lists)
    ids = pa.array(article_ids, pa.string()).take(pc.list_parent_indices(lists))
    found = dict(zip((field.name for field in _fields(name)), rows.flatten(), strict=True))
    arrays = [ids if field.name == OF_THE_ARTICLE else found[field.name].cast(field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _fields(name: str) -> list[pa.Field]:
    # Not-null is checked once, of the whole table; nested, it would be checked of empty lists, too.
    return [pa.field(f.name, f.type) for f in arrow_schema(name) if f.name != OF_THE_ARTICLE]

"""The input: articles that were read, and inputs that were set aside."""

from __future__ import annotations

from typing import ClassVar

from schemas.columns import Day, Integer, Table, Text, column, published
from schemas.shared import DATE
from schemas.vocabularies import REFERENCE_DATE_BASIS, REJECT_REASON


class Articles(Table):
    article_id: Text = column("The file's path within the seeds folder, without its ending.")
    title: Text = column("Headline.", nullable=True)
    publisher: Text = column("Who published it.", nullable=True)
    author: Text = column("Who wrote it.", nullable=True)
    published_on: Day = column("Day it was published.", nullable=True, standard=DATE)
    reference_date: Day = column("Day from which relative dates in it are resolved.", nullable=True, standard=DATE)
    reference_date_basis: Text = column("Where reference_date comes from.", nullable=True, values=REFERENCE_DATE_BASIS)
    url: Text = column("Where it was published.", nullable=True)
    license: Text = column("Licence of its text.", nullable=True)
    language: Text = column("Its language (BCP 47), stated or detected.", nullable=True)
    sha256: Text = column("SHA-256 of its text in UTF-8, in hexadecimal.")
    char_count: Integer = column("Length of its text.", unit="characters", least=0)
    word_count: Integer = column("Words of its text, split at white space.", unit="words", least=0)
    file_name: Text = column("Path of the file within the seeds folder.")
    text: Text = column("The whole text; NULL unless the licence allows passing it on.", nullable=True)

    class Config:
        name = "articles"
        title = "one input document"
        description = "The articles that were read."
        unique = "article_id"
        metadata: ClassVar = published(
            "Files of the seeds folder as they came, with what articles.csv says of them; language and, where the "
            "manifest has none, reference_date are read from the text.",
            "text is NULL unless the article's licence allows passing it on; the other tables then quote one sentence "
            "for each row (two where the span crosses a boundary) and no more.",
            "title, publisher, author and url are what the manifest says, and often NULL.",
        )


class Rejects(Table):
    file_name: Text = column("Path within the seeds folder.")
    reason: Text = column("Why it was set aside.", values=REJECT_REASON)
    detail: Text = column("What exactly is wrong, in words.", nullable=True)

    class Config:
        name = "rejects"
        title = "one input set aside"
        description = (
            "Files, and rows or values of articles.csv, that could not be used; the rest was built without them."
        )
        metadata: ClassVar = published(
            "Inputs of the seeds folder that reading set aside.",
            "A file may have more than one row: one for each thing that is wrong with it.",
            sorted_by=("file_name", "reason", "detail"),
        )

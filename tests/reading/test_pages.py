"""The article of a web page, and what the page says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.reading import NoArticlesError, read_seeds

PAGE = """<!doctype html><html lang="en"><head><title>Talks in Oslo - The Wire</title>
<meta property="og:site_name" content="The Wire"><meta name="author" content="Zoë Moore">
<meta property="article:published_time" content="2024-05-04T10:00:00Z">
<link rel="canonical" href="https://example.org/talks"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Ministers met in Oslo</h1>
<p>Ministers of Norway and Peru met in Oslo on Friday, and they agreed on a plan for Łódź, officials said.</p>
<p>“We agreed,” said Ana Quispe, and the meeting went on for some hours in the capital of the country.</p>
</article><footer>Copyright, all rights reserved. Subscribe to our newsletter!</footer></body></html>"""


def test_the_article_is_read_without_what_is_around_it(tmp_path: Path) -> None:
    (tmp_path / "talks.html").write_text(PAGE, encoding="utf-8")
    (article,) = read_seeds(tmp_path).articles
    assert (article.article_id, article.file_name) == ("talks", "talks.html")
    assert "they agreed on a plan for Łódź, officials said.\n“We agreed,” said" in article.text
    assert "Home" not in article.text
    assert "newsletter" not in article.text
    known = article.manifest
    assert (known.publisher, known.author, known.published_on) == ("The Wire", "Zoë Moore", date(2024, 5, 4))
    assert known.title in ("Ministers met in Oslo", "Talks in Oslo")
    assert known.url == "https://example.org/talks"
    assert (article.reference_date, article.reference_date_basis) == (date(2024, 5, 4), "published_on")


def test_the_manifest_wins(tmp_path: Path) -> None:
    (tmp_path / "talks.htm").write_text(PAGE, encoding="utf-8")
    (tmp_path / "articles.csv").write_text("file_name,title,reference_date\ntalks.htm,Ours,2024-05-07\n")
    (article,) = read_seeds(tmp_path).articles
    assert (article.manifest.title, article.reference_date) == ("Ours", date(2024, 5, 7))
    assert article.manifest.author == "Zoë Moore"


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\xff\xfe\0\0", b"<p>", b"\x89PNG\r\n\0\0"])
def test_a_page_without_an_article_is_set_aside(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(content)
    with pytest.raises(NoArticlesError, match=r"page\.html"):
        read_seeds(tmp_path)

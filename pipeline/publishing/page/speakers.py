"""Who is quoted how often and where: speakers by articles, as a picture."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from pipeline.publishing.page.charts import ACCENT, LINE, MUTED, Spec, Words, at, draw
from pipeline.publishing.page.places import Places, table_page
from pipeline.publishing.page.rows import Rows
from pipeline.publishing.page.wording import counted, one_line, shortened

MOST_SPEAKERS = 16
MOST_ARTICLES = 12
ROOM_FOR_NAMES = 105
"""Pixels from article to article in which there is room for the publisher."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The speakers quoted most, and their picture in two widths."""

    speakers: int
    unnamed: int
    """Statements whose speaker is an unnamed person or group."""
    left_out: int
    left_out_articles: int
    wide: Markup
    narrow: Markup


def quoted(rows: Rows, places: Places) -> Quoted:
    """Statements counted by speaker and article; the speakers of most statements first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    anonymous = 0
    for row in rows.of("statements", "is_anonymous", "speaker", "article_id"):
        anonymous += bool(row["is_anonymous"])
        if row["speaker"]:
            counts[row["speaker"]][row["article_id"]] += 1
    ranked = sorted(counts, key=lambda name: (-counts[name].total(), -len(counts[name]), name))
    by_article: Counter[str] = Counter()
    for name in ranked[:MOST_SPEAKERS]:
        by_article.update(counts[name])
    chosen = {article_id for article_id, _ in sorted(by_article.items(), key=lambda i: (-i[1], i[0]))[:MOST_ARTICLES]}
    articles = [article_id for article_id in places.codes if article_id in chosen]
    shown = [(name, counts[name]) for name in ranked[:MOST_SPEAKERS]]
    return Quoted(
        speakers=len(ranked),
        unnamed=anonymous,
        left_out=len(ranked) - len(shown),
        left_out_articles=len(by_article) - len(articles),
        wide=picture(shown, articles, places, 960, 420),
        narrow=picture(shown, articles, places, 340, 0),
    )


def picture(
    speakers: list[tuple[str, Counter[str]]], articles: list[str], places: Places, width: int, beside: int
) -> Markup:
    """A dot for each speaker and article, as large as the number of statements that it holds.

    Names stand in a column of `beside` pixels, or above each line where that is 0.
    """
    if not speakers or not articles:
        return Markup("")
    step, top = (32, 46) if beside else (50, 52)
    lines = [top + index * step for index in range(len(speakers))]
    first = beside + 20 if beside else 18
    apart = (width - first - 60) / max(1, len(articles) - 1)
    across = {article_id: first + apart * index for index, article_id in enumerate(articles)}
    dots = _dots(speakers, lines, across)
    totals = [
        {"x": width - 8, "y": y, "text": str(counts.total())} for (_, counts), y in zip(speakers, lines, strict=True)
    ]
    words = [
        Words(dots, align="middle", size=12),
        _names(speakers, lines, is_beside=bool(beside)),
        *_heads(across, places, room=apart if beside else 0),
        Words(totals, align="end", fill=MUTED, size=12.5),
    ]
    label = (
        f"Statements of {counted(len(speakers), 'speaker')} by article; the number at the end of a line is all of them"
    )
    marks = _marks(dots, lines, across, most=max(max(counts.values()) for _, counts in speakers))
    return draw(width, top + len(speakers) * step - 14, marks, words, label, right=12, left=2)


def _dots(speakers: list[tuple[str, Counter[str]]], lines: list[int], across: dict[str, float]) -> list[Spec]:
    """Where the dots are, with the number in each."""
    return [
        {"x": across[article_id], "y": y, "count": count, "text": str(count)}
        for (_, counts), y in zip(speakers, lines, strict=True)
        for article_id, count in sorted(counts.items(), key=lambda item: across.get(item[0], 0))
        if article_id in across
    ]


def _marks(dots: list[Spec], lines: list[int], across: dict[str, float], most: int) -> list[Spec]:
    """The layers of lines and of dots on them; `most` is the greatest number that any dot could stand for."""
    tracks = [{"x": min(across.values()), "x2": max(across.values()), "y": y} for y in lines]
    size: Spec = {
        "field": "count", "type": "quantitative", "legend": None,
        "scale": {"type": "linear", "domain": [0, max(most, 4)], "range": [120, 560]},
    }  # fmt: skip
    dot: Spec = {"type": "point", "shape": "circle", "filled": True, "opacity": 1, "fill": "var(--tint)"}
    dot |= {"stroke": ACCENT, "strokeWidth": 1.2}
    return [
        {
            "data": {"values": tracks},
            "mark": {"type": "rule", "stroke": LINE},
            "encoding": {"x": at("x"), "x2": {"field": "x2"}, "y": at("y")},
        },
        {"data": {"values": dots}, "mark": dot, "encoding": {"x": at("x"), "y": at("y"), "size": size}},
    ]


def _names(speakers: list[tuple[str, Counter[str]]], lines: list[int], is_beside: bool) -> Words:
    """The layer of names, each with a link to what its bearer says."""
    up, chars = (0, 50) if is_beside else (20, 40)
    names = [
        {
            "x": 0,
            "y": y - up,
            "text": one_line(name, chars),
            "href": f"{table_page('statements')}#q={quote(name)}",
        }
        for (name, _), y in zip(speakers, lines, strict=True)
    ]
    return Words(names, is_bold=True)


def _heads(across: dict[str, float], places: Places, room: float) -> list[Words]:
    """The layers that name the articles, and their publishers where there are so many pixels of room."""
    codes = [
        {"x": x, "y": 8, "text": places.code(article_id), "href": places.article(article_id)}
        for article_id, x in across.items()
    ]
    layers = [Words(codes, align="middle", fill=MUTED, size=12.5)]
    if room >= ROOM_FOR_NAMES:
        publishers = [{"x": x, "y": 25, "text": shortened(places.publisher(a), 17)} for a, x in across.items()]
        layers.append(Words(publishers, align="middle", fill=MUTED, size=11.5))
    return layers

"""Who is quoted how often and where: speakers by articles, as a picture."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from pipeline.publishing.page.charts import INK, LINE, MUTED, Spec, at, draw, link, words
from pipeline.publishing.page.places import Places, table_page
from pipeline.publishing.page.rows import Rows
from pipeline.publishing.page.wording import counted, one_line

MOST_SPEAKERS = 16
MOST_ARTICLES = 12


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
    for row in rows.of("statements"):
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
    """A dot for each speaker and article, as large as the number of statements that it holds."""
    if not speakers or not articles:
        return Markup("")
    step, top = (32, 30) if beside else (50, 52)
    first = beside + 20 if beside else 18
    apart = (width - first - 60) / max(1, len(articles) - 1) if len(articles) > 1 else 0
    across = {article_id: first + apart * index for index, article_id in enumerate(articles)}
    heads = [
        {"x": x, "y": 8, "text": places.code(article_id), "href": link(places.article(article_id))}
        for article_id, x in across.items()
    ]
    names, totals, dots, lines = [], [], [], []
    for index, (name, counts) in enumerate(speakers):
        y = top + index * step
        href = f"{table_page('statements')}#q={quote(name)}"
        names.append(
            {"x": 0, "y": y if beside else y - 20, "text": one_line(name, 50 if beside else 40), "href": link(href)}
        )
        totals.append({"x": width - 8, "y": y, "text": str(counts.total())})
        lines.append({"x": across[articles[0]], "x2": across[articles[-1]], "y": y})
        dots += [
            {"x": across[article_id], "y": y, "count": count, "text": str(count)}
            for article_id, count in counts.items()
            if article_id in across
        ]
    dots.sort(key=lambda dot: (dot["y"], dot["x"]))
    most = max(dot["count"] for dot in dots)
    size: Spec = {
        "field": "count", "type": "quantitative", "legend": None,
        "scale": {"type": "linear", "domain": [0, max(most, 4)], "range": [120, 560]},
    }  # fmt: skip
    layers: list[Spec] = [
        {
            "data": {"values": lines},
            "mark": {"type": "rule", "stroke": LINE},
            "encoding": {"x": at("x"), "x2": {"field": "x2"}, "y": at("y")},
        },
        {
            "data": {"values": dots},
            "mark": {
                "type": "point",
                "shape": "circle",
                "filled": True,
                "opacity": 1,
                "fill": "var(--tint)",
                "stroke": "var(--accent)",
                "strokeWidth": 1.2,
            },
            "encoding": {"x": at("x"), "y": at("y"), "size": size},
        },
        words(dots, "text", align="center", fontSize=12, fill=INK),
        words(names, "text", fill=INK, fontWeight=600),
        words(heads, "text", align="center", fill=MUTED, fontSize=12.5),
        words(totals, "text", align="right", fill=MUTED, fontSize=12.5),
    ]
    label = (
        f"Statements of {counted(len(speakers), 'speaker')} by article; the number at the end of a line is all of them"
    )
    return draw(width, top + len(speakers) * step - 14, layers, label, right=12, left=2)

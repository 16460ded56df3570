"""A range plot: one line a claim, its number a dot, its range a bar, and dots that run on where it has no end."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pipeline.publishing.page.charts import ACCENT, LINE, MUTED, Spec, Words, at, draw
from pipeline.publishing.page.wording import counted, one_line

LOG_FROM = 12
"""How many times its least value the greatest one must be for a scale to be logarithmic."""
OPEN_UPWARD, OPEN_DOWNWARD = ("more_than", "at_least"), ("less_than", "at_most")


@dataclass(frozen=True, slots=True)
class Claim:
    """One number as a claim: who says it, in which words, of what, and between which bounds."""

    who: str
    """Whose number it is; empty where the article names nobody."""
    words: str
    counted: str
    low: float
    high: float
    comparator: str
    article_id: str
    article: str
    """Short name of the article."""
    called: str
    """What else it is called: publisher, title or first words; empty where nothing is known."""
    href: str

    @property
    def source(self) -> str:
        """Whose number it is, the article's own where it names nobody, and where it stands."""
        return f"{self.who or self.called or 'Article'} · {self.article}"


@dataclass(frozen=True, slots=True)
class _Scale:
    """The numbers that a plot reaches from and to, and how they are spaced."""

    first: float
    last: float
    is_logarithmic: bool

    def ticks(self) -> list[float]:
        """A few round values within it."""
        if self.is_logarithmic:
            powers = (10.0**power for power in range(-12, 19))
            return [value for value in powers if self.first <= value <= self.last]
        rough = (self.last - self.first) / 5
        power = 10.0 ** (len(str(int(rough))) - 1) if rough >= 1 else 0.1
        step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
        return [tick for tick in (round(step * n, 6) for n in range(6)) if self.first <= tick <= self.last]


def picture(claims: list[Claim], title: str, width: int, beside: int) -> Markup:
    """The plot: names in a column of `beside` pixels, or above each range where that is 0."""
    step, first = (46, 20) if beside else (62, 50)
    lines = [first + index * step for index in range(len(claims))]
    scale = _scale(claims)
    axis = {
        "orient": "bottom",
        "labelExpr": "replace(format(datum.value, '~s'), 'G', 'bn')",
        "labelOverlap": False,
        "values": scale.ticks(),
    }
    measured: Spec = {
        "type": "log" if scale.is_logarithmic else "linear",
        "domain": [scale.first, scale.last],
        "range": [beside, width],
        "nice": False,
    }
    x = {"field": "low", "type": "quantitative", "scale": measured, "axis": axis}
    marks, names = _ranges(claims, lines, scale, x), _names(claims, lines, is_beside=bool(beside))
    label = f"{title}: {counted(len(claims), 'claim')}, least first"
    return draw(width, step * len(claims) + 4, marks, names, label, right=18, left=2)


def _scale(claims: list[Claim]) -> _Scale:
    low, high = min(claim.low for claim in claims), max(claim.high for claim in claims)
    if low > 0 and high / low >= LOG_FROM:
        return _Scale(low / 1.6, high * 1.6, True)
    return _Scale(min(0, low), high * 1.08 or 1, False)


def _ranges(claims: list[Claim], lines: list[int], scale: _Scale, x: Spec) -> list[Spec]:
    """The layers of marks: a line from edge to edge, bars, dotted bars, and dots at the numbers that are named."""
    tracks = [{"y": y, "low": scale.first, "high": scale.last} for y in lines]
    bars: dict[bool, list[Spec]] = {False: [], True: []}
    dots: dict[bool, list[Spec]] = {False: [], True: []}
    for claim, y in zip(claims, lines, strict=True):
        start = scale.first if claim.comparator in OPEN_DOWNWARD else claim.low
        end = scale.last if claim.comparator in OPEN_UPWARD else claim.high
        is_open = (start, end) != (claim.low, claim.high)
        bars[is_open].append({"low": start, "high": end, "y": y})
        hollow = is_open or claim.comparator == "approx"
        dots[hollow] += [{"low": value, "y": y} for value in sorted({claim.low, claim.high})]
    return [
        _rule(tracks, x, stroke=LINE, strokeWidth=1),
        _rule(bars[False], x, stroke=ACCENT, strokeWidth=5, strokeCap="round"),
        _rule(bars[True], x, stroke=ACCENT, strokeWidth=3, strokeDash=[2, 4]),
        *(_dots(dots[hollow], x, "var(--paper)" if hollow else ACCENT) for hollow in (False, True)),
    ]


def _rule(rows: list[Spec], x: Spec, **style: object) -> Spec:
    encoding = {"x": x, "x2": {"field": "high"}, "y": at("y")}
    return {"data": {"values": rows}, "mark": {"type": "rule", **style}, "encoding": encoding}


def _dots(rows: list[Spec], x: Spec, fill: str) -> Spec:
    mark = {"type": "point", "shape": "circle", "size": 90, "opacity": 1, "filled": True, "stroke": ACCENT}
    mark |= {"fill": fill, "strokeWidth": 2}
    return {"data": {"values": rows}, "mark": mark, "encoding": {"x": x, "y": at("y")}}


def _names(claims: list[Claim], lines: list[int], is_beside: bool) -> list[Words]:
    """The layers of words: whose number it is, and the words it is told in."""
    up, chars = (9, 54) if is_beside else (36, 42)
    sources = [
        {"x": 0, "y": y - up, "text": one_line(claim.source, chars), "href": claim.href}
        for claim, y in zip(claims, lines, strict=True)
    ]
    said = [
        {"x": 0, "y": y - up + 18, "small": one_line(f"“{claim.words}” {claim.counted}".strip(), chars + 6)}
        for claim, y in zip(claims, lines, strict=True)
    ]
    return [Words(sources, is_bold=True), Words(said, "small", fill=MUTED, size=12.5)]

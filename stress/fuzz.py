"""Fuzzing: spoilt articles, manifests, pages and collections against the invariants of `stress.targets`."""

from __future__ import annotations

import io
import json
import random
import sys
import time
import traceback
from collections.abc import Callable
from functools import cache

import pyarrow as pa
import pyarrow.parquet as pq

from stress.figures import Figure
from stress.guided import guided
from stress.mutation import spoilt_bytes, spoilt_text
from stress.targets import TARGETS

SHORT, LONG = 90.0, 3600.0
"""Seconds of the short and the long form."""
SHARES = {
    "text_file": 0.10, "web_page": 0.08, "json_lines": 0.08, "parquet_file": 0.06, "manifest": 0.05,
    "head_and_language": 0.06, "quotations": 0.06, "numbers_and_dates": 0.09, "extraction": 0.34, "markup": 0.04,
    "database": 0.04,
}  # fmt: skip
"""Part of the time that each target gets."""
GUIDED = {"text_file": 0.2, "manifest": 0.2, "json_lines": 0.2, "quotations": 0.2, "numbers_and_dates": 0.2}
"""Targets that the coverage-guided fuzzer tries, too, and the part of its time that each gets."""
GUIDED_SHARE = 0.3
LONGEST_EXTRACTED = 1_500
"""Characters of the texts given to the whole extraction, which costs milliseconds a sentence."""


def run(seconds: float = SHORT, seed: int = 0) -> list[Figure]:
    """Fuzz every target for its share of so many seconds; the figures tell the inputs tried and those that failed."""
    figures = [
        fuzz(name, seconds * (1 - GUIDED_SHARE) * share, random.Random(f"{seed} {name}"))
        for name, share in SHARES.items()
    ]
    figures += [guided(name, seconds * GUIDED_SHARE * share, seed) for name, share in GUIDED.items()]
    return figures


def fuzz(name: str, seconds: float, chance: random.Random) -> Figure:
    """Try spoilt inputs on one target for some seconds."""
    figure = Figure(f"fuzz: {name.replace('_', ' ')}")
    target, make = TARGETS[name], MAKERS.get(name, _text)
    end = time.monotonic() + seconds
    while time.monotonic() < end or not figure.tried:
        data = make(chance)
        figure.tried += 1
        try:
            target(data)
        except Exception as error:
            figure.fail(failure(error, data))
    return figure


def failure(error: Exception, data: bytes) -> str:
    """What went wrong, where, and with which input."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
    return f"{type(error).__name__} in {where}: {ascii(str(error))[:120]}; input {data[:300]!r}"


def _text(chance: random.Random) -> bytes:
    return spoilt_text(chance).encode("utf-8")


def _short_text(chance: random.Random) -> bytes:
    return spoilt_text(chance, LONGEST_EXTRACTED).encode("utf-8")


def _file(chance: random.Random) -> bytes:
    data = _text(chance)
    return spoilt_bytes(chance, data) if chance.random() < 0.5 else data


def _page(chance: random.Random) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>\n" for line in spoilt_text(chance).splitlines())
    page = f"<html lang=en><head><title>{spoilt_text(chance, 60)}</title></head><body><article>{paragraphs}</article>"
    data = page.encode("utf-8")
    return spoilt_bytes(chance, data) if chance.random() < 0.7 else data


def _lines(chance: random.Random) -> bytes:
    values: list[object] = [None, 3, -1.5, True, "", [], {}, "2025-03-11", "\ud800", "\0", "en", "a.txt"]
    rows = []
    for number in range(chance.randrange(1, 4)):
        row: dict[str, object] = {"article_id": f"a{number}", "text": spoilt_text(chance, 400)}
        for column in ("title", "published_on", "language", "url", "article_id", "text"):
            if chance.random() < 0.2:
                row[column] = chance.choice([*values, spoilt_text(chance, 60)])
        rows.append(json.dumps(row, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass"))
    data = b"\n".join(rows)
    return spoilt_bytes(chance, data) if chance.random() < 0.5 else data


@cache
def _parquet_files() -> tuple[bytes, ...]:
    made = []
    chance = random.Random(1)
    for kind, compression in ((pa.string(), "none"), (pa.large_string(), "zstd"), (pa.binary(), "snappy")):
        texts = [spoilt_text(chance, 300).encode() for _ in range(3)]
        columns = {
            "article_id": pa.array(["a", "b", "c"]),
            "text": pa.array(texts, pa.binary()).cast(kind),
            "published_on": pa.array([0, 10**15, None], pa.timestamp("us")),
            "title": pa.array([{"x": 1}, None, {"x": 2}]),
        }
        held = io.BytesIO()
        pq.write_table(pa.table(columns), held, compression=compression)
        made.append(held.getvalue())
    return tuple(made)


def _parquet(chance: random.Random) -> bytes:
    return spoilt_bytes(chance, chance.choice(_parquet_files()))


def _manifest(chance: random.Random) -> bytes:
    head = "file_name,title,publisher,author,published_on,reference_date,url,license,language\n"
    rows = []
    for name in ("a.txt", "b/c.txt", "../x.txt", chance.choice(("", "/etc/passwd", "a.txt"))):
        cells = [name, *(chance.choice(("", "x", "2025-03-11", "en", spoilt_text(chance, 40))) for _ in range(8))]
        quote = chance.choice(('"', ""))
        rows.append(",".join(f"{quote}{cell}{quote}" for cell in cells))
    data = (head + "\n".join(rows)).encode("utf-8")
    return spoilt_bytes(chance, data) if chance.random() < 0.6 else data


MAKERS: dict[str, Callable[[random.Random], bytes]] = {
    "text_file": _file, "web_page": _page, "json_lines": _lines, "parquet_file": _parquet, "manifest": _manifest,
    "extraction": _short_text,
}  # fmt: skip


if __name__ == "__main__":
    for line in run(float(sys.argv[1]) if len(sys.argv) > 1 else SHORT):
        print(line, flush=True)

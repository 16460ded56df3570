"""Write the data section of the newest version in CHANGELOG.md: what `make diff` says, in words.

    python -m tools.changelog [AGAINST]        (after make build; without AGAINST for a first release)

The section names in a comment what it was made against, so that a test can make it again.
"""

from __future__ import annotations

import re
import sys
from contextlib import nullcontext
from pathlib import Path

from pipeline.publishing.diff import differences, in_words, release_at

ROOT = Path(__file__).resolve().parent.parent
CHANGELOG = ROOT / "CHANGELOG.md"
FIRST = "nothing"

_SECTION = re.compile(r"### Data\n\n<!-- against (?P<against>\S+) -->\n\n.*?\n(?=\n#|\n*\Z)", re.DOTALL)
_VERSION = re.compile(r"^## .*\n", re.MULTILINE)


def section(against: str, outputs: Path = ROOT / "outputs") -> str:
    """The data section of a release against an older one. Raises DiffError where that is not there."""
    with nullcontext() if against == FIRST else release_at(against) as before:
        words = in_words(*differences(before, outputs))
    return f"### Data\n\n<!-- against {against} -->\n\n{words}"


def stated_against(changelog: str) -> str | None:
    """What the newest data section says it was made against; None where there is no such section."""
    found = _SECTION.search(_newest(changelog))
    return found["against"] if found else None


def with_section(changelog: str, text: str) -> str:
    """A changelog whose newest version has this data section, in the place of its old one or at its end."""
    newest = _newest(changelog)
    if _SECTION.search(newest):
        changed = _SECTION.sub(lambda _: text, newest, count=1)
    else:
        changed = newest.rstrip("\n") + "\n\n" + text + ("\n" if changelog.split(newest, 1)[1] else "")
    return changelog.replace(newest, changed, 1)


def _newest(changelog: str) -> str:
    starts = [found.start() for found in _VERSION.finditer(changelog)]
    return changelog[starts[0] : starts[1] if len(starts) > 1 else None]


def main() -> None:
    text = section(sys.argv[1] if len(sys.argv) > 1 else FIRST)
    CHANGELOG.write_text(with_section(CHANGELOG.read_text(encoding="utf-8"), text), encoding="utf-8")


if __name__ == "__main__":
    main()

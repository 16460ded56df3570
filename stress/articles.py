"""Folders of articles to build in stress: small invented ones, of which two differ in every table."""

from __future__ import annotations

from pathlib import Path

SETS = {
    "one": {
        "wire/quito.txt": (
            "QUITO, 4 May 2024 — Peru's foreign minister Ana Quispe met 12 envoys in Quito on Saturday.\n"
            "“We agreed on a plan,” Quispe said. She said the talks would cost 3 million euros.\n"
        ),
        "lusaka.txt": (
            "Zambia and Kenya will meet in Lusaka on 9 May 2024, a spokesman said. About 40 people are expected.\n"
        ),
    },
    "other": {
        "wire/quito.txt": (
            "QUITO, 6 May 2024 — Chile's president Luz Araya invited ministers of Peru to Santiago on Monday.\n"
            "“It is time,” said Araya. More than 200 officials took part, according to Chile.\n"
        ),
        "łódź.txt": (
            "Norway and Iceland held talks in Łódź on 2 May 2024. Iceland's Jón Þór said 7,000 troops were too many.\n"
        ),
        "empty.txt": "",
    },
}
"""Texts by file name: two sets, so that the releases made of them can be told apart."""


def write_set(folder: Path, name: str) -> Path:
    """Write one of the sets into a new folder."""
    for file, text in SETS[name].items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder

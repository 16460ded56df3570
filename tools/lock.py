"""Pin what runs (requirements.lock) and what comes on top, for tests and for `make sql`: hashes, no addresses."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK = ROOT / "requirements.lock"
EXTRA_LOCKS = {extra: ROOT / f"requirements-{extra}.lock" for extra in ("dev", "sql")}
"""Lock file of each extra: what it needs beside what runs."""


def compile_lock(*extra: str) -> str:
    """The pins that fit pyproject.toml, as the text of a requirements file."""
    options = ["--python-version", "3.11", "--generate-hashes", "--no-strip-extras"]
    silent = ["--no-header", "--no-annotate", "--quiet"]
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *options, *silent, *extra]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def entries(lock: str) -> list[str]:
    """The entries of a lock file: a pinned package with its hashes each.

    >>> entries("a==1 \\\\\\n    --hash=sha256:0\\nb==2\\n")
    ['a==1 \\\\\\n    --hash=sha256:0\\n', 'b==2\\n']
    """
    return re.findall(r"^\S.*?\n(?=\S|\Z)", lock, flags=re.MULTILINE | re.DOTALL)


def main() -> None:
    RUN_LOCK.write_text(compile_lock(), encoding="utf-8")
    pinned = set(entries(RUN_LOCK.read_text(encoding="utf-8")))
    constraints = ["--constraint", RUN_LOCK.name]
    for extra, path in EXTRA_LOCKS.items():
        everything = compile_lock("--extra", extra, *constraints)
        path.write_text("".join(e for e in entries(everything) if e not in pinned), encoding="utf-8")
        constraints += ["--constraint", path.name]  # all extras fit into one environment


if __name__ == "__main__":
    main()

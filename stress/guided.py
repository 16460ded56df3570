"""Coverage-guided fuzzing with atheris, a process a target: `python -m stress.guided TARGET SECONDS SEED`.

It keeps inputs that reach code no input before has reached, and spoils those further.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from stress.figures import Figure
from stress.mutation import PROJECT, sources

INSTRUMENTED = ["pipeline.reading", "pipeline.extraction"]
LONGEST_INPUT = 4_096
"""Bytes."""
SLACK = 120
"""Seconds that a process may take beyond its time, to start and to end."""


def guided(name: str, seconds: float, seed: int = 0) -> Figure:
    """Fuzz one target for some seconds in a process of its own."""
    figure = Figure(f"coverage-guided fuzz: {name.replace('_', ' ')}")
    if find_spec("atheris") is None:
        figure.note = "not run: atheris is not installed"
        return figure
    command = [sys.executable, "-m", "stress.guided", name, str(max(1, round(seconds))), str(seed)]
    with tempfile.TemporaryDirectory(prefix="guided-") as folder:
        _write_corpus(Path(folder) / "corpus")
        try:
            done = subprocess.run(
                [*command, folder],
                cwd=PROJECT,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=seconds + SLACK,
            )
        except subprocess.TimeoutExpired:
            figure.fail(f"did not end within {SLACK} seconds of its time")
            return figure
        if found := re.findall(r"(?m)^(?:Done |#)(\d+)", done.stderr):
            figure.tried = int(found[-1])
        if done.returncode:
            said = (done.stdout + done.stderr).strip()
            fault = re.search(r"Uncaught Python exception: ===\n([^\n]*)", said)
            inputs = sorted(Path(folder).glob("crash-*")) + sorted(Path(folder).glob("timeout-*"))
            shown = inputs[0].read_bytes()[:300] if inputs else b""
            figure.fail(f"{fault[1] if fault else said[-300:]}; input {shown!r}")
    return figure


def _write_corpus(folder: Path) -> None:
    folder.mkdir()
    for number, text in enumerate(sources()):
        (folder / f"text{number}").write_bytes(text.encode("utf-8")[:LONGEST_INPUT])
    (folder / "manifest").write_text("file_name,title,published_on,language\na.txt,Talks,2025-03-11,en\n")
    (folder / "lines").write_text('{"article_id": "a", "text": "Ministers met in Oslo.", "title": "Talks"}\n')


def main(name: str, seconds: str, seed: str, folder: str) -> None:
    """Fuzz one target; ends the process."""
    import atheris

    with atheris.instrument_imports(include=INSTRUMENTED, enable_loader_override=False):
        from stress.targets import TARGETS
    options = [f"-max_total_time={seconds}", f"-seed={int(seed) + 1}", f"-max_len={LONGEST_INPUT}", "-timeout=60"]
    atheris.Setup(
        [sys.argv[0], f"{folder}/corpus", f"-artifact_prefix={folder}/", "-rss_limit_mb=4096", *options], TARGETS[name]
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Note the checksums of the installed language model's files: run after its version in pyproject.toml has changed."""

from __future__ import annotations

import json

from pipeline.extraction import model_files
from pipeline.extraction.model import DEFAULT_MODEL
from pipeline.release_info import PROJECT


def main() -> None:
    folder = model_files.folder_of(DEFAULT_MODEL)
    if folder is None:
        raise SystemExit(f"error: {DEFAULT_MODEL} is not installed")
    pinned = {"package": DEFAULT_MODEL, "sha256": model_files.digests(folder)}
    path = PROJECT / "pipeline" / "extraction" / model_files.PINS
    path.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

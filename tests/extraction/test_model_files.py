"""The language model is the one that is pinned, or is not loaded."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from pipeline.extraction import model_files
from pipeline.extraction.model import DEFAULT_MODEL, load_model
from pipeline.extraction.model_files import ModelFilesError, check_model, digests, folder_of


def test_the_installed_model_is_the_pinned_one() -> None:
    check_model(DEFAULT_MODEL)
    folder = folder_of(DEFAULT_MODEL)
    assert folder is not None
    assert (DEFAULT_MODEL, digests(folder)) == model_files.pins()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = folder_of(DEFAULT_MODEL)
    assert folder is not None
    copied = tmp_path / DEFAULT_MODEL
    shutil.copytree(folder, copied)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, DEFAULT_MODEL, raising=False)
    assert folder_of(DEFAULT_MODEL) == copied
    return copied


@pytest.mark.parametrize("change", ["a byte", "gone", "more"])
def test_a_changed_file_is_named_and_the_model_not_loaded(change: str, copy: Path) -> None:
    path = next(copy.rglob("tagger/model"))
    if change == "a byte":
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    elif change == "gone":
        path.unlink()
    else:
        (path.parent / "more").write_bytes(b"")
    with pytest.raises(ModelFilesError, match=r"tagger/mo(del|re) (was changed|is missing|is not part of it)"):
        load_model.__wrapped__()


def test_another_model_is_its_users_choice() -> None:
    check_model("en_core_web_of_another")

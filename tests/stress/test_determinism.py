"""The release does not depend on order and times of files, hashes, locale, time zone, folder or umask."""

from __future__ import annotations

from pathlib import Path

import pytest

from stress import determinism


def test_one_mixture_of_circumstances_gives_the_same_bytes(tmp_path: Path) -> None:
    """The long list of circumstances, and enough text for two workers, are for `make stress`."""
    (figure,) = determinism.run(tmp_path, count=1, one_by_one=False, size=0)
    assert (figure.tried, figure.failures) == (1, [])


def test_a_difference_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = iter([{"a": b"1", "b": b"2"}, {"a": b"1", "b": b"3"}])

    def built(folder: Path, *_: object) -> dict[str, bytes]:
        folder.mkdir()
        return next(made)

    monkeypatch.setattr(determinism, "_built", built)
    (figure,) = determinism.run(tmp_path, count=1, one_by_one=False, size=0)
    assert figure.failures[0].endswith(": 1 files differ: b")


def test_every_circumstance_is_tried_by_itself_in_the_long_form(tmp_path: Path) -> None:
    tried = determinism.each(tmp_path)
    plain = determinism.Circumstances()
    assert all(one != plain for one in tried)
    assert {name for one in tried for name in one.environments} == set(determinism.ENVIRONMENTS)
    assert any(not name.isascii() for name in determinism.Corpus.of(2).texts)

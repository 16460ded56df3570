"""`make sql`: a prompt on the database, and answers to SQL from standard input."""

from __future__ import annotations

import asyncio
import os
import subprocess
from pathlib import Path

import pytest

from tests.publishing.releases import database_of
from tests.schemas.rows import sound_rows

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    folder = tmp_path / "out puts"
    folder.mkdir()
    database_of(sound_rows(), folder / "dataset.duckdb")
    return folder


def make_sql(outputs: Path, home: Path, questions: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home)}
    command = ["make", "--silent", "sql", f"OUTPUTS={outputs}"]
    return subprocess.run(command, cwd=ROOT, env=environment, input=questions, capture_output=True, text=True)


def test_questions_from_standard_input_are_answered(outputs: Path, tmp_path: Path) -> None:
    done = make_sql(
        outputs, tmp_path, "SELECT speaker, said FROM quotes_of('müller');\nSELECT count(*) AS n FROM timeline();"
    )
    assert done.returncode == 0, done.stderr
    assert "Zoë Müller | We agreed," in done.stdout
    assert done.stdout.count("(1 row)") == 2


def test_the_database_is_not_written_to(outputs: Path, tmp_path: Path) -> None:
    done = make_sql(outputs, tmp_path, "DROP TABLE events;")
    assert done.returncode != 0
    assert "read-only" in done.stderr
    assert [path.name for path in outputs.iterdir()] == ["dataset.duckdb"]


def test_no_database_is_a_clear_error(tmp_path: Path) -> None:
    done = make_sql(tmp_path, tmp_path, "SELECT 1;")
    assert done.returncode != 0
    assert "dataset.duckdb: make build first" in done.stderr


def test_the_prompt_answers_with_our_version_of_duckdb(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(outputs.parent))
    harlequin = pytest.importorskip("harlequin")
    from harlequin_duckdb import DuckDbAdapter

    async def asked() -> int:
        adapter = DuckDbAdapter(conn_str=[str(outputs / "dataset.duckdb")], read_only=True)
        app = harlequin.Harlequin(adapter)
        async with app.run_test(size=(120, 36)) as pilot:
            for _ in range(100):
                await pilot.pause(0.05)
                if app.connection is not None and app.editor is not None:
                    break
            app.editor.text = "SELECT name, role FROM participants_of('nairobi')"
            await pilot.press("ctrl+j")
            for _ in range(100):
                await pilot.pause(0.05)
                table = app.results_viewer.get_visible_table()
                if table is not None and table.row_count:
                    return int(table.row_count)
        return 0

    assert asyncio.run(asked()) == 1

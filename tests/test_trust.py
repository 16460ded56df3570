"""What comes from articles, file names and manifests is data: it reaches no terminal, shell or interpreter as code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pipeline.assets.release import FILES
from pipeline.build import main, summary
from pipeline.publishing.manifest import write_manifest
from pipeline.release_info import DECLARATION, DeclarationError, release_info
from pipeline.serve import server_of
from tests.publishing.releases import INFO, finished, hostile_rows

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(ROOT.glob("pipeline/**/*.py"))
COMMANDS = "\x1b]0;owned\x07\x1b[31m\rgone\u202e"
"""What makes a terminal change its title, its colours, its line or its direction of writing."""


def is_plain(said: str) -> bool:
    return not set(said) & {*map(chr, range(32)), "\x7f", "\x9b", "\u202e"} - {"\n"}


def test_the_summary_of_a_build_cannot_command_a_terminal(tmp_path: Path) -> None:
    rows = hostile_rows()
    rows["rejects"][0] |= {"file_name": f"a{COMMANDS}\n.txt", "detail": COMMANDS}
    tables = finished(tmp_path / "release", rows)
    write_manifest(tmp_path / "release", INFO, {name: len(table) for name, table in tables.items()})
    said = summary(tmp_path / "release")
    assert "set aside: a\\x1b]0;owned" in said
    assert is_plain(said)


def test_an_error_cannot_command_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("OUTPUTS", "STAGING"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    assert main(["--seeds", str(tmp_path / f"none{COMMANDS}\nerror: all is well")]) == 1
    said = capsys.readouterr()
    assert "\\nerror: all is well: there is no such folder" in said.err
    assert is_plain(said.out + said.err)


def test_a_declaration_linked_from_elsewhere_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "secret.toml").write_text('title = "Secret"\n')
    (tmp_path / "seeds" / DECLARATION).symlink_to(tmp_path / "secret.toml")
    with pytest.raises(DeclarationError, match="leads out of the folder"):
        release_info(tmp_path / "seeds")


def test_servers_listen_on_this_machine_alone(tmp_path: Path) -> None:
    with server_of(tmp_path, 0) as server:
        assert server.server_address[0] == "127.0.0.1"
    started = [line for line in (ROOT / "Makefile").read_text().splitlines() if "dg dev" in line]
    assert started
    assert all("--host 127.0.0.1" in line for line in started)


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_code_runs_what_it_reads(path: Path) -> None:
    """No shell, no evaluation, no loader of objects: the ways in which data becomes code in Python."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in {"eval", "exec", "compile", "os.system", "os.popen", "__import__"}, called
            assert called not in {"yaml.load", "yaml.unsafe_load", "yaml.full_load"}, called
            assert not any(word.arg == "shell" for word in node.keywords), f"{called}: by a shell"
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
            assert not names & {"pickle", "marshal", "shelve", "dill"}, names


def test_a_release_holds_nothing_that_a_spreadsheet_would_run() -> None:
    """Text that begins with "=" is harmless in Parquet and DuckDB; CSV, where it is a formula, is not written."""
    assert not [name for name in FILES if Path(name).suffix in {".csv", ".tsv", ".xls", ".xlsx"}]

"""The release served on this machine: what is answered, to whom, and beside what."""

from __future__ import annotations

import http.client
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.serve import main, server_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "index.html").write_text("<p>café</p>", encoding="utf-8")
    (tmp_path / "release.json").write_text("{}")
    (tmp_path / "figures.parquet").write_bytes(b"PAR1")
    (tmp_path / "README.md").write_text("# Card")
    return tmp_path


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    with server_of(folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def ask(port: int, path: str, host: str = "") -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers["Content-Type"], body


def test_files_are_served_as_what_they_are(port: int) -> None:
    assert ask(port, "/") == (200, "text/html; charset=utf-8", "<p>café</p>".encode())
    assert ask(port, "/figures.parquet") == (200, "application/vnd.apache.parquet", b"PAR1")
    assert ask(port, "/README.md")[1] == "text/plain; charset=utf-8"
    assert ask(port, "/nothing.txt")[0] == 404


def test_nothing_beside_the_folder_is_served(port: int, folder: Path) -> None:
    (folder.parent / "secret.txt").write_text("secret")
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/articles/../../secret.txt"):
        assert ask(port, path)[0] == 404


def test_only_its_own_address_is_answered(port: int) -> None:
    assert ask(port, "/", host="localhost")[0] == 200
    assert ask(port, "/", host="evil.example")[0] == 421


def test_a_release_that_is_swapped_in_is_served_from_then_on(port: int, folder: Path) -> None:
    (folder / "index.html").write_text("new")
    assert ask(port, "/")[2] == b"new"


def test_no_release_or_no_port_is_said_in_a_line(
    folder: Path, port: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OUTPUTS", str(folder / "articles"))
    assert main(["--port", "0"]) == 1
    assert "there is no release to serve; make build first" in capsys.readouterr().err
    monkeypatch.setenv("OUTPUTS", str(folder))
    assert main(["--port", str(port)]) == 1
    error = capsys.readouterr().err
    assert f"(port {port}; PAGE_PORT names another)" in error
    assert error.count("\n") == 1


def test_it_serves_beside_a_command_and_ends_with_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command is told the address, finds the page there, and its status is the answer."""
    code = (
        "import os, sys, urllib.request; page = urllib.request.urlopen(os.environ['PAGE_URL']).read(); "
        "sys.exit(7 if b'caf' in page else 8)"
    )
    monkeypatch.setenv("OUTPUTS", str(folder))
    assert main(["--port", "0", "--beside", sys.executable, "-c", code]) == 7

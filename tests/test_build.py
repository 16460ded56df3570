"""The command behind `make build`: what it says, what it returns, and when it finds nothing to do."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import settings as settings_module
from pipeline.build import main
from pipeline.settings import Settings, SettingsError, settings_of
from pipeline.unchanged import is_unchanged

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _own_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SEEDS", "OUTPUTS", "WORKERS", "SPACY_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STAGING", str(tmp_path / "staging"))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "Ministers of Chad and Niger met in Abuja on 3 June 2024. “It was good,” one said.\n"
    )
    (folder / "none.txt").write_bytes(b"")
    return folder


def build(*arguments: str) -> int:
    return main(["--no-history", "--workers", "1", *arguments])


def test_a_build_counts_its_steps_and_sums_up(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build("--seeds", "seeds", "--outputs", "new/out") == 0
    out, err = capsys.readouterr()
    steps = re.findall(r"\[ ?(\d+)/(\d+)\] (\w+)", err)
    assert [int(number) for number, *_ in steps] == list(range(1, int(steps[0][1]) + 1))
    assert (steps[0][2], steps[-1][2]) == ("read_articles", "release")
    assert "articles                 1" in out
    assert "set aside: none.txt (empty): holds no text" in out
    assert "Traceback" not in out + err
    assert (seeds.parent / "new" / "out" / "release.json").is_file()


def test_nothing_is_built_twice(
    seeds: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build("--seeds", "seeds", "--outputs", "out") == 0
    monkeypatch.chdir(seeds.parent)
    release = seeds.parent / "out" / "release.json"
    written = release.stat().st_mtime_ns
    assert build("--seeds", "seeds", "--outputs", "out") == 0
    assert "up to date" in capsys.readouterr().out
    assert release.stat().st_mtime_ns == written
    assert build("--seeds", "seeds", "--outputs", "out", "--fresh") == 0
    assert release.stat().st_mtime_ns != written


@pytest.mark.parametrize(
    "change", ["article", "new article", "manifest", "release", "database", "removed file", "model"]
)
def test_whatever_changes_is_noticed(change: str, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_of({**os.environ, "SEEDS": "seeds", "OUTPUTS": "out", "WORKERS": "1"})
    assert not is_unchanged(settings)
    assert build("--seeds", "seeds", "--outputs", "out") == 0
    assert is_unchanged(settings)
    assert is_unchanged(
        settings_of({**os.environ, "SEEDS": str(seeds), "OUTPUTS": str(settings.outputs), "WORKERS": "7"})
    )
    if change == "article":
        (seeds / "one.txt").write_text((seeds / "one.txt").read_text().replace("good", "fine"))
    elif change == "new article":
        (seeds / "deeper").mkdir()
        (seeds / "deeper" / "two.txt").write_text("News.")
    elif change == "manifest":
        (seeds / "articles.csv").write_text("file_name,publisher\none.txt,Somebody\n")
    elif change == "release":
        with (settings.outputs / "events.parquet").open("ab") as file:
            file.write(b"\0")
    elif change == "database":
        os.utime(settings.outputs / "dataset.duckdb", ns=(1, 1))
    elif change == "removed file":
        (settings.outputs / "figures.parquet").unlink()
    else:
        monkeypatch.setenv("SPACY_MODEL", "another_model")
    assert not is_unchanged(settings)


def test_a_failed_build_is_not_taken_for_an_old_one(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build("--seeds", "seeds", "--outputs", "out") == 0
    article = (seeds / "one.txt").read_bytes()
    (seeds / "one.txt").write_bytes(b"\xff\xfe\0")
    os.chdir(seeds.parent)
    assert build("--seeds", "seeds", "--outputs", "out") == 1
    assert "no article can be read: none.txt holds no text" in capsys.readouterr().err
    (seeds / "one.txt").write_bytes(article)
    os.chdir(seeds.parent)
    assert build("--seeds", "seeds", "--outputs", "out") == 0
    assert "up to date" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--seeds", "nowhere", "--outputs", "out"], "nowhere: there is no such folder of articles"),
        (["--seeds", "seeds", "--outputs", "seeds/out"], "lies in the seeds folder"),
        (["--seeds", "seeds", "--outputs", "."], "holds the seeds folder"),
        (["--seeds", "seeds", "--outputs", "out", "--workers", "two"], "WORKERS=two: is no number of processes"),
        (["--seeds", "seeds/one.txt", "--outputs", "out"], "there is no such folder of articles"),
    ],
)
def test_settings_that_cannot_be_used_are_one_line(
    arguments: list[str], message: str, seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--no-history", *arguments]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: ")
    assert message in err
    assert err.count("\n") == 1


def test_an_interrupted_build_says_so(
    seeds: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(settings: Settings, inputs: str) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.build.is_unchanged", interrupted)
    assert build("--seeds", "seeds", "--outputs", "out") == 130
    assert "Stopped" in capsys.readouterr().err


def test_the_command_line_takes_its_settings_from_the_environment(seeds: Path) -> None:
    environment = {**os.environ, "SEEDS": "seeds", "OUTPUTS": "out", "WORKERS": "", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pipeline.build"]
    first = subprocess.run(command, cwd=seeds.parent, env=environment, capture_output=True, text=True)
    assert first.returncode == 0, first.stderr
    second = subprocess.run(command, cwd=seeds.parent, env=environment, capture_output=True, text=True)
    assert (second.returncode, second.stderr) == (0, "")
    assert "up to date" in second.stdout


def test_settings_left_empty_are_the_projects_own() -> None:
    default = settings_of({"SEEDS": "", "OUTPUTS": "", "WORKERS": "", "STAGING": ""})
    assert default == Settings()
    assert default.seeds == ROOT / "seeds"
    assert default.worker_count >= 1


@pytest.mark.parametrize(("value", "allowed"), [("", False), ("0", False), ("no", False), ("1", True), ("YES", True)])
def test_fewer_rows_are_allowed_by_name(value: str, allowed: bool) -> None:
    assert settings_of({"ALLOW_FEWER_ROWS": value}).allow_fewer_rows is allowed


def test_a_flag_that_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(SettingsError, match="ALLOW_FEWER_ROWS=perhaps: is neither yes nor no"):
        settings_of({"ALLOW_FEWER_ROWS": "perhaps"})


@pytest.mark.parametrize("value", ["-1", "1.5", "all", "٣"])
def test_workers_is_a_number(value: str) -> None:
    with pytest.raises(SettingsError, match="no number of processes"):
        settings_of({"WORKERS": value})


def test_folders_of_one_name_have_staging_folders_of_their_own(tmp_path: Path) -> None:
    one, other = (Settings(outputs=tmp_path / place / "out").staging for place in ("a", "b"))
    assert one != other
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert Settings(outputs=tmp_path / "link" / "out").staging == one


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(settings_module).failed == 0

"""The UI opened in a real browser: the graph, a click that builds everything, a table's columns, check and chart.

Set UI_SCREENSHOTS to a folder to keep the pictures.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

import schemas
from tests.browser import CHROMIUM, DRIVER, needs_browser

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS, RUN_SECONDS, PAGE_SECONDS = 120, 240, 60

pytestmark = needs_browser
webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium")

T = TypeVar("T")


def wait_for(find: Callable[[], T | None], seconds: float, what: str) -> T:
    """What `find` returns once it is something; fails where it stays nothing for too long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := find():
            return found
        time.sleep(0.3)
    raise AssertionError(f"waited {seconds} seconds in vain for {what}")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Project:
    """A copy of the project (its code by link) with an article of its own and the UI running on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("pipeline", "schemas"):
            (folder / name).symlink_to(ROOT / name)
        for name in ("pyproject.toml", "dagster.yaml", ".env"):
            shutil.copy(ROOT / name, folder)
        (folder / "seeds").mkdir()
        (folder / "seeds" / "accra.txt").write_text(
            "ACCRA, 7 June 2024 — Ministers of Ghana and Togo met in Accra on Friday.\n"
            "“We have a deal,” said Ghana's trade minister Esi Baidoo. About 40 officials attended the talks.\n",
            encoding="utf-8",
        )
        self.outputs = folder / "outputs"
        self.log = folder / "ui.log"
        self.url = f"http://127.0.0.1:{(port := free_port())}"
        names = {"SEEDS": "seeds", "OUTPUTS": "outputs", "STAGING": "staging", "DAGSTER_HOME": ".", "PWD": "."}
        places = {name: str((folder / place).resolve()) for name, place in names.items()}
        command = [Path(sys.executable).with_name("dg"), "dev", "--host", "127.0.0.1", "--port", str(port)]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **places, "WORKERS": "1"}
            )

    def is_ready(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        try:
            with urllib.request.urlopen(f"{self.url}/server_info", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def ask(self, query: str) -> dict[str, Any]:
        request = urllib.request.Request(
            f"{self.url}/graphql", json.dumps({"query": query}).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            data: dict[str, Any] = json.load(answer)["data"]
            return data

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(40)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    started = Project(tmp_path_factory.mktemp("project"))
    try:
        wait_for(started.is_ready, START_SECONDS, "the UI to start")
        yield started
    finally:
        started.stop()


class Browser:
    """Chromium without a window, driven as a person would use it."""

    def __init__(self, url: str, pictures: Path) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = str(CHROMIUM)
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1500,1100"):
            options.add_argument(argument)
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
        self._url = url
        self._pictures = pictures
        pictures.mkdir(parents=True, exist_ok=True)

    def open(self, path: str) -> None:
        self.driver.get(self._url + path)

    def text(self) -> str:
        return str(self.driver.execute_script("return document.body ? document.body.innerText : ''"))

    def see(self, *words: str) -> None:
        """Wait until all words stand on the page."""
        try:
            wait_for(lambda: all(word in self.text() for word in words), PAGE_SECONDS, f"{words}")
        except AssertionError as error:
            self.picture("failure")
            raise AssertionError(f"{error} on the page:\n{self.text()}") from None

    def click(self, words: str) -> None:
        """Click the button that shows these words, once it can be clicked."""

        def button() -> Any:
            script = (
                "return [...document.querySelectorAll('button')]"
                ".find(b => b.innerText.trim() === arguments[0] && !b.disabled)"
            )
            return self.driver.execute_script(script, words)

        wait_for(button, PAGE_SECONDS, f"the button {words!r}").click()

    def picture(self, name: str) -> None:
        self.driver.save_screenshot(str(self._pictures / f"{name}.png"))


@pytest.fixture(scope="module")
def browser(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    kept = os.environ.get("UI_SCREENSHOTS")
    opened = Browser(project.url, Path(kept) if kept else tmp_path_factory.mktemp("pictures"))
    try:
        yield opened
    finally:
        opened.driver.quit()


def see_the_graph(project: Project, browser: Browser) -> None:
    browser.open("/asset-groups")
    browser.see(
        "Global asset lineage", "reading", "extraction", "reconciliation", "tables", "release", "Materialize all"
    )
    assert "mail" not in browser.text().lower(), "a first-run dialog asks for an e-mail address"
    browser.picture("graph")
    location = project.ask("{ workspaceOrError { ... on Workspace { locationEntries { name } } } }")
    name = location["workspaceOrError"]["locationEntries"][0]["name"]
    browser.open(f"/locations/{name}/asset-groups/extraction")
    browser.see("Asset Group in", "article_texts", "extracted_", "Never materialized")
    browser.picture("group")


def build_by_a_click(project: Project, browser: Browser) -> None:
    browser.open("/asset-groups")
    browser.click("Materialize all")
    run = "{ runsOrError(limit: 1) { ... on Runs { results { runId status } } } }"

    def ended() -> dict[str, str] | None:
        found = project.ask(run)["runsOrError"]["results"]
        return found[0] if found and found[0]["status"] in ("SUCCESS", "FAILURE", "CANCELED") else None

    last = wait_for(ended, RUN_SECONDS, "the run to end")
    browser.open(f"/runs/{last['runId']}")
    browser.see("RUN_SUCCESS" if last["status"] == "SUCCESS" else "RUN_FAILURE")
    browser.picture("run")
    assert last["status"] == "SUCCESS", browser.text()
    assert (project.outputs / "dataset.duckdb").is_file()
    assert {f"{name}.parquet" for name in schemas.TABLES} <= {path.name for path in project.outputs.iterdir()}
    browser.open("/asset-groups")
    browser.see("Global asset lineage")
    browser.driver.execute_script("document.activeElement.blur()")
    time.sleep(2)
    browser.picture("graph_after_the_run")


def see_a_table(browser: Browser) -> None:
    browser.open("/assets/statements")
    browser.see(
        "What was said and by whom", "Columns", "statement_id", "Stable identifier of the statement.", "non-nullable"
    )
    browser.see("points to articles.article_id", "Row count", "Metadata")
    browser.see("speaker", "Esi Baidoo")
    browser.picture("table")
    chart = "return [...document.images].find(i => i.alt === 'statements by kind')"
    image = wait_for(lambda: browser.driver.execute_script(chart), PAGE_SECONDS, "the chart")
    browser.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", image)
    assert wait_for(lambda: image.size["width"] > 100, PAGE_SECONDS, "the chart to be drawn")
    assert browser.driver.execute_script("return arguments[0].naturalWidth", image) == 320
    time.sleep(1)
    browser.picture("chart")


def see_its_check(browser: Browser) -> None:
    browser.open("/assets/figures?view=checks")
    browser.see("holds_the_contract", "rows hold the contract", "every span equals the article's text")
    browser.picture("check")


def see_a_check_fail(project: Project, browser: Browser) -> None:
    """The staged table is spoilt by hand and its check alone is run."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from pipeline.publishing.parquet import write_parquet

    (path,) = (project.folder / "staging").glob("*/figures.parquet")
    table = pq.read_table(path)
    row = table.schema.get_field_index("unit")
    write_parquet("figures", table.set_column(row, table.schema.field("unit"), pa.array(["envoy"] * len(table))), path)
    before = (project.outputs / "figures.parquet").read_bytes()
    browser.open("/assets/figures?view=checks")
    browser.see("holds_the_contract")
    browser.click("Execute")
    browser.see("the first: figures figure_", "ISO 4217 or a unit")
    browser.picture("failed_check")
    assert (project.outputs / "figures.parquet").read_bytes() == before


def test_a_person_sees_the_graph_builds_the_release_and_looks_at_a_table(project: Project, browser: Browser) -> None:
    """One test, for each step needs the one before."""
    see_the_graph(project, browser)
    build_by_a_click(project, browser)
    see_a_table(browser)
    see_its_check(browser)
    see_a_check_fail(project, browser)

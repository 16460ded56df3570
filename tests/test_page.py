"""The page in a real browser, from disk and from a server: no error, no outside request, and all that a reader does.

Set PAGE_SCREENSHOTS to a folder to keep the pictures.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.serve import server_of
from tests.browser import CHROMIUM, DRIVER, needs_browser

ROOT = Path(__file__).resolve().parent.parent

pytestmark = [
    needs_browser,
    pytest.mark.xdist_group("page"),
]
webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium")
Keys = pytest.importorskip("selenium.webdriver.common.keys", reason="needs selenium").Keys
Select = pytest.importorskip("selenium.webdriver.support.select", reason="needs selenium").Select

SCRIPT = "<script>window.hacked = 1</script>"
IMAGE = "<img src=x onerror='window.hacked = 2'>"
ARTICLES = {
    "hostile & <b>.txt": (
        f"ABUJA, 3 June 2024 — {SCRIPT} Ministers of Chad and Niger met 12 envoys in Abuja on 3 June 2024.\n"
        f"“We agree {IMAGE} on \u202etxt.exe,” said Chad's foreign minister Esi Baidoo. "
        'Mali was not invited to the meeting. =HYPERLINK("http://evil.example") About 5,000 troops are needed, '
        "she said.\n"
    ),
    "plain.txt": (
        "ABUJA, 3 June 2024 — Ministers of Chad and Niger met 15 envoys in Abuja on 3 June 2024. "
        "“It was a good day for all of us,” said Esi Baidoo, foreign minister of Chad. Nothing else was to be seen. "
        "Mali was not invited to the meeting. The ministers will meet again in Lagos on 9 June 2024. "
        "A force of 20,000 troops would be needed, according to Niger's defence minister Ali Issa.\n"
    ),
}
MANIFEST = (
    "file_name,title,publisher,reference_date,url,license\n"
    f'"hostile & <b>.txt","{SCRIPT}""","=cmd|\' /C calc\'!A0 {IMAGE}",2024-06-03,javascript:window.hacked=3,\n'
    "plain.txt,A plain title,The Planted Post,2024-06-03,https://news.example/1,CC BY 4.0\n"
)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of two articles, one of them hostile."""
    folder = tmp_path_factory.mktemp("page")
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, text in ARTICLES.items():
        (seeds / name).write_text(text, encoding="utf-8")
    (seeds / "articles.csv").write_text(MANIFEST, encoding="utf-8")
    environment = {**os.environ, "STAGING": str(folder / "staging"), "DAGSTER_HOME": str(folder)}
    command = [sys.executable, "-m", "pipeline.build", "--no-history", "--workers", "1"]
    places = ["--seeds", str(seeds), "--outputs", str(folder / "outputs")]
    done = subprocess.run([*command, *places], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return folder / "outputs"


@pytest.fixture(scope="module")
def address(release: Path) -> Iterator[str]:
    with server_of(release, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class Browser:
    """Chromium without a window, which keeps what it says and asks for."""

    def __init__(self, pictures: Path | None) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = str(CHROMIUM)
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
        self._pictures = pictures

    def shape(self, width: int, scheme: str = "light") -> None:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)

    def open(self, address: str) -> None:
        self.driver.get("about:blank")  # an address that differs in its fragment alone would not be loaded anew
        self.driver.get(address)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def wait(self, script: str, *arguments: Any) -> Any:
        """What a script returns once it is something."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if found := self.run(script, *arguments):
                return found
            time.sleep(0.05)
        raise AssertionError(f"in vain: {script}\n{self.run('return document.body.innerText')[:2000]}")

    def choose(self, element: str, words: str) -> None:
        Select(self.driver.find_element("css selector", element)).select_by_visible_text(words)

    def type(self, element: str, words: str) -> None:
        self.driver.find_element("css selector", element).send_keys(words)

    def complaints(self) -> list[str]:
        """What stood on the console since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """What was asked for since it was last asked."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]

    def picture(self, name: str) -> None:
        """Keep a picture of the whole page, where pictures are wanted."""
        if self._pictures is None:
            return
        self._pictures.mkdir(parents=True, exist_ok=True)
        height = min(9000, self.run("return document.documentElement.scrollHeight"))
        clip = {"x": 0, "y": 0, "width": self.run("return innerWidth"), "height": height, "scale": 1}
        shot = self.driver.execute_cdp_cmd(
            "Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True, "clip": clip}
        )
        (self._pictures / f"{name}.png").write_bytes(base64.b64decode(shot["data"]))


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    kept = os.environ.get("PAGE_SCREENSHOTS")
    browser = Browser(Path(kept) if kept else None)
    yield browser
    browser.driver.quit()


@pytest.fixture
def browser(opened: Browser) -> Browser:
    """The browser at its usual size, with nothing said or asked for yet."""
    opened.open("about:blank")
    opened.shape(1400)
    opened.complaints()
    opened.requests()
    return opened


def pages(release: Path) -> list[str]:
    return sorted(path.relative_to(release).as_posix() for path in release.rglob("*.html"))


@pytest.mark.parametrize("width", [360, 1400])
def test_every_page_fits_says_nothing_and_asks_nobody_from_disk_and_server(
    browser: Browser, release: Path, address: str, width: int
) -> None:
    assert len(pages(release)) == 1 + len(ARTICLES) + 11
    for scheme in ("light", "dark"):
        browser.shape(width, scheme)
        some = pages(release) if scheme == "light" else ["index.html", "tables/figures.html"]
        for page in some:
            for base in (release.as_uri(), address) if scheme == "light" else (address,):
                browser.open(f"{base}/{page}")
                browser.wait("return document.readyState === 'complete'")
                room = browser.run("return [document.documentElement.scrollWidth, innerWidth]")
                assert room[0] <= room[1], f"{page} is wider than {width} pixels"
                assert browser.complaints() == [], page
                strange = [u for u in browser.requests() if not u.startswith((f"{base}/", "data:", "about:"))]
                assert strange == [], page
                assert browser.run("return window.hacked") is None, page
            browser.picture(f"{page.replace('/', '_').removesuffix('.html')}_{width}_{scheme}")


def test_the_first_screen_answers(browser: Browser, address: str) -> None:
    browser.open(f"{address}/index.html")
    said = browser.run("return document.querySelector('.answers').innerText")
    assert "Mali" in said, "who was not invited"
    assert "5,000" in said
    assert "20,000" in said, "what numbers are claimed"
    assert "Ali Issa" in said, "and by whom"
    assert "9 June 2024" in said, "what happens next"
    assert "The Planted Post" in said, "who publishes it"
    bottom = browser.run("return document.querySelector('.answers').getBoundingClientRect().bottom")
    assert bottom <= 900, "all of it on the first screen"


def test_hostile_words_are_read_as_words(browser: Browser, release: Path, address: str) -> None:
    seen = ""
    for page in pages(release):
        browser.open(f"{address}/{page}")
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
        browser.run("const all = document.getElementById('all-columns'); if (all) all.click()")
        seen += browser.run("return document.body.innerText")
        assert browser.run("return document.images.length") == 0
        assert browser.run("return [...document.scripts].every(s => s.src && !s.textContent)")
        assert not browser.run("return [...document.links].some(a => !a.href.startsWith(arguments[0]))", address)
    for words in (SCRIPT, IMAGE, "=cmd|' /C calc'!A0", "javascript:window.hacked=3", "\u202etxt.exe"):
        assert words in seen
    assert browser.run("return window.hacked") is None


def test_rows_are_filtered_sorted_searched_and_shown_whole(browser: Browser, address: str) -> None:
    browser.open(f"{address}/tables/figures.html")
    body = "[...document.querySelectorAll('#rows tbody tr')]"
    every = browser.wait(f"return {body}.length")
    column = "[...document.querySelectorAll('#rows thead th')].findIndex(h => h.dataset.name === arguments[0])"
    values = f"const c = {column}; return {body}.map(r => r.cells[c].innerText)"

    browser.choose("select[data-name=measure]", "force_size")
    browser.wait(f"return {body}.length < {every}")
    assert set(browser.run(values, "measure")) == {"force_size"}
    browser.choose("select[data-name=measure]", "all")
    browser.wait(f"return {body}.length === {every}")

    head = browser.driver.find_element("css selector", "th[data-name=low] .dt-column-order")
    ordered = "return document.querySelector('th[data-name=low]').getAttribute('aria-sort') === arguments[0]"
    head.send_keys(Keys.ENTER)
    browser.wait(ordered, "ascending")
    numbers = [float(value.replace(",", "")) for value in browser.run(values, "low")]
    assert numbers == sorted(numbers)
    head.send_keys(Keys.ENTER)
    browser.wait(ordered, "descending")
    numbers = [float(value.replace(",", "")) for value in browser.run(values, "low")]
    assert numbers == sorted(numbers, reverse=True)

    browser.type("input[type=search]", "Ali Issa")
    browser.wait(f"return {body}.length < {every}")
    assert all("Issa" in row for row in browser.run(f"return {body}.map(r => r.innerText)"))

    hidden = "return getComputedStyle(document.querySelector('th[data-name=figure_id]')).display"
    assert browser.run(hidden) == "none"
    browser.driver.find_element("id", "all-columns").send_keys(" ")
    assert browser.run(hidden) == "table-cell"


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_a_row_leads_to_its_evidence_and_back(browser: Browser, release: Path, address: str, scheme: str) -> None:
    base = address if scheme == "http" else release.as_uri()
    browser.open(f"{base}/tables/statements.html")
    browser.wait("return document.querySelector('.dt-search')")
    row = browser.run(
        "const row = document.querySelector('#rows tbody tr'); row.querySelector('.goto a').click(); return row.id"
    )
    browser.wait("return document.body.classList.contains('reading')")
    browser.wait("return document.querySelectorAll('.m.lit').length")
    lit = browser.run(
        "return [...document.querySelectorAll('.m.lit')].every(m => m.dataset.r.split(' ').includes(arguments[0]))", row
    )
    assert lit
    top = browser.run("return document.querySelector('.m.lit').getBoundingClientRect().top")
    assert 0 <= top <= 900, "its words are in sight"
    browser.run("document.querySelector('.note-row.lit a:not(.num)').click()")
    browser.wait("return document.body.classList.contains('browsing')")
    assert browser.wait("const lit = document.querySelector('tr.lit'); return lit && lit.id") == row


def test_a_row_beyond_the_first_page_is_found(browser: Browser, address: str, release: Path) -> None:
    browser.open(f"{address}/tables/entity_mentions.html")
    browser.wait("return document.querySelector('.dt-paging')")
    last = browser.run("const t = new DataTable('#rows'); t.page.len(25); return t.rows().nodes().toArray().at(-1).id")
    browser.open(f"{address}/tables/entity_mentions.html#{last}")
    assert browser.wait("const lit = document.querySelector('tr.lit'); return lit && lit.id") == last


def test_it_is_worked_by_keyboard(browser: Browser, address: str) -> None:
    browser.open(f"{address}/index.html")
    body = browser.driver.find_element("tag name", "body")
    body.send_keys("\t")
    assert browser.run("return document.activeElement.className") == "skip"
    reached = set()
    for _ in range(400):
        browser.driver.switch_to.active_element.send_keys("\t")
        at = browser.run(
            "const a = document.activeElement; const s = a.closest('section'); "
            "return [s ? s.id : '', getComputedStyle(a).outlineStyle, a.tagName]"
        )
        if at[2] == "BODY":
            break
        reached.add(at[0])
        assert at[1] != "none", f"no sign of where one is: {at}"
    sections = browser.run(
        "return [...document.querySelectorAll('section')].filter(s => s.querySelector('a')).map(s => s.id)"
    )
    assert set(sections) <= reached


def test_downloads_are_what_they_say(browser: Browser, address: str, release: Path) -> None:
    browser.open(f"{address}/index.html")
    listed = browser.run(
        "return [...document.querySelectorAll('#downloads tbody tr')]"
        ".map(r => [r.querySelector('a').getAttribute('href'), r.querySelector('.sha').textContent])"
    )
    assert len(listed) >= 12
    for name, digest in listed:
        assert hashlib.sha256((release / name).read_bytes()).hexdigest() == digest
    links = browser.run("return [...document.querySelectorAll('#downloads a')].map(a => a.href)")
    for link in links:
        assert (release / link.removeprefix(f"{address}/")).is_file(), link


def test_an_article_is_shown_whole_only_where_its_licence_allows(browser: Browser, address: str, release: Path) -> None:
    shown = {}
    for page in (page for page in pages(release) if page.startswith("articles/")):
        browser.open(f"{address}/{page}")
        text = browser.run("return document.querySelector('main').innerText")
        shown["CC BY 4.0" in text] = text
    assert "Nothing else was to be seen." in shown[True]
    assert "not shown" not in shown[True]
    assert "only the sentences that ground a row are shown" in shown[False]

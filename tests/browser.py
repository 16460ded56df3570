"""The browser that tests of pages need: where it is, and what happens where there is none."""

from __future__ import annotations

import os
import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

needs_browser = pytest.mark.skipif(
    (CHROMIUM is None or DRIVER is None) and not os.environ.get("REQUIRE_BROWSER"),
    reason="needs chromium and chromedriver",
)
"""Skips a test where there is no browser; with REQUIRE_BROWSER set it runs, and fails."""

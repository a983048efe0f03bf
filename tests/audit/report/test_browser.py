"""The page in a real browser: what is shown, that it fits, and that nothing is asked for or run."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from audit.language import Language
from audit.report.as_html import html_report
from audit.report.contents import Report
from tests.audit.report.test_page import EVIL, hostile

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next((found for name in _NAMES if (found := shutil.which(name))), None)
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-quic",
)  # fmt: skip
# The page in a frame as wide as a phone, with an observer around it: the page itself runs nothing.
_HARNESS = """<!DOCTYPE html><meta charset="utf-8"><iframe id="page" width="{width}" height="800"
srcdoc="{page}"></iframe><script>
const frame = document.getElementById("page"), broken = [];
frame.onload = () => {{
  const seen = frame.contentDocument, window_ = frame.contentWindow;
  const shown = () => [...seen.querySelectorAll("article")]
    .filter(one => window_.getComputedStyle(one).display !== "none").map(one => one.lang);
  const before = shown();
  seen.querySelector('[for="lang-{other}"]').click();
  const after = shown();
  const headline = seen.querySelector('[lang="{other}"] .headline');
  const sizes = [...seen.querySelectorAll('[lang="{other}"] *')]
    .map(one => parseFloat(window_.getComputedStyle(one).fontSize));
  const found = {{
    before, after,
    wide: seen.documentElement.scrollWidth, room: seen.documentElement.clientWidth,
    biggest: parseFloat(window_.getComputedStyle(headline).fontSize) === Math.max(...sizes),
    drawn: [...seen.querySelectorAll('[lang="{other}"] svg.bar rect')]
      .filter(one => one.getBoundingClientRect().width > 0).length,
    asked: window_.performance.getEntriesByType("resource").map(one => one.name),
    alerts: window_.wasAlerted === true,
  }};
  const told = document.createElement("pre");
  told.id = "found"; told.textContent = JSON.stringify(found); document.body.append(told);
}};
</script>"""

pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium here: install the package chromium"
)


def run(folder: Path, *arguments: str) -> str:
    profile = folder / "profile"
    command = [str(BROWSER), *_QUIET, f"--user-data-dir={profile}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


def observed(folder: Path, page: str, *, width: int, other: Language) -> dict[str, Any]:
    """What the observer saw of the page, after its other language was chosen."""
    text = _HARNESS.format(width=width, page=html.escape(page, quote=True), other=other)
    around = folder / "around.html"
    around.write_text(text, "utf-8")
    dom = run(folder, "--virtual-time-budget=5000", "--dump-dom", around.as_uri())
    told = re.search(r'<pre id="found">(.*?)</pre>', dom, re.S)
    assert told, dom[-2000:]
    found: dict[str, Any] = json.loads(html.unescape(told[1]))
    return found


@pytest.mark.parametrize("width", [360, 1200])
def test_the_other_language_is_one_click_away_and_everything_fits(
    week: Report, tmp_path: Path, width: int
) -> None:
    page = html_report(week, Language.FRENCH)
    found = observed(tmp_path, page, width=width, other=Language.ENGLISH)
    assert found["before"] == ["fr"]
    assert found["after"] == ["en"]
    assert found["wide"] <= found["room"]
    assert found["biggest"]
    assert found["drawn"] > 4
    assert found["asked"] == []


def test_hostile_names_run_nothing_and_break_nothing(week: Report, tmp_path: Path) -> None:
    page = html_report(hostile(week, "".join(EVIL) + "w" * 300), Language.ENGLISH)
    found = observed(tmp_path, page, width=360, other=Language.FRENCH)
    assert found["after"] == ["fr"]
    assert found["asked"] == []
    assert found["wide"] <= found["room"]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here")
@pytest.mark.parametrize("language", Language)
def test_the_language_that_is_shown_is_the_one_that_is_printed(
    week: Report, tmp_path: Path, language: Language
) -> None:
    page, paper = tmp_path / "report.html", tmp_path / "report.pdf"
    page.write_text(html_report(week, language), "utf-8")
    run(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    sizes = subprocess.run(["pdfinfo", paper], capture_output=True, text=True, check=True).stdout
    assert "A4" in sizes
    text = subprocess.run(
        ["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True
    ).stdout
    french, english = "Ce qu'un journal ne peut pas prouver", "What a log cannot prove"
    assert (french in text) == (language is Language.FRENCH)
    assert (english in text) == (language is Language.ENGLISH)
    # What is folded away on a screen is on paper, and so is the end of a long table.
    assert ("Ventes, demandées ou non, divisées" in text) == (language is Language.FRENCH)
    assert "2026-11-19" in text

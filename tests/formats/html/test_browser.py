"""Pages in a real browser, Chromium without a window: they read well, run nothing and fetch nothing.

Whoever has no Chromium, or not the library axe-core in ``build/axe-core`` (``.ci/run`` puts it there), sees these tests
skipped; under CI they fail.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import newsdoc
from newsdoc import Article, Embed, Figure, Link, Note, Paragraph, Rendition, Table, Turn
from newsdoc.validation import validate
from newsdoc.validation.reports import render_html

AXE = Path(__file__).parents[3] / "build" / "axe-core" / "axe.min.js"
PHONE, DESKTOP = 390, 1100
LIGHT, DARK = "light", "dark"


def _without(what: str) -> None:
    (pytest.fail if os.environ.get("CI", "").lower() == "true" else pytest.skip)(f"needs {what}")


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium")
    if found is None:
        _without("chromium")
    return found or ""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        _without("axe-core in build/axe-core")
    return AXE.read_text(encoding="utf-8")


def _open(chromium: str, address: str, folder: Path, *options: str) -> str:
    """What a start of the browser prints."""
    done = subprocess.run(  # noqa: S603 - a program of the system
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--hide-scrollbars",
            "--disable-background-networking",
            "--virtual-time-budget=4000",
            f"--user-data-dir={folder / 'profile'}",
            *options,
            address,
        ],
        capture_output=True,
        timeout=60,
        check=True,
    )
    return done.stdout.decode()


_FRAME = """<!DOCTYPE html><meta name="color-scheme" content="light dark"><body>
<script>addEventListener("message", said => document.body.dataset.answer = said.data)</script>
<iframe src="copy.html" style="width: %dpx; height: 900px; border: 0"></iframe></body>"""
"""A window of Chromium is no narrower than 500 points; a frame in it is as narrow as a phone."""


def _in_frame(page: str, script: str, width: int, folder: Path) -> str:
    """A frame of some width with a copy of the page that may run *script*, a promise; the page itself may not."""
    copy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    ending = f"<script>{script}.then(answer => parent.postMessage(JSON.stringify(answer), '*'))</script></body>"
    (folder / "copy.html").write_text(ending.join(copy.rsplit("</body>", 1)), encoding="utf-8")
    (folder / "frame.html").write_text(_FRAME % width, encoding="utf-8")
    return (folder / "frame.html").as_uri()


def _answer(shown: str) -> Any:  # noqa: ANN401 - JSON
    (answer,) = re.findall(r'<body data-answer="([^"]*)"', shown)
    return json.loads(unescape(answer))


@pytest.fixture(scope="module")
def stories(shared: Path) -> str:
    """The seed, an interview, a story with tables and a photo on one page."""
    photo = min((shared / "corpus" / "dpa-images").glob("*.xml"))
    paths = [
        min((shared / "seed").glob("*.txt")),
        *(shared / "samples" / name for name in ("06-qa-interview.txt", "08-results-table.txt")),
        photo,
    ]
    rich = Article(
        "Everything else",
        language="en",
        body=[
            Paragraph(["A ", Link("link", "https://example.com"), " and ", Link("none", "javascript:x"), "."]),
            Note("Fixed.", kind="correction"),
            Figure(
                "https://example.com/a.jpg", alt="A bridge", caption="Dawn", credit="Ida", content_type="image/jpeg"
            ),
            Embed("https://example.com/post", kind="post", title="A post"),
            newsdoc.BlockQuote("We will win.", newsdoc.Attribution("Ida Solberg", role="Mayor")),
            newsdoc.List(["One", newsdoc.ListItem(["Two", newsdoc.List(["Three"])])]),
            newsdoc.Preformatted("1  Lindmar  3:1\n" * 3 + "x" * 300),
            Table([["1"] * 30], header=["Column"] * 30, caption="Wide"),
            Paragraph("W" * 3000),
        ],
    )
    articles = [newsdoc.load(path) for path in paths]
    return newsdoc.dumps_all([*articles, rich], "html").decode()


@pytest.mark.parametrize(("width", "scheme"), list(product((PHONE, DESKTOP), (LIGHT, DARK))))
def test_stories_are_accessible_and_never_scroll_sideways(  # noqa: PLR0917 - fixtures
    width: int, scheme: str, stories: str, chromium: str, axe: str, tmp_path: Path
) -> None:
    frame = _in_frame(stories, f"{axe};\n{_CHECK}", width, tmp_path)
    scheme_option = f"--blink-settings=preferredColorScheme={int(scheme == LIGHT)}"
    answer = _answer(_open(chromium, frame, tmp_path, "--dump-dom", "--window-size=1200,1000", scheme_option))
    assert answer["violations"] == []
    assert answer["passes"] > 20
    assert answer["width"] == width
    assert answer["scrolls"] == answer["width"]
    assert answer["dark"] == (scheme == DARK)


def test_a_report_of_the_validator_is_accessible_and_never_scrolls_sideways(
    chromium: str, axe: str, tmp_path: Path
) -> None:
    item = b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">\n<itemMeta/><x y="' + b"W" * 900 + b'"/></newsItem>'
    page = render_html([validate(item, name="a.xml"), validate(b"newsdoc 1\n", name="b.txt")])
    frame = _in_frame(page, f"{axe};\n{_CHECK}", PHONE, tmp_path)
    for scheme in (0, 1):
        options = ("--dump-dom", f"--blink-settings=preferredColorScheme={scheme}")
        answer = _answer(_open(chromium, frame, tmp_path, *options))
        assert answer["violations"] == []
        assert answer["scrolls"] == answer["width"] == PHONE


_CHECK = """axe.run({resultTypes: ['violations']}).then(found => ({
  violations: found.violations.map(each => [each.id, each.nodes.map(node => node.html.slice(0, 300))]),
  passes: found.passes.length,
  width: innerWidth,
  scrolls: document.documentElement.scrollWidth,
  dark: matchMedia('(prefers-color-scheme: dark)').matches,
}))"""


class _Listening(BaseHTTPRequestHandler):
    def __init__(self, page: bytes, asked: list[str], *given: object) -> None:
        self._page, self._asked = page, asked
        super().__init__(*given)  # type: ignore[arg-type]  # passed on as they came

    def do_GET(self) -> None:
        self._asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self._page)

    def log_message(self, *_given: object) -> None:
        pass


@pytest.fixture
def served(request: pytest.FixtureRequest) -> Iterator[tuple[str, list[str]]]:
    """A page at an address, and the list of what is asked of its server."""
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Listening, b"", asked))
    address = f"http://127.0.0.1:{server.server_port}"
    page = _hostile(address)
    if request.param == "without its policy":
        page = re.sub(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', b"", page)
    server.RequestHandlerClass = partial(_Listening, page, asked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"{address}/page.html", asked
    server.shutdown()
    server.server_close()


def _hostile(address: str) -> bytes:
    attacks = (
        "<script>document.title='run'</script>",
        "</script><script>document.title='run'</script>",
        "</title></style></textarea><img src=x onerror=document.title='run'>",
        "\" autofocus onfocus=document.title='run' x=\"",
        "]]><svg onload=document.title='run'>",
        f'<img src="{address}/stolen.png"><link rel=stylesheet href="{address}/stolen.css">',
    )
    words = " ".join(attacks)
    picture = f"{address}/picture.jpg"
    return newsdoc.dumps(
        Article(
            f"Calm {words}",
            byline=words,
            summary=words,
            body=[
                Paragraph(
                    [Link(words, "javascript:document.title='run'", title=words), Link("a", picture, title=words)]
                ),
                Figure(picture, alt=words, caption=words, credit=words, content_type="image/jpeg"),
                Figure("data:image/svg+xml,<svg onload=\"document.title='run'\">", alt=words),
                Embed(picture, kind=words, title=words),
                newsdoc.Interview(turns=[Turn(words, words)]),
                Table([[words]], caption=words),
                newsdoc.Preformatted(words),
            ],
            renditions=[Rendition(picture, title=words)],
        ),
        "html",
    )


@pytest.mark.parametrize("served", ["as it is", "without its policy"], indirect=True)
def test_a_hostile_article_runs_nothing_and_asks_for_nothing(
    served: tuple[str, list[str]], chromium: str, tmp_path: Path
) -> None:
    address, asked = served
    shown = _open(chromium, address, tmp_path, "--dump-dom")
    assert asked == ["/page.html"]
    title = re.search("<title>(.*?)</title>", shown, re.DOTALL)
    assert title
    assert title[1].startswith("Calm ")


def test_a_page_prints(stories: str, chromium: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(stories, encoding="utf-8")
    _open(chromium, page.as_uri(), tmp_path, f"--print-to-pdf={tmp_path / 'page.pdf'}")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")

"""A real command on a free port, a real Chromium, and a page that fails the test on any console error or off-host request."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser.find_chromium import system_chromium
from tests.conftest import ROOT

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"desktop": (1440, 900), "projector": (1024, 768), "phone": (390, 844), "small phone": (360, 640), "wall": (1920, 1080)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give browser tests a second try: a busy machine may miss a deadline. The summary counts it; failing twice is failing."""
    for item in items:
        if item.nodeid.startswith("tests/browser/"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Start ``python -m dashboard serve --port 0`` and return the address it prints."""
    command = [sys.executable, "-m", "dashboard", "serve", "--port", "0"]
    with tempfile.TemporaryFile("w+") as log:  # a file, because a pipe that nobody reads fills and stops the server
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
        assert process.stdout
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            process.kill()
            log.seek(0)
            pytest.fail(f"the command did not start:\n{line}{log.read()}")
        yield found[0]
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = system_chromium()
    if not path:
        pytest.fail("no Chromium found: run `make browser`")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """A page under watch: what it asked for and what went wrong."""

    page: Page
    requests: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def open(self, url: str, patience: int = 8_000) -> Page:
        """Open an address and wait until map and charts stand, `patience` milliseconds at most for each."""
        self.page.goto(url)
        self.page.wait_for_function("window.ground && ground.page && document.querySelector('#cards').children.length > 0")
        self.page.wait_for_function("document.querySelector('#chart .main-svg') !== null", timeout=patience)
        return self.page


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh page; parametrise indirectly with a size name and options for the context."""
    options = dict(getattr(request, "param", {}))
    width, height = SIZES[options.pop("size", "desktop")]
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(8_000)  # so that a test that waits for what never comes fails soon
    if "first_visit" not in request.node.nodeid:  # everybody else has seen the first steps
        context.add_init_script("try { localStorage.setItem('shifting-ground.hint', 'seen') } catch {}")
    watched = Visit(context.new_page())

    def guard(route: Route) -> None:
        url = route.request.url
        if re.match(r"https?://(127\.0\.0\.1|localhost)[:/]", url):
            route.continue_()
        else:
            watched.wrong.append(f"request to another host: {url}")
            route.abort()

    context.route("**/*", guard)
    watched.page.on("request", lambda r: watched.requests.append(r.url))
    watched.page.on("console", lambda m: watched.wrong.append(f"console {m.type}: {m.text}") if m.type in {"error", "warning"} else None)
    watched.page.on("pageerror", lambda e: watched.wrong.append(f"page error: {e}"))
    yield watched
    context.close()
    assert watched.wrong == []

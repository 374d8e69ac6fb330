"""Find a Chromium for the browser tests, or install one; run as a script it prints the path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def system_chromium() -> str | None:
    """Return the path of an installed browser: the variable CHROMIUM, the search path, or Playwright's own."""
    if path := os.environ.get("CHROMIUM"):
        return path
    if path := next(filter(None, map(shutil.which, NAMES)), None):
        return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Try the system's packages, then Playwright's download."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        done = subprocess.run(["apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-core"], check=False, stdout=subprocess.DEVNULL)
        if done.returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False)


if __name__ == "__main__":
    found = system_chromium()
    if not found:
        print("no Chromium found; installing one", file=sys.stderr)
        install()
        found = system_chromium()
    if not found:
        sys.exit("no Chromium: install one (Debian: apt-get install chromium) or set CHROMIUM to its path")
    print(found)

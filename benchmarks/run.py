"""Measure the page and its peers in one run; writes results/report.json and results/report.md.

Read ratios, not milliseconds: the machine is whatever it is, and all rows of one report saw the same one.
Main-thread work is CPU time of the page's main thread, which other processes disturb least.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, CDPSession, Page, Route, sync_playwright

from benchmarks.peers import PLOTLY, WAYS, WEBGL
from benchmarks.plot import plot
from benchmarks.synthetic import synthetic
from dashboard import load_dataset
from dashboard.payload import bundle
from tests.browser.conftest import FLAGS
from tests.browser.find_chromium import system_chromium
from tests.conftest import ROOT

OUT = Path(__file__).parent / "results"
QUICK = "--quick" in sys.argv
STEPS = 100 if QUICK else 300
SCRUBS = 1_000 if QUICK else 10_000
GROWTH = [(300, 600), (1_000, 600), (3_000, 600), (5_000, 600), (718, 6_000), (718, 60_000), (5_000, 60_000)]
READY = "() => window.ground && ground.page && document.querySelector('#chart .main-svg')"
#: A message posted while a frame is made arrives once that frame is committed. `commit(t)` notes when that is, counted from t, and how often each
#: sheet had then spoken to the workshop, which says on its own clock when it had painted that (see `Meter.seen`).
COMMIT = """const channel = new MessageChannel(), waiting = [], epoch = performance.timeOrigin;
  channel.port1.onmessage = () => waiting.shift()();
  const commit = began => new Promise(done => { waiting.push(() => done([epoch + began, performance.now() - began, (window.ground?.sheets ?? []).map(sheet => sheet.said)])); channel.port2.postMessage(0); });"""
#: One step a frame, begun as the frame begins, as an input is; returns what `commit` notes.
LOOP = """async ({ n, js }) => { const act = eval(js), took = []; COMMIT;
  for (let i = 0; i < n; i++) { await new Promise(requestAnimationFrame); const t = performance.now(); let same = true; commit(t).then(() => (same = false));
    await act(i); if (!same) await new Promise(requestAnimationFrame); took.push(await commit(t)); }
  await new Promise(done => setTimeout(done, 100));
  return took; }""".replace("COMMIT;", COMMIT)
#: In the worker: when which sheet had been painted as it had said, and how long painting took, with the pixels that a browser makes of it right after
#: (see `develop` in workshop.js) or as the worker's frame ends: a message posted in a frame arrives after that.
DIARY = """() => { const work = workshop.work.bind(workshop), tell = workshop.tell, channel = new MessageChannel(); let from = 0, asked = false;
  self.diary = { painted: [], ms: 0 };
  channel.port1.onmessage = () => { diary.ms += performance.now() - from; asked = false; };
  workshop.tell = seen => { for (const { id, serial } of seen) diary.painted.push([id, serial, performance.timeOrigin + performance.now()]); tell(seen); };
  workshop.work = () => {
    const start = performance.now();
    work();
    diary.ms += performance.now() - start;
    if (!asked) requestAnimationFrame(() => { from = performance.now(); channel.port2.postMessage(0); });
    asked = true;
  }; }"""
FRAMES = """ms => new Promise(done => { const at = []; const f = now => { at.push(now); now - at[0] < ms ? requestAnimationFrame(f) : done(at); }; requestAnimationFrame(f); })"""


def say(text: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


def quantile(values: list[float], q: float) -> float:
    return round(sorted(values)[min(len(values) - 1, int(len(values) * q))], 2)


class Meter:
    """Counts the work of a page's main thread."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.has_workshop = page.evaluate("Boolean(window.ground?.sheets)")  # peers have workers of their own
        if self.has_workshop:
            page.workers[0].evaluate(DIARY)
            self.done: list[int] = page.evaluate("ground.painted().then(() => ground.sheets.map(sheet => sheet.said))")

    def task(self) -> float:
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return next(m["value"] for m in metrics if m["name"] == "TaskDuration") * 1000

    def steps(self, n: int, js: str) -> dict[str, float]:
        before = self.task()
        notes = self.page.evaluate(LOOP, {"n": n, "js": js})
        work = (self.task() - before) / n
        took, painting = self.seen(notes)
        shares = {"painting_ms": round(painting / n, 2)} if painting else {}
        return {"work_ms": round(work, 2), **shares, "commit_p50_ms": quantile(took, 0.5), "commit_p95_ms": quantile(took, 0.95)}

    def seen(self, notes: list[tuple[float, float, list[int]]]) -> tuple[list[float], float]:
        """Return ms until each frame was both committed and painted by the workshop, and all ms that the workshop took since last asked."""
        if not self.has_workshop:
            return [ms for _, ms, _ in notes], 0.0
        diary = self.page.workers[0].evaluate(
            "() => { const { painted, ms } = diary; Object.assign(diary, { painted: [], ms: 0 }); return { painted, ms }; }"
        )
        by_sheet: dict[int, list[tuple[int, float]]] = {}
        for sheet, serial, at in diary["painted"]:
            by_sheet.setdefault(sheet, []).append((serial, at))
        took = []
        for began, ms, said in notes:
            new = [(sheet, count) for sheet, count in enumerate(said) if count > self.done[sheet]]
            ends = [next((at for serial, at in by_sheet.get(sheet, []) if serial >= count), began) for sheet, count in new]
            took.append(max([ms, *(at - began for at in ends)]))
        for sheet, painted in by_sheet.items():
            self.done[sheet] = painted[-1][0]
        return took, diary["ms"]

    def heap(self) -> float:
        self.session.send("HeapProfiler.collectGarbage")
        return float(self.session.send("Runtime.getHeapUsage")["usedSize"])


def serve(*command: str) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found, command
    return process, found[0]


def opened(browser: Browser, url: str, ready: str = READY) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(url)
    page.wait_for_function(ready, timeout=60_000)
    page.wait_for_timeout(1_000)
    return page


def drag(page: Page, meter: Meter) -> dict[str, float]:
    """Real pointer events at 60 Hz, which the browser hands out as a frame begins; from there to the commit of that frame, and until the map is painted too."""
    page.evaluate(
        """() => { window.took = []; let t = null; COMMIT;
      addEventListener('pointermove', () => (t = performance.now()), { capture: true });
      ground.page.clock.on('day', () => { if (t === null) return; const began = t; t = null; commit(began).then(note => took.push(note)); }); }""".replace(
            "COMMIT;", COMMIT
        )
    )
    box = page.locator("#track").bounding_box()
    assert box
    session = page.context.new_cdp_session(page)

    def mouse(kind: str, share: float, buttons: int = 1) -> None:
        session.send(
            "Input.dispatchMouseEvent",
            {
                "type": kind,
                "x": box["x"] + 12 + share * (box["width"] - 24),
                "y": box["y"] + 25,
                "button": "left",
                "buttons": buttons,
                "clickCount": 1,
            },
        )

    mouse("mousePressed", 0.2)
    for i in range(STEPS):
        start = time.perf_counter()
        mouse("mouseMoved", 0.2 + 0.6 * i / STEPS)
        time.sleep(max(0, 1 / 60 - (time.perf_counter() - start)))
    mouse("mouseReleased", 0.8, 0)
    page.wait_for_timeout(300)
    notes = page.evaluate("took")
    assert notes, "no input was heard"
    painted, _ = meter.seen(notes)
    result: dict[str, float] = {"inputs": len(notes)}
    for name, took in {"commit": [ms for _, ms, _ in notes], "painted": painted}.items():
        result |= {f"{name}_p50_ms": quantile(took, 0.5), f"{name}_p95_ms": quantile(took, 0.95)}
    return result


def playback(page: Page, meter: Meter, throttle: int) -> dict[str, float]:
    meter.session.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    page.evaluate("ground.page.clock.set(500)")
    page.wait_for_timeout(800)
    page.evaluate("ground.page.clock.play()")
    at = page.evaluate(FRAMES, 4_000)
    page.evaluate("ground.page.clock.pause()")
    meter.session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    gaps = [b - a for a, b in itertools.pairwise(at)]
    return {"fps": round(1000 * len(gaps) / sum(gaps), 1), "late_frames": sum(g > 25 for g in gaps), "gap_p95_ms": quantile(gaps, 0.95)}


def cold(browser: Browser, url: str) -> dict[str, float]:
    """A new context: from navigation to the map painted, and the bytes that came before the charts."""
    took, weights = [], []
    for _ in range(3):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        sizes: dict[str, list[Any]] = {}
        session.on("Network.responseReceived", lambda e, s=sizes: s.setdefault(e["requestId"], [e["response"]["url"], 0]))
        session.on(
            "Network.loadingFinished", lambda e, s=sizes: s[e["requestId"]].__setitem__(1, e["encodedDataLength"]) if e["requestId"] in s else None
        )
        page.add_init_script(
            "addEventListener('DOMContentLoaded', () => { const t = setInterval(() => { if (window.ground?.page) { clearInterval(t); requestAnimationFrame(() => ground.painted().then(() => window.usable = performance.now())); } }, 4); })"
        )
        page.goto(url)
        took.append(page.wait_for_function("window.usable").json_value())
        page.wait_for_function(READY)
        late = ("plotly", "async-graph", "texts-")
        weights.append(sum(n for address, n in sizes.values() if not any(word in address for word in late)))
        context.close()
    return {"usable_ms": quantile(took, 0.5), "kilobytes": round(weights[0] / 1000, 1)}


def ours(browser: Browser, url: str) -> dict[str, Any]:
    page = opened(browser, url)
    meter = Meter(page)
    result: dict[str, Any] = {"idle frame": meter.steps(STEPS, "() => 0")}
    for name, js in {
        "step of 1 day": "i => ground.page.clock.set(500 + i)",
        "step of 7 days": "i => ground.page.clock.set((300 + 7 * i) % 2190)",
        "random jump": "i => ground.page.clock.set((i * 997) % 2200)",
        "zoom frame": "i => { const z = ground.page.stage.zoom; z.host.call(z.gesture.scaleTo, 1 + 2 * Math.abs(Math.sin(i / 40))); }",
    }.items():
        say(name)
        result[name] = meter.steps(STEPS, js)
        page.wait_for_timeout(600)
    page.evaluate("ground.page.stage.zoom.jump(d3zoom.zoomIdentity)")
    page.evaluate("ground.page.stage.arrange()")
    say("drag")
    result["drag"] = drag(page, meter)
    say("picking")
    result["picking"] = picking(page)
    say("playback")
    result["playback 1x"] = playback(page, meter, 1)
    result["playback, 4x slower CPU"] = playback(page, meter, 4)
    say(f"{SCRUBS} scrubs")
    scrub = f"async () => {{ for (let i = 0; i < {SCRUBS}; i++) {{ ground.page.clock.set((i * 37) % 2200); if (i % 20 === 0) await new Promise(requestAnimationFrame); }} await new Promise(r => setTimeout(r, 800)); }}"
    page.evaluate(scrub.replace(str(SCRUBS), "500"))
    before = meter.heap()
    page.evaluate(scrub)
    result["heap growth"] = {"megabytes": round((meter.heap() - before) / 1e6, 2), "scrubs": SCRUBS}
    page.close()
    say("cold start")
    result["cold first view"] = cold(browser, url)
    return result


def picking(page: Page) -> dict[str, float]:
    """The pointer crosses the map; from the event to the commit of the frame that names the place."""
    page.evaluate(
        """() => { window.took = []; let t = null; COMMIT;
      addEventListener('pointermove', () => { t = performance.now(); }, { capture: true });
      addEventListener('pointermove', () => { const began = t; commit(began).then(([, ms]) => took.push(ms)); }); }""".replace("COMMIT;", COMMIT)
    )
    box = page.locator(".frame:not(.inset)").bounding_box()
    assert box
    for i in range(STEPS):
        page.mouse.move(box["x"] + box["width"] * (0.1 + 0.8 * i / STEPS), box["y"] + box["height"] * (0.3 + 0.2 * (i % 7) / 7))
    took = page.evaluate("took")
    return {"p50_ms": quantile(took, 0.5), "p95_ms": quantile(took, 0.95), "moves": len(took)}


def peer(browser: Browser, way: str) -> dict[str, Any]:
    say(f"peer {way}")
    process, url = serve("benchmarks.peers", way)
    try:
        plotly = way in PLOTLY
        drawn = "() => document.querySelector('.js-plotly-plot .geo path, .js-plotly-plot canvas')"
        page = opened(browser, url, drawn if plotly else "() => window.step")
        try:
            return Meter(page).steps(25 if plotly or way in WEBGL else STEPS, "i => step(500 + (i * 7) % 1600)")
        finally:
            page.close()
    finally:
        process.terminate()
        process.wait(10)


def answer(script: str) -> Callable[[Route], None]:
    """Return a handler that answers with `script`."""
    return lambda route: route.fulfill(body=script, content_type="text/javascript")


def growth(browser: Browser, url: str) -> list[dict[str, Any]]:
    real = bundle(load_dataset())
    rows = []
    for cells, events in GROWTH:
        say(f"growth: {cells} cells, {events} events")
        script = synthetic(real, cells, events)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.route("**/bundle/bundle-*", answer(script))
        page.goto(url)
        page.wait_for_function(READY, timeout=60_000)
        page.wait_for_timeout(1_500)
        meter = Meter(page)
        step = meter.steps(100, "i => ground.page.clock.set(500 + i)")
        far = meter.steps(40, "i => ground.page.clock.set((i * 997) % 2200)")
        dragged = drag(page, meter)
        rows.append(
            {
                "cells": cells,
                "events": events,
                "step_ms": step["work_ms"],
                "drag_p95_ms": dragged["painted_p95_ms"],
                "jump_ms": far["work_ms"],
                "jump_seen_ms": far["commit_p50_ms"],
                "kilobytes": round(len(gzip.compress(script.encode(), 9)) / 1000),
            }
        )
        page.close()
    return rows


def attempt(name: str, act: Callable[[], Any]) -> Any:
    """A row that fails says so; the others still count."""
    try:
        return act()
    except Exception as error:
        say(f"{name} failed: {error}")
        return {"failed": str(error).splitlines()[0]}


def report(result: dict[str, Any]) -> str:
    lines = ["# Benchmark", "", f"{result['machine']}. {result['note']}", "", "## This page", "", "| what | measured |", "|---|---|"]
    lines += [f"| {name} | {', '.join(f'{k} {v}' for k, v in row.items())} |" for name, row in result["ours"].items()]
    lines += [
        "",
        "## Side by side",
        "",
        "One step of a week, same cells, same days: work of the main thread, and time from the start of a frame to the commit of the frame that shows it; of this page, until the map is painted too.",
        "WebGL ways ran in software here; on a machine with a GPU their commits come sooner, their work of the main thread does not.",
        "",
        "| way | work ms a step | work against ours | commit p50 ms | against ours | commit p95 ms |",
        "|---|---|---|---|---|---|",
    ]
    mine = result["ours"]["step of 7 days"]
    for way, row in {"**this page, whole scene**": mine, **result["peers"]}.items():
        if "failed" in row:
            lines.append(f"| {way} | not measured: {row['failed']} | | | | |")
            continue
        work, commit = (round(row[key] / mine[key], 1) for key in ("work_ms", "commit_p50_ms"))
        lines.append(f"| {way} | {row['work_ms']} | {work} | {row['commit_p50_ms']} | {commit} | {row['commit_p95_ms']} |")
    if isinstance(result["growth"], dict):
        return "\n".join([*lines, "", f"Growth: {result['growth']['failed']}", ""])
    lines += ["", "## Growth", "", "| " + " | ".join(result["growth"][0]) + " |", "|" + "---|" * len(result["growth"][0])]
    lines += ["| " + " | ".join(str(v) for v in row.values()) + " |" for row in result["growth"]]
    return "\n".join([*lines, "", "![Cost of a step, a drag and a far jump as the record grows](growth.svg)"]) + "\n"


def main() -> None:
    path = system_chromium()
    assert path, "no Chromium found: run `make browser`"
    process, url = serve("dashboard", "serve", "--port", "0")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            webgl = playwright.chromium.launch(executable_path=path, args=[*FLAGS, "--enable-unsafe-swiftshader"])
            load = os.getloadavg()[0]
            result = {
                "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Chromium {browser.version} headless without GPU, load {load:.1f} at the start",
                "note": "Read ratios, not milliseconds: all rows come from one run on a shared machine.",
                "ours": ours(browser, url),
                "peers": {way: attempt(way, lambda w=way: peer(webgl if w in WEBGL else browser, w)) for way in WAYS},
                "growth": attempt("growth", lambda: growth(browser, url)),
            }
            browser.close()
            webgl.close()
    finally:
        process.terminate()
        process.wait(10)
    OUT.mkdir(exist_ok=True)
    (OUT / "report.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (OUT / "report.md").write_text(report(result), encoding="utf-8")
    if isinstance(result["growth"], list):
        (OUT / "growth.svg").write_text(plot(result["growth"]), encoding="utf-8")
    print(report(result))


if __name__ == "__main__":
    main()

"""Where maps are painted: in a worker, or in the page where a browser lets no worker start. The pictures are the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Visit
from tests.browser.picture import shoot, shown

pytestmark = pytest.mark.browser

#: Changes of a day, of the theme, of the place of the map and of its drawing.
ACTS = (
    "ground.page.clock.set(800)",
    "ground.page.selection.set({ drawing: 'whole' })",
    "ground.page.stage.zoom.by(2)",
    "for (let day = 800; day < 1300; day += 5) ground.page.clock.set(day)",
)


def pictures(page: Page) -> list[list[bytes]]:
    page.emulate_media(reduced_motion="reduce")
    seen = []
    for act in ACTS:
        page.evaluate(act)
        page.wait_for_timeout(600)
        shown(page)
        page.wait_for_function("document.querySelector('.caption').hidden")
        box = page.locator("#stage").bounding_box()
        assert box
        seen.append(shoot(page, *(round(box[key]) for key in ("x", "y", "width", "height"))).rows)
    return seen


def test_maps_are_painted_alike_where_no_worker_may_start(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2015-06-01")
    assert len(page.workers) == 1
    expected = pictures(page)

    def forbid(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": "worker-src 'none'"})

    page.route(lambda url: url.startswith(address) and "?date" in url, forbid)
    page = visit.open(f"{address}?date=2015-06-01")
    assert page.workers == []
    refused = [line for line in visit.wrong if "worker-src" in line]
    assert visit.wrong == refused, "the browser itself says that it was told to start none"
    visit.wrong.clear()
    assert pictures(page) == expected


def test_a_step_of_the_page_does_not_wait_for_the_map(visit: Visit, address: str) -> None:
    """However slowly the workshop paints, the page goes on, and in the end the map shows the last day."""
    page = visit.open(address)
    page.workers[0].evaluate(
        """() => {
          const { work } = workshop;
          window = { times: 0 };
          workshop.work = () => {
            for (const end = performance.now() + 200; performance.now() < end; );
            window.times++;
            work.call(workshop);
          };
        }"""
    )
    took = page.evaluate(
        """async () => {
          const start = performance.now();
          for (let day = 500; day < 560; day++) {
            ground.page.clock.set(day);
            await new Promise(requestAnimationFrame);
          }
          const took = performance.now() - start;
          await ground.painted();
          return [took, performance.now() - start];
        }"""
    )
    times = page.workers[0].evaluate("window.times")
    assert took[0] < 200 * 60 / 2, "no more than half as long as if every day had been waited for"
    assert times < 30, "days that came meanwhile were painted at once"
    assert took[1] < 200 * times + 1500

"""Narrowing what is shown: every filter holds for everything on the page, by one rule, in words, in the address, and back.

The expectations are worked out here from the record, by the rule of ``docs/filters.md``.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from dashboard import Dataset
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

DAY = "2016-05-01"
FILTERS = {
    "country": "country=IQ,LY",
    "force": "force=iraq,sdf",
    "bloc": "bloc=kurdish",
    "kind": "kind=capture,besieged",
    "agreement": "only=disputed",
    "all of them": "country=SY,IQ&bloc=isis&kind=capture,entered&only=disputed",
}
SHOWN = """() => {
  const { page, bundle } = ground;
  const seen = bundle.places.id.filter((_, p) => page.control.force(p) >= 0 && !page.stage.look(p).muted);
  const counts = Object.fromEntries([...document.querySelectorAll("#forces button")].map((b) => [b.dataset.force, Number(b.querySelector(".count").textContent.replace(",", ""))]));
  return { seen, counts, subject: bundle.forces.id[page.sieve.subject], km2: page.area.series(page.selection.value)[page.sieve.subject].line[page.clock.day] };
}"""
CHART = """([id, day]) => {
  const week = Math.floor(ground.page.words.day(day) / 7);
  const traces = document.querySelector(`#${id} .js-plotly-plot`).data.filter((t) => t.visible !== false);
  return Object.fromEntries(traces.map((t) => [id === "area" ? `${t.name}/${t.meta}` : t.meta, t.y[week]]));
}"""


def in_view(record: Dataset, query: str, day: str, *, by_force: bool = True) -> pd.DataFrame:
    """Return the standings in view on a day: chosen country, chosen force, and an event that explains them passes."""
    chosen = {key: value.split(",") for key, value in (part.split("=") for part in query.split("&"))}
    on = pd.Timestamp(day)
    spells = record.spells
    now = spells[(spells["start"] <= on) & (spells["end"].isna() | (spells["end"] > on))].set_index("place_id")
    events, forces = record.events, record.forces
    disputed = set(record.reports.loc[~record.reports["agrees"], "event_id"])

    def passes(event: str) -> bool:
        return ("kind" not in chosen or events.at[event, "kind"] in chosen["kind"]) and ("only" not in chosen or event in disputed)

    explained = now.apply(lambda s: passes(s["holder_event_id"]) or (s["state"] != "held" and passes(s["event_id"])), axis=1)
    wanted = set(chosen.get("force", [])) | set(forces.index[forces["bloc"].isin(chosen.get("bloc", []))])
    concerned = (now["force"].isin(wanted) | now["contested_by"].isin(wanted)) if wanted and by_force else pd.Series(data=True, index=now.index)
    country = record.places["country"].reindex(now.index)
    within = country.isin(chosen["country"]) if "country" in chosen else pd.Series(data=True, index=now.index)
    return now[explained & concerned & within]


def cards(page: Page) -> list[dict[str, Any]]:
    """Return the events that the feed tells."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.card')].map((card) => {
        const { events, places, forces } = ground.bundle; const i = events.id.indexOf(card.dataset.event);
        return { country: places.country[events.place[i]], forces: [forces.id[events.force[i]], forces.id[events.against[i]]], kind: events.kind[i],
          disputed: card.querySelector('.sources').classList.contains('disagree') }; })"""
    )


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_narrows_map_feed_numbers_charts_and_table_alike(visit: Visit, address: str, record: Dataset, name: str) -> None:
    query = FILTERS[name]
    page = visit.open(f"{address}?date={DAY}&{query}")
    page.wait_for_function("ground.texts && document.querySelector('#chart .js-plotly-plot')")
    expected = in_view(record, query, DAY)
    shown = page.evaluate(SHOWN)
    assert sorted(shown["seen"]) == sorted(expected.index), "map"
    counted = in_view(record, query, DAY, by_force=False)["force"].value_counts().to_dict()
    assert {force: n for force, n in shown["counts"].items() if n} == counted, "legend"
    subject = shown["subject"]
    short = record.forces["short_en"]
    expect(page.locator("#numbers h2")).to_have_text(f"{short[subject]} now")
    expect(page.locator("#numbers .places")).to_have_text(f"{counted.get(subject, 0)} places held")
    km2 = record.cells(18.0).frame["km2"]
    assert shown["km2"] == pytest.approx(km2[expected.index[expected["force"] == subject]].sum(), abs=0.05 * len(km2)), "ground"
    chosen = set(page.locator("#forces [aria-pressed=true]").evaluate_all("buttons => buttons.map((b) => b.dataset.force)"))
    sunday = f"{record.days[((pd.Timestamp(DAY) - record.days[0]).days // 7) * 7]:%Y-%m-%d}"  # the charts count once a week
    weekly = in_view(record, query, sunday, by_force=False)["force"].value_counts()
    page.wait_for_function(
        "([chart, day, force, n]) => (" + CHART + ")([chart, day])[force] === n", arg=["chart", DAY, subject, int(weekly.get(subject, 0))]
    )
    assert {force: n for force, n in page.evaluate(CHART, ["chart", DAY]).items() if n} == {f: n for f, n in weekly.items() if f in chosen}, (
        "chart of places"
    )
    areas = page.evaluate(CHART, ["area", DAY])
    if "country" in query or name == "force":  # else the chart keeps to Iraq and Syria
        ground = in_view(record, query if "country" in query else f"{query}&country=SY,IQ", sunday)
        assert areas[f"{short[subject]}/line"] == pytest.approx(km2[ground.index[ground["force"] == subject]].sum() / 1000, abs=0.1), (
            "chart of ground"
        )
    drawn = set(page.locator(".strip .areas path").evaluate_all("paths => paths.map((p) => p.getAttribute('class').replace('force-', ''))"))
    assert drawn & set(shown["counts"]) == chosen, "timeline"
    told = cards(page)
    assert told
    for card in told:
        assert "country" not in query or card["country"] in query
        assert "kind" not in query or card["kind"] in query
        assert "only" not in query or card["disputed"]
        assert chosen & set(card["forces"]), "feed"
    page.locator("[data-view=table]").click()
    rows = page.locator(".twin tbody tr").evaluate_all(
        "rows => rows.map(r => [r.dataset.place, r.cells[2].textContent]).filter(([, who]) => who !== 'Not known yet').map(([p]) => p)"
    )
    assert sorted(rows) == sorted(expected.index), "table"
    expect(page.locator("#board .showing")).to_contain_text("Showing")


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_narrows_what_is_compared(visit: Visit, address: str, record: Dataset, name: str) -> None:
    query = FILTERS[name]
    page = visit.open(f"{address}?date={DAY}&view=compare&compare=2014-06-09&{query}")
    page.wait_for_function("ground.texts")
    later = in_view(record, query, DAY, by_force=False)
    earlier = record.control_at("2014-06-09")["force"].reindex(later.index).dropna()
    rows = page.locator(".compare tbody tr").evaluate_all(
        "rows => rows.map(r => [r.dataset.force, ...[...r.cells].slice(1).map(c => parseInt(c.textContent.replace(',', '')) || 0)])"
    )
    assert rows
    for force, before, held, gained, lost, after in rows:
        a, b = set(earlier.index[earlier == force]), set(later.index[later["force"] == force])
        assert [before, held, gained, lost, after] == [len(a), len(a & b), len(b - a), len(a - b), len(b)], force
    seen = page.evaluate(
        "(s => ground.bundle.places.id.filter((_, p) => s.control.force(p) >= 0 && !s.look(p).muted))(ground.page.explore.board.view.swipe.sides[1])"
    )
    assert sorted(seen) == sorted(in_view(record, query, DAY).index), "the later map shows what the main map shows"
    expect(page.locator("#board .showing")).to_contain_text("Showing")


def test_only_what_sources_disagree_about_in_words_and_back(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date={DAY}")
    page.get_by_text("More filters").click()
    page.get_by_label("Only what sources disagree about").check()
    expect(page.locator("#showing")).to_contain_text(
        "Only events whose sources disagree. A place is in view while such an event explains who holds it"
    )
    expect(page).to_have_url(re.compile("only=disputed"))
    page.get_by_role("button", name="Share and cite").click()
    expect(page.get_by_role("dialog").locator("p.take").last).to_contain_text("Only events whose sources disagree")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show everything").click()
    expect(page.get_by_label("Only what sources disagree about")).not_to_be_checked()
    assert "only=" not in page.url


def test_a_group_of_forces_and_a_kind_of_event(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2017-01-01&bloc=kurdish&kind=entered,besieged&lang=ar")
    expect(page.locator("[data-force=krg]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-force=iraq]")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#showing")).to_contain_text("بهذه الأنواع من الأحداث فقط: دخول، حصار.")
    page.get_by_text("مزيد من التصفية").click()
    page.get_by_role("button", name="الحكومات").click()
    expect(page).to_have_url(re.compile("bloc=kurdish,state"))


def test_everything_is_back_from_inside_a_view(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date={DAY}&view=compare&{FILTERS['all of them']}")
    page.locator("#board").get_by_role("button", name="Show everything").click()
    expect(page.locator("#board .showing")).to_have_count(0)
    expect(page.locator("#reset")).to_be_hidden()
    assert re.search(r"\?date=2016-05-01&view=compare$", page.url)


def test_when_nothing_passes_the_feed_says_why(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2013-04-02&country=LY&kind=capture")
    expect(page.locator("#cards .nothing")).to_have_text("No event up to this day passes the filters.")
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#cards")).not_to_contain_text("passes the filters")


def test_published_figures_stand_only_beside_what_they_count(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date={DAY}&country=SY,IQ")
    assert page.locator("#published option").count() > 10
    page.locator("#forces [data-force=iraq]").click()
    expect(page.locator("#published select")).to_be_hidden()
    page.get_by_role("button", name="Show everything").click()
    page.get_by_text("More filters").click()
    page.locator("#more [data-choice=capture]").click()
    expect(page.locator("#published .says")).to_contain_text("no published figure counts that")
    expect(page.locator("#published select")).to_be_hidden()


def test_a_lesson_is_not_narrowed_by_what_was_filtered_before(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date={DAY}&only=disputed&kind=besieged")
    page.get_by_role("button", name="Present", exact=True).click()
    page.wait_for_function("ground.page.present.on && !ground.page.sieve.isSifting")
    page.keyboard.press("Escape")
    expect(page.locator("#showing")).to_contain_text("besieged")
    assert "only=disputed" in page.url

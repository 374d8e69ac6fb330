"""Narrowing what is shown: by group of forces, by kind of event, by agreement; in words, in the address, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard import Dataset
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_only_what_sources_disagree_about(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?date=2016-05-01")
    page.get_by_text("More filters").click()
    page.get_by_label("Only what sources disagree about").check()
    expect(page.locator("#showing")).to_contain_text("Only events whose sources disagree.")
    expect(page).to_have_url(re.compile("only=disputed"))
    for card in page.locator(".card .sources").all():
        expect(card).to_have_class(re.compile("disagree"))
    now = record.control_at("2016-05-01")
    disputed = set(record.reports.loc[~record.reports["agrees"], "event_id"])
    counted = sum(int((c.text_content() or "0").replace(",", "")) for c in page.locator("#forces .count").all())
    assert counted == now["event_id"].isin(disputed).sum()
    page.get_by_role("button", name="Show everything").click()
    expect(page.get_by_label("Only what sources disagree about")).not_to_be_checked()
    assert "only=" not in page.url


def test_a_group_of_forces_and_a_kind_of_event(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2017-01-01&bloc=kurdish&kind=entered,besieged&lang=ar")
    expect(page.locator("[data-force=krg]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-force=iraq]")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#showing")).to_contain_text("بهذه الأنواع من الأحداث فقط: دخول، حصار.")
    kinds = page.evaluate(
        "[...document.querySelectorAll('.card')].map(c => ground.bundle.events.kind[ground.bundle.events.id.indexOf(c.dataset.event)])"
    )
    assert kinds
    assert set(kinds) <= {"entered", "besieged"}
    page.get_by_text("مزيد من التصفية").click()
    page.get_by_role("button", name="الحكومات").click()
    expect(page).to_have_url(re.compile("bloc=kurdish,state"))


def test_the_map_mutes_what_the_filter_leaves_out(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2016-05-01&only=disputed")
    muted = page.evaluate(
        "(() => { const g = ground.page, d = g.selection.differs;"
        " return ground.bundle.places.id.every((_, p) => g.stage.look(p).muted === !d.has(g.control.event(p))); })()"
    )
    assert muted

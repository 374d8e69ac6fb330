"""The sheet for pupils: what is on it, in both languages and paper sizes, and that a grey copy tells the forces apart."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard import Dataset
from dashboard.chapters import load_chapters
from tests.browser.conftest import Visit

PAPERS = {"A4": "594.", "Letter": "612"}  # width in points


def open_sheet(visit: Visit, url: str) -> Page:
    page = visit.open(url)
    page.locator("#start_handout").click()
    expect(page.locator(".sheet")).to_have_count(4)
    return page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_maps_questions_answers_and_sources(visit: Visit, address: str, record: Dataset, language: str) -> None:
    page = open_sheet(visit, f"{address}?lang={language}")
    chapters = load_chapters(record)
    assert page.locator(".multiples figure").count() == 6
    assert page.locator(".blank .printmap").count() == 1
    chosen = [chapter for chapter in chapters if chapter.handout]
    for chapter in chosen:
        expect(page.locator(".multiples")).to_contain_text(chapter.said[language]["title"])
    assert len(chosen) == 6
    answers = page.locator(".sheet").nth(3)
    for chapter in chosen:
        assert chapter.question
        expect(page.locator(".questions")).to_contain_text(chapter.question[language]["text"])
        expect(answers).to_contain_text(chapter.question[language]["choices"][chapter.question["answer"] - 1])
        expect(answers).to_contain_text(chapter.question["event"])
        source = record.reports.loc[record.reports["event_id"] == chapter.events[0], "source_id"].iloc[0]
        expect(page.locator(".sources-list")).to_contain_text(record.sources.loc[source, "title"])


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("paper", PAPERS)
def test_maps_questions_and_plan_fill_one_page_each(visit: Visit, address: str, paper: str, language: str) -> None:
    """Six maps with key and timeline, the questions with the outline map, and the plan: three pages, then answers and sources."""
    page = open_sheet(visit, f"{address}?lang={language}")
    page.locator(".handout select").select_option(paper)
    page.wait_for_function("(paper) => ground.page.handout.style.textContent.includes(paper)", arg=paper)
    page.add_style_tag(content="@media print { .sheet:nth-of-type(4) { display: none } .sheet:nth-of-type(3) { break-after: auto } }")
    assert len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True))) == 3


def test_a_map_shows_the_forces_that_held_ground_that_day(visit: Visit, address: str, record: Dataset) -> None:
    page = open_sheet(visit, address)
    drawn = page.evaluate(
        """() => { const day = ground.page.words.day('2014-08-13');
          return ground.printmap(ground.bundle, 0, ground.holders(ground.bundle, day), { prefix: 't', label: '' }).forces.map((f) => ground.bundle.forces.id[f]); }"""
    )
    levant = record.places.index[record.places["country"].isin(["SY", "IQ"])]
    held = record.control_at("2014-08-13")
    assert set(drawn) == set(held.loc[held.index.isin(levant), "force"])


def test_chapters_can_be_chosen_and_the_sheet_closed(visit: Visit, address: str) -> None:
    page = open_sheet(visit, address)
    page.get_by_label("Kobani").check()
    expect(page.locator(".multiples figure")).to_have_count(7)
    page.get_by_label("Hajin and Baghuz").uncheck()
    expect(page.locator(".multiples figure")).to_have_count(6)
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".sheet")).to_have_count(0)
    expect(page.locator("#stage")).to_be_visible()


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_size_is_as_chosen_and_tools_are_not_printed(visit: Visit, address: str, paper: str) -> None:
    page = open_sheet(visit, address)
    page.get_by_label("Paper").select_option(paper)
    pdf = page.pdf(prefer_css_page_size=True)
    assert f"/MediaBox [0 0 {PAPERS[paper]}".encode() in pdf
    assert pdf.count(b"/Type /Page\n") <= 8
    page.emulate_media(media="print")
    expect(page.locator(".handout .tools")).to_be_hidden()


def test_the_patterns_of_forces_in_one_country_differ(record: Dataset) -> None:
    """In grey a force is its bloc's direction and its pattern; two that ever met in Syria or Iraq must not look alike."""
    looks = record.forces[["bloc", "pattern"]].agg("/".join, axis=1)
    for country in ("SY", "IQ"):
        places = record.places.index[record.places["country"] == country]
        forces = record.spells.loc[record.spells["place_id"].isin(places), "force"].value_counts()
        often = forces.index[forces >= 10]
        assert looks[often].is_unique, looks[often].to_dict()

"""Control is a pure function of events: spells never overlap, and replaying events gives the shown state on every day."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import Dataset
from dashboard.control import changes_between, control_at, held_by_force, in_order, replay, spells_from
from dashboard.schema import HOLDER_KINDS

FORCES = ["isis", "iraq", "rebels"]
DAYS = pd.date_range("2014-01-01", periods=60, freq="D", unit="s")


@st.composite
def histories(draw: st.DrawFn) -> pd.DataFrame:
    """Events of up to three places that follow from each other."""
    rows = []
    for place in draw(st.lists(st.sampled_from("abc"), unique=True, min_size=1)):
        holder, contest, siege = "", "", ""
        days = sorted(draw(st.lists(st.integers(0, 55), unique=True, min_size=1, max_size=8)))
        for n, day in enumerate(days, 1):
            others = [f for f in FORCES if f != holder]
            kinds = ["capture", "handover", "withdrawal", "milestone"]
            kinds += ["entered"] if not contest else ["repelled"]
            kinds += ["besieged"] if not siege else ["siege_lifted"]
            kind = draw(st.sampled_from(kinds)) if holder else "baseline"
            force = draw(st.sampled_from(others))
            against = holder
            if kind == "repelled":
                force, against, contest = holder, contest, ""
            elif kind == "siege_lifted":
                against, siege = siege, ""
            elif kind == "entered":
                contest = force
            elif kind == "besieged":
                siege = force
            elif kind in HOLDER_KINDS:
                holder, contest, siege = force, "", ""
            rows.append((f"{place}-{n:02d}", DAYS[day], place, kind, force, "" if kind == "baseline" else against))
    return pd.DataFrame(rows, columns=["event_id", "date", "place_id", "kind", "force", "against"])


def oracle(events: pd.DataFrame, place: str, day: pd.Timestamp) -> tuple[str, str, str] | None:
    """Return holder, state and opponent by reading the events of one place from the start: slow and plain."""
    holder = contest = siege = ""
    for event in events[(events["place_id"] == place) & (events["date"] <= day)].sort_values("event_id").itertuples():
        if event.kind in HOLDER_KINDS:
            holder, contest, siege = event.force, "", ""
        contest = {"entered": event.force, "repelled": ""}.get(event.kind, contest)
        siege = {"besieged": event.force, "siege_lifted": ""}.get(event.kind, siege)
    state = "contested" if contest else "besieged" if siege else "held"
    return (holder, state, contest or siege) if holder else None


@given(histories())
@settings(max_examples=80, deadline=None)
def test_replay_equals_the_shown_state_on_every_day(events: pd.DataFrame) -> None:
    assert [c for *_, c in replay(in_order(events)) if c] == []
    spells = spells_from(events)
    for day in DAYS:
        shown = control_at(spells, day)
        for place in events["place_id"].unique():
            row = shown.loc[place, ["force", "state", "contested_by"]] if place in shown.index else None
            assert oracle(events, place, day) == (tuple(row) if row is not None else None)


@given(histories())
@settings(max_examples=80, deadline=None)
def test_spells_never_overlap_and_leave_no_gap(events: pd.DataFrame) -> None:
    for _, spells in spells_from(events).groupby("place_id"):
        assert (spells["end"].iloc[:-1].to_numpy() == spells["start"].iloc[1:].to_numpy()).all()
        assert pd.isna(spells["end"].iloc[-1])
        assert (spells["start"] < spells["end"].fillna(DAYS[-1])).all()


@given(histories(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_order_of_lines_does_not_matter(events: pd.DataFrame, random: object) -> None:
    shuffled = events.sample(frac=1, random_state=random.randint(0, 2**31))  # type: ignore[attr-defined]
    pd.testing.assert_frame_equal(spells_from(events), spells_from(shuffled))


@given(histories(), st.integers(0, 59))
@settings(max_examples=60, deadline=None)
def test_the_future_does_not_change_the_past(events: pd.DataFrame, cut: int) -> None:
    day = DAYS[cut]
    known, foretold = (control_at(spells_from(e), day) for e in (events[events["date"] <= day], events))
    assert known.astype(str).to_dict("index") == foretold.astype(str).to_dict("index")


@given(histories(), st.integers(0, 59), st.integers(0, 59))
@settings(max_examples=60, deadline=None)
def test_changes_are_the_difference_of_two_days(events: pd.DataFrame, a: int, b: int) -> None:
    a, b = sorted((a, b))
    spells = spells_from(events)
    changes = changes_between(spells, events, DAYS[a], DAYS[b])
    before, after = (control_at(spells, DAYS[d])["force"] for d in (a, b))
    for place in events["place_id"].unique():
        moved = before.get(place, "") != after.get(place, "")
        assert moved == (place in changes.index)
        if moved:
            assert changes.loc[place, "gained_by"] == after[place]
            assert changes.loc[place, "event_ids"]


@given(histories())
@settings(max_examples=60, deadline=None)
def test_counts_add_up_to_the_known_places(events: pd.DataFrame) -> None:
    spells = spells_from(events)
    held = held_by_force(spells, DAYS)
    for day in DAYS[::7]:
        assert held.loc[day].sum() == len(control_at(spells, day))


def test_the_day_before_the_first_event_is_unknown(tiny: Dataset) -> None:
    assert "sirte" not in tiny.control_at("2015-05-09").index
    assert tiny.control_at("2015-05-10").loc["sirte", "force"] == "isis"


def test_on_the_day_a_town_changes_hands_it_is_the_new_holders(tiny: Dataset) -> None:
    assert tiny.control_at("2014-06-09").loc["mosul-east", "force"] == "iraq"
    assert tiny.control_at("2014-06-10").loc["mosul-east", "force"] == "isis"


def test_contested_besieged_and_held_are_three_things(tiny: Dataset) -> None:
    columns = ["force", "state", "contested_by"]
    assert tiny.control_at("2015-05-14").loc["palmyra", columns].tolist() == ["syria-gov", "contested", "isis"]
    assert tiny.control_at("2015-05-21").loc["palmyra", columns].tolist() == ["isis", "held", ""]
    assert tiny.control_at("2016-11-05").loc["mosul-east", columns].tolist() == ["isis", "besieged", "iraq"]


def test_since_is_when_the_holder_came_not_when_the_battle_began(tiny: Dataset) -> None:
    assert tiny.control_at("2016-11-05").loc["mosul-east", "since"] == pd.Timestamp("2014-06-10")


def test_why_names_reports_for_and_against(tiny: Dataset) -> None:
    answer = tiny.why("palmyra", "2015-06-01")
    assert answer.force == "isis"
    assert answer.agreeing.index.tolist() == ["palmyra-03-r1"]
    assert answer.disagreeing.index.tolist() == ["palmyra-03-r2"]
    assert "announcement" in str(answer)
    assert "unknown" in str(tiny.why("sirte", "2014-01-01"))


def test_why_helps_with_a_misspelt_place(tiny: Dataset) -> None:
    with pytest.raises(KeyError, match="did you mean palmyra"):
        tiny.why("palmira", "2015-06-01")


@pytest.mark.parametrize("day", ["2014-13-01", "yesterday", "", None])
def test_a_bad_day_is_a_clear_error(tiny: Dataset, day: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        tiny.control_at(day)


def test_changes_want_the_earlier_day_first(tiny: Dataset) -> None:
    with pytest.raises(ValueError, match="earlier day first"):
        tiny.changes_between("2015-01-01", "2014-01-01")


def test_frames_are_the_readers_own(tiny: Dataset) -> None:
    events = tiny.events
    events["force"] = "nobody"
    spells = tiny.spells
    spells["force"] = "nobody"
    assert "nobody" not in set(tiny.events["force"]) | set(tiny.spells["force"]) | set(tiny.control_at("2016-01-01")["force"])
    with pytest.raises(AttributeError):
        tiny.version = "x"  # type: ignore[misc]

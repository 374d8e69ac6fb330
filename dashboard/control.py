"""Events in, control out: who held each place on each day, and what changed between two days.

Invariant: control is a pure function of the events. A spell is half-open, ``[start, end)``: on the day a town changes
hands it is already the new holder's. Before a place's first event its holder is unknown, which is not a force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import pandas as pd

from .schema import HOLDER_KINDS

#: Columns of the frame of spells.
SPELL_COLUMNS = ("place_id", "force", "state", "contested_by", "start", "end", "event_id", "since", "holder_event_id")


@dataclass(frozen=True)
class Standing:
    """How one place stands: who holds it, since when, who fights for it and who surrounds it."""

    force: str = ""
    contested_by: str = ""
    besieged_by: str = ""
    since: pd.Timestamp | None = None
    holder_event_id: str = ""

    @property
    def state(self) -> str:
        """``contested`` outweighs ``besieged``, which outweighs ``held``."""
        return "contested" if self.contested_by else "besieged" if self.besieged_by else "held"

    @property
    def opponent(self) -> str:
        """The force that contests or besieges the place, if any."""
        return self.contested_by or self.besieged_by


class Clash(NamedTuple):
    """An event that cannot follow from what stood before it."""

    event_id: str
    field: str
    value: str
    rule: str
    remedy: str


class EventLike(NamedTuple):
    """The columns of an event that decide control."""

    event_id: str
    date: pd.Timestamp
    place_id: str
    kind: str
    force: str
    against: str


def step(before: Standing, event: EventLike) -> tuple[Standing, Clash | None]:
    """Return how a place stands after `event`, and the contradiction if there is one.

    Examples
    --------
    >>> day = pd.Timestamp("2014-06-10")
    >>> held = Standing(force="iraq")
    >>> after, clash = step(held, EventLike("mosul-02", day, "mosul", "capture", "isis", "iraq"))
    >>> after.force, after.state, clash
    ('isis', 'held', None)
    """
    kind, force = event.kind, event.force
    clash = _clash(before, event)
    if kind in HOLDER_KINDS:
        return Standing(force=force, since=event.date, holder_event_id=event.event_id), clash
    if kind == "entered":
        return replace(before, contested_by=force), clash
    if kind == "repelled":
        return replace(before, contested_by=""), clash
    if kind == "besieged":
        return replace(before, besieged_by=force), clash
    if kind == "siege_lifted":
        return replace(before, besieged_by=""), clash
    return before, clash  # a milestone changes nothing on the map


def _clash(before: Standing, event: EventLike) -> Clash | None:
    kind, force, against = event.kind, event.force, event.against
    holder = before.force
    if kind == "milestone":
        return None
    if kind == "baseline":
        return Clash(event.event_id, "kind", kind, "a baseline after other events", "use capture, handover or withdrawal") if holder else None
    if kind in HOLDER_KINDS:
        if force == holder:
            return Clash(
                event.event_id, "force", force, f"{kind} by the force that already holds the place", "check force, or add the loss before it"
            )
        if holder and against and against != holder:
            return Clash(
                event.event_id,
                "against",
                against,
                f"lost by a force that does not hold it: {holder} does",
                f"write {holder}, or add the missing change",
            )
        return None
    if not holder:
        return Clash(event.event_id, "kind", kind, "a battle for a place with no holder yet", "add a baseline before it")
    if kind in {"entered", "besieged"}:
        return _attack_clash(before, event)
    opponent = before.contested_by if kind == "repelled" else before.besieged_by
    if not opponent:
        return Clash(event.event_id, "kind", kind, "nothing to end: the place is not contested or besieged", "add the entered or besieged before it")
    if against and against != opponent:
        return Clash(event.event_id, "against", against, f"the opponent is {opponent}", f"write {opponent}")
    if kind == "repelled" and force != holder:
        return Clash(event.event_id, "force", force, f"repelled by a force that does not hold it: {holder} does", f"write {holder}, or use capture")
    return None


def _attack_clash(before: Standing, event: EventLike) -> Clash | None:
    if event.force == before.force:
        return Clash(
            event.event_id, "force", event.force, f"{event.kind} by the force that already holds the place", "check force, or add the loss before it"
        )
    if event.against and event.against != before.force:
        return Clash(
            event.event_id, "against", event.against, f"held by {before.force}, not by this force", f"write {before.force}, or add the missing change"
        )
    standing = before.contested_by if event.kind == "entered" else before.besieged_by
    if standing == event.force:
        return Clash(
            event.event_id, "kind", event.kind, "already so since an earlier event", "remove one, or add the repelled or siege_lifted between them"
        )
    return None


def replay(events: Iterable[EventLike]) -> Iterator[tuple[EventLike, Standing, Standing, Clash | None]]:
    """Yield each event with how its place stood before and after it, and the contradiction if any.

    `events` must be in order of time; events of one place on one day in order of their ids.
    """
    standing: dict[str, Standing] = {}
    for event in events:
        before = standing.get(event.place_id, Standing())
        after, clash = step(before, event)
        standing[event.place_id] = after
        yield event, before, after, clash


def in_order(events: pd.DataFrame) -> list[EventLike]:
    """Return the events as tuples in the order in which they are replayed."""
    ordered = events.sort_values(["date", "place_id", "event_id"], kind="stable")
    return list(ordered[list(EventLike._fields)].itertuples(index=False, name="EventLike"))


def spells_from(events: pd.DataFrame) -> pd.DataFrame:
    """Return the spells of control that the events imply.

    Parameters
    ----------
    events : DataFrame
        Columns ``event_id``, ``date`` (datetime64, days), ``place_id``, ``kind``, ``force``, ``against``.

    Returns
    -------
    DataFrame
        One row per place and unbroken stretch of the same holder, state and opponent: ``place_id``, ``force``,
        ``state`` (held, contested or besieged), ``contested_by`` (the opponent, or ""), ``start`` and ``end``
        (datetime64; ``end`` is NaT while the record lasts), ``event_id`` (began this spell), ``since`` and
        ``holder_event_id`` (when and by which event the holder came). Sorted by place and start; never overlapping.
    """
    open_spells: dict[str, dict[str, object]] = {}
    closed: list[dict[str, object]] = []
    for event, before, after, _ in replay(in_order(events)):
        if not after.force or (before.force, before.state, before.opponent, before.holder_event_id) == (
            after.force, after.state, after.opponent, after.holder_event_id,
        ):  # fmt: skip
            continue
        last = open_spells.pop(event.place_id, None)
        if last is not None and last["start"] != event.date:  # a state that lasted less than a day leaves no spell
            closed.append({**last, "end": event.date})
        open_spells[event.place_id] = {
            "place_id": event.place_id, "force": after.force, "state": after.state, "contested_by": after.opponent,
            "start": event.date, "end": pd.NaT, "event_id": event.event_id, "since": after.since,
            "holder_event_id": after.holder_event_id,
        }  # fmt: skip
    frame = pd.DataFrame([*closed, *open_spells.values()], columns=list(SPELL_COLUMNS))
    days = dict.fromkeys(("start", "end", "since"), "datetime64[s]")
    return frame.astype(days).sort_values(["place_id", "start"], ignore_index=True)


def control_at(spells: pd.DataFrame, day: str | pd.Timestamp) -> pd.DataFrame:
    """Return who holds each place on `day`.

    Parameters
    ----------
    spells : DataFrame
        From :func:`spells_from`.
    day : str or Timestamp
        Calendar day, ISO 8601.

    Returns
    -------
    DataFrame
        Indexed by ``place_id`` (sorted): ``force``, ``state``, ``contested_by``, ``since``, ``event_id``. A place whose
        first event is later than `day` is absent: unknown is not a force.

    Examples
    --------
    >>> events = pd.DataFrame({
    ...     "event_id": ["x-01", "x-02"], "date": pd.to_datetime(["2014-01-01", "2014-06-10"]), "place_id": "x",
    ...     "kind": ["baseline", "capture"], "force": ["iraq", "isis"], "against": ["", "iraq"]})
    >>> control_at(spells_from(events), "2014-06-10")["force"].to_dict()
    {'x': 'isis'}
    >>> control_at(spells_from(events), "2013-12-31").empty
    True
    """
    on = as_day(day)
    now = spells[(spells["start"] <= on) & (spells["end"].isna() | (spells["end"] > on))]
    return now.set_index("place_id")[["force", "state", "contested_by", "since", "event_id"]].sort_index()


def changes_between(spells: pd.DataFrame, events: pd.DataFrame, start: str | pd.Timestamp, end: str | pd.Timestamp) -> pd.DataFrame:
    """Return the places whose holder on `end` differs from that on `start`, with the events in between.

    Returns
    -------
    DataFrame
        Indexed by ``place_id``: ``lost_by`` and ``gained_by`` (force ids; "" where unknown), ``date`` (of the last change
        of holder) and ``event_ids`` (tuple, the changes of holder after `start` up to and including `end`).

    Raises
    ------
    ValueError
        If `end` is before `start`.
    """
    a, b = as_day(start), as_day(end)
    if b < a:
        raise ValueError(f"{b:%Y-%m-%d} is before {a:%Y-%m-%d}: give the earlier day first")
    both = pd.DataFrame({"lost_by": control_at(spells, a)["force"], "gained_by": control_at(spells, b)["force"]}).fillna("")
    changed = both[both["lost_by"] != both["gained_by"]].copy()
    moves = events[(events["date"] > a) & (events["date"] <= b) & events["kind"].isin(HOLDER_KINDS)]
    moves = moves.sort_values(["date", "event_id"]).groupby("place_id")
    changed["date"] = moves["date"].max().reindex(changed.index)
    changed["event_ids"] = moves["event_id"].agg(tuple).reindex(changed.index)
    return changed.sort_index()


def as_day(day: str | pd.Timestamp) -> pd.Timestamp:
    """Return `day` as a Timestamp at midnight; raise ValueError with the remedy if it is no calendar day.

    >>> as_day("2014-06-31")
    Traceback (most recent call last):
    ...
    ValueError: '2014-06-31' is not a calendar day (expected YYYY-MM-DD)
    """
    try:
        stamp = pd.Timestamp(day)
    except (ValueError, TypeError):
        stamp = pd.NaT
    if stamp is pd.NaT or pd.isna(stamp):
        raise ValueError(f"{str(day)!r} is not a calendar day (expected YYYY-MM-DD)")
    return stamp.tz_localize(None).normalize()


def agrees(said: Sequence[pd.Timestamp], said_force: str, resolved: Sequence[pd.Timestamp], force: str) -> bool:
    """Return whether a report agrees with its event: its days overlap the event's, and it names no other force.

    >>> may = pd.to_datetime(["2015-05-01", "2015-05-31"])
    >>> agrees(may, "isis", pd.to_datetime(["2015-05-20", "2015-05-21"]), "isis")
    True
    """
    return said[0] <= resolved[1] and said[1] >= resolved[0] and said_force in {"", force}


def held_by_force(spells: pd.DataFrame, days: pd.DatetimeIndex) -> pd.DataFrame:
    """Return how many places each force holds on each day.

    Returns
    -------
    DataFrame of int
        Indexed by day; one column a force that ever held a place. The rows add up to the places known on that day.
    """
    spans = spells.assign(end=spells["end"].fillna(days[-1] + pd.Timedelta(days=1)))
    came = spans.pivot_table(index="start", columns="force", values="place_id", aggfunc="count", fill_value=0)
    left = spans.pivot_table(index="end", columns="force", values="place_id", aggfunc="count", fill_value=0)
    change = came.reindex(days, fill_value=0).sub(left.reindex(days, fill_value=0), fill_value=0)
    return change.fillna(0).cumsum().astype(int).rename_axis("day").rename_axis(columns=None)

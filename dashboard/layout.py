"""The page as a tree of Dash components; every text is a key of the copy, filled in by ``assets/page.js``.

Invariant: the layout is complete and static. The stage and the lists are hosts that the scripts fill; no callback ever
replaces them.
"""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from . import figures, ids
from .copydeck import load_copy
from .dataset import Dataset

UNSPOKEN: dict[str, Any] = {"aria-hidden": "true"}
ZOOM = [(ids.ZOOM_IN, "+"), (ids.ZOOM_OUT, "−"), (ids.ZOOM_FIT, "⤢")]
POLITE: dict[str, Any] = {"aria-live": "polite"}


def text(tag: Any, key: str, **props: Any) -> Any:
    """Return an element whose text is the copy's `key`."""
    return tag(load_copy("en")[key], **{"data-copy": key}, **props)


def labelled(key: str) -> dict[str, Any]:
    """Return the attributes of an element that is named by the copy's `key`."""
    return {"aria-label": load_copy("en")[key], "data-copy-label": key}


def make_layout(dataset: Dataset) -> Any:
    """Return the whole page."""
    return html.Div(
        className="page",
        children=[
            text(html.A, "skip_to_timeline", href="#slider", className="skip"),
            _header(),
            html.Div(id=ids.NOTICE, className="notice", role="alert", hidden=True),
            html.Main(
                className="main", children=[_feed(), _map(), html.Section(id=ids.BOARD, className="board", hidden=True), _side(dataset), _why()]
            ),
            _timeline(),
            html.Main(id=ids.HANDOUT, className="handout", hidden=True, **labelled("handout")),  # when it shows, the other one hides
            html.Section(id=ids.PRESENT, className="present", hidden=True, tabIndex=-1, **labelled("present")),
            html.Div(id=ids.STATUS, className="spoken", role="status", **POLITE),
            dcc.Store(id=ids.VIEW),
        ],
    )


def _header() -> Any:
    return html.Header(
        className="header",
        children=[
            text(html.H1, "title"),
            text(html.P, "tagline", className="tagline"),
            html.Nav(id=ids.VIEWS, className="views", **labelled("views")),
            html.Div(id=ids.SEARCH, className="search", role="search"),
            html.Div(
                className="lesson",
                children=[
                    text(html.Button, "present", id=ids.START_PRESENT, type="button", className="first"),
                    text(html.Button, "handout", id=ids.START_HANDOUT, type="button"),
                    text(html.A, "take_to_class", href="/shifting-ground.html", download="shifting-ground.html", className="download"),
                ],
            ),
            html.Div(id=ids.TOOLS, className="tools"),
            text(html.Button, "other_language", id=ids.LANGUAGE, type="button", className="language", lang="ar"),
        ],
    )


def _feed() -> Any:
    return html.Section(
        className="feed",
        children=[text(html.H2, "what_just_happened"), html.Ol(id=ids.CARDS, className="cards")],
        **labelled("what_just_happened"),
    )


def _why() -> Any:
    return html.Section(id=ids.WHY, className="why", role="region", hidden=True, **labelled("why_title"))


def _map() -> Any:
    return html.Section(
        className="map",
        children=[
            html.Div(id=ids.STAGE, className="stage"),
            html.Canvas(id=ids.DATE, className="date"),
            html.Div(className="zoom", children=[_button(name, name, sign) for name, sign in ZOOM], role="group", **labelled("zoom")),
            html.Div(id=ids.TIP, className="tip", hidden=True),
            html.P(id=ids.CREDIT, className="credit"),
            html.Div(id=ids.HINT, className="hint", role="note", hidden=True, **labelled("hint")),
        ],
        **labelled("map"),
    )


def _side(dataset: Dataset) -> Any:
    return html.Section(
        className="side",
        children=[
            html.Div(id=ids.NUMBERS, className="numbers"),
            text(html.H2, "drawing_title"),
            html.Div(id=ids.DRAWING, className="drawing"),
            text(html.H2, "countries"),
            html.Div(id=ids.COUNTRIES, className="countries", role="group", **labelled("countries")),
            html.Details(className="more", children=[text(html.Summary, "more_filters"), html.Div(id=ids.MORE)]),
            text(html.H2, "forces_now"),
            html.P(id=ids.SHOWING, className="showing"),
            text(html.Button, "reset", id=ids.RESET, type="button", className="reset", hidden=True),
            html.P([text(html.Span, "column_km2"), text(html.Span, "column_places")], className="columns", **UNSPOKEN),
            html.Ul(id=ids.FORCES, className="forces", **labelled("forces_now")),
            _key(),
            text(html.H2, "area_title"),
            html.Div(
                dcc.Graph(id=ids.AREA, figure=figures.area_held(dataset), config={"displayModeBar": False, "responsive": True}),
                className="chart", role="group", **labelled("area_title"),
            ),
            html.Div(id=ids.PUBLISHED, className="published"),
            text(html.H2, "chart_title"),
            html.Div(
                dcc.Graph(id=ids.CHART, figure=figures.places_held(dataset), config={"displayModeBar": False, "responsive": True}),
                className="chart", role="group", **labelled("chart_title"),
            ),
        ],
        **labelled("side"),
    )  # fmt: skip


def _key() -> Any:
    """Return what the map's other marks mean, each with its swatch."""
    marks = ("unclaimed", "contested", "besieged")
    return html.Ul([html.Li([html.I(className=f"swatch {m}", **UNSPOKEN), text(html.Span, f"legend_{m}")]) for m in marks], className="key")


def _button(component_id: str, key: str, sign: str) -> Any:
    return html.Button(html.Span(sign, className="sign", **UNSPOKEN), id=component_id, type="button", className="step", **labelled(key))


def _timeline() -> Any:
    return html.Section(
        className="timeline",
        children=[
            html.Div(
                className="transport",
                children=[
                    _button(ids.PREVIOUS, "previous_event", "⏮"),
                    html.Button(html.Span(className="sign", **UNSPOKEN), id=ids.PLAY, type="button", className="play", **labelled("play")),
                    _button(ids.NEXT, "next_event", "⏭"),
                    html.Div(id=ids.SPEED, className="speed"),
                ],
            ),
            html.Div(id=ids.TRACK, className="track"),
        ],
        **labelled("timeline"),
    )  # fmt: skip

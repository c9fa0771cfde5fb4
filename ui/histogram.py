"""The date histogram as a Vega-Lite specification with a brush. Pure: a value in, a value out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ui.timeline import Bar, after

BRUSH = "brush"
INK = "#5b8ca8"  # the accent between its light and its dark value: 3 : 1 on both backgrounds
MARGIN = 8  # pixels on both sides of the bars, so that a drag can begin before the first; style.css pulls them out of the column
STROKE = 1.5  # pixels; a month in twenty years is narrower than one, the stroke keeps it visible


def chart(bars: Sequence[Bar], first: str | None, last: str | None) -> dict[str, Any]:
    """The chart; bars outside the bounds are paler. Days are UTC throughout, and formats numeric, since names come out English."""
    rows = [
        {"first": bar.first, "next": after(bar.last), "none": 0, "count": bar.count, "within": _within(bar, first, last)} for bar in bars
    ]
    axis = {"format": "%m.%Y", "title": None, "tickCount": 3, "labelFlush": MARGIN + 1, "labelOverlap": True, "grid": False}
    return {
        "usermeta": {"embedOptions": {"renderer": "canvas"}},
        "data": {"values": rows},
        "mark": {"type": "rect", "strokeWidth": STROKE, "color": INK, "stroke": INK},
        "params": [{"name": BRUSH, "select": {"type": "interval", "encodings": ["x"]}}],
        "encoding": {
            "x": {"field": "first", "type": "temporal", "scale": {"type": "utc", "nice": False, "padding": MARGIN}, "axis": axis},
            "x2": {"field": "next"},
            "y": {"field": "count", "type": "quantitative", "axis": None, "scale": {"zero": True}},
            "y2": {"field": "none"},
            "opacity": {"condition": {"test": "datum.within", "value": 0.9}, "value": 0.3},
            "tooltip": [
                {"field": "first", "type": "temporal", "format": "%d.%m.%Y", "title": "↦"},
                {"field": "count", "type": "quantitative", "title": "Σ"},
            ],
        },
    }


def _within(bar: Bar, first: str | None, last: str | None) -> bool:
    return (not last or bar.first <= last) and (not first or bar.last >= first)

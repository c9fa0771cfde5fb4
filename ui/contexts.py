"""Contexts, forms and hits over time as HTML: every text through markup, every link relative. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexer import Attention, Cell, Form, Line, Series
from ui.markup import escaped, lang
from ui.state import State, address
from ui.wording import Wording

MOST_FORMS = 500
MOST_SERIES = 8
MOST_ROWS = 400
MOST_YEARS = 12
"""So many years have room under a chart."""


def kwic(lines: Iterable[Line], state: State, words: Wording) -> str:
    """The lines, aligned on the hit; each hit leads to its place in its document."""
    items = "".join(f"<li>{_line(line, state, words)}</li>" for line in lines)
    return f'<ol class="d-kwic">{items}</ol><p class="d-label">{escaped(words("context.legend"))}</p>'


def _line(line: Line, state: State, words: Wording) -> str:
    place = {"at": str(line.offset)} if line.part == "body" else {}
    href = escaped(address(state.turned(), "doc", id=line.id, **place))
    added = f'<span title="{escaped(words("context.added"))}">⇄ </span>' if line.bridged else ""
    hit = f'<a href="{href}"><mark>{escaped(line.hit)}</mark></a>'
    text = f'<span class="d-left">{escaped(line.left)}{added}</span><span class="d-right">{hit}{escaped(line.right)}</span>'
    return f'{_facts(line, words)}<p class="d-line"{lang(line.spoken)}>{text}</p>'


def _facts(line: Line, words: Wording) -> str:
    language = line.language if words.knows(f"badge.{line.language}") else "unknown"
    day = escaped(words.day(line.date)) if line.date else f"<em>{escaped(words('undated'))}</em>"
    source = escaped(line.source) if line.source else f"<em>{escaped(words('source.unknown'))}</em>"
    title = f" · {escaped(words('context.title'))}" if line.part == "title" else ""
    return f'<p class="d-facts"><span class="d-badge">{escaped(words(f"badge.{language}"))}</span>{day} · {source}{title}</p>'


def forms_table(forms: tuple[Form, ...], words: Wording) -> str:
    """The forms with their numbers, most frequent first."""
    heads = "".join(f'<th scope="col">{escaped(words(key))}</th>' for key in ("forms.form", "facet.language", "forms.hits"))
    rows = "".join(_form(form, words) for form in forms[:MOST_FORMS])
    return f'<table class="d-table d-forms"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _form(form: Form, words: Wording) -> str:
    sign = f'<span title="{escaped(words("context.added"))}">⇄ </span>' if form.bridged else ""
    language = escaped(words.value("language", form.language))
    return f"<tr><td{lang(form.language)}>{sign}{escaped(form.form)}</td><td>{language}</td><td>{words.number(form.count)}</td></tr>"


# --- over time ---------------------------------------------------------------------------------


def over_time(found: Attention, measure: str, group: str, words: Wording) -> str:
    """A small chart for each series, all of one scale, then the numbers as a table."""
    dated = [series for series in found.series if any(cell and cell.hits for cell in series.cells)]
    shown = tuple(dated[:MOST_SERIES])
    most = max((_value(cell, measure) for series in shown for cell in series.cells if cell), default=0)
    if not most:
        return f'<p class="d-label">{escaped(words("time.none"))}</p>'
    scale = f'<p class="d-label">{escaped(words("time.scale", most=_number(most, words)))}</p>'
    charts = "".join(_chart(series, found, most, measure, group, words) for series in shown)
    ends = f"<span>{escaped(words.day(found.periods[0]))}</span><span>{escaped(words.day(found.periods[-1]))}</span>"
    rest = len(dated) - len(shown)
    others = f'<p class="d-label">{escaped(words("time.others", n=words.number(rest)))}</p>' if rest else ""
    axis = f'<p class="d-axis" aria-hidden="true">{_years(found.periods)}</p><p class="d-ends">{ends}</p>'
    return f'{scale}<div class="d-times">{charts}{axis}</div>{others}{_table(found, shown, group, words)}'


def _years(periods: Sequence[str]) -> str:
    """The years under the charts, each where its first period begins; of many, some. Nothing where there is one only."""
    firsts = [at for at, period in enumerate(periods) if at == 0 or period[:4] != periods[at - 1][:4]]
    if len(firsts) < 2:
        return ""
    apart = max(len(periods) // MOST_YEARS, 1)
    shown, last = [], -apart
    for at in firsts:
        if at - last >= apart:
            shown.append(f'<span style="left:{100 * at / len(periods):.3f}%">{periods[at][:4]}</span>')
            last = at
    return "".join(shown)


def _value(cell: Cell, measure: str) -> float:
    return cell.rate if measure == "rate" else cell.hits


def _number(value: float, words: Wording) -> str:
    if value == int(value) or value >= 100:
        return words.number(round(value))
    return f"{value:.1f}" if words.language == "en" else f"{value:.1f}".replace(".", ",")


def _chart(series: Series, found: Attention, most: float, measure: str, group: str, words: Wording) -> str:
    """Bars over a base line that is there where documents are."""
    wide = 100 / len(found.periods)  # per cent of the chart
    heights = ((at, 100 * _value(cell, measure) / most) for at, cell in enumerate(series.cells) if cell and cell.hits)
    bars = "".join(f'<i style="left:{at * wide:.3f}%;width:{wide:.3f}%;height:{height:.2f}%"></i>' for at, height in heights)
    base = "".join(f'<b style="left:{first * wide:.3f}%;width:{(last - first) * wide:.3f}%"></b>' for first, last in _runs(series))
    name, hits = escaped(words.value(group, series.value)), escaped(words.count("matches", series.hits))
    scale = f'<span class="d-most" aria-hidden="true">{_number(most, words)}</span>'
    chart = f'<div class="d-chart" role="img" aria-label="{name}: {hits}">{scale}{bars}{base}</div>'
    return f'<section class="d-time"><h2>{name} <span>{hits}</span></h2>{chart}</section>'


def _runs(series: Series) -> Iterable[tuple[int, int]]:
    """Stretches of periods with documents, as [first, last)."""
    first: int | None = None
    for at, cell in enumerate((*series.cells, None)):
        if cell and first is None:
            first = at
        elif cell is None and first is not None:
            yield first, at
            first = None


def _table(found: Attention, shown: tuple[Series, ...], group: str, words: Wording) -> str:
    rows = [
        f"<tr><td>{escaped(words.day(period))}</td><td>{escaped(words.value(group, series.value))}</td><td>{words.number(cell.hits)}</td>"
        f"<td>{words.number(cell.documents)}</td><td>{_number(cell.rate, words)}</td></tr>"
        for number, period in enumerate(found.periods)
        for series in shown
        if (cell := series.cells[number])
    ]
    heads = "".join(
        f'<th scope="col">{escaped(words(key))}</th>'
        for key in ("time.period", "time.series", "forms.hits", "time.documents", "measure.rate")
    )
    more = f'<p class="d-label">{escaped(words("time.most", n=words.number(MOST_ROWS)))}</p>' if len(rows) > MOST_ROWS else ""
    table = f'<table class="d-table"><thead><tr>{heads}</tr></thead><tbody>{"".join(rows[:MOST_ROWS])}</tbody></table>'
    return f'<details class="d-numbers"><summary>{escaped(words("time.table"))}</summary>{more}{table}</details>'

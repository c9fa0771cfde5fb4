"""The result list as one block of HTML: every text through markup, every link relative. Pure."""

from __future__ import annotations

from indexer import Document, Page, Result
from ui import event_reasons
from ui.folds import Fold, folded
from ui.markup import escaped, lang, marked
from ui.state import LAST_PAGE, PAGE_SIZE, State, address
from ui.wording import NO_BREAK, Wording


def head(page: Page, state: State, words: Wording) -> str:
    """How many documents were found and in how long; where events are folded, how many entries the page's documents stand in."""
    folds = len(folded(page))
    shown = [words("head.folded", n=words.number(len(page.results)), entries=words.count("entries", folds))]
    parts = [*(shown if folds < len(page.results) else ()), words("took", seconds=words.seconds(page.took_ms))]
    said = "".join(f" · {escaped(part)}" for part in parts)
    to_contexts = f' · <a href="{escaped(address(state.turned(), "context"))}">{escaped(words("context.link"))}</a>'
    context = to_contexts if page.ranked and page.total else ""
    return f'<p class="d-total" role="status"><b>{escaped(words.count("documents", page.total))}</b>{said}{context}</p>'


def listed(page: Page, state: State, words: Wording) -> str:
    """The results of a page, numbered on from the pages before."""
    first = (page.number - 1) * page.size + 1
    items = "".join(f"<li>{_result(fold.first, state, words)}{_rest(fold, state, words)}</li>" for fold in folded(page))
    return f'<ol class="d-results" start="{first}">{items}</ol>'


def _rest(fold: Fold, state: State, words: Wording) -> str:
    """The other texts about the event, folded, with what speaks for it."""
    if fold.event is None:
        return ""
    told = event_reasons.folded(fold.event, len(fold.results), (result.document.language for result in fold.results), words)
    whole = words("event.whole", texts=words.count("texts", len(fold.event.members)))
    items = "".join(f"<li>{_result(result, state, words)}</li>" for result in fold.rest)
    return (
        f'<details class="d-fold"><summary>{escaped(told)}</summary>{event_reasons.reasons(fold.event, words)}'
        f'<p class="d-beside">{event_reasons.link(fold.event, state, whole)}</p><ol class="d-results">{items}</ol></details>'
    )


def _result(result: Result, state: State, words: Wording) -> str:
    document = result.document
    title = marked(document.title, result.title_marks) if document.title else escaped(words("untitled"))
    href = escaped(address(state, "doc", id=document.id))
    return (
        f"<article><h2{lang(document.language)}>{badge(document, words)}"
        f'<a href="{href}">{title}</a></h2><p class="d-facts">{facts(document, words)}</p>'
        f'<p class="d-snippet"{lang(document.language)}>{_snippet(result)}</p>'
        f'<div class="d-beside">{_matches(result, words)}{compare_link(document, state, words)}</div></article>'
    )


def _matches(result: Result, words: Wording) -> str:
    """How often the words stand in the text; where the title alone has them, that is said."""
    if not (result.snippet.matched or result.title_marks):
        return ""
    said = words.count("matches", result.snippet.matched) if result.snippet.matched else words("matches.title")
    return f'<p class="d-matches">{escaped(said)}</p>'


def badge(document: Document, words: Wording) -> str:
    """The language of a document in three letters."""
    language = document.language if document.language in ("ru", "uk", "other") else "unknown"
    name = escaped(words(f"language.{language}"))
    return f'<span class="d-badge" title="{name}" lang="{words.language}">{escaped(words(f"badge.{language}"))}</span>'


def compare_link(document: Document, state: State, words: Wording) -> str:
    """The way to the choice of what to lay beside a document; its title is for those who hear the link alone."""
    href = escaped(address(State(ui=state.ui), "compare", a=document.id))
    title = escaped(f"{words('compare.with')} {document.title}")
    return f'<a class="d-compare" href="{href}" aria-label="{title}">{escaped(words("compare.with"))}</a>'


def facts(document: Document, words: Wording) -> str:
    """Outlet and day in a line; an event's day is called one, a missing day is said."""
    source = escaped(document.source) if document.source else f"<em>{escaped(words('source.unknown'))}</em>"
    if document.date is None and document.event_date is not None:
        day = escaped(words("event.day", day=words.day(document.event_date.value)))
    else:
        day = escaped(words.when(document.date)) if document.date else f"<em>{escaped(words('undated'))}</em>"
    place = f" · {escaped(document.place)}" if document.place else ""
    return f'<span class="d-source">{source}</span> · <span class="d-day">{day}</span>{place}'


def _snippet(result: Result) -> str:
    snippet = result.snippet
    before = f"…{NO_BREAK}" if snippet.start else ""
    after = f"{NO_BREAK}…" if snippet.start + len(snippet.text) < len(result.document.body) else ""
    return before + marked(snippet.text, snippet.marks) + after


def pages(page: Page, state: State, words: Wording) -> str:
    """Links to the other pages; nothing when there is one only."""
    last = min(-(-page.total // PAGE_SIZE), LAST_PAGE)
    if last < 2:
        return ""
    shown = sorted({1, last, *range(max(1, page.number - 2), min(last, page.number + 2) + 1)})
    links, before = [_step(page.number - 1, "page.previous", "‹", state, words)] if page.number > 1 else [], 0
    for number in shown:
        links += ['<span class="d-gap">…</span>'] if number > before + 1 else []
        links.append(_number(number, page.number, state, words))
        before = number
    links += [_step(page.number + 1, "page.next", "›", state, words)] if page.number < last else []
    return f'<nav class="d-pages" aria-label="{escaped(words("pages"))}">{"".join(links)}</nav>'


def _number(number: int, current: int, state: State, words: Wording) -> str:
    if number == current:
        return f'<span aria-current="page">{number}</span>'
    return f'<a href="{_at(number, state)}" aria-label="{escaped(words("page", n=str(number)))}">{number}</a>'


def _step(number: int, key: str, sign: str, state: State, words: Wording) -> str:
    return f'<a href="{_at(number, state)}" rel="{key.removeprefix("page.")}" aria-label="{escaped(words(key))}">{sign}</a>'


def _at(number: int, state: State) -> str:
    changed = state.turned(page=number)
    return escaped(address(changed))


def footer(page: Page, documents: int, rejected: int, words: Wording) -> str:
    """What was searched: the build, how many documents it has and how many inputs it refused."""
    parts = (words("build", build=words.build(page.build)), words.count("documents", documents), words.count("rejected", rejected))
    return f'<footer class="d-footer">{escaped(" · ".join(parts))}</footer>'

"""What is said of events, on their page and in the results, in Ukrainian, Russian and English."""

from __future__ import annotations

# key: (Ukrainian, Russian, English)
TEXTS: dict[str, tuple[str, str, str]] = {
    "nav.events": ("Події", "События", "Events"),
    "title.events": ("Події", "События", "Events"),
    "events.lead": (
        "Тексти про одну подію, обома мовами: що писали до неї, того дня й після.",
        "Тексты об одном событии, на обоих языках: что писали до него, в тот день и после.",
        "Texts about one event, in both languages: what was written before, on the day and after.",
    ),
    "events.updated": (
        "Тексти, додані після повної збірки, порівняно лише за днем та іменами; повна збірка порівняє всі з усіма.",
        "Тексты, добавленные после полной сборки, сопоставлены только по дню и именам; полная сборка сопоставит все со всеми.",
        "Texts added since the full build were compared by day and names only; a full build compares all with all.",
    ),
    "events.none": ("Таких подій немає.", "Таких событий нет.", "There are no such events."),
    "events.all": ("Усі події", "Все события", "All events"),
    "events.unknown": (
        "Такої події в цій збірці немає: можливо, її тексти змінилися.",
        "Такого события в этой сборке нет: возможно, его тексты изменились.",
        "This build has no such event: its texts may have changed.",
    ),
    "events.shown": ("Які події", "Какие события", "Which events"),
    "shown.several": ("кілька текстів", "несколько текстов", "several texts"),
    "shown.all": ("усі", "все", "all"),
    "events.by": ("Розкласти за", "Разложить по", "Placed by"),
    "placed.told": ("днем події", "дню события", "day of the event"),
    "placed.published": ("днем публікації", "дню публикации", "day of publication"),
    "events.year": ("Роки", "Годы", "Years"),
    "part.before": ("До", "До", "Before"),
    "part.on": ("Того дня", "В тот день", "On the day"),
    "part.after": ("Після", "После", "After"),
    "part.undated": ("День невідомий", "День неизвестен", "Day unknown"),
    "member.dated": ("день узято з події", "день взят из события", "day taken from the event"),
    "member.copy": ("передрук", "перепечатка", "reprint"),
    "event.more": ("і ще {n}", "и ещё {n}", "and {n} more"),
    "event.told": ("{texts} · {languages}", "{texts} · {languages}", "{texts} · {languages}"),
    "event.whole": ("Уся подія: {texts}", "Всё событие: {texts}", "The whole event: {texts}"),
    "fold.event": ("Подія", "Событие", "Event"),
    "fold.event-of": ("Подія {day}", "Событие {day}", "Event of {day}"),
    "fold.part": (
        "тексти на цій сторінці: {shown} з {all}",
        "тексты на этой странице: {shown} из {all}",
        "texts on this page: {shown} of {all}",
    ),
    "event.because": ("Разом, бо", "Вместе, потому что", "Together because of"),
    "event.alone": ("Відомо", "Известно", "Known"),
    "because.day": ("день {value}", "день {value}", "the day {value}"),
    "because.names": ("названо: {value}", "названы: {value}", "names: {value}"),
    "because.similarity": ("схожість {value}", "сходство {value}", "similarity {value}"),
    "fact.event-texts": ("Подія", "Событие", "Event"),
    "evidence.group": ("за текстами", "по текстам", "by the texts"),
    "version.tables": ("Повна збірка", "Полная сборка", "Full build"),
}

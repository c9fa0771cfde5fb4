"""The corpus of the browser tests: a dozen invented documents, enough for two pages, two languages, four outlets and a hostile one."""

from __future__ import annotations

import json
from pathlib import Path

LONG = "Речник посольства докладно описав перебіг зустрічі, склад делегацій і порядок денний, не згадавши головного питання."
HOSTILE = {
    "id": "hostile",
    "title": "<img src=x onerror=\"document.title='run'\"> «назва»",
    "text": f"{LONG}\n\n"
    "<script>document.title='run'</script> Переговори про <iframe srcdoc=\"<script>parent.document.title='run'</script>\"> ніщо. "
    "<style>*{display:none}</style> Посли знову зустрілися в Женеві. [посилання](javascript:alert(1)) "
    "![знімок](http://192.0.2.1/pixel.png) :red[колір] $x$",
    "date": "2022-01-28",
    "language": "uk",
    "source": "![знімок](http://192.0.2.1/pixel.png)",
    "url": "javascript:document.title='run'",
    "tags": ["<b>мітка</b>"],
}


def records() -> list[dict[str, object]]:
    """The records in the form of a `.jsonl` corpus file."""
    return [
        {
            "id": "talks-ru",
            "title": "Стороны обсудили гарантии безопасности в Женеве",
            "text": "В Женеве завершилась встреча делегаций. Стороны подробно обсудили гарантии безопасности и условились продолжить "
            "переговоры.\n\nПо словам участников, новые переговоры могут пройти в январе. Такие переговоры готовятся заранее.",
            "date": "2021-12-07T20:15",
            "language": "ru",
            "source": "Вестник примера",
            "url": "https://vestnik.example/2021/12/07/talks",
        },
        {
            "id": "talks-uk",
            "title": "У Женеві говорили про гарантії безпеки",
            "text": "\n\n".join(
                ["Делегації зустрілися в Женеві, де тривали переговори.", *[LONG] * 30, "Переговори триватимуть і надалі."]
            ),
            "date": "2021-12-08",
            "language": "uk",
            "source": "Приклад-інформ",
            "url": "https://pryklad.example/news/1",
        },
        {
            "id": "note-uk",
            "title": "Нотатка про переговори",
            "text": "Переговори згадано лише раз, без жодної дати.",
            "language": "uk",
        },
        HOSTILE,
        *(
            {
                "id": f"digest-{day:02}",
                "title": f"Щоденне зведення, число {day}",
                "text": f"Посольство надіслало зведення номер {day}. Ішлося про зустрічі послів.",
                "date": f"2014-03-{day:02}",
                "language": "uk",
                "source": "Зведення посольства",
            }
            for day in range(1, 13)
        ),
    ]


def write_corpus(folder: Path, extra: list[dict[str, object]] | None = None) -> None:
    """Write the records as one `.jsonl` file."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(record, ensure_ascii=False) for record in [*records(), *(extra or [])])
    (folder / "records.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")

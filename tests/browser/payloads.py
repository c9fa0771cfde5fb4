"""Script payloads that were seen to run in some page or other, each told by its number: what runs says `window.ran(number)`."""

from __future__ import annotations

ELSEWHERE = "http://192.0.2.1/pixel.png"  # TEST-NET-1: nobody answers there, and a request would be seen all the same

PAYLOADS: tuple[str, ...] = tuple(
    text.replace("RUN", f"window.ran({number})")
    for number, text in enumerate(
        (
            "<script>RUN</script>",
            "<ScRiPt>RUN</sCrIpT >",
            f"<img src={ELSEWHERE} onerror=RUN>",
            "<svg onload=RUN>",
            "<svg><animate onbegin=RUN attributeName=x dur=1s>",
            "<body onload=RUN>",
            "<details open ontoggle=RUN>",
            "<input autofocus onfocus=RUN>",
            "<video><source onerror=RUN></video>",
            '<iframe srcdoc="<script>parent.RUN</script>"></iframe>',
            '<iframe src="javascript:parent.RUN"></iframe>',
            '<object data="javascript:RUN"></object>',
            '<a href="javascript:RUN">посилання</a>',
            "[посилання](javascript:RUN)",
            f"![знімок]({ELSEWHERE})",
            f"<link rel=stylesheet href={ELSEWHERE}><style>@import '{ELSEWHERE}'; *{{display:none !important}}</style>",
            f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'>",
            "\"'><img src=x onerror=RUN><mark onmouseover=RUN>",
            "</mark></span></style></script></title></textarea><script>RUN</script>",
            "&lt;script&gt;RUN&lt;/script&gt; &#60;img src=x onerror=RUN&#62;",
            "<math><mtext></form><form><mglyph><style></math><img src=x onerror=RUN>",
        )
    )
)


def records() -> list[dict[str, object]]:
    """Each payload in the title, the body, the source, the address, a tag and the place of a record, with words that a search finds."""
    return [
        {
            "id": f"payload-{number}",
            "title": f"Заява {payload} міністра",
            "text": f"Переговори {payload} тривають у Женеві.\n\nПосол {payload} заявив: «Ми готові» {payload}.\n\n{payload}",
            "date": f"2021-12-{number + 1:02}",
            "language": "uk" if number % 2 else "ru",
            "source": payload,
            "url": f"javascript:window.ran({number})" if number % 2 else f"https://example.org/{payload}",
            "tags": [payload],
            "place": payload,
        }
        for number, payload in enumerate(PAYLOADS)
    ]

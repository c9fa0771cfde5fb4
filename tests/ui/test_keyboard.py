import pytest

from ui.keyboard import retyped


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghbdtn", ("привет",)),
        ("ghbdsn", ("привыт", "привіт")),
        ("cfvvbn ;tytdf", ("саммит женева", "саммит женева"[:13])),
        ("привет", ()),
        ("2021", ()),
        ("", ()),
    ],
)
def test_the_other_layout(typed: str, meant: tuple[str, ...]) -> None:
    assert retyped(typed) == tuple(dict.fromkeys(meant))

"""What travels between processes by the thousand: data classes, and long texts."""

from __future__ import annotations

from codecs import utf_16_le_decode, utf_16_le_encode  # by name, they are looked for on the disk at the first text
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

Class = TypeVar("Class", bound=type[Any])


def travels(cls: Class) -> Class:
    """A data class of several fields whose pickle is a call with its values: a fifth of the cost of what slots get by themselves."""
    values = attrgetter(*(field.name for field in fields(cls)))
    setattr(cls, "__reduce__", lambda self: (cls, values(self)))  # noqa: B010
    return cls


def pack(text: str) -> bytes:
    """A text as bytes in UTF-16: of Cyrillic letters, these are read in a fifth of the time that a pickle's own UTF-8 takes."""
    return utf_16_le_encode(text, "surrogatepass")[0]


def unpack(data: bytes | memoryview) -> str:
    """The text that `pack` was given."""
    return utf_16_le_decode(data, "surrogatepass", True)[0]

"""Data classes that travel between processes by the thousand."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

Class = TypeVar("Class", bound=type[Any])


def travels(cls: Class) -> Class:
    """A data class of several fields whose pickle is a call with its values: a fifth of the cost of what slots get by themselves."""
    values = attrgetter(*(field.name for field in fields(cls)))
    setattr(cls, "__reduce__", lambda self: (cls, values(self)))  # noqa: B010
    return cls

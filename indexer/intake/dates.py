"""Dates in Russian and Ukrainian text, in datelines and in addresses: the public names of this part of intake."""

from indexer.intake.date_places import event_date, resolve, url_date
from indexer.intake.date_reading import FoundDate, find_dates
from indexer.intake.datelines import dateline

__all__ = ["FoundDate", "dateline", "event_date", "find_dates", "resolve", "url_date"]

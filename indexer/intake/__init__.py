"""Intake: a file → clean documents, or reasons why there are none.

list_files names the files of a corpus, read_file reads one of them; nothing is lost silently: every input ends as a document, a rejection
with its reason, or (for `building` to find, with text_hash) a duplicate.
"""

from indexer.intake.drafts import SourceFile
from indexer.intake.fingerprints import text_hash
from indexer.intake.listing import Listing, id_of_name, list_files, source_file
from indexer.intake.reading import Record, read_file, read_records
from indexer.intake.repeated import Lines, RepeatedLines
from indexer.intake.sidecars import asserted_hash, write_sidecar

__all__ = [
    "Lines",
    "Listing",
    "Record",
    "RepeatedLines",
    "SourceFile",
    "asserted_hash",
    "id_of_name",
    "list_files",
    "read_file",
    "read_records",
    "source_file",
    "text_hash",
    "write_sidecar",
]

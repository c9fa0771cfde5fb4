"""The way to an OpenSearch cluster: its addresses, how long to be patient with it, and what its failures mean in our words.

Everything that is asked can be asked again without harm (see the versions in opensearch_engine), so a node that dies costs a retry.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import OpenSearchException, SSLError, TransportError

from indexer.errors import EngineError, QueryError, Refusal

ANSWER_SECONDS = 30
CONNECTIONS = 16
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0
LATE, TOO_MANY_REQUESTS, SERVER_ERROR = 408, 429, 500
TOO_LARGE = ("too_many_clauses", "too_many_nested_clauses")

Answer = TypeVar("Answer")


class Server:
    """A cluster at one address, or at several separated by commas: `http://10.0.0.1:9200,http://10.0.0.2:9200`."""

    def __init__(self, url: str) -> None:
        hosts = [each.strip() for each in url.split(",") if each.strip()]
        self.name = ", ".join(_without_password(each) for each in hosts)
        try:
            self._client = OpenSearch(hosts=hosts, timeout=ANSWER_SECONDS, max_retries=len(hosts), pool_maxsize=CONNECTIONS)
        except (OpenSearchException, ValueError) as problem:
            raise EngineError(f"The address {self.name!r} of OpenSearch cannot be read: {problem}. Write http://host:9200.") from problem
        self._has_answered = False
        self.is_given_up = False

    def ask(self, question: Callable[[OpenSearch], Answer], patience: float) -> Answer:
        """What the question gives, asked again for `patience` seconds while the cluster is busy or loses a node.

        Raises EngineError, or QueryError for a query that is too large. A server that never answered gets no second chance.
        """
        for is_last in attempts(patience):
            try:
                answer = question(self._client)
            except OpenSearchException as problem:
                if is_last or self.is_given_up or not self._will_pass(problem):
                    raise self._translated(problem) from problem
            else:
                self._has_answered = True
                return answer
        raise AssertionError("there is always a last attempt")

    def give_up(self) -> None:
        """Whatever is being asked is not asked again."""
        self.is_given_up = True

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _will_pass(self, problem: OpenSearchException) -> bool:
        match problem:
            case SSLError():
                return False
            case NoConnection():
                return self._has_answered
        return will_pass(_status(problem)) and not _is_too_large(problem)

    def _translated(self, problem: OpenSearchException) -> EngineError | QueryError:
        match problem:
            case NoConnection():
                return EngineError(
                    f"OpenSearch does not answer at {self.name} ({type(problem.info).__name__}). "
                    f"Start it (docker compose --profile opensearch up -d opensearch), "
                    f"or set DEPESHA_OPENSEARCH_URL to where it runs and run make."
                )
            case TransportError(status_code=401 | 403):
                return EngineError(
                    f"OpenSearch at {self.name} refused the user or the password. Write them into the address: https://user:password@host:9200"
                )
            case TransportError(error="index_not_found_exception"):
                return EngineError(f"The index is not at {self.name} any more. Build it anew with depesha index --full.")
        if _is_too_large(problem):
            return QueryError(
                "The query has too many words for OpenSearch. Use fewer words, or longer beginnings before the *.", Refusal.FORMS
            )
        return EngineError(f"OpenSearch at {self.name} failed: {reason(problem)}. Look at its log, or choose another engine.")


def will_pass(status: int) -> bool:
    """Whether an answer of this status means: busy, or just losing a node."""
    return status in (LATE, TOO_MANY_REQUESTS) or status >= SERVER_ERROR


def attempts(patience: float) -> Iterator[bool]:
    """Ever slower attempts for so many seconds; each says whether it is the last."""
    end, pause = time.monotonic() + patience, FIRST_PAUSE
    while time.monotonic() + pause < end:
        yield False
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
    yield True


def _status(problem: OpenSearchException) -> int:
    status = problem.status_code if isinstance(problem, TransportError) else 0
    return status if isinstance(status, int) else 0


def _is_too_large(problem: OpenSearchException) -> bool:
    return any(each in str(problem.args) for each in TOO_LARGE)


def reason(problem: OpenSearchException) -> str:
    """What the server says, in one line."""
    if not isinstance(problem, TransportError):
        return str(problem)
    error: Any = problem.info.get("error", problem.error) if isinstance(problem.info, dict) else problem.error
    if isinstance(error, dict):
        causes = error.get("root_cause") or [error]
        error = f"{causes[0].get('type')}: {causes[0].get('reason')}"
    return f"{problem.status_code} {error}"


def _without_password(url: str) -> str:
    scheme, mark, rest = url.partition("://")
    return scheme + mark + rest.rpartition("@")[2]

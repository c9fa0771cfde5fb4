"""The command line: `depesha` and `python -m indexer`. Arguments in, one command called, its exit code out."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from indexer import commands, concordance_command, events_command, serve_command
from indexer.console import Closed, Console, delivering
from indexer.errors import DepeshaError, InputError, OutputError
from indexer.readouts.attention import GROUPS, STEPS
from indexer.readouts.contexts import ORDERS, WIDTH
from indexer.settings import read_settings

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

Command = Callable[[argparse.Namespace, Console], int]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence and where help is; ends with 2."""

    def error(self, message: str) -> NoReturn:
        after = " A query that begins with - stands after --, as in: depesha search -- -слово" if "unrecognized" in message else ""
        raise InputError(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help.{after}")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """argparse would say nothing of an output that cannot be written."""
        with delivering():
            (file or sys.stderr).write(message)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 done, 1 faults found, 2 mend the input, 3 no usable index, 4 the engine failed."""
    _stand_in_for_closed_streams()
    _speak_utf8()
    try:
        return _run(_options(arguments))
    except DepeshaError as error:
        _complain(str(error))
        if isinstance(error, OutputError):
            _mute(sys.stdout)
        return error.exit_code
    except BrokenPipeError:
        _mute(sys.stdout)
        return 0
    except KeyboardInterrupt:
        _complain("stopped; what was published before still is.")
        return 130


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    try:
        return _parser().parse_args(arguments)
    except SystemExit:  # --help and --version have printed
        with delivering():
            sys.stdout.flush()
        raise


def _run(options: argparse.Namespace) -> int:
    console = Console(read_settings(vars(options), os.environ, Path.cwd()), sys.stdin, sys.stdout, sys.stderr)
    command: Command = options.run
    code = command(options, console)
    console.flush()
    return code


def _complain(text: str) -> None:
    try:
        print(f"depesha: {text}", file=sys.stderr)
    except OSError:
        _mute(sys.stderr)


def _mute(stream: TextIO) -> None:
    """What is still waiting to be written goes nowhere: Python would try once more when it ends, and say so."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _stand_in_for_closed_streams() -> None:
    """Python has None in their place; and the next file that is opened would get their number, and what others print."""
    closed = [name for name in ("stdin", "stdout", "stderr") if getattr(sys, name) is None]
    for name in closed:
        os.open(os.devnull, os.O_RDWR)
        setattr(sys, name, Closed())


def _speak_utf8() -> None:
    """UTF-8 whatever the locale; bytes that are not come through as they are, and a line ends at its newline alone."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")


def _parser() -> argparse.ArgumentParser:
    top = _Parser(prog="depesha", description="Search the diplomatic corpus in Russian and Ukrainian.")
    top.add_argument("--version", action="version", version=commands.version())
    adder = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for add in (_index, _search, _show, _compare, _events, _concordance, _inspect, _terms, _languages, _dates, _check, _rollback, _serve):
        add(adder)
    return top


def _command(adder: argparse._SubParsersAction[_Parser], name: str, run: Command, help: str, example: str) -> _Parser:
    parser = adder.add_parser(
        name, help=help, description=help[:1].upper() + help[1:] + ".", epilog=f"Example: {example}", allow_abbrev=False
    )
    parser.set_defaults(run=run)
    return parser


def _reads_index(parser: _Parser) -> None:
    parser.add_argument("--index", metavar="DIR", help="the index folder (default .index)")


def _prints_json(parser: _Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, one object a line")


def _narrows(parser: _Parser) -> None:
    parser.add_argument("--language", action="append", choices=["ru", "uk", "other", "unknown"], help="only this language; may be repeated")
    parser.add_argument("--source", metavar="S", action="append", help="only this outlet; may be repeated")
    parser.add_argument("--tag", metavar="T", action="append", help="only this tag; may be repeated")
    for kind, example in (("person", "Меркель"), ("institution", "ОБСЄ"), ("country", "Україна")):
        parser.add_argument(f"--{kind}", metavar="NAME", action="append", help=f"only texts that name it, as {example}; may be repeated")
    parser.add_argument("--exclude", metavar="FACET=VALUE", action="append", help="without this value, as source=kremlin.ru")
    parser.add_argument("--from", metavar="D", dest="first", help="from this day, month or year on")
    parser.add_argument("--to", metavar="D", dest="last", help="up to and including this day, month or year")
    parser.add_argument("--undated", action="store_true", help="undated documents too; without --from and --to, they alone")
    parser.add_argument("--exact", action="store_true", help="words as they stand, no other forms")
    parser.add_argument("--own-language", action="store_true", help="do not look for the words in the other language")


def _index(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "index", commands.index, "build or update the index", "depesha index --corpus corpus")
    _reads_index(parser)
    _prints_json(parser)
    parser.add_argument("--corpus", metavar="DIR", help="the folder of documents (default corpus)")
    parser.add_argument("--engine", metavar="NAME", help="auto (default), whoosh, tantivy or opensearch")
    parser.add_argument("--years", metavar="2014-2024", help="the years that the corpus covers; they resolve dates without a year")
    parser.add_argument("--full", action="store_true", help="build anew, tables included")
    parser.add_argument("--force", action="store_true", help="publish even when more than 5 %% of the documents would go")


def _search(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "search", commands.search, "print a page of results", 'depesha search "саммит Женева" --language uk')
    _reads_index(parser)
    _prints_json(parser)
    parser.add_argument("query", metavar="QUERY", nargs="?", help="what to look for; empty lists everything")
    parser.add_argument("--batch", action="store_true", help='read {"query_id", "query"} lines, print a page a line (with --json)')
    _narrows(parser)
    parser.add_argument("--sort", choices=["relevance", "newest", "oldest"], default="relevance")
    parser.add_argument("--page", type=int, default=1, metavar="N")
    parser.add_argument("--size", type=int, default=10, metavar="N", help="results a page")


def _show(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "show", commands.show, "show a document with its metadata and what was removed", "depesha show minsk.txt")
    _reads_index(parser)
    _prints_json(parser)
    parser.add_argument("id", metavar="ID")


def _compare(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "compare", commands.compare, "lay two documents side by side", "depesha compare kremlin.txt president.txt")
    _reads_index(parser)
    _prints_json(parser)
    parser.add_argument("a", metavar="ID", help="the document to start from")
    parser.add_argument("b", metavar="ID", help="the one that may retell it")


def _events(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "events", events_command.events, "print which documents are about one event", "depesha events --texts 2")
    _reads_index(parser)
    _prints_json(parser)
    parser.add_argument("--texts", type=int, default=1, metavar="N", help="only events that so many texts tell (default 1)")


def _concordance(adder: argparse._SubParsersAction[_Parser]) -> None:
    help, example = "print every hit in its context", 'depesha concordance "гарантии безопасности" --order left1'
    parser = _command(adder, "concordance", concordance_command.concordance, help, example)
    _reads_index(parser)
    _prints_json(parser)
    parser.add_argument("query", metavar="QUERY", help="what to look for")
    _narrows(parser)
    parser.add_argument("--width", type=int, default=WIDTH, metavar="N", help=f"characters on each side (default {WIDTH})")
    parser.add_argument("--order", choices=list(ORDERS), help="by the first, second or third word beside the hit, … (default newest)")
    parser.add_argument("--forms", action="store_true", help="count the forms instead of printing the hits")
    parser.add_argument("--by", choices=STEPS, help="print hits over time instead, by month, week or day")
    parser.add_argument("--group", choices=GROUPS, help="with --by: a series for each language (default) or source")


def _inspect(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "inspect", commands.inspect, "show what intake makes of files, without indexing", "depesha inspect page.html")
    _prints_json(parser)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--years", metavar="2014-2024", help="the years that resolve dates without a year")
    parser.add_argument("--write-sidecar", action="store_true", help="write a sidecar to correct by hand beside each file, never over one")


def _terms(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "terms", commands.terms, "show the keys of words", "depesha terms послам посольство")
    _reads_index(parser)
    _prints_json(parser)
    parser.add_argument("words", metavar="WORD", nargs="*", help="from standard input, one a line, when none is given")


def _languages(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "languages", commands.languages, "tell the language of texts", "depesha languages --json < texts.jsonl")
    _prints_json(parser)


def _dates(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "dates", commands.dates, "find the dates in texts", "depesha dates --json < texts.jsonl")
    _prints_json(parser)


def _check(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "check", commands.check, "verify the published index; faults end it with 1", "depesha check --json")
    _reads_index(parser)
    _prints_json(parser)


def _rollback(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "rollback", commands.rollback, "publish the previous generation again", "depesha rollback --index .index")
    _reads_index(parser)


def _serve(adder: argparse._SubParsersAction[_Parser]) -> None:
    parser = _command(adder, "serve", serve_command.serve, "serve the page", "depesha serve --port 8501")
    _reads_index(parser)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", default="127.0.0.1", help="the address to listen on (default 127.0.0.1, this machine alone)")

"""Measure searching: ``python -m bench.search``, or ``make bench-search``."""

import argparse
import json
import os
import subprocess
import sys
import time
from statistics import median, quantiles
from typing import NamedTuple

import django

SIZES = [10_000, 100_000]
ROUNDS = 40
SQLITE = "sqlite:///var/archive.sqlite3"  # its name alone counts; see databases.py
COLUMNS = "{:<34} {:>10} {:>10} {:>10} {:>8}"


def arguments():
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.search",
        description="Measure whole answers (20 hits with their excerpts, the total, "
        "all counts) in a synthetic archive that is made for the run and dropped after "
        "it: on SQLite, and where DATABASE_URL names a PostgreSQL server there too.",
    )
    parser.add_argument(
        "--documents",
        type=int,
        nargs="+",
        default=SIZES,
        metavar="N",
        help="how many documents to search, one run each (default: 10000 100000)",
    )
    parser.add_argument(
        "--rounds",
        type=int,
        default=ROUNDS,
        metavar="N",
        help="how often each search is made (default: %(default)s)",
    )
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    return parser


class Times(NamedTuple):
    """What one thing takes, in milliseconds of the clock."""

    label: str
    p50: float
    p95: float
    found: int = 0


def main():
    """Run the bench; leave with 1 when a database could not be measured."""
    options = arguments().parse_args()
    if options.measure:
        measure(int(options.measure), options.rounds)
        return
    urls = [SQLITE]
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        urls.append(os.environ["DATABASE_URL"])
    for documents in options.documents:
        compare([measured(url, documents, options.rounds) for url in urls])


def measured(url, documents, rounds):
    """Return what a process of its own measures in the database of ``url``."""
    command = [sys.executable, "-m", "bench.search", "--measure", str(documents)]
    ran = subprocess.run(
        [*command, "--rounds", str(rounds)],
        env=os.environ | {"DATABASE_URL": url, "ALBA_LOCAL": "1", "DEBUG": "0"},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(ran.stdout)


def compare(runs):
    """Print what each database takes, and of two how many times the first the other."""
    for run in runs:
        print(
            f"\n{run['documents']:,} documents on {run['vendor']}: index built in "
            f"{run['built']:.0f} s, {run['size'] / 1e6:.0f} MB\n"
        )
        print(COLUMNS.format("ms", "hits", "p50", "p95", "ratio"))
        for place, row in enumerate(run["times"]):
            of_first = row[2] / runs[0]["times"][place][2]
            times = (f"{value:.2f}" for value in row[1:3])
            print(COLUMNS.format(row[0], row[3] or "", *times, f"{of_first:.2f}"))
    print("\nratio: of the p95 to that of the first database", flush=True)


def measure(documents, rounds):
    """Make an archive, search it and save in it; write what that took as JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alba_site.settings")
    django.setup()

    from django.db import connection

    from alba_site.management.planning import count_rows
    from archive.search import index
    from bench import search_corpus
    from bench.databases import throw_away_database
    from bench.report import progress

    with throw_away_database():
        search_corpus.fill(documents, report=progress("record", documents))
        before, began = size_of(connection), time.perf_counter()
        count = index.rebuild(
            report=lambda name, done, total: progress(name, total)(done)
        )
        built = time.perf_counter() - began
        count_rows()
        size = size_of(connection) - before
        times = [*searches(rounds), *saves(rounds)]
    print(
        json.dumps(
            {
                "vendor": connection.vendor,
                "documents": count,
                "built": built,
                "size": size,
                "times": times,
            }
        )
    )


def searches(rounds):
    """Yield the ``Times`` of each search of the list, made in turns."""
    from archive.search.query import Filters, Query
    from archive.search.searching import search
    from bench.search_corpus import ENGLISH, SPANISH

    english, spanish = ENGLISH.words, SPANISH.words
    filters = Filters(country=("cuba",), year=("2017",))
    queries = {
        "rare word": Query((english[8000],)),
        "middling word": Query((spanish[400],)),
        "common word": Query((english[0],)),
        "two common words": Query((spanish[0], spanish[2])),
        "two common words, both languages": Query((english[1], spanish[1])),
        "phrase of common words": Query(phrases=(f"{english[0]} {english[1]}",)),
        "common word without another": Query((english[0],), without=(english[2],)),
        "common word, two filters": Query((english[0],), filters=filters),
    }
    search(Query((english[5],)))  # reads the facets of the edition
    spent = {label: [] for label in queries}
    for _ in range(rounds):
        for label, query in queries.items():
            began = time.perf_counter()
            found = search(query)
            spent[label].append(1000 * (time.perf_counter() - began))
            spent[label, "found"] = found.total
    for label in queries:
        yield times(label, spent[label], spent[label, "found"])


def saves(rounds):
    """Yield the ``Times`` of saving one record with its index, and of what follows."""
    from archive.search.query import Query
    from archive.search.searching import search
    from archive.sources.models import Passage
    from bench.search_corpus import ENGLISH
    from summits.models import Statement

    spent = {"save a statement": [], "save a passage": [], "search after a save": []}
    for place in range(rounds):
        statement = Statement.objects.get(key="summit-00007-s3")
        statement.summary_en = f"Saved as number {place}."
        spent["save a statement"].append(spend(statement.save))
        passage = Passage.objects.get(key="text-7-3")
        passage.text = f"Saved as number {place}."
        spent["save a passage"].append(spend(passage.save))
        after = spend(lambda: search(Query((ENGLISH.words[0],))))
        spent["search after a save"].append(after)
    for label, values in spent.items():
        yield times(label, values)


def spend(function):
    """Return the milliseconds that ``function`` takes."""
    began = time.perf_counter()
    function()
    return 1000 * (time.perf_counter() - began)


def times(label, values, found=0):
    """Return the ``Times`` of a list of milliseconds."""
    return Times(label, median(values), quantiles(values, n=20)[-1], found)


def size_of(connection):
    """Return the bytes that the database takes."""
    query = {
        "sqlite": "SELECT page_count * page_size "
        "FROM pragma_page_count, pragma_page_size",
        "postgresql": "SELECT pg_database_size(current_database())",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


if __name__ == "__main__":
    main()

"""Measure what every page costs: ``python -m bench``, or ``make bench``."""

import argparse
import os
import sys
from tempfile import TemporaryDirectory

import django

SMALL, LARGE = 100, 10_000


def arguments():
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure what pages cost, as ratios to a constant view of 20 kB "
        "behind the same middleware, in a synthetic archive that is made for the run "
        "and dropped after it: a temporary SQLite file, or where DATABASE_URL names a "
        "PostgreSQL server, a database of its own there.",
    )
    parser.add_argument(
        "--rounds",
        type=int,
        default=12,
        metavar="N",
        help="how often each page is asked for (default: %(default)s)",
    )
    parser.add_argument(
        "--writes",
        type=int,
        default=40,
        metavar="N",
        help="how often each of the 4 writers saves (default: %(default)s; 0: leave "
        "them out)",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help=f"3 rounds, 5 writes, and 200 summits instead of {LARGE:,}: to see that "
        "it runs; its figures say nothing",
    )
    return parser


def main():
    """Run the bench; leave with 1 when a page, a read or a write failed."""
    options = arguments().parse_args()
    if options.quick:
        options.rounds, options.writes = 3, min(options.writes, 5)
    os.environ |= {"ALBA_LOCAL": "1", "DEBUG": "0"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alba_site.settings")
    django.setup()

    from django.core.management import call_command
    from django.test import override_settings

    from bench.databases import throw_away_database
    from bench.history import SUMMITS
    from bench.report import everything, of_history

    with (
        TemporaryDirectory(prefix="alba-bench-") as static,
        override_settings(STATIC_ROOT=static, ROOT_URLCONF="bench.urls"),
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        failed = []
        for times in (1, 10):
            with throw_away_database():
                failed += of_history(rounds=options.rounds, summits=times * SUMMITS)
        with throw_away_database():
            failed += everything(
                rounds=options.rounds,
                writes=options.writes,
                small=SMALL,
                large=200 if options.quick else LARGE,
            )
    for failure in failed:
        print(failure, file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

"""Edits of the seeds drawn at random, and what they leave: for the commands."""

import argparse
import secrets
import sys
import time
from random import Random

from django.db import transaction
from django.test.utils import setup_databases, teardown_databases

from tests.constraints import concrete_models
from tests.edits import deletion_of, edits_of
from tests.seeds import load_seeds

AT_ONCE = 3  # edits before all is undone


class Comparison:
    """Edits drawn from ``rng``, counted, and the ``differences`` they leave.

    ``compare`` returns a list of these, given what the edits were, as texts.
    """

    def __init__(self, rng, compare):
        self.rng = rng
        self.compare = compare
        self.edits = 0
        self.differences = []

    def run(self, seconds):
        """Make edits until the time is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with transaction.atomic():
                self.edit_and_compare()
                transaction.set_rollback(True)

    def edit_and_compare(self):
        """Make some edits, one upon the other, and note what differs then.

        Some are undone at once, as by whoever fails after them.
        """
        made = []
        for edit in (self.drawn() for _ in range(self.rng.randint(1, AT_ONCE))):
            undo = self.rng.random() < 0.1
            point = transaction.savepoint()
            if edit.is_made():
                made.append(f"{edit.field} {edit.what}{', undone' if undo else ''}")
            if undo:
                transaction.savepoint_rollback(point)
        self.edits += len(made)
        if found := self.compare(made):
            self.differences.append((made, found))

    def drawn(self):
        """Return an edit of any row, or that it goes."""
        rows = []
        while not rows:
            model = self.rng.choice(concrete_models())
            rows = list(model.objects.order_by("pk"))
        row = self.rng.choice(rows)
        edits = [edit for edits in edits_of(row, self.one) for edit in edits]
        return self.rng.choice([*edits, deletion_of(row)])

    def one(self, rows):
        """Return one of ``rows``, if there are any."""
        return self.rng.sample(rows, min(1, len(rows)))


def run(name, compare, *, doc, first=lambda: None):
    """Run a command: compare for as long as asked; leave with 1 if anything differs.

    In a database of its own, as tests have. Prints the seed, with which the same edits
    are made again. ``name`` says what is compared; ``first`` is run with the seeds.
    """
    parser = argparse.ArgumentParser(description=doc.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    asked = parser.parse_args()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        load_seeds()
        first()
        comparison = Comparison(Random(asked.seed), compare)  # noqa: S311 (no secret)
        comparison.run(asked.seconds)
    finally:
        teardown_databases(databases, verbosity=0)
    for made, found in comparison.differences:
        print("\n".join([*made, *(f"    {line}" for line in found)]))
    wrong, edits = len(comparison.differences), comparison.edits
    print(f"{name} after random edits, seed {asked.seed}: {wrong} of {edits} wrong")
    sys.exit(bool(wrong))

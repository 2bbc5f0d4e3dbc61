"""Edit the seeds at random, and compare the index with one made anew after each edit.

    python -m tests.random.compare_index [--seconds 20] [--seed N]

In a database of its own, as tests have, of the kind that DATABASE_URL names. Prints the
seed, with which the same edits are made again, and leaves with 1 if an index differs.
Before that it prints a digest of the index of the seeds, the same in every process and
on either database.
"""

import argparse
import hashlib
import json
import secrets
import sys
import time
from random import Random

from django.db import transaction
from django.test.utils import setup_databases, teardown_databases

from tests.archive.search.comparing import differences, in_a_week, kept, made_anew
from tests.constraints import concrete_models
from tests.edits import deletion_of, edits_of
from tests.seeds import load_seeds

AT_ONCE = 3  # edits before all is undone


class Comparison:
    """Edits drawn from ``rng``, counted, and the ``differences`` they leave."""

    def __init__(self, rng):
        self.rng = rng
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
        """Make some edits, one upon the other, and note what differs then."""
        made = [
            f"{edit.field} {edit.what}"
            for edit in (self.drawn() for _ in range(self.rng.randint(1, AT_ONCE)))
            if edit.is_made()
        ]
        self.edits += len(made)
        found = [*differences(kept(), made_anew())]
        if any("_at " in what for what in made):  # a schedule
            with in_a_week():
                found += differences(kept(), made_anew())
        if found:
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


def digest(documents) -> str:
    """Return a text that tells whether two indexes say the same: 64 hexadecimals."""
    said = json.dumps(sorted(documents.items()), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    asked = parser.parse_args()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        load_seeds()
        print(f"The index of the seeds: {digest(kept())}", flush=True)
        comparison = Comparison(Random(asked.seed))  # noqa: S311 (no secret)
        comparison.run(asked.seconds)
    finally:
        teardown_databases(databases, verbosity=0)
    for made, found in comparison.differences:
        print("\n".join([*made, *(f"    {line}" for line in found)]))
    wrong, edits = len(comparison.differences), comparison.edits
    print(f"The index after random edits, seed {asked.seed}: {wrong} of {edits} wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()

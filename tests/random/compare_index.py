"""Edit the seeds at random, and compare the index with one made anew after each edit.

    python -m tests.random.compare_index [--seconds 20] [--seed N]

Before that it prints a digest of the index of the seeds, the same in every process and
on either database.
"""

import hashlib
import json

from tests.archive.search.comparing import differences, in_a_week, kept, made_anew
from tests.random.edits import run


def compare(made):
    """Return where the index differs, now and, with a schedule, in a week."""
    found = [*differences(kept(), made_anew())]
    if any("_at " in what for what in made):  # a schedule
        with in_a_week():
            found += differences(kept(), made_anew())
    return found


def show_digest():
    print(f"The index of the seeds: {digest(kept())}", flush=True)


def digest(documents) -> str:
    """Return a text that tells whether two indexes say the same: 64 hexadecimals."""
    said = json.dumps(sorted(documents.items()), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


if __name__ == "__main__":
    run("The index", compare, doc=__doc__, first=show_digest)

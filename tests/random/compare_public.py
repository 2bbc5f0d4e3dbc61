"""Edit the seeds at random, and compare what is public with a plain definition of it.

    python -m tests.random.compare_public [--seconds 20] [--seed N]

At every instant at which anything is scheduled, of every model.
"""

from archive.publishing import settling
from tests.plain_public import differences
from tests.random.edits import run


def compare(made):
    """Return where the periods in the rows differ from what they must be."""
    found = differences()
    return found + [f"unsettled: {keys}" for keys in settling.unsettled().values()]


if __name__ == "__main__":
    run("What is public", compare, doc=__doc__)

"""Edit the seeds at random, and compare what is kept in memory with the same made anew.

    python -m tests.random.compare_fresh [--seconds 20] [--seed N]

Each time it is taken over from what was kept of the seeds.
"""

from tests.fresh import Memory, in_transactions_of_their_own, kept, made_anew
from tests.random.edits import run

of_the_seeds = Memory()


def compare(made):
    """Return what of all that is kept is not what would be made anew."""
    with of_the_seeds.recalled():
        found, expected = kept(), made_anew()
    return [" ".join(it) for it in expected if found[it] != expected[it]]


if __name__ == "__main__":
    with in_transactions_of_their_own():
        run("What is kept", compare, doc=__doc__, first=of_the_seeds.fill)

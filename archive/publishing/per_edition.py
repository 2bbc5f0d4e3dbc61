"""What is made from the record once an edition and kept in the memory of a process."""

from functools import wraps

_memory = {}


def per_edition(by=lambda *args: args):
    """Decorate a function of an ``Edition``: what it returns is kept while that stands.

    ``by`` tells, from its other arguments, what results are kept apart by (hashable;
    the arguments themselves unless given). Of each only the last edition is kept.
    No thread waits for another, which might be one that holds the database: two that
    ask at once may both make it, and each gets what fits the edition it asked for.
    """

    def decorated(make):
        @wraps(make)
        def kept(edition, *args):
            place = make, by(*args)
            mark, made = _memory.get(place, (None, None))
            if mark != edition.mark:
                made = make(edition, *args)
                _memory[place] = edition.mark, made
            return made

        return kept

    return decorated


def forget():
    """Drop all that is kept, for tests that count cold queries."""
    _memory.clear()

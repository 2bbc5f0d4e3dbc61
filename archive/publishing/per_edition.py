"""What is made from the record once an edition and kept in the memory of a process."""

from functools import partial, wraps
from typing import Any, NamedTuple

from archive.publishing.edition import touched_since
from archive.publishing.marks import EDITION
from archive.publishing.reads import count_as_read, recorded

_memory = {}


class Kept(NamedTuple):
    """What was made, in the edition of ``mark``.

    It stands while that does or, where it has ``names``, while what it was made from
    has the same ``marks`` (marks.py).
    """

    made: Any
    mark: str
    names: tuple[str, ...] = ()
    marks: tuple[str | None, ...] = ()

    def stands_in(self, edition) -> bool:
        """Tell whether it would be made the same in ``edition``."""
        if self.mark == edition.mark:
            return True
        return bool(self.names) and self.marks == edition.marks_of(self.names)


def per_edition(by=lambda *args: args):
    """Decorate a function of an ``Edition``: what it returns is kept while that stands.

    ``by`` tells, from its other arguments, what results are kept apart by (hashable;
    the arguments themselves unless given). Of each only the last edition is kept.
    No thread waits for another, which might be one that holds the database: two that
    ask at once may both make it, and each gets what fits the edition it asked for.
    """
    return _keeping(by, _made_for_the_edition)


def until_changed(by=lambda *args: args, *, taken_over=None):
    """Decorate a function of an ``Edition`` that makes nothing of this itself.

    What it returns is kept over editions, until something changes that it has read of
    the record: what that is, its queries tell (reads.py). All that it returns must be
    read by then, and go by the language or the like only as ``by`` says.

    ``taken_over`` is a function of what was made, of what was touched since
    (touched.py), and of the other arguments: it reads no more than that, and returns
    what is to be kept. Where it returns None all is made anew, and where nobody knows
    what was touched it is not asked.
    """
    return _keeping(by, partial(_made_from_what_is_read, taken_over))


def _keeping(by, kept_of):
    def decorated(make):
        @wraps(make)
        def kept(edition, *args):
            place = make, by(*args)
            found = _memory.get(place)
            if found is None or not found.stands_in(edition):
                found = kept_of(make, edition, args, found)
            elif found.mark != edition.mark:
                found = found._replace(mark=edition.mark)
            _memory[place] = found
            count_as_read(found.names or [EDITION])
            return found.made

        return kept

    return decorated


def _made_for_the_edition(make, edition, args, _found):
    return Kept(make(edition, *args), edition.mark)


def _made_from_what_is_read(taken_over, make, edition, args, found):
    """Return what is made, or of what was ``found``, with the marks of the edition.

    What changes while it is made has other marks in the next one.
    """
    made, touched = None, None
    if taken_over and found and found.marks[:1] == edition.marks_of([]):
        touched = touched_since(found.mark)
    with recorded() as names:
        if touched is not None:
            names.update(found.names)
            made = taken_over(found.made, touched, *args)
        if made is None:
            made = make(edition, *args)
    names = tuple(names)
    return Kept(made, edition.mark, names, edition.marks_of(names))


def forget():
    """Drop all that is kept, for tests that count cold queries."""
    _memory.clear()

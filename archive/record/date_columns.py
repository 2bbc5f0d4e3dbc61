"""What the database computes of partial dates: their bounds and their order.

The same as ``edtf.py`` computes of their text. Migrations name these classes, and
stored columns hold what they compute: one that is to compute something else is another
class, with a migration of the columns.
"""

from collections import defaultdict

from django.db.models import Case, CharField, Func, IntegerField, TextField, When
from django.db.models import Value as Constant
from django.db.models.functions import Cast, Length, Replace
from django.db.models.lookups import Exact, In

from archive.record.edtf import DAY, GROUPS, MONTH, MOST, SORTED, YEAR

TEXT = CharField(max_length=34)  # as a date: what is none is its own bounds
MONTH_AT = YEAR + 2  # where the month begins, counted from 1


class Bound(Func):
    """One of the two days between which a partial date lies, as ``edtf.bounds()``.

    Its argument is the name of the field. Text that is no date is its own bounds.
    """

    arity = 1
    output_field = TEXT
    by: int  # from where what is approximate is counted: a unit before, or after
    year: str  # how a year and a month become the day
    month: str
    place: (
        int  # of the first or the last among the months of a group, the dates of a set
    )

    def resolve_expression(self, *args, **kwargs):
        [text] = self.get_source_expressions()
        return self._of(text).resolve_expression(*args, **kwargs)

    def _of(self, text):
        is_about = Exact(Substring(text, Length(text)), "~")
        # Else the database could not count from them.
        are_numbers = Exact(Rest(_year(text)), "") & Exact(Rest(_month(text)), "")
        return Case(
            When(is_about & are_numbers, then=self._of_about(text)),
            default=self._of_named(text),
            output_field=TEXT,
        )

    def _of_about(self, text):
        year = Joint(self._year_beside(text), Constant(self.year))
        return Case(
            When(Exact(Length(text), YEAR + 1), then=year),
            When(In(Length(text), [MONTH + 1, DAY + 1]), then=self._month_beside(text)),
            default=text,
            output_field=TEXT,
        )

    def _of_named(self, text):
        """Return the bound of a date that is not approximate."""
        is_set = Exact(Substring(text, 1, 1), "[")
        return Case(
            When(is_set, then=self._of_set(text)),
            When(Exact(Length(text), YEAR), then=Joint(text, Constant(self.year))),
            When(Exact(Length(text), MONTH), then=self._of_part(text)),
            default=text,
            output_field=TEXT,
        )

    def _of_set(self, text):
        return Case(
            *(
                When(
                    In(Length(text), _of_several(length)),
                    then=Joint(self._one(text, length), Constant(rest)),
                )
                for length, rest in ((YEAR, self.year), (MONTH, self.month), (DAY, ""))
            ),
            default=text,
            output_field=TEXT,
        )

    def _one(self, text, length):
        """Return the first or the last date of a set, of which each has ``length``."""
        begin = {0: Constant(2), -1: Length(text) - length}[self.place]
        return Substring(text, begin, length)

    def _of_part(self, text):
        """Return the bound of a month, of a quarter or of half a year."""
        codes = defaultdict(list)
        for code, months in GROUPS.items():
            codes[months[self.place]].append(code)
        return Case(
            *(
                When(
                    In(_month(text), of_month),
                    then=Joint(_year(text), Constant(f"-{month}{self.month}")),
                )
                for month, of_month in codes.items()
            ),
            default=Joint(text, Constant(self.month)),
            output_field=TEXT,
        )

    def _year_beside(self, text):
        return Cast(Cast(_year(text), IntegerField()) + self.by, TEXT)

    def _month_beside(self, text):
        """Return the bound of the month before or after that of an approximate date."""
        last, first = {-1: ("01", "-12"), 1: ("12", "-01")}[self.by]
        # By a hundred more, so that the month keeps its zero.
        beside = Cast(_month(text), IntegerField()) + (100 + self.by)
        return Case(
            When(
                Exact(_month(text), last),
                then=Joint(self._year_beside(text), Constant(f"{first}{self.month}")),
            ),
            default=Joint(
                _year(text),
                Constant("-"),
                Substring(Cast(beside, TEXT), 2),
                Constant(self.month),
            ),
            output_field=TEXT,
        )


class FirstDay(Bound):
    """The first day that a partial date may mean."""

    by, year, month, place = -1, "-01-01", "-01", 0


class LastDay(Bound):
    """The last day that a partial date may mean; of a month its 31st."""

    by, year, month, place = 1, "-12-31", "-31", -1


class DayInTime(FirstDay):
    """The day by which a partial date is in order: the first one of what it names.

    That of *about 2008* is the first of 2008, which it need not be.
    """

    def _of(self, text):
        return self._of_named(Replace(text, Constant("~"), Constant("")))


class InTime(Func):
    """Text by which partial dates are in order, as ``edtf.sortable()``.

    Its argument is a lookup. Its signs stand in the statement itself: an index over it
    is found by its words.
    """

    arity = 1
    output_field = TextField()
    template = "%(expressions)s"
    for sign, sorts_as in SORTED.items():
        template = f"REPLACE({template}, '{sign}', '{sorts_as}')"
    del sign, sorts_as


class Substring(Func):
    """Characters of text, from a place counted from 1, and how many.

    Without a space between its arguments: there Django cuts the definition of a table
    of SQLite into columns, and fails on one that is a single character.
    """

    function = "SUBSTR"
    arg_joiner = ","
    output_field = TEXT


class Rest(Func):
    """What is left of text without the digits that it begins with."""

    arity = 1
    output_field = TEXT
    template = "LTRIM(%(expressions)s, '0123456789')"


class Joint(Func):
    """Pieces of text, one after the other; null if one of them is."""

    arg_joiner = " || "
    output_field = TEXT
    template = "(%(expressions)s)"


def _year(text):
    return Substring(text, 1, YEAR)


def _month(text):
    return Substring(text, MONTH_AT, 2)


def _of_several(length):
    """Return the lengths of sets of dates that have ``length`` each."""
    return [number * (length + 1) + 1 for number in range(2, MOST + 1)]

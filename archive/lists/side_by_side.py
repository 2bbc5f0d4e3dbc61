"""Pages of one record that show several lists about it, each 25 rows a page."""

from functools import cache

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404

from archive.publishing.compiled import Question, compiled, question_of
from archive.publishing.one_query import in_one_query
from archive.publishing.querysets import how_many
from archive.publishing.views import RecordPage

MOST = 25  # rows of a list on a page
MOST_ROWS = 10**6  # no list has as many, and databases take no number without end


class Rows(list):
    """The ``rows`` of a list that one page shows, after ``start`` others.

    ``total`` is how many the list has; 0 where it ended on a page before.
    """

    def __init__(self, rows, start):
        super().__init__(rows)
        self.start = start
        self.total = self[0].in_all if self else 0

    @property
    def are_told(self) -> bool:
        """Whether the page tells of the list: the first says of an empty one that."""
        return bool(self) or not self.start

    @property
    def first(self) -> int:
        """The place of the first of the rows in the list, from 1."""
        return self.start + 1

    @property
    def last(self) -> int:
        """The place of the last of the rows in the list."""
        return self.start + len(self)


class SideBySide(RecordPage):
    """Show a record and lists about it, ``?page=2`` the second 25 rows of each.

    There are as many pages as the longest list needs. ``lists`` are functions by name:
    of a key, or of several, they return all rows of a list, a query set.
    """

    parameters = ["page"]
    lists = {}

    def cut(self, key) -> dict[str, Rows]:
        """Return the rows that the page shows of each list, about what ``key`` says.

        One query for all lists. Raise ``Http404`` where there is no such page.
        """
        try:
            number = self.number_asked(key)
            start = MOST * (number - 1)
            asked = [rows(make, key, start) for make in self.lists.values()]
            found = (Rows(list_found, start) for list_found in in_one_query(*asked))
            cut = dict(zip(self.lists, found, strict=True))
            longest = max(cut_list.total for cut_list in cut.values())
            self.page = pages(longest).page(number)
        except InvalidPage as error:
            raise Http404(str(error)) from error
        return cut

    def number_asked(self, key) -> int:
        """Return the number of the page asked for, written as other lists take it."""
        asked = self.request.GET.get("page") or 1
        if asked == "last":
            longest = max(make(key).count() for make in self.lists.values())
            return pages(longest).num_pages
        return pages(MOST_ROWS).validate_number(asked)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, page_obj=self.page)


def pages(count) -> Paginator:
    """Return the pages of lists of which the longest has ``count`` rows."""
    return Paginator(range(count), MOST)


def rows(make, key, start) -> Question | None:
    """Return the question for rows of the list that ``make`` makes of a key.

    Those after ``start`` others; each has ``in_all``, their number. Of the first page
    the statement is kept.
    """
    if not start:
        return first_rows(make).question(key)
    return question_of(counted(make(key))[start : start + MOST])


@cache
def first_rows(make):
    return compiled(lambda key: counted(make(key))[:MOST])


def counted(queryset):
    """Add ``in_all`` to each row, the number of them."""
    return queryset.annotate(in_all=how_many(queryset))

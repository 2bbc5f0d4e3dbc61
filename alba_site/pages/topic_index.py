"""The index of topics: how much each summit said on each, and the initiatives on it."""

from typing import NamedTuple

from django.db.models import Count, OuterRef
from django.views.generic import TemplateView

from alba_site.pages.topics import by_name
from archive.publishing.compiled import compiled
from archive.publishing.one_query import in_one_query
from archive.publishing.querysets import how_many
from archive.publishing.views import PublicPage
from initiatives.models import Initiative
from summits.models import Statement, Summit, Topic

SUMMITS = 6  # with a column each; those before them share one
STATEMENT = 12  # pixels of a bar
LONGEST = 120


class Cell(NamedTuple):
    """How many statements a summit made on a topic; others made where it is None."""

    summit: Summit | None
    count: int

    @property
    def width(self) -> int:
        """How long its bar is, in pixels."""
        return min(STATEMENT * self.count, LONGEST)


class Row(NamedTuple):
    """What was said on a topic, in the order of the columns, and at other meetings."""

    topic: Topic
    cells: list[Cell]
    others: Cell

    @property
    def total(self) -> int:
        """How many statements there are on it; one on two topics counts for both."""
        return sum(cell.count for cell in (*self.cells, self.others))


class TopicIndex(PublicPage, TemplateView):
    """Show all topics beside the summits that spoke of them, the latest first."""

    template_name = "pages/topic_index.html"

    def get_context_data(self, **kwargs):
        topics, shown = in_one_query(all_topics.question(), last_to_speak.question())
        counted = {}
        for topic, summit, count in statements_counted():
            counted.setdefault(topic, {})[summit] = count
        rows = [row(topic, counted.get(topic.pk, {}), shown) for topic in topics]
        return super().get_context_data(
            **kwargs,
            rows=sorted(rows, key=by_weight),
            summits=shown,
            has_others=any(row.others.count for row in rows),
        )


@compiled
def all_topics():
    """Return the public topics, each with the number of public initiatives on it."""
    on_it = Initiative.objects.published().filter(topics=OuterRef("pk"))
    return Topic.objects.published().annotate(initiative_count=how_many(on_it))


@compiled
def last_to_speak():
    """Return the summits with a column: public, with statements, the latest first."""
    said = Statement.objects.published()
    summits = Summit.objects.published().filter(pk__in=said.values("summit"))
    return summits.newest_first()[:SUMMITS]


def statements_counted() -> list[tuple[str, str | None, int]]:
    """Return the number of public statements on each topic by each summit.

    Triples of keys of topic and summit, and the number; other meetings have no key.
    """
    on = Statement.topics.through.objects.order_by()
    on = on.filter(statement__in=Statement.objects.published())
    found = on.values_list("topic", "statement__summit")
    return list(found.annotate(count=Count("pk")))


def row(topic, counted, summits) -> Row:
    """Return the row of a topic: ``counted`` are its statements by key of summit."""
    told = [Cell(summit, counted.get(summit.pk, 0)) for summit in summits]
    others = sum(counted.values()) - sum(cell.count for cell in told)
    return Row(topic, told, Cell(None, others))


def by_weight(row):
    """Return the place of a row among others: the most statements first, by name."""
    return -row.total, by_name(row.topic)

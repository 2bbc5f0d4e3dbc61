"""The page of a topic: what each summit said on it, and the initiatives on it."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.views.generic import DetailView

from archive.publishing.views import PublicPage
from archive.record.text import folded
from archive.sources.citations import attach_citations
from initiatives.models import Initiative
from members.models import Tenure
from summits.models import Event, Statement, Summit, Topic


class Subject(NamedTuple):
    """What was said on one topic; ``topic`` is None for that of the page."""

    topic: Topic | None
    statements: list[Statement]


class Meeting(NamedTuple):
    """What one meeting said, topic by topic; either ``summit`` or ``event`` is set."""

    summit: Summit | None
    event: Event | None
    subjects: list[Subject]


class TopicDetail(PublicPage, DetailView):
    """Show what each summit said on a topic and on those narrower than it."""

    template_name = "pages/topic_detail.html"

    def get_queryset(self):
        broader = Topic.objects.published().filter(pk=OuterRef("broader"))
        return (
            Topic.objects.published()
            .select_related("broader")
            .annotate(broader_is_public=Exists(broader))
        )

    def get_context_data(self, **kwargs):
        topic = self.object
        covered = covered_by(topic)
        statements = list(statements_on(covered))
        initiatives = list(initiatives_on(covered))
        Tenure.objects.attach_offices(rows=statements)
        attach_citations(*statements, *initiatives)
        narrower = [found for found in covered.values() if found != topic]
        return super().get_context_data(
            **kwargs,
            meetings=by_meeting(statements, topic, narrower),
            narrower=named_by([*statements, *initiatives], narrower),
            statement_count=len(statements),
            in_summits=any(row.summit for row in statements if is_on(row, topic)),
            in_initiatives=any(is_on(row, topic) for row in initiatives),
            initiatives=sorted(initiatives, key=lambda row: folded(row.name)),
        )


def covered_by(topic) -> dict[str, Topic]:
    """Return ``topic`` and all topics narrower than it, by key. One query."""
    below = {}
    for found in Topic.objects.all():
        below.setdefault(found.broader_id, []).append(found)
    covered, waiting = {}, [topic]
    while waiting:
        found = waiting.pop()
        if found.pk not in covered:  # a circle of topics ends here
            covered[found.pk] = found
            waiting += below.get(found.pk, [])
    return covered


def statements_on(topics):
    """Return the public statements on ``topics``, keys, with their topics loaded."""
    on = Statement.topics.through.objects.filter(topic__in=topics)
    return (
        Statement.objects.published()
        .filter(pk__in=on.values("statement"))
        .for_page()
        .with_meeting()
        .prefetch_related("topics")
    )


def initiatives_on(topics):
    """Return the public initiatives on ``topics``, keys, with stage and topics."""
    on = Initiative.topics.through.objects.filter(topic__in=topics)
    return (
        Initiative.objects.published().filter(pk__in=on.values("initiative")).for_page()
    )


def is_on(row, topic) -> bool:
    """Tell whether a statement or an initiative is on ``topic`` itself."""
    return topic in row.topics.all()


def named_by(rows, topics) -> list[Topic]:
    """Return those of ``topics`` that ``rows`` are on, by name."""
    keys = {topic.pk for row in rows for topic in row.topics.all()}
    return sorted(
        (topic for topic in topics if topic.pk in keys),
        key=lambda topic: folded(topic.name),
    )


def by_meeting(statements, topic, narrower) -> list[Meeting]:
    """Return ``statements``, in their order, meeting by meeting.

    Each stands once: under ``topic`` if it is on it, else under the first by name of
    the ``narrower`` topics that it is on.
    """
    meetings = {}
    for statement in statements:
        place = statement.summit_id, statement.event_id
        meetings.setdefault(place, []).append(statement)
    return [
        Meeting(said[0].summit, said[0].event, by_subject(said, topic, narrower))
        for said in meetings.values()
    ]


def by_subject(statements, topic, narrower) -> list[Subject]:
    """Return ``statements`` subject by subject, those on ``topic`` itself first."""
    subjects = []
    left = statements
    for subject in [topic, *named_by(statements, narrower)]:
        said = [row for row in left if is_on(row, subject)]
        left = [row for row in left if row not in said]
        if said:
            subjects.append(Subject(None if subject == topic else subject, said))
    return subjects

"""The page of a topic: what each summit said on it, and the initiatives on it."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef

from archive.lists.side_by_side import SideBySide
from archive.publishing.compiled import compiled
from archive.record.text import folded
from archive.sources.citations import attach_citations
from initiatives.models import Initiative
from members.offices import attach_offices
from summits.models import Event, Statement, Summit, Topic
from summits.querysets import summit_told


class Subject(NamedTuple):
    """What was said on one topic; ``topic`` is None for that of the page."""

    topic: Topic | None
    statements: list[Statement]


class Meeting(NamedTuple):
    """What one meeting said, topic by topic; either ``summit`` or ``event`` is set."""

    summit: Summit | None
    event: Event | None
    subjects: list[Subject]


class TopicDetail(SideBySide):
    """Show what each summit said on a topic and on those narrower than it."""

    template_name = "pages/topic_detail.html"
    lists = {
        "statements": lambda topics: statements_on(topics),
        "summits": lambda topics: summits_on(topics),
        "initiatives": lambda topics: initiatives_on(topics).by_name(),
    }

    @staticmethod
    @compiled
    def found(slug):
        broader = Topic.objects.published().filter(pk=OuterRef("broader"))
        said = Statement.objects.published().filter(topics=OuterRef("pk"))
        dealt = Summit.objects.published().filter(topics=OuterRef("pk"))
        undertaken = Initiative.objects.published().filter(topics=OuterRef("pk"))
        return (
            Topic.objects.published()
            .filter(slug=slug)
            .select_related("broader")
            .annotate(
                broader_is_public=Exists(broader),
                in_summits=Exists(said.exclude(summit=None)) | Exists(dealt),
                in_initiatives=Exists(undertaken),
            )
        )

    def get_context_data(self, **kwargs):
        topic = self.object
        covered = covered_by(topic)
        lists = self.cut(list(covered))
        statements, summits, initiatives = lists.values()
        attach_offices(rows=statements)
        attach_citations(*statements, *summits, *initiatives)
        initiatives.sort(key=by_name)
        narrower = [found for found in covered.values() if found != topic]
        return super().get_context_data(
            **kwargs,
            **lists,
            meetings=by_meeting(statements, topic, narrower),
            narrower=sorted(
                (found for found in narrower if found.is_published), key=by_name
            ),
        )


def covered_by(topic) -> dict[str, Topic]:
    """Return ``topic`` and all topics narrower than it, by key. One query."""
    below = {}
    for found in all_topics():
        below.setdefault(found.broader_id, []).append(found)
    covered, waiting = {}, [topic]
    while waiting:
        found = waiting.pop()
        if found.pk not in covered:  # a circle of topics ends here
            covered[found.pk] = found
            waiting += below.get(found.pk, [])
    return covered


@compiled
def all_topics():
    """Return all topics, public or not."""
    return Topic.objects.all()


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


def summits_on(topics):
    """Return the public summits that were about ``topics``, keys, the latest first."""
    on = Summit.topics.through.objects.filter(topic__in=topics)
    return (
        Summit.objects.published()
        .filter(pk__in=on.values("summit"))
        .newest_first()
        .select_related(*summit_told(), "passage__source")
    )


def initiatives_on(topics):
    """Return the public initiatives on ``topics``, keys, with stage and topics."""
    on = Initiative.topics.through.objects.filter(topic__in=topics)
    return (
        Initiative.objects.published().filter(pk__in=on.values("initiative")).for_page()
    )


def by_name(row):
    """Return the place of a topic or an initiative among others: by folded name."""
    return folded(row.name)


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
    for subject in [topic, *sorted(narrower, key=by_name)]:
        said = [row for row in left if subject in row.topics.all()]
        left = [row for row in left if row not in said]
        if said:
            subjects.append(Subject(None if subject == topic else subject, said))
    return subjects

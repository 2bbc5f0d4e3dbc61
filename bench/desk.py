"""What the largest forms of the desk cost to open and to save, and what they may."""

from contextlib import contextmanager
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import (
    CaptureQueriesContext,
    setup_test_environment,
    teardown_test_environment,
)

from archive.desk.addresses import form_of
from archive.desk.shown import sent_untouched
from archive.sources.models import Source
from bench.corpus import LONG
from initiatives.models import Initiative
from members.models import Person, State
from summits.models import Summit

OPENING, SIZE, SAVING = 60, 250_000, 150  # queries, bytes, statements
TYPED = " One more word."


class Form(NamedTuple):
    """What a form costs: queries and bytes to open it, statements to save it changed.

    ``status`` is that of the answer to saving: 302 where it was saved.
    """

    label: str
    queries: int
    size: int
    statements: int
    status: int

    @property
    def is_missed(self) -> bool:
        """Whether it costs more than it may."""
        is_dear = self.queries > OPENING or self.size > SIZE
        return is_dear or self.statements > SAVING


def forms() -> list[Form]:
    """Measure the five largest forms, as an editor opens and saves them."""
    with _editor() as client:
        return [_measured(client, *one) for one in _largest()]


def _largest():
    """Yield the records, and the field of each in which a word is added."""
    yield Summit.objects.get(slug=LONG), "summary_en"
    yield Initiative.objects.get(slug=f"initiative-{LONG}"), "summary_en"
    yield Source.objects.get(slug=f"report-{LONG - 4}"), "author"
    yield Person.objects.order_by("pk").first(), "description_en"
    yield State.objects.get(slug="venezuela"), "official_name_en"


@contextmanager
def _editor():
    """Give a client that is logged in, and lets its forms be looked into."""
    client = Client()
    user = get_user_model().objects.create_superuser("bench")
    client.force_login(user)
    setup_test_environment()
    try:
        yield client
    finally:
        teardown_test_environment()
        user.delete()


def _measured(client, record, field):
    url = form_of(record)
    client.get(url)  # content types are known from here on
    with CaptureQueriesContext(connection) as opening:
        opened = client.get(url)
    sent = _sent(opened.context["adminform"].form)
    sent[field] = sent[field][0] + TYPED
    with CaptureQueriesContext(connection) as saving:
        saved = client.post(url, sent)
    label = record._meta.verbose_name
    size = len(opened.content)
    return Form(str(label), len(opening), size, len(saving), saved.status_code)


def _sent(form):
    """Return what a browser sends of ``form``: lists of texts by name."""
    return {
        name: texts
        for one in form
        for name, texts in sent_untouched(
            one.field.widget, one.html_name, one.value()
        ).items()
    }

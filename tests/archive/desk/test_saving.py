"""A form whose save fails midway: it is stored whole, or not at all and given back."""

from django.apps import apps
from django.contrib.sessions.models import Session

from summits.models import Participation, Statement, Summit
from tests import factories as make
from tests.desk import FailureTestCase, Fields, page, typed

TOKEN = {"csrfmiddlewaretoken": []}  # another one each time


class GivenBack(Fields):
    """The fields of the form that the page of an error gives back."""

    def is_form(self, attrs):
        return attrs.get("method") == "post"


class SaveTests(FailureTestCase):
    """Each write of the form of a record, or of a row, fails in turn, at last none."""

    def setUp(self):
        super().setUp()
        self.summit = make.make_summit()
        self.words = {"passage": self.summit.passage_id, "quote": self.summit.quote}

    def assertWholeOrNot(self, url, form):
        before = stored()
        for response, done in self.answers(url, form):
            if done:
                return
            self.assertEqual(stored(), before)
            self.assertEqual(GivenBack(response.text).posted | TOKEN, sent(form))

    def test_changed_form(self):
        url = page(Summit, "change", self.summit.pk)
        form = typed(self.client.get(url), summary_en="Typed by Ana.", slug="new")
        self.assertWholeOrNot(url, form)
        self.summit.refresh_from_db()
        self.assertEqual(self.summit.summary_en, "Typed by Ana.")

    def test_changed_row(self):
        statement = make.make_statement(summit=self.summit)
        topic = make.make_topic()
        url = page(Statement, "change", statement.pk)
        form = typed(self.client.get(url), summary_en="Typed.", topics=[topic.pk])
        self.assertWholeOrNot(url, form)
        statement.refresh_from_db()
        self.assertEqual(statement.summary_en, "Typed.")
        self.assertEqual(list(statement.topics.all()), [topic])

    def test_new_row(self):
        topic = make.make_topic()
        url = f"{page(Statement, 'add')}?summit={self.summit.pk}"
        said = {"act": "calls-for", "summary_en": "It called for peace."}
        form = typed(self.client.get(url), topics=[topic.pk], **said, **self.words)
        self.assertWholeOrNot(url, form)
        self.assertEqual(list(self.summit.statements.get().topics.all()), [topic])

    def test_deleted_row(self):
        unseen = make.make_passage(source=make.make_source(status="draft"))
        row = make.make_participation(summit=self.summit, passage=unseen)
        url, before = page(Participation, "delete", row.pk), stored()
        for _response, done in self.answers(url, {"post": "yes"}):
            if not done:
                self.assertEqual(stored(), before)
        self.assertFalse(self.summit.participations.exists())

    def test_new_form(self):
        url = page(Summit, "add")
        form = typed(self.client.get(url), number="16", status="published")
        self.assertWholeOrNot(url, form | self.words)
        self.assertTrue(Summit.objects.published().filter(number=16).exists())

    def test_commit_that_fails(self):
        url = page(Summit, "change", self.summit.pk)
        form, before = typed(self.client.get(url), summary_en="Typed by Ana."), stored()
        self.assertUndoneByCommit(url, form)
        self.assertEqual(stored(), before)


def sent(form):
    """Return ``form`` as a browser posts it, a dict of lists; the token is left out."""
    lists = {name: it if isinstance(it, list) else [it] for name, it in form.items()}
    return {name: it for name, it in lists.items() if it} | TOKEN


def stored():
    """Return every row of every table but that of sessions."""
    return {
        model: list(model.objects.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model is not Session
    }

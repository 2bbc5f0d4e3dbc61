"""A form whose save fails midway: it is stored whole, or not at all and given back."""

from django.apps import apps
from django.contrib.sessions.models import Session

from summits.models import Summit
from tests import factories as make
from tests.desk import FailureTestCase, Fields, page, typed, with_rows

TOKEN = {"csrfmiddlewaretoken": []}  # another one each time


class GivenBack(Fields):
    """The fields of the form that the page of an error gives back."""

    def is_form(self, attrs):
        return attrs.get("method") == "post"


class SaveTests(FailureTestCase):
    """Each write of the form of a summit with rows fails in turn, at last none."""

    def setUp(self):
        super().setUp()
        self.summit = make.make_summit()
        self.topic = make.make_topic()
        self.said = {"act": "calls-for", "speech": "reported", "basis": "stated"}
        self.said |= {"passage": self.summit.passage_id, "quote": self.summit.quote}
        self.said |= {"summary_en": "It called for peace.", "topics": [self.topic.pk]}

    def assertWholeOrNot(self, url, form):
        before = stored()
        for response, done in self.answers(url, form):
            if done:
                return
            self.assertEqual(stored(), before)
            self.assertEqual(GivenBack(response.text).posted | TOKEN, sent(form))

    def test_changed_form(self):
        unseen = make.make_passage(source=make.make_source(status="draft"))
        make.make_participation(summit=self.summit, passage=unseen)
        make.make_statement(summit=self.summit)
        url = page(Summit, "change", self.summit.pk)
        form = typed(self.client.get(url), summary_en="Typed by Ana.", slug="new")
        form |= {
            "statements-0-summary_en": "Typed too.",
            "participations-0-DELETE": "on",
        }
        self.assertWholeOrNot(url, with_rows(form, "statements", self.said))
        self.summit.refresh_from_db()
        self.assertEqual(self.summit.summary_en, "Typed by Ana.")
        self.assertFalse(self.summit.participations.exists())
        words = set(self.summit.statements.values_list("summary_en", flat=True))
        self.assertEqual(words, {"Typed too.", "It called for peace."})

    def test_new_form(self):
        url = page(Summit, "add")
        words = {name: self.said[name] for name in ("passage", "quote", "basis")}
        form = typed(self.client.get(url), number="16", status="published", **words)
        self.assertWholeOrNot(url, with_rows(form, "statements", self.said))
        summit = Summit.objects.published().get(number=16)
        self.assertEqual(list(summit.statements.get().topics.all()), [self.topic])

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

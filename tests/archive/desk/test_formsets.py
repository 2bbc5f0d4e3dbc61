"""Rows of a form whose counts are not those of the rows that came."""

from django.db import transaction

from archive.sources.models import Source
from tests import factories as make
from tests.desk import DeskTestCase, page, typed, with_rows


class CountTests(DeskTestCase):
    """A source with a passage, whose words are both changed, and a new passage."""

    def setUp(self):
        super().setUp()
        self.source = make.make_passage().source
        self.url = page(Source, "change", self.source.pk)
        form = typed(self.client.get(self.url), lede="Typed by Ana.")
        form |= {"passages-0-text": "Typed by Luis."}
        self.form = with_rows(form, "passages", {"label": "2", "text": "New."})

    def assertStored(self):
        self.source.refresh_from_db()
        self.assertEqual(self.source.lede, "Typed by Ana.")
        words = list(self.source.passages.values_list("label", "text"))
        self.assertEqual(words, [("1", "Typed by Luis."), ("2", "New.")])

    def assertKept(self, sent):
        """Assert that ``sent`` is refused whole, and saved the next time; undo it."""
        with transaction.atomic():
            refused = self.client.post(self.url, sent)
            self.assertContains(refused, "These rows did not arrive whole.", 1)
            self.assertSaved(self.client.post(self.url, typed(refused)))
            self.assertStored()
            transaction.set_rollback(True)

    def test_right_counts(self):
        self.assertSaved(self.client.post(self.url, self.form))
        self.assertStored()

    def test_wrong_counts(self):
        for count in ("TOTAL_FORMS", "INITIAL_FORMS"):
            for said in ("abc", "", "-1", "0", "7", "100000", "9" * 20, "9" * 5000):
                with self.subTest(count, said=said[:20]):
                    self.assertKept(self.form | {f"passages-{count}": said})

    def test_missing_counts(self):
        counts = {"passages-TOTAL_FORMS", "passages-INITIAL_FORMS"}
        self.assertKept({k: v for k, v in self.form.items() if k not in counts})

    def test_wrong_limits(self):
        for limit in ("MIN_NUM_FORMS", "MAX_NUM_FORMS"):
            with self.subTest(limit):
                self.assertKept(self.form | {f"passages-{limit}": "abc"})

    def test_missing_rows(self):
        form = {k: v for k, v in self.form.items() if not k.startswith("passages-1-")}
        refused = self.client.post(self.url, form)
        self.assertContains(refused, "These rows did not arrive whole.", 1)
        self.assertContains(refused, "Typed by Luis.")

    def test_number_of_a_row_beyond_all_bounds(self):
        far = {"passages-99999999999999999999-label": "3"}
        self.assertSaved(self.client.post(self.url, self.form | far))
        self.assertStored()

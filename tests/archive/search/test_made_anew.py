"""An index made anew says what it said, and nothing is written that is right."""

from django.test import TestCase

from archive.search import index
from archive.search.models import Document
from tests.seeds import load_seeds


class MadeAnewTests(TestCase):
    """Made anew from the same rows the index says the same."""

    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_nothing_is_rewritten(self):
        before = list(Document.objects.order_by("pk").values())
        index.rebuild()
        self.assertEqual(list(Document.objects.order_by("pk").values()), before)

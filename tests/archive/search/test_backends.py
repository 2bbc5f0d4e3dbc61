"""What a backend must do: tell which documents have which terms."""

from django.test import TestCase

from archive.search import backends
from archive.search.models import Document
from tests.factories import PUBLISHED_AT


def make_document(key, terms):
    return Document.objects.create(
        type="summit", key=key, terms=terms, changed_at=PUBLISHED_AT
    ).pk


class MatchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.first = make_document("1", "nxiv bfund fold ffund x fnew")
        cls.second = make_document("2", "bfund fnew ffund 14th")
        cls.third = make_document("3", "b1e5 f0x12 fa1b2c3 fwww f2017")

    def match(self, *groups):
        return [sorted(map(int, keys)) for keys in backends.match(groups)]

    def test_term(self):
        self.assertEqual(self.match([("bfund",)]), [[self.first, self.second]])

    def test_all_terms_of_a_group(self):
        self.assertEqual(self.match([("bfund",), ("fold",)]), [[self.first]])

    def test_phrase(self):
        self.assertEqual(self.match([("fold", "ffund")]), [[self.first]])
        self.assertEqual(self.match([("ffund", "fnew")]), [[]])
        self.assertEqual(self.match([("fnew", "ffund")]), [[self.second]])

    def test_several_groups_in_one_query(self):
        with self.assertNumQueries(1):
            found = self.match([("nxiv",)], [("none",)], [("fnew",)])
        self.assertEqual(found, [[self.first], [], [self.first, self.second]])

    def test_part_of_a_term_is_no_match(self):
        self.assertEqual(self.match([("bfun",)], [("fund",)]), [[], []])

    def test_terms_of_digits_and_letters_stay_whole(self):
        for term in ("b1e5", "f0x12", "fa1b2c3", "fwww", "f2017"):
            self.assertEqual(self.match([(term,)]), [[self.third]], term)

    def test_changed_document(self):
        Document.objects.filter(pk=self.first).update(terms="bother")
        self.assertEqual(
            self.match([("bfund",)], [("bother",)]), [[self.second], [self.first]]
        )

    def test_document_changed_otherwise(self):
        Document.objects.filter(pk=self.first).update(key="4")
        self.assertEqual(self.match([("nxiv",)]), [[self.first]])

    def test_deleted_document(self):
        Document.objects.filter(pk=self.first).delete()
        self.assertEqual(self.match([("bfund",)]), [[self.second]])

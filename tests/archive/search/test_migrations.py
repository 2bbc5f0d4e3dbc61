"""An index upgraded: what documents said they say, and they are found as before."""

from django.utils import timezone

from archive.search import backends
from tests.migrations import UpgradedTestCase, migrate

DOCUMENT = {
    "type": "summit",
    "key": "14",
    "reference": "S14",
    "ordering": "S000014",
    "date": "2017-03-05",
    "url": "/summits/14/",
    "terms": "bmigrant bfund",
}


class SearchMigrationTestCase(UpgradedTestCase):
    @classmethod
    def documents(cls, migration):
        """Migrate to ``migration`` of the search; return the documents there."""
        return migrate(("search", migration)).get_model("search", "Document").objects


class FacetsMigrationTests(SearchMigrationTestCase):
    @classmethod
    def upgrade(cls):
        cls.make_documents()
        cls.upgraded = cls.documents("0002_facets")

    @classmethod
    def make_documents(cls):
        former = cls.documents("0001_initial")
        former.create(
            **DOCUMENT,
            countries="cuba:host mexico:concerned",
            topics="migration peace",
            changed_at=timezone.now(),
        )
        former.create(**DOCUMENT | {"key": "15", "date": ""}, changed_at=timezone.now())

    def test_countries_topics_and_years_are_facets(self):
        self.assertEqual(
            [row.facets for row in self.upgraded.order_by("key")],
            [
                "country:cuba:host country:mexico:concerned topic:migration: "
                "topic:peace: year:2017:",
                "",
            ],
        )

    def test_documents_are_found_as_before(self):
        [found] = backends.match([[("bmigrant",)]])
        self.assertEqual(len(found), 2)

    def test_index_follows_what_is_written_later(self):
        row = self.upgraded.get(key="14")
        self.upgraded.filter(pk=row.pk).update(terms="bwall")
        self.upgraded.exclude(pk=row.pk).delete()
        found = backends.match([[("bmigrant",)], [("bwall",)]])
        self.assertEqual(found, [[], [str(row.pk)]])


class WayBackTests(SearchMigrationTestCase):
    @classmethod
    def upgrade(cls):
        FacetsMigrationTests.make_documents()
        cls.documents("0002_facets")
        cls.documents("0001_initial")

    def test_documents_are_found(self):
        [found] = backends.match([[("bfund",)]])
        self.assertEqual(len(found), 2)


class MadeOfRowsMigrationTests(SearchMigrationTestCase):
    """Documents are found as before without what others took from them, and back."""

    @classmethod
    def upgrade(cls):
        former = cls.documents("0003_versions")
        former.create(**DOCUMENT, face="BALBA", changed_at=timezone.now())
        cls.found = {}
        for target in ("0004_made_of_rows", "0003_versions", "0004_made_of_rows"):
            cls.upgraded = cls.documents(target)
            [cls.found[len(cls.found), target]] = backends.match([[("bmigrant",)]])

    def test_there_and_back(self):
        self.assertEqual(len(self.found), 3)
        for target, found in self.found.items():
            with self.subTest(target):
                self.assertEqual(found, [str(self.upgraded.get().pk)])

    def test_index_follows_what_is_written_later(self):
        self.upgraded.update(terms="bwall")
        self.assertEqual(backends.match([[("bmigrant",)], [("bwall",)]])[0], [])
        self.upgraded.update(terms="bmigrant")
        [found] = backends.match([[("bmigrant",)]])
        self.assertEqual(found, [str(self.upgraded.get().pk)])

"""An index upgraded: what documents said they say, and they are found as before."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import TransactionTestCase
from django.utils import timezone

from archive.search import backends

DOCUMENT = {
    "type": "summit",
    "key": "14",
    "reference": "S14",
    "ordering": "S000014",
    "date": "2017-03-05",
    "url": "/summits/14/",
    "terms": "bmigrant bfund",
}


class MigrationTestCase(TransactionTestCase):
    def migrate(self, *targets):
        """Migrate to ``targets``; return the class of documents there."""
        executor = MigrationExecutor(connection)
        executor.migrate(targets or executor.loader.graph.leaf_nodes())
        state = executor.loader.project_state(targets or None)
        return state.apps.get_model("search", "Document")

    def setUp(self):
        self.addCleanup(self.migrate)


class FacetsMigrationTests(MigrationTestCase):
    def setUp(self):
        super().setUp()
        documents = self.migrate(("search", "0001_initial")).objects
        self.row = documents.create(
            **DOCUMENT,
            countries="cuba:host mexico:concerned",
            topics="migration peace",
            changed_at=timezone.now(),
        )
        documents.create(
            **DOCUMENT | {"key": "15", "date": ""}, changed_at=timezone.now()
        )

    def test_countries_topics_and_years_are_facets(self):
        rows = self.migrate(("search", "0002_facets")).objects.order_by("key")
        self.assertEqual(
            [row.facets for row in rows],
            [
                "country:cuba:host country:mexico:concerned topic:migration: "
                "topic:peace: year:2017:",
                "",
            ],
        )

    def test_documents_are_found_before_and_after(self):
        self.migrate(("search", "0002_facets"))
        [found] = backends.match([[("bmigrant",)]])
        self.assertEqual(len(found), 2)

    def test_index_follows_what_is_written_later(self):
        documents = self.migrate(("search", "0002_facets")).objects
        documents.filter(pk=self.row.pk).update(terms="bwall")
        documents.exclude(pk=self.row.pk).delete()
        found = backends.match([[("bmigrant",)], [("bwall",)]])
        self.assertEqual(found, [[], [str(self.row.pk)]])

    def test_way_back(self):
        self.migrate(("search", "0002_facets"))
        self.migrate(("search", "0001_initial"))
        [found] = backends.match([[("bfund",)]])
        self.assertEqual(len(found), 2)


class MadeOfRowsMigrationTests(MigrationTestCase):
    """Documents are found as before without what others took from them, and back."""

    def setUp(self):
        super().setUp()
        documents = self.migrate(("search", "0003_versions")).objects
        documents.create(**DOCUMENT, face="BALBA", changed_at=timezone.now())

    def assertFound(self, documents):
        [found] = backends.match([[("bmigrant",)]])
        self.assertEqual(found, [str(documents.objects.get().pk)])

    def test_there_and_back(self):
        for target in ("0004_made_of_rows", "0003_versions", "0004_made_of_rows"):
            with self.subTest(target):
                self.assertFound(self.migrate(("search", target)))

    def test_index_follows_what_is_written_later(self):
        documents = self.migrate(("search", "0004_made_of_rows"))
        documents.objects.update(terms="bwall")
        self.assertEqual(backends.match([[("bmigrant",)], [("bwall",)]])[0], [])
        documents.objects.update(terms="bmigrant")
        self.assertFound(documents)

"""Archives of former releases: what they hold is there, told apart."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import TransactionTestCase
from django.utils import timezone

from summits.models import Declaration

BEFORE = [("summits", "0007_longer_vocabularies")]


class SameTitlesTests(TransactionTestCase):
    """Declarations whose titles were the same: made of one kind and one summit."""

    def migrate(self, targets=None):
        executor = MigrationExecutor(connection)
        executor.migrate(targets or executor.loader.graph.leaf_nodes())
        return executor.loader.project_state(targets).apps

    def setUp(self):
        self.addCleanup(self.migrate)
        self.apps = self.migrate(BEFORE)
        self.now = timezone.now()
        for slug in ("24", "25"):
            self.make("summits", "Summit", slug, slug=slug, number=int(slug))

    def make(self, app, model, key, **fields):
        times = {"created_at": self.now, "updated_at": self.now}
        rows = self.apps.get_model(app, model).objects
        rows.create(key=key, **{"status": "draft", **times, **fields})

    def declare(self, key, number, summit="24", **fields):
        """Make a special declaration with a text of its own."""
        self.make("sources", "Source", key, slug=key, title=key)
        what = {"summit_id": summit, "text_id": key, "number": number, "slug": key}
        self.make(
            "summits", "Declaration", key, **{"kind": "special", **what, **fields}
        )

    def test_all_but_the_first_are_told_apart_by_their_numbers(self):
        self.declare("third", 3)
        self.declare("first", 1)
        self.declare("other-kind", 2, kind="plan")
        self.declare("other-summit", 1, summit="25")
        self.declare("gone", 4, status="withdrawn", withdrawn_reason_en="Twice.")
        self.migrate()
        rows = Declaration.objects.order_by("key")
        self.assertEqual(
            {row.pk: row.told_apart for row in rows},
            {
                "first": False,
                "gone": False,
                "other-kind": False,
                "other-summit": False,
                "third": True,
            },
        )
        titles = {row.title for row in rows if row.status != "withdrawn"}
        self.assertEqual(len(titles), 4)

    def test_no_title_is_invented(self):
        self.declare("first", 1)
        self.declare("second", 2)
        self.migrate()
        named = Declaration.objects.exclude(title_en="", title_es="")
        self.assertFalse(named.exists())

"""Archives of former releases: what they hold is there, told apart."""

from django.utils import timezone

from summits.models import Declaration
from tests.migrations import UpgradedTestCase, migrate

BEFORE = "summits", "0007_longer_vocabularies"


class SameTitlesTests(UpgradedTestCase):
    """Declarations whose titles were the same: made of one kind and one summit."""

    @classmethod
    def upgrade(cls):
        cls.apps = migrate(*BEFORE)
        for slug in ("24", "25"):
            cls.make("summits", "Summit", slug, slug=slug, number=int(slug))
        cls.declare("third", 3)
        cls.declare("first", 1)
        cls.declare("other-kind", 2, kind="plan")
        cls.declare("other-summit", 1, summit="25")
        cls.declare("gone", 4, status="withdrawn", withdrawn_reason_en="Twice.")
        migrate()

    @classmethod
    def make(cls, app, model, key, **fields):
        now = timezone.now()
        times = {"created_at": now, "updated_at": now}
        rows = cls.apps.get_model(app, model).objects
        rows.create(key=key, **{"status": "draft", **times, **fields})

    @classmethod
    def declare(cls, key, number, summit="24", **fields):
        """Make a special declaration with a text of its own."""
        cls.make("sources", "Source", key, slug=key, title=key)
        what = {"summit_id": summit, "text_id": key, "number": number, "slug": key}
        cls.make("summits", "Declaration", key, **{"kind": "special", **what, **fields})

    def test_all_but_the_first_are_told_apart_by_their_numbers(self):
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
        named = Declaration.objects.exclude(title_en="", title_es="")
        self.assertFalse(named.exists())

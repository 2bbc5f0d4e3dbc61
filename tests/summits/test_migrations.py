"""Archives of former releases: what they hold is there, told apart."""

import datetime as dt

from django.utils import timezone

from members.models import Membership
from members.roll import held, roll_on
from summits.models import Declaration, MembershipAct
from tests.migrations import UpgradedTestCase, migrate

BEFORE = [
    ("sources", "0006_longer_vocabularies"),
    ("summits", "0007_longer_vocabularies"),
]
BEFORE_ACTS = [
    ("sources", "0007_any_language"),
    ("members", "0008_notes_on_memberships"),
    ("summits", "0010_notes_on_declarations"),
]
LONG_AGO = dt.datetime(2017, 3, 6, 12, tzinfo=dt.UTC)


class UpgradeCase(UpgradedTestCase):
    """Base of tests that fill an archive of a former release: ``apps``."""

    @classmethod
    def make(cls, app, model, key, **fields):
        cls.apps.get_model(app, model).objects.create(key=key, **fields)

    @classmethod
    def make_record(cls, app, model, key, **fields):
        """Make a draft of a model whose rows have a status."""
        times = dict.fromkeys(["created_at", "updated_at"], timezone.now())
        cls.make(app, model, key, **{"status": "draft", **times, **fields})


class SameTitlesTests(UpgradeCase):
    """Declarations whose titles were the same: made of one kind and one summit."""

    @classmethod
    def upgrade(cls):
        cls.apps = migrate(*BEFORE)
        for slug in ("24", "25"):
            cls.make_record("summits", "Summit", slug, slug=slug, number=int(slug))
        cls.declare("third", 3)
        cls.declare("first", 1)
        cls.declare("other-kind", 2, kind="plan")
        cls.declare("other-summit", 1, summit="25")
        cls.declare("gone", 4, status="withdrawn", withdrawn_reason_en="Twice.")
        migrate()

    @classmethod
    def declare(cls, key, number, summit="24", **fields):
        """Make a special declaration with a text of its own."""
        cls.make_record("sources", "Source", key, slug=key, title=key)
        what = {"summit_id": summit, "text_id": key, "number": number, "slug": key}
        cls.make_record(
            "summits", "Declaration", key, **{"kind": "special", **what, **fields}
        )

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


class NoActsTests(UpgradeCase):
    """Memberships of an archive without acts: the roll answers as it did."""

    dates = {"began": "2008-08-25", "ended": "2009-12-16"}

    @classmethod
    def upgrade(cls):
        cls.apps = migrate(*BEFORE_ACTS)
        names = {"name_en": "Honduras", "iso_alpha2": "HN", "iso_alpha3": "HND"}
        cls.make("members", "State", "hn", slug="honduras", **names)
        text = {"status": "published", "publish_at": LONG_AGO}
        cls.make_record("sources", "Source", "r1", slug="r1", title="Report", **text)
        words = "Honduras joined, and left."
        cls.make("sources", "Passage", "r1-1", source_id="r1", label="1", text=words)
        resting = {"passage_id": "r1-1", "quote": words}
        period = {"state_id": "hn", "standing": "member", "ended_by": "withdrawal"}
        cls.make("members", "Membership", "hn-1", **period, **cls.dates, **resting)
        migrate()

    def test_no_act_is_invented(self):
        self.assertIs(MembershipAct.objects.exists(), False)

    def test_periods_are_as_they_were(self):
        period = Membership.objects.get()
        kept = {name: getattr(period, name) for name in self.dates}
        self.assertEqual(kept, self.dates)

    def test_roll_answers_as_it_did(self):
        for day, expected in {
            "2008-08-24": "no",
            "2008-08-25": "member",
            "2009-12-15": "member",
            "2009-12-16": "no",
        }.items():
            with self.subTest(day):
                [answer] = roll_on(dt.date.fromisoformat(day), held())
                self.assertEqual(answer.on_day, expected)

"""Archives of former releases: what they hold is there, told apart."""

import datetime as dt
from io import StringIO

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import TransactionTestCase
from django.utils import timezone

from members.models import Membership
from members.roll import held, roll_on
from summits.models import Declaration, MembershipAct

BEFORE = [("summits", "0007_longer_vocabularies")]
BEFORE_ACTS = [
    ("members", "0008_notes_on_memberships"),
    ("summits", "0010_notes_on_declarations"),
]
LONG_AGO = dt.datetime(2017, 3, 6, 12, tzinfo=dt.UTC)


class UpgradeCase(TransactionTestCase):
    """Base of tests that fill an archive of a former release, and upgrade it."""

    def migrate(self, targets=None):
        executor = MigrationExecutor(connection)
        executor.migrate(targets or executor.loader.graph.leaf_nodes())
        return executor.loader.project_state(targets).apps

    def setUp(self):
        self.addCleanup(self.migrate)
        self.apps = self.migrate(self.before)

    def make(self, app, model, key, **fields):
        self.apps.get_model(app, model).objects.create(key=key, **fields)

    def make_record(self, app, model, key, **fields):
        """Make a draft of a model whose rows have a status."""
        times = dict.fromkeys(["created_at", "updated_at"], timezone.now())
        self.make(app, model, key, **{"status": "draft", **times, **fields})


class SameTitlesTests(UpgradeCase):
    """Declarations whose titles were the same: made of one kind and one summit."""

    before = BEFORE

    def setUp(self):
        super().setUp()
        for slug in ("24", "25"):
            self.make_record("summits", "Summit", slug, slug=slug, number=int(slug))

    def declare(self, key, number, summit="24", **fields):
        """Make a special declaration with a text of its own."""
        self.make_record("sources", "Source", key, slug=key, title=key)
        what = {"summit_id": summit, "text_id": key, "number": number, "slug": key}
        self.make_record(
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


class NoActsTests(UpgradeCase):
    """Memberships of an archive without acts: the roll answers as it did."""

    before = BEFORE_ACTS

    def test_periods_are_as_they_were_and_no_act_is_invented(self):
        dates = {"began": "2008-08-25", "ended": "2009-12-16"}
        names = {"name_en": "Honduras", "iso_alpha2": "HN", "iso_alpha3": "HND"}
        self.make("members", "State", "hn", slug="honduras", **names)
        text = {"status": "published", "publish_at": LONG_AGO}
        self.make_record("sources", "Source", "r1", slug="r1", title="Report", **text)
        words = "Honduras joined, and left."
        self.make("sources", "Passage", "r1-1", source_id="r1", label="1", text=words)
        resting = {"passage_id": "r1-1", "quote": words}
        self.make(
            "members",
            "Membership",
            "hn-1",
            state_id="hn",
            standing="member",
            ended_by="withdrawal",
            **dates,
            **resting,
        )
        self.migrate()
        call_command("settle", stdout=StringIO())
        self.assertIs(MembershipAct.objects.exists(), False)
        period = Membership.objects.get()
        self.assertEqual({name: getattr(period, name) for name in dates}, dates)
        for day, expected in {
            "2008-08-24": "no",
            "2008-08-25": "member",
            "2009-12-15": "member",
            "2009-12-16": "no",
        }.items():
            [answer] = roll_on(dt.date.fromisoformat(day), held())
            self.assertEqual(answer.on_day, expected, day)

"""Memberships upgraded: the roll says of every day what it said."""

import datetime as dt

from members.models import FormerName, Membership, Organization, Person, State
from members.standing import standing_on
from tests.migrations import UpgradedTestCase, migrate

BEFORE = "members", "0006_longer_vocabularies"
ENDS = {  # by the kind of an end: the day inside on it, as the former rule has it
    "": "2019-11-15",
    "withdrawal": "2019-11-15",
    "expiry": "2019-11-15",
    "suspension": "2019",
    "expulsion": "2019-11",
}


def days(ended):
    """Yield what the former rule said of the days about an end, entered so."""
    year, month, day = (f"{ended}-01-01"[:10]).split("-")
    first = dt.date(int(year), int(month), int(day))
    last = {4: dt.date(2019, 12, 31), 7: dt.date(2019, 11, 30)}.get(len(ended), first)
    yield first - dt.timedelta(days=1), "member"
    yield first, "member"
    if first != last:
        yield first + dt.timedelta(days=1), "unconfirmed"
        yield last, "unconfirmed"
    yield last + dt.timedelta(days=1), "no"


class DayOfLeavingTests(UpgradedTestCase):
    """Rows from before their kind told whether the day of an end lies inside."""

    @classmethod
    def upgrade(cls):
        former = migrate(BEFORE)
        states = former.get_model("members", "State").objects
        rows = former.get_model("members", "Membership").objects
        for place, (ended_by, ended) in enumerate(ENDS.items()):
            code = chr(ord("A") + place)
            state = states.create(
                key=code,
                slug=code,
                name_en=code,
                iso_alpha2=code * 2,
                iso_alpha3=code * 3,
            )
            dates = {"began": "2006-04-29", "ended": ended, "ended_by": ended_by}
            rows.create(key=f"{code}-1", state=state, **dates)
            rows.create(key=f"{code}-2", state=state, began="2020-11-20")
        migrate()

    def test_no_day_is_answered_otherwise(self):
        for row in Membership.objects.exclude(ended=""):
            for day, answer in days(row.ended):
                with self.subTest(row.ended_by, day=day):
                    self.assertEqual(standing_on([row], day), answer)

    def test_ends_are_marked_and_nothing_else(self):
        marked = Membership.objects.filter(ended_inside=True)
        self.assertEqual(marked.count(), len(ENDS))
        self.assertFalse(marked.filter(ended="").exists())

    def test_confirmed_end_is_the_day_that_the_source_gives(self):
        row = Membership.objects.get(ended_by="withdrawal")
        row.ended_inside = False
        row.save()
        on = [standing_on([row], dt.date(2019, 11, day)) for day in (14, 15)]
        self.assertEqual(on, ["member", "no"])


class BodiesTests(UpgradedTestCase):
    """Rows from before organizations had dates, and countries a kind."""

    @classmethod
    def upgrade(cls):
        then = migrate(("members", "0008_notes_on_memberships"))
        then.get_model("members", "Organization").objects.create(
            key="bank", slug="bank", kind="institution", name_en="Bank", acronym="BA"
        )
        then.get_model("members", "State").objects.create(
            key="cuba", slug="cuba", name_en="Cuba", iso_alpha2="CU", iso_alpha3="CUB"
        )
        migrate()

    def test_country_is_a_state(self):
        cuba = State.objects.get()
        self.assertEqual((cuba.name_en, cuba.kind), ("Cuba", "state"))

    def test_organization_is_as_it_was_and_has_no_dates(self):
        bank = Organization.objects.get()
        self.assertEqual((bank.name_en, bank.acronym), ("Bank", "BA"))
        self.assertEqual((bank.began, bank.ended, bank.lasted), ("", "", ""))
        self.assertIs(FormerName.objects.exists(), False)


class SortNameTests(UpgradedTestCase):
    """A person from before people had a name to sort by."""

    @classmethod
    def upgrade(cls):
        then = migrate(("members", "0011_wider_dates"))
        then.get_model("members", "Person").objects.create(
            key="castro", slug="raul-castro", name="Raúl Castro"
        )
        migrate()

    def test_no_name_is_split_by_guess(self):
        person = Person.objects.get()
        self.assertEqual((person.name, person.sort_name), ("Raúl Castro", ""))
        self.assertEqual(person.sorted_as, "Raúl Castro")

"""What is told of summits, places and participations beside others."""

import datetime as dt
from unittest import mock

from django.test import TestCase
from django.utils.translation import override

from archive.publishing.findings import Edit, warnings_of, written
from summits.models import Summit
from summits.rules import said_after_death
from tests import factories as make
from tests.findings import refused, told


def summit(number, began_on, **fields):
    return make.make_summit(number=number, began_on=began_on, **fields)


class OrderTests(TestCase):
    """Summits of one series follow each other in time as in number."""

    def test_fifteenth_dated_before_the_fourteenth(self):
        earlier = summit(15, "2016-01-01")
        later = summit(14, "2017-03-05")
        words = (
            "15th Summit: It is dated before the 14th Summit, whose number is lower."
        )
        self.assertEqual(told(earlier), [words])
        words = (
            "14th Summit: It is dated after the 15th Summit, whose number is higher."
        )
        self.assertEqual(told(later), [words])

    def test_it_is_not_refused(self):
        summit(14, "2017-03-05")
        self.assertNotIn("number", refused(summit(15, "2016-01-01")))

    def test_it_is_told_in_spanish(self):
        summit(14, "2017-03-05")
        with override("es"):
            [said] = told(summit(15, "2016-01-01"))
        self.assertEqual(
            said,
            "XV Cumbre: Tiene fecha anterior a la XIV Cumbre, cuyo número es menor.",
        )

    def test_every_series_has_an_order_of_its_own(self):
        for series in ("ordinary", "extraordinary", "joint"):
            summit(14, "2017-03-05", series=series)
            self.assertEqual(len(told(summit(15, "2016-01-01", series=series))), 1)

    def test_another_series_does_not_count(self):
        summit(14, "2017-03-05", series="extraordinary")
        self.assertEqual(told(summit(15, "2016-01-01")), [])

    def test_in_order(self):
        rows = [summit(number, f"20{number}-03-05") for number in (13, 14, 15)]
        self.assertEqual(told(*rows), [])

    def test_dates_that_may_be_in_order(self):
        rows = [summit(14, "2017-03-05"), summit(15, "2017"), summit(16, "")]
        self.assertEqual(told(*rows), [])

    def test_summit_without_number_has_no_place_in_the_order(self):
        summit(14, "2017-03-05")
        self.assertEqual(told(summit(None, "2016-01-01")), [])

    def test_of_several_the_next_in_number_is_named(self):
        for number in (11, 12, 13):
            summit(number, "2017-03-05")
        [said] = told(summit(14, "2016-01-01"))
        self.assertIn("13th Summit", said)

    def test_withdrawn_one_does_not_count(self):
        gone = {"status": "withdrawn", "withdrawn_reason_en": "Wrong."}
        summit(14, "2017-03-05", **gone)
        self.assertEqual(told(summit(15, "2016-01-01")), [])

    def test_many_cost_as_many_queries_as_one(self):
        rows = [summit(number, f"20{number}-03-05") for number in range(10, 16)]
        told(*rows)
        for some in (rows[:1], rows):
            with self.assertNumQueries(18):
                told(*some)


class SameMeetingTests(TestCase):
    SAID = "Is this the same meeting as {}? The day and the place are the same."

    def meeting(self, **fields):
        made = {"number": None, "series": "extraordinary", "began_on": "2009-11-24"}
        slug = f"meeting-{Summit.objects.count()}"
        return make.make_summit(**made | {"slug": slug, "place": self.place} | fields)

    def setUp(self):
        self.place = make.make_place()
        self.first = self.meeting()

    def test_second_meeting_without_number_on_one_day_in_one_place(self):
        second = self.meeting()
        said = f"{second}: {self.SAID.format(self.first)}"
        self.assertEqual(told(second), [said])

    def test_two_without_number_in_one_year(self):
        self.assertEqual(told(self.meeting(began_on="2009-06-29")), [])

    def test_day_that_is_not_known_or_place(self):
        self.assertEqual(told(self.meeting(began_on="2009-11")), [])
        self.assertEqual(told(self.meeting(place=None)), [])
        barinas = make.make_place(city_en="Barinas", city_es="Barinas")
        self.assertEqual(told(self.meeting(place=barinas)), [])

    def test_numbered_meeting_of_that_day(self):
        self.assertEqual(told(self.meeting(number=5)), [])

    def test_withdrawn_meeting(self):
        Summit.objects.update(status="withdrawn", withdrawn_reason_en="Twice.")
        self.assertEqual(told(self.meeting()), [])


class PastTests(TestCase):
    SAID = "Its day is past: was it held, postponed or cancelled?"

    def told(self, state_of, day):
        return told(make.make_summit(state_of=state_of, began_on=day))

    def test_meeting_announced_for_a_day_that_is_past(self):
        said = self.told("announced", "2017-03-05")
        self.assertEqual([line.partition(": ")[2] for line in said], [self.SAID])

    def asked(self, event, **before):
        """Return what is said of an event in which ``before`` was changed."""
        found = warnings_of(written(event, edits=[Edit(event, before)]))
        return [(it.field, it.words) for it in found if it.odd]

    def test_event_is_told_of_as_its_source_tells_it(self):
        event = make.make_event(state_of="announced", began="2017-03-05")
        self.assertEqual(told(event), [])
        self.assertEqual(self.asked(event, summary_en="Another"), [])

    def test_whoever_enters_it_so_is_asked(self):
        event = make.make_event(state_of="announced", began="2017-03-05")
        for before in ({"state_of": "held"}, {"began": ""}):
            self.assertEqual(self.asked(event, **before), [("state_of", self.SAID)])

    def test_event_that_was_held_or_has_no_day(self):
        for state_of, began in [("held", "2017-03-05"), ("announced", "")]:
            event = make.make_event(state_of=state_of, began=began)
            self.assertEqual(self.asked(event, began="2018", state_of=""), [])

    def test_meeting_that_was_held_or_is_to_come(self):
        self.assertEqual(self.told("held", "2017-03-05"), [])
        today = mock.patch(
            "django.utils.timezone.localdate", return_value=dt.date(2017, 3, 5)
        )
        with today:
            for day in ("2017-03-05", "2017-03", "2017", "2018", ""):
                self.assertEqual(self.told("announced", day), [])


class AsItMetTests(TestCase):
    def test_in_person_at_a_videoconference(self):
        summit = make.make_summit(format="videoconference")
        part = make.make_participation(summit, mode="in-person")
        said = [f"{part}: The summit was held by videoconference: {summit}."]
        self.assertEqual(told(part), said)
        self.assertEqual(told(summit), said)

    def test_otherwise(self):
        for format_, mode in [
            ("videoconference", "videoconference"),
            ("videoconference", "not-stated"),
            ("hybrid", "in-person"),
            ("in-person", "videoconference"),
        ]:
            summit = make.make_summit(format=format_)
            self.assertEqual(told(make.make_participation(summit, mode=mode)), [])

    def test_dead_person_takes_part(self):
        chavez = make.make_person("Hugo Chávez", died="2013-03-05")
        part = make.make_participation(person=chavez)
        said = [f"{part}: Hugo Chávez died before: 5 March 2013."]
        for row in (part, part.summit, chavez):
            self.assertEqual(told(row), said)

    def test_person_who_died_then_or_later(self):
        summit = make.make_summit()
        for died in ("2017-03-05", "2017-03", "2017", "2025", ""):
            person = make.make_person(died=died)
            part = make.make_participation(summit, person=person)
            self.assertEqual(told(part), [])

    def test_dead_person_says_something(self):
        chavez = make.make_person("Hugo Chávez", died="2013-03-05")
        for meeting in (make.make_summit(), make.make_event(began="2017-03-05")):
            at = {meeting._meta.model_name: meeting}
            statement = make.make_statement(person=chavez, **at)
            said = [f"{statement}: Hugo Chávez died before: 5 March 2013."]
            with self.subTest(meeting):
                self.assertEqual(told(statement), said)
                self.assertEqual(told(meeting), said)
                self.assertEqual(told(chavez)[-1:], said)
                [finding] = warnings_of(written(statement))
                self.assertEqual(finding.field, "person")
                began = "began" if "event" in at else "began_on"
                odd = ["person", "died", *at, began]
                self.assertEqual(finding.odd.split(), odd)

    def test_living_person_or_the_meeting_says_something(self):
        for died in ("2017-03-05", "2017", "2025", ""):
            statement = make.make_statement(person=make.make_person(died=died))
            self.assertEqual(told(statement), [])
        self.assertEqual(told(make.make_statement()), [])

    def test_withdrawn_statement(self):
        chavez = make.make_person("Hugo Chávez", died="2013-03-05")
        gone = {"withdrawn_reason_en": "Misread."}
        self.assertEqual(told(make.make_statement(person=chavez, **gone)), [])

    def test_many_statements_cost_as_many_queries_as_one(self):
        summit = make.make_summit()
        for count in (1, 5):
            for _more in range(count):
                person = make.make_person(died="2013-03-05")
                make.make_statement(summit=summit, person=person)
            with self.assertNumQueries(1):
                self.assertGreater(len([*said_after_death(written(summit))]), 0)

    def test_withdrawn_row(self):
        gone = {"withdrawn_reason_en": "Misread."}
        summit = make.make_summit(format="videoconference")
        part = make.make_participation(summit, mode="in-person", **gone)
        self.assertEqual(told(part), [])


class PlaceTests(TestCase):
    SAME = "Is this the same place as Caracas, Venezuela? The name is the same."

    def test_same_city_of_the_same_state(self):
        make.make_place()
        second = make.make_place(city_en="CARÁCAS", city_es="")
        self.assertEqual(told(second)[0], f"{second}: {self.SAME}")

    def test_city_of_another_state(self):
        make.make_place()
        elsewhere = make.make_place(state=make.make_state("Cuba"))
        self.assertEqual(told(elsewhere), [])

    def test_other_city(self):
        make.make_place()
        other = make.make_place(city_en="Barinas", city_es="Barinas")
        self.assertEqual(told(other), [])


class RollTests(TestCase):
    """A participation as member of a state that the roll of the day denies."""

    @classmethod
    def setUpTestData(cls):
        cls.cuba = make.make_state("Cuba")
        cls.summit = summit(14, "2017-03-05")
        cls.part = make.make_participation(
            summit=cls.summit, state=cls.cuba, capacity="member"
        )

    SAID = "Cuba: took part: On 5 March 2017, says the roll, Cuba was not a member."

    def test_state_that_had_left(self):
        make.make_membership(self.cuba, began="2004-12-14", ended="2010-06-24")
        self.assertEqual(told(self.part), [self.SAID])

    def test_state_that_had_yet_to_join(self):
        make.make_membership(self.cuba, began="2018-12-14")
        self.assertEqual(told(self.part), [self.SAID])

    def test_state_that_was_suspended(self):
        make.make_membership(self.cuba)
        suspended = {"standing": "suspended", "began": "2016", "ended": "2018"}
        make.make_membership(self.cuba, **suspended)
        self.assertEqual(told(self.part), [self.SAID])

    def test_it_is_told_in_spanish(self):
        make.make_membership(self.cuba, began="2018-12-14")
        with override("es"):
            [said] = told(self.part)
        self.assertTrue(said.endswith("el 5 de marzo de 2017 Cuba no era miembro."))

    def test_it_is_told_of_the_summit_too(self):
        make.make_membership(self.cuba, began="2018-12-14")
        self.assertEqual(told(self.summit), [self.SAID])

    def test_it_is_told_of_a_period_that_denies_it(self):
        period = make.make_membership(self.cuba, began="2018-12-14")
        self.assertEqual(told(period), [self.SAID])

    def test_withdrawn_participation(self):
        self.part.withdrawn_reason_en = "Misread."
        self.part.full_clean()
        self.part.save()
        make.make_membership(self.cuba, began="2018-12-14")
        self.assertEqual(told(self.part), [])

    def test_member(self):
        make.make_membership(self.cuba)
        self.assertEqual(told(self.part), [])

    def test_state_of_which_the_roll_knows_nothing(self):
        self.assertEqual(told(self.part), [])

    def test_guest(self):
        make.make_membership(self.cuba, began="2018-12-14")
        guest = make.make_participation(state=self.cuba, capacity="guest")
        self.assertEqual(told(guest), [])

    def test_summit_of_which_only_the_year_is_known(self):
        make.make_membership(self.cuba, began="2018-12-14")
        undated = summit(15, "2017", basis="inferred", derivation_en="By order.")
        part = make.make_participation(
            summit=undated, state=self.cuba, capacity="member"
        )
        self.assertEqual(told(part), [])

    def test_many_states_cost_as_many_queries_as_one(self):
        make.make_membership(self.cuba)
        parts = [self.part]
        for _ in range(5):
            state = make.make_state()
            make.make_membership(state)
            parts.append(
                make.make_participation(
                    summit=self.summit, state=state, capacity="member"
                )
            )
        with self.assertNumQueries(11):
            told(self.part)
        with self.assertNumQueries(11):
            told(*parts)


class PhotoTests(TestCase):
    """A photo described in one language is hidden, and that is said."""

    HIDDEN = "It is not described in both languages, so that readers do not see it."

    def setUp(self):
        self.summit = make.make_summit(status="draft", publish_at=None)
        self.photo = make.make_photo(summit=self.summit, alt_es="")

    def publish(self):
        self.summit.status = "published"
        self.summit.full_clean()
        self.summit.save()

    def test_it_is_told_when_its_summit_is_published(self):
        self.publish()
        self.assertIn(f"{self.photo}: {self.HIDDEN}", told(self.summit))

    def test_it_is_told_when_it_is_saved_itself(self):
        self.publish()
        self.assertIn(f"{self.photo}: {self.HIDDEN}", told(self.photo))

    def test_nothing_is_told_of_that_of_a_draft(self):
        self.assertEqual(told(self.summit), [])

    def test_nothing_is_told_of_one_that_is_described(self):
        type(self.photo).objects.update(alt_es="La sala de la reunión.")
        self.publish()
        self.assertEqual(told(self.summit), [])


class ActOrderTests(TestCase):
    """The acts of one membership follow each other as the vocabulary has them."""

    def setUp(self):
        self.membership = make.make_membership()

    def act(self, act, date, **fields):
        return make.make_act(self.membership, act=act, date=date, **fields)

    def test_ratified_before_it_was_signed(self):
        self.act("signed", "2009-06-24")
        [said] = told(self.act("ratified", "2008-01-01"))
        self.assertIn("It is dated before what comes first: signed on 24", said)

    def test_in_order(self):
        acts = [
            self.act(act, date)
            for act, date in [
                ("applied", "2008-01-01"),
                ("signed", "2008"),
                ("ratified", "2008-10-09"),
                ("in-force", "2008-10-09"),
                ("withdrawal-announced", "2009-12"),
                ("withdrawn", ""),
            ]
        ]
        self.assertEqual(told(*acts), [])

    def test_accepted_may_come_at_any_time(self):
        self.act("signed", "2009-06-24")
        self.assertEqual(told(self.act("accepted", "2008-01-01")), [])

    def test_acts_of_another_membership_do_not_count(self):
        make.make_act(make.make_membership(), act="signed", date="2009-06-24")
        self.assertEqual(told(self.act("ratified", "2008-01-01")), [])

    def test_dated_when_the_period_was_over(self):
        over = make.make_membership(began="2004", ended="2010")
        act = make.make_act(over, act="signed", date="2012-06-24")
        words = [said for said in told(act) if "was over by then: 2010" in said]
        self.assertEqual(len(words), 1)
        gone = make.make_act(over, act="withdrawn", date="2011")
        self.assertFalse([it for it in told(gone) if f"{gone}: The period" in it])

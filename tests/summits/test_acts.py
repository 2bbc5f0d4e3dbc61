"""Acts of membership as rows: what they hold to, and where they are told."""

from django.db import connection
from django.db.models import ProtectedError
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from archive.search import index
from members.models import Membership
from members.search_words import ACTS
from members.standings import Act
from summits import gaps
from summits.models import Event, MembershipAct
from tests import factories as make
from tests.archive.search.finding import entries_of, found
from tests.constraints import Broken, ConstraintCases
from tests.crawl import Page
from tests.desk import DeskTestCase, page, typed
from tests.findings import told
from tests.gaps import RuleCase

CASES = [
    Broken(
        "membershipact_is_named",
        make.make_act,
        {"act": "recalled"},
        "act",
        "Say which act it was.",
        early=True,
    ),
    Broken(
        "membershipact_once_on_a_day",
        make.make_act,
        lambda act: {"date": make.make_act(act.membership, date="2005").date},
        "date",
        "This membership already has that act of that date.",
    ),
]


class ActConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class ActTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.honduras = make.make_state("Honduras")
        cls.period = make.make_membership(cls.honduras, began="2008")
        cls.summit = make.make_summit(began_on="2008-08-25")
        cls.act = make.make_act(
            cls.period, act="signed", date="2008-08-25", summit=cls.summit
        )

    def test_name_tells_state_act_and_day(self):
        self.assertEqual(str(self.act), "Honduras: signed on 25 August 2008")
        self.act.date = ""
        self.assertEqual(str(self.act), "Honduras: signed, date not stated")

    def test_it_is_told_in_spanish(self):
        with override("es"):
            self.assertEqual(self.act.told, "firma el 25 de agosto de 2008")
            self.assertEqual(MembershipAct(act="applied").told[:9], "solicitud")

    def test_label_of_a_fact_tells_state_and_act(self):
        label = MembershipAct.fact_label("Honduras", "ratified")
        self.assertEqual(label, "Honduras: ratified")

    def test_one_act_may_be_of_two_days_and_again_once_it_is_withdrawn(self):
        make.make_act(self.period, act="signed", date="2008-08-26")
        self.act.withdrawn_reason_en = "Wrong."
        self.act.full_clean()
        self.act.save()
        make.make_act(self.period, act="signed", date="2008-08-25")

    def test_summit_with_an_act_is_not_deleted(self):
        with self.assertRaises(ProtectedError):
            self.summit.delete()

    def test_it_goes_with_its_membership(self):
        self.period.delete()
        self.assertIs(MembershipAct.objects.exists(), False)

    def test_kinds_of_events_lead_to_it(self):
        for kind in (Event.Kind.EXPANSION, Event.Kind.MEMBERSHIP):
            said = "what concerns the membership of one state is an act of that."
            self.assertTrue(str(kind.meaning).endswith(said))


class SummitTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make.make_summit(began_on="2008-08-25")
        cls.period = make.make_membership(make.make_state("Honduras"), began="2008")
        cls.act = cls.sign("2008-08-25")

    @classmethod
    def sign(cls, date):
        return make.make_act(cls.period, act="signed", date=date, summit=cls.summit)

    def page(self, language="en"):
        url = self.summit.get_absolute_url().replace("/en/", f"/{language}/")
        return Page(url, self.client.get(url))

    def test_summit_tells_the_acts_done_at_it_with_their_words(self):
        text = "Honduras signed its accession."
        words = make.make_passage(text=text)
        make.make_citation(self.act, passage=words, quote=text)
        found = self.page()
        self.assertIn("Acts of membership", found.text("main"))
        self.assertIn("Honduras: signed on 25 August 2008", found.text("main"))
        self.assertIn(text, found.text("main"))
        self.assertIn(f"/en/countries/honduras/#{self.act.anchor}", found.links)

    def test_it_does_so_in_spanish(self):
        said = self.page("es").text("main")
        self.assertIn("Actos de membresía", said)
        self.assertIn("Honduras: firma el 25 de agosto de 2008", said)

    def test_summit_without_any_has_no_such_list(self):
        url = make.make_summit().get_absolute_url()
        self.assertNotIn(
            "Acts of membership", Page(url, self.client.get(url)).text("main")
        )

    def test_they_cost_no_query_however_many(self):
        MembershipAct.objects.all().delete()
        without = self.cost()
        self.sign("2008-08-25")
        one = self.cost()
        self.sign("2008-08")
        self.assertEqual([one, self.cost()], [without] * 2)

    def cost(self):
        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.summit.get_absolute_url())
        return len(asked)


class TimelineTests(TestCase):
    def test_it_stands_on_its_day_with_what_was_done(self):
        period = make.make_membership(make.make_state("Honduras"))
        make.make_act(period, act="withdrawal-announced", date="2009-12-16")
        make.make_act(period, act="applied", date="")
        said = Page("/en/timeline/", self.client.get("/en/timeline/")).text("main")
        self.assertIn("Act of membership: Honduras: withdrawal announced", said)
        self.assertNotIn("Honduras: applied", said)


class DifferenceTests(TestCase):
    def test_another_date_of_an_act_stands_among_the_differences(self):
        act = make.make_act(make.make_membership(make.make_state("Honduras")))
        make.make_citation(act, field="date", says="value", stated_value="2005")
        response = self.client.get("/en/differences/")
        self.assertContains(response, "Honduras: ratified")


class GapTests(RuleCase):
    gaps = gaps.ACTS

    def test_date_that_no_source_gives(self):
        make.make_act(date="")
        self.assertEqual(self.missing(), ["The date is not recorded."])
        MembershipAct.objects.update(date="2008")
        self.assertEqual(self.missing(), [])


class OfAnotherTimeTests(TestCase):
    """An act dated apart from the summit at which it was done."""

    def act(self, date, **fields):
        summit = make.make_summit(began_on="2008-08-25", **fields)
        return make.make_act(act="ratified", date=date, summit=summit)

    def test_act_of_another_day_is_asked_about_from_either_end(self):
        for date in ("2007", "2008-08-24", "2008-08-26", "2008-10"):
            act = self.act(date)
            said = [f"{act}: The summit is of another time: {act.summit}."]
            self.assertEqual(told(act), said)
            self.assertEqual(told(act.summit), said)

    def test_act_of_its_days_or_perhaps_so_is_not(self):
        for date in ("2008-08-25", "2008-08", "2008", ""):
            self.assertEqual(told(self.act(date)), [])
        self.assertEqual(told(self.act("2008-08-26", ended_on="2008-08-26")), [])

    def test_nor_one_without_a_summit_or_withdrawn(self):
        self.assertEqual(told(make.make_act()), [])
        act = self.act("2007")
        act.withdrawn_reason_en = "Wrong."
        act.full_clean()
        act.save()
        self.assertEqual(told(act), [])


class SearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.honduras = make.make_state("Honduras")
        cls.period = make.make_membership(cls.honduras, began="")
        make.make_membership(make.make_state("Cuba"))

    @staticmethod
    def found(words):
        index.refresh()
        return found(words)

    def test_country_is_found_by_its_acts(self):
        make.make_act(self.period, act="ratified", date="2008-10-09")
        make.make_act(self.period, act="withdrawal-announced", date="2009-12-16")
        [entry] = entries_of("country", self.honduras).values()
        self.assertIn(("en", "ratified on 9 October 2008"), entry.texts)
        self.assertIn(("es", "ratificación el 9 de octubre de 2008"), entry.texts)
        for words in (
            *("Honduras ratified", "Honduras ratificó", "ratification"),
            *("announced withdrawal", "anunció retiro", "ratificación 2008"),
        ):
            self.assertEqual(self.found(words), ["country HND"], words)

    def test_it_is_told_and_found_as_what_its_acts_make_it(self):
        make.make_act(self.period, act="in-force", date="2008-10-09")
        make.make_act(self.period, act="withdrawn", date="2010-01-12")
        [entry] = entries_of("country", self.honduras).values()
        began = "member: began by the act: in force on 9 October 2008"
        self.assertTrue(entry.texts[2][1].startswith(began))
        for words in ("former member", "Honduras joined", "Honduras left"):
            self.assertIn("country HND", self.found(words), words)

    def test_every_act_has_words_of_readers(self):
        self.assertEqual({*ACTS}, {*Act})

    def test_note_of_an_act_is_found(self):
        make.make_act(self.period, note_en="The gazette has November.")
        self.assertEqual(self.found("gazette"), ["country HND"])

    def test_withdrawn_act_is_not_found(self):
        make.make_act(self.period, withdrawn_reason_en="Misread.")
        self.assertEqual(self.found("ratified"), [])


class DeskTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.period = make.make_membership(make.make_state("Honduras"), began="2008")
        self.url = page(Membership, "change", self.period.pk)

    def add(self, **fields):
        """Post the form of a new act of the membership."""
        url = f"{page(MembershipAct, 'add')}?membership={self.period.pk}"
        words = {"passage": self.period.passage_id, "quote": self.period.quote}
        row = {"basis": "stated", **words, **fields}
        return self.client.post(url, typed(self.client.get(url), **row))

    def test_form_of_a_membership_lists_its_acts_and_offers_one_more(self):
        make.make_act(self.period, act="withdrawal-announced", date="2009-12-16")
        form = self.client.get(self.url)
        add = f"{page(MembershipAct, 'add')}?membership={self.period.pk}"
        self.assertContains(form, f'href="{add}"')
        self.assertContains(form, "Acts of membership: 1")
        self.assertContains(form, "withdrawal announced")

    def test_an_act_is_added_with_its_words_and_leads_back(self):
        summit = make.make_summit(began_on="2008-08-25")
        response = self.add(act="signed", date="2008-08-25", summit=summit.pk)
        act = self.period.acts.get()
        self.assertEqual((act.told, act.summit), ("signed on 25 August 2008", summit))
        self.assertRedirects(response, f"{self.url}#membershipact-{act.pk}")

    def test_rules_are_messages_at_its_fields(self):
        make.make_act(self.period, act="ratified", date="2008")
        for fields, wrong in [
            ({"act": "", "date": "2008"}, "act"),
            ({"act": "signed", "date": "in spring"}, "date"),
            ({"act": "signed", "date": "2030"}, "date"),
            ({"act": "ratified", "date": "2008"}, "date"),
            ({"act": "withdrawn", "date": "2007"}, "date"),
        ]:
            errors = self.errors(self.add(**fields))
            self.assertEqual(set(errors), {wrong}, fields)

    def test_membership_to_choose_is_told_with_its_dates(self):
        act = make.make_act(self.period)
        form = self.client.get(page(MembershipAct, "change", act.pk))
        self.assertContains(form, "Honduras: member 2008")

    def test_acts_are_found_by_state_and_words(self):
        act = make.make_act(self.period)
        make.make_act()
        response = self.client.get(page(MembershipAct, "changelist"), {"q": "hondur"})
        self.assertEqual(list(response.context["cl"].result_list), [act])

"""Acts of membership on the page of their country."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.crawl import Page
from tests.members.test_views import RollCase


class ActsCase(RollCase):
    """Honduras: nothing dates its membership but what a test records of it."""

    @classmethod
    def setUpTestData(cls):
        cls.state = make.make_state("Honduras")
        cls.period = make.make_membership(cls.state, began="")

    def act(self, act, date, period=None, **fields):
        return make.make_act(period or self.period, act=act, date=date, **fields)


class CountryTests(ActsCase):
    URL = "/en/countries/honduras/"

    def said(self):
        return " ".join(Page(self.URL, self.client.get(self.URL)).text("main").split())

    def test_acts_stand_in_order_of_time_the_undated_last(self):
        self.act("ratified", "2008-10-09")
        self.act("accepted", "")
        self.act("signed", "2008-08-25")
        said = self.said()
        order = [
            "Signed on 25 August 2008",
            "Ratified on 9 October 2008",
            "Accepted, date not stated",
        ]
        places = [said.index(words) for words in order]
        self.assertEqual(places, sorted(places))

    def test_each_has_its_words_its_summit_and_further_words(self):
        summit = make.make_summit(number=3, series="extraordinary")
        text = "Honduras signed its accession."
        act = self.act(
            "signed",
            "2008-08-25",
            summit=summit,
            passage=make.make_passage(text=text),
            quote=text,
        )
        words = make.make_passage(text="A ceremony in Tegucigalpa.")
        make.make_citation(act, passage=words, quote=words.text)
        page = Page(self.URL, self.client.get(self.URL))
        self.assertIn(summit.get_absolute_url(), page.links)
        for said in (text, words.text):
            self.assertIn(said, page.text("main"))

    def test_act_of_a_summit_that_is_not_public_is_not(self):
        self.act("signed", "2008-08-25", summit=make.make_summit(status="draft"))
        self.assertNotIn("Signed on", self.said())

    def test_withdrawn_act_is_told_where_it_stood_and_nowhere_else(self):
        self.act("signed", "2008-08-25", withdrawn_reason_en="A misprint.")
        self.act("ratified", "2008-10-09")
        said = self.said()
        self.assertLess(said.index("A misprint."), said.index("Ratified on"))
        self.assertNotIn("Signed on", said)
        self.assertNotIn("A misprint.", self.roll("2009-01-01").text("main"))

    def test_withdrawn_acts_alone_are_told(self):
        self.act("signed", "2008-08-25", withdrawn_reason_en="A misprint.")
        self.assertIn("A misprint.", self.said())

    def test_acts_cost_one_query_however_many_and_none_without(self):
        without = self.cost()
        self.act("ratified", "2008-10-09")
        one = self.cost()
        self.act("signed", "2008-08-25")
        self.assertEqual([one, self.cost()], [without + 1] * 2)

    def cost(self):
        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.URL)
        return len(asked)

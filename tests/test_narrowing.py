"""The lists and the search narrow by the same facets of the same records."""

from django.test import TestCase

from archive.search import index
from archive.search.query import FACETS, Filters, Query
from archive.search.searching import search
from archive.sources.models import Citation
from initiatives.filters import InitiativeFilter
from members.models import State
from summits.filters import DeclarationFilter, SummitFilter
from tests.factories import (
    make_citation,
    make_declaration,
    make_initiative,
    make_milestone,
    make_participation,
    make_passage,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_topic,
)
from tests.lists import chips, options, rows, total
from tests.seeds import load_seeds

LISTED = {
    "summit": ("/en/summits/", SummitFilter),
    "declaration": ("/en/declarations/", DeclarationFilter),
    "initiative": ("/en/initiatives/", InitiativeFilter),
}


class NarrowingMixin:
    """What the list and the search find of a kind, as references."""

    def listed(self, kind, **chosen):
        return set(rows(self.client.get(LISTED[kind][0], chosen)))

    def searched(self, kind, **chosen):
        return set(rows(self.client.get("/en/search/", {"type": kind, **chosen})))

    def values(self, kind):
        """Yield each facet and value that the list or the search has of a kind."""
        url, filterset_class = LISTED[kind]
        found = {option[:2] for option in options(self.client.get(url))}
        counts = search(Query(filters=Filters(type=(kind,)))).counts
        found |= {(facet, value) for facet in FACETS for value in counts[facet]}
        for facet, value in sorted(found):
            if facet in FACETS and facet in filterset_class.base_filters:
                yield facet, value

    def assertAgree(self, *, least):
        """Assert that both find the same, for ``least`` facets and values or more."""
        compared = 0
        for kind in LISTED:
            for facet, value in self.values(kind):
                chosen = {facet: value}
                with self.subTest(kind=kind, **chosen):
                    listed = self.listed(kind, **chosen)
                    self.assertEqual(self.searched(kind, **chosen), listed)
                    self.assertGreater(len(listed), 0)
                compared += 1
        self.assertGreaterEqual(compared, least)


class SeedTests(NarrowingMixin, TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_both_find_the_same_by_each_value(self):
        self.assertAgree(least=50)

    def test_both_find_the_same_by_two_values(self):
        for kind, chosen in [
            ("summit", {"year": ["2017", "2025"]}),
            ("summit", {"country": ["cuba", "mexico"], "year": "2017"}),
            ("declaration", {"country": ["cuba", "mexico"]}),
            ("initiative", {"topic": ["migration", "peace"], "year": ["2017", "2025"]}),
            ("initiative", {"country": ["bolivia", "ecuador"]}),
        ]:
            with self.subTest(kind=kind, **chosen):
                found = self.listed(kind, **chosen)
                self.assertGreater(len(found), 0)
                self.assertEqual(self.searched(kind, **chosen), found)

    def test_code_and_capitals_lead_to_the_same_in_both(self):
        for typed in ["cu", "CUB", "Cuba", "CUBA", "república de Cuba"]:
            for url, more in [
                ("/en/summits/", {}),
                ("/es/initiatives/", {}),
                ("/en/search/", {"type": "summit"}),
                ("/en/search/feed.atom", {"type": "summit"}),
            ]:
                with self.subTest(typed=typed, url=url):
                    response = self.client.get(url, {"country": typed, **more})
                    self.assertEqual(response.status_code, 302)
                    leads_to = response["Location"]
                    self.assertIn("country=cuba", leads_to)
                    self.assertEqual(self.client.get(leads_to).status_code, 200)

    def test_country_that_no_record_of_a_list_has_is_no_unknown_one(self):
        """Barbados is in the record, but nothing public names it."""
        peru = State.objects.get(slug="peru")
        make_participation(make_summit(began_on="1999"), state=peru)
        index.refresh()
        for url in ["/en/declarations/", "/en/initiatives/"]:
            with self.subTest(url):
                response = self.client.get(url, {"country": "peru"})
                self.assertEqual((total(response), chips(response)), (0, ["?"]))
                self.assertContains(response, "Country: Peru")
                self.assertNotContains(response, 'role="alert"')
                response = self.client.get(url, {"country": "barbados"})
                self.assertContains(response, "is called “barbados”")
        response = self.client.get("/en/search/?type=declaration&country=peru")
        self.assertEqual(total(response), 0)
        self.assertNotContains(response, 'role="alert"')
        response = self.client.get("/en/search/?country=barbados")
        self.assertContains(response, "is called “barbados”")

    def test_country_that_only_a_draft_names_is_unknown_to_both(self):
        peru = State.objects.get(slug="peru")
        make_participation(make_summit(status="draft"), state=peru)
        index.refresh()
        for url in [*(url for url, _ in LISTED.values()), "/en/search/"]:
            for typed in ["peru", "PERU", "PER"]:
                with self.subTest(url=url, typed=typed):
                    response = self.client.get(url, {"country": typed})
                    self.assertContains(response, f"is called “{typed}”")


class ConstructedTests(NarrowingMixin, TestCase):
    """What the seeds do not have, and where two definitions would differ."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=14, place=make_place(make_state("Venezuela")))
        cls.declaration = make_declaration(cls.summit, adopted_on="2018-01-01")
        text = make_passage(source=cls.declaration.text)
        make_participation(cls.summit, state=make_state("Cuba"), capacity="observer")
        cited = make_statement(
            summit=cls.summit,
            states=[make_state("Mexico")],
            topics=[make_topic(slug="peace")],
        )
        make_citation(cited, passage=text)
        make_statement(summit=cls.summit, states=[make_state("Peru")], passage=text)
        make_statement(summit=cls.summit, states=[make_state("Chile")])
        cls.steps()
        cls.drafts()
        index.refresh()

    @classmethod
    def steps(cls):
        moving, bound, implied = (
            make_initiative(slug=slug) for slug in ("moving", "bound", "implied")
        )
        make_milestone(moving, date="2017-03-05", summit=cls.summit)
        make_milestone(moving, date="2025-02-03", step="called-for")
        make_milestone(bound, not_after="2016-05-01")
        make_milestone(implied, date="2009", implied=True)
        make_milestone(implied, date="2010", step="called-for")

    @classmethod
    def drafts(cls):
        hidden = make_passage(source=make_source(status="draft"))
        ecuador = make_state("Ecuador")
        make_participation(cls.summit, state=ecuador, passage=hidden)
        make_statement(summit=cls.summit, states=[ecuador], passage=hidden)
        make_milestone(make_initiative(slug="told"), date="2001", passage=hidden)

    def assertFound(self, kind, expected, **chosen):
        self.assertEqual(self.listed(kind, **chosen), set(expected))
        self.assertEqual(self.searched(kind, **chosen), set(expected))

    def test_both_find_the_same_by_each_value(self):
        self.assertAgree(least=15)

    def test_initiative_is_of_the_year_of_each_of_its_steps(self):
        self.assertFound("initiative", ["moving"], year="2017")
        self.assertFound("initiative", ["moving"], year="2025")
        self.assertFound("initiative", ["implied"], year="2009")
        self.assertFound("initiative", ["implied", "moving"], year=["2010", "2025"])

    def test_latest_day_of_a_step_is_no_year(self):
        self.assertFound("initiative", [], year="2016")

    def test_statement_that_cites_a_declaration_concerns_its_countries(self):
        self.assertFound("declaration", ["S14-D1"], country="mexico")
        self.assertFound("declaration", ["S14-D1"], country="peru")

    def test_other_statement_of_the_summit_does_not(self):
        self.assertFound("declaration", [], country="chile")
        self.assertFound("summit", ["S14"], country="chile")

    def test_declaration_is_of_the_year_of_its_summit_and_of_its_adoption(self):
        self.assertFound("declaration", ["S14-D1"], year="2017")
        self.assertFound("declaration", ["S14-D1"], year="2018")

    def test_summit_of_one_of_two_years_is_of_both_and_of_none_between(self):
        make_summit(number=9, began_on="[2006,2008]")
        index.refresh()
        for year, expected in (("2006", ["S9"]), ("2007", []), ("2008", ["S9"])):
            self.assertFound("summit", expected, year=year)

    def test_citation_that_goes_takes_the_country_with_it(self):
        Citation.objects.filter(passage__source=self.declaration.text).delete()
        index.refresh()
        self.assertFound("declaration", [], country="mexico")

    def test_step_that_goes_takes_its_year_with_it(self):
        type(self).summit.milestones.get().delete()
        index.refresh()
        self.assertFound("initiative", [], year="2017")
        self.assertFound("initiative", ["moving"], year="2025")

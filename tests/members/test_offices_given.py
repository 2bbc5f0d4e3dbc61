"""That a source gives somebody an office at a summit shows that it was held then."""

from django.test import TestCase
from django.utils.translation import override

from members import gaps
from members.models import Tenure
from members.offices import attach_offices
from summits.models import Participation, Summit
from tests import factories as make
from tests.crawl import Page
from tests.findings import told

SAID = (
    "Evo Morales: took part: The day of the 14th Summit lies outside of when it was "
    "held: Evo Morales, President."
)


class GivenCase(TestCase):
    """Evo Morales, President of Bolivia in 2017, and a summit of 14 December 2019."""

    @classmethod
    def setUpTestData(cls):
        cls.bolivia = make.make_state("Bolivia")
        cls.office = make.make_office(state=cls.bolivia)
        cls.person = make.make_person("Evo Morales", state=cls.bolivia)
        cls.tenure = make.make_tenure(cls.person, cls.office)
        cls.summit = make.make_summit(number=17, began_on="2019-12-14")

    def give(self, summit=None, **fields):
        whose = {"person": self.person, "office": self.office}
        return make.make_participation(summit or self.summit, **{**whose, **fields})

    def date(self, **dates):
        Tenure.objects.filter(pk=self.tenure.pk).update(**dates)

    def offices(self):
        person = type(self.person).objects.get(pk=self.person.pk)
        attach_offices([person])
        return person

    def shown(self):
        """Return the days at which summits show each tenure."""
        return [
            [part.summit.began_on for part in tenure.given_at]
            for tenure in self.offices().offices
        ]

    def untold(self):
        """Return what is said of the offices that no tenure tells."""
        return [tenure.spanned for tenure in self.offices().offices_given]

    def text(self, url):
        response = self.client.get(url)
        return " ".join(Page(url, response).text("main").split())

    @property
    def person_url(self):
        return f"/en/people/{self.person.slug}/"


class EvidenceTests(GivenCase):
    def test_office_given_at_a_summit_was_held_then(self):
        self.give()
        [tenure] = self.offices().offices
        self.assertEqual(
            tenure.spanned, "as named from 6 March 2017 to 14 December 2019"
        )
        self.assertEqual(tenure.dated, "as named on 14 December 2019")
        self.assertEqual(tenure.sure_to, "2019-12-14")

    def test_summit_before_the_evidence_of_the_row_goes_before_it(self):
        self.give(make.make_summit(number=5, began_on="2009-06-24"))
        [tenure] = self.offices().offices
        self.assertEqual(tenure.spanned, "as named from 24 June 2009 to 6 March 2017")
        self.assertEqual(tenure.sure_from, "2009-06-24")

    def test_it_refines_evidence_of_the_month(self):
        self.date(attested_first="2019-12", attested_last="2019-12")
        self.give()
        [tenure] = self.offices().offices
        self.assertEqual(tenure.spanned, "as named on 14 December 2019")

    def test_it_shows_the_one_of_two_terms_that_lasted_then(self):
        self.date(ended="2018", attested_first="", attested_last="")
        unseen = {"attested_first": "", "attested_last": ""}
        make.make_tenure(self.person, self.office, began="2019", **unseen)
        self.give()
        self.give(make.make_summit(number=5, began_on="2009-06-24"))
        self.assertCountEqual(self.shown(), [["2009-06-24"], ["2019-12-14"]])

    def test_it_lasts_into_the_year_of_its_end(self):
        self.date(ended="2019")
        self.give()
        [tenure] = self.offices().offices
        self.assertEqual(tenure.sure_to, "2019-12-14")

    def test_two_roles_at_one_summit_show_it_once(self):
        self.give()
        self.give(role="host")
        self.assertEqual(self.shown(), [["2019-12-14"]])

    def test_after_its_end_it_shows_nothing(self):
        self.give()
        for dates in ({"ended": "2018"}, {"ended": "", "ended_not_after": "2018"}):
            self.date(**dates)
            self.assertEqual(self.shown(), [[]])

    def test_before_its_beginning_it_shows_nothing(self):
        self.date(attested_first="", attested_last="2020", began="2020")
        self.give()
        self.assertEqual(self.shown(), [[]])

    def test_another_office_shows_nothing_of_it(self):
        self.give(office=make.make_office(state=self.bolivia, title_en="Minister"))
        self.assertEqual(self.shown(), [[]])

    def test_another_person_in_the_office_shows_nothing_of_it(self):
        self.give(person=make.make_person("Luis Arce"))
        self.assertEqual(self.shown(), [[]])

    def test_summit_known_to_the_month_shows_no_day(self):
        Summit.objects.filter(pk=self.summit.pk).update(began_on="2019-12")
        self.give()
        self.assertEqual(self.shown(), [[]])
        self.assertEqual(self.untold(), [])

    def test_summit_that_was_not_held_shows_nothing(self):
        self.give()
        for state_of in ("announced", "postponed", "cancelled"):
            Summit.objects.update(state_of=state_of)
            self.assertEqual(self.shown(), [[]])

    def test_who_was_only_expected_shows_nothing(self):
        for role in ("expected", "invited", "excused"):
            self.give(role=role)
        self.assertEqual(self.shown(), [[]])

    def test_what_readers_do_not_see_shows_nothing(self):
        part = self.give()
        part.withdrawn_reason_en = "Misread."
        part.full_clean()
        part.save()
        self.assertEqual(self.shown(), [[]])
        self.assertEqual(self.untold(), [])

    def test_withdrawn_tenure_is_shown_by_nothing(self):
        self.give()
        self.tenure.withdrawn_reason_en = "Misread."
        self.tenure.full_clean()
        self.tenure.save()
        self.assertEqual(self.untold(), ["as named on 14 December 2019"])


class UntoldTests(GivenCase):
    """Offices that summits give and no tenure tells."""

    def test_office_without_a_tenure_is_told_with_its_day(self):
        self.tenure.delete()
        self.give()
        self.assertEqual(self.untold(), ["as named on 14 December 2019"])

    def test_several_summits_are_told_as_one(self):
        self.tenure.delete()
        self.give()
        self.give(make.make_summit(number=5, began_on="2009-06-24"))
        told = "as named from 24 June 2009 to 14 December 2019"
        self.assertEqual(self.untold(), [told])

    def test_office_that_its_tenure_excludes_is_told_beside_it(self):
        self.date(ended="2018")
        self.give()
        self.assertEqual(self.untold(), ["as named on 14 December 2019"])

    def test_office_that_a_tenure_tells_is_not_told_again(self):
        self.give()
        self.assertEqual(self.untold(), [])


class PagesTests(GivenCase):
    def assertTold(self, url):
        self.give()
        self.give(make.make_summit(number=16, began_on="2018-12-14"))
        text = self.text(url)
        self.assertIn("(as named from 6 March 2017 to 14 December 2019)", text)
        self.assertIn(
            "So named in the 17th Summit, 14 December 2019, and in 1 more.", text
        )
        self.assertContains(
            self.client.get(url), '<a href="/en/summits/17/">17th Summit</a>, 14'
        )

    def test_person(self):
        self.assertTold(self.person_url)

    def test_people_of_a_country(self):
        self.assertTold("/en/countries/bolivia/")

    def test_offices_of_an_organization(self):
        body = make.make_organization()
        self.office = make.make_office(organization=body)
        self.tenure = make.make_tenure(self.person, self.office)
        self.assertTold(f"/en/organizations/{body.slug}/")

    def test_it_is_told_in_spanish(self):
        self.give()
        text = self.text(self.person_url.replace("/en/", "/es/"))
        self.assertIn("Con ese cargo en la XVII Cumbre, 14 de diciembre de 2019.", text)

    def test_without_a_summit_nothing_is_said_of_any(self):
        self.assertNotIn("So named", self.text(self.person_url))

    def test_office_without_a_tenure_stands_on_both_pages(self):
        self.tenure.delete()
        self.give()
        for url in (self.person_url, "/en/countries/bolivia/"):
            text = self.text(url)
            self.assertIn("President of Bolivia (as named on 14 December 2019)", text)
            self.assertIn("So named in the 17th Summit, 14 December 2019.", text)
            self.assertNotIn("No source held names an office.", text)

    def test_machines_read_it(self):
        self.tenure.delete()
        self.give()
        self.assertContains(
            self.client.get(self.person_url),
            '"jobTitle":["President of Bolivia (as named on 14 December 2019)"]',
        )

    def test_between_two_summits_the_office_was_held(self):
        self.give()
        between = make.make_summit(number=16, began_on="2018-12-14")
        make.make_statement(summit=between, person=self.person)
        self.assertIn(
            "(as named from 6 March 2017 to 14 December 2019)",
            self.text("/en/summits/16/"),
        )

    def test_gap_of_a_former_holder_tells_the_last_evidence(self):
        self.date(ended_not_after="2025")
        self.give()
        [tenure] = gaps.with_offices_given(gaps.tenures())
        self.assertEqual(tenure.dated, "as named on 14 December 2019")


class WarningTests(GivenCase):
    """An office given on a day that its tenures exclude is odd."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.late = make.make_summit(number=14, began_on="2020-12-14")

    def end(self, ended="2019-11-10"):
        self.date(ended=ended)

    def test_office_that_had_ended(self):
        self.end()
        part = self.give(self.late)
        self.assertEqual(told(part), [SAID])
        self.assertEqual(told(self.tenure), [SAID])
        self.assertIn(SAID, told(self.late))

    def test_office_that_had_not_begun(self):
        self.date(attested_first="", attested_last="2021", began="2021")
        self.assertEqual(told(self.give(self.late)), [SAID])

    def test_it_is_told_in_spanish(self):
        self.end()
        with override("es"):
            [said] = told(self.give(self.late))
        self.assertIn("El día de la XIV Cumbre queda fuera del tiempo", said)

    def test_day_that_the_dates_allow(self):
        self.end("2020")
        self.assertEqual(told(self.give(self.late)), [])

    def test_day_that_another_term_allows(self):
        self.end()
        unseen = {"attested_first": "", "attested_last": ""}
        make.make_tenure(self.person, self.office, began="2020", **unseen)
        self.assertEqual(told(self.give(self.late)), [])

    def test_office_without_a_tenure(self):
        self.tenure.delete()
        self.assertEqual(told(self.give(self.late)), [])

    def test_summit_without_a_day(self):
        self.end()
        Summit.objects.filter(pk=self.late.pk).update(began_on="")
        self.assertEqual(told(self.give(self.late)), [])

    def test_who_did_not_come(self):
        self.end()
        self.assertEqual(told(self.give(self.late, role="excused")), [])

    def test_withdrawn_rows(self):
        self.end()
        part = self.give(self.late)
        Participation.objects.filter(pk=part.pk).update(
            withdrawn_at=make.PUBLISHED_AT, withdrawn_reason_en="Misread."
        )
        self.assertEqual(told(part), [])


class AnotherStateTests(GivenCase):
    """Who took part for a state in an office of another one is odd."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.cuba = make.make_state("Cuba")

    def said(self, part):
        office = "President of Bolivia"
        return [f"{part}: That is an office of another state: {office}."]

    def test_office_of_another_state(self):
        part = self.give(state=self.cuba)
        self.assertEqual(told(part), self.said(part))
        self.assertEqual(told(self.office), self.said(part))

    def test_it_is_told_in_spanish(self):
        with override("es"):
            [said] = told(self.give(state=self.cuba))
        self.assertIn("Ese cargo es de otro Estado: ", said)

    def test_office_of_the_state_itself_or_of_none_named(self):
        for state in (self.bolivia, None):
            summit = make.make_summit(began_on="2017-03-05")
            self.assertEqual(told(self.give(summit, state=state)), [])

    def test_office_of_an_organization(self):
        office = make.make_office(organization=make.make_organization())
        self.assertEqual(told(self.give(state=self.cuba, office=office)), [])

    def test_withdrawn_row(self):
        part = self.give(state=self.cuba)
        Participation.objects.filter(pk=part.pk).update(
            withdrawn_at=make.PUBLISHED_AT, withdrawn_reason_en="Misread."
        )
        self.assertEqual(told(part), [])

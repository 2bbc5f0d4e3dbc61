"""How many states texts count: told beside what the roll of that day shows."""

from django.test import TestCase
from django.utils.translation import override

from members import gaps
from members.figures import Count, compare, figures_told
from members.latest import days_told
from members.models import Membership, StatedFigure
from members.roll import held
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw
from tests.archive.search.finding import found
from tests.constraints import Broken, ConstraintCases
from tests.crawl import Page
from tests.desk import DeskTestCase, page, typed
from tests.findings import refused, told
from tests.lists import MANY, CostMixin

DAY = "2017-03-05"
URL = f"/en/members/on/{DAY}/"
CASES = [
    Broken(
        "statedfigure_is_of_a_day",
        make.make_figure,
        {"as_of": ""},
        "as_of",
        "Say as of when: a day, a month or a year.",
    )
]


class ConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class FigureCase(TestCase):
    """Two members since 2004 who are shown in force in 2018, and none besides."""

    @classmethod
    def setUpTestData(cls):
        cls.periods = [cls.join(), cls.join()]

    @staticmethod
    def join(**fields):
        return make.make_membership(**{"attested_last": "2018-12-14", **fields})

    def date(self, period, **dates):
        Membership.objects.filter(pk=period.pk).update(**dates)

    def on_roll(self, **fields):
        """Return what the roll shows beside a figure, as a pair of numbers."""
        figure = make.make_figure(**fields)
        compare([figure], held())
        return figure.on_roll and (*figure.on_roll,)

    def differs(self, number):
        figure = make.make_figure(number=number)
        compare([figure], held())
        return figure.differs

    def text(self, url=URL):
        page_of_the_day = Page(url, self.client.get(url))
        self.assertEqual(page_of_the_day.status, 200)
        return " ".join(page_of_the_day.text("main").split())


class WordsTests(TestCase):
    def test_figure_is_called_by_what_it_says(self):
        for fields, words in [
            ({}, "11 members, as of 5 March 2017"),
            ({"number": 1}, "1 member, as of 5 March 2017"),
            (
                {"standing": "observer", "as_of": "2017"},
                "11 observers, as of 2017",
            ),
            (
                {"standing": "suspended", "number": 1, "as_of": "2017-03"},
                "1 suspended state, as of March 2017",
            ),
        ]:
            with self.subTest(words):
                self.assertEqual(str(make.make_figure(**fields)), words)

    def test_it_is_called_so_in_spanish(self):
        with override("es"):
            self.assertEqual(
                str(make.make_figure()), "11 miembros, al 5 de marzo de 2017"
            )

    def test_every_standing_is_counted_in_words(self):
        for standing in StatedFigure.Standing:
            with self.subTest(standing):
                self.assertIn("3 ", str(make.make_figure(standing=standing, number=3)))

    def test_fact_of_a_passage_says_the_same(self):
        figure = make.make_figure()
        url = figure.passage.source.get_absolute_url()
        with override("en"):
            response = self.client.get(f"/en{url.removeprefix('/en')}")
        self.assertContains(response, "11 members, as of 5 March 2017")

    def test_a_day_to_come_is_refused(self):
        figure = make.make_figure()
        figure.as_of = "2047-03-05"
        with self.assertRaisesMessage(Exception, "This date has not come yet."):
            figure.full_clean()

    def test_text_from_before_the_day_is_refused(self):
        early = make.make_passage(source=make.make_source(published_on="2016-01-01"))
        self.assertIn("as_of", refused(make.make_figure(passage=early)))


class CountTests(FigureCase):
    """What the roll shows, at least and at most."""

    def test_members_of_that_day(self):
        self.assertEqual(self.on_roll(), (2, 2))

    def test_who_had_left_is_none(self):
        self.date(self.periods[0], ended="2010-01-01", attested_last="")
        self.assertEqual(self.on_roll(), (1, 1))

    def test_who_is_unconfirmed_may_be_one(self):
        self.date(self.periods[0], attested_last="2016")
        self.assertEqual(self.on_roll(), (1, 2))

    def test_of_whom_no_source_speaks_may_be_one(self):
        self.date(self.periods[0], began="", attested_last="2018")
        self.assertEqual(self.on_roll(), (1, 2))

    def test_on_a_disputed_day_one_may_be_one(self):
        for says in ("2017-01-01", "2017-06-01"):
            self.date(self.periods[0], ended="2017-01-01", attested_last="")
            if says != "2017-01-01":
                make.make_citation(
                    self.periods[0], field="ended", says="value", stated_value=says
                )
        self.assertEqual(self.on_roll(), (1, 2))

    def test_suspended_state_may_be_counted_or_not(self):
        make.make_membership(
            self.periods[0].state,
            standing="suspended",
            began="2017-01-01",
            began_by="suspension",
            ended="2018-01-01",
            ended_by="reinstatement",
        )
        self.assertEqual(self.on_roll(), (1, 2))
        self.assertEqual(self.on_roll(standing="suspended"), (1, 1))

    def test_open_suspension_may_count_as_one(self):
        make.make_membership(
            self.periods[0].state,
            standing="suspended",
            began="2016-01-01",
            began_by="suspension",
        )
        self.assertEqual(self.on_roll(standing="suspended"), (0, 1))

    def test_observers_are_counted_apart(self):
        self.join(standing="observer")
        self.assertEqual(self.on_roll(standing="observer"), (1, 1))
        self.assertEqual(self.on_roll(), (2, 2))

    def test_observer_who_became_a_member_is_none(self):
        self.join(
            standing="observer", ended="2010", ended_by="accession", attested_last=""
        )
        self.assertEqual(self.on_roll(standing="observer"), (0, 0))

    def test_month_or_year_is_not_compared(self):
        for as_of in ("2017", "2017-03"):
            self.assertIsNone(self.on_roll(as_of=as_of))

    def test_archive_that_holds_no_memberships_has_nothing_to_compare(self):
        Membership.objects.all().delete()
        self.assertIsNone(self.on_roll())

    def test_only_what_is_certain_differs(self):
        self.date(self.periods[0], attested_last="2016")
        answers = [self.differs(number) for number in range(4)]
        self.assertEqual(answers, [True, False, False, True])

    def test_count_is_told_as_one_number_or_between_two(self):
        self.assertEqual(Count(9, 9).told, "9")
        self.assertEqual(Count(7, 9).told, "7 to 9")
        with override("es"):
            self.assertEqual(Count(7, 9).told, "entre 7 y 9")


class PageTests(FigureCase):
    def test_figure_stands_on_the_roll_of_its_day_with_its_words(self):
        figure = make.make_figure()
        text = self.text()
        self.assertIn(
            "11 members, as of 5 March 2017: the roll of that day shows 2; they "
            "differ.",
            text,
        )
        self.assertIn(figure.quote[:60], text)

    def test_figure_that_the_roll_bears_out(self):
        make.make_figure(number=2)
        self.assertIn("2 members, as of 5 March 2017: the roll", self.text())
        self.assertNotIn("differ", self.text())

    def test_figure_of_a_year_stands_on_each_of_its_days_uncompared(self):
        make.make_figure(as_of="2017")
        for url in (URL, "/en/members/on/2017-01-01/"):
            self.assertIn("they are not compared.", self.text(url))
        self.assertNotIn("Counted by", self.text("/en/members/on/2018-01-01/"))

    def test_figure_of_one_of_two_years_is_none_of_the_year_between(self):
        make.make_figure(as_of="[2016,2018]")
        for year, stands in (("2016", True), ("2017", False), ("2018", True)):
            said = "Counted by" in self.text(f"/en/members/on/{year}-03-05/")
            self.assertEqual(said, stands, year)

    def test_day_without_a_figure_has_no_heading(self):
        make.make_figure()
        self.assertNotIn("Counted by", self.text("/en/members/on/2017-03-06/"))

    def test_day_last_shown_tells_it_on_the_page_of_the_members(self):
        make.make_figure(as_of="2018-12-14", number=3)
        self.assertIn("3 members, as of 14 December 2018", self.text("/en/members/"))

    def test_it_is_told_in_spanish(self):
        make.make_figure()
        text = self.text(URL.replace("/en/", "/es/"))
        self.assertIn("Lo que cuentan las fuentes", text)
        self.assertIn("la nómina de ese día muestra 2; no coinciden.", text)

    def test_day_is_offered_and_in_the_sitemap(self):
        with override("en"):
            url = make.make_figure(as_of="2016-07-14").get_absolute_url()
        self.assertContains(self.client.get("/en/members/"), "/members/on/2016-07-14/")
        self.assertIn("/members/on/2016-07-14/#statedfigure-", url)
        self.assertIn("2016-07-14", days_told(make.PUBLISHED_AT.date()))

    def test_day_of_a_withdrawn_one_is_not_offered(self):
        withdraw(make.make_figure(as_of="2016-07-14"))
        self.assertNotIn("2016-07-14", days_told(make.PUBLISHED_AT.date()))

    def test_withdrawn_one_is_told_where_it_stood(self):
        figure, other = make.make_figure(), make.make_figure()
        withdraw(figure)
        self.assertContains(self.client.get(URL), f'<li id="{figure.anchor}">')
        withdraw(other)
        self.assertContains(self.client.get(URL), "It was listed twice.", 2)

    def test_draft_text_counts_nothing(self):
        draft = make.make_source(status="draft", publish_at=None)
        make.make_figure(passage=make.make_passage(source=draft))
        self.assertNotIn("Counted by", self.text())
        self.assertEqual(figures_told(), [])

    def test_search_finds_it(self):
        make.make_figure()
        for query in ("11 members 2017", "11 miembros 2017", "11 members"):
            with self.subTest(query):
                self.assertIn("figure 2017-03-05", found(query))

    def test_timeline_has_it(self):
        make.make_figure()
        self.assertContains(
            self.client.get("/en/timeline/"), "11 members, as of 5 March 2017"
        )


class CostTests(CostMixin, FigureCase):
    def test_figures_cost_one_query(self):
        # The edition; figures; states and periods, further words, summits.
        self.assertCosts(URL, 5)
        for _ in range(MANY):
            make.make_citation(make.make_figure())
        self.assertCosts(URL, 5)


class GapTests(FigureCase):
    def gaps(self):
        return [(gap.label, gap.note) for gap in gaps.FIGURES.found("2026-01-01")]

    def test_number_that_the_roll_does_not_show_is_a_gap(self):
        make.make_figure()
        self.assertEqual(self.gaps(), [("11 members, as of 5 March 2017", "2")])

    def test_number_that_it_may_show_is_none(self):
        make.make_figure(number=2)
        make.make_figure(as_of="2017")
        self.assertEqual(self.gaps(), [])


class WarningTests(FigureCase):
    SAID = "11 members, as of 5 March 2017: The roll of that day shows 2."

    def test_number_that_the_roll_does_not_show(self):
        self.assertEqual(told(make.make_figure()), [self.SAID])

    def test_it_is_told_in_spanish(self):
        with override("es"):
            [said] = told(make.make_figure())
        self.assertIn("La nómina de ese día muestra 2.", said)

    def test_number_that_it_shows(self):
        self.assertEqual(told(make.make_figure(number=2)), [])
        self.assertEqual(told(make.make_figure(as_of="2017")), [])

    def test_membership_by_which_it_is_no_longer_shown(self):
        make.make_figure(number=2)
        third = self.join()
        words = "2 members, as of 5 March 2017: The roll of that day shows 3."
        self.assertEqual(told(third), [words])

    def test_withdrawn_figure(self):
        figure = make.make_figure()
        withdraw(figure)
        self.assertEqual(told(figure, self.periods[0]), [])


class DeskTests(DeskTestCase):
    def add(self, **fields):
        passage = make.make_passage()
        words = {"passage": passage.pk, "quote": passage.text, "basis": "stated"}
        values = {"number": "11", "standing": "member", "as_of": DAY, **words, **fields}
        url = page(StatedFigure, "add")
        return self.client.post(url, {**typed(self.client.get(url)), **values})

    def test_figure_is_added_with_its_words(self):
        response = self.add(as_of="2017")
        self.assertEqual(response.status_code, 302)
        figure = StatedFigure.objects.get()
        self.assertEqual((figure.number, figure.as_of), (11, "2017"))

    def test_what_the_roll_shows_is_asked(self):
        make.make_membership(attested_last="2018-12-14")
        response = self.add()
        self.assertContains(response, "The roll of that day shows 1.")
        self.assertFalse(StatedFigure.objects.exists())

    def test_figure_without_a_number_or_a_day_is_refused_at_its_field(self):
        for field in ("number", "as_of"):
            response = self.add(**{field: ""})
            self.assertEqual(response.status_code, 200)
            self.assertIn(field, response.context["adminform"].form.errors)
        self.assertContains(response, "Say as of when")

    def test_list_finds_it_by_its_number(self):
        make.make_figure()
        response = self.client.get(page(StatedFigure, "changelist"), {"q": "11"})
        self.assertContains(response, "11 members, as of 5 March 2017")

"""Organizations: when they were founded and dissolved, and where that is told."""

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils.translation import override

from members import gaps
from members.models import Organization
from tests import factories as make
from tests.archive.search.finding import entry_of, found
from tests.desk import DeskTestCase, page, typed
from tests.findings import refused
from tests.gaps import RuleCase

CHARTER = "The Social Council, created on 29 April 2007, was dissolved in 2015."


def make_council(**fields):
    """Return a body of the bloc whose words give both of its dates."""
    words = {"passage": make.make_passage(text=CHARTER)}
    names = {"name_en": "Social Council", "name_es": "Consejo Social"}
    dates = {"began": "2007-04-29", "ended": "2015"}
    return make.make_organization(
        **{"kind": "organ", **words, **names, **dates, **fields}
    )


class DateTests(TestCase):
    def test_dates_are_told_in_both_languages_as_precisely_as_they_are_known(self):
        for began, ended, english, spanish in [
            ("", "", "", ""),
            ("2007", "", "founded in 2007", "fundación en 2007"),
            ("", "2015-03", "dissolved in March 2015", "disolución en marzo de 2015"),
            (
                "2007-04-29",
                "2015",
                "founded on 29 April 2007; dissolved in 2015",
                "fundación el 29 de abril de 2007; disolución en 2015",
            ),
        ]:
            body = Organization(began=began, ended=ended)
            for language, told in [("en", english), ("es", spanish)]:
                with self.subTest(told), override(language):
                    self.assertEqual(body.lasted, told)

    def test_what_may_be_in_order_is_accepted(self):
        for began, ended in [("2007-04-29", "2007"), ("2007", "2007"), ("", "2007")]:
            with self.subTest(began=began, ended=ended):
                make.make_organization(began=began, ended=ended)

    def test_no_date_and_no_year_of_the_region_is_refused_at_its_field(self):
        body = make.make_organization()
        for field in ("began", "ended"):
            for date in ("29 April 2007", "2007-13", "1799", "2999"):
                setattr(body, field, date)
                with self.subTest(field, date=date):
                    with self.assertRaises(ValidationError) as caught:
                        body.full_clean()
                    self.assertIn(field, caught.exception.message_dict)
            setattr(body, field, "")

    def test_dates_need_words_that_give_them(self):
        self.assertEqual(refused(make_council()), {})
        said = {
            "began": ["No words say when it was founded."],
            "ended": ["No words say when it was dissolved."],
        }
        bare = make.make_organization(began="2007-04-29", ended="2015")
        self.assertEqual(refused(bare), said)
        make.make_citation(bare, field="began")
        self.assertEqual(refused(bare), {"ended": said["ended"]})


class PageTests(TestCase):
    def get(self, body, language="en"):
        url = body.get_absolute_url().replace("/en/", f"/{language}/")
        return self.client.get(url)

    def test_dates_stand_among_the_facts_each_with_its_words(self):
        council = make_council()
        cited = make.make_passage(text="It was closed in 2015.")
        make.make_citation(council, field="ended", passage=cited)
        response = self.get(council)
        began = '<time datetime="2007-04-29">29 April 2007</time>'
        self.assertContains(response, f"<dt>Founded</dt><dd>{began}")
        self.assertContains(response, '<dt>Dissolved</dt><dd><time datetime="2015">')
        self.assertContains(response, "It was closed in 2015.")

    def test_they_stand_there_in_spanish(self):
        response = self.get(make_council(), "es")
        self.assertContains(response, "<dt>Fundación</dt>")
        self.assertContains(response, "<dt>Disolución</dt>")

    def test_body_of_the_bloc_says_that_no_beginning_is_recorded(self):
        body = make.make_organization(kind="organ")
        response = self.get(body)
        self.assertContains(response, "<dt>Founded</dt><dd>not recorded")
        self.assertNotContains(response, "Dissolved")

    def test_of_an_organization_outside_it_nothing_is_missed(self):
        self.assertNotContains(
            self.get(make.make_organization(kind="external")), "Founded"
        )

    def test_whole_lists_its_parts_with_their_dates(self):
        bloc = make.make_organization(kind="bloc")
        council = make_council(parent=bloc)
        undated = make.make_organization(parent=bloc, name_en="Political Council")
        response = self.get(bloc)
        told = "founded on 29 April 2007; dissolved in 2015"
        for part, dates in [(council, f", {told}"), (undated, "")]:
            link = f'<a href="{part.get_absolute_url()}">{part.name}</a>{dates}'
            self.assertContains(response, f"<li>{link}</li>")

    def test_part_that_is_not_public_is_not_listed(self):
        bloc = make.make_organization(kind="bloc")
        draft = make.make_passage(source=make.make_source(status="draft"), text=CHARTER)
        make.make_organization(parent=bloc, name_en="Hidden Council", passage=draft)
        self.assertNotContains(self.get(bloc), "Hidden Council")


class SearchTests(TestCase):
    def test_dates_are_found_in_the_words_of_both_languages(self):
        council = make_council()
        texts = entry_of("organization").texts
        self.assertIn(("en", "founded on 29 April 2007; dissolved in 2015"), texts)
        self.assertIn(
            ("es", "fundación el 29 de abril de 2007; disolución en 2015"), texts
        )
        for typed_words in ("council dissolved 2015", "consejo disolución 2015"):
            with self.subTest(typed_words):
                self.assertIn(f"organization {council.slug}", found(typed_words))


class GapTests(RuleCase):
    gaps = gaps.ORGANIZATIONS

    def test_body_of_the_bloc_without_a_beginning_is_a_gap(self):
        make.make_organization(kind="organ")
        self.assertEqual(self.missing(), ["No source held says when it was founded."])

    def test_body_with_one_is_none(self):
        make_council()
        self.assertEqual(self.missing(), [])

    def test_organization_outside_the_bloc_is_none(self):
        make.make_organization(kind="external")
        self.assertEqual(self.missing(), [])


class DeskTests(DeskTestCase):
    def test_dates_are_entered_in_its_form_and_must_be_in_order(self):
        council = make_council(began="", ended="")
        url = page(Organization, "change", council.pk)
        form = typed(self.client.get(url), began="2007-04-29", ended="2006")
        self.assertContains(
            self.client.post(url, form), "The end must not lie before the beginning."
        )
        self.client.post(url, {**form, "ended": "2015"})
        council.refresh_from_db()
        self.assertEqual((council.began, council.ended), ("2007-04-29", "2015"))

"""The page of differences: what the record says and what another passage says."""

from django.test import TestCase

from alba_site.pages.differences import BY_WEIGHT, SAME, differences, variants
from archive.sources.models import Citation
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw
from tests.crawl import Page
from tests.lists import CostMixin, total
from tests.seeds import load_seeds

URL = "/en/differences/"
OTHER = "Some call it the 13th summit."


class DifferenceCase(TestCase):
    def page(self):
        return Page(URL, self.client.get(URL))

    def text(self):
        return self.page().text("main")

    def make_variant(self, record, **fields):
        what = {"says": "value", "stated_value": "13", "quote": OTHER}
        passage = make.make_passage(text=OTHER)
        return make.make_citation(record, **{"passage": passage, **what, **fields})


class SeedTests(DifferenceCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_every_variant_is_counted(self):
        self.assertEqual(total(self.client.get(URL)), variants().count())

    def test_headline_stands_beside_the_words_of_the_body(self):
        text = self.text()
        self.assertIn("Statement · said by · another value", text)
        self.assertIn("The headline lets the summit propose", text)

    def test_misprint_stands_with_what_is_read(self):
        self.assertIn("Our reading: Antigua and Barbuda", self.text())

    def test_each_leads_to_its_record(self):
        links = self.page().links
        for url in ["organizations/alba-tcp", "countries/antigua-and-barbuda"]:
            self.assertIn(f"/en/{url}/", links)

    def test_page_stands_in_both_languages(self):
        self.assertContains(self.client.get("/es/differences/"), "Antigua y Barbuda")

    def test_home_page_leads_here(self):
        links = Page("/en/", self.client.get("/en/")).links
        self.assertEqual(links.count(URL), 2)


class WordsTests(DifferenceCase):
    def words(self):
        [difference] = differences(list(variants()))
        return [words.quote for words in difference.words]

    def test_field_with_words_of_its_own_shows_these(self):
        summit = make.make_summit()
        make.make_citation(summit, field="number", quote="heads of state")
        self.make_variant(summit, field="number")
        self.assertEqual(self.words(), ["heads of state"])

    def test_field_without_them_shows_those_of_the_record(self):
        summit = make.make_summit()
        make.make_citation(summit, field="place", quote="met in Caracas")
        self.make_variant(summit, field="number")
        self.assertEqual(self.words(), [summit.quote])

    def test_record_as_such_shows_all_words_that_agree(self):
        summit = make.make_summit()
        make.make_citation(summit, quote="met in Caracas")
        self.make_variant(summit)
        self.assertEqual(self.words(), [summit.quote, "met in Caracas"])

    def test_how_an_inferred_fact_follows_is_shown(self):
        summit = make.make_summit(basis="inferred", derivation_en="By counting.")
        self.make_variant(summit)
        self.assertIn("Inferred: By counting.", self.text())

    def test_variant_is_quoted_with_its_place_and_value(self):
        variant = self.make_variant(make.make_summit(), field="number")
        text = self.text()
        self.assertIn(f"“{OTHER}” {variant.passage.reference}", text)
        self.assertIn("Value as stated: “13”", text)

    def test_source_may_differ_from_itself(self):
        source = make.make_source(published_on="2017-03-06")
        self.make_variant(source, field="published_on")
        text = self.text()
        self.assertIn(source.reference, text)
        self.assertIn("No words are held for it.", text)

    def test_words_in_another_language_are_marked(self):
        source = make.make_source(language="es")
        passage = make.make_passage(source=source, text="La XIII cumbre.")
        self.make_variant(make.make_summit(), passage=passage, quote="La XIII cumbre.")
        self.assertContains(
            self.client.get(URL), '<span lang="es">La XIII cumbre.</span>'
        )


class OrderTests(DifferenceCase):
    def test_another_value_comes_before_what_is_but_said_otherwise(self):
        kinds = ["misprint", "wording", "contradiction", "value"]
        for says in kinds:
            self.make_variant(make.make_summit(), says=says)
        self.assertEqual([row.says for row in variants()], kinds[::-1])

    def test_every_way_to_differ_has_its_weight(self):
        self.assertCountEqual([SAME, *BY_WEIGHT], Citation.Says)


class VisibilityTests(DifferenceCase):
    def test_nothing_differs_in_an_empty_archive(self):
        self.assertIn("0 differences", self.text())
        self.assertIn("No source held says anything else", self.text())

    def test_words_that_say_the_same_are_left_out(self):
        make.make_citation()
        self.assertIn("0 differences", self.text())

    def test_variant_from_a_draft_is_left_out(self):
        passage = make.make_passage(source=make.make_source(status="draft"), text=OTHER)
        self.make_variant(make.make_summit(), passage=passage)
        self.assertIn("0 differences", self.text())

    def test_variant_of_a_draft_is_left_out(self):
        self.make_variant(make.make_summit(status="draft"))
        self.make_variant(make.make_source(status="draft"), field="title")
        self.assertIn("0 differences", self.text())

    def test_words_of_a_draft_that_agrees_are_left_out(self):
        summit = make.make_summit()
        draft = make.make_passage(source=make.make_source(status="draft"))
        make.make_citation(summit, passage=draft)
        self.make_variant(summit)
        [difference] = differences(list(variants()))
        self.assertEqual(len(difference.words), 1)

    def test_page_begins_where_the_last_one_ended(self):
        make.make_membership(attested_last="2018-12-14")
        make.make_figure()
        summit = make.make_summit()
        passage = make.make_passage(text=OTHER)
        for n in range(50):
            self.make_variant(summit, passage=passage, stated_value=f"{n + 20}")
        first, second = (
            Page(url, self.client.get(url)).text("main")
            for url in (URL, f"{URL}?page=2")
        )
        self.assertEqual(first.count("Value as stated"), 49)
        self.assertIn("11 members", first)
        self.assertEqual(second.count("Value as stated"), 1)
        self.assertNotIn("11 members", second)

    def test_fifty_make_a_page(self):
        summit = make.make_summit()
        passage = make.make_passage(text=OTHER)
        for _ in range(51):
            self.make_variant(summit, passage=passage)
        self.assertIn("51 differences", self.text())
        self.assertEqual(len(self.page().texts["h2"]), 50)
        self.assertContains(self.client.get(f"{URL}?page=2"), "Page 2 of 2")


class CostTests(CostMixin, DifferenceCase):
    def make_rows(self):
        for record in [
            make.make_summit(),
            make.make_membership(),
            make.make_initiative(),
            make.make_source(),
        ]:
            self.make_variant(record)
            make.make_citation(record)

    def test_page_takes_the_same_queries_with_one_row_and_with_ten(self):
        # The edition; the figures and the roll; the count; the variants; the facts and
        # the texts that they are about; the passages of these with further words; how
        # many differ now.
        self.make_rows()
        self.assertCosts(URL, 8)
        for _ in range(9):
            self.make_rows()
        self.assertCosts(URL, 8)

    def test_figures_take_what_the_roll_takes(self):
        # Besides: acts, further words, who took part in summits.
        self.make_rows()
        make.make_act(make.make_membership(attested_last="2018"))
        for _ in range(3):
            make.make_citation(make.make_figure())
        self.assertCosts(URL, 11)


class AmountTests(DifferenceCase):
    def test_amount_that_a_text_states_otherwise_stands_beside_it(self):
        bank = make.make_initiative(name_en="ALBA Bank")
        self.make_variant(make.make_amount(bank, role="assets"), field="value")
        self.assertIn("Amount · amount · another value", self.text())
        self.assertIn("ALBA Bank: assets", self.text())


class FigureTests(DifferenceCase):
    """One state is shown as a member on the day of which a text counts eleven."""

    @classmethod
    def setUpTestData(cls):
        cls.period = make.make_membership(attested_last="2018-12-14")

    def test_figure_that_the_roll_does_not_show_stands_with_its_words(self):
        figure = make.make_figure()
        text = " ".join(self.text().split())
        self.assertIn("1 difference", text)
        self.assertIn("Figure of a source · another value 11 members, as of", text)
        self.assertIn("The roll of that day shows 1.", text)
        self.assertIn(figure.words, text)

    def test_it_leads_to_its_place_on_the_roll(self):
        anchor = make.make_figure().anchor
        self.assertIn(f"/en/members/on/2017-03-05/#{anchor}", self.page().links)

    def test_its_further_words_stand_with_it(self):
        words = make.make_passage(text="They were eleven.")
        make.make_citation(make.make_figure(), passage=words, quote=words.text)
        self.assertIn("They were eleven.", self.text())

    def test_it_is_told_in_spanish(self):
        make.make_figure()
        page = Page("/es/differences/", self.client.get("/es/differences/"))
        text = " ".join(page.text("main").split())
        self.assertIn("Cifra de una fuente · otro valor 11 miembros", text)
        self.assertIn("Lo que muestra el archivo", text)

    def test_it_stands_before_other_values(self):
        self.make_variant(make.make_summit())
        make.make_figure()
        text = self.text()
        self.assertLess(text.index("Figure of a source"), text.index("Summit ·"))

    def test_figure_that_may_be_right_is_left_out(self):
        make.make_figure(number=1)
        make.make_figure(as_of="2017")
        self.assertIn("0 differences", self.text())

    def test_figure_of_a_draft_and_withdrawn_one_are_left_out(self):
        draft = make.make_source(status="draft", publish_at=None)
        make.make_figure(passage=make.make_passage(source=draft))
        withdraw(make.make_figure())
        self.assertIn("0 differences", self.text())

    def test_it_is_left_out_once_the_roll_shows_as_many(self):
        make.make_figure(number=2)
        self.assertIn("1 difference", self.text())
        make.make_membership(attested_last="2018-12-14")
        self.assertIn("0 differences", self.text())

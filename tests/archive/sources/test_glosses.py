"""The editors' translation of verbatim words."""

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils.translation import override

from archive.sources.facts import by_words, facts_resting_on
from tests import factories as make

QUOTE = "to honor the memory of Commander Hugo Chávez"
GLOSS = "para honrar la memoria del comandante Hugo Chávez"


class ReadingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.said = make.make_statement(quote=QUOTE, gloss_es=GLOSS)
        cls.passage = cls.said.passage

    def gloss(self, row, language):
        with override(language):
            return row.gloss

    def test_reader_of_another_language_is_given_it(self):
        gloss = self.gloss(self.said, "es")
        self.assertEqual((gloss, gloss.lang), (GLOSS, "es"))

    def test_reader_of_the_language_of_the_words_is_not(self):
        self.assertEqual(self.gloss(self.said, "en"), "")

    def test_reader_is_given_no_other_language_than_their_own(self):
        self.said.passage.source.language = "fr"
        self.assertEqual(self.gloss(self.said, "en"), "")

    def test_words_that_turn_out_to_be_in_that_language_need_none(self):
        self.said.passage.source.language = "es"
        self.assertEqual(self.gloss(self.said, "es"), "")

    def test_where_words_are_not_shown_it_is_not_either(self):
        self.said.passage.source.display = "reference"
        self.assertEqual(self.gloss(self.said, "es"), "")

    def test_row_without_words_has_none(self):
        bank = make.make_organization(passage=None, quote="")
        self.assertEqual(self.gloss(bank, "es"), "")

    def test_passage_has_one_of_its_own(self):
        self.passage.gloss_es = GLOSS
        self.assertEqual(self.gloss(self.passage, "es"), GLOSS)
        self.passage.language = "es"
        self.assertEqual(self.gloss(self.passage, "es"), "")


class RefusingTests(TestCase):
    def refused(self, row):
        with self.assertRaises(ValidationError) as refusal:
            row.full_clean()
        return refusal.exception.message_dict

    def test_words_need_none_in_their_own_language(self):
        said = make.make_statement()
        said.gloss_en = "They honoured him."
        message = ["The words are in this language themselves."]
        self.assertEqual(self.refused(said), {"gloss_en": message})

    def test_passage_needs_none_in_its_own_language(self):
        text = make.make_source(language="mul", languages="es en")
        passage = make.make_passage(source=text, language="es")
        passage.gloss_es = GLOSS
        with override("es"):
            message = ["Las palabras mismas están en este idioma."]
            self.assertEqual(self.refused(passage), {"gloss_es": message})

    def test_text_in_a_third_language_may_have_both(self):
        text = make.make_source(language="pt")
        passage = make.make_passage(source=text, gloss_en="Peace.", gloss_es="Paz.")
        passage.full_clean()

    def test_without_words_there_is_nothing_to_translate(self):
        person = make.make_person(passage=None, quote="")
        person.gloss_es = GLOSS
        message = ["There are no words to translate."]
        self.assertEqual(self.refused(person), {"gloss_es": message})


class PagesTests(TestCase):
    """Where words are shown, their translation stands below."""

    LABEL = "Traducción de la redacción"

    @classmethod
    def setUpTestData(cls):
        cls.text = make.make_source(number=7, display="full", kind="declaration")
        cls.passage = make.make_passage(source=cls.text, gloss_es="Todo el pasaje.")
        cls.declaration = make.make_declaration(text=cls.text)
        cls.said = make.make_statement(
            summit=cls.declaration.summit,
            passage=cls.passage,
            quote=QUOTE,
            gloss_es=GLOSS,
        )
        make.make_citation(
            cls.said, quote="they recalled 14 December 2004", gloss_es="Lo recordaron."
        )
        cls.step = make.make_milestone(gloss_es="Se propuso un fondo.")

    def page(self, record, language):
        address = record.get_absolute_url().partition("#")[0]
        return self.client.get(address.replace("/en/", f"/{language}/", 1))

    def assertGlossed(self, record, *glosses):
        spanish, english = self.page(record, "es"), self.page(record, "en")
        for gloss in glosses:
            told = f'<p class="gloss"><b>{self.LABEL}</b>: {gloss}</p>'
            self.assertContains(spanish, told)
            self.assertNotContains(english, gloss)

    def test_page_of_a_summit(self):
        self.assertGlossed(self.said.summit, GLOSS, "Lo recordaron.")

    def test_page_of_a_declaration(self):
        self.assertGlossed(self.declaration, "Todo el pasaje.")

    def test_page_of_a_source(self):
        self.assertGlossed(self.text, "Todo el pasaje.", GLOSS)

    def test_page_of_an_initiative(self):
        self.assertGlossed(self.step.initiative, "Se propuso un fondo.")

    def test_citation_has_none(self):
        address = self.said.summit.get_absolute_url().replace("/en/", "/es/", 1)
        cited = self.client.get(f"{address}cite.txt?of={self.said.anchor}").text
        self.assertNotIn(GLOSS, cited)

    def test_search_does_not_find_it(self):
        page = self.client.get("/es/search/", {"q": "recordaron"})
        self.assertNotContains(page, "Lo recordaron")

    def test_facts_of_the_same_words_share_it(self):
        make.make_statement(summit=self.said.summit, passage=self.passage, quote=QUOTE)
        facts = facts_resting_on(self.text, {self.passage.pk})
        with override("es"):
            [gloss] = {
                group.gloss
                for group in by_words(self.passage, facts)
                if group.words == QUOTE
            }
        self.assertEqual(gloss, GLOSS)

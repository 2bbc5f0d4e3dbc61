"""The pages of summits, declarations and events, and their lists."""

from django.test import TestCase, override_settings

from summits.models import Photo
from tests.crawl import Page
from tests.factories import (
    make_amount,
    make_citation,
    make_declaration,
    make_event,
    make_initiative,
    make_milestone,
    make_organization,
    make_participation,
    make_passage,
    make_person,
    make_photo,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_tenure,
    make_topic,
)
from tests.lists import MANY, CostMixin, rows, total


class PageCase(TestCase):
    def get(self, record, language="en"):
        url = record.get_absolute_url().replace("/en/", f"/{language}/", 1)
        return self.client.get(url)

    def assertShows(self, record, *words):
        for text in words:
            self.assertContains(self.get(record), text)

    def assertHides(self, record, *words):
        for text in words:
            self.assertNotContains(self.get(record), text)

    def assertOrder(self, response, *words):
        places = [response.content.decode().find(word) for word in words]
        self.assertNotIn(-1, places)
        self.assertEqual(places, sorted(places))


class SummitListTests(PageCase):
    @classmethod
    def setUpTestData(cls):
        cls.early = make_summit(number=14, began_on="2017-03-05")
        cls.late = make_summit(number=21, began_on="2021-06-24")

    def list(self):
        return self.client.get("/en/summits/")

    def test_summits_are_newest_first(self):
        self.assertEqual(rows(self.list()), ["S21", "S14"])

    def test_draft_is_neither_listed_nor_counted(self):
        make_summit(number=22, status="draft")
        self.assertEqual((rows(self.list()), total(self.list())), (["S21", "S14"], 2))

    def test_state_named_by_two_rows_is_counted_once(self):
        state = make_state("Venezuela")
        make_participation(self.late, state=state)
        make_participation(self.late, state=state, person=make_person())
        self.assertContains(self.list(), "1 state named")
        self.assertContains(self.list(), 'title="Venezuela"', 1)

    def test_passages_and_initiatives_are_counted(self):
        text = make_declaration(self.late, adopted_on="").text
        make_passage(source=text)
        make_passage(source=text)
        make_milestone(summit=self.late)
        make_milestone(make_initiative(status="draft"), summit=self.late)
        response = self.list()
        self.assertContains(response, "2 passages of its declarations held · 1 init")

    def test_numeral_stands_beside_the_name(self):
        self.assertContains(self.list(), 'aria-hidden="true">XXI')

    def test_summaries_are_in_the_readers_language(self):
        response = self.client.get("/es/summits/")
        self.assertContains(response, "La cumbre pidió un fondo para migrantes.")


class SummitTests(PageCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=14, began_on="2017-03-05")

    def test_summit_not_public_is_not_found(self):
        self.assertEqual(self.get(make_summit(status="review")).status_code, 404)

    def test_what_is_not_known_is_said(self):
        self.assertShows(
            self.summit,
            "Place not recorded",
            "No source held gives the closing day.",
            "No declaration is held for this summit.",
            "No source held says who took part.",
            "Nothing said at this summit is recorded.",
            "No initiative is recorded for this summit.",
            "No earlier summit recorded",
        )

    def test_statements_stand_under_who_made_them(self):
        person = make_person("Nicolás Maduro")
        make_tenure(person)
        make_statement(summit=self.summit, summary_en="The summit called for unity.")
        make_statement(summit=self.summit, person=person, summary_en="He said so.")
        self.assertOrder(
            self.get(self.summit),
            ">The summit<",
            "called for unity",
            "Nicolás Maduro</a>",
            "(as named on 6 March 2017)",
            "He said so.",
        )

    def test_statement_told_in_a_draft_is_not_shown(self):
        draft = make_passage(source=make_source(status="draft"))
        make_statement(summit=self.summit, summary_en="Told later.", passage=draft)
        self.assertHides(self.summit, "Told later.")

    def test_summit_without_declaration_raised_what_others_agreed(self):
        self.assertShows(self.summit, "What was raised")
        make_declaration(self.summit)
        self.assertShows(self.summit, "What was agreed and said")

    def test_declaration_shows_its_first_passage(self):
        text = make_declaration(self.summit).text
        make_passage(source=text, text="Unity is the way.")
        make_passage(source=text, text="Peace is the goal.")
        self.assertShows(self.summit, "Unity is the way.", "Read all 2 passages held")
        self.assertHides(self.summit, "Peace is the goal.")

    def test_draft_declaration_is_not_shown(self):
        make_declaration(self.summit, status="draft")
        self.assertShows(self.summit, "No declaration is held for this summit.")

    def test_collective_report_is_told_from_taking_part(self):
        make_participation(self.summit, role="took-part", state=make_state("Bolivia"))
        make_participation(self.summit, role="collective", state=make_state("Cuba"))
        self.assertOrder(
            self.get(self.summit),
            'data-role="took-part"',
            "Bolivia",
            "Reported collectively, 1 state:",
            'data-role="collective"',
            "Cuba",
        )

    def test_steps_of_initiatives_lead_to_their_place_in_the_thread(self):
        step = make_milestone(make_initiative(slug="fund"), summit=self.summit)
        self.assertShows(self.summit, f"/en/initiatives/fund/#{step.anchor}")

    def test_step_of_a_draft_initiative_is_not_shown(self):
        draft = make_initiative(name_en="Secret fund", status="draft")
        make_milestone(draft, summit=self.summit)
        self.assertHides(self.summit, "Secret fund")

    def test_variant_of_a_field_is_shown_beside_it(self):
        value = {"says": "value", "stated_value": "13"}
        make_citation(self.summit, field="number", **value)
        self.assertOrder(self.get(self.summit), "<dt>Number</dt>", "Variant", "Series")

    def test_neighbours_in_time_are_linked(self):
        make_summit(number=12, began_on="2013-07")
        make_summit(number=13, began_on="2015", status="draft")
        make_summit(number=21, began_on="2021-06-24")
        response = self.get(self.summit)
        self.assertContains(response, "Previous: 12th Summit, 2013")
        self.assertContains(response, "Next: 21st Summit, 2021")

    def test_neighbour_called_by_its_date_has_its_year_once(self):
        make_summit(number=None, began_on="2015-40")
        make_summit(number=18, began_on="")
        response = self.get(self.summit)
        self.assertContains(response, "Previous: Summit of the first half of 2015</a>")

    def test_place_leads_to_the_page_of_its_state(self):
        summit = make_summit(place=make_place(make_state("Cuba")))
        self.assertShows(summit, '<a href="/en/countries/cuba/">Cuba</a>')


class PhotoTests(PageCase):
    """Pictures on the page of a summit; their files are not on the disk."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=14)
        cls.photo = make_photo(cls.summit)

    def page(self, language="en"):
        response = self.get(self.summit, language)
        return Page(response.request["PATH_INFO"], response)

    def image(self, language="en"):
        (image,) = (attrs for tag, attrs in self.page(language).tags if tag == "img")
        return image

    def test_picture_has_its_size_and_is_not_waited_for(self):
        image = self.image()
        self.assertEqual((image["width"], image["height"]), ("960", "640"))
        self.assertEqual((image["loading"], image["decoding"]), ("lazy", "async"))
        self.assertEqual(image["src"], self.photo.plain["url"])

    def test_picture_is_offered_in_a_modern_format_by_width(self):
        tags = self.page().tags
        (source,) = (attrs for tag, attrs in tags if tag == "source")
        self.assertEqual(source["type"], "image/webp")
        self.assertEqual(source["srcset"], self.photo.srcset)
        self.assertTrue(source["sizes"])

    def test_page_stands_without_the_file_with_its_words(self):
        self.assertEqual(self.image()["alt"], "Presidents at a long table")
        self.assertEqual(self.image("es")["alt"], "Presidentes en una mesa larga")

    def test_caption_and_credit_stand_below(self):
        make_photo(self.summit, caption_en="In Caracas", credit="Prensa")
        caption = self.page().texts["figcaption"][1]
        self.assertEqual(caption, "In Caracas · Photo: Prensa")
        self.assertIn("In Caracas · Foto: Prensa", self.page("es").texts["figcaption"])

    def test_caption_says_which_language_it_is_in(self):
        make_photo(self.summit, caption_es="En Caracas")
        self.assertShows(self.summit, '<span lang="es">En Caracas</span>')

    def test_photo_without_caption_says_what_it_is_of(self):
        make_photo(self.summit, kind="venue")
        captions = self.page().texts["figcaption"]
        self.assertEqual(captions, ["The meeting", "The venue"])

    def test_words_of_an_editor_stay_words(self):
        Photo.objects.update(alt_en='"><script>', caption_en="<b>x", credit="&<i>")
        self.assertEqual(self.image()["alt"], '"><script>')
        self.assertShows(self.summit, "&lt;b&gt;x", "&amp;&lt;i&gt;")

    def test_photos_are_listed_among_what_the_page_has(self):
        self.assertIn("/en/summits/14/#photos", self.page().links)
        self.assertShows(self.summit, '<h2 id="photos">Pictures</h2>')

    def test_summit_without_photo_has_no_section_for_them(self):
        self.assertHides(make_summit(number=15), "photos", "Pictures", "<img")

    def test_photo_not_described_is_not_shown(self):
        Photo.objects.update(alt_es="")
        self.assertHides(self.summit, "<img", "Pictures")

    def test_photo_stands_for_the_page_where_it_is_shared(self):
        page = self.page()
        url = f"http://testserver{self.photo.plain['url']}"
        self.assertEqual(page.meta("og:image"), url)
        self.assertEqual(page.meta("og:image:type"), "image/jpeg")
        self.assertEqual(page.meta("og:image:width"), "960")
        self.assertEqual(page.meta("og:image:alt"), "Presidents at a long table")


class DeclarationTests(PageCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=14)
        cls.declaration = make_declaration(cls.summit)
        cls.passage = make_passage(source=cls.declaration.text)

    def test_declarations_are_listed_with_their_first_passage(self):
        response = self.client.get("/en/declarations/")
        self.assertEqual(rows(response), ["S14-D1"])
        self.assertContains(response, self.passage.text)

    def test_declaration_of_a_draft_summit_is_nowhere(self):
        self.summit.status = "draft"
        self.summit.save()
        self.assertEqual(rows(self.client.get("/en/declarations/")), [])
        self.assertEqual(self.get(self.declaration).status_code, 404)

    def test_declaration_is_not_found_under_another_summit(self):
        make_summit(number=15)
        url = "/en/summits/15/final-declaration/"
        self.assertEqual(self.client.get(url).status_code, 404)

    def test_passages_have_an_address_and_a_reference(self):
        self.assertShows(self.declaration, 'id="p1"', "<b>S14-D1 ¶1</b>")

    def test_passage_tells_where_it_is_reported(self):
        report = make_passage(label="8", source=make_source(number=7))
        self.passage.reported_in = report
        self.passage.save()
        self.assertOrder(self.get(self.declaration), "quoted in", "R7 ¶8")

    def test_statement_and_step_that_quote_a_passage_stand_beside_it(self):
        words = {"summit": self.summit, "passage": self.passage}
        make_statement(**words, summary_en="The summit called for a fund.")
        make_milestone(make_initiative(name_en="Legal fund"), **words)
        self.assertShows(
            self.declaration, "The summit called for a fund.", ">Legal fund</a>"
        )

    def test_statement_that_cites_a_passage_stands_beside_it(self):
        said = make_statement(summit=self.summit, summary_en="The summit said so.")
        make_citation(said, passage=self.passage)
        self.assertShows(self.declaration, "The summit said so.")

    def test_texts_in_other_languages_are_linked(self):
        text = make_source(
            number=8, language="fr", translation_of=self.declaration.text
        )
        link = f'<a href="{text.get_absolute_url()}">French, R8</a> (translation)'
        self.assertShows(self.declaration, link)
        page = self.get(self.declaration, "es")
        self.assertContains(page, ">Francés, R8</a> (traducción)")

    def test_citation_is_ready(self):
        self.assertShows(
            self.declaration, 'class="cite"', "http://testserver/en/summits/14/"
        )


class OwnTitleTests(PageCase):
    """Wherever a declaration is named, it is by its own title."""

    OWN = "Manifiesto Bicentenario de Caracas"

    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=24)
        cls.row = make_declaration(cls.summit, title_es=cls.OWN, short_en="Manifesto")

    def test_its_page_is_called_so_in_the_language_of_the_title(self):
        page = self.get(self.row)
        self.assertContains(page, f'<h1 lang="es">{self.OWN}</h1>')
        self.assertContains(page, f"<title>{self.OWN}", 1)
        self.assertContains(
            page, f'ALBA-TCP.</span> <span lang="es">{self.OWN}.</span>'
        )
        self.assertContains(page, f'"name":"{self.OWN}"')
        self.assertContains(self.get(self.row, "es"), f"<h1>{self.OWN}</h1>")

    def test_lists_call_it_by_its_short_title(self):
        url = self.row.get_absolute_url()
        for address in ("/en/declarations/", self.summit.get_absolute_url()):
            link = f'<a href="{url}">Manifesto</a>'
            self.assertContains(self.client.get(address), link)
        spanish = self.client.get("/es/declarations/")
        self.assertContains(spanish, f">{self.OWN}</a>")

    def test_page_of_its_summit_says_it_whole_above_its_words(self):
        self.assertShows(self.summit, f'lang="es">{self.OWN}</a></h3>')

    def test_source_names_it(self):
        self.assertShows(self.row.text, f'lang="es">{self.OWN}</a></p>')

    def test_what_rests_on_its_words_names_it(self):
        self.assertShows(self.row.passage.source, f'lang="es">{self.OWN}</a>')

    def test_words_about_the_title_are_shown_with_it(self):
        make_citation(self.row, field="title", says="value", stated_value="The Appeal")
        shown = f'<span lang="es">{self.OWN}</span>'
        self.assertOrder(self.get(self.row), shown, "<b>Variant</b>", "<dt>Kind</dt>")

    def test_without_one_its_page_says_so(self):
        page = Page("", self.get(make_declaration(self.summit)))
        self.assertIn("Own title not recorded Kind", page.text("main"))

    def test_feed_search_and_timeline_name_it(self):
        for address in (
            "/en/feed.atom",
            "/en/timeline/",
            "/en/search/?q=manifiesto+bicentenario&type=declaration",
            "/en/search/?q=manifiesto+bicentenario&type=summit",
        ):
            with self.subTest(address):
                response = self.client.get(address)
                told = "24th Summit" if "type=summit" in address else "Bicentenario"
                self.assertContains(response, told)


class EventTests(PageCase):
    @classmethod
    def setUpTestData(cls):
        cls.event = make_event(slug="conference")

    def test_event_not_public_is_not_found(self):
        self.assertEqual(self.get(make_event(status="draft")).status_code, 404)

    def test_statements_on_it_lead_to_their_summit(self):
        said = make_statement(summit=make_summit(number=14))
        said.events.add(self.event)
        self.assertShows(self.event, f"/en/summits/14/#{said.anchor}", "14th Summit")

    def test_statement_of_a_draft_summit_is_not_shown(self):
        draft = make_summit(status="draft")
        make_statement(summit=draft, summary_en="Said later.").events.add(self.event)
        self.assertHides(self.event, "Said later.")

    def test_statement_made_at_it_is_shown_at_its_anchor(self):
        said = make_statement(event=self.event, summary_en="All walls must fall.")
        self.assertShows(self.event, "All walls must fall.", f'id="{said.anchor}"')

    def test_event_of_which_nothing_was_said_says_so(self):
        self.assertShows(self.event, "No statement on it is recorded.")


class ForeignTests(PageCase):
    """A text held in no language of the reader."""

    ENGLISH = "Our source gives these words in Spanish only."
    SPANISH = "Nuestra fuente trae estas palabras solo en inglés;"

    def declaration(self, **fields):
        text = make_source(number=7, kind="declaration", **fields)
        make_passage(source=text)
        return make_declaration(text=text)

    def test_reader_is_told(self):
        declaration = self.declaration()
        told = f"{self.SPANISH} el texto en español no está en el archivo."
        self.assertContains(self.get(declaration, "es"), told)
        self.assertNotContains(self.get(declaration), "Our source gives these words")

    def test_reader_of_english_is_told_of_a_spanish_one(self):
        self.assertContains(self.get(self.declaration(language="es")), self.ENGLISH)

    def test_text_in_both_languages_is_for_both(self):
        declaration = self.declaration(language="mul", languages="es en")
        self.assertNotContains(self.get(declaration, "es"), "Nuestra fuente trae")

    def test_nobody_says_so_of_languages_that_are_not_known(self):
        declaration = self.declaration(language="mul")
        self.assertNotContains(self.get(declaration, "es"), "Nuestra fuente trae")

    def test_translation_that_is_held_is_enough(self):
        declaration = self.declaration()
        make_source(number=9, language="es", translation_of=declaration.text)
        self.assertNotContains(self.get(declaration, "es"), "Nuestra fuente trae")

    def test_text_shown_by_reference_has_no_words(self):
        declaration = self.declaration(display="reference")
        self.assertNotContains(self.get(declaration, "es"), "Nuestra fuente trae")

    @override_settings(ALBA_CONTACT="editors@example.org")
    def test_who_has_the_text_is_asked_for_it(self):
        link = 'href="mailto:editors@example.org?subject=S14-D1">Envíelo</a>'
        self.assertContains(self.get(self.declaration(), "es"), link)


class DescriptionTests(PageCase):
    """What search engines are told of a declaration."""

    def test_day_that_is_not_recorded_is_not_taken_from_the_summit(self):
        for number, adopted_on, told in [
            (24, "", "date not recorded"),
            (25, "2017-03-06", "6 March 2017"),
        ]:
            with self.subTest(adopted_on):
                summit = make_summit(number=number)
                declaration = make_declaration(summit, adopted_on=adopted_on)
                page = Page("", self.get(declaration))
                self.assertEqual(
                    page.meta("description"),
                    f"Final declaration of the {number}th Summit, {told}: "
                    "the passages held, word for word.",
                )


class CostTests(CostMixin, TestCase):
    """Each count is commented with what the queries are for."""

    @classmethod
    def setUpTestData(cls):
        cls.states = [make_state(), make_state()]

    def add(self, count, summit=None):
        """Add summits, or fill the one given, with all that its pages show."""
        for _ in range(count):
            meeting = summit or make_summit(place=make_place())
            declaration = make_declaration(meeting)
            passage = make_passage(source=declaration.text)
            make_source(translation_of=declaration.text)
            self.fill(meeting, passage)
        return meeting

    def fill(self, summit, passage):
        make_photo(summit)
        person = make_person()
        make_tenure(person)
        make_participation(summit, state=self.states[0], person=make_person())
        make_participation(summit, person=person)
        words = {"summit": summit, "passage": passage}
        step = make_milestone(**words, person=person, actor="person")
        make_amount(milestone=step)
        for row in (make_statement(**words, person=person), step):
            make_citation(row, passage=passage)
        self.concern(make_statement(**words))

    def concern(self, statement):
        statement.topics.add(make_topic())
        statement.people.add(make_person())
        statement.organizations.add(make_organization())
        statement.events.add(make_event())

    def test_list_of_summits(self):
        # Edition, keys in order, facets, page, states named, further places.
        self.add(1)
        self.assertCosts("/en/summits/", 6)
        self.add(MANY)
        self.assertCosts("/en/summits/", 6)

    def test_list_of_declarations(self):
        # Edition, keys in order, content type of statements, facets, page.
        self.add(1)
        self.assertCosts("/en/declarations/", 5)
        self.add(MANY)
        self.assertCosts("/en/declarations/", 5)

    def test_summit(self):
        # Edition, summit, its declarations, participations, statements, steps, photos
        # and acts at once, amounts of steps, what statements concern, offices, the
        # summits that show these, citations.
        summit = self.add(1)
        self.assertCosts(summit.get_absolute_url(), 8)
        self.add(MANY, summit)
        self.assertCosts(summit.get_absolute_url(), 8)

    def test_declaration(self):
        # Edition, declaration, passages, statements, steps and acts at once, citations,
        # translations.
        declaration = self.add(1).declarations.get()
        self.assertCosts(declaration.get_absolute_url(), 6)
        for _ in range(MANY):
            passage = make_passage(source=declaration.text)
            make_source(translation_of=declaration.text)
            self.fill(declaration.summit, passage)
        self.assertCosts(declaration.get_absolute_url(), 6)

    def test_event(self):
        # Edition, event, statements at it and on it, declarations, initiatives, whom
        # event and statements concern, offices, the summits that show these, citations.
        event = make_event(place=make_place(), states=self.states)
        for count in (1, MANY):
            for _ in range(count):
                person = make_person()
                make_tenure(person)
                event.people.add(person)
                event.organizations.add(make_organization())
                make_statement().events.add(event)
                make_declaration(event=event, adopted_on="")
                make_initiative(events=[event])
                self.concern(make_statement(event=event, person=person))
            with self.subTest(count):
                self.assertCosts(event.get_absolute_url(), 10)

"""A source shown by reference only shows none of its words anywhere, and says so."""

import re

from django.test import TestCase
from django.utils.translation import override

from archive.search import index
from archive.sources.models import Citation
from archive.sources.querysets import sourced_models
from tests import factories as make
from tests.crawl import Page, crawl
from tests.lists import total

PASSAGE, QUOTE, VARIANT, LEDE = "axolotl", "bandicoot", "capybara", "dugong"
NOTE, READING, DERIVATION = "echidna", "fossa", "gharial"
CANARIES = [PASSAGE, QUOTE, VARIANT, LEDE, NOTE, READING, DERIVATION]
TEXT = f"The {PASSAGE} slept. The {QUOTE} and the {VARIANT} awoke."
QUOTED = f"The {QUOTE} and the {VARIANT} awoke"
SILENCE = {"en": "shown by reference only", "es": "solo se muestra la referencia"}


def quoting(canary):
    """Return a sentence of ours in both languages that quotes ``canary``."""
    return f"We read “the {canary}” so.", f"Leemos «the {canary}» así."


NOTED = dict(zip(("note_en", "note_es"), quoting(NOTE), strict=True))


def make_archive(display):
    """Make a public row of every kind on one text, and return that text."""
    fields = {"display": display, "lede": f"A {LEDE}"}
    source = make.make_source(published_on="2017-03-06", **fields)
    passage = make.make_passage(source=source, text=TEXT, **NOTED)
    words = {"passage": passage, "quote": QUOTED}
    rows = [*meetings(words, fields), *undertakings(words), *belonging(words)]
    for row in [*rows, source]:
        cite(row, words)
    return source


def meetings(words, fields):
    state = make.make_state("Cuba")
    person = make.make_person("Evo Morales", **words)
    summit = make.make_summit(number=14, place=make.make_place(), **NOTED, **words)
    text = make.make_source(kind="declaration", **fields)
    passages = [make.make_passage(source=text, text=TEXT) for _ in range(2)]
    declaration = make.make_declaration(summit, text=text, **NOTED, **words)
    event = make.make_event(states=[state], people=[person], **NOTED, **words)
    said = {"speech": "direct", "topics": [make.make_topic()], "states": [state]}
    said |= {"passage": passages[0], "quote": QUOTED}
    return [
        summit,
        declaration,
        event,
        person,
        make.make_statement(summit=summit, events=[event], **said),
        make.make_statement(event=event, person=person, **said),
        make.make_summit_place(summit, **words),
        make.make_participation(summit, person=person, state=state, **words),
        make.make_participation(summit, state=state, role="collective", **words),
    ]


def undertakings(words):
    fund = make.make_initiative(**NOTED, **words)
    other = make.make_initiative(**words)
    summit = make.Summit.objects.get()
    step = make.make_milestone(fund, summit=summit, **NOTED, **words)
    make.make_milestone(fund, step="launched", date="2018", **words)
    amount = make.make_amount(milestone=step, **words)
    cuba = make.State.objects.get(slug="cuba")
    state = make.make_initiative_state(fund, state=cuba, **words)
    return [fund, step, amount, state, make.make_link(fund, other, **words)]


def belonging(words):
    state, person = make.State.objects.get(slug="cuba"), make.Person.objects.get()
    bank = make.make_organization(**words)
    office = make.make_office(organization=bank)
    membership = make.make_membership(state, **NOTED, **words)
    summit = make.Summit.objects.get()
    return [
        bank,
        make.make_former_name(organization=bank, **words),
        make.make_figure(**words),
        make.make_body_act(bank, summit=summit, **words),
        membership,
        make.make_act(membership, summit=summit, **NOTED, **words),
        make.make_tenure(person, office, **words),
        make.make_tenure(person, make.make_office(state=state), **words),
    ]


def cite(row, words):
    """Add to ``row`` words that say the same, inferred, and words that differ."""
    derivation_en, derivation_es = quoting(DERIVATION)
    make.make_citation(
        row,
        basis="inferred",
        derivation_en=derivation_en,
        derivation_es=derivation_es,
        **words,
    )
    reading_en, reading_es = quoting(READING)
    make.make_citation(
        row,
        says="value",
        stated_value=VARIANT,
        reading_en=reading_en,
        reading_es=reading_es,
        **words,
    )


class ReferenceOnlyCase(TestCase):
    display = "reference"

    @classmethod
    def setUpTestData(cls):
        cls.source = make_archive(cls.display)
        index.refresh()

    def found_in(self, content):
        return [canary for canary in CANARIES if canary in content.lower()]


class ReferenceOnlyTests(ReferenceOnlyCase):
    """None of these tests writes."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        reader = cls.client_class()
        cls.pages = crawl(reader) | crawl(reader, "/es/")

    def test_every_model_that_quotes_rests_on_the_text(self):
        for model in [*sourced_models(), Citation]:
            with self.subTest(model._meta.label):
                self.assertTrue(model.objects.published().exists())
                self.assertFalse(model.objects.exclude(quote=QUOTED).exists())

    def test_pages_of_every_kind_are_read(self):
        kinds = {url.split("/")[2] for url in self.pages}
        self.assertLessEqual(
            {"", "summits", "declarations", "members", "countries", "initiatives"}
            | {"sources", "people", "organizations", "events", "topics"}
            | {"differences", "gaps", "timeline"},
            kinds,
        )

    def test_no_page_shows_a_word_of_it(self):
        for url, page in self.pages.items():
            with self.subTest(url):
                self.assertEqual(page.status, 200)
                self.assertEqual(self.found_in(page.content.decode()), [])

    def test_no_machine_is_sent_a_word_of_it(self):
        for url in [
            "/en/feed.atom",
            "/es/feed.atom",
            "/sitemap.xml",
            "/en/opensearch.xml",
            "/en/search/feed.atom?q=summit",
            "/en/search/feed.atom?q=type:statement",
        ]:
            with self.subTest(url):
                response = self.client.get(url)
                self.assertEqual(response.status_code, 200)
                self.assertEqual(self.found_in(response.content.decode()), [])

    def test_no_result_shows_a_word_of_it(self):
        for query in ["summit", "cumbre", "fund", "unity", "type:source", "cuba"]:
            with self.subTest(query):
                response = self.client.get("/en/search/", {"q": query})
                self.assertGreater(total(response), 0)
                self.assertEqual(self.found_in(response.content.decode()), [])

    def test_none_of_its_words_is_found(self):
        for canary in CANARIES:
            for url in ["/en/search/", "/es/search/"]:
                with self.subTest(canary, url=url):
                    self.assertEqual(total(self.client.get(url, {"q": canary})), 0)

    def test_none_of_its_words_is_suggested(self):
        for canary in CANARIES:
            wrong = canary[:-1] + "z"
            with self.subTest(wrong):
                response = self.client.get("/en/search/", {"q": wrong})
                self.assertEqual(self.found_in(response.content.decode()), [])

    def test_references_lead_to_its_paragraphs_without_a_word(self):
        for reference in ["/R1.1", "/R3.1", "/S14-D1.2"]:
            with self.subTest(reference):
                response = self.client.get(reference, follow=True)
                self.assertEqual(response.status_code, 200)
                self.assertEqual(self.found_in(response.content.decode()), [])

    def test_pages_say_that_it_is_shown_by_reference_only(self):
        for language, silence in SILENCE.items():
            with override(language):
                for url in self.resting():
                    with self.subTest(url):
                        self.assertIn(silence, self.text(url).lower())

    def resting(self):
        """Return the addresses of all records that rest on it, and of it."""
        models = [make.Summit, make.Declaration, make.Event, make.Topic]
        models += [make.Person, make.Organization, make.Initiative]
        records = [model.objects.first() for model in models]
        records += [self.source, make.State.objects.get(slug="cuba")]
        return [record.get_absolute_url() for record in records]

    def text(self, url):
        return re.sub(r"\s+", " ", self.pages[url].text("main"))

    def test_place_of_the_words_is_named(self):
        self.assertIn("R1 ¶1, shown by reference only", self.text("/en/summits/14/"))

    def test_reading_and_derivation_stay_without_what_they_quote(self):
        text = self.text("/en/summits/14/")
        self.assertIn("Read: We read “…” so.", text)
        self.assertIn("Inferred: We read “…” so.", text)

    def test_own_words_on_it_stay(self):
        self.assertIn("The summit called for unity.", self.text("/en/summits/14/"))

    def test_declaration_is_not_said_to_be_given_word_for_word(self):
        page = self.pages["/en/summits/14/final-declaration/"]
        self.assertEqual(
            page.meta("description"),
            "Final declaration of the 14th Summit, 5 March 2017: "
            "shown by reference only.",
        )
        self.assertIn("p2", page.anchors)

    def test_nobody_is_quoted_to_machines(self):
        for url in ["/en/summits/14/", "/en/summits/14/final-declaration/"]:
            self.assertNotIn("Quotation", self.pages[url].texts["script"][0])


class QuotationsOnlyTests(ReferenceOnlyCase):
    """The same archive, of a text that may be quoted."""

    display = "quotations"

    def test_words_quoted_stand_on_the_page(self):
        for url in ["/en/summits/14/", "/es/summits/14/final-declaration/"]:
            content = self.client.get(url).content.decode()
            self.assertIn(QUOTE, self.found_in(content))
            self.assertNotIn(SILENCE["en"], content)

    def test_variant_reading_derivation_and_note_do_too(self):
        content = self.client.get("/en/summits/14/").content.decode()
        self.assertLessEqual(
            {VARIANT, READING, DERIVATION}, set(self.found_in(content))
        )
        content = self.client.get(self.source.get_absolute_url()).content.decode()
        self.assertIn(NOTE, self.found_in(content))

    def test_they_are_found(self):
        for canary in [QUOTE, VARIANT, READING, NOTE]:
            with self.subTest(canary):
                response = self.client.get("/en/search/", {"q": canary})
                self.assertGreater(total(response), 0)

    def test_they_are_no_longer_found_once_it_is_shown_by_reference_only(self):
        for source in make.Source.objects.all():
            source.display = "reference"
            source.save()
        index.refresh()
        for canary in CANARIES:
            with self.subTest(canary):
                response = self.client.get("/en/search/", {"q": canary})
                self.assertEqual(total(response), 0)


class SameWordsTests(TestCase):
    """Words that another text shows are not said to stand in this one, nor hidden."""

    def text(self, first, further):
        summit = make.make_summit(number=14, passage=first)
        make.make_citation(summit, passage=further)
        page = Page("/en/summits/14/", self.client.get("/en/summits/14/"))
        return page.text("main")

    def passages(self):
        hidden = make.make_source(number=7, display="reference")
        shown = make.make_source(number=8)
        return [make.make_passage(source=source) for source in (hidden, shown)]

    def test_further_words_shown_by_reference_only(self):
        hidden, shown = self.passages()
        text = self.text(shown, hidden)
        self.assertIn("R7 ¶1, shown by reference only", text)
        self.assertNotIn("The same words", text)

    def test_further_words_shown_where_the_first_are_not(self):
        text = self.text(*self.passages())
        self.assertIn("R7 ¶1, shown by reference only", text)
        self.assertIn(f"“{make.TEXT}” R8 ¶1", text)

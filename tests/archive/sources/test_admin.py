"""The desk of sources: passages that facts rest on, and how they are chosen."""

from django.conf import settings
from django.urls import reverse

from archive.sources.models import Citation, Passage, Source
from summits.models import Summit
from tests import factories as make
from tests.desk import DeskTestCase, page, typed, with_rows


class SourceTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.passage = make.default_passage()
        self.url = page(Source, "change", self.passage.source_id)
        self.form = self.client.get(self.url)

    def test_new_passages_come_last_in_the_order_typed(self):
        rows = [{"label": label, "text": "So it was."} for label in ("2", "3")]
        form = with_rows(typed(self.form), "passages", *rows)
        self.assertSaved(self.client.post(self.url, form))
        found = self.passage.source.passages.order_by("position")
        self.assertEqual([row.label for row in found], ["1", "2", "3"])
        self.assertEqual([row.position for row in found], [1, 2, 3])

    def test_words_that_a_fact_rests_on_cannot_go(self):
        make.make_summit()
        changed = typed(self.form, **{"passages-0-text": "Nothing of the kind."})
        response = self.client.post(self.url, changed)
        self.assertIn(
            "14th Summit” quotes it", str(self.errors(response)["passages-0-text"])
        )

    def test_passage_that_a_fact_rests_on_cannot_be_deleted(self):
        make.make_summit()
        changed = typed(self.form, **{"passages-0-DELETE": "on"})
        response = self.client.post(self.url, changed)
        self.assertIn("14th Summit", str(self.errors(response)["passages"]))

    def test_label_is_given_once(self):
        form = with_rows(typed(self.form), "passages", {"label": "1", "text": "Again."})
        response = self.client.post(self.url, form)
        self.assertEqual(response.status_code, 200)
        self.assertTrue(self.errors(response))

    def test_source_in_print_is_found_by_title_lede_and_words(self):
        url = page(Source, "changelist")
        for query in ("fund for migrants", "R1", "r1", "Hugo Chávez", "Report 01"):
            found = self.client.get(url, {"q": query}).context["cl"].result_list
            self.assertEqual(list(found), [self.passage.source], query)


class PassageChoiceTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.source = make.make_source()
        self.seventh = make.make_passage(
            source=self.source, label="7", text="Member states vowed to create a fund."
        )
        make.make_passage(source=self.source, label="70", text="Another matter.")

    def choices(self, term):
        where = {"app_label": "summits", "model_name": "summit"}
        response = self.client.get(
            reverse("admin:autocomplete"),
            {**where, "field_name": "passage", "term": term},
        )
        return [choice["text"] for choice in response.json()["results"]]

    def test_a_choice_shows_the_reference_and_the_first_words(self):
        said = "R1 ¶7 · Member states vowed to create a fund."
        for term in ("R1 ¶7", "R1 7", "r1.7", "vowed fund", "R1 vowed"):
            self.assertEqual(self.choices(term), [said], term)

    def test_a_label_is_found_by_its_word_in_either_language(self):
        make.make_passage(source=self.source, label="title", text="Unity.")
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
        for term in ("R1 title", "R1 título", "r1 TÍTULO"):
            self.assertEqual(self.choices(term), ["R1 título · Unity."], term)

    def test_a_source_offers_its_passages_in_order(self):
        self.assertEqual(len(self.choices("R1")), 2)

    def test_choices_cost_the_same_queries_however_many(self):
        with self.assertNumQueries(6):  # session, user, 2 permissions, count, choices
            self.choices("R1")
        for label in range(10, 20):
            make.make_passage(source=self.source, label=str(label))
        self.client.force_login(self.editor)
        with self.assertNumQueries(6):
            self.choices("R1")


class CitationTests(DeskTestCase):
    prefix = "sources-citation-record_type-record_key"

    def test_citation_is_made_on_the_page_of_its_record(self):
        summit = make.make_summit()
        url = page(Summit, "change", summit.pk)
        row = {
            "says": "value",
            "field": "number",
            "stated_value": "XI",
            "basis": "stated",
            "passage": summit.passage_id,
            "quote": "Commander Hugo Chávez",
        }
        form = with_rows(typed(self.client.get(url)), self.prefix, row)
        self.assertSaved(self.client.post(url, form))
        self.assertEqual(Citation.objects.get().record, summit)

    def test_citation_that_differs_states_a_value(self):
        summit = make.make_summit()
        url = page(Summit, "change", summit.pk)
        row = {"says": "value", "basis": "stated", "passage": summit.passage_id}
        row["quote"] = "words that stand nowhere"
        form = with_rows(typed(self.client.get(url)), self.prefix, row)
        errors = self.errors(self.client.post(url, form))
        fields = {f"{self.prefix}-0-quote", f"{self.prefix}-0-stated_value"}
        self.assertEqual(set(errors), fields)

    def test_citation_of_nothing_is_a_message_at_the_field(self):
        citation = make.make_citation()
        url = page(Citation, "change", citation.pk)
        for field, value in (("record_key", "none"), ("field", "colour")):
            form = typed(self.client.get(url), **{field: value})
            self.assertEqual(list(self.errors(self.client.post(url, form))), [field])


class LabelTests(DeskTestCase):
    def test_passage_is_listed_under_its_reference(self):
        make.make_summit()
        response = self.client.get(page(Passage, "changelist"), {"q": "R1 1"})
        self.assertContains(response, "R1 ¶1")

"""The desk of summits: adding the next one, in the admin alone."""

from django.contrib.messages import get_messages
from django.urls import reverse

from archive.sources.models import Passage, Source
from members.models import State
from summits.models import (
    Declaration,
    Event,
    Participation,
    Place,
    Statement,
    Summit,
)
from tests import factories as make
from tests.desk import DeskTestCase, page, typed

TEXT = (
    "The presidents of Bolivia and Cuba met in Sucre on 14 December 2019 for the 18th "
    "summit of the bloc, and called for peace in the region."
)
WHEN_AND_WHERE = "met in Sucre on 14 December 2019 for the 18th summit"


class NextSummitTests(DeskTestCase):
    """An editor adds a source and a summit row by row, and readers find them."""

    def setUp(self):
        super().setUp()
        self.states = [make.make_state("Bolivia"), make.make_state("Cuba")]

    def add(self, model, whose=None, /, **fields):
        """Post the form of a new ``model``, opened as one of ``whose`` by its name."""
        url = page(model, "add")
        if whose:
            url += f"?{whose._meta.model_name}={whose.pk}"
        return self.client.post(url, typed(self.client.get(url), **fields))

    def add_source(self):
        names = {"short": "Report of 15 December 2019", "title": "Summit in Sucre"}
        self.assertSaved(self.add(Source, status="published", **names))
        source = Source.objects.get()
        title = {"label": "title", "text": "Summit in Sucre"}
        for passage in [title, {"label": "1", "text": TEXT}]:
            self.assertSaved(self.add(Passage, source, **passage))
        return source.passages.get(label="1")

    def add_summit(self, passage, /, *, quote="18th summit", **fields):
        what = {"number": "18", "began_on": "2019-12-14", "quote": quote}
        what["summary_en"] = "The summit called for peace in the region."
        what |= {"place": Place.objects.get().pk, **stated(passage)}
        return self.add(Summit, **what | fields)

    def add_participation(self, summit, passage, **fields):
        what = {"role": "took-part", "capacity": "member", **stated(passage)}
        what |= {"level": "head-of-state", "mode": "in-person"}
        what["quote"] = "The presidents of Bolivia and Cuba"
        return self.add(Participation, summit, **what | fields)

    def add_statement(self, summit, passage, **fields):
        what = {"act": "calls-for", "speech": "reported", **stated(passage)}
        what["summary_en"] = "The summit called for peace."
        what["quote"] = "called for peace in the region"
        return self.add(Statement, summit, **what | fields)

    def add_place(self):
        self.assertSaved(self.add(Place, city_en="Sucre", state=self.states[0].pk))

    def test_next_summit_is_added_published_and_found(self):
        passage = self.add_source()
        self.add_place()
        self.assertSaved(self.add_summit(passage, quote=WHEN_AND_WHERE))
        summit = Summit.objects.get()
        for state in self.states:
            self.assertSaved(self.add_participation(summit, passage, state=state.pk))
        self.assertSaved(self.add_statement(summit, passage))
        self.assertNotIn("18th Summit", self.client.get("/en/summits/").text)
        chosen = {"action": "publish", "_selected_action": [summit.pk]}
        response = self.client.post(page(Summit, "changelist"), chosen)
        said = [str(message) for message in get_messages(response.wsgi_request)]
        self.assertIn("1 record published.", said)
        for query in ("", "?country=bolivia", "?country=cuba", "?year=2019"):
            self.assertContains(self.client.get(f"/en/summits/{query}"), "18th Summit")
        self.assertNotContains(self.client.get("/en/summits/?year=2017"), "S18")
        own = self.client.get("/en/summits/18/")
        for words in ("18th Summit", "Bolivia", "Cuba", "The summit called for peace."):
            self.assertContains(own, words)
        self.assertContains(self.client.get("/en/sources/"), "Summit in Sucre")

    def test_new_summit_leads_to_its_form_and_each_row_back_there(self):
        passage = self.add_source()
        self.add_place()
        response = self.add_summit(passage)
        summit = Summit.objects.get()
        form = page(Summit, "change", summit.pk)
        self.assertRedirects(response, form)
        shown = self.client.get(form)
        for model, add in [
            (Participation, self.add_participation),
            (Statement, self.add_statement),
        ]:
            url = f"{page(model, 'add')}?summit={summit.pk}"
            self.assertContains(shown, f'href="{url}"')
            response = add(summit, passage, state=self.states[0].pk)
            row = model.objects.get()
            place = f"{model._meta.model_name}-{row.pk}"
            self.assertRedirects(response, f"{form}#{place}")
            self.assertContains(self.client.get(form), f'id="{place}"')

    def test_rules_broken_on_the_way_are_messages_at_the_fields(self):
        passage = self.add_source()
        self.add_place()
        for fields, wrong in [
            ({"quote": "19th summit"}, "quote"),
            ({"began_on": "14/12/2019"}, "began_on"),
            ({"ended_on": "2019-12-13"}, "ended_on"),
            ({"number": "0"}, "number"),
            ({"basis": "inferred"}, "derivation_en"),
            ({"passage": "", "quote": "", "status": "published"}, "passage"),
            ({"status": "withdrawn"}, "withdrawn_reason_en"),
            ({"place": "nowhere"}, "place"),
        ]:
            response = self.add_summit(passage, **fields)
            self.assertEqual(list(self.errors(response)), [wrong], fields)
            self.assertContains(response, "The summit called for peace in the region.")
        self.assertFalse(Summit.objects.exists())

    def test_rules_broken_in_a_row_are_messages_at_its_fields(self):
        passage, summit = self.add_source(), make.make_summit(number=18)
        state = self.states[0].pk
        for add, fields, wrong, kept in [
            (self.add_participation, {"state": ""}, "state", "in-person"),
            (self.add_participation, {"state": state, "quote": ""}, "quote", "member"),
            (self.add_statement, {"summary_en": ""}, "summary_en", "calls-for"),
            (self.add_statement, {"act": ""}, "act", "The summit called for peace."),
        ]:
            response = add(summit, passage, **fields)
            self.assertEqual(list(self.errors(response)), [wrong], fields)
            self.assertIn([kept], typed(response).values())
        self.assertFalse(summit.participations.exists())
        self.assertFalse(summit.statements.exists())

    def test_a_summit_waits_for_its_source(self):
        passage = make.make_passage(
            source=make.make_source(status="draft", publish_at=None), text=TEXT
        )
        make.make_place(self.states[0])
        response = self.add_summit(passage, status="published")
        self.assertIn("Publish the source first", str(self.errors(response)["passage"]))


def stated(passage):
    return {"passage": passage.pk, "basis": "stated"}


class SearchTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.summit = make.make_summit(number=14, place=make.make_place())
        make.make_summit(number=12, series="extraordinary", began_on="2025-02-03")

    def test_summit_is_found_by_number_place_series_and_summary(self):
        State.objects.update(aliases="Little Venice")
        for query in ("14", "14th", "XIV", "caracas", "ordinary 14", "little venice"):
            response = self.client.get(page(Summit, "changelist"), {"q": query})
            self.assertEqual(list(response.context["cl"].result_list), [self.summit])

    def test_declaration_is_found_by_its_words_and_its_summit(self):
        declaration = make.make_declaration(self.summit, title_es="Manifiesto")
        make.make_passage(source=declaration.text, text="No wall divides our peoples.")
        for query in ("no wall", "XIV", "final-declaration", "manifiesto"):
            response = self.client.get(page(Declaration, "changelist"), {"q": query})
            self.assertEqual(list(response.context["cl"].result_list), [declaration])


class FormTests(DeskTestCase):
    def test_declaration_makes_its_address_of_its_kind(self):
        summit, text = make.make_summit(), make.make_source(kind="declaration")
        url = page(Declaration, "add")
        form = typed(self.client.get(url), summit=summit.pk, text=text.pk)
        self.assertSaved(self.client.post(url, form))
        self.assertEqual(Declaration.objects.get().slug, "final-declaration")

    def test_declaration_makes_its_address_of_its_own_title(self):
        summit, text = make.make_summit(), make.make_source(kind="declaration")
        url = page(Declaration, "add")
        named = {"title_es": "Manifiesto Bicentenario", "summit": summit.pk}
        form = typed(self.client.get(url), text=text.pk, **named)
        self.assertSaved(self.client.post(url, form))
        self.assertEqual(Declaration.objects.get().slug, "manifiesto-bicentenario")

    def test_declaration_called_as_another_one_is_asked_for_its_title(self):
        first = make.make_declaration()
        url = page(Declaration, "add")
        there = {"number": "2", "slug": "another", "summit": first.summit_id}
        text = make.make_source(kind="declaration")
        form = typed(self.client.get(url), text=text.pk, **there)
        response = self.client.post(url, form)
        self.assertEqual(list(self.errors(response)), ["title_en"])
        form = typed(response, title_en="Declaration of Caracas")
        self.assertSaved(self.client.post(url, form))

    def test_title_of_a_public_declaration_is_confirmed_by_its_words(self):
        row = make.make_declaration()
        url = page(Declaration, "change", row.pk)
        form = typed(self.client.get(url), title_en="Declaration of Caracas")
        said = {"title_en": ["The words that say the title are the same as before."]}
        self.assertEqual(self.errors(self.client.post(url, form)), said)

    def test_declaration_of_a_body_is_counted_by_the_archive(self):
        make.make_declaration(event=make.make_event(), adopted_on="")
        body = make.make_organization(name_en="Political Council")
        url = page(Declaration, "add")
        of = {"organization": body.pk, "kind": "communique"}
        text = make.make_source(kind="declaration")
        form = typed(self.client.get(url), text=text.pk, **of)
        self.assertSaved(self.client.post(url, form))
        row = Declaration.objects.get(organization=body)
        self.assertEqual((row.reference, row.slug), ("D2", "communique"))
        listed = self.client.get(page(Declaration, "changelist"), {"q": "council"})
        self.assertEqual(list(listed.context["cl"].result_list), [row])
        self.assertContains(listed, "Political Council: communiqué")

    def test_declaration_of_nobody_is_a_message(self):
        url = page(Declaration, "add")
        text = make.make_source(kind="declaration")
        response = self.client.post(url, typed(self.client.get(url), text=text.pk))
        self.assertEqual(list(self.errors(response)), ["summit"])

    def test_statement_added_alone_comes_last(self):
        first = make.make_statement(position=3)
        url = page(type(first), "add")
        sentence = {"act": "calls-for", "summary_en": "The summit called for unity."}
        form = typed(self.client.get(url), summit=first.summit_id, **sentence)
        self.assertSaved(self.client.post(url, form))
        self.assertEqual(first.summit.statements.latest("position").position, 4)

    def test_event_takes_states_and_people(self):
        event = make.make_event()
        url = page(Event, "change", event.pk)
        said = {"states": [make.make_state("Cuba").pk], "quote": "met in Caracas"}
        form = typed(self.client.get(url), **said, began="")
        self.assertSaved(self.client.post(url, form))
        self.assertEqual(event.states.get().name_en, "Cuba")

    def test_index_offers_to_add_a_summit(self):
        response = self.client.get(reverse("admin:index"))
        self.assertContains(response, f'href="{page(Summit, "add")}"')

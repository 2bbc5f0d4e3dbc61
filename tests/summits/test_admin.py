"""The desk of summits: adding the next one, in the admin alone."""

from django.contrib.messages import get_messages
from django.urls import reverse

from archive.sources.models import Source
from members.models import State
from summits.models import Declaration, Event, Place, Summit
from tests import factories as make
from tests.desk import DeskTestCase, page, typed, with_rows

TEXT = (
    "The presidents of Bolivia and Cuba met in Sucre on 14 December 2019 for the 18th "
    "summit of the bloc, and called for peace in the region."
)
WHEN_AND_WHERE = "met in Sucre on 14 December 2019 for the 18th summit"


class NextSummitTests(DeskTestCase):
    """An editor adds a source and a summit, and readers find it."""

    def setUp(self):
        super().setUp()
        self.states = [make.make_state("Bolivia"), make.make_state("Cuba")]

    def post(self, address, form):
        response = self.client.post(address, form)
        self.assertSaved(response)
        return response

    def add(self, model, *inlines, **fields):
        url = page(model, "add")
        form = typed(self.client.get(url), **fields)
        for prefix, rows in inlines:
            form = with_rows(form, prefix, *rows)
        return self.client.post(url, form)

    def add_source(self):
        rows = [{"label": "title", "text": "Summit in Sucre"}]
        rows.append({"label": "1", "text": TEXT})
        names = {"short": "Report of 15 December 2019", "title": "Summit in Sucre"}
        self.assertSaved(
            self.add(Source, ("passages", rows), status="published", **names)
        )
        source = Source.objects.get()
        return source.passages.get(label="1")

    def add_summit(self, passage, /, *, quote="18th summit", **fields):
        place = Place.objects.get()
        words = {"passage": passage.pk, "basis": "stated"}
        present = [
            {"state": state.pk, "role": "took-part", "capacity": "member"}
            | {"level": "head-of-state", "mode": "in-person", **words}
            | {"quote": "The presidents of Bolivia and Cuba"}
            for state in self.states
        ]
        said = {"act": "calls-for", "speech": "reported", **words}
        said["summary_en"] = "The summit called for peace."
        said["quote"] = "called for peace in the region"
        what = {"number": "18", "began_on": "2019-12-14", "place": place.pk}
        what |= {"summary_en": "The summit called for peace in the region.", **words}
        return self.add(
            Summit,
            ("participations", present),
            ("statements", [said]),
            **{**what, "quote": quote, **fields},
        )

    def test_next_summit_is_added_published_and_found(self):
        passage = self.add_source()
        self.assertSaved(self.add(Place, city_en="Sucre", state=self.states[0].pk))
        self.assertSaved(self.add_summit(passage, quote=WHEN_AND_WHERE))
        summit = Summit.objects.get()
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

    def test_rules_broken_on_the_way_are_messages_at_the_fields(self):
        passage = self.add_source()
        self.add(Place, city_en="Sucre", state=self.states[0].pk)
        for fields, wrong in [
            ({"quote": "19th summit"}, "quote"),
            ({"began_on": "14/12/2019"}, "began_on"),
            ({"ended_on": "2019-12-13"}, "ended_on"),
            ({"number": "0"}, "number"),
            ({"basis": "inferred"}, "derivation_en"),
            ({"passage": "", "quote": "", "status": "published"}, "passage"),
            ({"status": "withdrawn"}, "withdrawn_reason_en"),
            ({"place": "nowhere"}, "place"),
            ({"participations-1-state": ""}, "participations-1-state"),
            ({"participations-0-quote": ""}, "participations-0-quote"),
            ({"statements-0-summary_en": ""}, "statements-0-summary_en"),
            ({"statements-0-act": ""}, "statements-0-act"),
        ]:
            response = self.add_with(passage, fields)
            self.assertEqual(list(self.errors(response)), [wrong], fields)
            self.assertContains(response, "The summit called for peace in the region.")
        self.assertFalse(Summit.objects.exists())

    def add_with(self, passage, fields):
        rows = {name: value for name, value in fields.items() if "-" in name}
        rest = {name: value for name, value in fields.items() if "-" not in name}
        if not rows:
            return self.add_summit(passage, **rest)
        posted = self.add_summit(passage, quote="not to be found")
        return self.client.post(
            page(Summit, "add"), typed(posted, quote="18th summit", **rows)
        )

    def test_a_summit_waits_for_its_source(self):
        passage = make.make_passage(
            source=make.make_source(status="draft", publish_at=None), text=TEXT
        )
        make.make_place(self.states[0])
        response = self.add_summit(passage, status="published")
        self.assertIn("Publish the source first", str(self.errors(response)["passage"]))


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
        declaration = make.make_declaration(self.summit)
        make.make_passage(source=declaration.text, text="No wall divides our peoples.")
        for query in ("no wall", "XIV", "final-declaration"):
            response = self.client.get(page(Declaration, "changelist"), {"q": query})
            self.assertEqual(list(response.context["cl"].result_list), [declaration])


class FormTests(DeskTestCase):
    def test_declaration_makes_its_address_of_its_kind(self):
        summit, text = make.make_summit(), make.make_source(kind="declaration")
        url = page(Declaration, "add")
        form = typed(self.client.get(url), summit=summit.pk, text=text.pk)
        self.assertSaved(self.client.post(url, form))
        self.assertEqual(Declaration.objects.get().slug, "final-declaration")

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

"""The events of an initiative: on its page, on theirs, and at the desk."""

from django.test import TestCase

from initiatives.models import Initiative
from tests.crawl import Page
from tests.desk import DeskTestCase, page, typed
from tests.factories import make_citation, make_event, make_initiative, make_passage
from tests.findings import refused

LATER = {"name_en": "Fourth Games", "name_es": "Cuartos Juegos", "slug": "fourth"}


def main(client, record, language="en"):
    """Return the text of the page of a record, on one line."""
    url = record.get_absolute_url().replace("/en/", f"/{language}/", 1)
    return " ".join(Page(url, client.get(url)).text("main").split())


class EventsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.early = make_event(name_en="Third Games", name_es="Terceros Juegos")
        cls.late = make_event(**LATER, began="2018-03-05", ended="2018-03-09")
        cls.games = make_initiative(
            name_en="Games", name_es="Juegos", events=[cls.early, cls.late]
        )

    def assertLeads(self, record, other):
        url = other.get_absolute_url()
        self.assertContains(self.client.get(record.get_absolute_url()), f'"{url}"')

    def assertLeadsNot(self, record, other):
        url = other.get_absolute_url()
        self.assertNotContains(self.client.get(record.get_absolute_url()), f'"{url}"')

    def test_initiative_lists_them_the_latest_first_with_their_days(self):
        text = main(self.client, self.games)
        self.assertIn(
            "Events Fourth Games · 5–9 March 2018 Third Games · 20 June 2017", text
        )

    def test_page_in_spanish_names_them_in_spanish(self):
        text = main(self.client, self.games, "es")
        self.assertIn("Eventos Cuartos Juegos · del 5 al 9 de marzo", text)
        self.assertIn("Iniciativas Juegos", main(self.client, self.early, "es"))

    def test_initiative_and_event_lead_to_each_other(self):
        for event in (self.early, self.late):
            self.assertLeads(self.games, event)
            self.assertLeads(event, self.games)

    def test_event_lists_its_initiatives_by_name(self):
        make_initiative(name_en="Album", name_es="Zaga", events=[self.late])
        self.assertIn("Initiatives Album Games", main(self.client, self.late))
        self.assertIn("Iniciativas Juegos Zaga", main(self.client, self.late, "es"))

    def test_event_without_a_day_is_named_without_one(self):
        self.games.events.set([make_event(began="", name_en="Rally", slug="rally")])
        self.assertRegex(main(self.client, self.games), r"Events Rally [^·]")

    def test_either_page_shows_the_public_ones_only(self):
        draft = {"status": "draft", "publish_at": None}
        event, initiative = make_event(**draft), make_initiative(**draft)
        self.games.events.add(event)
        initiative.events.add(self.early)
        self.assertLeadsNot(self.games, event)
        self.assertLeadsNot(self.early, initiative)

    def test_either_page_leaves_out_what_was_withdrawn(self):
        self.withdraw(self.late)
        self.assertLeadsNot(self.games, self.late)
        self.assertLeads(self.games, self.early)
        self.withdraw(self.games)
        self.assertLeadsNot(self.early, self.games)

    def withdraw(self, record):
        record.status = record.Status.WITHDRAWN
        record.withdrawn_reason_en = "Entered twice."
        record.save()

    def test_without_any_neither_page_has_such_a_part(self):
        event, initiative = make_event(slug="alone"), make_initiative()
        html = self.client.get(initiative.get_absolute_url())
        self.assertNotContains(html, 'id="events"')
        self.assertNotContains(
            self.client.get(event.get_absolute_url()), 'id="initiatives"'
        )

    def test_it_is_our_own_voice_and_needs_no_words(self):
        self.assertEqual(refused(self.games), {})

    def test_words_that_tell_of_them_stand_there(self):
        words = "The Fourth Games were held."
        passage = make_passage(text=words)
        make_citation(self.games, field="events", passage=passage, quote=words)
        self.assertIn(words, main(self.client, self.games))


class DeskTests(DeskTestCase):
    def test_they_are_chosen_in_the_form_of_the_initiative(self):
        games, event = make_initiative(), make_event(**LATER)
        url = page(Initiative, "change", games.pk)
        form = self.client.get(url)
        self.client.post(url, typed(form, events=[event.pk]))
        self.assertEqual([*games.events.all()], [event])

"""What is not known is said aloud, each silence in its fixed wording, in its place."""

from django.test import TestCase

from archive.sources.models import Source
from tests import factories as make
from tests.crawl import Page

BARE = {
    "source": [
        "Publisher not recorded in the copy held",
        "Author not recorded in the copy held",
        "Dateline not recorded",
        "Published on not recorded",
        "Received on not recorded",
        "Web address not recorded",
        "Rights not recorded",
        "SHA-256 not recorded",
    ],
    "declaration": [
        "No passage of this text is held.",
        "Adopted on not recorded",
        "Symbol not recorded",
        "Place not recorded · Date not recorded",
    ],
    "organization": [
        "Acronym not recorded",
        "Part of not recorded",
        "No source held names an office of it.",
        "No initiative that it hosts is recorded.",
        "No statement that concerns it is recorded.",
        "No event that names it is recorded.",
    ],
    "person": [
        "State not recorded",
        "No source held names an office.",
        "No statement is recorded.",
        "No source held says that this person took part in a summit.",
        "No step that this person took or told of is recorded.",
        "No event that names this person is recorded.",
    ],
    "event": [
        "Began not recorded",
        "Ended not recorded",
        "Place not recorded",
        "State of it not recorded",
        "People none named",
        "States none named",
        "Organizations none named",
        "Nothing said at it is recorded.",
        "No statement on it is recorded.",
    ],
}


def joined(text):
    """Return ``text`` without spaces: none stands between a term and what follows."""
    return "".join(text.split())


class SilenceTests(TestCase):
    """Pages of records of which next to nothing is known but that they exist."""

    @classmethod
    def setUpTestData(cls):
        summit = make.make_summit(number=14, began_on="")
        person, organization = make.make_person(), make.make_organization()
        make.make_statement(summit=summit, people=[person])
        make.make_participation(summit, organization=organization)
        cls.records = {
            "source": Source.objects.get(),
            "declaration": make.make_declaration(summit, adopted_on=""),
            "organization": organization,
            "person": person,
            "event": make.make_event(began=""),
        }

    def page(self, kind):
        url = self.records[kind].get_absolute_url()
        return Page(url, self.client.get(url))

    def test_each_page_says_what_is_not_known(self):
        for kind, silences in BARE.items():
            text = joined(self.page(kind).text("main"))
            for words in silences:
                with self.subTest(kind, words=words):
                    self.assertIn(joined(words), text)

    def test_description_of_an_undated_declaration_says_so(self):
        self.assertIn(
            ", date not recorded:", self.page("declaration").meta("description")
        )

    def test_nothing_is_said_of_a_death_that_no_source_states(self):
        self.assertNotIn("Died", self.page("person").text("main"))

    def test_day_on_which_a_text_was_received_is_shown(self):
        Source.objects.update(retrieved_on="2025-02-03")
        text = self.page("source").text("main")
        self.assertIn(joined("Received on 3 February 2025"), joined(text))

    def test_source_stands_below_the_list_in_the_shared_path(self):
        self.assertTemplateUsed(
            self.client.get(self.records["source"].get_absolute_url()), "_crumbs.html"
        )

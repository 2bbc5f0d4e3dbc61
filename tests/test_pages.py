"""What holds for every public page of the seeds, found by following links."""

import datetime as dt
import gzip
import json
import re
from itertools import pairwise
from unittest import mock
from urllib.parse import urldefrag

from django.test import TestCase
from django.utils import timezone
from django.utils.translation import override

from archive.sources.facts import facts_resting_on
from archive.sources.models import Source
from initiatives.models import Initiative
from members.models import Office, Person, State
from summits.models import Summit
from tests import factories as make
from tests.crawl import crawl
from tests.seeds import load_seeds, seed_pages

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
HEAVIEST = 12_000  # bytes of HTML, compressed


class SeedPagesTests(TestCase):
    """Every page of the seeds in both languages; none of these tests writes."""

    @classmethod
    def setUpTestData(cls):
        load_seeds()
        cls.pages = seed_pages() | seed_pages("/es/")

    def each(self):
        for url, page in self.pages.items():
            with self.subTest(url=url):
                yield page

    def test_no_page_sets_a_cookie(self):
        for page in self.each():
            self.assertEqual(len(page.cookies), 0)

    def test_pages_of_every_kind_are_found(self):
        kinds = {url.split("?")[0].split("/")[2] for url in self.pages}
        self.assertLessEqual(
            {"", "summits", "declarations", "members", "countries", "initiatives"}
            | {
                "sources",
                "people",
                "organizations",
                "events",
                "topics",
                "differences",
                "gaps",
                "timeline",
                "about",
                "method",
                "accessibility",
                "privacy",
                "search",
            },
            kinds,
        )

    def test_pages_answer(self):
        for page in self.each():
            self.assertEqual(page.status, 200)

    def test_pages_have_one_heading_of_the_first_level(self):
        for page in self.each():
            self.assertEqual(len(page.texts.get("h1", [])), 1)

    def test_headings_skip_no_level(self):
        for page in self.each():
            levels = [int(t[1]) for t, _ in page.tags if re.fullmatch("h[1-6]", t)]
            steps = [b - a for a, b in pairwise(levels)]
            self.assertLessEqual(max(steps, default=0), 1)

    def test_titles_are_unique(self):
        titles = {}
        for url, page in self.pages.items():
            if "?" not in url:
                titles.setdefault(page.text("title"), []).append(url)
        self.assertEqual([urls for urls in titles.values() if len(urls) > 1], [])

    def test_descriptions_are_unique(self):
        described = {}
        for url, page in self.pages.items():
            if "?" not in url:
                described.setdefault(page.meta("description"), []).append(url)
        self.assertNotIn("", described)
        self.assertEqual([urls for urls in described.values() if len(urls) > 1], [])

    def test_pages_hold_no_executable_script_and_no_inline_style(self):
        for page in self.each():
            kinds = [attrs for tag, attrs in page.tags if tag == "script"]
            self.assertEqual(
                [k for k in kinds if k != {"type": "application/ld+json"}], []
            )
            for text in page.texts.get("script", []):
                json.loads(text)
            self.assertNotIn("style", page.texts)
            names = {name for _, attrs in page.tags for name in attrs}
            self.assertEqual({n for n in names if n == "style" or n[:2] == "on"}, set())

    def test_ids_are_unique_on_a_page(self):
        for page in self.each():
            self.assertEqual(len(page.anchors), len(set(page.anchors)))

    def test_links_lead_to_pages_and_anchors_that_are_there(self):
        for page in self.each():
            for link in page.links:
                url, anchor = urldefrag(link)
                if url in self.pages and anchor:
                    self.assertIn(anchor, self.pages[url].anchors, link)

    def test_pages_weigh_little(self):
        for page in self.each():
            self.assertLess(len(gzip.compress(page.content, 6)), HEAVIEST)

    def test_references_lead_to_a_paragraph(self):
        for page in self.each():
            for tag, attrs in page.tags:
                if tag == "a" and attrs.get("class") == "ref":
                    self.assertIn("#p", attrs["href"])

    def test_bases_are_stated_or_inferred(self):
        for page in self.each():
            self.assertLessEqual(set(page.marked("data-basis")), {"stated", "inferred"})

    @override("en")
    def test_every_fact_is_two_links_from_the_home_page(self):
        home = {urldefrag(link).url for link in self.pages["/en/"].links}
        for source in Source.objects.published():
            self.assertIn(source.get_absolute_url(), home)
            page = self.pages[source.get_absolute_url()]
            links = {urldefrag(link).url for link in page.links}
            keys = set(source.passages.values_list("pk", flat=True))
            for fact in facts_resting_on(source, keys):
                with self.subTest(fact=fact.label):
                    self.assertIn(fact.url, links)
                    self.assertIn(fact.url, self.pages)

    def test_both_languages_have_the_same_pages(self):
        english = sorted(url[3:] for url in self.pages if url.startswith("/en/"))
        spanish = sorted(url[3:] for url in self.pages if url.startswith("/es/"))
        self.assertEqual(english, spanish)


UNSEEN = [  # what keeps a record from readers at noon
    {"status": "draft"},
    {"status": "review"},
    {"publish_at": NOON + dt.timedelta(days=1)},
    {"status": "withdrawn", "withdrawn_reason_en": "A duplicate."},
]


class DraftsTests(TestCase):
    """What readers do not see leaves every public page equal byte for byte.

    All at once: to read the site is most of what this costs.
    """

    @classmethod
    def setUpTestData(cls):
        load_seeds()
        make.default_passage()  # public, whatever is added later
        cls.before = cls.read()

    @classmethod
    def read(cls):
        with mock.patch.object(timezone, "now", return_value=NOON):
            pages = crawl(cls.client_class())
        return {url: page.content for url, page in pages.items()}

    def test_what_is_not_public_shows_nowhere(self):
        for number, status in enumerate(UNSEEN):
            add_everything(number, status)
        add_rows_of_a_draft_source()
        after = self.read()
        self.assertEqual(list(self.before), list(after))
        for url, content in self.before.items():
            self.assertEqual(content, after[url], url)

    def test_a_published_record_shows(self):
        make.make_summit()
        with mock.patch.object(timezone, "now", return_value=NOON):
            response = self.client.get("/en/summits/")
        self.assertNotEqual(self.before["/en/summits/"], response.content)


def add_everything(number, status):
    """Add records of every kind that ``status`` keeps from readers, and their rows.

    ``number`` tells them from those of another status.
    """
    passage = Source.objects.get(slug__startswith="alba-pledges").passages.first()
    words = {"passage": passage, "quote": passage.text}
    text = make.make_source(**status)
    make.make_passage(source=text)
    cuba = State.objects.get(slug="cuba")
    place = make.make_place(state=cuba, city_en=f"Town {number}")
    summit = make.make_summit(**words, place=place, **status)
    make.make_photo(summit)
    make.make_declaration(
        Summit.objects.get(slug="14"),
        number=90 + number,
        slug=f"unseen-{number}",
        **words,
        text=text,
        **status,
    )
    event = make.make_event(**words, **status)
    event.states.add(cuba)
    initiative = make.make_initiative(**words, **status)
    make.make_page(**status)
    make.make_statement(event=event, **words)
    add_rows(passage, summit, initiative)


def add_rows_of_a_draft_source():
    """Add rows of every kind to public records, on words that readers do not see."""
    passage = make.make_passage(source=make.make_source(status="draft"))
    words = {"passage": passage, "quote": passage.text}
    make.make_membership(State.objects.get(slug="mexico"), **words)
    people, offices = Person.objects.published(), Office.objects.published()
    make.make_tenure(people.first(), offices.first(), **words)
    meeting, fund = Summit.objects.published(), Initiative.objects.published()
    add_rows(passage, meeting.first(), fund.first())


def add_rows(passage, summit, initiative):
    """Add a row of every kind on ``passage``, of the meeting and initiative given."""
    words = {"passage": passage, "quote": passage.text}
    person = make.make_person(**words)
    make.make_participation(summit, **words, person=person)
    make.make_participation(summit, **words, state=State.objects.get(slug="mexico"))
    statement = make.make_statement(summit=summit, **words)
    statement.states.add(State.objects.get(slug="cuba"), make.make_state())
    statement.topics.add(make.make_topic())
    statement.people.add(person)
    own = {"passage": None} if passage.is_published else words
    statement.organizations.add(make.make_organization(**own))
    make.make_milestone(initiative, **words, summit=summit, date="2026-01-01")
    other = Initiative.objects.published().exclude(pk=initiative.pk).first()
    make.make_link(initiative, other, **words)
    make.make_citation(summit, **words)

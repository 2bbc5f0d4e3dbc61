"""Pages of a record that show several lists about it, 25 rows of each."""

import re

from django.test import TestCase
from django.urls import reverse

from tests import factories as make
from tests.crawl import Page
from tests.lists import queries

PLACES = re.compile(r"(\d+) in all; (\d+) to (\d+) stand on this page")


class LongCase(TestCase):
    """A country, a person, an organization and a topic with 27 statements each."""

    @classmethod
    def setUpTestData(cls):
        cls.state = make.make_state("Venezuela")
        cls.person = make.make_person("Nicolás Maduro", state=cls.state)
        cls.body = make.make_organization()
        cls.topic = make.make_topic()
        for number in range(1, 28):
            summit = make.make_summit(number=number, began_on=f"2017-01-{number:02}")
            statement = make.make_statement(summit=summit, topics=[cls.topic])
            statement.states.add(cls.state)
            statement.people.add(cls.person)
            statement.organizations.add(cls.body)
        make.make_participation(summit, state=cls.state)
        make.make_initiative(host=cls.body, topics=[cls.topic])
        cls.urls = [
            record.get_absolute_url()
            for record in (cls.state, cls.person, cls.body, cls.topic)
        ]

    def page(self, url, **data):
        response = self.client.get(url, data)
        self.assertEqual(response.status_code, 200, (url, data))
        return Page(url, response)

    def each(self):
        for url in self.urls:
            with self.subTest(url):
                yield url

    def summaries(self, page):
        """Return the addresses of the statements that a page shows."""
        return {link for link in page.links if "/summits/" in link and "#" in link}


class PagesTests(LongCase):
    def test_first_page_has_25_rows_of_a_list(self):
        for url in self.each():
            self.assertEqual(len(self.summaries(self.page(url))), 25)

    def test_second_page_has_the_others(self):
        for url in self.each():
            first, second = (self.summaries(self.page(url, page=n)) for n in "12")
            self.assertEqual(len(second), 2)
            self.assertTrue(first.isdisjoint(second))

    def test_latest_stand_on_the_first_page(self):
        for url in self.each():
            found = self.summaries(self.page(url))
            self.assertTrue(any("/summits/27/" in link for link in found))
            self.assertFalse(any("/summits/1/" in link for link in found))

    def test_page_says_how_many_there_are_and_which_it_shows(self):
        for url in self.each():
            for number, expected in [
                ("1", ("27", "1", "25")),
                ("2", ("27", "26", "27")),
            ]:
                text = self.page(url, page=number).text("main")
                self.assertIn(expected, PLACES.findall(text))

    def test_list_that_is_shown_whole_says_no_such_thing(self):
        cuba = make.make_state("Cuba")
        make.make_participation(state=cuba)
        url = cuba.get_absolute_url()
        self.assertEqual(PLACES.findall(self.page(url).text("main")), [])

    def test_pages_lead_to_each_other(self):
        for url in self.each():
            for number, rel, target in [("1", "next", "2"), ("2", "prev", "1")]:
                links = [
                    attrs["href"]
                    for tag, attrs in self.page(url, page=number).tags
                    if tag == "a" and attrs.get("rel") == rel
                ]
                self.assertEqual(links, [f"?page={target}"])

    def test_each_page_is_its_own_canonical_address(self):
        for url in self.each():
            for number, query in [("1", ""), ("2", "?page=2")]:
                page = self.page(url, page=number)
                canonical = f'rel="canonical" href="{url}{query}"'
                self.assertIn(canonical, page.content.decode())

    def test_pages_of_lists_that_ended_do_not_tell_of_them(self):
        for url in self.each():
            page = self.page(url, page=2)
            self.assertNotIn("events", page.anchors)
            self.assertNotIn("is recorded.", page.text("main"))

    def test_first_page_says_what_is_not_recorded(self):
        self.assertIn("events", self.page(self.state.get_absolute_url()).anchors)

    def test_contents_name_what_the_page_has(self):
        for number in "12":
            with self.subTest(number):
                page = self.page(self.state.get_absolute_url(), page=number)
                named = {link.partition("#")[2] for link in page.links if "#" in link}
                sections = {"membership", "summits", "said", "events", "people"}
                self.assertEqual(named & sections, {*page.anchors} & sections)

    def test_last_is_the_second(self):
        for url in self.each():
            last, second = (self.page(url, page=n).text("main") for n in ("last", "2"))
            self.assertEqual(last, second)

    def test_page_out_of_range_is_not_found(self):
        for url in self.each():
            for page in ["3", "0", "-1", "1e9", "abc", "9" * 18, "9" * 5_000, "\x00"]:
                with self.subTest(page=page[:9]):
                    response = self.client.get(url, {"page": page})
                    self.assertEqual(response.status_code, 404)

    def test_other_record_has_no_second_page(self):
        make.make_participation(state=make.make_state("Cuba"))
        url = reverse("pages:state_detail", args=["cuba"])
        self.assertEqual(self.client.get(url, {"page": "2"}).status_code, 404)

    def test_both_pages_take_few_queries(self):
        for url, most in zip(self.each(), [7, 6, 6, 6], strict=True):
            for number in "12":
                self.page(url, page=number)
                asked = queries(self.client, f"{url}?page={number}")
                self.assertLessEqual(len(asked), most)


class LongestTests(TestCase):
    """There are as many pages as the longest list needs."""

    def test_people_of_the_highest_office_come_first(self):
        state = make.make_state("Bolivia")
        lower, office = (make.make_office(state=state, rank=rank) for rank in (5, 0))
        for number in range(25):
            make.make_tenure(make.make_person(f"Ana {number:02}"), lower)
        make.make_tenure(make.make_person("Zoila"), office)
        make.make_participation(state=state)
        first = self.client.get(state.get_absolute_url())
        second = self.client.get(state.get_absolute_url(), {"page": "2"})
        self.assertContains(first, "Zoila")
        self.assertContains(second, "Ana 24")
        self.assertNotContains(second, "Zoila")

    def test_statements_of_one_meeting_stand_together(self):
        topic = make.make_topic()
        summits = [make.make_summit(), make.make_summit()]
        for position in range(1, 4):
            for summit in summits:
                make.make_statement(summit=summit, position=position, topics=[topic])
        response = self.client.get(topic.get_absolute_url())
        self.assertEqual(response.content.decode().count("<h3><a"), 2)

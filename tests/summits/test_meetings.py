"""What is told of a meeting besides its number, day and place."""

import json
import re

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils.translation import override

from alba_site.pages.gaps import gaps
from archive.lists.facets import facet_index
from archive.publishing import edition
from archive.publishing.per_edition import forget
from archive.search import index
from summits.models import Participation
from tests.archive.publishing.test_parts import withdraw
from tests.archive.search.finding import found
from tests.crawl import Page
from tests.factories import (
    TEXT,
    make_citation,
    make_declaration,
    make_event,
    make_office,
    make_organization,
    make_participation,
    make_passage,
    make_person,
    make_place,
    make_state,
    make_statement,
    make_summit,
    make_tenure,
    make_topic,
)
from tests.findings import refused, told


class MeetingCase(TestCase):
    def page(self, record, language="en"):
        url = record if isinstance(record, str) else record.get_absolute_url()
        url = url.replace("/en/", f"/{language}/", 1)
        page = Page(url, self.client.get(url))
        self.assertEqual(page.status, 200)
        return page

    def text(self, record, language="en"):
        """Return the text of its page, on one line."""
        return self.page(record, language).text("main")

    def html(self, record, language="en"):
        return self.page(record, language).content.decode()

    def data(self, record):
        """Return what machines read on its page."""
        html = self.html(record)
        told = re.search(r"ld\+json[^>]*>(.*?)</script>", html, re.DOTALL)[1]
        return json.loads(told)["@graph"][0]

    def roles(self, country, record):
        forget()
        records = type(record).objects.published().newest_first().for_list()
        found = facet_index(edition.current(), records)
        return found.roles("country", country, record.pk)


def passage_saying(words):
    """Return a public passage with ``words``, and these as the quotation of a row."""
    return {"passage": make_passage(text=f"{TEXT} {words}"), "quote": words}


class HostStateTests(MeetingCase):
    @classmethod
    def setUpTestData(cls):
        cls.cuba = make_state("Cuba")
        words = passage_saying("Cuba received the others by video on 5 March 2017.")
        cls.summit = make_summit(
            place=None, host_state=cls.cuba, format="videoconference", **words
        )

    def test_it_is_the_host_without_a_city(self):
        self.assertEqual(self.roles("cuba", self.summit), {"host"})

    def test_it_stands_where_the_place_would(self):
        for url in (self.summit, "/en/summits/"):
            self.assertIn("Host: Cuba", self.text(url))
            self.assertIn("Anfitrión: Cuba", self.text(url, "es"))
            self.assertNotIn("Place not recorded", self.text(url))

    def test_country_lists_what_it_was_the_host_of(self):
        self.assertIn("Host 18", self.text(self.cuba).replace(self.summit.title, "18"))

    def test_place_is_not_said_to_be_missing(self):
        told = [gap.words for gap in gaps("2017-03-05")]
        self.assertNotIn("The place is not recorded.", told)
        self.assertIn("The closing day is not recorded.", told)

    def test_it_goes_before_the_state_of_the_place(self):
        place = make_place(make_state("Venezuela"))
        words = passage_saying("In Caracas, on 5 March 2017, with Cuba as the host.")
        summit = make_summit(place=place, host_state=self.cuba, **words)
        self.assertEqual(self.roles("venezuela", summit), set())
        self.assertEqual(self.roles("cuba", summit), {"host"})


class VenueTests(MeetingCase):
    def test_venue_stands_in_the_language_of_its_source(self):
        words = passage_saying("On 5 March 2017 in Caracas, at the Teresa Carreño.")
        summit = make_summit(place=make_place(), venue="Teresa Carreño", **words)
        for language in ("en", "es"):
            html = self.html(summit, language)
            self.assertIn('<span lang="en">Teresa Carreño</span>', html)

    def test_venue_that_no_words_give_is_refused(self):
        said = refused(make_summit(venue="Palace of Conventions"))
        self.assertEqual(said["venue"], ["No words say the venue."])


class OtherNameTests(MeetingCase):
    def test_summit_is_found_and_told_by_what_it_is_called(self):
        summit = make_summit(aliases="Ebola summit [en]\nCumbre del Ébola [es]")
        index.rebuild()
        for asked in ("Ebola summit", "cumbre del ebola"):
            found = self.client.get("/en/search/", {"q": asked, "type": "summit"})
            self.assertContains(found, summit.get_absolute_url())
        self.assertIn("Other names Ebola summitCumbre del Ébola", self.text(summit))


class TopicTests(MeetingCase):
    def test_summit_is_found_by_its_topic_as_by_those_of_its_statements(self):
        health = make_topic(name_en="Health", name_es="Salud", slug="health")
        summit = make_summit(topics=[health])
        make_statement(summit=summit, topics=[health])
        page = self.client.get("/en/summits/?topic=health")
        self.assertEqual(page.context["summits"], [summit])
        self.assertContains(page, "Health (1)")

    def test_topic_and_summit_lead_to_each_other(self):
        health = make_topic(name_en="Health", name_es="Salud", slug="health")
        summit = make_summit(topics=[health])
        self.assertIn("TopicsHealth", self.text(summit))
        self.assertIn("Summits that were about it", self.text(health))
        self.assertIn(summit.get_absolute_url(), self.html(health))


class SubdivisionTests(MeetingCase):
    def test_province_stands_between_city_and_state(self):
        place = make_place(
            make_state("Venezuela"),
            city_en="Cumaná",
            city_es="Cumaná",
            subdivision_en="Sucre",
            subdivision_es="Sucre",
        )
        words = passage_saying("On 5 March 2017 in Cumaná, Sucre.")
        summit = make_summit(place=place, **words)
        self.assertIn("Cumaná, Sucre, Venezuela", self.text(summit))


class PartnerTests(MeetingCase):
    def test_partner_of_a_joint_summit_is_named_on_page_and_list(self):
        partner = make_organization(name_en="Petrocaribe", name_es="Petrocaribe")
        summit = make_summit(number=2, series="joint")
        make_participation(summit, state=None, organization=partner, role="partner")
        for url in (summit, "/en/summits/"):
            self.assertIn("held jointly with Petrocaribe", self.text(url))
            self.assertIn("celebrada conjuntamente con", self.text(url, "es"))
        self.assertIn("Held it jointly", self.text(partner))
        organizers = self.data(summit)["organizer"]
        self.assertEqual([it["name"] for it in organizers][1:], ["Petrocaribe"])

    def joint(self, **fields):
        """Return a joint summit, by its title with PetroCaribe."""
        whom = {"held_with_en": "PetroCaribe", "held_with_es": "Petrocaribe"}
        return make_summit(**{"number": 2, "series": "joint", **whom, **fields})

    TITLE = "2nd Joint Summit with PetroCaribe"
    TITULO = "II Cumbre Conjunta con Petrocaribe"

    def test_title_says_with_whom_wherever_it_stands(self):
        summit = self.joint(began_on="2017-03-04")
        make_summit(number=14)
        make_statement(summit=summit, topics=[make_topic(slug="migration")])
        make_participation(summit, state=make_state("Cuba"))
        citation = make_citation(summit, says="value", stated_value="3 March 2017")
        sources = [it.get_absolute_url() for it in (summit.passage, citation.passage)]
        for url in (
            *(summit.get_absolute_url(), "/en/summits/", "/en/summits/14/"),
            *("/en/timeline/", "/en/countries/cuba/", "/en/topics/migration/"),
            *("/en/differences/", "/en/gaps/", "/en/feed.atom"),
            *(source.partition("#")[0] for source in sources),
        ):
            with self.subTest(url):
                self.assertIn(self.TITLE, self.html(url))
                self.assertIn(self.TITULO, self.html(url, "es"))
        self.assertEqual(self.data(summit)["name"], self.TITLE)

    def test_titles_of_its_declarations_say_so_too(self):
        declaration = make_declaration(self.joint())
        title = f"Final declaration of the {self.TITLE}"
        for url in (declaration, "/en/declarations/", "/en/feed.atom"):
            with self.subTest(url):
                self.assertIn(title, self.html(url))
                said = f"Declaración final de la {self.TITULO}"
                self.assertIn(said, self.html(url, "es"))

    def test_it_is_found_by_its_title(self):
        self.joint()
        index.refresh()
        for words in (self.TITLE, self.TITULO, "cumbre conjunta petrocaribe"):
            with self.subTest(words):
                self.assertIn("summit J2", found(words))

    def test_partner_is_not_named_twice_in_a_row(self):
        summit = self.joint()
        partner = make_organization(name_en="PetroCaribe", name_es="Petrocaribe")
        make_participation(summit, state=None, organization=partner, role="partner")
        for url in (summit, "/en/summits/"):
            self.assertNotIn("held jointly with", self.text(url))
        self.assertIn("Held jointly with", self.text(summit))

    def test_title_and_participations_are_told_of_that_differ(self):
        summit = self.joint()
        said = "Its title says with whom it was held; no participation does."
        self.assertIn(f"{summit}: {said}", told(summit))
        partner = make_organization()
        row = make_participation(summit, organization=partner, role="partner")
        self.assertEqual(told(summit), [])
        type(summit).objects.update(held_with_en="", held_with_es="")
        said = "2nd Joint Summit: Its title does not say with whom it was held."
        for record in (summit, row):
            self.assertIn(said, told(record))
        withdraw(row)
        self.assertEqual(told(row), [])

    def test_summit_of_another_series_is_held_with_nobody(self):
        with self.assertRaises(ValidationError) as caught:
            self.joint(series="ordinary")
        self.assertEqual(set(caught.exception.message_dict), {"held_with_en"})

    def test_words_that_say_with_whom_bear_it(self):
        summit = self.joint()
        self.assertEqual(refused(summit), {})


class ExpectedTests(MeetingCase):
    """Grenada was excused, Haiti invited as a guest, Cuba took part."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit()
        cls.grenada, cls.haiti = make_state("Grenada"), make_state("Haiti")
        make_participation(cls.summit, state=cls.grenada, role="excused")
        make_participation(
            cls.summit, state=cls.haiti, role="invited", capacity="guest"
        )
        make_participation(cls.summit, state=make_state("Cuba"), capacity="member")

    def test_they_stand_apart_from_those_who_took_part(self):
        text = self.text(self.summit)
        places = [
            text.find(words)
            for words in ("Member states", "Cuba", "Expected, invited or excused")
        ]
        self.assertEqual(places, sorted(places))
        after = text[places[-1] :]
        self.assertIn("Was excused", after)
        self.assertIn("Was invited as special guest", after)

    def test_filter_tells_them_as_named(self):
        self.assertEqual(self.roles("grenada", self.summit), {"named"})
        self.assertEqual(self.roles("haiti", self.summit), {"named"})
        listed = self.client.get("/en/summits/?country=grenada&role=participant")
        self.assertEqual(list(listed.context["summits"]), [])

    def test_country_lists_them_under_a_heading_of_their_own(self):
        text = self.text(self.haiti, "es")
        self.assertIn("Esperados, invitados o excusados", text)
        self.assertNotIn("Con participación nombrada", text)

    def test_machines_do_not_read_them_as_attendees(self):
        names = [who["name"] for who in self.data(self.summit)["attendee"]]
        self.assertEqual(names, ["Cuba"])


class OfficeThereTests(MeetingCase):
    """Carlos Lage, named as the vice-president of Cuba at the summit."""

    @classmethod
    def setUpTestData(cls):
        cls.cuba = make_state("Cuba")
        cls.office = make_office(
            state=cls.cuba, title_en="Vice-President", title_es="Vicepresidente"
        )
        cls.person = make_person("Carlos Lage", slug="carlos-lage")
        cls.summit = make_summit()
        cls.part = make_participation(
            cls.summit, state=cls.cuba, person=cls.person, office=cls.office
        )

    def test_it_stands_instead_of_offices_of_another_time(self):
        later = make_office(state=self.cuba, title_en="Minister", title_es="Ministro")
        make_tenure(self.person, later)
        text = self.text(self.summit)
        self.assertIn("Carlos Lage, Vice-President of Cuba", text)
        self.assertNotIn("Minister of Cuba", text)

    def test_it_stands_above_what_the_person_said_there_too(self):
        make_statement(summit=self.summit, person=self.person)
        text = self.text(self.summit)
        self.assertEqual(text.count("Carlos Lage, Vice-President of Cuba"), 2)

    def test_delegate_without_name_has_it_too(self):
        unnamed = make_summit()
        make_participation(unnamed, state=self.cuba, office=self.office)
        self.assertIn("Cuba, Vice-President of Cuba", self.text(unnamed))

    def test_title_as_printed_is_quoted_beside_it(self):
        words = passage_saying("el vicepresidente Lage, on 5 March 2017")
        Participation.objects.filter(pk=self.part.pk).update(
            title_as_printed="vicepresidente", **words
        )
        self.assertIn(
            "Vice-President of Cuba (“vicepresidente”)", self.text(self.summit)
        )

    def test_title_that_the_passage_does_not_print_is_refused(self):
        part = make_participation(
            make_summit(), state=self.cuba, title_as_printed="canciller"
        )
        said = refused(part)
        self.assertEqual(
            said["title_as_printed"], ["No words say the title as printed."]
        )

    def test_person_shows_the_office_of_the_part(self):
        self.assertIn("Took part, Vice-President of Cuba", self.text(self.person))

    def test_summit_is_found_by_the_title_of_the_time(self):
        index.rebuild()
        asked = {"q": "Lage vicepresidente", "type": "summit"}
        found = self.client.get("/es/search/", asked)
        self.assertContains(found, f"/es/summits/{self.summit.slug}/")


class MeetingOfABodyTests(MeetingCase):
    @classmethod
    def setUpTestData(cls):
        cls.council = make_organization(
            name_en="Political Council", name_es="Consejo Político", kind="organ"
        )
        cls.event = make_event(
            kind="meeting", body=cls.council, series="extraordinary", number=6
        )

    def test_it_is_counted_in_the_readers_language(self):
        self.assertEqual(self.event.counted, "6th extraordinary meeting")
        with override("es"):
            self.assertEqual(self.event.counted, "VI reunión extraordinaria")
        self.assertIn("Meeting ofPolitical Council", self.text(self.event))

    def test_meeting_without_number_is_not_counted(self):
        self.assertEqual(make_event(body=self.council).counted, "")

    def test_body_lists_its_meetings(self):
        self.assertIn(self.event.name, self.text(self.council))
        self.assertIn("6th extraordinary meeting", self.text(self.council))

    def test_number_without_a_body_is_refused(self):
        for counted in ({"number": 6}, {"series": "ordinary"}):
            with self.assertRaisesMessage(ValidationError, "Say whose meetings"):
                make_event(**counted)

    def test_second_published_meeting_of_one_number_is_refused(self):
        again = {"body": self.council, "series": "extraordinary", "number": 6}
        with self.assertRaisesMessage(ValidationError, "already has this number"):
            make_event(**again)
        make_event(**again | {"series": "ordinary"})

    def test_it_is_found_by_its_number_and_body(self):
        index.rebuild()
        for asked in ("Political Council VI", "sexta Consejo Político"):
            found = self.client.get("/en/search/", {"q": asked, "type": "event"})
            self.assertContains(found, self.event.get_absolute_url())


class FormatTests(MeetingCase):
    def test_summit_by_videoconference_is_found_by_how_it_met(self):
        summit = make_summit(format="videoconference")
        other = make_summit(format="in-person")
        index.rebuild()
        for asked in ("cumbre virtual", "videoconference"):
            found = self.client.get("/es/search/", {"q": asked, "type": "summit"})
            self.assertContains(found, f"/es/summits/{summit.slug}/")
            self.assertNotContains(found, f"/es/summits/{other.slug}/")

"""JSON-LD says what the record states, no more, and nothing against a person."""

import json
import re
from unittest import mock

from django.core.cache import caches
from django.test import SimpleTestCase, TestCase, override_settings
from django.urls import resolve

from alba_site.pages.machines import head as found
from alba_site.pages.machines.structured import as_script
from archive.kinds.declared import kinds
from archive.sources.models import Source
from summits.models import Summit
from tests import factories as make
from tests.crawl import Page
from tests.lists import queries
from tests.seeds import load_seeds, seed_pages

HOST = "http://testserver"
CRUMBS = re.compile('<nav class="wrap crumbs".*?</nav>', re.DOTALL)


class StructuredTestCase(TestCase):
    def data(self, url):
        """Return the JSON-LD of a page, by the type of what it describes."""
        return self.data_in(Page(url, self.client.get(url)))

    def data_in(self, page):
        [text] = page.texts["script"]
        data = json.loads(text)
        self.assertEqual(data["@context"], "https://schema.org")
        return {thing["@type"]: thing for thing in data.get("@graph", [data])}


class SeedStructuredTests(StructuredTestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_home_is_the_site(self):
        site = self.data("/es/")["WebSite"]
        self.assertEqual(site["url"], f"{HOST}/es/")
        self.assertEqual(site["inLanguage"], "es")
        self.assertEqual(site["about"]["@type"], "GovernmentOrganization")

    def test_home_tells_where_to_search(self):
        action = self.data("/es/")["WebSite"]["potentialAction"]
        self.assertEqual(
            action["target"], f"{HOST}/es/search/?q={{search_term_string}}"
        )
        found = self.client.get(action["target"].format(search_term_string="alba"))
        self.assertEqual(found.status_code, 200)

    @override_settings(ALBA_SITE_URL="https://archive.example.org")
    def test_addresses_are_those_of_the_site(self):
        event = self.data("/en/summits/14/")["Event"]
        self.assertEqual(event["url"], "https://archive.example.org/en/summits/14/")

    def test_summit_is_an_event(self):
        event = self.data("/en/summits/14/")["Event"]
        self.assertEqual(event["name"], "14th Summit")
        self.assertEqual(event["startDate"], "2017-03-05")
        self.assertEqual(event["location"]["address"]["addressCountry"], "VE")

    def test_closing_day_that_nobody_states_is_left_out(self):
        self.assertNotIn("endDate", self.data("/en/summits/14/")["Event"])

    def test_summit_recorded_collectively_has_no_attendees(self):
        self.assertNotIn("attendee", self.data("/en/summits/14/")["Event"])

    def test_attendees_are_those_named(self):
        event = self.data("/en/summits/12-extraordinary/")["Event"]
        names = {who["name"] for who in event["attendee"]}
        self.assertIn("Nicolás Maduro", names)

    def test_what_was_said_is_quoted_by_its_speaker(self):
        event = self.data("/en/summits/12-extraordinary/")["Event"]
        speakers = {q["spokenByCharacter"]["name"] for q in event["subjectOf"]}
        self.assertEqual(speakers, {"Nicolás Maduro"})

    def test_photos_are_the_images_of_their_summit(self):
        self.assertNotIn("image", self.data("/en/summits/14/")["Event"])
        photo = make.make_photo(Summit.objects.get(slug="14"))
        event = self.data("/en/summits/14/")["Event"]
        self.assertEqual(event["image"], [HOST + photo.plain["url"]])

    def test_reporters_words_are_no_quotation(self):
        event = self.data("/en/summits/14/")["Event"]
        quoted = " ".join(q["text"] for q in event["subjectOf"])
        self.assertIn("The defense of Venezuela", quoted)
        self.assertNotIn("calls for Latin American unity", quoted)

    def test_words_on_a_person_are_not_passed_on(self):
        text = json.dumps(self.data("/en/summits/14/"))
        for words in ["our founders", "El Aissami", "sanctions"]:
            self.assertNotIn(words, text)

    def test_declaration_is_a_work_of_its_passages(self):
        work = self.data("/en/summits/14/final-declaration/")["CreativeWork"]
        self.assertEqual(work["identifier"], "S14-D1")
        self.assertEqual(work["creator"]["alternateName"], "ALBA-TCP")
        self.assertEqual(work["recordedAt"]["url"], f"{HOST}/en/summits/14/")
        self.assertEqual(
            [part["@id"].partition("#")[2] for part in work["hasPart"]], ["p1", "p2"]
        )

    def test_misprint_is_quoted_as_it_stands(self):
        work = self.data("/en/summits/14/final-declaration/")["CreativeWork"]
        self.assertIn("Lain American", work["hasPart"][1]["text"])

    def test_offices_of_a_person_are_dated(self):
        person = self.data("/en/people/nicolas-maduro/")["Person"]
        self.assertTrue(person["jobTitle"])
        for office in person["jobTitle"]:
            self.assertRegex(office, r"\(.*\d{4}.*\)")

    def test_person_whom_a_statement_concerns_is_a_name_and_offices(self):
        person = self.data("/en/people/tareck-el-aissami/")["Person"]
        self.assertLessEqual(
            set(person), {"@type", "@id", "name", "url", "jobTitle", "deathDate"}
        )
        self.assertNotIn("sanction", json.dumps(person))

    def test_state_is_a_country_under_its_code(self):
        country = self.data("/en/countries/venezuela/")["Country"]
        self.assertEqual(country["identifier"], "VEN")

    def test_breadcrumbs_end_with_the_page(self):
        trail = self.data("/en/summits/14/final-declaration/")["BreadcrumbList"]
        self.assertEqual(
            [step["item"].removeprefix(HOST) for step in trail["itemListElement"]],
            ["/en/summits/", "/en/summits/14/", "/en/summits/14/final-declaration/"],
        )

    def test_breadcrumbs_are_those_that_the_page_shows(self):
        tried = set()
        for url, page in seed_pages().items():
            shown = CRUMBS.search(page.content.decode())
            if shown:
                with self.subTest(url=url):
                    trail = self.data_in(page)["BreadcrumbList"]["itemListElement"]
                    self.assertEqual(
                        [step["item"] for step in trail[:-1]],
                        [HOST + link for link in re.findall('href="(.*?)"', shown[0])],
                    )
                tried.add(resolve(url).view_name)
        shown_on = {kind.page for kind in kinds() if kind.section}
        self.assertEqual(tried, shown_on)

    def test_source_is_an_article_under_its_reference(self):
        article = self.data(Source.objects.get(number=1).get_absolute_url())
        article = article["NewsArticle"]
        self.assertEqual((article["name"], article["identifier"]), ("R1", "R1"))
        self.assertEqual(article["datePublished"], "2017-03-06")
        self.assertEqual(article["inLanguage"], "en")
        self.assertNotIn("publisher", article)

    def test_text_of_a_declaration_is_a_work(self):
        data = self.data(Source.objects.get(number=3).get_absolute_url())
        self.assertEqual(data["CreativeWork"]["name"], "R3")

    def test_topic_is_a_term_of_the_archive(self):
        term = self.data("/es/topics/migration/")["DefinedTerm"]
        self.assertEqual(term["name"], "Migración")
        self.assertEqual(term["inDefinedTermSet"]["@type"], "DefinedTermSet")

    def test_initiative_is_a_project_by_its_name(self):
        project = self.data("/en/initiatives/agroalba/")["Project"]
        self.assertEqual(set(project), {"@type", "@id", "name", "url"})

    def test_pages_across_the_archive_tell_how_much_they_list_and_no_more(self):
        for name in ["timeline", "gaps", "differences"]:
            with self.subTest(name):
                page = self.data(f"/en/{name}/")["CollectionPage"]
                self.assertEqual(page["url"], f"{HOST}/en/{name}/")
                self.assertEqual(
                    set(page["mainEntity"]),
                    {"@type", "numberOfItems", "itemListOrder"},
                )
                self.assertGreater(page["mainEntity"]["numberOfItems"], 0)

    def test_lists_have_none(self):
        for url in ["/en/summits/", "/en/members/"]:
            page = Page(url, self.client.get(url))
            self.assertNotIn("script", page.texts)


class RecordStructuredTests(StructuredTestCase):
    def event(self, **fields):
        summit = make.make_summit(number=30, **fields)
        return self.data(summit.get_absolute_url())["Event"]

    def test_state_of_a_meeting_is_told(self):
        for state_of, status in [
            ("announced", "EventScheduled"),
            ("postponed", "EventPostponed"),
            ("cancelled", "EventCancelled"),
        ]:
            with self.subTest(state_of):
                event = self.event(state_of=state_of, status="published")
                self.assertEqual(event["eventStatus"], f"https://schema.org/{status}")
                make.Summit.objects.all().delete()

    def test_nobody_attends_a_summit_that_is_not_held(self):
        summit = make.make_summit(state_of="announced")
        make.make_participation(summit)
        event = self.data(summit.get_absolute_url())["Event"]
        self.assertNotIn("attendee", event)

    def test_dates_stay_as_partial_as_they_are(self):
        self.assertEqual(self.event(began_on="2009-11")["startDate"], "2009-11")

    def test_date_that_iso_8601_has_no_writing_for_is_left_out(self):
        told = {"basis": "inferred", "derivation_en": "By the order of the texts."}
        for date in ("2009~", "2009-41", "[2009-11,2009-12]"):
            with self.subTest(date):
                self.assertNotIn("startDate", self.event(began_on=date, **told))
                make.Summit.objects.all().delete()

    def test_place_and_form_that_nobody_states_are_left_out(self):
        event = self.event()
        self.assertNotIn("location", event)
        self.assertNotIn("eventAttendanceMode", event)

    def test_form_of_the_meeting_is_told(self):
        mode = self.event(format="videoconference")["eventAttendanceMode"]
        self.assertEqual(mode, "https://schema.org/OnlineEventAttendanceMode")

    def quoted(self, **fields):
        said = make.make_statement(speech="direct", **fields)
        event = self.data(said.summit.get_absolute_url())["Event"]
        return [quotation["text"] for quotation in event.get("subjectOf", [])]

    def test_direct_speech_is_quoted(self):
        self.assertEqual(self.quoted(), [make.TEXT])

    def test_direct_speech_against_anybody_is_not(self):
        self.assertEqual(self.quoted(act="condemns"), [])
        self.assertEqual(self.quoted(act="denounces"), [])

    def test_direct_speech_on_a_person_is_not(self):
        self.assertEqual(self.quoted(act="says", people=[make.make_person()]), [])

    def test_passage_quoted_in_a_statement_on_a_person_is_not(self):
        declaration = make.make_declaration()
        passage = make.make_passage(source=declaration.text)
        make.make_statement(
            summit=declaration.summit, passage=passage, people=[make.make_person()]
        )
        work = self.data(declaration.get_absolute_url())["CreativeWork"]
        self.assertNotIn("hasPart", work)

    def test_passage_of_which_nothing_is_recorded_is_not(self):
        declaration = make.make_declaration()
        make.make_passage(source=declaration.text)
        work = self.data(declaration.get_absolute_url())["CreativeWork"]
        self.assertNotIn("hasPart", work)

    def test_organs_are_governmental_and_others_are_not(self):
        for kind, sort in [
            ("bloc", "GovernmentOrganization"),
            ("organ", "GovernmentOrganization"),
            ("enterprise", "Organization"),
            ("external", "Organization"),
        ]:
            with self.subTest(kind):
                organization = make.make_organization(kind=kind)
                make.make_participation(organization=organization)
                data = self.data(organization.get_absolute_url())
                self.assertEqual(data[sort]["name"], "ALBA Bank")

    def test_territory_is_no_country_wherever_it_is_told(self):
        island = make.make_state("Puerto Rico", kind="territory")
        summit = make.make_summit()
        make.make_participation(summit, state=island, capacity="observer")
        own = self.data(island.get_absolute_url())
        self.assertEqual(own["AdministrativeArea"]["identifier"], "PRI")
        meeting = self.data(summit.get_absolute_url())["Event"]
        [attendee] = meeting["attendee"]
        self.assertEqual(attendee["attendee"]["@type"], "AdministrativeArea")

    def test_organization_is_told_with_its_dates_as_they_are_known(self):
        body = make.make_organization(began="2007-04", ended="2015")
        data = self.data(body.get_absolute_url())["Organization"]
        dates = data["foundingDate"], data["dissolutionDate"]
        self.assertEqual(dates, ("2007-04", "2015"))

    def test_dates_of_an_organization_that_nobody_states_are_left_out(self):
        data = self.data(make.make_organization().get_absolute_url())["Organization"]
        self.assertFalse({"foundingDate", "dissolutionDate"} & set(data))

    def test_description_of_a_person_is_not_told(self):
        person = make.make_person(description_en="A person under sanctions")
        make.make_participation(person=person)
        self.assertNotIn("sanctions", json.dumps(self.data(person.get_absolute_url())))

    def test_event_is_a_name_a_date_and_a_place(self):
        event = make.make_event(people=[make.make_person()], place=make.make_place())
        told = self.data(event.get_absolute_url())["Event"]
        self.assertEqual(told["startDate"], "2017-06-20")
        self.assertEqual(told["location"]["name"], "Caracas")
        self.assertNotIn("attendee", told)

    def test_title_of_a_source_is_not_passed_on(self):
        source = make.make_source(title="A person </script> under sanctions")
        data = self.data(source.get_absolute_url())
        self.assertNotIn("sanctions", json.dumps(data))

    def test_translation_names_the_text_it_translates_while_that_is_public(self):
        original = make.make_source(language="es")
        source = make.make_source(translation_of=original)
        work = self.data(source.get_absolute_url())["NewsArticle"]
        self.assertEqual(work["translationOfWork"]["name"], original.reference)
        original.status = "draft"
        original.save()
        work = self.data(source.get_absolute_url())["NewsArticle"]
        self.assertNotIn("translationOfWork", work)

    def test_declaration_and_its_text_name_their_translations(self):
        declaration = make.make_declaration()
        text = declaration.text
        french = make.make_source(language="fr", translation_of=text)
        for record in (declaration, text):
            with self.subTest(record):
                work = self.data(record.get_absolute_url())["CreativeWork"]
                [translation] = work["workTranslation"]
                self.assertEqual(translation["name"], french.reference)
                self.assertEqual(translation["inLanguage"], "fr")
                self.assertNotIn("translationOfWork", work)

    def test_declaration_held_in_translation_names_the_original(self):
        original = make.make_source(language="es")
        text = make.make_source(kind="declaration", translation_of=original)
        declaration = make.make_declaration(text=text)
        make.make_source(language="fr", translation_of=original)
        work = self.data(declaration.get_absolute_url())["CreativeWork"]
        self.assertEqual(work["translationOfWork"]["name"], original.reference)
        self.assertNotIn("workTranslation", work)

    def test_meeting_that_was_proposed_is_no_project(self):
        initiative = make.make_initiative(kind="meeting")
        self.assertNotIn("Project", self.data(initiative.get_absolute_url()))

    def test_narrower_topic_stands_below_the_broader(self):
        broader = make.make_topic()
        topic = make.make_topic(broader=broader, name_en="Border walls")
        make.make_statement(topics=[broader, topic])
        trail = self.data(topic.get_absolute_url())["BreadcrumbList"]
        names = [step["name"] for step in trail["itemListElement"]]
        self.assertEqual(names, ["Topics", "Migration", "Border walls"])

    def test_no_title_ends_the_script(self):
        name = "Fund </script><script>alert(1)</script><!-- & “more”"
        initiative = make.make_initiative(name_en=name)
        trail = self.data(initiative.get_absolute_url())["BreadcrumbList"]
        self.assertEqual(trail["itemListElement"][-1]["name"], name)

    def test_structured_data_costs_no_query(self):
        summit = make.make_summit()
        make.make_statement(summit=summit, speech="direct")
        url = summit.get_absolute_url()
        with mock.patch.object(found, "data_of", return_value=None):
            without = len(queries(self.client, url))
        caches["pages"].clear()
        self.assertEqual(len(queries(self.client, url)), without)


class AsScriptTests(SimpleTestCase):
    def test_marks_of_html_are_escaped(self):
        made = as_script({"name": "</script>&\u2028"})
        for mark in "<>&\u2028":
            self.assertNotIn(mark, made)
        self.assertEqual(json.loads(made), {"name": "</script>&\u2028"})

    def test_control_characters_are_escaped(self):
        self.assertEqual(as_script({"a": "\x01"}), '{"a":"\\u0001"}')

    def test_letters_stay_readable(self):
        self.assertEqual(as_script(["Ñáñez"]), '["Ñáñez"]')

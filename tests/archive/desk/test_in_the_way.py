"""A form that is refused because of another record leads to that one."""

from django.utils.html import escape

from archive.publishing.models import OldPath
from archive.sources.models import Source
from summits.models import Participation
from tests import factories as make
from tests.desk import DeskTestCase, page, typed


class InTheWayTests(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.first = make.make_summit(number=14)
        cls.second = make.make_summit(number=15)

    def refused(self, row, **fields):
        """Return the answer to the form of ``row`` with other ``fields``."""
        url = page(type(row), "change", row.pk)
        return self.client.post(url, typed(self.client.get(url), **fields))

    def assertLeads(self, response, message, row, field):
        [said] = self.errors(response)[field]
        url = page(type(row), "change", row.pk)
        link = f'<a href="{url}">{escape(row)}</a>'
        self.assertEqual(said, f"{message} See {link}.")
        self.assertContains(response, link)

    def test_number_of_another_summit(self):
        message = "A published summit of this series already has this number."
        response = self.refused(self.second, number=14)
        self.assertLeads(response, message, self.first, "number")

    def test_it_is_said_in_spanish(self):
        self.client.cookies["django_language"] = "es"
        [said] = self.errors(self.refused(self.second, number=14))["number"]
        self.assertIn(". Véase <a href=", said)

    def test_part_that_somebody_has(self):
        person = make.make_person()
        first = make.make_participation(self.first, person=person)
        second = make.make_participation(self.first, person=make.make_person())
        response = self.refused(second, person=person.pk)
        message = "This person has that part already."
        field = next(iter(self.errors(response)))
        self.assertLeads(response, message, first, field)
        self.assertEqual(Participation.objects.filter(person=person).count(), 1)

    def test_address_of_another_source(self):
        first, second = make.make_source(slug="report"), make.make_source()
        response = self.refused(second, slug="report")
        message = "This is already in use."
        self.assertLeads(response, message, first, "slug")

    def test_address_that_another_source_had(self):
        first, second = make.make_source(slug="report"), make.make_source()
        self.assertSaved(self.refused(first, slug="news"))
        first.refresh_from_db()
        response = self.refused(second, slug="report")
        message = "Another record had this address, and links to it lead there. "
        self.assertLeads(response, f"{message}Choose another.", first, "slug")

    def test_address_that_a_record_had_which_is_gone(self):
        path = "/sources/report/"
        OldPath.objects.create(path=path, model="sources.source", key="gone")
        [said] = self.errors(self.refused(make.make_source(), slug="report"))["slug"]
        self.assertTrue(said.endswith("Choose another."), said)

    def test_name_of_the_other_record_is_written_as_text(self):
        make.make_source(slug="report", short="<b>bold</b>")
        response = self.refused(make.make_source(), slug="report")
        self.assertNotContains(response, "<b>bold</b>")
        self.assertContains(response, "&lt;b&gt;bold&lt;/b&gt;")

    def test_other_mistakes_are_as_they_were(self):
        response = self.refused(self.second, number="many", ended_on="soon")
        errors = self.errors(response)
        self.assertEqual(set(errors), {"number", "ended_on"})
        self.assertNotIn("See", str(errors))

    def test_record_that_nothing_is_in_the_way_of_is_saved(self):
        self.assertSaved(self.refused(make.make_source(), slug="report"))
        self.assertTrue(Source.objects.filter(slug="report").exists())

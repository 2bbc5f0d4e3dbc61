"""What the roles of countries are called."""

from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from archive.lists.facets import Role
from summits.templatetags.roles import role_name
from tests.factories import make_place, make_state, make_summit


class RoleNameTests(SimpleTestCase):
    def test_role_is_named_in_the_readers_language(self):
        self.assertEqual(role_name(Role("host")), "host")
        with override("es"):
            self.assertEqual(role_name(Role("host")), "anfitrión")


class RoleParameterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cuba = make_state("Cuba")
        cls.hosted = make_summit(place=make_place(cuba, city_en="Havana"))
        cls.other = make_summit(place=make_place(make_state("Venezuela")))

    def test_address_of_a_country_and_a_role_lists_what_it_had_that_role_in(self):
        for prefix in ("en", "es"):
            page = self.client.get(f"/{prefix}/summits/?country=cuba&role=host")
            self.assertEqual(page.context["summits"], [self.hosted])
        page = self.client.get("/en/summits/?country=cuba&role=participant")
        self.assertEqual(list(page.context["summits"]), [])

    def test_role_is_meant_in_any_case_and_an_unknown_one_is_told(self):
        page = self.client.get("/en/summits/?role=HOST")
        self.assertRedirects(page, "/en/summits/?role=host")
        page = self.client.get("/en/summits/?role=owner")
        self.assertContains(page, "nothing in the archive is called “owner”")

"""Addresses are those of ``reverse()``, in each language and of any urls."""

from django.contrib import admin
from django.test import SimpleTestCase, override_settings
from django.urls import NoReverseMatch, path, reverse
from django.utils.translation import override

from archive.record.addresses import address_of

urlpatterns = [path("elsewhere/", admin.site.urls)]  # those of another site


class AddressTests(SimpleTestCase):
    def test_it_is_in_the_language_of_the_reader(self):
        for language in ("en", "es", "en"):
            with override(language):
                found = address_of("summits:summit_detail", "14")
            self.assertEqual(found, f"/{language}/summits/14/")

    def test_it_has_each_of_its_arguments(self):
        with override("en"):
            for slug in ("cuba", "bolivia"):
                self.assertEqual(
                    address_of("pages:state_detail", slug),
                    reverse("pages:state_detail", args=[slug]),
                )

    def test_it_is_that_of_the_urls_in_use(self):
        before = address_of("admin:index")
        with override_settings(ROOT_URLCONF=__name__):
            self.assertEqual(address_of("admin:index"), "/elsewhere/")
        self.assertEqual(address_of("admin:index"), before)

    def test_page_that_is_not_there_has_none(self):
        with self.assertRaises(NoReverseMatch):
            address_of("summits:nothing", "14")

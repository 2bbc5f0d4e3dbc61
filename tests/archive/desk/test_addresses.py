"""Addresses of the desk."""

from django.test import SimpleTestCase

from archive.desk.addresses import address, form_of, place_of
from summits.models import Statement, Summit


class AddressTests(SimpleTestCase):
    def test_view_of_a_model(self):
        self.assertEqual(address(Summit, "add"), "/admin/summits/summit/add/")

    def test_form_of_a_row(self):
        wanted = "/admin/summits/statement/14-s1/change/"
        self.assertEqual(form_of(Statement(pk="14-s1")), wanted)

    def test_odd_keys_are_quoted(self):
        self.assertEqual(
            form_of(Summit(pk="a/b")), "/admin/summits/summit/a_2Fb/change/"
        )

    def test_mark_of_a_row_in_a_table(self):
        self.assertEqual(place_of(Statement(pk="14-s1")), "statement-14-s1")

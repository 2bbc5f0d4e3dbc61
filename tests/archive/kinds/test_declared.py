"""How kinds and sections are found in the apps that declare them."""

from django.test import SimpleTestCase

from archive.kinds.declared import (
    apps_with_kinds,
    kind_of,
    kinds,
    section_called,
    sections,
)
from summits.models import Participation, Summit


class DeclaredTests(SimpleTestCase):
    def test_kinds_and_sections_come_by_rank(self):
        for declared in (kinds(), sections()):
            ranks = [one.rank for one in declared]
            self.assertEqual(ranks, sorted(ranks))

    def test_menu_has_its_order(self):
        self.assertEqual(
            [section.name for section in sections()],
            [
                *("summits", "declarations", "initiatives", "members", "topics"),
                *("sources", "countries", "people", "organizations", "events"),
            ],
        )

    def test_kind_is_that_of_the_model(self):
        self.assertIs(kind_of(Summit).model, Summit)
        self.assertEqual(kind_of(Summit).label, "summits.summit")

    def test_what_nobody_declared_is_none(self):
        self.assertIsNone(kind_of(Participation))
        self.assertIsNone(kind_of(str))

    def test_section_leads_to_its_index(self):
        self.assertEqual(section_called("members").url, "/en/members/")

    def test_apps_come_after_those_they_point_at(self):
        self.assertEqual(
            [config.label for config in apps_with_kinds()],
            ["sources", "members", "summits", "initiatives", "pages"],
        )

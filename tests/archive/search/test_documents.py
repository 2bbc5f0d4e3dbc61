"""The types of documents, and what they are called."""

from django.apps import apps
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from archive.publishing.models import Record
from archive.search import documents
from summits.models import Place, Summit
from tests.factories import (
    make_summit,
)


class KindTests(SimpleTestCase):
    def test_types(self):
        self.assertEqual(
            set(documents.types()),
            {
                *("passage", "statement", "summit", "declaration", "initiative"),
                *("country", "person", "organization", "topic", "event", "source"),
                "figure",
            },
        )

    def test_kind_of_a_name_and_of_a_model(self):
        self.assertIs(documents.kind_of("summit").model, Summit)
        self.assertEqual(documents.own_kind(Summit).name, "summit")
        self.assertIsNone(documents.own_kind(Place))

    def test_every_record_with_a_page_is_searched(self):
        without = [
            model.__name__
            for model in apps.get_models()
            if issubclass(model, Record)
            and hasattr(model, "slug")
            and documents.own_kind(model) is None
        ]
        self.assertEqual(without, ["Page"])


class AddressTests(TestCase):
    def test_address_has_no_language(self):
        summit = make_summit(number=14)
        for language in ("en", "es"):
            with override(language):
                self.assertEqual(documents.address(summit), "/summits/14/")

    def test_names_in_both_languages(self):
        summit = make_summit(number=14)
        with override("es"):
            self.assertEqual(documents.in_both(summit), ["14th Summit", "XIV Cumbre"])

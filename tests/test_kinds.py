"""Every kind of record is declared, in its own app and nowhere else."""

import re
import subprocess
import sys

from django.apps import apps
from django.conf import settings
from django.test import SimpleTestCase, TestCase
from django.urls import URLResolver, get_resolver, reverse

from alba_site.pages.models import Page
from archive.kinds.declared import apps_with_kinds, kinds, sections
from archive.publishing.models import Published, Record
from archive.search import documents
from tests.registry import MAKERS

RAN = re.compile(r"^Ran (?!0 )\d+ tests.*^OK$", re.DOTALL | re.MULTILINE)


def models():
    """Return every model of the record."""
    return {model for model in apps.get_models() if issubclass(model, Record)}


def with_page():
    """Return the models whose rows have a page at an address of their own."""
    return {model for model in models() if hasattr(model, "slug")}


def names(resolver, prefix=""):
    """Yield the name of every address below ``resolver``, with its namespace."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names(pattern, prefix + space)
        elif pattern.name:
            yield prefix + pattern.name


def dates_of(model):
    """Return the names of the fields that hold a partial date."""
    fields = {field.name for field in model._meta.fields}
    return {name for name in fields if {f"{name}_first", f"{name}_last"} <= fields}


class DeclaredTests(SimpleTestCase):
    """What is forgotten is named."""

    def test_every_kind_with_a_page_is_declared_and_no_other_has_one(self):
        self.assertEqual({kind.model for kind in kinds() if kind.page}, with_page())

    def test_every_page_of_one_record_is_that_of_a_kind(self):
        pages = {name for name in names(get_resolver()) if name.endswith("_detail")}
        self.assertEqual({kind.page for kind in kinds() if kind.page}, pages)

    def test_every_kind_is_declared_once_in_its_own_app(self):
        declared = [
            (kind.model, config)
            for config in apps_with_kinds()
            for kind in sys.modules[f"{config.name}.kinds"].KINDS
        ]
        self.assertEqual(len(declared), len({model for model, _ in declared}))
        for model, config in declared:
            with self.subTest(model._meta.label):
                self.assertEqual(model._meta.app_label, config.label)

    def test_every_app_of_the_record_declares_its_kinds(self):
        labels = {model._meta.app_label for model in models()}
        self.assertEqual({config.label for config in apps_with_kinds()}, labels)

    def test_every_dated_field_is_on_the_timeline(self):
        declared = {(kind.label, date.name) for kind in kinds() for date in kind.dates}
        held = {
            (model._meta.label_lower, name)
            for model in models()
            for name in dates_of(model)
        }
        self.assertEqual(declared, held)

    def test_every_published_kind_is_news(self):
        published = {model for model in models() if issubclass(model, Published)}
        self.assertEqual({kind.model for kind in kinds() if kind.news}, published)

    def test_every_kind_with_a_page_is_searched_and_described(self):
        """But for the pages that editors write, which state no fact."""
        searched = {kind.model for kind in documents.kinds()}
        described = {kind.model for kind in kinds() if kind.described}
        self.assertEqual(with_page() - searched, {Page})
        self.assertEqual(with_page() - described, {Page})

    def test_every_section_that_a_kind_stands_in_is_declared(self):
        named = {kind.section for kind in kinds() if kind.section}
        self.assertLessEqual(named, {section.name for section in sections()})

    def test_no_two_have_the_same_place(self):
        for name, ranks in {
            "kinds": [kind.rank for kind in kinds()],
            "gaps": [kind.gaps.rank for kind in kinds() if kind.gaps],
            "sections": [section.rank for section in sections()],
            "desk": [config.desk_rank for config in apps_with_kinds()],
        }.items():
            with self.subTest(name):
                self.assertEqual(len(ranks), len(set(ranks)))


class RowTests(TestCase):
    """What a kind declares is what its rows have."""

    def rows(self):
        for kind in kinds():
            yield kind, MAKERS[kind.model._meta.model_name]()

    def test_arguments_of_the_address_are_those_of_the_row(self):
        for kind, row in self.rows():
            if kind.page:
                found = type(row).objects.filter(pk=row.pk)
                [arguments] = found.values_list(*kind.arguments)
                with self.subTest(kind.label):
                    address = reverse(kind.page, args=filter(None, arguments))
                    self.assertEqual(address, row.get_absolute_url())

    def test_names_are_those_of_the_row(self):
        for kind, row in self.rows():
            for name in kind.names:
                with self.subTest(kind.label, name=name):
                    self.assertIsInstance(getattr(row, name), str)

    def test_reference_leads_back_to_the_row(self):
        for kind, row in self.rows():
            if kind.reference:
                said = getattr(row, "reference", getattr(row, "iso_alpha3", ""))
                with self.subTest(kind.label):
                    match = kind.reference.read(said.lower())
                    self.assertEqual(kind.reference.find(match), row)


class NewKindTests(SimpleTestCase):
    def test_new_kind_touches_its_own_app_only(self):
        """Run the checks of ``tests.invented``; what they find is told whole."""
        command = [sys.executable, "-W", "error", "manage.py", "test"]
        command += ["tests.invented.checks", "--settings=tests.invented.settings"]
        done = subprocess.run(  # noqa: S603 - the words of this file
            [*command, "--noinput"],
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            timeout=300,
        )
        self.assertRegex(done.stderr, RAN)
        self.assertEqual(done.returncode, 0)

"""Other names: what their marks mean, in a field, on pages and in the search."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase

from archive.publishing.models import Record
from archive.record.aliases import (
    AliasesField,
    names_in,
    right_names,
    validate_aliases,
    wrong_names,
)
from members.models import State
from tests import factories as make
from tests.archive.search.finding import found, near
from tests.crawl import Page
from tests.desk import DeskTestCase, page, typed

TYPED = (
    "ALBA\nSaint Lucia [en]\r\n\n Santa Lucia [es] [error]\nSt Lucy [ERROR] [en]\n"
    "Sainte Lucie [error]"
)
MADE = {  # each kind of record with other names that has a page, and its maker
    "state": lambda **names: (
        make.make_membership(make.make_state("Cuba", **names)).state
    ),
    "organization": make.make_organization,
    "person": lambda **names: make.make_tenure(make.make_person(**names)).person,
    "topic": lambda **names: make.make_statement(
        topics=[make.make_topic(**names)]
    ).topics.get(),
    "summit": make.make_summit,
}


class ReadingTests(SimpleTestCase):
    def test_names_are_in_the_language_they_are_marked_with(self):
        names = right_names(TYPED)
        self.assertEqual(names, ["ALBA", "Saint Lucia"])
        self.assertEqual([name.lang for name in names], ["", "en"])

    def test_errors_are_told_apart_whatever_the_order_and_case_of_the_marks(self):
        names = wrong_names(TYPED)
        self.assertEqual(names, ["Santa Lucia", "St Lucy", "Sainte Lucie"])
        self.assertEqual([name.lang for name in names], ["es", "en", ""])

    def test_all_names_stand_in_the_order_of_their_lines(self):
        self.assertEqual(
            names_in(TYPED),
            ["ALBA", "Saint Lucia", "Santa Lucia", "St Lucy", "Sainte Lucie"],
        )

    def test_no_names_are_none(self):
        for aliases in ("", "\r\n \n"):
            for names in (names_in, right_names, wrong_names):
                self.assertEqual(names(aliases), [])

    def test_name_of_before_with_other_marks_is_read_without_them(self):
        for line in ("Cuba [sic]", "Cuba [fr]", "Cuba [en", "Cuba [en] otherwise"):
            self.assertEqual(right_names(line), ["Cuba"])
        self.assertEqual(names_in("[error]"), [])


class ValidationTests(SimpleTestCase):
    def test_names_with_their_marks_are_accepted(self):
        for aliases in (TYPED, "", "San Pedro & St. Paul’s (old)", "A [en]\nB [es]"):
            validate_aliases(aliases)

    def test_whatever_else_stands_in_brackets_is_refused_with_its_line(self):
        for line in [
            "Cuba [sic]",
            "Cuba [fr]",
            "Cuba [eror]",
            "Cuba []",
            "Cuba [en] [es]",
            "Cuba [error] [error]",
            "Cuba [en",
            "Cuba en]",
            "Cuba [[en]]",
            "Cuba [en, error]",
            "[error] Cuba",
            "[en]",
            "Cuba [en] Kuba",
        ]:
            with self.subTest(line), self.assertRaises(ValidationError) as caught:
                validate_aliases(f"Cuba\n{line}\nKuba [error]")
            [said] = caught.exception.messages
            self.assertTrue(said.startswith(f"“{line}”: after a name may stand [en]"))

    def test_each_such_line_is_named(self):
        with self.assertRaises(ValidationError) as caught:
            validate_aliases("A [x]\nB\nC [y]")
        self.assertEqual(len(caught.exception.messages), 2)

    def test_every_field_of_other_names_is_one_and_refuses_them(self):
        models = [m for m in apps.get_models() if issubclass(m, Record)]
        held = [m for m in models if "aliases" in {f.name for f in m._meta.fields}]
        self.assertGreaterEqual(len(held), 7)
        for model in held:
            field = model._meta.get_field("aliases")
            with self.subTest(model.__name__):
                self.assertIsInstance(field, AliasesField)
                with self.assertRaises(ValidationError):
                    field.clean("Cuba [eror]", None)


class PageTests(TestCase):
    def facts(self, record, language="en"):
        url = record.get_absolute_url().replace("/en/", f"/{language}/")
        return " ".join(Page(url, self.client.get(url)).text("main").split())

    def test_errors_stand_apart_and_are_called_so_on_every_page(self):
        for kind, make_one in MADE.items():
            record = make_one(aliases="Island [en]\nKuba [es] [error]\nCouba [error]")
            with self.subTest(kind):
                said = self.facts(record)
                told = "Other names Island Also written, wrongly KubaCouba"
                self.assertIn(told, said)
                self.assertNotIn("[", said[said.index("Other names") :])
                said = self.facts(record, "es")
                self.assertIn("También escrito, con error KubaCouba", said)

    def test_without_errors_or_without_right_names_the_entry_is_left_out(self):
        for aliases, shown, absent in [
            ("Island", "Other names", "wrongly"),
            ("Kuba [error]", "wrongly", "Other names"),
        ]:
            said = self.facts(make.make_organization(aliases=aliases))
            self.assertIn(shown, said)
            self.assertNotIn(absent, said)

    def test_error_is_in_the_language_of_its_mark(self):
        bank = make.make_organization(aliases="Vanco [es] [error]")
        page = self.client.get(bank.get_absolute_url())
        self.assertContains(page, '<span lang="es">Vanco</span>')


class SearchTests(TestCase):
    def test_record_is_found_by_an_error_and_no_word_of_it_is_proposed(self):
        bank = make.make_organization(aliases="Vanquito [es] [error]")
        self.assertEqual(found("vanquito"), [f"organization {bank.slug}"])
        self.assertEqual(near(["vanquitos"]), {})
        self.assertEqual(found("error"), [])


class DeskTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.url = page(State, "change", make.make_state("Cuba").pk)

    def test_help_tells_of_both_marks(self):
        form = self.client.get(self.url)
        self.assertContains(form, "ends with its code: Saint Lucia [en].")
        self.assertContains(form, "is marked so: Saint Lucy [en] [error].")

    def test_mark_that_is_none_comes_back_with_what_was_typed(self):
        aliases = "Island [en]\r\nKuba [eror]"
        form = typed(self.client.get(self.url), aliases=aliases)
        response = self.client.post(self.url, form)
        self.assertContains(response, "“Kuba [eror]”: after a name may stand [en]")
        self.assertContains(response, "Island [en]")
        self.assertEqual(State.objects.get().aliases, "")
        form["aliases"] = "Island [en]\r\nKuba [error]"
        self.client.post(self.url, form)
        self.assertEqual(names_in(State.objects.get().aliases), ["Island", "Kuba"])

"""Identifiers of Wikidata, VIAF and ISNI: read from what is pasted, and checked."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.utils.translation import override

from archive.record.identifiers import SCHEMES, check_sign
from members.models import Person

READ = {
    "wikidata": {
        "Q766": "Q766",
        " q766 ": "Q766",
        "https://www.wikidata.org/wiki/Q766": "Q766",
        "http://www.wikidata.org/entity/Q766": "Q766",
        "https://m.wikidata.org/wiki/Q766#P31": "Q766",
        "www.wikidata.org/wiki/Special:EntityPage/Q766?uselang=es": "Q766",
        "": "",
    },
    "viaf": {
        "102333412": "102333412",
        "1023 33412": "102333412",
        "https://viaf.org/viaf/102333412/": "102333412",
        "https://viaf.org/viaf/102333412/#Austen,_Jane": "102333412",
        "http://www.viaf.org/viaf/102333412": "102333412",
        "": "",
    },
    "isni": {
        "000000012150090X": "000000012150090X",
        "0000 0001 2150 090x": "000000012150090X",
        "0000-0001-2150-090X": "000000012150090X",
        "0000\N{EN DASH}0001\N{NO-BREAK SPACE}2150 090X": "000000012150090X",
        "https://isni.org/isni/000000012150090X": "000000012150090X",
        "https://www.isni.org/isni/000000012150090X": "000000012150090X",
        "isni.org/isni/0000%200001%202150%20090X": "000000012150090X",
        "": "",
    },
}
WRONG = {
    "wikidata": ["766", "Q", "Q0766", "P31", "https://en.wikipedia.org/wiki/Q766"],
    "viaf": ["Q766", "0123", "12x", "https://isni.org/isni/102333412", "١٢٣"],
    "isni": ["00000001", "00000001215009XX", "https://viaf.org/viaf/000000012150090X"],
}
WHOLE = ["000000012150090X", "0000000121032683", "0000000121441970"]


def kept(name, typed):
    """Return what is kept of what was typed; raise ``ValidationError`` if nothing."""
    return Person._meta.get_field(name).clean(typed, None)


class ReadingTests(SimpleTestCase):
    def test_what_is_pasted_is_kept_in_one_form(self):
        for name, texts in READ.items():
            for typed, value in texts.items():
                with self.subTest(name, typed=typed):
                    self.assertEqual(kept(name, typed), value)

    def test_what_is_kept_is_read_as_it_is(self):
        for name, texts in READ.items():
            for value in texts.values():
                self.assertEqual(SCHEMES[name].read(value), value)

    def test_anything_else_is_refused(self):
        for name, texts in WRONG.items():
            for typed in texts:
                with self.subTest(name, typed=typed):
                    with self.assertRaises(ValidationError) as caught:
                        kept(name, typed)
                    self.assertEqual(
                        caught.exception.messages, [str(SCHEMES[name].asked)]
                    )

    def test_longer_than_any_is_refused(self):
        for name, typed in (("wikidata", "Q" + "1" * 12), ("viaf", "1" * 23)):
            with self.assertRaises(ValidationError):
                kept(name, typed)

    def test_form_takes_an_address_longer_than_the_column(self):
        for name in SCHEMES:
            field = Person._meta.get_field(name).formfield()
            [typed] = [it for it in READ[name] if it.startswith("https://www.")] or [
                "https://viaf.org/viaf/102333412/"
            ]
            self.assertGreater(len(typed), Person._meta.get_field(name).max_length)
            self.assertEqual(field.clean(typed), READ[name][typed])


class CheckSignTests(SimpleTestCase):
    def test_sign_is_computed_of_the_others(self):
        for isni in WHOLE:
            self.assertEqual(check_sign(isni[:-1]), isni[-1])

    def test_sign_that_does_not_fit_is_refused(self):
        for typed in ("0000000121500901", "000000012150091X", "000000021150090X"):
            with self.subTest(typed), self.assertRaises(ValidationError) as caught:
                kept("isni", typed)
            self.assertEqual(
                caught.exception.messages,
                ["Its last sign does not fit the others: look for a typing error."],
            )

    def test_it_is_refused_in_spanish(self):
        with (
            override("es"),
            self.assertRaisesMessage(ValidationError, "no concuerda con los demás"),
        ):
            kept("isni", "0000000121500901")


class AddressTests(SimpleTestCase):
    def test_each_leads_to_its_address(self):
        person = Person(wikidata="Q766", viaf="102333412", isni="000000012150090X")
        self.assertEqual(
            [(it.name, it.url) for it in person.elsewhere],
            [
                ("Wikidata", "https://www.wikidata.org/wiki/Q766"),
                ("VIAF", "https://viaf.org/viaf/102333412"),
                ("ISNI", "https://isni.org/isni/000000012150090X"),
            ],
        )

    def test_without_any_it_leads_nowhere(self):
        self.assertEqual(Person().elsewhere, [])

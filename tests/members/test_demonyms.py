"""The words for a people in all their forms."""

from django.test import SimpleTestCase

from members.demonyms import forms_of


class DemonymTests(SimpleTestCase):
    def test_spanish_by_its_ending(self):
        for demonym, forms in [
            ("venezolano", "venezolano venezolana venezolanos venezolanas"),
            ("nicaragüense", "nicaragüense nicaragüenses"),
            ("dominiqués", "dominiqués dominiquesa dominiqueses dominiquesas"),
            ("español", "español española españoles españolas"),
            ("croata", "croata croatas"),
            ("iraní", "iraní iraníes iranís"),
        ]:
            self.assertEqual(forms_of("", demonym), forms.split(), demonym)

    def test_english(self):
        self.assertEqual(forms_of("Cuban", ""), ["Cuban", "Cubans"])

    def test_none(self):
        self.assertEqual(forms_of("", ""), [])

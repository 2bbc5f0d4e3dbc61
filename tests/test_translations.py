"""The Spanish catalogue is complete, and compiled from its text."""

import ast
import gettext
import re
from collections import Counter

from django.conf import settings
from django.test import SimpleTestCase

FOLDER = settings.BASE_DIR / "alba_site/locale/es/LC_MESSAGES"
LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) )?(".*")')
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+[^>]*>")


def entries(text):
    """Yield the entries of a .po file, dicts from keyword to text; ``flags`` is a set.

    The first is the header, whose ``msgid`` is empty.
    """
    for block in text.strip().split("\n\n"):
        entry, keyword = {"flags": set()}, None
        for line in block.splitlines():
            if line.startswith("#,"):
                entry["flags"] |= {flag.strip() for flag in line[2:].split(",")}
            if line.startswith("#"):
                continue
            found = LINE.fullmatch(line)
            keyword = found[1] or keyword
            entry[keyword] = entry.get(keyword, "") + ast.literal_eval(found[2])
        yield entry


def spanish(entry):
    """Return the Spanish texts of an entry: one, or one for each number."""
    return [text for keyword, text in entry.items() if keyword.startswith("msgstr")]


def english(entry):
    """Return the English texts of an entry, paired with those of ``spanish()``."""
    return [
        entry["msgid"],
        *([entry["msgid_plural"]] if "msgid_plural" in entry else []),
    ]


def pairs(entry):
    """Return the English texts of an entry, each with its Spanish one."""
    return list(zip(english(entry), spanish(entry), strict=True))


class CatalogueTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        header, *cls.entries = entries((FOLDER / "django.po").read_text())
        cls.header = header["msgstr"]
        with (FOLDER / "django.mo").open("rb") as compiled:
            cls.compiled = gettext.GNUTranslations(compiled)

    def assertEach(self, is_right):
        """Assert that ``is_right`` of every English text and its Spanish one."""
        texts = [pair for entry in self.entries for pair in pairs(entry)]
        self.assertEqual([pair for pair in texts if not is_right(*pair)], [])

    def test_there_are_entries_each_once(self):
        self.assertGreater(len(self.entries), 700)
        named = Counter((e.get("msgctxt"), e["msgid"]) for e in self.entries)
        self.assertEqual([name for name, times in named.items() if times > 1], [])

    def test_no_entry_is_fuzzy(self):
        fuzzy = [e["msgid"] for e in self.entries if "fuzzy" in e["flags"]]
        self.assertEqual(fuzzy, [])

    def test_no_entry_is_empty(self):
        self.assertEach(lambda source, text: text and text == text.strip())

    def test_a_counted_entry_has_both_forms(self):
        self.assertIn("nplurals=2", self.header)
        for entry in self.entries:
            self.assertEqual(len(spanish(entry)), len(english(entry)), entry)

    def test_placeholders_and_tags_are_the_same(self):
        self.assertEach(
            lambda source, text: (
                Counter(PLACEHOLDER.findall(source))
                == Counter(PLACEHOLDER.findall(text))
            )
        )

    def test_spanish_has_its_own_quotation_marks(self):
        self.assertEach(
            lambda source, text: not re.search('["“”]', re.sub("<[^>]+>", "", text))
        )
        self.assertEach(
            lambda source, text: (
                not re.search("[“”]", source) or re.search("[«»]", text)
            )
        )

    def test_a_sentence_ends_as_its_english_one(self):
        self.assertEach(
            lambda source, text: (source[-1] in ".:…") == (text[-1] in ".:…")
        )

    def test_questions_and_exclamations_are_opened(self):
        for closed, opened in ["?¿", "!¡"]:
            self.assertEach(
                lambda source, text, c=closed, o=opened: text.count(c) == text.count(o)
            )

    def test_the_compiled_catalogue_has_the_same_entries(self):
        texts = {}
        for entry in self.entries:
            context = [entry["msgctxt"]] if "msgctxt" in entry else []
            name = "\4".join([*context, entry["msgid"]])
            if "msgid_plural" in entry:
                texts |= {(name, n): text for n, text in enumerate(spanish(entry))}
            else:
                texts[name] = entry["msgstr"]
        compiled = dict(self.compiled._catalog)
        del compiled[""]  # the header
        self.assertEqual(compiled, texts)

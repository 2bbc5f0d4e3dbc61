"""The Spanish pages and the desk: no English outside what is marked as English."""

import re
from html.parser import HTMLParser

from django.conf import settings
from django.contrib.admin import site
from django.test import RequestFactory, SimpleTestCase, TestCase
from django.utils.translation import gettext, override

from alba_site.desk.words import ADDING, SAVED
from alba_site.pages.errors import error_page
from archive.publishing.causes import Cause
from archive.publishing.models import Record
from archive.sources.models import Source
from members.models import Office
from tests import desk
from tests import factories as make
from tests.seeds import load_seeds, seed_pages

VOID = {"base", "br", "col", "hr", "img", "input", "link", "meta"}
SILENT = {"script", "style", "svg"}
READ_OUT = {"alt", "aria-label", "placeholder", "title"}
ENGLISH = re.compile(
    r"\b(?:the|and|of|or|with|without|from|by|for|to|on|in|at|as|is|are|was|were|be|been"
    r"|it|its|this|that|these|those|which|who|what|when|where|not|held|page|read|said"
    r"|summit|summits|source|sources|state|states|member|members|country|January"
    r"|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b",
    re.IGNORECASE,
)
NOT_AGREEING = re.compile(  # with every initiative: steps are nouns
    r"(?:^|: )(?:propuest|solicitad|aprobad|lanzad|actualizad|suspendid|concluid)[ao]$",
    re.IGNORECASE,
)
QUOTES = re.compile(r'["“”]')

KINDS = {"report", "declaration"}  # of the sources of the seeds
OTHER_VERB = re.compile(r"\bañad", re.IGNORECASE)
EXAMPLE = re.compile("«[^»]*»")
ADDRESS = re.compile(r"\S*/\S*")


class Spoken(HTMLParser):
    """The words of a page that a reader takes for Spanish.

    ``words`` are the texts, and the attributes that are read out, which no element
    with another ``lang`` holds. Addresses are no words.
    """

    def __init__(self, html):
        super().__init__()
        self.language = None
        self.words = []
        self._open = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "html":
            self.language = attrs.get("lang")
        foreign = tag in SILENT or attrs.get("lang", "es") != "es"
        if not foreign and not self._foreign():
            self.words += [attrs[name] for name in READ_OUT & set(attrs)]
            if tag == "meta" and attrs.get("name") == "description":
                self.words.append(attrs["content"])
        if tag not in VOID:
            back = attrs.get("lang") == "es"
            self._open.append((tag, foreign or (self._foreign() and not back)))

    def handle_startendtag(self, tag, attrs):
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not self._foreign():
            self.words.append(" ".join(ADDRESS.sub("", data).split()))

    def _foreign(self):
        return bool(self._open) and self._open[-1][1]


def in_one(page):
    """Return what a page says, whatever elements it is made of, on one line."""
    return " · ".join([page.text("title"), page.meta("description"), page.text("main")])


class SpanishPagesTests(TestCase):
    """Every Spanish page of the seeds; none of these tests writes."""

    @classmethod
    def setUpTestData(cls):
        load_seeds()
        cls.pages = seed_pages("/es/")
        cls.said = {url: in_one(page) for url, page in cls.pages.items()}

    def assertNoneFound(self, pattern):
        for url, page in self.pages.items():
            with self.subTest(url=url):
                spoken = Spoken(page.content.decode())
                found = [words for words in spoken.words if pattern.search(words)]
                self.assertEqual(found, [])

    def assertNowhereSaid(self, pattern):
        """Check that no page says what ``pattern`` finds."""
        for url, said in self.said.items():
            with self.subTest(url=url):
                self.assertEqual(re.findall(pattern, said), [])

    def test_pages_of_every_kind_are_found(self):
        kinds = {url.split("?")[0].split("/")[2] for url in self.pages}
        self.assertLessEqual(
            {"", "summits", "declarations", "members", "countries", "initiatives"}
            | {"sources", "people", "organizations", "events"},
            kinds,
        )

    def test_pages_answer_in_spanish(self):
        for url, page in self.pages.items():
            with self.subTest(url=url):
                self.assertEqual(page.status, 200)
                self.assertEqual(Spoken(page.content.decode()).language, "es")

    def test_no_english_word_stands_unmarked(self):
        self.assertNoneFound(ENGLISH)

    def test_no_english_quotation_mark_stands_unmarked(self):
        self.assertNoneFound(QUOTES)

    def test_stages_agree_with_whatever_the_initiative_is_called(self):
        self.assertNoneFound(NOT_AGREEING)

    def test_a_story_of_the_press_is_no_official_report(self):
        self.assertEqual(set(Source.objects.values_list("kind", flat=True)), KINDS)
        self.assertNowhereSaid(r"(?i)\binformes?\b")

    def test_an_office_is_of_its_state_or_organization(self):
        apart = [
            f"{office.title_es}, {name}"
            for office in Office.objects.select_related("state", "organization")
            for whose in (office.state or office.organization,)
            for name in (whose.name_es, getattr(whose, "acronym", whose.name_es))
        ]
        self.assertNowhereSaid(rf"(?i){'|'.join(map(re.escape, apart))}")

    def test_an_office_after_a_name_begins_small(self):
        self.assertNowhereSaid(r"\w, (?:Vicep|P)residente|, (?:Secretari|Viceminist)")

    def test_a_day_has_its_article_and_is_no_fecha(self):
        self.assertNowhereSaid(r"(?i)\b(?:a|con) fecha de\b")
        self.assertNowhereSaid(r"(?i)más tardar,|más tardar \d{1,2} de")

    def test_two_dates_are_joined_by_words(self):
        self.assertNowhereSaid(r"\d{4} [–-] [\da-z]")

    def test_what_is_not_stated_is_said_in_a_sentence(self):
        self.assertNowhereSaid(r"\bes no consta")

    def test_a_date_announced_is_masculine(self):
        self.assertNowhereSaid(r"(?:Fin|inicio|fin|día de \w+) \(anunciada\)")

    def test_silence_on_an_event_has_no_gender(self):
        self.assertNowhereSaid(r"se dijo en él")

    def test_who_is_named_is_not_alluded_to(self):
        self.assertNowhereSaid(r"(?i)\balud\w+")


class SpanishErrorsTests(SimpleTestCase):
    def assertSpanish(self, page):
        spoken = Spoken(page.content.decode())
        self.assertEqual(spoken.language, "es")
        for words in spoken.words:
            self.assertNotRegex(words, ENGLISH)
            self.assertNotRegex(words, QUOTES)

    def test_error_pages_hold_no_english(self):
        for status, template in [
            (400, None),
            (403, None),
            (403, "403_csrf.html"),
            (404, None),
            (500, None),
            (503, None),
        ]:
            for request in [
                RequestFactory().get("/es/nada/"),
                RequestFactory().post("/es/nada/"),
                RequestFactory().post("/es/nada/", {"summary_es": "La cumbre"}),
                RequestFactory().post("/es/nada/", "{}", content_type="text/plain"),
            ]:
                with self.subTest(status=status, template=template, request=request):
                    page = error_page(request, status, template, reference="K7QM-2XRT")
                    self.assertSpanish(page)

    def test_causes_hold_no_english(self):
        for cause in Cause:
            with self.subTest(cause):
                request = RequestFactory().get("/es/nada/")
                self.assertSpanish(error_page(request, 503, cause=cause, reference="2"))


class SpanishDeskTests(desk.DeskTestCase):
    def test_lists_and_empty_forms_hold_no_english(self):
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
        models = [m for m in site._registry if issubclass(m, Record)]
        for model in models:
            for what in ["changelist", "add"]:
                with self.subTest(model=model, what=what):
                    response = self.client.get(desk.page(model, what))
                    spoken = Spoken(response.content.decode())
                    self.assertEqual(spoken.language, "es")
                    for words in spoken.words:
                        self.assertNotRegex(EXAMPLE.sub("", words), ENGLISH)
                        self.assertNotRegex(words, OTHER_VERB)

    def test_django_tells_of_no_record_as_if_it_were_masculine(self):
        with override("es"):
            for words in SAVED:
                with self.subTest(words):
                    self.assertRegex(gettext(words), r"^Se \w+")

    def test_the_desk_says_what_was_saved_in_the_archive_s_words(self):
        summit = make.make_summit()
        url = desk.page(type(summit), "change", summit.pk)
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
        form = desk.typed(self.client.get(url))
        saved = self.client.post(url, form, follow=True)
        self.assertContains(saved, "Se guardaron los cambios: cumbre «")

    def test_django_and_the_archive_add_with_one_verb(self):
        with override("es"):
            for words in ADDING:
                with self.subTest(words):
                    self.assertRegex(gettext(words), r"(?i)agreg")

"""The files of texts as readers get them."""

from django.test import TestCase

from archive.sources.file_kinds import MEDIA_TYPES
from archive.sources.files import place_of, store
from archive.sources.models import Source, SourceFile
from tests.factories import make_file, make_source
from tests.files import ALL, stored
from tests.pictures import MediaMixin

WITHDRAWN = {"status": "withdrawn", "withdrawn_reason_en": "An error"}


class MediaTests(MediaMixin, TestCase):
    def setUp(self):
        super().setUp()
        self.file = stored(make_file())

    def get(self, file=None, **kwargs):
        return self.client.get((file or self.file).address, **kwargs)

    def test_every_kind_is_served_as_it_was_received_under_its_type(self):
        for kind, content in ALL.items():
            with self.subTest(kind):
                response = self.get(stored(make_file(), content))
                self.assertEqual(response.content, content)
                charset = "; charset=utf-8" if kind == "txt" else ""
                self.assertEqual(response["Content-Type"], MEDIA_TYPES[kind] + charset)
                is_shown = kind in ("jpeg", "png")
                saved = None if is_shown else "attachment"
                self.assertEqual(response.get("Content-Disposition"), saved)

    def test_file_is_sealed_and_kept_for_good(self):
        response = self.get()
        policy = "sandbox; default-src 'none'; frame-ancestors 'none'"
        self.assertEqual(response["Content-Security-Policy"], policy)
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")
        self.assertEqual(
            response["Cache-Control"], "public, max-age=31536000, immutable"
        )
        self.assertFalse(response.cookies)

    def test_who_has_it_is_not_sent_it_again(self):
        tag = self.get()["ETag"]
        self.assertEqual(tag, f'"{self.file.name}"')
        again = self.get(headers={"If-None-Match": tag})
        self.assertEqual((again.status_code, again.content), (304, b""))
        self.assertEqual(again["Cache-Control"], self.get()["Cache-Control"])

    def test_file_is_sent_as_it_is_stored(self):
        content = b"A text that would be much shorter if compressed. " * 100
        response = self.get(
            stored(make_file(), content), headers={"Accept-Encoding": "gzip"}
        )
        self.assertEqual(response.content, content)
        self.assertNotIn("Content-Encoding", response)
        self.assertFalse(response["ETag"].startswith("W/"))

    def test_file_costs_one_query(self):
        with self.assertNumQueries(1):
            self.get()

    def assertAway(self):
        response = self.get()
        self.assertEqual(response.status_code, 404)
        self.assertEqual(response["Cache-Control"], "no-store")

    def test_file_of_what_is_not_public_or_not_shown_whole_is_not_found(self):
        source = Source.objects.filter(pk=self.file.source_id)
        for change in [
            {"status": "draft"},
            WITHDRAWN,
            {"publish_at": "2999-01-01T00:00Z"},
            {"withdraw_at": "2018-01-01T00:00Z"},
            {"display": "quotations"},
            {"display": "reference"},
        ]:
            with self.subTest(change):
                before = source.values(*change).get()
                source.update(**change)
                self.assertAway()
                source.update(**before)
        self.assertEqual(self.get().status_code, 200)

    def test_file_kept_closed_is_not_found_by_who_has_it_either(self):
        tag = self.get()["ETag"]
        SourceFile.objects.update(is_closed=True)
        self.assertAway()
        self.assertEqual(self.get(headers={"If-None-Match": tag}).status_code, 404)

    def test_file_that_one_of_two_sources_gives_is_found(self):
        stored(make_file(make_source()))
        stored(make_file(is_closed=True))
        self.assertEqual(self.get().status_code, 200)

    def test_file_under_another_kind_is_not_found(self):
        url = self.file.address.replace(".pdf", ".txt")
        self.assertEqual(self.client.get(url).status_code, 404)

    def test_file_missing_on_the_disk_or_of_no_source_is_not_found(self):
        place_of(self.file.name).unlink()
        self.assertAway()
        store(f"{'f' * 64}.pdf", b"of none")
        self.assertEqual(
            self.client.get(f"/media/files/{'f' * 64}.pdf").status_code, 404
        )

    def test_addresses_lead_nowhere_else(self):
        (self.root / "files" / "x.html").write_bytes(b"secret")
        (self.root / "secret").write_bytes(b"secret")
        name = self.file.name
        for path in [
            "x.html",
            "../secret",
            "..%2fsecret",
            f"{name}%0a",
            f"{name}/",
            name.upper(),
            name[:-4],
            f"{self.file.sha256}.html",
            " ",
        ]:
            with self.subTest(path):
                response = self.client.get(f"/media/files/{path}")
                self.assertEqual(response.status_code, 404)

    def test_head_has_no_body_and_other_methods_are_refused(self):
        response = self.client.head(self.file.address)
        self.assertEqual((response.status_code, response.content), (200, b""))
        for method in ["POST", "PUT", "DELETE", "OPTIONS"]:
            response = self.client.generic(method, self.file.address)
            self.assertEqual(response.status_code, 405)

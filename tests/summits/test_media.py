"""The files of pictures as readers get them."""

from io import BytesIO

from django.test import TestCase
from PIL import Image

from archive.media.storing import path_to
from summits.models import Photo, Summit
from summits.pictures import render, store
from tests.factories import make_photo, make_summit
from tests.pictures import MediaMixin, upload


class MediaTests(MediaMixin, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.renditions = render(upload())
        files = [
            {"name": made.name, "width": made.width, "height": made.height}
            for made in cls.renditions
        ]
        cls.photo = make_photo(make_summit(number=14), files=files)

    def setUp(self):
        super().setUp()
        store(self.photo.folder, self.renditions)

    def get(self, name=None, folder=None):
        name = name or self.renditions[0].name
        return self.client.get(f"/media/{folder or self.photo.folder}/{name}")

    def test_every_file_the_page_names_is_served_as_stored(self):
        for made in self.renditions:
            response = self.get(made.name)
            self.assertEqual(response.content, made.content)
            kind = Image.open(BytesIO(response.content)).get_format_mimetype()
            self.assertEqual(response["Content-Type"], kind)

    def test_file_is_kept_for_good(self):
        cached = "public, max-age=31536000, immutable"
        self.assertEqual(self.get()["Cache-Control"], cached)

    def test_who_has_the_file_is_not_sent_it_again(self):
        tag = self.get()["ETag"]
        self.assertEqual(tag, f'"{self.name}"')
        url = f"/media/{self.photo.folder}/{self.name}"
        again = self.client.get(url, headers={"If-None-Match": tag})
        self.assertEqual((again.status_code, again.content), (304, b""))
        other = self.client.get(url, headers={"If-None-Match": '"other"'})
        self.assertEqual(other.status_code, 200)

    def test_file_is_sealed(self):
        response = self.get()
        policy = "sandbox; default-src 'none'; frame-ancestors 'none'"
        self.assertEqual(response["Content-Security-Policy"], policy)
        self.assertEqual(response["X-Frame-Options"], "DENY")
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")
        self.assertEqual(response["Cross-Origin-Resource-Policy"], "same-origin")

    def test_file_sets_no_cookie(self):
        self.assertFalse(self.get().cookies)

    def test_file_costs_one_query(self):
        with self.assertNumQueries(1):
            self.get()

    def test_file_of_what_is_not_public_is_not_found(self):
        for change in [
            {"status": "draft"},
            {"status": "review"},
            {"status": "withdrawn", "withdrawn_reason_en": "An error"},
            {"publish_at": "2999-01-01T00:00Z"},
            {"withdraw_at": "2018-01-01T00:00Z"},
        ]:
            with self.subTest(change):
                summit = Summit.objects.filter(pk=self.photo.summit_id)
                before = summit.values(*change).get()
                summit.update(**change)
                response = self.get()
                self.assertEqual(response.status_code, 404)
                self.assertEqual(response["Cache-Control"], "no-store")
                summit.update(**before)
        self.assertEqual(self.get().status_code, 200)

    def test_file_not_described_is_not_found(self):
        Photo.objects.update(alt_es="")
        self.assertEqual(self.get().status_code, 404)

    def test_file_missing_on_the_disk_is_not_found(self):
        path_to(self.photo.folder, self.renditions[0].name).unlink()
        self.assertEqual(self.get().status_code, 404)
        self.assertEqual(self.get(self.renditions[1].name).status_code, 200)

    def test_file_of_no_photo_is_not_found(self):
        store("f" * 12, self.renditions)
        self.assertEqual(self.get(folder="f" * 12).status_code, 404)

    def test_addresses_lead_nowhere_else(self):
        (self.root / "secret.jpg").write_bytes(b"secret")
        (self.root / self.photo.folder / "x.html").write_bytes(b"secret")
        name = self.renditions[0].name
        for path in [
            "x.html",
            "../secret.jpg",
            "%2e%2e/secret.jpg",
            "..%2fsecret.jpg",
            f"{name}/",
            f"{name}%0a",
            f"{name}%00",
            name.upper(),
            "",
        ]:
            with self.subTest(path):
                self.assertEqual(self.get(path or " ").status_code, 404)
        for path in ["/media/", "/media/../secret_key", "/media/secret.jpg"]:
            self.assertEqual(self.client.get(path).status_code, 404)

    def test_head_answers_as_get_without_a_body(self):
        response = self.client.head(f"/media/{self.photo.folder}/{self.name}")
        self.assertEqual((response.status_code, response.content), (200, b""))

    def test_other_methods_are_refused(self):
        for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "NAP"]:
            with self.subTest(method):
                url = f"/media/{self.photo.folder}/{self.name}"
                self.assertEqual(self.client.generic(method, url).status_code, 405)

    @property
    def name(self):
        return self.renditions[0].name

"""Photos at the desk: uploaded, refused, replaced, deleted; no file is left over."""

from unittest import mock

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import Permission
from django.db import IntegrityError, connection
from django.test import Client, TransactionTestCase
from django.urls import reverse

from archive.desk import refusing
from archive.publishing.findings import Finding, rows_written
from summits import uploads
from summits.models import Photo, Summit
from tests import factories as make
from tests.crawl import Page
from tests.desk import DeskTestCase, make_editor, page, typed
from tests.pictures import PAYLOAD, MediaMixin, encoded, full_disk, picture, png_of
from tests.pictures import upload as sent

WORDS = {"kind": "meeting", "alt_en": "A long table", "alt_es": "Una mesa larga"}
BAD = {
    "bomb": png_of(20_000, 20_000),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "html": b"\xff\xd8\xff\xe0" + PAYLOAD,
    "gif": encoded(picture((64, 64)), "GIF") + PAYLOAD,
    "truncated": encoded()[:2000],
    "avif": encoded(picture((64, 64)), "AVIF")[:-64] + bytes(64),
}


class PhotoForms(MediaMixin):
    """What a test of the page of a photo needs; ``url`` adds one to the summit."""

    def save(self, url=None, /, **fields):
        """Post the form at ``url``, or that of a new photo, with the fields typed."""
        url = url or self.url
        return self.client.post(url, typed(self.client.get(url), **fields))


class PhotoDeskCase(PhotoForms, DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.summit = make.make_summit(number=14)
        cls.url = adding_to(cls.summit)

    def add(self, content=None, **fields):
        """Add a photo to the summit; return it."""
        self.assertSaved(self.save(**WORDS, upload=sent(content), **fields))
        return Photo.objects.get()

    def assertNoneKept(self):
        self.assertEqual((self.folders(), Photo.objects.count()), ([], 0))


def adding_to(summit):
    return f"{page(Photo, 'add')}?summit={summit.pk}"


class UploadTests(PhotoDeskCase):
    def test_photo_is_stored_and_shown(self):
        photo = self.add(caption_en="In Caracas", credit="Prensa Presidencial")
        self.assertEqual(self.stored(), sorted(self.names(photo)))
        self.assertEqual((photo.position, photo.credit), (1, "Prensa Presidencial"))
        shown = Page("/en/summits/14/", self.client.get("/en/summits/14/"))
        (source,) = shown.marked("srcset")
        for address in [*source.split(", "), photo.plain["url"]]:
            self.assertEqual(self.client.get(address.split()[0]).status_code, 200)

    def names(self, photo):
        return [f"{photo.folder}/{file['name']}" for file in photo.files]

    def test_form_of_the_summit_leads_to_a_page_that_takes_a_file(self):
        form = self.client.get(page(Summit, "change", self.summit.pk))
        self.assertContains(form, f'href="{self.url}"')
        form = self.client.get(self.url)
        self.assertContains(form, 'type="file" name="upload"')
        self.assertContains(form, 'enctype="multipart/form-data"')

    def test_photo_that_was_added_leads_back_to_its_row_in_the_summit(self):
        response = self.save(**WORDS, upload=sent())
        photo = Photo.objects.get()
        form = page(Summit, "change", self.summit.pk)
        self.assertRedirects(response, f"{form}#photo-{photo.pk}")
        shown = self.client.get(form)
        self.assertContains(shown, f'id="photo-{photo.pk}"')
        self.assertContains(shown, "A long table")

    def test_second_photo_comes_last(self):
        make.make_photo(self.summit, position=4)
        self.assertSaved(self.save(**WORDS, upload=sent()))
        self.assertEqual(Photo.objects.latest("position").alt_en, "A long table")
        self.assertEqual(Photo.objects.latest("position").position, 5)

    def test_summit_is_chosen_where_the_address_names_none(self):
        url = page(Photo, "add")
        self.assertSaved(self.save(url, **WORDS, upload=sent(), summit=self.summit.pk))
        self.assertEqual(Photo.objects.get().summit, self.summit)
        self.assertEqual(len(self.folders()), 1)

    def test_photo_without_file_is_refused(self):
        self.assertEqual(list(self.errors(self.save(**WORDS))), ["upload"])

    def test_words_of_a_published_summit_are_demanded_at_their_fields(self):
        response = self.save(upload=sent(), alt_en="A table")
        self.assertEqual(list(self.errors(response)), ["alt_es"])
        self.assertNoneKept()

    def test_photo_of_a_draft_is_described_later(self):
        Summit.objects.update(status="draft", publish_at=None)
        self.assertSaved(self.save(upload=sent(), alt_en="A table"))
        url = page(Photo, "change", Photo.objects.get().pk)
        self.assertSaved(self.save(url, alt_es="Una mesa"))
        summit = page(Summit, "change", self.summit.pk)
        self.assertSaved(self.save(summit, status="published"))
        self.assertContains(self.client.get("/es/summits/14/"), "Una mesa")

    def test_bytes_of_a_polyglot_are_nowhere(self):
        self.add(encoded(comment=PAYLOAD) + PAYLOAD)
        for name in self.stored():
            self.assertNotIn(PAYLOAD, (self.root / name).read_bytes())

    def test_name_of_the_file_is_not_used(self):
        for name in ["../../evil.jpg", "..\\evil.html", "/etc/passwd", "x" * 300]:
            with self.subTest(name[:9]):
                file = sent()
                file._name = name
                photo = self.add_named(file)
                self.assertEqual(self.folders(), [photo.folder])
                self.assertFalse(list(self.root.parent.glob("evil*")))
                with self.captureOnCommitCallbacks(execute=True):
                    photo.delete()

    def add_named(self, file):
        self.assertSaved(self.save(**WORDS, upload=file))
        return Photo.objects.get()


class RefusedTests(PhotoDeskCase):
    def assertRefused(self, response, message):
        errors = self.errors(response)
        self.assertEqual(list(errors), ["upload"])
        self.assertIn(message, errors["upload"][0])
        self.assertNoneKept()

    def test_bad_file_is_a_message_at_the_field_and_leaves_no_file(self):
        for name, content in BAD.items():
            with self.subTest(name):
                message = "30 million" if name == "bomb" else "no JPEG, PNG, WebP"
                self.assertRefused(self.save(**WORDS, upload=sent(content)), message)

    def test_nothing_typed_is_lost_with_a_bad_file(self):
        response = self.save(**WORDS, upload=sent(BAD["avif"]), credit="Somebody")
        form = typed(response)
        self.assertEqual(
            (form["credit"], form["alt_es"]), (["Somebody"], ["Una mesa larga"])
        )
        self.assertEqual(form["summit"], [self.summit.pk])

    def test_refused_form_saves_once_it_is_mended(self):
        refused = self.save(**WORDS, upload=sent(BAD["svg"]))
        self.assertSaved(self.client.post(self.url, typed(refused, upload=sent())))
        self.assertEqual(self.folders(), [Photo.objects.get().folder])

    def test_message_is_in_spanish_for_spanish_editors(self):
        self.client.cookies["django_language"] = "es"
        response = self.save(**WORDS, upload=sent(BAD["svg"]))
        self.assertRefused(response, "No es una imagen JPEG, PNG, WebP ni AVIF")

    def test_file_too_large_is_a_message_at_the_field(self):
        large = sent(encoded() + b"0" * 1024**2)
        with self.settings(FILE_UPLOAD_MAX_MEMORY_SIZE=1024**2):
            response = self.save(**WORDS, upload=large)
        self.assertRefused(response, "at most 1 MB are sent at once")

    def test_full_disk_is_a_message_at_the_field_and_leaves_no_file(self):
        for after in range(4):
            with (
                self.subTest(after),
                full_disk(after),
                self.assertLogs("archive.media.storing", "ERROR"),
            ):
                response = self.save(**WORDS, upload=sent())
                self.assertRefused(response, "the disk is full")

    def test_good_photo_beside_a_mistake_leaves_no_file(self):
        for mistake in [{"kind": "dinner"}, {"summit": ""}]:
            response = self.save(**WORDS | mistake, upload=sent())
            self.assertEqual(list(self.errors(response)), list(mistake))
            self.assertNoneKept()

    def test_photo_that_a_rule_refuses_leaves_no_file(self):
        def refuse(written):
            return [Finding(photo, "It is out of place.") for photo in rows(written)]

        def rows(written):
            return rows_written(written, Photo)

        with mock.patch.object(refusing, "refusals_of", refuse):
            response = self.save(**WORDS, upload=sent())
        self.assertIn("It is out of place.", str(self.errors(response)))
        self.assertNoneKept()

    def test_photo_that_the_database_refuses_leaves_no_file(self):
        clash = IntegrityError("in the way")
        with mock.patch.object(ModelAdmin, "save_related", side_effect=clash):
            response = self.save(**WORDS, upload=sent())
        self.assertEqual(response.status_code, 200)
        self.assertNoneKept()

    def test_form_that_fails_altogether_leaves_no_file(self):
        self.client.raise_request_exception = False
        failing = mock.patch.object(Photo, "save", side_effect=RuntimeError("away"))
        with failing, self.assertLogs("django.request", "ERROR"):
            response = self.save(**WORDS, upload=sent())
        self.assertEqual(response.status_code, 500)
        self.assertNoneKept()


class ClashTests(PhotoDeskCase):
    def test_picture_of_a_form_that_clashes_is_decoded_once_and_not_left_over(self):
        clash = IntegrityError("in the way")
        with (
            mock.patch.object(ModelAdmin, "save_related", side_effect=clash),
            mock.patch.object(uploads, "render", wraps=uploads.render) as render,
            mock.patch.object(uploads, "store", wraps=uploads.store) as store,
        ):
            response = self.save(**WORDS, upload=sent())
        self.assertContains(response, "A long table")
        self.assertEqual((render.call_count, store.call_count), (1, 1))
        self.assertEqual(self.folders(), [])

    def test_form_that_arrives_twice_makes_one_photo_with_one_folder(self):
        form = typed(self.client.get(self.url), **WORDS)
        for _click in range(2):
            self.assertSaved(self.client.post(self.url, form | {"upload": sent()}))
        self.assertEqual(self.folders(), [Photo.objects.get().folder])


class BeforeTheTransactionTests(PhotoForms, TransactionTestCase):
    """While a picture is decoded and stored, others can save."""

    def post(self):
        self.url = adding_to(make.make_summit(number=14))
        self.client.force_login(make_editor())
        return self.save(**WORDS, upload=sent())

    def test_nothing_is_open_while_a_picture_is_decoded_and_stored(self):
        seen = []

        def noting(function):
            def noted(*args):
                seen.append((function.__name__, connection.in_atomic_block))
                return function(*args)

            return noted

        with (
            mock.patch.object(uploads, "render", noting(uploads.render)),
            mock.patch.object(uploads, "store", noting(uploads.store)),
        ):
            self.assertEqual(self.post().status_code, 302)
        self.assertEqual(seen, [("render", False), ("store", False)])
        self.assertEqual(self.folders(), [Photo.objects.get().folder])


class WhoMayUploadTests(PhotoDeskCase):
    """No picture is decoded for somebody who may not save it."""

    def setUp(self):
        super().setUp()
        self.form = typed(self.client.get(self.url), **WORDS, upload=sent())
        render = mock.patch.object(uploads, "render", wraps=uploads.render)
        self.render = render.start()
        self.addCleanup(render.stop)

    def assertNotDecoded(self, status, url=None):
        before = [*Photo.objects.values()]
        response = self.client.post(url or self.url, self.form)
        self.assertEqual(response.status_code, status)
        self.render.assert_not_called()
        self.assertEqual((self.folders(), [*Photo.objects.values()]), ([], before))

    def only(self, *codenames):
        """Log in somebody who has these rights and no others."""
        user = make_editor("guest")
        user.groups.clear()
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        self.client.force_login(user)

    def test_editor(self):
        self.assertSaved(self.client.post(self.url, self.form))
        self.render.assert_called_once()

    def test_nobody(self):
        self.client.logout()
        self.assertNotDecoded(302)

    def test_account_without_rights(self):
        self.only()
        self.assertNotDecoded(403)

    def test_who_may_only_look(self):
        self.only("view_summit", "view_photo")
        for url in [self.url, page(Photo, "change", self.stored_photo().pk)]:
            self.assertNotDecoded(403, url)

    def test_who_may_change_the_summit_and_not_its_photos(self):
        self.only("change_summit", "view_photo")
        self.assertNotDecoded(403)

    def test_who_may_change_photos_and_not_add_one(self):
        self.only("change_photo", "view_summit")
        self.assertNotDecoded(403)

    def test_who_may_add_photos_and_not_change_one(self):
        self.only("add_photo", "view_photo", "view_summit")
        self.assertNotDecoded(403, page(Photo, "change", self.stored_photo().pk))

    def stored_photo(self):
        return make.make_photo(self.summit, position=1)

    def test_post_from_another_site(self):
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(self.editor)
        with self.assertLogs("django.security.csrf", "WARNING"):
            self.assertNotDecoded(403)

    def test_photo_that_is_not_there(self):
        self.assertNotDecoded(302, page(Photo, "change", "nothing"))

    def test_photo_that_somebody_else_deleted(self):
        gone, _kept = self.stored_photo(), make.make_photo(self.summit, position=2)
        url = page(Photo, "change", gone.pk)
        self.form = typed(self.client.get(url), upload=sent())
        gone.delete()
        self.assertNotDecoded(302, url)

    def test_file_that_belongs_to_no_photo(self):
        file = self.form.pop("upload")
        for name in ["x-upload", "photos-0-upload", "uploads", "files"]:
            with self.subTest(name):
                self.client.post(self.url, self.form | {name: file})
                self.render.assert_not_called()

    def test_file_sent_to_the_form_of_the_summit(self):
        url = page(Summit, "change", self.summit.pk)
        self.assertSaved(self.save(url, upload=sent()))
        self.render.assert_not_called()
        self.assertNoneKept()


class ReplacedTests(PhotoDeskCase):
    def setUp(self):
        super().setUp()
        self.photo = self.add()
        self.own = page(Photo, "change", self.photo.pk)

    def assertStored(self, folder):
        self.photo.refresh_from_db()
        self.assertEqual((self.photo.folder, self.folders()), (folder, [folder]))

    def test_file_stays_when_only_words_change(self):
        folder = self.photo.folder
        self.assertSaved(self.save(self.own, credit="Somebody"))
        self.assertStored(folder)
        self.assertEqual(self.photo.credit, "Somebody")

    def test_replaced_picture_has_new_addresses_and_the_old_files_are_gone(self):
        before = self.photo.srcset
        new = encoded(picture(colour="gold"))
        self.assertSaved(self.save(self.own, upload=sent(new)))
        self.photo.refresh_from_db()
        self.assertFalse(set(before.split(", ")) & set(self.photo.srcset.split(", ")))
        self.assertStored(self.photo.folder)

    def test_picture_refused_leaves_the_old_one(self):
        folder = self.photo.folder
        response = self.save(self.own, upload=sent(BAD["truncated"]))
        self.assertEqual(list(self.errors(response)), ["upload"])
        self.assertStored(folder)

    def test_picture_beside_a_mistake_leaves_the_old_one(self):
        folder = self.photo.folder
        response = self.save(self.own, upload=sent(), kind="dinner")
        self.assertEqual(list(self.errors(response)), ["kind"])
        self.assertStored(folder)

    def test_picture_beside_what_somebody_else_saved_leaves_the_old_one(self):
        folder = self.photo.folder
        form = typed(self.client.get(self.own), credit="Somebody")
        self.assertSaved(self.save(self.own, credit="Somebody else"))
        response = self.client.post(self.own, form | {"upload": sent()})
        self.assertIn("__all__", self.errors(response))
        self.assertStored(folder)
        self.assertEqual(self.photo.credit, "Somebody else")

    def test_files_go_with_a_photo_that_is_deleted(self):
        with self.captureOnCommitCallbacks(execute=True):
            response = self.client.post(
                page(Photo, "delete", self.photo.pk), {"post": "yes"}
            )
        summit = page(Summit, "change", self.summit.pk)
        self.assertRedirects(response, f"{summit}#photo-rows")
        self.assertNoneKept()

    def test_picture_shows_in_a_new_edition(self):
        tag = self.client.get("/en/summits/14/")["ETag"]
        self.assertSaved(self.save(self.own, upload=sent()))
        self.assertNotEqual(self.client.get("/en/summits/14/")["ETag"], tag)


class PreviewTests(PhotoDeskCase):
    """Editors see the picture of a draft; nobody else does."""

    def setUp(self):
        super().setUp()
        Summit.objects.update(status="draft", publish_at=None)
        self.photo = self.add()
        self.address = reverse("admin:summits_photo_picture", args=[self.photo.pk])

    def test_form_shows_the_picture(self):
        form = self.client.get(page(Photo, "change", self.photo.pk))
        self.assertContains(form, f'src="{self.address}"')

    def test_editor_sees_the_picture_of_a_draft(self):
        response = self.client.get(self.address)
        self.assertEqual(response["Content-Type"], "image/jpeg")
        self.assertIn("private", response["Cache-Control"])
        self.assertIn("sandbox", response["Content-Security-Policy"])

    def test_readers_do_not(self):
        self.client.logout()
        self.assertEqual(self.client.get(self.address).status_code, 302)
        self.assertEqual(self.client.get(self.photo.plain["url"]).status_code, 404)

    def test_nor_does_an_editor_at_the_public_address(self):
        self.assertEqual(self.client.get(self.photo.plain["url"]).status_code, 404)

    def test_account_without_the_right_is_refused(self):
        user = make_editor("guest")
        user.groups.clear()
        self.client.force_login(user)
        self.assertEqual(self.client.get(self.address).status_code, 403)

    def test_photo_that_is_not_there_is_not_found(self):
        address = reverse("admin:summits_photo_picture", args=["nothing"])
        self.assertEqual(self.client.get(address).status_code, 404)

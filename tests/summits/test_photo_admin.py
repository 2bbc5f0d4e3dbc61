"""Photos at the desk: uploaded, refused, replaced, deleted; no file is left over."""

from unittest import mock

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import Permission
from django.db import IntegrityError, connection
from django.test import Client, TransactionTestCase
from django.urls import reverse

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
    """What a test of the form at ``url``, of a summit with photos, needs."""

    def row(self, number=0, /, **fields):
        """Return what is typed in the row ``number`` of the photos of the summit."""
        return {f"photos-{number}-{name}": value for name, value in fields.items()}

    def save(self, *rows, **fields):
        """Post the form of the summit as it stands, with the rows and fields given."""
        form = typed(self.client.get(self.url), **fields)
        for number, row in enumerate(rows):
            form |= self.row(number, **row)
        count = max(len(rows), int(form["photos-TOTAL_FORMS"][0]))
        return self.client.post(self.url, form | {"photos-TOTAL_FORMS": count})


class PhotoDeskCase(PhotoForms, DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.summit = make.make_summit(number=14)
        cls.url = page(Summit, "change", cls.summit.pk)

    def add(self, content=None, **fields):
        """Add a photo to the summit; return it."""
        self.assertSaved(self.save(WORDS | {"upload": sent(content)} | fields))
        return Photo.objects.get()


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

    def test_form_has_a_row_to_add_one_without_script(self):
        form = self.client.get(self.url)
        self.assertContains(form, 'type="file" name="photos-0-upload"')
        self.assertContains(form, 'enctype="multipart/form-data"')
        self.assertSaved(self.client.post(self.url, typed(form)))
        self.assertFalse(Photo.objects.exists())

    def test_form_of_its_own_adds_one(self):
        url = page(Photo, "add")
        form = typed(self.client.get(url), summit=self.summit.pk, **WORDS)
        self.assertSaved(self.client.post(url, form | {"upload": sent()}))
        self.assertEqual(Photo.objects.get().summit, self.summit)
        self.assertEqual(len(self.folders()), 1)

    def test_photo_without_file_is_refused(self):
        errors = self.errors(self.save(WORDS))
        self.assertEqual(list(errors), ["photos-0-upload"])

    def test_words_of_a_published_summit_are_demanded_at_their_fields(self):
        response = self.save({"upload": sent(), "alt_en": "A table"})
        self.assertEqual(list(self.errors(response)), ["photos-0-alt_es"])
        self.assertEqual(self.folders(), [])

    def test_summit_is_published_together_with_the_words_of_its_photo(self):
        Summit.objects.update(status="draft", publish_at=None)
        self.assertSaved(self.save({"upload": sent(), "alt_en": "A table"}))
        response = self.save({}, status="published")
        self.assertEqual(list(self.errors(response)), ["photos-0-alt_es"])
        self.assertSaved(self.save({"alt_es": "Una mesa"}, status="published"))
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
        self.assertSaved(self.save(WORDS | {"upload": file}))
        return Photo.objects.get()


class RefusedTests(PhotoDeskCase):
    def assertRefused(self, response, message, field="photos-0-upload"):
        errors = self.errors(response)
        self.assertEqual(list(errors), [field])
        self.assertIn(message, errors[field][0])
        self.assertFalse(Photo.objects.exists())
        self.assertEqual(self.folders(), [])

    def test_bad_file_is_a_message_at_the_field_and_leaves_no_file(self):
        for name, content in BAD.items():
            with self.subTest(name):
                message = "30 million" if name == "bomb" else "no JPEG, PNG, WebP"
                response = self.save(WORDS | {"upload": sent(content)})
                self.assertRefused(response, message)

    def test_nothing_typed_is_lost_with_a_bad_file(self):
        response = self.save(WORDS | {"upload": sent(BAD["avif"])}, summary_en="Typed")
        form = typed(response)
        self.assertEqual(form["summary_en"], ["Typed"])
        self.assertEqual(form["photos-0-alt_es"], ["Una mesa larga"])

    def test_too_many_pictures_are_a_message_at_each(self):
        response = self.save(*(WORDS | {"upload": sent()} for _ in range(11)))
        errors = self.errors(response)
        self.assertEqual(len(errors), 11)
        self.assertIn("At most 10 pictures", errors["photos-10-upload"][0])
        self.assertEqual(self.folders(), [])

    def test_message_is_in_spanish_for_spanish_editors(self):
        self.client.cookies["django_language"] = "es"
        response = self.save(WORDS | {"upload": sent(BAD["svg"])})
        self.assertRefused(response, "No es una imagen JPEG, PNG, WebP ni AVIF")

    def test_file_too_large_is_a_message_at_the_field(self):
        with self.settings(FILE_UPLOAD_MAX_MEMORY_SIZE=1024**2):
            response = self.save(WORDS | {"upload": sent(encoded() + b"0" * 1024**2)})
        self.assertRefused(response, "at most 1 MB are sent at once")

    def test_full_disk_is_a_message_at_the_field_and_leaves_no_file(self):
        for after in range(4):
            with (
                self.subTest(after),
                full_disk(after),
                self.assertLogs("summits.pictures", "ERROR"),
            ):
                response = self.save(WORDS | {"upload": sent()})
                self.assertRefused(response, "the disk is full")

    def test_disk_full_at_the_second_photo_keeps_neither(self):
        rows = [WORDS | {"upload": sent()} for _ in range(2)]
        with full_disk(5), self.assertLogs("summits.pictures", "ERROR"):
            response = self.save(*rows)
        self.assertRefused(response, "the disk is full", "photos-1-upload")

    def test_good_photo_beside_a_mistake_leaves_no_file(self):
        response = self.save(WORDS | {"upload": sent()}, began_on="yesterday")
        self.assertEqual(list(self.errors(response)), ["began_on"])
        self.assertEqual(self.folders(), [])

    def test_good_photo_beside_a_fact_without_words_leaves_no_file(self):
        response = self.save(WORDS | {"upload": sent()}, ended_on="2017-03-07")
        self.assertEqual(list(self.errors(response)), ["ended_on"])
        self.assertEqual((self.folders(), Photo.objects.count()), ([], 0))

    def test_rows_that_the_database_refuses_leave_no_file(self):
        def refuse(*args, **kwargs):
            raise IntegrityError("in the way")

        with mock.patch.object(ModelAdmin, "save_related", refuse):
            response = self.save(WORDS | {"upload": sent()})
        self.assertEqual(response.status_code, 200)
        self.assertEqual((self.folders(), Photo.objects.count()), ([], 0))

    def test_form_that_fails_altogether_leaves_no_file(self):
        self.client.raise_request_exception = False
        failing = mock.patch.object(Photo, "save", side_effect=RuntimeError("away"))
        with failing, self.assertLogs("django.request", "ERROR"):
            response = self.save(WORDS | {"upload": sent()})
        self.assertEqual(response.status_code, 500)
        self.assertEqual((self.folders(), Photo.objects.count()), ([], 0))


class ClashTests(PhotoDeskCase):
    def test_picture_of_a_form_that_clashes_is_decoded_once_and_not_left_over(self):
        clash = IntegrityError("in the way")
        with (
            mock.patch.object(ModelAdmin, "save_related", side_effect=clash),
            mock.patch.object(uploads, "render", wraps=uploads.render) as render,
            mock.patch.object(uploads, "store", wraps=uploads.store) as store,
        ):
            response = self.save(WORDS | {"upload": sent()})
        self.assertContains(response, "A long table")
        self.assertEqual((render.call_count, store.call_count), (1, 1))
        self.assertEqual(self.folders(), [])


class BeforeTheTransactionTests(PhotoForms, TransactionTestCase):
    """While a picture is decoded and stored, others can save."""

    def post(self):
        summit = make.make_summit(number=14)
        self.url = page(Summit, "change", summit.pk)
        self.client.force_login(make_editor())
        return self.save(WORDS | {"upload": sent()})

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
        self.form = typed(self.client.get(self.url))
        self.form |= self.row(0, **WORDS, upload=sent())
        render = mock.patch.object(uploads, "render", wraps=uploads.render)
        self.render = render.start()
        self.addCleanup(render.stop)

    def assertNotDecoded(self, status, form=None, url=None):
        response = self.client.post(url or self.url, form or self.form)
        self.assertEqual(response.status_code, status)
        self.render.assert_not_called()
        self.assertEqual((self.folders(), Photo.objects.count()), ([], 0))

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
        self.assertNotDecoded(403)

    def test_who_may_change_photos_and_not_the_summit(self):
        self.only("view_summit", "add_photo", "change_photo")
        self.assertNotDecoded(403)

    def test_who_may_change_the_summit_and_not_its_photos(self):
        self.only("change_summit", "view_photo")
        self.assertNotDecoded(302)

    def test_who_may_change_photos_and_not_add_one(self):
        self.only("change_photo", "view_summit")
        form = {"summit": self.summit.pk, "upload": sent(), **WORDS}
        self.assertNotDecoded(403, form, page(Photo, "add"))

    def test_post_from_another_site(self):
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(self.editor)
        with self.assertLogs("django.security.csrf", "WARNING"):
            self.assertNotDecoded(403)

    def test_record_that_is_not_there(self):
        self.assertNotDecoded(302, url=page(Summit, "change", "nothing"))

    def test_file_that_belongs_to_no_photo(self):
        file = self.form.pop("photos-0-upload")
        for name in ["upload", "x-upload", "photos-x-upload", "photos-0-uploads"]:
            with self.subTest(name):
                self.client.post(self.url, self.form | {name: file})
                self.render.assert_not_called()


class ReplacedTests(PhotoDeskCase):
    def setUp(self):
        super().setUp()
        self.photo = self.add()

    def assertStored(self, folder):
        self.photo.refresh_from_db()
        self.assertEqual((self.photo.folder, self.folders()), (folder, [folder]))

    def test_file_stays_when_only_words_change(self):
        folder = self.photo.folder
        self.assertSaved(self.save({"credit": "Somebody"}))
        self.assertStored(folder)
        self.assertEqual(self.photo.credit, "Somebody")

    def test_replaced_picture_has_new_addresses_and_the_old_files_are_gone(self):
        before = self.photo.srcset
        new = encoded(picture(colour="gold"))
        self.assertSaved(self.save({"upload": sent(new)}))
        self.photo.refresh_from_db()
        self.assertFalse(set(before.split(", ")) & set(self.photo.srcset.split(", ")))
        self.assertStored(self.photo.folder)

    def test_picture_refused_leaves_the_old_one(self):
        folder = self.photo.folder
        response = self.save({"upload": sent(BAD["truncated"])})
        self.assertEqual(list(self.errors(response)), ["photos-0-upload"])
        self.assertStored(folder)

    def test_picture_beside_a_mistake_leaves_the_old_one(self):
        folder = self.photo.folder
        self.save({"upload": sent()}, began_on="yesterday")
        self.assertStored(folder)

    def test_files_go_with_a_row_that_is_deleted(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.assertSaved(self.save({"DELETE": "on"}))
        self.assertEqual((self.folders(), Photo.objects.count()), ([], 0))

    def test_picture_shows_in_a_new_edition(self):
        tag = self.client.get("/en/summits/14/")["ETag"]
        self.assertSaved(self.save({"upload": sent()}))
        self.assertNotEqual(self.client.get("/en/summits/14/")["ETag"], tag)


class GoneTests(PhotoDeskCase):
    """A file stays with its row when a row before it was deleted by somebody else."""

    def setUp(self):
        super().setUp()
        self.gone, self.kept = (
            make.make_photo(self.summit, folder=str(number) * 12, position=number)
            for number in (1, 2)
        )
        self.form = typed(self.client.get(self.url))
        self.gone.delete()

    def post(self, **rows):
        form = self.form | self.row(1, upload=sent()) | rows
        return self.client.post(self.url, form)

    def test_picture_is_exchanged_in_its_own_row(self):
        self.assertSaved(self.post(**{"photos-0-DELETE": "on"}))
        photo = Photo.objects.get()
        self.assertEqual(photo.pk, self.kept.pk)
        self.assertEqual(self.folders(), [photo.folder])

    def test_row_that_comes_back_asks_for_a_file_of_its_own(self):
        errors = self.errors(self.post())
        self.assertEqual(sorted(errors), ["photos", "photos-2-upload"])


class PreviewTests(PhotoDeskCase):
    """Editors see the picture of a draft; nobody else does."""

    def setUp(self):
        super().setUp()
        Summit.objects.update(status="draft", publish_at=None)
        self.photo = self.add()
        self.address = reverse("admin:summits_photo_picture", args=[self.photo.pk])

    def test_form_shows_the_picture(self):
        for url in [self.url, page(Photo, "change", self.photo.pk)]:
            self.assertContains(self.client.get(url), f'src="{self.address}"')

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

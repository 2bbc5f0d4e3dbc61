"""Files of texts at the desk: uploaded, refused, closed, deleted."""

from unittest import mock

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import Permission
from django.db import IntegrityError
from django.urls import reverse

from archive.sources import files
from archive.sources.models import Source, SourceFile
from tests import factories as make
from tests.desk import DeskTestCase, make_editor, page, typed
from tests.files import DOCX, HTML, PDF, TXT, sent, stored
from tests.pictures import MediaMixin, full_disk


class FileDeskCase(MediaMixin, DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.source = make.make_source(number=7, display="full")
        cls.url = f"{page(SourceFile, 'add')}?source={cls.source.pk}"

    def save(self, url=None, /, **fields):
        url = url or self.url
        return self.client.post(url, typed(self.client.get(url), **fields))

    def add(self, content=PDF, name="a.pdf", **fields):
        self.assertSaved(self.save(sha256=sent(content, name), **fields))
        return SourceFile.objects.latest("position")


class AddedTests(FileDeskCase):
    def test_file_is_stored_and_given_to_readers(self):
        file = self.add(label_en="Scan", label_es="Copia escaneada")
        self.assertEqual(self.stored(), [f"files/{file.name}"])
        self.assertEqual((file.kind, file.size), ("pdf", len(PDF)))
        shown = self.client.get(self.source.get_absolute_url())
        self.assertContains(shown, f'href="{file.address}"')
        self.assertEqual(self.client.get(file.address).content, PDF)

    def test_source_leads_there_and_the_file_leads_back(self):
        form = page(Source, "change", self.source.pk)
        self.assertContains(self.client.get(form), f'href="{self.url}"')
        response = self.save(sha256=sent())
        file = SourceFile.objects.get()
        self.assertRedirects(response, f"{form}#sourcefile-{file.pk}")
        self.assertContains(self.client.get(form), f'id="sourcefile-{file.pk}"')

    def test_second_file_comes_last(self):
        self.add()
        self.assertEqual(self.add(TXT, "a.txt").position, 2)

    def test_name_of_the_file_is_not_used(self):
        names = ["../../evil.pdf", "..\\evil.pdf", "/etc/evil.pdf", "e\x00\n\x07.pdf"]
        for name in names:
            with self.subTest(name):
                upload = sent()
                upload._name = name
                self.assertSaved(self.save(sha256=upload))
                file = SourceFile.objects.get()
                self.assertEqual(self.stored(), [f"files/{file.name}"])
                with self.captureOnCommitCallbacks(execute=True):
                    file.delete()

    def test_form_that_arrives_twice_makes_one_file(self):
        form = typed(self.client.get(self.url))
        for _click in range(2):
            response = self.client.post(self.url, form | {"sha256": sent()})
            self.assertEqual(response.status_code, 302)
        self.assertEqual(SourceFile.objects.count(), 1)
        self.assertEqual(len(self.stored()), 1)


class RefusedTests(FileDeskCase):
    def assertRefused(self, message, content=PDF, name="a.pdf", **fields):
        response = self.save(sha256=sent(content, name), **fields)
        errors = self.errors(response)
        self.assertEqual(list(errors), ["sha256"])
        self.assertIn(message, errors["sha256"][0])
        self.assertEqual((self.stored(), SourceFile.objects.count()), ([], 0))
        return response

    def test_no_file_is_told_at_the_field(self):
        self.assertEqual(list(self.errors(self.save())), ["sha256"])

    def test_empty_file(self):
        self.assertRefused("The submitted file is empty.", b"")

    def test_disguised_file(self):
        self.assertRefused("none of the files that are kept", HTML)
        self.assertRefused("The name ends in .pdf", TXT)
        self.assertRefused("The name ends in .docx", PDF, "a.docx")

    def test_messages_are_in_spanish(self):
        self.client.cookies["django_language"] = "es"
        self.assertRefused("Este archivo no es de los que se guardan", HTML)
        self.assertRefused("El nombre termina en .pdf", TXT)

    def test_file_too_large(self):
        with self.settings(FILE_UPLOAD_MAX_MEMORY_SIZE=1024**2):
            self.assertRefused("at most 1 MB", PDF + bytes(1024**2))

    def test_full_disk(self):
        with full_disk(), self.assertLogs("archive.media.storing", "ERROR"):
            self.assertRefused("the disk is full")

    def test_nothing_typed_is_lost(self):
        response = self.assertRefused("none of the", HTML, label_en="Scan")
        self.assertEqual(typed(response)["label_en"], ["Scan"])

    def test_same_file_twice_on_one_source(self):
        file = self.add()
        response = self.save(sha256=sent(name="again.pdf"))
        [said] = self.errors(response)["sha256"]
        own = page(SourceFile, "change", file.pk)
        link = f'<a href="{own}">PDF</a>'
        self.assertEqual(said, f"This source already has this file. See {link}.")
        self.assertEqual(self.stored(), [f"files/{file.name}"])

    def test_file_beside_a_mistake_is_not_kept(self):
        response = self.save(sha256=sent(), position="first")
        self.assertEqual(list(self.errors(response)), ["position"])
        self.assertEqual(self.stored(), [])

    def test_file_that_the_database_refuses_is_not_kept(self):
        clash = IntegrityError("in the way")
        with mock.patch.object(ModelAdmin, "save_related", side_effect=clash):
            self.assertEqual(self.save(sha256=sent()).status_code, 200)
        self.assertEqual((self.stored(), SourceFile.objects.count()), ([], 0))


class WhoTests(FileDeskCase):
    def test_file_of_who_may_not_add_one_is_not_read(self):
        form = typed(self.client.get(self.url), sha256=sent())
        for codenames in [[], ["view_sourcefile"], ["change_sourcefile"]]:
            user = make_editor(f"guest{len(codenames)}{codenames}"[:20])
            user.groups.clear()
            rights = Permission.objects.filter(codename__in=codenames)
            user.user_permissions.set(rights)
            self.client.force_login(user)
            with mock.patch.object(files, "kind_of") as kind_of:
                self.assertEqual(self.client.post(self.url, form).status_code, 403)
            kind_of.assert_not_called()
        self.assertEqual(self.stored(), [])


class StoredTests(FileDeskCase):
    def setUp(self):
        super().setUp()
        self.file = self.add(DOCX, "a.docx")
        self.own = page(SourceFile, "change", self.file.pk)

    def test_form_shows_its_kind_size_and_whole_digest_and_takes_no_other(self):
        form = self.client.get(self.own)
        self.assertContains(form, self.file.sha256)
        self.assertContains(form, "DOCX")
        self.assertContains(form, "bytes")
        self.assertNotContains(form, 'type="file"')
        self.assertSaved(self.save(self.own, sha256=sent(), label_en="Draft"))
        before = self.file.sha256
        self.file.refresh_from_db()
        self.assertEqual((self.file.sha256, self.file.label_en), (before, "Draft"))

    def test_file_is_closed_and_opened(self):
        self.assertSaved(self.save(self.own, is_closed="on"))
        self.assertEqual(self.client.get(self.file.address).status_code, 404)
        shown = self.client.get(self.source.get_absolute_url())
        self.assertNotContains(shown, self.file.address)
        self.assertContains(shown, "not given out here")
        form = typed(self.client.get(self.own))
        form.pop("is_closed")
        self.assertSaved(self.client.post(self.own, form))
        self.assertEqual(self.client.get(self.file.address).status_code, 200)

    def test_list_says_what_is_given_to_readers(self):
        stored(make.make_file(make.make_source()), TXT)
        shown = self.client.get(page(SourceFile, "changelist"))
        self.assertContains(shown, ">open</span>")
        self.assertContains(shown, ">closed</span>")

    def test_editor_gets_a_closed_file_and_nobody_else_does(self):
        SourceFile.objects.update(is_closed=True)
        address = reverse("admin:sources_sourcefile_file", args=[self.file.pk])
        self.assertContains(self.client.get(self.own), f'href="{address}"')
        response = self.client.get(address)
        self.assertEqual(response.content, DOCX)
        self.assertIn("private, no-store", response["Cache-Control"])
        self.assertEqual(response["Content-Disposition"], "attachment")
        user = make_editor("guest")
        user.groups.clear()
        self.client.force_login(user)
        self.assertEqual(self.client.get(address).status_code, 403)
        self.client.logout()
        self.assertEqual(self.client.get(address).status_code, 302)

    def test_file_goes_with_its_row(self):
        with self.captureOnCommitCallbacks(execute=True):
            url = page(SourceFile, "delete", self.file.pk)
            self.client.post(url, {"post": "yes"})
        self.assertEqual((self.stored(), SourceFile.objects.count()), ([], 0))

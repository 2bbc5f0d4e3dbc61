"""What a request may upload: held in memory, and no more than there is room for."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory, SimpleTestCase, override_settings

from archive.desk.uploads import refuse_what_does_not_fit


@override_settings(FILE_UPLOAD_MAX_MEMORY_SIZE=100)
class MemoryUploadTests(SimpleTestCase):
    def upload(self, *contents):
        files = {
            f"file-{number}": SimpleUploadedFile(f"{number}.jpg", content)
            for number, content in enumerate(contents)
        }
        request = RequestFactory().post("/", files)
        return [request.FILES[name] for name in sorted(request.FILES)]

    def assertTooLarge(self, file):
        with self.assertRaisesMessage(ValidationError, "The file is too large"):
            refuse_what_does_not_fit(file)

    def test_file_is_held_as_it_was_sent(self):
        (file,) = self.upload(b"abc")
        self.assertEqual((file.read(), file.size, file.name), (b"abc", 3, "0.jpg"))
        refuse_what_does_not_fit(file)

    def test_file_is_in_memory_and_on_no_disk(self):
        (file,) = self.upload(b"x" * 100)
        self.assertFalse(hasattr(file, "temporary_file_path"))
        refuse_what_does_not_fit(file)

    def test_file_too_large_is_not_held(self):
        (file,) = self.upload(b"x" * 101)
        self.assertEqual((file.read(), file.size), (b"", 101))
        self.assertTooLarge(file)

    def test_file_of_many_chunks_is_not_held(self):
        (file,) = self.upload(b"x" * 300_000)
        self.assertEqual((file.read(), file.size), (b"", 300_000))

    def test_files_share_the_room(self):
        first, second = self.upload(b"x" * 60, b"y" * 60)
        refuse_what_does_not_fit(first)
        self.assertTooLarge(second)

    def test_name_leads_nowhere(self):
        files = {"file": SimpleUploadedFile("a.jpg", b"abc")}
        files["file"]._name = "../../evil.jpg"  # what the class itself would clean
        request = RequestFactory().post("/", files)
        self.assertEqual(request.FILES["file"].name, "evil.jpg")

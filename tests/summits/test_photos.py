"""Photos of summits: what they say, when they are public, and when their files go."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils.translation import override

from summits.models import Photo, Summit
from summits.photos import remove_unnamed
from summits.pictures import Rendition, store
from tests.factories import default_passage, make_photo, make_source, make_summit
from tests.pictures import MediaMixin

FILES = [Rendition("a.webp", 2, 1, b"small"), Rendition("b.jpg", 2, 1, b"plain")]
UNTOLD = "To be public, a photo is described in both languages."


class PhotoTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.photo = make_photo(make_summit(number=14), caption_es="La mesa")

    def test_name_is_what_it_shows_or_its_kind(self):
        self.assertEqual(str(self.photo), "Presidents at a long table")
        self.assertEqual(str(Photo(kind="venue")), "the venue")

    def test_words_are_in_the_readers_language(self):
        with override("es"):
            self.assertEqual(self.photo.alt, "Presidentes en una mesa larga")
        self.assertEqual(self.photo.caption.lang, "es")

    def test_address_is_its_place_on_the_page_of_the_summit(self):
        self.assertEqual(self.photo.get_absolute_url(), "/en/summits/14/#photos")

    def test_pictures_are_offered_by_width(self):
        start = "/media/000000000001/"
        first, second = self.photo.srcset.split(", ")
        self.assertEqual(first, f"{start}{'a' * 32}.webp 480w")
        self.assertEqual(second, f"{start}{'b' * 32}.webp 960w")

    def test_plain_picture_is_the_jpeg(self):
        plain = {"name": f"{'c' * 32}.jpg", "width": 960, "height": 640}
        url = f"/media/000000000001/{'c' * 32}.jpg"
        self.assertEqual(self.photo.plain, {**plain, "url": url})

    def test_folder_belongs_to_one_photo(self):
        other = make_photo(self.photo.summit)
        with self.assertRaises(IntegrityError), transaction.atomic():
            Photo.objects.filter(pk=other.pk).update(folder=self.photo.folder)

    def test_photos_are_in_the_order_given(self):
        first = make_photo(self.photo.summit, position=0)
        photos = self.photo.summit.photos.in_order()
        self.assertEqual(list(photos), [first, self.photo])


class DescriptionTests(TestCase):
    """What a photo shows is told in both languages before it is public."""

    def untold(self, status, **words):
        photo = make_photo(make_summit(status="draft", publish_at=None))
        photo.summit.status = status
        for name, value in words.items():
            setattr(photo, name, value)
        with self.assertRaises(ValidationError) as caught:
            photo.full_clean()
        return caught.exception.message_dict

    def test_each_language_that_lacks_is_a_message_at_its_field(self):
        for words in [{"alt_en": ""}, {"alt_es": ""}, {"alt_en": "", "alt_es": ""}]:
            with self.subTest(words):
                told = self.untold("published", **words)
                self.assertEqual(told, {name: [UNTOLD] for name in words})

    def test_photo_of_a_draft_may_wait_for_its_words(self):
        photo = make_photo(make_summit(status="draft"), alt_es="")
        self.assertEqual(photo.alt_es, "")

    def test_photo_without_summit_is_a_message_at_the_summit(self):
        with self.assertRaises(ValidationError) as caught:
            Photo(folder="1", files=[1]).full_clean()
        self.assertEqual(list(caught.exception.message_dict), ["summit"])


class PublishedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.photo = make_photo()

    def assertHidden(self):
        self.assertFalse(Photo.objects.published().exists())

    def test_photo_of_a_public_summit_is_public(self):
        self.assertEqual(Photo.objects.published().get(), self.photo)

    def test_photo_is_hidden_with_its_summit(self):
        for status in ["draft", "review", "withdrawn"]:
            with self.subTest(status), transaction.atomic():
                reason = {"withdrawn_reason_en": "An error"}
                Summit.objects.update(status=status, **reason)
                self.assertHidden()

    def test_photo_of_a_scheduled_summit_is_hidden(self):
        Summit.objects.update(publish_at="2999-01-01T00:00Z")
        self.assertHidden()

    def test_photo_is_hidden_with_the_source_of_its_summit(self):
        type(default_passage().source).objects.update(status="draft")
        self.assertHidden()

    def test_photo_not_described_in_both_languages_is_hidden(self):
        for name in ["alt_en", "alt_es"]:
            with self.subTest(name), transaction.atomic():
                Photo.objects.update(**{name: ""})
                self.assertHidden()
                transaction.set_rollback(True)

    def test_photos_rest_on_no_source(self):
        make_source(status="draft")
        self.assertFalse(hasattr(self.photo, "passage"))


class FilesTests(MediaMixin, TestCase):
    """Files go with their row, once it is gone for good."""

    def setUp(self):
        super().setUp()
        self.photo = make_photo()
        store(self.photo.folder, FILES)

    def test_files_go_with_the_photo(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.photo.delete()
        self.assertEqual(self.folders(), [])

    def test_files_go_with_the_summit(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.photo.summit.delete()
        self.assertEqual(self.folders(), [])

    def test_files_stay_until_the_deletion_is_certain(self):
        with self.captureOnCommitCallbacks(execute=True):
            Photo.objects.all().delete()
            self.assertEqual(self.folders(), [self.photo.folder])
        self.assertEqual(self.folders(), [])

    def test_files_stay_with_a_photo_that_is_not_deleted_after_all(self):
        with self.captureOnCommitCallbacks(execute=True), transaction.atomic():
            self.photo.delete()
            transaction.set_rollback(True)
        self.assertEqual(self.folders(), [self.photo.folder])

    def test_folders_that_no_photo_names_are_removed(self):
        store("0" * 12, FILES)
        remove_unnamed(["0" * 12, self.photo.folder, "f" * 12])
        self.assertEqual(self.folders(), [self.photo.folder])

    def test_nothing_to_remove_is_no_query(self):
        with self.assertNumQueries(0):
            remove_unnamed([])

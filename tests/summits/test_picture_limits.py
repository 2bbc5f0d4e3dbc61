"""How large a picture may be: told from its head, and told to the editor."""

import struct
from contextlib import ExitStack
from io import BytesIO
from unittest import mock

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.utils.translation import override
from PIL import Image

from summits.decoding import decoded
from summits.picture_limits import millions
from tests.pictures import UNREADABLE, avif_of, encoded, jpeg_of, png, png_of, webp_of

TOO_LARGE = (
    "The picture is too large: at most 30 million pixels as JPEG or PNG, 8.3 million "
    "as WebP or AVIF. Make it smaller."
)
LOADING = [
    "PIL.ImageFile.ImageFile.load",
    "PIL.WebPImagePlugin.WebPImageFile.load",
    "PIL.AvifImagePlugin.AvifImageFile.load",
]


def colour_by_colour(file):
    """Return a JPEG whose head says that its first scan is of one colour alone."""
    place = file.index(b"\xff\xda")
    return file[:place] + b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + file[place + 14 :]


class LimitTestCase(SimpleTestCase):
    def decode(self, content):
        """Return the message, and whether any pixel was asked for."""
        with ExitStack() as patches:
            loads = [
                patches.enter_context(mock.patch(name, side_effect=EOFError))
                for name in LOADING
            ]
            with self.assertRaises(ValidationError) as caught:
                decoded(BytesIO(content))
        return caught.exception.message, any(load.called for load in loads)

    def assertTooLarge(self, content, message=TOO_LARGE):
        """Assert that it is refused by its head, with nothing decoded."""
        said, is_begun = self.decode(content)
        self.assertIn(message, said)
        self.assertFalse(is_begun)

    def assertDecoded(self, content):
        self.assertEqual(self.decode(content), (UNREADABLE, True))


class PixelTests(LimitTestCase):
    def test_bomb_is_refused_by_its_head(self):
        for size in [(60_000, 60_000), (20_000, 20_000), (12_000, 10_000)]:
            with self.subTest(size):
                self.assertTooLarge(png_of(*size))
                self.assertTooLarge(jpeg_of(*size))
        self.assertTooLarge(webp_of(16_383, 16_383))
        self.assertTooLarge(avif_of(16_383, 16_383))

    def test_one_row_more_than_the_most_is_refused(self):
        self.assertTooLarge(png_of(6_000, 5_001))
        self.assertTooLarge(jpeg_of(6_000, 5_001))
        self.assertTooLarge(webp_of(3_840, 2_161))
        self.assertTooLarge(avif_of(3_840, 2_161))

    def test_the_most_is_decoded(self):
        self.assertDecoded(png_of(6_000, 5_000))
        self.assertDecoded(jpeg_of(6_000, 5_000))
        self.assertDecoded(webp_of(3_840, 2_160))
        self.assertDecoded(avif_of(3_840, 2_160))

    def test_side_without_end_is_refused(self):
        for size in [(65_536, 1), (1, 65_536), (1, 30_000_000)]:
            with self.subTest(size):
                self.assertTooLarge(png_of(*size), "too long: at most 65,535 pixels")

    def test_longest_side_is_decoded(self):
        row = bytes(65_535 // 8 + 1)
        image = decoded(BytesIO(png(65_535, 2, 1, 0, [row] * 2)))
        self.assertEqual(image.size, (1600, 1))

    def test_refusal_is_in_the_readers_language(self):
        with override("es"):
            self.assertTooLarge(
                png_of(20_000, 20_000),
                "30 millones de píxeles en JPEG o PNG y 8,3 millones en WebP o AVIF",
            )
            self.assertTooLarge(png_of(65_536, 1), "65\xa0535 píxeles")
            self.assertTooLarge(
                jpeg_of(6_000, 5_000, progressive=True, subsampling=0),
                "20 millones de píxeles en un JPEG guardado en varias pasadas",
            )

    def test_millions_are_written_as_the_reader_does(self):
        self.assertEqual(str(millions(8_294_400)), "8.3")
        self.assertEqual(str(millions(30_000_000)), "30")
        with override("es"):
            self.assertEqual(str(millions(8_294_400)), "8,3")


class PassesTests(LimitTestCase):
    """A JPEG in several passes is held whole, and has fewer pixels."""

    def assertMost(self, most, **options):
        side = {"progressive": True} | options
        message = f"at most {most} million pixels as a JPEG stored in several"
        self.assertTooLarge(jpeg_of(most * 100 + 1, 10_000, **side), message)
        self.assertDecoded(jpeg_of(most * 100, 10_000, **side))

    def test_all_colours_in_full_are_fewest(self):
        self.assertMost(20, subsampling=0)

    def test_colours_at_a_half(self):
        self.assertMost(29, subsampling=1)

    def test_four_colours(self):
        self.assertMost(16, mode="CMYK")

    def test_colours_at_a_quarter_and_grey_have_as_many_as_any(self):
        for options in [{"subsampling": 2}, {"mode": "L"}]:
            with self.subTest(options):
                self.assertTooLarge(jpeg_of(6_000, 5_001, progressive=True, **options))
                file = jpeg_of(6_000, 5_000, progressive=True, **options)
                self.assertDecoded(file)

    def test_colour_by_colour_counts_as_progressive(self):
        file = colour_by_colour(jpeg_of(6_000, 5_000, subsampling=0))
        self.assertTooLarge(file, "at most 20 million pixels as a JPEG")

    def test_head_that_ends_before_any_scan_is_refused(self):
        for file in [encoded()[:200], encoded()[:2] + struct.pack(">HH", 0xFFE0, 0)]:
            with self.assertRaisesMessage(ValidationError, UNREADABLE):
                decoded(BytesIO(file))

    def test_two_photos_in_one_file_are_a_jpeg(self):
        content = BytesIO()
        first, second = (Image.new("RGB", (64, 64), name) for name in ("red", "blue"))
        first.save(content, "MPO", save_all=True, append_images=[second])
        red, _green, blue = decoded(BytesIO(content.getvalue())).getpixel((5, 5))
        self.assertGreater(red, blue)

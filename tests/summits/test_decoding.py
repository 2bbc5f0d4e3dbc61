"""Pictures decoded: every kind and mode looks as it is meant, damaged ones are told."""

import subprocess
import sys
from io import BytesIO
from unittest import mock, skipUnless

from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.utils.translation import override
from PIL import Image, ImageChops, ImageCms, PngImagePlugin

from summits.decoding import decoded
from tests.pictures import PAYLOAD, UNREADABLE, encoded, picture, png

KINDS = ["JPEG", "PNG", "WEBP", "AVIF"]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ORIENTATION = 0x0112
GREY, RGB, INDEXED, GREY_ALPHA, RGB_ALPHA = 0, 2, 3, 4, 6  # colour types of PNG
RAMP = list(range(256))

PEAK = """
import sys
from io import BytesIO
from PIL import Image
from summits.decoding import READ, decoded

def memory(name):
    (line,) = [line for line in open("/proc/self/status") if line.startswith(name)]
    return int(line.split()[1]) // 1024

for kind in READ:  # What a process has once, it keeps.
    Image.new("RGB", (64, 64)).save(file := BytesIO(), kind)
    decoded(file)
file = BytesIO(sys.stdin.buffer.read())
before = memory("VmRSS")
decoded(file)
print(memory("VmHWM") - before)
"""


def gradient(size, mode="RGB"):
    """Return a picture in which no two neighbours are of very different colours."""
    grey = Image.linear_gradient("L")
    image = Image.merge("RGB", [grey, grey.rotate(180), grey.rotate(90)])
    return image.resize(size).convert(mode)


def tiny():
    """Yield the name and the bytes of a few hundred bytes of every kind of file."""
    image = gradient((16, 16))
    for kind in KINDS:
        yield kind, encoded(image, kind)
    yield "progressive JPEG", encoded(image, progressive=True)
    yield "lossless WebP", encoded(image, "WEBP", lossless=True)
    yield "AVIF with alpha", encoded(gradient((16, 16), "RGBA"), "AVIF")
    yield "16-bit PNG", png(16, 16, 16, GREY, [bytes(range(32))] * 16)


class DecodingTestCase(SimpleTestCase):
    def decode(self, content):
        return decoded(BytesIO(content))

    def assertRefused(self, content, message=UNREADABLE):
        with self.assertRaisesMessage(ValidationError, message):
            self.decode(content)

    def assertColour(self, content, expected, place=(5, 5), delta=3):
        found = self.decode(content).getpixel(place)
        for one, other in zip(found, expected, strict=True):
            self.assertAlmostEqual(one, other, delta=delta)


class RefusalTests(DecodingTestCase):
    def test_what_is_no_picture_is_refused(self):
        for content in [b"", b"words", b"\0", PAYLOAD, SVG, b"%PDF-1.7", b"\xff\xd8"]:
            with self.subTest(content[:9]):
                self.assertRefused(content)

    def test_html_under_the_head_of_a_jpeg_is_refused(self):
        self.assertRefused(b"\xff\xd8\xff\xe0\0\x10JFIF\0" + PAYLOAD)

    def test_picture_of_another_kind_is_refused(self):
        for kind in ["GIF", "BMP", "TIFF", "ICO", "PPM"]:
            with self.subTest(kind):
                self.assertRefused(encoded(picture((64, 64)), kind))

    def test_truncated_file_is_refused(self):
        for kind in KINDS:
            content = encoded(Image.effect_noise((300, 200), 50), kind)
            for kept in [30, len(content) // 2, len(content) - 9]:
                with self.subTest(kind, kept=kept):
                    self.assertRefused(content[:kept])

    def test_text_that_unpacks_without_end_is_refused(self):
        words = PngImagePlugin.PngInfo()
        words.add_text("Comment", "a" * 70_000_000, zip=True)
        self.assertRefused(encoded(picture((8, 8)), "PNG", pnginfo=words))

    def test_words_that_would_fill_the_memory_are_refused(self):
        words = PngImagePlugin.PngInfo()
        for number in range(17):
            words.add_text(f"Comment {number}", "a" * 2**20, zip=True)
        self.assertRefused(encoded(picture((8, 8)), "PNG", pnginfo=words))

    def test_mode_that_would_be_cut_off_is_refused(self):
        image = Image.new("F", (8, 8), 1000)
        with mock.patch("PIL.Image.open") as opened:
            opened.return_value = image
            image.format = "PNG"
            self.assertRefused(b"")

    def test_refusal_is_in_the_readers_language(self):
        with override("es"):
            self.assertRefused(SVG, "No es una imagen JPEG, PNG, WebP ni AVIF")


class DamagedTests(DecodingTestCase):
    """Whatever is wrong with a file, it is decoded or refused with the message."""

    def assertAnswered(self, damaged):
        """Assert that of ``damaged``, files, each is answered and some are refused."""
        refused = 0
        for place, content in enumerate(damaged):
            try:
                self.decode(content)
            except ValidationError as error:
                self.assertEqual(len(error.messages), 1)
                refused += 1
            except Exception as error:  # noqa: BLE001 (named with what led to it)
                self.fail(f"at byte {place}: {error!r}")
        self.assertGreater(refused, 0)

    def test_one_bit_wrong_in_any_byte(self):
        for name, file in tiny():
            with self.subTest(name):
                self.assertAnswered(
                    file[:place] + bytes([byte ^ 1 << place % 8]) + file[place + 1 :]
                    for place, byte in enumerate(file)
                )

    def test_end_missing_from_any_byte_on(self):
        for name, file in tiny():
            with self.subTest(name):
                self.assertAnswered(file[:kept] for kept in range(len(file)))

    def test_eight_bytes_of_nothing_anywhere(self):
        for name, file in tiny():
            with self.subTest(name):
                self.assertAnswered(
                    file[:place] + bytes(8) + file[place + 8 :]
                    for place in range(0, len(file), 4)
                )

    def test_head_of_one_kind_on_the_body_of_another(self):
        files = dict(tiny())
        self.assertAnswered(
            head[:length] + body[length:]
            for head in files.values()
            for body in files.values()
            for length in (4, 12, 30)
            if head != body
        )

    def test_whatever_a_decoder_raises_is_the_message(self):
        for kind in [RuntimeError, TypeError, MemoryError, ZeroDivisionError, KeyError]:
            with (
                self.subTest(kind),
                mock.patch("PIL.ImageFile.ImageFile.load", side_effect=kind),
                self.assertLogs("summits.decoding", "INFO") as logged,
            ):
                self.assertRefused(encoded())
            self.assertIn(kind.__name__, logged.output[0])


class DepthTests(DecodingTestCase):
    """A ramp from black to white is one, in however many bits it is written."""

    def assertRamp(self, image, steps=256):
        self.assertEqual(image.size, (256, 4))
        for x in RAMP:
            step = x * steps // 256
            grey = round(step * 255 / (steps - 1))
            for value in image.getpixel((x, 2)):
                self.assertAlmostEqual(value, grey, delta=1)

    def row(self, samples, depth):
        """Return a row of bytes, of 256 pixels of ``samples`` each, of ``depth``."""
        if depth == 16:
            return b"".join((x * 257).to_bytes(2) * samples for x in RAMP)
        if depth == 8:
            return b"".join(bytes([x] * samples) for x in RAMP)
        bits = "".join(f"{x >> 8 - depth:0{depth}b}" for x in RAMP)
        return int(bits, 2).to_bytes(len(bits) // 8)

    def test_grey_of_any_depth(self):
        for depth in [1, 2, 4, 8, 16]:
            with self.subTest(depth):
                file = png(256, 4, depth, GREY, [self.row(1, depth)] * 4)
                self.assertRamp(self.decode(file), steps=2 ** min(depth, 8))

    def test_palette_of_any_depth(self):
        for depth in [1, 2, 4, 8]:
            steps = 2**depth
            greys = [round(step * 255 / (steps - 1)) for step in range(steps)]
            palette = (b"PLTE", b"".join(bytes([grey] * 3) for grey in greys))
            with self.subTest(depth):
                row = self.row(1, depth)
                file = png(256, 4, depth, INDEXED, [row] * 4, palette)
                self.assertRamp(self.decode(file), steps)

    def test_colours_of_any_depth(self):
        for depth in [8, 16]:
            with self.subTest(depth):
                file = png(256, 4, depth, RGB, [self.row(3, depth)] * 4)
                self.assertRamp(self.decode(file))

    def test_transparency_of_any_depth(self):
        """Black that is ever less transparent, on white, is ever less white."""
        for depth in [8, 16]:
            for colour, samples in [(GREY_ALPHA, 1), (RGB_ALPHA, 3)]:
                size = depth // 8
                row = b"".join(
                    bytes(samples * size) + bytes([255 - x]) * size for x in RAMP
                )
                with self.subTest(depth, samples=samples):
                    file = png(256, 4, depth, colour, [row] * 4)
                    self.assertRamp(self.decode(file))

    def test_grey_of_sixteen_bits_with_one_that_is_transparent(self):
        row = self.row(1, 16)
        file = png(256, 4, 16, GREY, [row] * 4, (b"tRNS", (40_000).to_bytes(2)))
        self.assertRamp(self.decode(file))

    def test_grey_of_sixteen_bits_is_scaled_as_any_other(self):
        rows = [b"".join((x * 257 // 8).to_bytes(2) for x in range(2040))] * 200
        image = self.decode(png(2040, 200, 16, GREY, rows))
        self.assertEqual(image.size, (1600, 157))
        for x in range(5, 1595, 10):
            value = x * 2040 / 1600 / 8
            self.assertAlmostEqual(image.getpixel((x, 80))[0], value, delta=1.5)


class ColourTests(DecodingTestCase):
    def test_picture_of_every_mode_keeps_its_colours(self):
        for mode, kind in [("1", "PNG"), ("L", "JPEG"), ("L", "AVIF"), ("LA", "PNG")]:
            grey = picture((600, 400), colour="white").convert(mode).convert("L")
            with self.subTest(mode):
                file = encoded(picture((600, 400), mode, "white"), kind)
                self.assertColour(file, [255] * 3, (400, 300))
                if mode != "1":
                    self.assertColour(file, [grey.getpixel((5, 5))] * 3)
        for mode, kind in [("P", "PNG"), ("CMYK", "JPEG"), ("RGBA", "WEBP")]:
            with self.subTest(mode):
                file = encoded(picture((600, 400), mode, "#099"), kind)
                self.assertColour(file, (255, 0, 0), delta=8)
                self.assertColour(file, (0, 153, 153), (400, 300), delta=8)

    def test_transparent_picture_stands_on_white(self):
        clear = Image.new("RGBA", (600, 400), (0, 0, 0, 0))
        for kind in ["PNG", "WEBP", "AVIF"]:
            with self.subTest(kind):
                self.assertColour(encoded(clear, kind), (255, 255, 255))

    def test_colour_that_is_to_be_transparent_stands_on_white(self):
        red = (255, 0, 0)
        file = encoded(picture((600, 400)), "PNG", transparency=red)
        self.assertColour(file, (255, 255, 255))
        self.assertColour(file, (0, 128, 128), (400, 300))

    def test_edge_of_what_is_transparent_has_no_other_colour(self):
        image = Image.new("RGBA", (3200, 3200), (0, 0, 0, 0))
        image.paste((255, 0, 0, 255), (0, 0, 1601, 3200))
        found = self.decode(encoded(image, "PNG"))
        for x in range(790, 812):
            red, green, blue = found.getpixel((x, 800))
            self.assertEqual((red, green), (255, blue))

    def test_colours_of_a_profile_are_kept_without_it(self):
        srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        self.assertColour(encoded(icc_profile=srgb), (255, 0, 0), delta=8)

    def test_damaged_profile_is_left_aside(self):
        self.assertColour(encoded(icc_profile=b"no profile"), (255, 0, 0), delta=8)


class SizeTests(DecodingTestCase):
    def test_picture_is_turned_upright(self):
        exif = Image.Exif()
        exif[ORIENTATION] = 6  # the camera lay on its side
        for kind in KINDS:
            with self.subTest(kind):
                file = encoded(picture((600, 400)), kind, exif=exif)
                self.assertEqual(self.decode(file).size, (400, 600))
                self.assertColour(file, (0, 128, 128), delta=8)
                self.assertColour(file, (255, 0, 0), (395, 5), delta=8)

    def test_longer_side_is_bound_and_proportions_are_kept(self):
        for size, expected in [
            ((3000, 2000), (1600, 1067)),
            ((2000, 3200), (1000, 1600)),
            ((1600, 1600), (1600, 1600)),
            ((7, 5), (7, 5)),
            ((5000, 1), (1600, 1)),
        ]:
            with self.subTest(size):
                file = encoded(Image.new("L", size), "PNG")
                self.assertEqual(self.decode(file).size, expected)

    def test_picture_scaled_in_tiles_has_no_seam(self):
        image = gradient((2111, 1733))
        image.putpixel((1000, 1000), (255, 255, 255))
        found = self.decode(encoded(image, "PNG"))
        whole = image.resize(found.size, Image.Resampling.BICUBIC)
        worst = ImageChops.difference(found, whole).getextrema()
        self.assertLessEqual(max(high for _low, high in worst), 1)

    def test_picture_that_is_not_scaled_is_the_same(self):
        image = gradient((300, 200))
        found = self.decode(encoded(image, "PNG"))
        self.assertEqual(found.tobytes(), image.tobytes())

    def test_jpeg_of_any_order_is_scaled_alike(self):
        image = gradient((3300, 2200))
        first = self.decode(encoded(image, quality=95))
        second = self.decode(encoded(image, quality=95, progressive=True))
        worst = ImageChops.difference(first, second).getextrema()
        self.assertLessEqual(max(high for _low, high in worst), 8)


@skipUnless(sys.platform == "linux", "what a process has is read as Linux tells it")
class MemoryTests(SimpleTestCase):
    """What is accepted takes at most 150 MB, measured in a process of its own."""

    def assertFits(self, image, kind, **options):
        done = subprocess.run(  # noqa: S603 (our own words)
            [sys.executable, "-c", PEAK],
            input=encoded(image, kind, **options),
            capture_output=True,
            check=True,
            cwd=settings.BASE_DIR,
        )
        self.assertLess(int(done.stdout), 150)

    def test_png_of_the_most_pixels(self):
        image = Image.new("RGBA", (6000, 5000), (255, 0, 0, 128))
        self.assertFits(image, "PNG", compress_level=1)

    def test_webp_of_the_most_pixels(self):
        image = Image.new("RGBA", (3840, 2160), (255, 0, 0, 128))
        self.assertFits(image, "WEBP", method=0)

    def test_jpeg_of_the_most_pixels_that_is_held_whole(self):
        image = Image.new("RGB", (5000, 4000), "red")
        self.assertFits(image, "JPEG", subsampling=0, progressive=True)

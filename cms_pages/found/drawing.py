"""Draws a title beside the two lines of the hub, in the fonts of the site: 1200 × 630, what networks expect."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
MARGIN, TOP, MEASURE = 80, 56, 1040
GROUND, INK, SEA, APRICOT = "#ffffff", "#0f2436", "#0e4f80", "#ff9347"
SIZES = (88, 76, 64, 54)
LEADING, ROOM = 1.1, 390
FONTS = Path(settings.BASE_DIR) / "static" / "vendor" / "fonts"
EXTENDED = (range(0x100, 0x152), range(0x154, 0x250), range(0x1E00, 0x1F00))

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
MENTOR: tuple[Curve, ...] = (((6, 33), (6, 21), (12, 15), (20, 15)), ((20, 15), (28, 15), (34, 12), (34, 6)))
MENTEE: tuple[Curve, ...] = (
    ((17, 34), (17, 27), (20, 24), (25, 24)),
    ((25, 24), (30, 24), (34.5, 20.5), (34.5, 15)),
)


def draw(title: str, hub: str) -> bytes:
    """A PNG: the title in large type, the marque and the name of the hub under it."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    pen = ImageDraw.Draw(image)
    size, lines = laid_out(title)
    for rank, line in enumerate(lines):
        write(pen, (MARGIN, TOP + rank * size * LEADING), line, size)
    image.paste(marque(120), (MARGIN, HEIGHT - TOP - 104))
    write(pen, (MARGIN + 140, HEIGHT - TOP - 70), hub, 46)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def laid_out(title: str) -> tuple[int, list[str]]:
    """The largest size at which the title holds in its room; too long a title is cut."""
    for size in SIZES:
        lines, most = list(wrapped(title, size)), int(ROOM / (size * LEADING))
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], f"{lines[most - 1]}…"]


def wrapped(title: str, size: int) -> Iterator[str]:
    """The lines of a title: as many words on each as the measure holds."""
    line = ""
    for word in title.split(" "):
        longer = f"{line} {word}".strip()
        if line and length(longer, size) > MEASURE:
            yield line
            line = word
        else:
            line = longer
    yield line


def write(pen: ImageDraw.ImageDraw, at: Point, text: str, size: int) -> None:
    """One line of text, from its top left corner."""
    left, top = at
    for font, run in runs(text, size):
        pen.text((left, top + size), run, INK, font, anchor="ls")
        left += font.getlength(run)


def length(text: str, size: int) -> float:
    """How wide a line is."""
    return sum(font.getlength(run) for font, run in runs(text, size))


def runs(text: str, size: int) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
    """A text cut where the font file changes: the site's fonts come as two alphabets."""
    for extended, letters in groupby(text, lambda letter: any(ord(letter) in part for part in EXTENDED)):
        yield font("latin-ext" if extended else "latin", size), "".join(letters)


@cache
def font(alphabet: str, size: int) -> ImageFont.FreeTypeFont:
    """The font of titles, at its heaviest."""
    file = ImageFont.truetype(FONTS / f"bricolage-grotesque-{alphabet}-wght-normal.woff2", size)
    file.set_variation_by_axes([800])
    return file


def marque(side: int) -> Image.Image:
    """The two lines that meet, drawn four times too large then reduced, which smooths them."""
    scale = side * 4 / 40
    image = Image.new("RGB", (side * 4, side * 4), GROUND)
    pen = ImageDraw.Draw(image)
    for curves, colour in ((MENTOR, SEA), (MENTEE, APRICOT)):
        for x, y in (point for curve in curves for point in along(curve)):
            half = 2.5 * scale
            pen.ellipse((x * scale - half, y * scale - half, x * scale + half, y * scale + half), colour)
    return image.resize((side, side), Image.Resampling.LANCZOS)


def along(curve: Curve, steps: int = 200) -> Iterator[Point]:
    """Points along a Bézier curve."""
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        yield (
            sum(weight * x for weight, (x, _y) in zip(weights, curve, strict=True)),
            sum(weight * y for weight, (_x, y) in zip(weights, curve, strict=True)),
        )

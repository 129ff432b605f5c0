"""Pictures, known by their bytes and written as a data URI that is made anew."""
import base64
import binascii
import re
from html import escape
from struct import error
from urllib.parse import unquote_to_bytes

from . import pixels
from .drawings import is_drawn_soon
from .language import told

signatures = {
    "image/png": rb"\x89PNG\r\n\x1a\n",
    "image/jpeg": rb"\xff\xd8\xff",
    "image/gif": rb"GIF8[79]a",
    "image/webp": rb"RIFF....WEBP",
    "image/svg+xml": rb"\s*(<\?xml\s[^<>]*\?>\s*)?(<!--((?!-->).)*-->\s*|<!DOCTYPE svg[^<>[]*>\s*)*<svg[\s>]",
}

# Bytes in which the first tag of a drawing stands: a long comment before it takes memory without end.
head = 10_000

# Pixels that a picture may have, for which a browser takes a second; and those of a notebook together.
most = 50_000_000
most_in_all = 200_000_000
left = most_in_all

# Characters in which the pictures of a notebook may be written, each as often as it is shown: as many as its file may have.
longest_in_all = 64_000_000
room = longest_in_all

# The language that drawings are told, if any.
language = ""

# As the figures of the library are drawn: on white, never wider than the page; and no page is all one picture.
style = "max-width: 100%; height: auto; max-height: 4000px; object-fit: contain; background: white"


def begin(of: str = ""):
    """A notebook begins, on a page of this language if any: the pictures of another do not count for it."""
    global left, room, language
    left, room, language = most_in_all, longest_in_all, of


def has_room(text: str) -> bool:
    """Whether a picture written in this text is looked at, after those before it."""
    global room
    fits = len(text) <= room
    room -= len(text) if fits else 0
    return fits


def from_base64(text: object) -> bytes:
    """The bytes, or none where the text is not wholly base64."""
    if not has_room(str(text)):
        return b""
    try:
        return base64.b64decode("".join(str(text).split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def from_address(address: str) -> bytes:
    """The bytes in a data URI, or none."""
    head, comma, data = address.partition(",")
    if not comma or not head.startswith("data:"):
        return b""
    if head.endswith(";base64"):
        return from_base64(data)
    return unquote_to_bytes(data) if has_room(data) else b""


def picture(content: bytes, alt: object = "", size: object = None) -> str:
    """An <img> of these bytes, or nothing where they are no picture; its kind is what they are, not what they are called."""
    kind = kind_of(content)
    drawn = is_drawn_soon(content, is_raster) if kind == "image/svg+xml" else is_small(kind, content)
    if kind is None or not drawn:
        return ""
    if language and kind == "image/svg+xml":
        content = told(content, start_of(content), language)
    data = base64.b64encode(content).decode("ascii")
    words = escape(alt if isinstance(alt, str) else "")
    return f'<img alt="{words}" src="data:{kind};base64,{data}"{lengths(size)} style="{style}">'


def kind_of(content: bytes) -> str | None:
    return next((kind for kind, sign in signatures.items() if re.match(sign, content[:head], re.S)), None)


def start_of(svg: bytes) -> bytes:
    """All up to the name of its first tag."""
    return re.match(signatures["image/svg+xml"], svg[:head], re.S)[0][:-1]


def is_small(kind: str | None, content: bytes) -> bool:
    """Whether a browser soon draws its pixels, after those before it; a picture that does not say how many is none."""
    global left
    count = {"image/png": pixels.png, "image/jpeg": pixels.jpeg, "image/gif": pixels.gif, "image/webp": pixels.webp}
    try:
        drawn = kind in count and 0 < (number := count[kind](content)) <= min(most, left)
    except (IndexError, ValueError, error):
        return False
    left -= number if drawn else 0
    return drawn


def is_raster(address: str) -> bool:
    """Whether an address holds a picture of pixels that a browser soon draws."""
    content = from_address(address)
    return is_small(kind_of(content), content)


def lengths(size: object) -> str:
    """Width and height, where they are numbers of pixels."""
    given = size if isinstance(size, dict) else {}
    sides = {name: given.get(name) for name in ("width", "height")}
    return "".join(
        f' {name}="{value}"' for name, value in sides.items() if type(value) is int and 0 < value < 10_000
    )

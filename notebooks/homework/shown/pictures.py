"""Pictures, known by their bytes and written as a data URI that is made anew."""
import base64
import binascii
import re
from html import escape
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

signatures = {
    "image/png": rb"\x89PNG\r\n\x1a\n",
    "image/jpeg": rb"\xff\xd8\xff",
    "image/gif": rb"GIF8[79]a",
    "image/webp": rb"RIFF....WEBP",
    # Inside an <img>, browsers run no script of an SVG and load nothing for it.
    "image/svg+xml": rb"\s*(<\?xml[^<>]*\?>\s*)?<svg[\s>]",
}

# As the figures of the library are drawn: on white, never wider than the page.
style = "max-width: 100%; height: auto; background: white"


def from_base64(text: object) -> bytes:
    """The bytes, or none where the text is not wholly base64."""
    try:
        return base64.b64decode("".join(str(text).split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def from_address(address: str) -> bytes:
    """The bytes in a data URI, or none."""
    head, comma, data = address.partition(",")
    if not comma or not head.startswith("data:"):
        return b""
    return from_base64(data) if head.endswith(";base64") else unquote_to_bytes(data)


def picture(content: bytes, alt: object = "", size: object = None) -> str:
    """An <img> of these bytes, or nothing where they are no picture; its kind is what they are, not what they are called."""
    kind = next((kind for kind, sign in signatures.items() if re.match(sign, content, re.S)), None)
    if kind is None or (kind == "image/svg+xml" and not is_drawn_soon(content)):
        return ""
    data = base64.b64encode(content).decode("ascii")
    words = escape(alt if isinstance(alt, str) else "")
    return f'<img alt="{words}" src="data:{kind};base64,{data}"{lengths(size)} style="{style}">'


# Elements of an SVG, each counted as often as it is drawn.
most = 50_000


def is_drawn_soon(svg: bytes) -> bool:
    """Whether a browser has an end of it: what refers to what refers to others can stand for more than it could ever draw."""
    if not re.search(rb"\bid\s*=", svg):
        return True  # nothing can be referred to
    try:
        root = ElementTree.fromstring(svg)
        names = {element.get("id"): element for element in root.iter()}
        styles = "".join(element.text or "" for element in root.iter() if element.tag.endswith("style"))
        if "\\" in svg.decode("utf-8") or re.search("url", styles, re.I):
            return False  # who refers to what would be for a browser to say
        counts: dict = {}

        def count(element: ElementTree.Element) -> int:
            if element not in counts:
                counts[element] = most  # for what refers to itself
                words = re.findall(r"#([^\s\"')]+)", " ".join(element.attrib.values()))
                named = [names[word] for word in words if word in names]
                counts[element] = min(most, 1 + sum(map(count, [*element, *named])))
            return counts[element]

        return count(root) < most
    except (ElementTree.ParseError, RecursionError, UnicodeDecodeError):
        return False


def lengths(size: object) -> str:
    """Width and height, where they are numbers of pixels."""
    given = size if isinstance(size, dict) else {}
    pixels = {name: given.get(name) for name in ("width", "height")}
    return "".join(
        f' {name}="{value}"' for name, value in pixels.items() if type(value) is int and 0 < value < 10_000
    )

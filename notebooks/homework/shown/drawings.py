"""Whether a browser comes to the end of an SVG. Inside an <img> it runs no script of it and loads nothing for it."""
import re
from collections.abc import Callable
from xml.etree import ElementTree

# What drawings are made of. Filters, animations and pages in drawings take as long as a stranger likes.
shapes = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "image"}
known = shapes | {
    *["svg", "g", "defs", "symbol", "use", "switch", "a", "title", "desc", "metadata", "style", "script"],
    *["linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker"],
}

# Elements, each counted as often as it is drawn; and for how many one counts that is drawn apart and then laid over.
most = 50_000
layer = 100

# Bytes of a drawing, and tags and comments in it, before a parser makes objects of them.
longest = 10_000_000
most_tags = 3 * most

slow = re.compile(
    r"\\|/\*|filter(?!s|\s*:\s*none)|blend-mode(?!\s*:\s*normal)|isolation(?!\s*:\s*auto)|animation|transition|image-set",
    re.I,
)
slow_for_all = re.compile(slow.pattern + r"|url|@|mask|(?<![\w-])opacity", re.I)
inside = re.compile(r"(^|url\()[\s\"']*data:", re.I)


def is_drawn_soon(svg: bytes, is_picture: Callable[[str], bool]) -> bool:
    """Whether all in it is known, and not too much where what refers to what refers to others is counted, too."""
    if len(svg) > longest or svg.count(b"<") > most_tags:
        return False
    try:
        root = ElementTree.fromstring(svg)
        everything = list(root.iter())
        styles = "".join(element.text or "" for element in everything if element.tag.endswith("style"))
        if re.search(rb"<\?(?!xml\s)", svg) or slow_for_all.search(styles):
            return False
        if not all(is_known(element, is_picture) for element in everything):
            return False
        names = {element.get("id"): element for element in everything}
        counts: dict = {}

        def count(element: ElementTree.Element) -> int:
            if element not in counts:
                counts[element] = most  # for what refers to itself
                words = re.findall(r"#([^\s\"')]+)", " ".join(element.attrib.values()))
                named = [names[word] for word in words if word in names]
                counts[element] = min(most, weight(element) + sum(map(count, [*element, *named])))
            return counts[element]

        return count(root) < most
    except (ElementTree.ParseError, RecursionError, ValueError):
        return False


def is_known(element: ElementTree.Element, is_picture: Callable[[str], bool]) -> bool:
    space, _, name = element.tag.rpartition("}")
    if name not in known and re.search(r"(svg|xhtml|^)$", space):
        return False  # all else, as of RDF, is not drawn
    if "filter" in element.attrib or slow.search(element.get("style", "")):
        return False
    data = [value for value in element.attrib.values() if inside.search(value)]
    return all(name == "image" and is_picture(value.strip()) for value in data)


def weight(element: ElementTree.Element) -> int:
    own = " ".join([*element.attrib, element.get("style", "")])
    is_layer = re.search(r"mask" if element.tag.rpartition("}")[2] in shapes else r"mask|(?<![\w-])opacity", own)
    return layer if is_layer else 1

"""HTML that a submission displays, made anew from text, pictures, and tags without attributes."""
import re
from html import escape, unescape
from html.parser import HTMLParser

from .pictures import from_address, picture

structure = {
    *["p", "div", "figure", "figcaption", "blockquote", "pre", "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6"],
    *["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "ul", "ol", "li", "dl", "dt", "dd"],
    *["b", "strong", "i", "em", "u", "s", "sub", "sup", "code"],
}
unseen = {"script", "style", "title", "template"}

# Tags inside one another, beyond which they are left out.
deepest = 50


class Rebuilder(HTMLParser):
    """Keeps the list of open tags itself, so that nothing it writes closes what it did not open."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[str] = []
        self.hidden: str | None = None

    def handle_starttag(self, tag, attrs):
        if self.hidden is not None:
            return
        if tag in unseen:
            self.hidden = tag
        elif tag == "img":
            given = {name: value or "" for name, value in attrs}
            size = {name: int(text) for name, text in given.items() if re.fullmatch("[0-9]{1,4}", text)}
            self.parts.append(picture(from_address(given.get("src", "")), given.get("alt"), size))
        elif tag in ("br", "hr"):
            self.parts.append(f"<{tag}>")
        elif tag in structure and len(self.open) < deepest:
            self.open.append(tag)
            self.parts.append(f"<{tag}>")

    def handle_endtag(self, tag):
        if self.hidden is not None:
            self.hidden = None if tag == self.hidden else self.hidden
        elif tag in self.open:
            inside = self.open[::-1].index(tag) + 1
            self.parts += [f"</{name}>" for name in reversed(self.open[-inside:])]
            del self.open[-inside:]

    def handle_data(self, data):
        if self.hidden is None:
            self.parts.append(escape(data))

    def parse_marked_section(self, i, report=1):
        """What begins with `<![` is a comment to browsers, and an error to Python where it knows no such section."""
        return self.parse_bogus_comment(i)

    def result(self) -> str:
        """A tag that does not end is text, and so is what follows: to look for its end again from each place takes for ever."""
        self.handle_data(unescape(self.rawdata))
        return "".join([*self.parts, *(f"</{tag}>" for tag in reversed(self.open))])


def rebuilt(html: str) -> str:
    """The HTML as far as it is known."""
    rebuilder = Rebuilder()
    rebuilder.feed(html)
    return rebuilder.result()

"""Markdown of students as HTML, by the parser of nbconvert."""
import re
from html import escape, unescape

from jinja2 import pass_context
from mistune.util import safe_entity
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from .formulas import formula
from .pictures import from_address, from_base64, picture

# Public hosts only: a link into this computer, or into formgrader itself, could do something there. And no character that
# ends the attribute or that browsers skip.
link = re.compile(r"(https?://([a-z0-9-]+\.)+[a-z]{2,}(:[0-9]+)?(?=[/?#]|$)|mailto:)[^\s\x00-\x1f\x7f\"'<>`\\]*", re.I)

# Characters of a text that is taken for Markdown or code, and of all of a notebook together: some take a tenth of a second for
# each thousand. A longer one is shown as it is written.
longest = 30_000
most_in_all = 200_000
left = most_in_all


def begin():
    """A notebook begins: the texts of another do not count for it."""
    global left
    left = most_in_all


class Renderer(IPythonRenderer):
    """HTML in a text is shown as text, and so is a link to anything but http, https and mailto."""

    def __init__(self, attachments):
        super().__init__(escape=True, attachments=attachments if isinstance(attachments, dict) else {})

    def text(self, text):
        return safe_entity(text)

    def link(self, text, url, title=None):
        if not link.fullmatch(url):
            return f"{text} ({safe_entity(url)})"
        hint = f' title="{safe_entity(title)}"' if title else ""
        return f'<a href="{escape(url)}"{hint} target="_blank" rel="noopener noreferrer nofollow">{text}</a>'

    def image(self, text, url, title=None):
        """Pictures that lie in the cell are shown; one from elsewhere would tell who looks at it, and is a link."""
        name = url.removeprefix("attachment:")
        bundle = self.attachments.get(name) if name != url else None
        contents = map(from_base64, bundle.values()) if isinstance(bundle, dict) else [from_address(url)]
        words = unescape(re.sub(r"<[^>]*>", "", text)) or title
        drawn = (picture(content, words) for content in contents)
        return next(filter(None, drawn), None) or self.link(text or "image", url, title)

    def heading(self, text, level, **attrs):
        return f"<h{int(level)}>{text}</h{int(level)}>\n"

    def block_code(self, code, info=None):
        return f"<pre><code>{escape(code)}</code></pre>\n"

    def inline_math(self, body):
        return formula(body)

    def block_math(self, body):
        return formula(body, display=True)

    def latex_environment(self, name, body):
        return formula(rf"\begin{{{name}}}{body}\end{{{name}}}", display=True)


def is_short(text: str) -> bool:
    """Whether a text is short enough, after those before it."""
    global left
    short = len(text) <= min(longest, left)
    left -= len(text) if short else 0
    return short


def html_of(text: str, attachments: object = None) -> str:
    if not is_short(text):
        return f"<pre>{escape(text)}</pre>"
    return MarkdownWithMath(renderer=Renderer(attachments)).render(text)


@pass_context
def markdown2html(context, text):
    """In place of nbconvert's filter of this name."""
    return html_of(text, context.get("cell", {}).get("attachments"))

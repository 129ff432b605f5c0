"""TypeScript in colours. Each character is looked at once: Pygments takes hours for some that a student may write."""
import re
from html import escape

from .text import is_short

keywords = """abstract as async await break case catch class const continue declare default delete do else enum export
extends false finally for from function if implements import in instanceof interface let new null of private protected
public readonly return static super switch this throw true try type typeof undefined var void while yield"""

# By the names that Pygments has for them. What does not end goes on to the end of its line, or of the cell.
parts = re.compile(
    r"(?P<c>//[^\n]*|/\*(?:.*?\*/|.*))"
    r"""|(?P<s>'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|`(?:\\.|[^`\\])*`?)"""
    r"|(?P<m>(?<![\w$.])[0-9][\w.]*)"
    rf"|(?P<k>(?<![\w$.])(?:{'|'.join(keywords.split())})(?![\w$]))",
    re.S,
)


def highlighted(source: str, language: object = None, metadata: object = None) -> str:
    """In place of nbconvert's filter `highlight_code`."""
    return f'<div class="highlight"><pre><span></span>{coloured(source)}</pre></div>'


def coloured(source: str) -> str:
    if not is_short(source):
        return escape(source)
    html, end = [], 0
    for part in parts.finditer(source):
        html.append(escape(source[end : part.start()]))
        html.append(f'<span class="{part.lastgroup}">{escape(part[0])}</span>')
        end = part.end()
    return "".join([*html, escape(source[end:])])

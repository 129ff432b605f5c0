"""Formulas as MathML, which browsers draw by themselves: nothing to fetch, nothing to run."""
import re
from html import escape
from xml.etree import ElementTree

try:
    from latex2mathml.converter import convert
except ImportError:  # then formulas are shown as they are written
    convert = None

texts = {"mi", "mn", "mo", "mtext"}
layout = {
    *["math", "mrow", "mstyle", "mspace", "mpadded", "mphantom", "mfrac", "msqrt", "mroot"],
    *["msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mtable", "mtr", "mtd", "menclose"],
}
attributes = {
    *["display", "displaystyle", "scriptlevel", "mathvariant", "mathcolor", "stretchy", "fence", "form", "separator"],
    *["accent", "accentunder", "largeop", "movablelimits", "minsize", "maxsize", "lspace", "rspace", "linethickness"],
    *["width", "height", "depth", "columnalign", "columnspacing", "columnlines", "rowspacing", "rowlines", "notation"],
}
functions = {"log", "ln", "lg", "exp", "max", "min", "sup", "inf", "lim", "arg", "sin", "cos", "tan", "tanh", "det", "Pr"}

# Characters of a formula that is drawn.
longest = 2000


def formula(tex: str, display: bool = False) -> str:
    """The formula as MathML made anew from known elements, or as it is written."""
    sign = "$$" if display else "$"
    written = f"<code>{escape(sign + tex + sign)}</code>"
    if convert is None or len(tex) > longest:
        return written
    try:
        known = re.sub(r"\{aligned\}", "{align*}", tex)
        drawn = element(ElementTree.fromstring(convert(known, display="block" if display else "inline")))
    except Exception:  # of a stranger's formula anything may come
        return written
    return drawn.replace("<math", f'<math title="{escape(tex)}"', 1)


def element(node: ElementTree.Element) -> str:
    name = node.tag.rpartition("}")[2]
    if name not in texts | layout:
        return "".join(map(element, node)) or escape(node.text or "")
    given = "".join(
        f' {key}="{value}"'
        for key, value in node.attrib.items()
        if key in attributes and re.fullmatch(r"[a-zA-Z0-9 .%#+-]{1,40}", value)
    )
    if name not in texts:
        return f"<{name}{given}>{''.join(map(element, node))}</{name}>"
    text = "".join(node.itertext())
    if name == "mi" and text in functions:
        return f'<mo lspace="0.167em" rspace="0.167em">{text}</mo>'
    return f"<{name}{given}>{escape(text)}</{name}>"

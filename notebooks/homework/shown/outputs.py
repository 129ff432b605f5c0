"""What a cell shows, made anew."""
import re

from nbformat import NotebookNode

from .markup import rebuilt
from .pictures import from_base64, picture

# Colours stay; every other command to a terminal, such as a link, goes, and so do characters that are not seen. At a colour
# that is begun with 38 or 48 and not said, nbconvert would give up.
commands = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"
    r"|\x1b\[(?!(?!(?:[0-9]*;)*0*[34]8m)[0-9;]{0,20}m)[0-?]*[ -/]*[@-~]?"
    r"|\x1b(?!\[)|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]"
)


def plain(text: object) -> str:
    return commands.sub("", "".join(map(str, text)) if isinstance(text, list) else str(text))


def shown_output(output: dict) -> NotebookNode:
    """The output as a stream, an error, or a display of one kind: text, Markdown, or HTML made here."""
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return NotebookNode(output_type=kind, name=name, text=plain(output.get("text", "")))
    if kind == "error":
        names = {name: plain(output.get(name, "")) for name in ("ename", "evalue")}
        traceback = output.get("traceback")
        lines = [plain(line) for line in traceback] if isinstance(traceback, list) else []
        return NotebookNode(output_type=kind, **names, traceback=lines)
    parts = map(output.get, ("data", "metadata"))
    data, metadata = (part if isinstance(part, dict) else {} for part in parts)
    shown = NotebookNode(output_type="display_data", data=NotebookNode([richest(data, metadata)]), metadata=NotebookNode())
    if kind == "execute_result":
        count = output.get("execution_count")
        shown.update(output_type=kind, execution_count=count if type(count) is int else None)
    return shown


def richest(data: dict, metadata: dict) -> tuple[str, str]:
    """The richest representation that is allowed, by its MIME type."""
    texts = {kind: "".join(map(str, text)) if isinstance(text, list) else text for kind, text in data.items()}
    texts = {kind: text for kind, text in texts.items() if isinstance(text, str)}
    if html := rebuilt(texts.get("text/html", "")).strip():
        return "text/html", html
    for kind in ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"):
        text, about = texts.get(kind, ""), metadata.get(kind)
        content = text.encode("utf-8", "replace") if kind == "image/svg+xml" else from_base64(text)
        if html := picture(content, about.get("alt") if isinstance(about, dict) else "", about):
            return "text/html", html
    for kind in ("text/markdown", "text/latex"):
        if text := plain(texts.get(kind, "")).strip():
            return "text/markdown", text
    kinds = ", ".join(map(str, data)) or "nothing"
    return "text/plain", plain(texts.get("text/plain", f"(not shown here: {kinds})"))

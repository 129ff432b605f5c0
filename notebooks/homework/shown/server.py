"""formgrader's other pages. Each writes parts of its address into a script, and any link may lead to one."""
from nbgrader.server_extensions.formgrader.base import BaseHandler

from .page import guarded

render_of_nbgrader = BaseHandler.render


def quoted(value: object) -> object:
    """A text that closes neither a tag nor a string, or an object of such texts."""
    if isinstance(value, dict):
        return {name: quoted(part) for name, part in value.items()}
    if not isinstance(value, str):
        return value
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def render(self, name, **values):
    page = render_of_nbgrader(self, name, **quoted(values))
    return guarded(page, "en", page)


BaseHandler.render = render

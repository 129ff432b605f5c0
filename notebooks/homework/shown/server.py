"""formgrader's other pages. They write what stands in their address into a script, and a link may lead there."""
from nbgrader.server_extensions.formgrader.base import BaseHandler

from .page import guarded

as_it_is = BaseHandler.render


def quoted(value: object) -> object:
    """A text that closes neither a tag nor a string, or an object of such texts."""
    if isinstance(value, dict):
        return {name: quoted(part) for name, part in value.items()}
    if not isinstance(value, str):
        return value
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def render(self, name, **values):
    page = as_it_is(self, name, **quoted(values))
    return guarded(page, page)


BaseHandler.render = render

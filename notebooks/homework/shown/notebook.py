"""A notebook as it is shown, and as it is kept."""
import re
from html import escape

from nbconvert.preprocessors import Preprocessor
from nbformat import from_dict

from . import pictures, text
from .language import language_of
from .outputs import shown_output


class Rebuilt(Preprocessor):
    """Keeps the outputs of a run made anew: what lies in `autograded` holds no script either."""

    def preprocess(self, nb, resources):
        pictures.begin()
        return super().preprocess(nb, resources)

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "code":
            cell.outputs = [shown_output(output) for output in cell.outputs]
        return cell, resources


class Shown(Preprocessor):
    """Makes a notebook anew before it becomes a page."""

    def preprocess(self, nb, resources):
        resources["language"] = language_of(resources)
        pictures.begin(resources["language"])
        text.begin()
        names = [name for name in ("student", "first_name", "last_name", "notebook_path") if resources.get(name)]
        resources.update({name: escape(str(resources[name])) for name in names})
        cells = [shown_cell(cell, index) for index, cell in enumerate(nb.cells)]
        return from_dict({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), resources


def shown_cell(cell: dict, index: int) -> dict:
    source, kind = str(cell.get("source", "")), cell.get("cell_type")
    made = {"id": f"cell-{index}", "metadata": metadata(cell), "source": source}
    if kind == "code":
        count = cell.get("execution_count")
        outputs = [shown_output(output) for output in cell.get("outputs", [])]
        return {**made, "cell_type": kind, "execution_count": count if type(count) is int else None, "outputs": outputs}
    if kind != "markdown":
        fence = "`" * (3 + max((len(run) for run in re.findall("`+", source)), default=0))
        return {**made, "cell_type": "markdown", "source": f"{fence}\n{source}\n{fence}"}
    return {**made, "cell_type": kind, "attachments": cell.get("attachments", {})}


def metadata(cell: dict) -> dict:
    """What nbgrader knows of a cell."""
    known = cell.get("metadata", {}).get("nbgrader")
    if not isinstance(known, dict) or not re.fullmatch(r"[a-zA-Z0-9_-]+", str(known.get("grade_id"))):
        return {}
    name, points = known["grade_id"], known.get("points")
    flags = {flag: known.get(flag) is True for flag in ("grade", "solution", "locked", "task")}
    worth = {"points": points} if isinstance(points, (int, float)) else {}
    return {"nbgrader": {"schema_version": 3, "grade_id": name, **flags, **worth}}

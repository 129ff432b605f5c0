# Read by nbgrader in this folder, the root of the course.
import json
import os
import sys

from jupyter_core.paths import jupyter_runtime_dir
from nbconvert.preprocessors import Preprocessor
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.plugins import ExportPlugin
from nbgrader.preprocessors import ClearSolutions, SaveAutoGrades

here = os.path.dirname(os.path.abspath(__file__))
sys.path.append(here)
import shown.server  # noqa: E402, F401
from shown.code import highlighted  # noqa: E402
from shown.notebook import Rebuilt, Shown  # noqa: E402
from shown.page import guarded  # noqa: E402
from shown.text import markdown2html  # noqa: E402

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "surprisal"
c.CourseDirectory.root = here
# Submissions are graded in parallel: each waits, in seconds, for its turn to write.
c.CourseDirectory.db_url = "sqlite:///" + os.path.join(here, "gradebook.db") + "?timeout=120"

# What students find where a solution was, in the language that the name of the assignment ends with.
stubs = {
    "en": (
        "Replace the next line with your answer.",
        "Not answered yet: replace this line with your answer.",
        "Write your answer here.",
    ),
    "zh-TW": ("請把下一行換成你的答案。", "尚未作答：請把這一行換成你的答案。", "請在這裡作答。"),
    "zh-CN": ("请把下一行换成你的答案。", "还没有作答：请把这一行换成你的答案。", "请在这里作答。"),
    "ko": (
        "다음 줄을 지우고 답을 쓰십시오.",
        "아직 답을 쓰지 않았습니다. 이 줄을 지우고 답을 쓰십시오.",
        "여기에 답을 쓰십시오.",
    ),
}


class Stubs(ClearSolutions):
    """Puts stubs in place of the solutions."""

    def preprocess(self, nb, resources):
        language = resources["nbgrader"]["assignment"].rpartition(".")[2]
        comment, error, self.text_stub = stubs.get(language, stubs["en"])
        self.code_stub = {"typescript": f'// {comment}\nthrow new Error("{error}");'}
        return super().preprocess(nb, resources)


c.GenerateAssignment.preprocessors = [
    Stubs if step is ClearSolutions else step for step in GenerateAssignment().preprocessors
]

# Seconds that one cell of a submission may take.
c.Execute.timeout = 30

# Seconds after that in which the cell says that it has ended: on a busy computer stopping it takes longer than nbgrader's 4.
c.Execute.iopub_timeout = 15

# Without a network a sandbox is reached through sockets in a folder.
if sys.platform == "linux":
    c.ConnectionFileMixin.transport = "ipc"
    c.ConnectionFileMixin.ip = os.path.join(jupyter_runtime_dir(), "grade-%d" % os.getpid())


class SavedAtOnce(SaveAutoGrades):
    """Keeps all points of a submission together: for each that it keeps, a database waits for the disk."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = map(about.get, ("notebook", "assignment", "student"))
        with Gradebook(about["db_url"]) as self.gradebook:
            commit, self.gradebook.db.commit = self.gradebook.db.commit, self.gradebook.db.flush
            nb, resources = Preprocessor.preprocess(self, nb, resources)
            commit()
        return nb, resources


# After the run and before the points are kept, outputs are made anew; everything else is as nbgrader has it.
execute, *steps = (SavedAtOnce if step is SaveAutoGrades else step for step in Autograde().autograde_preprocessors)
c.Autograde.autograde_preprocessors = [execute, Rebuilt, *steps]
c.Rebuilt.enabled = True

# The pages of formgrader and of the feedback.
c.HTMLExporter.preprocessors = [Shown]
c.HTMLExporter.filters = {"markdown2html": markdown2html, "highlight_code": highlighted, "guarded": guarded}
c.HTMLExporter.template_file = os.path.join(here, "shown", "page.html.j2")


class Points(ExportPlugin):
    """`nbgrader export`: every submission's points and comments as JSON, for grades.csv and the feedback."""

    def export(self, gradebook):
        submissions = [
            {
                "assignment": assignment.name,
                "student": submission.student.id,
                "grades": [
                    {
                        "cell": grade.name,
                        "points": grade.score,
                        "of": grade.max_score,
                        "waits": grade.needs_manual_grade,
                    }
                    for notebook in submission.notebooks
                    for grade in notebook.grades
                ],
                "comments": [
                    [comment.name, comment.comment]
                    for notebook in submission.notebooks
                    for comment in notebook.comments
                ],
            }
            for assignment in gradebook.assignments
            for submission in assignment.submissions
        ]
        with open(self.to, "w", encoding="utf-8") as file:
            json.dump(submissions, file)


c.ExportApp.plugin_class = Points

# Read by nbgrader in this folder, the root of the course.
import json
import os
import sys

from jupyter_core.paths import jupyter_runtime_dir
from nbgrader.plugins import ExportPlugin

c = get_config()  # noqa: F821

here = os.path.dirname(os.path.abspath(__file__))

c.CourseDirectory.course_id = "surprisal"
c.CourseDirectory.root = here
# Submissions are graded in parallel: each waits, in seconds, for its turn to write.
c.CourseDirectory.db_url = "sqlite:///" + os.path.join(here, "gradebook.db") + "?timeout=120"

# What students find where a solution was.
c.ClearSolutions.code_stub = {
    "typescript": "// Replace the next line with your answer. 請把下一行換成你的答案。\n"
    'throw new Error("Not answered yet: replace this line with your answer. 尚未作答：請把這一行換成你的答案。");'
}
c.ClearSolutions.text_stub = "Write your answer here. 請在這裡作答。"

# Seconds that one cell of a submission may take.
c.Execute.timeout = 30

# Without a network a sandbox is reached through sockets in a folder.
if sys.platform == "linux":
    c.ConnectionFileMixin.transport = "ipc"
    c.ConnectionFileMixin.ip = os.path.join(jupyter_runtime_dir(), "grade-%d" % os.getpid())


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

"""A page that runs no script but nbgrader's own."""
import base64
import hashlib
import re
import secrets

always = "default-src 'none'; base-uri 'none'; form-action 'none'"
feedback = f"{always}; img-src data:; style-src 'unsafe-inline'"
formgrader = f"{always}; img-src data:; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'"

# formgrader waits until MathJax has drawn the formulas, before it selects the field to fill in: they are drawn already.
without_mathjax = """<script>
MathJax = { Hub: { Startup: { signal: { Interest: (tell) => tell("End") } } } };
</script>"""


def guarded(head: str, language: str, navigation: str | None = None) -> str:
    """
    The head of a page in a language, or a whole one of nbgrader's own, with a Content-Security-Policy. Feedback has no
    scripts. In formgrader, scripts in the head get a nonce; those of the navigation, which stands beside what students
    wrote, and those in attributes are allowed by their hashes.
    """
    head = head.replace("<html>", f'<html lang="{language}">', 1)
    mathjax = re.compile(r"<!-- Load mathjax -->.*?<!-- End of mathjax configuration -->", re.S)
    if navigation is None:
        return with_policy(mathjax.sub("", head), feedback)
    head = mathjax.sub(without_mathjax, head)
    nonce = secrets.token_urlsafe(16)
    own = re.findall(r"<script[^>]*>(.*?)</script>", navigation, re.S) + re.findall(r' on\w+="([^"]*)"', navigation)
    hashes = " ".join(f"'sha256-{digest(script)}'" for script in own)
    head = head.replace("<script", f'<script nonce="{nonce}"')
    return with_policy(head, f"{formgrader}; script-src 'nonce-{nonce}' 'unsafe-hashes' {hashes}")


def with_policy(head: str, policy: str) -> str:
    return head.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")

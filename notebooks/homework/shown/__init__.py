"""What a submission shows in formgrader and in the feedback, made anew from what is allowed.

Nothing a student wrote or displayed is copied into a page as HTML. It is taken apart, and the page is built from the parts
that are known: text, tags without attributes, numbers, formulas, pictures whose bytes are those of a picture, and links
to http, https and mailto. Everything else is shown as the text that it is, or not at all.
"""

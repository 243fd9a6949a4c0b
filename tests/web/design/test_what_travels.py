"""Styles travel without what only their authors read."""

from django.core.files.base import ContentFile

from askaround.web.storage import HashedFiles, without_remarks

WRITTEN = """
/* Why it is so: two lines
   of reasons. */
@layer base {
  .plan::before {
    content: counter(plan) ". "; /* with a point */
    margin: calc(100% - 2rem);
  }
}
"""


def test_what_is_said_to_the_browser_stays():
    assert without_remarks(WRITTEN) == (
        '@layer base { .plan::before { content: counter(plan) ". "; margin: calc(100% - 2rem); } }'
    )


def test_only_our_own_styles_are_touched(tmp_path):
    storage = HashedFiles(location=tmp_path, base_url="/static/")

    read_before = ContentFile(WRITTEN.encode())
    read_before.read()

    ours = storage.save("askaround/css/base.css", read_before)
    theirs = storage.save("other/base.css", ContentFile(WRITTEN.encode()))

    assert (tmp_path / ours).read_text() == without_remarks(WRITTEN)
    assert (tmp_path / theirs).read_text() == WRITTEN

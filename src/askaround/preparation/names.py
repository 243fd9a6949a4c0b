"""What the topics of questions are called, in the language of the pages; see `people.names`."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from askaround.preparation import bank

IN_DATA = (
    _("Their path"),
    _("Daily work"),
    _("Where the time goes"),
    _("Skills"),
    _("What it takes to start"),
    _("Training"),
    _("How hiring works"),
    _("What a resume should show"),
    _("Where jobs are found"),
    _("Culture"),
    _("Working with people"),
    _("Team and manager"),
    _("What is good about it"),
    _("What is hard about it"),
    _("Workload and life"),
    _("Moving up"),
    _("Who leaves, who stays"),
    _("Where the field is going"),
    _("Other organizations"),
    _("Values"),
    _("Related paths"),
    _("Pay and benefits"),
    _("Advice and closing"),
)


def topics() -> dict[str, str]:
    """Return the topics with their names, in the order in which a plan may take them up."""
    return {topic: gettext(name) for topic, name in bank.topics().items()}

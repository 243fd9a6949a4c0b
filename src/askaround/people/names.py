"""What levels, kinds of work and circles are called, in the language of the pages.

The English names stand in the data files of `people/languages`, which know no pages. ``IN_DATA``
says them once more, for the program that collects sentences for translators.
"""

from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from askaround.people.rules import circles as rules_of_circles
from askaround.people.rules import levels as rules_of_levels
from askaround.people.rules.circles import Circle
from askaround.people.rules.levels import Level

IN_DATA = (
    _("Retired, or left the field"),
    _("Student"),
    _("Recruiter"),
    _("Academic"),
    _("Owner or self-employed"),
    _("Executive"),
    _("Manager"),
    _("First two years"),
    _("Individual contributor"),
    _("Engineering and IT"),
    _("Data and statistics"),
    _("Design"),
    _("Product"),
    _("Marketing and communication"),
    _("Sales and customers"),
    _("Finance and accounting"),
    _("Human resources and recruiting"),
    _("Law"),
    _("Health and care"),
    _("Education"),
    _("Research and science"),
    _("Operations and projects"),
    _("Office and administration"),
    _("Consulting and strategy"),
    _("Government and public service"),
    _("Social work and nonprofits"),
    _("Media, writing and the arts"),
    _("Food, travel and retail"),
    _("Building, trades, farming and transport"),
    _("People you have worked with"),
    _("Any job counts: summer work, volunteering, an internship, a shift you shared."),
    _("Who sat closest to you at your last job or placement?"),
    _("Who left for another company, and what do they do there?"),
    _("Which customer, supplier or visitor did you enjoy talking to?"),
    _("Who started on the same day as you?"),
    _("Who did you call when you were stuck?"),
    _("People you have worked for"),
    _("People who once hired you, or were glad to have you, are usually glad to help."),
    _("Who gave you your first job?"),
    _("Who was in charge of your internship, shift or project?"),
    _("Which boss of a boss knew your name?"),
    _("Who wrote you a reference, or would?"),
    _("Teachers and advisors"),
    _("They have watched hundreds of students find their way, and many still write to them."),
    _("Who taught the class you liked most?"),
    _("Who supervised a thesis, a project or a lab of yours?"),
    _("Which guest speaker made you listen?"),
    _("Who advised you on courses, careers or money?"),
    _("Which coach, trainer or music teacher saw you every week?"),
    _("Classmates and alumni"),
    _("Also people who went to the same school long before you: alumni answer other alumni."),
    _("Who finished a year or two before you?"),
    _("Who did you do group projects with?"),
    _("Who lived on your floor, or played on your team?"),
    _("Who from school ended up somewhere you did not expect?"),
    _("Which graduate of your program came back to talk about their work?"),
    _("Relatives"),
    _(
        "And the people your relatives work with: an aunt who asks a colleague is a warm"
        " introduction."
    ),
    _("Which aunt, uncle or cousin has a job you know little about?"),
    _("Who married into the family?"),
    _("Who comes to weddings and birthdays, and what do they do?"),
    _("Whose parents or children work in something that interests you?"),
    _("Friends and neighbors"),
    _("The friend of a friend often knows what your friends cannot: they move in other circles."),
    _("Which friend talks about work in a way that makes you curious?"),
    _("Whose partner, parent or housemate does something you know nothing about?"),
    _("Who do you still message from a place you used to live?"),
    _("Who lives next door, upstairs, across the street?"),
    _("Which parents do you meet at school pickup or at the sports field?"),
    _("Who cuts your hair, fixes your bike or looks after your teeth, and who do they know?"),
    _("Clubs, associations and communities"),
    _("A choir, a union, a faith community, a makerspace, a professional association."),
    _("Who organizes things in a club or community you belong to?"),
    _("Who did you meet at an event, a fair or a meetup?"),
    _("Who volunteers next to you?"),
    _("Who do you know in a professional association for the work you wonder about?"),
    _("People you have met once or twice"),
    _("Light acquaintances open more doors than close friends do: they know what you do not."),
    _("Whose card or profile did you keep after a talk?"),
    _("Who did you have a good conversation with while traveling or waiting?"),
    _("Who interviewed you once, and was kind?"),
    _("Who have you been meaning to write to for years?"),
    _("People you know from the internet"),
    _("Somebody whose writing you read, or who answered you once in a forum."),
    _("Whose posts or newsletter do you read to the end?"),
    _("Who answered a question of yours in a forum or chat?"),
    _("Which project's maintainer or author did you exchange messages with?"),
    _("Who follows you back, and works on something interesting?"),
)


def level_names() -> dict[Level, str]:
    return {level: gettext(name) for level, name in rules_of_levels.level_names().items()}


def function_names() -> dict[str, str]:
    return {code: gettext(name) for code, name in rules_of_levels.function_names().items()}


def circles() -> list[Circle]:
    """Return the circles of a life, with what the memory jogger asks about each."""
    return [
        replace(
            circle,
            name=gettext(circle.name),
            hint=gettext(circle.hint),
            prompts=tuple(gettext(prompt) for prompt in circle.prompts),
        )
        for circle in rules_of_circles.circles()
    ]

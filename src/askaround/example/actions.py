"""Loading the worked example, and removing exactly what it brought."""

from datetime import timedelta

from django.utils.translation import gettext as _

from askaround.example.concluding import conclude
from askaround.example.scenes import Stage, on_day, play
from askaround.example.story import Somebody, Story, story
from askaround.example.talking import hold
from askaround.example.talks import talks
from askaround.insight.actions.fitting import remove_value
from askaround.insight.models import Value
from askaround.journal.author import Author, Recorder
from askaround.journal.images import label
from askaround.people import actions as people
from askaround.people.models import Person, Tag
from askaround.preparation.actions import own_profile, save_profile
from askaround.preparation.models import Profile
from askaround.research import actions as research
from askaround.research.models import Exploration, Organization

TAG = "example"
KEPT = {label(model) for model in (Person, Organization, Profile, Value)}
"""What does not go with the exploration by itself, and so must be remembered."""


class AlreadyHere(Exception):
    """The message is written for the person at the screen."""


def load(*, by: Author) -> Exploration:
    """Bring the example into the space, as one change.

    A profile comes with it only where there is none. Raises :class:`AlreadyHere`.
    """
    if Exploration.objects.filter(space=by.space, is_example=True).exists():
        raise AlreadyHere(_("The example is here already."))
    told = story()
    with by.change(_("Loaded the worked example")) as change:
        with on_day(by, told.scenes[0].days_ago):
            _say_who_i_am(by, told)
            exploration = _begin(by, told)
            met = {somebody.key: _bring(by, somebody) for somebody in told.people}
            _say_who_knows_whom(by, told, met)
        stage = Stage(by, by.now, exploration, met)
        play(stage, told.scenes)
        for talk in talks().talks:
            hold(stage, talk)
        conclude(stage, talks())
        _settle(by, told, exploration)
        exploration.came_with = _made(change)
        research.edit_exploration(by=by, exploration=exploration)
    return exploration


def _say_who_i_am(by: Author, told: Story) -> None:
    profile = own_profile(by=by)
    if not Profile.objects.filter(pk=profile.pk).exists():
        for column, text in told.me.items():
            setattr(profile, column, text)
        save_profile(by=by, profile=profile)


def _begin(by: Author, told: Story) -> Exploration:
    beginning = told.exploration
    exploration = research.begin_exploration(
        by=by,
        title=beginning.title,
        purpose=beginning.purpose,
        goal=beginning.goal,
        decide_on=by.today + timedelta(days=beginning.decide_in_days),
        conversations_wanted=beginning.conversations_wanted,
        paths=beginning.paths,
        is_example=True,
    )
    questions = [(question.text, question.topic, "") for question in told.questions]
    research.add_questions(by=by, exploration=exploration, questions=questions)
    return exploration


def _bring(by: Author, somebody: Somebody) -> Person:
    return people.add_person(
        by=by,
        full_name=somebody.name,
        roles=somebody.incoming_roles,
        emails=somebody.emails,
        phones=somebody.phones,
        links=somebody.links,
        tags=[TAG, *somebody.tags],
        circle=somebody.circle,
        closeness=somebody.closeness,
        how_i_know=somebody.how_i_know,
        location=somebody.location,
        country=somebody.country,
        time_zone=somebody.time_zone,
        level=somebody.level,
        only_they_know=somebody.only_they_know,
    )


def _say_who_knows_whom(by: Author, told: Story, met: dict[str, Person]) -> None:
    for place in told.organizations:
        people.add_organization(by=by, name=place.name, location=place.location, known=place.known)
    for somebody in told.people:
        for known in somebody.known_by:
            people.add_acquaintance(
                by=by, introducer=met[known["key"]], person=met[somebody.key], how=known["how"]
            )


def _settle(by: Author, told: Story, exploration: Exploration) -> None:
    answers = {question.text: question.answer for question in told.questions}
    for question in exploration.questions.all():
        if answers[question.text]:
            research.settle_question(by=by, question=question, answer=answers[question.text])


def _made(change: Recorder) -> list[str]:
    """Return the keys of all that the example made and that does not hang on its exploration."""
    return [row["id"] for row in change.rows if row["before"] is None and row["model"] in KEPT]


def remove(*, by: Author) -> None:
    """Remove the example with all it brought, edited or not, as one change.

    Four things stay, because they are the user's own by now: a profile that was changed since, an
    organization where somebody else works, a person merged with somebody, and a value by which
    the user measures a path of their own.
    """
    with by.change(_("Removed the worked example")) as change:
        for exploration in Exploration.objects.filter(space=by.space, is_example=True):
            brought = exploration.came_with
            _take_people(by, brought)
            for place in Organization.objects.filter(space=by.space, pk__in=brought, roles=None):
                people.remove_organization(by=by, organization=place)
            for profile in Profile.objects.filter(space=by.space, pk__in=brought):
                if all(getattr(profile, name) == text for name, text in story().me.items()):
                    change.remove(profile)
            research.remove_exploration(by=by, exploration=exploration)
            for value in Value.objects.filter(space=by.space, pk__in=brought, fits=None):
                remove_value(by=by, value=value)


def _take_people(by: Author, brought: list[str]) -> None:
    """Remove the people of the example, and the tags that nobody else wears."""
    found = list(Person.objects.filter(space=by.space, pk__in=brought, merges=None))
    for tag in Tag.objects.filter(space=by.space, taggings__person__in=found).distinct():
        people.untag_people(by=by, people=found, name=tag.name)
    people.remove_people(by=by, people=found)

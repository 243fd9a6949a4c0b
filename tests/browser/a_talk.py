"""Makes a conversation of today in the data of a program, and prints its key."""

from askaround.cli import opened


def make() -> str:
    opened.open_data()
    from askaround.conversations.models import Brief, Goal, PlannedQuestion  # once it is open
    from tests import factories

    by = opened.author()
    talk = factories.conversation(by, factories.person(by), on=by.today)
    with by.change("Planned") as change:
        first = PlannedQuestion(conversation=talk, text="What did last Tuesday look like?")
        change.add(first)
        change.add(PlannedQuestion(conversation=talk, text="Which part was dull?", parent=first))
        change.add(Goal(conversation=talk, text="Know what a week looks like"))
        change.add(Brief(conversation=talk, opening="Thank you for the time."))
    return str(talk.pk)


if __name__ == "__main__":
    print(make())  # noqa: T201

"""The rules that are in force in a space."""

from askaround.accounts.models import Space
from askaround.accounts.rules import ImpossibleRule, Playbook, playbook


def playbook_in_force(space: Space, changes: dict[str, object] | None = None) -> Playbook:
    """Return the rules of a space, with the changes of one request.

    Changes of a request that no longer fit the rules of the space are left out.
    """
    own = space.playbook_changes
    try:
        return playbook(space.playbook, {**own, **(changes or {})}, language=space.language)
    except ImpossibleRule:
        return playbook(space.playbook, own, language=space.language)

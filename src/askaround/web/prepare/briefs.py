"""A brief as it begins: what is known of me, of them, and of what we have in common."""

from typing import TYPE_CHECKING

from askaround import access
from askaround.conversations.models import Brief
from askaround.conversations.rules import brief as rules
from askaround.people.queries import introductions
from askaround.preparation.actions import own_profile
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from askaround.people.models import Role
    from askaround.preparation.models import Profile
    from askaround.scheduling.models import Conversation


def begun_brief(
    request: SpaceRequest, conversation: "Conversation", roles: "Iterable[Role]"
) -> Brief:
    """Return the brief that is kept, else one filled with what is known and not stored yet."""
    kept = access.briefs(request.space).filter(conversation=conversation).first()
    if kept is not None:
        kept.conversation = conversation
        return kept
    profile = own_profile(by=request.author)
    facts = facts_of(request, conversation, roles, profile)
    language = request.space.language
    return Brief(
        space=request.space,
        conversation=conversation,
        opening=rules.opening(facts, language=language),
        background=rules.background(facts),
        proof_points=rules.proof_points(facts),
        closing=rules.closing(facts, language=language),
    )


def in_common(
    request: SpaceRequest,
    conversation: "Conversation",
    roles: "Iterable[Role]",
    profile: "Profile",
) -> list[rules.Shared]:
    """Return what we have in common, from what is written down about both of us."""
    person = conversation.person
    known = introductions(person)
    friends = [each.introducer for each in known.to_them] + [each.person for each in known.by_them]
    return rules.in_common(
        introducers=_introducers(request, conversation),
        mine=[profile.synopsis, profile.pitch, profile.news, person.how_i_know],
        theirs=[role.organization.name for role in roles if role.organization],
        acquaintances=[friend.full_name for friend in friends],
        circle=person.circle,
    )


def facts_of(
    request: SpaceRequest,
    conversation: "Conversation",
    roles: "Iterable[Role]",
    profile: "Profile",
) -> rules.Facts:
    shared = in_common(request, conversation, roles, profile)
    named = {kind: [each.name for each in shared if each.kind is kind] for kind in rules.Common}
    ask = conversation.ask
    return rules.Facts(
        name=conversation.person.greeting_name,
        minutes=conversation.minutes,
        introducer=next(iter(named[rules.Common.INTRODUCED]), ""),
        shared=next(iter(named[rules.Common.ORGANIZATION]), ""),
        why_you=(ask.why_you if ask else "") or conversation.person.only_they_know,
        pitch=profile.pitch,
        synopsis=profile.synopsis,
        skills=profile.skills,
        news=profile.news,
    )


def _introducers(request: SpaceRequest, conversation: "Conversation") -> list[str]:
    """Return who brought us together: by an introduction, or by naming them to me."""
    made = access.introductions(request.space).filter(
        person=conversation.person, state__in=["introduced", "thanked"]
    )
    names = [each.introducer.full_name for each in made.select_related("introducer")]
    ask = conversation.ask
    if ask is not None and ask.referrer is not None:
        names.append(ask.referrer.full_name)
    return list(dict.fromkeys(names))

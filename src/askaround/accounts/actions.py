"""Making a user with a space, and letting them in."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from askaround.accounts.models import EntryToken, Space, User

TOKEN_LIFETIME = timedelta(minutes=30)
OWNER = "me"


@transaction.atomic
def make_space(*, username: str, time_zone: str = "UTC", country: str = "") -> Space:
    """Make a user and the space that is theirs."""
    user = User.objects.create_user(username)
    return Space.objects.create(owner=user, time_zone=time_zone, country=country)


def own_space(*, time_zone: str) -> Space:
    """Return the one space of this machine, made at the first start."""
    space = Space.objects.filter(owner__username=OWNER).first()
    return space or make_space(username=OWNER, time_zone=time_zone)


def issue_token(*, user: User, now: datetime) -> str:
    """Return a new key to the front door: 256 random bits, good once and for half an hour."""
    token = secrets.token_urlsafe(32)
    EntryToken.objects.filter(expires_at__lte=now).delete()
    EntryToken.objects.create(hash=_hash(token), user=user, expires_at=now + TOKEN_LIFETIME)
    return token


@transaction.atomic
def redeem_token(*, token: str, now: datetime) -> User | None:
    """Return the user whose token this is, and take the token away; None for any other text."""
    found = (
        EntryToken.objects.filter(hash=_hash(token), expires_at__gt=now)
        .select_related("user")
        .first()
    )
    if found is None:
        return None
    found.delete()
    return found.user


def greet(*, space: Space, language: str) -> None:
    """Speak the language of the browser that opens the space first; nobody has chosen one yet."""
    space.language = language
    space.save(update_fields=["language"])


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

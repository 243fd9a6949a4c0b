"""What one record of a file would change about one person, and what it must leave alone.

Three versions are compared: what the source said last, what it says now, and what is stored.
Where the source says nothing new, nothing happens. Where it does, and the stored value is still
what the source said last, the value follows. Everything else was touched by the user and stays.
An import adds and corrects; it never empties or removes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from askaround.core.text import fold
from askaround.people.rules.addresses import Address
from askaround.people.rules.incoming import IncomingRole
from askaround.people.rules.organizations import organization_key
from askaround.people.rules.said import (
    LISTS_OF_ADDRESSES,
    TEXTS,
    Said,
    addresses_in,
    roles_in,
)


@dataclass(frozen=True, slots=True)
class StoredRole:
    """A role as it stands now; ``id`` is None for one that the same import is about to make."""

    id: UUID | None
    says: IncomingRole


@dataclass(slots=True)
class StoredPerson:
    """A person as they stand now, or as an earlier record of the same import leaves them."""

    id: UUID
    texts: dict[str, str] = field(default_factory=dict)
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)  # (kind, key) → as written
    tags: set[str] = field(default_factory=set)  # folded
    roles: list[StoredRole] = field(default_factory=list)

    @property
    def full_name(self) -> str:
        return self.texts.get("full_name", "")

    def absorb(self, differences: "Differences") -> None:
        """Become what the person will be after ``differences``."""
        self.texts |= {change.field: change.after for change in differences.texts}
        self.addresses |= {(each.kind, each.key): each.value for each in differences.addresses}
        self.tags |= {fold(tag) for tag in differences.tags}
        replaced = {change.id: change.after for change in differences.roles_changed}
        self.roles = [
            StoredRole(role.id, replaced.get(role.id, role.says) if role.id else role.says)
            for role in self.roles
        ]
        self.roles += [StoredRole(None, role) for role in differences.roles]


@dataclass(frozen=True, slots=True)
class Change:
    """One value and what becomes of it; of a value that is kept, ``after`` is the file's word.

    ``field`` is a name in :data:`TEXTS`, ``role`` or ``note``.
    """

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RoleChange:
    id: UUID
    before: IncomingRole
    after: IncomingRole


@dataclass(frozen=True, slots=True)
class Differences:
    """What a record brings. ``kept`` is what it says in vain; ``note`` is a new or changed note."""

    texts: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    addresses: tuple[Address, ...] = ()
    tags: tuple[str, ...] = ()
    roles: tuple[IncomingRole, ...] = ()
    roles_changed: tuple[RoleChange, ...] = ()
    met_on: tuple[str, ...] = ()
    note: Change | None = None

    def __bool__(self) -> bool:
        """Whether anything is written."""
        return bool(
            self.texts or self.addresses or self.tags or self.roles or self.roles_changed
            or self.met_on or self.note
        )  # fmt: skip


def differences(
    *,
    before: Said,
    now: Said,
    addresses: Iterable[Address],
    stored: StoredPerson,
    note: str | None = None,
    country: str = "",
) -> Differences:
    """Compare what the source said ``before``, what it says ``now``, and what is stored.

    ``addresses`` are those in ``now``. ``note`` is the stored note of this source about this
    person, None where there is none.
    """
    texts, kept = _texts(before, now, stored.texts)
    new_roles, changed_roles, kept_roles = _roles(before, now, stored.roles)
    new_note, kept_note = _note(before.get("note", ""), now.get("note", ""), note)
    return Differences(
        texts=texts,
        kept=(*kept, *kept_roles, *kept_note),
        addresses=_addresses(before, now, stored, addresses, country),
        tags=_tags(before, now, stored.tags),
        roles=new_roles,
        roles_changed=changed_roles,
        met_on=_new(before, now, "met_on"),
        note=new_note,
    )


def _texts(
    before: Said, now: Said, stored: dict[str, str]
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Return the texts that change, and those where the user's word stays."""
    changes, kept = [], []
    for name in TEXTS:
        said, says, is_now = before.get(name, ""), now.get(name, ""), stored.get(name, "")
        if says and says not in (said, is_now):
            change = Change(name, is_now, says)
            if is_now == said:
                changes.append(change)
            elif fold(is_now) != fold(says):
                kept.append(change)
    return tuple(changes), tuple(kept)


def _note(said: str, says: str, stored: str | None) -> tuple[Change | None, tuple[Change, ...]]:
    if not says or says in (said, stored):
        return None, ()
    change = Change("note", stored or "", says)
    return (change, ()) if (stored or "") == said else (None, (change,))


def _new(before: Said, now: Said, name: str) -> tuple[str, ...]:
    said = set(before.get(name, ()))
    return tuple(value for value in now.get(name, ()) if value not in said)


def _tags(before: Said, now: Said, stored: set[str]) -> tuple[str, ...]:
    known = stored | {fold(tag) for tag in before.get("tags", ())}
    fresh = {fold(tag): tag for tag in now.get("tags", ()) if fold(tag) not in known}
    return tuple(fresh.values())


def _addresses(
    before: Said, now: Said, stored: StoredPerson, addresses: Iterable[Address], country: str
) -> tuple[Address, ...]:
    if not any(_new(before, now, name) for name in LISTS_OF_ADDRESSES):
        return ()
    said = {(each.kind, each.key) for each in addresses_in(before, country=country)}
    return tuple(
        each
        for each in addresses
        if (each.kind, each.key) not in said and (each.kind, each.key) not in stored.addresses
    )


def _roles(
    before: Said, now: Said, stored: list[StoredRole]
) -> tuple[tuple[IncomingRole, ...], tuple[RoleChange, ...], tuple[Change, ...]]:
    """Return roles to add, roles that follow the source, and roles where the user's word stays.

    A role that disappeared and one that appeared in the same record are one role that changed.
    """
    said, says = roles_in(before), roles_in(now)
    if says == said:
        return (), (), ()
    gone = [role for role in said if role not in says]
    new, changed, kept = [], [], []
    for role in (role for role in says if role not in said):
        if any(_covers(other.says, role) for other in stored):
            continue
        if not gone:
            new.append(role)
            continue
        untouched = next((each for each in stored if _same(each.says, gone[0])), None)
        old = gone.pop(0)
        if untouched and untouched.id:
            changed.append(RoleChange(untouched.id, untouched.says, role))
        else:
            yours = "; ".join(role_text(each.says) for each in stored)
            kept.append(Change("role", yours or role_text(old), role_text(role)))
    return _each_once(new), tuple(changed), tuple(kept)


def _each_once(roles: Iterable[IncomingRole]) -> tuple[IncomingRole, ...]:
    """Drop roles that another one of the same record says already."""
    kept: list[IncomingRole] = []
    for role in roles:
        if not any(_covers(other, role) for other in kept):
            kept.append(role)
    return tuple(kept)


def _form(role: IncomingRole) -> tuple[str, str, str, str]:
    return fold(role.title), organization_key(role.organization), role.started, role.ended


def _same(one: IncomingRole, other: IncomingRole) -> bool:
    return _form(one) == _form(other)


def _covers(known: IncomingRole, role: IncomingRole) -> bool:
    """Tell whether ``known`` says all that ``role`` says."""
    return all(new in ("", old) for old, new in zip(_form(known), _form(role), strict=True))


def role_text(role: IncomingRole) -> str:
    return ", ".join(part for part in (role.title, role.organization) if part)

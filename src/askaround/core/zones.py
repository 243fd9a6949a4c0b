"""Time zones by name, where the name may be wrong or missing."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_named(name: str, otherwise: ZoneInfo) -> ZoneInfo:
    """Return the zone of this IANA name, else the other one.

    >>> zone_named("Europe/Berlin", ZoneInfo("UTC")).key
    'Europe/Berlin'
    >>> zone_named("Atlantis", ZoneInfo("UTC")).key
    'UTC'
    """
    if not name:
        return otherwise
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return otherwise

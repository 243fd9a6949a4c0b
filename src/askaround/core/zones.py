"""Time zones by name, where the name may be wrong or missing."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def known_zone(*names: str) -> ZoneInfo:
    """Return the first of these IANA names that is a zone, else UTC: theirs, then mine.

    >>> known_zone("", "Mars/Olympus", "Europe/Berlin")
    zoneinfo.ZoneInfo(key='Europe/Berlin')
    """
    return next((zone for zone in map(_zone, names) if zone is not None), ZoneInfo("UTC"))


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None

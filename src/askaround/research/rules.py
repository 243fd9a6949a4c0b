"""When two names mean one organization."""

from askaround.core.text import fold


def organization_key(name: str) -> str:
    """Return the form of an organization's name that is used to compare.

    >>> organization_key("  ACME  Paper ")
    'acme paper'
    """
    return fold(name)

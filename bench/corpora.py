"""What the reports about real files share: where the files lie, and what their reading costs."""

import os
import re
import resource
from pathlib import Path

SHARED = Path(os.environ.get("ASKAROUND_SHARED_DATA", "../shared/data"))
QUOTED = re.compile("“[^”]*”")  # values of the files themselves stay out of the reports


def child_cpu() -> float:
    """Return the processor time, in seconds, of the children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime

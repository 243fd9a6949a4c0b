"""How this program was started, and so how it is called again."""

import shlex
import shutil
import sys
from pathlib import Path

NAME = "askaround"


def command() -> str:
    """Return what to type for this program: its name, or its path where no terminal finds the name.

    The path is that from the folder in which it was started, as ``.venv/bin/askaround``.
    """
    script = Path(sys.argv[0]).absolute()
    found = shutil.which(NAME)
    if script.stem != NAME or (found and Path(found).absolute() == script):
        return NAME
    here = Path.cwd()
    near = here in script.parent.parents
    return shlex.quote(str(script.relative_to(here) if near else script))

"""The program with its clock set: ``python -m tests.browser.clock 2026-03-02T09:00 start …``.

Only the clock of that one process moves, so a week passes without anybody touching the data.
"""

import sys
from datetime import datetime

import time_machine

from askaround.cli import main

if __name__ == "__main__":
    moment = datetime.fromisoformat(sys.argv.pop(1))
    with time_machine.travel(moment, tick=True):
        main()

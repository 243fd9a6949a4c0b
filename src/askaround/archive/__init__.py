"""Leave with everything: the versioned archive, its way back, backups, and erasure.

The archive is described in ``docs/reference/archive-format.md``. It is driven by the models
themselves, so a new kind of row is in it from the day it exists.
"""

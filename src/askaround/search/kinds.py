"""Which kinds of documents there are, and which of them are few.

The last four are no choices of the column yet: those stand in its migration, and join them with
the next one. The column takes any word.
"""

from askaround.search.models import SearchDocument

LETTER, BELIEF, DECISION, SOURCE = "letter", "belief", "decision", "source"
EVERY = frozenset([*SearchDocument.Kind.values, LETTER, BELIEF, DECISION, SOURCE])
RARE = EVERY - {SearchDocument.Kind.PERSON, SearchDocument.Kind.NOTE}
"""Few documents are of these kinds; most are people and their notes."""

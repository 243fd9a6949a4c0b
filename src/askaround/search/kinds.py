"""Which kinds of documents there are, and which of them are few.

The last three are no choices of the column yet: those stand in its migration, and join them with
the next one. The column takes any word.
"""

from askaround.search.models import SearchDocument

LETTER, BELIEF, DECISION = "letter", "belief", "decision"
EVERY = frozenset([*SearchDocument.Kind.values, LETTER, BELIEF, DECISION])
RARE = EVERY - {SearchDocument.Kind.PERSON, SearchDocument.Kind.NOTE}
"""Few documents are of these kinds; most are people and their notes."""

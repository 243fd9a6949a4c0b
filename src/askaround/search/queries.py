"""Search as you type."""

from collections.abc import Collection, Sequence

from django.core.exceptions import EmptyResultSet
from django.db import connection, models

from askaround.accounts.models import Kept, Space
from askaround.search.actions import INDEX
from askaround.search.models import SearchDocument
from askaround.search.rules import match_expression, nearest, slips_allowed, whole_words, words_of

TITLE_WEIGHT, BODY_WEIGHT = 5.0, 1.0
"""A hit in the name counts five times a hit in the rest (house rule)."""
MOST_RANKED = 400
"""Above so many matches, ordering them costs more than it tells: more letters are to come."""
MOST_HITS = 50
RARE = frozenset(SearchDocument.Kind) - {SearchDocument.Kind.PERSON, SearchDocument.Kind.NOTE}
"""Few documents are of these kinds; most are people and their notes."""
TABLE = SearchDocument._meta.db_table
AS_THEY_LIE = f"{INDEX}.rowid"
WORDS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_in_index"
    f" USING fts5vocab('main', '{INDEX}', 'row')"
)
"""Makes a table of every word of the index: ``term``, with ``doc`` and ``cnt``, how often."""


def hits(
    *,
    space: Space,
    typed: str,
    kinds: Sequence[str],
    limit: int = MOST_HITS,
    among: models.QuerySet[Kept] | None = None,
) -> list[SearchDocument]:
    """Return the documents that contain every typed word, the best first.

    Case and accents do not matter, and each word may be a beginning. ``among`` holds
    the owners that count, all of them where it is None. Where very many match, those
    with every word in the title come first, without further order.
    """
    words = match_expression(typed)
    if not words:
        return []
    try:
        where, params = _condition(space, kinds, among)
    except EmptyResultSet:  # a filter that nobody can pass, so there is no SQL for it
        return []
    anywhere = _expression(words, kinds)
    if _are_few(anywhere):
        ranked = f"bm25({INDEX}, {TITLE_WEIGHT}, {BODY_WEIGHT})"
        return _found([anywhere, *params], where, order=ranked, limit=limit)
    by_title = _expression(words, kinds, columns="title")
    found = _found([by_title, *params], where, order=AS_THEY_LIE, limit=limit)
    if len(found) == limit:
        return found
    others = _found([anywhere, *params], where, order=AS_THEY_LIE, limit=limit)
    seen = {document.pk for document in found}
    return [*found, *(each for each in others if each.pk not in seen)][:limit]


def some_hits(
    *, space: Space, typed: str, wanted: Sequence[tuple[Sequence[str], int]]
) -> list[SearchDocument]:
    """Return some of the documents that contain every typed word, with a single query.

    ``wanted`` says of which kinds, and at most how many of these together.
    """
    words = match_expression(typed)
    if not words:
        return []
    parts, params = [], list[object]()
    for kinds, limit in wanted:
        where, more = _condition(space, kinds, None)
        parts.append(f"SELECT * FROM ({_select(where, AS_THEY_LIE)})")  # noqa: S608 (our own names)
        params += [_expression(words, kinds), *more, limit]
    return list(SearchDocument.objects.raw(" UNION ALL ".join(parts), params))


def mentioning(
    *, space: Space, words: Collection[str], kinds: Sequence[str], limit: int
) -> list[SearchDocument]:
    """Return some of the documents that contain any of these words, in no particular order."""
    quoted = [whole_words(word) for word in sorted(words)]
    either = " OR ".join(word for word in quoted if word)
    if not either:
        return []
    where, params = _condition(space, kinds, None)
    return _found([_expression(either, kinds), *params], where, order=AS_THEY_LIE, limit=limit)


def meant(*, space: Space, typed: str) -> str:
    """Return what was probably meant by ``typed``: words that nothing has, replaced by near ones.

    The first letter is taken for right, or for one that changed places with the second. Returns
    "" where every word is known, or where nothing comes near. Only what this space holds counts.
    """
    words = words_of(typed)
    near = [word if _is_known(space, word) else _near(space, word) for word in words]
    return "" if near == words or not all(near) else " ".join(filter(None, near))


def _is_known(space: Space, word: str) -> bool:
    return not slips_allowed(word) or _occurs(space, word)


def _occurs(space: Space, word: str) -> bool:
    """Say whether a document of this space has a word that begins so."""
    expression = _expression(match_expression(word), SearchDocument.Kind.values)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM {INDEX} CROSS JOIN {TABLE} d ON d.id = {INDEX}.rowid"  # noqa: S608 (our own names)
            f" WHERE {INDEX} MATCH %s AND d.space_id = %s LIMIT 1",
            [expression, space.pk.hex],
        )
        return cursor.fetchone() is not None


def _near(space: Space, word: str) -> str | None:
    """Return the nearest word of this space; the index holds the words of every space."""
    near = nearest(word, words_in_index({word[0], word[1]}))
    return next((each for each in near if _occurs(space, each)), None)


def words_in_index(letters: Collection[str]) -> dict[str, int]:
    """Return the words of the index that begin so, each with how many documents have it.

    They are those of all spaces: none may be shown before a document of one's own has it.

    Each letter is asked for by itself: the numbers of these rows begin anew with every scan, by
    which SQLite would take the rows of an OR for the same.
    """
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(WORDS)
        for letter in sorted(letters):
            cursor.execute(
                "SELECT term, doc FROM temp.words_in_index WHERE term >= %s AND term < %s",
                [letter, chr(ord(letter) + 1)],
            )
            found |= dict(cursor.fetchall())
    return found


def _expression(words: str, kinds: Sequence[str], *, columns: str = "title body") -> str:
    """Return what the index is asked; rare kinds are asked for there, where they narrow it."""
    wanted = f"{{{columns}}} : ({words})"
    if not RARE.issuperset(kinds):
        return wanted
    kind = " OR ".join(f'"{kind}"' for kind in kinds)
    return f"{wanted} AND kind : ({kind})"


def _are_few(expression: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM {INDEX} WHERE {INDEX} MATCH %s LIMIT %s)",  # noqa: S608 (our own name)
            [expression, MOST_RANKED + 1],
        )
        return bool(cursor.fetchone()[0] <= MOST_RANKED)


def _condition(
    space: Space, kinds: Sequence[str], among: models.QuerySet[Kept] | None
) -> tuple[str, list[object]]:
    marks = ", ".join(["%s"] * len(kinds))
    where = f"d.space_id = %s AND d.kind IN ({marks})"
    params: list[object] = [space.pk.hex, *kinds]
    if among is None:
        return where, params
    keys, keys_params = among.values("id").query.sql_with_params()
    is_among = f"EXISTS (SELECT 1 FROM ({keys}) AS among WHERE among.id = d.owner_id)"  # noqa: S608
    return f"{where} AND {is_among}", [*params, *keys_params]


def _select(where: str, order: str) -> str:
    """Return the query whose parameters are an expression, those of ``where``, and a limit."""
    return (
        f"SELECT d.* FROM {INDEX} JOIN {TABLE} d ON d.id = {INDEX}.rowid"  # noqa: S608 (our own names)
        f" WHERE {INDEX} MATCH %s AND {where} ORDER BY {order} LIMIT %s"
    )


def _found(params: list[object], where: str, *, order: str, limit: int) -> list[SearchDocument]:
    return list(SearchDocument.objects.raw(_select(where, order), [*params, limit]))

"""The full-text index over the search documents (SQLite FTS5).

Its content is the documents' table itself, so each text stands once; what it reads is the
searchable form of the texts (`search.rules.searchable`). Two- and three-letter beginnings have an
index of their own, and the kind of a document can be asked for in the same expression.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("askaround", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
            CREATE VIRTUAL TABLE askaround_searchindex USING fts5(
                title, body, kind,
                content='askaround_searchdocument', content_rowid='id',
                tokenize='unicode61 remove_diacritics 2', prefix='2 3'
            )
            """,
            "DROP TABLE askaround_searchindex",
        ),
    ]

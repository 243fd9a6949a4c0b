"""What translators need, and no user: catalogues are compiled here, and tested by a false language.

The program itself reads the compiled files that are kept beside the catalogues (ADR 11).
"""

"""What can be said of a story: frozen data, no logic of reading.

Every stage of reading shares this vocabulary and nothing else.
Names are the field's own; `docs/glossary.md` explains each and is kept in step by a test.
"""

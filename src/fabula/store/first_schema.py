"""The first schema of a story file, as it was released. Never edited: what changes is a step in `migrations`."""

from __future__ import annotations

CLAIM = """
    evidence TEXT NOT NULL,
    confidence REAL NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL,
    known_from INTEGER NOT NULL"""

_TEXT = (
    """
CREATE TABLE readme (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO readme VALUES
    ('what', 'One work of fiction as fabula read it. Offsets are code points of edition.text, end excluded.'),
    ('claims', 'evidence: the words that decided it; known_from: the position from which a reader can know it.'),
    ('corrections', 'The table decision is the log of the user''s word. Rows are only ever added.'),
    ('cache', 'The table cache can be emptied at no loss but time.');
CREATE TABLE layer (name TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT;
CREATE TABLE edition (
    row INTEGER PRIMARY KEY CHECK (row = 1),
    title TEXT,
    authors TEXT NOT NULL,
    language TEXT NOT NULL,
    stated_language TEXT,
    source_format TEXT NOT NULL,
    source_name TEXT NOT NULL,
    encoding TEXT NOT NULL,
    more TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE block (
    row INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    level INTEGER NOT NULL,
    source TEXT NOT NULL,
    marks TEXT NOT NULL
) STRICT;
CREATE TABLE token (
    row INTEGER PRIMARY KEY CHECK (row = 1),
    starts BLOB NOT NULL,  -- both: 32-bit unsigned, little-endian, zlib
    ends BLOB NOT NULL
) STRICT;
CREATE TABLE section (
    row INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    level INTEGER NOT NULL,
    number INTEGER NOT NULL
) STRICT;
CREATE TABLE paragraph (
    row INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    restored INTEGER NOT NULL,
    chapter INTEGER NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE sentence (row INTEGER PRIMARY KEY, start INTEGER NOT NULL, "end" INTEGER NOT NULL) STRICT;
CREATE TABLE break (
    row INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,"""
    + CLAIM
    + """
) STRICT;
CREATE TABLE paratext (
    row INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE paragraph_fts USING fts5(text, content='paragraph', content_rowid='row');
"""
)

_SPEECH = (
    """
CREATE TABLE quotation (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    mode TEXT NOT NULL,
    style TEXT NOT NULL,
    parent TEXT REFERENCES quotation (id),
    text TEXT NOT NULL,"""
    + CLAIM
    + """
) STRICT;
CREATE TABLE piece (
    row INTEGER PRIMARY KEY,
    quotation TEXT NOT NULL REFERENCES quotation (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX piece_quotation ON piece (quotation);
CREATE TABLE mark_style (
    row INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    style TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE speech_fts USING fts5(text, content='quotation', content_rowid='row');
CREATE TABLE speaker (
    row INTEGER PRIMARY KEY,
    quotation TEXT NOT NULL UNIQUE REFERENCES quotation (id),
    character TEXT REFERENCES character (id),
    candidates TEXT NOT NULL,
    cue TEXT,
    kind TEXT NOT NULL,"""
    + CLAIM
    + """
) STRICT;
CREATE INDEX speaker_character ON speaker (character);
CREATE TABLE addressee (
    row INTEGER PRIMARY KEY,
    quotation TEXT NOT NULL UNIQUE REFERENCES quotation (id),
    characters TEXT NOT NULL,"""
    + CLAIM
    + """
) STRICT;
"""
)

_PEOPLE = (
    """
CREATE TABLE mention (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    head TEXT NOT NULL,
    form TEXT NOT NULL,
    kind TEXT,
    number TEXT NOT NULL,
    pronouns TEXT,
    person INTEGER NOT NULL,
    owner TEXT REFERENCES mention (id),"""
    + CLAIM
    + """
) STRICT;
CREATE TABLE character (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    narrator INTEGER NOT NULL,
    pronouns TEXT,
    titles TEXT NOT NULL,
    "group" INTEGER NOT NULL,
    importance REAL NOT NULL,
    mentions INTEGER NOT NULL,
    minor INTEGER NOT NULL,"""
    + CLAIM
    + """
) STRICT;
CREATE TABLE alias (
    row INTEGER PRIMARY KEY,
    character TEXT NOT NULL REFERENCES character (id),
    name TEXT NOT NULL,
    count INTEGER NOT NULL,"""
    + CLAIM
    + """
) STRICT;
CREATE TABLE redirect (old TEXT PRIMARY KEY, new TEXT NOT NULL) STRICT;
CREATE TABLE reference (
    row INTEGER PRIMARY KEY,
    layer TEXT NOT NULL,  -- cast: made with the cast; attribution: "I" and "you" in speech, made with the speakers
    mention TEXT NOT NULL REFERENCES mention (id),
    character TEXT REFERENCES character (id),
    cluster TEXT,
    candidates TEXT NOT NULL,"""
    + CLAIM
    + """
) STRICT;
CREATE INDEX reference_mention ON reference (mention);
CREATE INDEX reference_character ON reference (character);
CREATE TABLE scene (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    number INTEGER NOT NULL,
    why TEXT NOT NULL,
    present TEXT NOT NULL,
    mentioned TEXT NOT NULL,
    spoken_of TEXT NOT NULL,"""
    + CLAIM
    + """
) STRICT;
"""
)

_LOG = """
CREATE TABLE decision (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    anchors TEXT NOT NULL,
    value TEXT,
    undoes INTEGER REFERENCES decision (number),
    made TEXT NOT NULL
) STRICT;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN
    SELECT RAISE(ABORT, 'the log of decisions is append-only');
END;
CREATE TRIGGER decision_remains BEFORE DELETE ON decision BEGIN
    SELECT RAISE(ABORT, 'the log of decisions is append-only');
END;
CREATE TABLE standing_decision (
    row INTEGER PRIMARY KEY,
    number INTEGER NOT NULL REFERENCES decision (number),
    kind TEXT NOT NULL,
    places TEXT NOT NULL,
    value TEXT
) STRICT;
CREATE TABLE orphan (number INTEGER PRIMARY KEY REFERENCES decision (number)) STRICT;
CREATE TABLE note (row INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE cache (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
"""

_VIEWS = """
CREATE VIEW work AS SELECT title, authors, language, source_name, sha256 FROM edition;
CREATE VIEW chapter AS
    SELECT number, title, start, "end" FROM section WHERE number > 0 AND kind <> 'part' ORDER BY number;
CREATE VIEW speech AS
    SELECT q.row AS number, c.name AS speaker, q.text, s.confidence, s.reason,
           (SELECT group_concat(a.name, ', ') FROM json_each(d.characters) j JOIN character a ON a.id = j.value)
               AS addressees,
           (SELECT p.chapter || '¶' || p.number FROM paragraph p
             WHERE p.row = (SELECT max(row) FROM paragraph WHERE start <= f.start)) AS address,
           f.start, q.id
    FROM quotation q
    JOIN (SELECT quotation, min(start) AS start FROM piece GROUP BY quotation) f ON f.quotation = q.id
    LEFT JOIN speaker s ON s.quotation = q.id
    LEFT JOIN character c ON c.id = s.character
    LEFT JOIN addressee d ON d.quotation = q.id
    WHERE q.mode <> 'words';
CREATE VIEW lines_of AS
    SELECT c.name, count(*) AS lines, sum(length(q.text)) AS letters, c.id
    FROM speaker s JOIN quotation q ON q.id = s.quotation JOIN character c ON c.id = s.character
    GROUP BY c.id ORDER BY lines DESC, c.name;
CREATE VIEW who_talks_to_whom AS
    SELECT c.name AS speaker, a.name AS addressee, count(*) AS lines
    FROM speaker s
    JOIN character c ON c.id = s.character
    JOIN addressee d ON d.quotation = s.quotation
    JOIN json_each(d.characters) j
    JOIN character a ON a.id = j.value
    GROUP BY c.id, a.id ORDER BY lines DESC, c.name, a.name;
CREATE VIEW scene_table AS
    SELECT s.number, s.why,
           (SELECT group_concat(c.name, ', ') FROM json_each(s.present) j JOIN character c ON c.id = j.value)
               AS present,
           (SELECT group_concat(c.name, ', ') FROM json_each(s.mentioned) j JOIN character c ON c.id = j.value)
               AS mentioned,
           (SELECT group_concat(c.name, ', ') FROM json_each(s.spoken_of) j JOIN character c ON c.id = j.value)
               AS spoken_of,
           s.start, s."end"
    FROM scene s ORDER BY s.number;
CREATE VIEW correction AS
    SELECT d.number, d.kind, d.value, d.anchors, d.made,
           CASE WHEN o.number IS NOT NULL THEN 'orphan'
                WHEN s.number IS NOT NULL THEN 'in force'
                WHEN d.kind = 'undo' THEN 'undo'
                ELSE 'undone' END AS status
    FROM decision d
    LEFT JOIN (SELECT DISTINCT number FROM standing_decision) s ON s.number = d.number
    LEFT JOIN orphan o ON o.number = d.number
    ORDER BY d.number;
CREATE VIEW provenance AS
    SELECT 'quotation' AS claim, source, reason, count(*) AS claims FROM quotation GROUP BY source, reason
    UNION ALL SELECT 'mention', source, reason, count(*) FROM mention GROUP BY source, reason
    UNION ALL SELECT 'reference', source, reason, count(*) FROM reference GROUP BY source, reason
    UNION ALL SELECT 'alias', source, reason, count(*) FROM alias GROUP BY source, reason
    UNION ALL SELECT 'speaker', source, reason, count(*) FROM speaker GROUP BY source, reason
    UNION ALL SELECT 'addressee', source, reason, count(*) FROM addressee GROUP BY source, reason
    UNION ALL SELECT 'scene', source, reason, count(*) FROM scene GROUP BY source, reason;
"""

FIRST_SCHEMA = _TEXT + _SPEECH + _PEOPLE + _LOG + _VIEWS

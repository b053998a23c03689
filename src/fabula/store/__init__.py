"""One SQLite file a story: schema, numbered migrations, decisions log."""

from fabula.store.cache import StoredCache
from fabula.store.files import check_story, check_target, writing
from fabula.store.load import load_earlier, load_edition, load_log, load_story
from fabula.store.log import append_decision
from fabula.store.save import save_locked, save_story

__all__ = [
    "StoredCache",
    "append_decision",
    "check_story",
    "check_target",
    "load_earlier",
    "load_edition",
    "load_log",
    "load_story",
    "save_locked",
    "save_story",
    "writing",
]

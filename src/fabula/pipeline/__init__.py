"""The order of stages, what is stale, the cache, and progress."""

from fabula.pipeline.cache import Cache, MemoryCache
from fabula.pipeline.horizon import until
from fabula.pipeline.order import default_stages
from fabula.pipeline.plan import plan
from fabula.pipeline.progress import Progress
from fabula.pipeline.replay import counting, in_force, replay
from fabula.pipeline.run import Run, StageRun, earlier_of, read_story, run_story
from fabula.pipeline.stories import foresee, read_source, reread

__all__ = [
    "Cache",
    "MemoryCache",
    "Progress",
    "Run",
    "StageRun",
    "counting",
    "default_stages",
    "earlier_of",
    "foresee",
    "in_force",
    "plan",
    "read_source",
    "read_story",
    "replay",
    "reread",
    "run_story",
    "until",
]

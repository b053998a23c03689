"""The order of stages, what is stale, the cache, and progress."""

from fabula.pipeline.run import Run, StageRun, read_story, run_story

__all__ = ["Run", "StageRun", "read_story", "run_story"]

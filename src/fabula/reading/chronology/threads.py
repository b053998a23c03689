"""Threads of telling: the main story, and each flashback, tale or glimpse ahead that lies in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.model.scenes import STORY_BEGINS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.scenes import Level, LevelKind, Scene
    from fabula.reading.chronology.dates import Day

# Levels that tell of an earlier time, and of a later one; in a dream, and in a letter, time goes on as around them.
PAST = frozenset({"analepsis", "embedded"})
AHEAD = frozenset({"prolepsis"})
_AS_TOLD = frozenset({"letter", "diary", "journal", "dated letter"})


def after_teller(scenes: Sequence[Scene]) -> bool:
    """Whether the story begins after a word of the teller's, which is of the time of telling."""
    return len(scenes) > 1 and scenes[1].reason == STORY_BEGINS


class Window:
    """How many days have gone by since something, at least and at most."""

    __slots__ = ("least", "most")

    def __init__(self, least: int = 0, most: int | None = 0) -> None:
        self.least, self.most = least, most

    def add(self, least: int, most: int | None) -> None:
        """So many more."""
        self.least += max(0, least)
        self.most = None if most is None or self.most is None else self.most + max(0, most)


class Thread:
    """Scenes told one after the other on one level.

    Attributes:
        parent: the thread in which it is told; None for the main story.
        entered: number of the move at which the parent had arrived when this one began.
        kind: of the level.
        level: what opens it.
        first, last: numbers of its first and its last move; -1 before the first.
        past: number of the last move of a flashback or tale told in it; -1 for none.
        weekday: the last move whose weekday is known, that weekday, and the days gone by since.
        dated: the last move of which a date is known, the date, the year, and the days gone by since.
    """

    def __init__(
        self, parent: Thread | None, entered: int, kind: LevelKind = "frame", level: Level | None = None
    ) -> None:
        self.parent, self.entered, self.kind, self.level = parent, entered, kind, level
        self.first = self.last = self.past = -1
        self.weekday: tuple[int, int] | None = None
        self.since_weekday = Window()
        self.dated: tuple[int, Day, int | None] | None = None
        self.since_dated = Window()

    def pass_by(self, least: int, most: int | None) -> None:
        """So many days go by."""
        self.since_weekday.add(least, most)
        self.since_dated.add(least, most)


class Threads:
    """Which thread each scene is told in; made as the telling goes on."""

    def __init__(self, levels: Sequence[Level]) -> None:
        self.main = Thread(None, -1)
        self._levels = [level for level in levels if level.whole]
        self._by_level: dict[str, Thread] = {}
        self._known: dict[str, Level] = {level.id: level for level in levels}
        self._loose: Thread | None = None  # of scenes on another level that no level's span explains
        self._at = 0
        self._open: list[Level] = []
        self._tales: dict[int, Thread] = {}  # by their parent: a tale that was broken off goes on

    def of(self, scene: Scene) -> Thread:
        """The thread of a scene; to be asked in the order of telling."""
        # A scene may begin with a heading, its level with the first word that is told.
        while self._at < len(self._levels) and (
            self._levels[self._at].start <= scene.start or self._levels[self._at].id == scene.level
        ):
            self._open.append(self._levels[self._at])
            self._at += 1
        self._open = [level for level in self._open if level.end > scene.start]
        if scene.kind not in PAST | AHEAD:
            self._loose = None
            return self.main if scene.depth == 0 or not self._open else self._inside(self._open)
        own = [level for level in self._open if level.kind in PAST | AHEAD]
        if own:
            self._loose = None
            return self._inside(own)
        if self._loose is None or self._loose.kind != scene.kind:
            self._loose = Thread(self.main, self.main.last, scene.kind)
        return self._loose

    def _inside(self, levels: Sequence[Level]) -> Thread:
        """The thread of the innermost level."""
        thread = self.main
        for level in levels:
            if level.kind in PAST | AHEAD and level.reason not in _AS_TOLD:
                if level.id not in self._by_level:
                    self._by_level[level.id] = self._begun(thread, level)
                thread = self._by_level[level.id]
        return thread

    def _begun(self, parent: Thread, level: Level) -> Thread:
        """The thread of a level that begins: a new one, or the tale that was broken off."""
        if level.kind == "embedded" and id(parent) in self._tales:
            return self._tales[id(parent)]
        holder: Thread | None = parent
        while holder is not None and holder.last < 0:
            holder = holder.parent
        thread = Thread(parent, holder.last if holder is not None else -1, level.kind, level)
        if level.kind == "embedded":
            self._tales[id(parent)] = thread
        return thread

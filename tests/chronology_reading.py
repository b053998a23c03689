"""Reads a passage as far as its times, cuts it into scenes where a case does, and reckons when they happen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from fabula.model.decisions import Decisions, StandingDecision
from fabula.model.happenings import Events
from fabula.model.ids import CharacterId, LevelId, MentionId, SceneId
from fabula.model.people import Cast, Character, Mention, Mentions, Reference
from fabula.model.scenes import Level, LevelKind, Scene, SceneReason, Scenes
from fabula.model.spans import Span
from fabula.model.speech import Attribution
from fabula.model.stage import StoryView
from fabula.model.time import Times
from fabula.reading.chronology import ChronologyStage
from fabula.reading.times import TimesStage
from times_reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fabula.model.timeline import Bounds, SceneTime, Timeline

PAST = {"analepsis", "embedded", "prolepsis"}
_SURE: dict[str, Any] = {"confidence": 0.9, "reason": "made", "source": "rule:made"}


def passage(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Text without marks such as `[chapter analepsis]`, and for each scene its level and why it opens."""
    kinds: list[tuple[str, str]] = []
    parts = []
    for part in re.split(r"\n\s*\n", text.strip()):
        mark = re.match(r"\[([a-z ]+)\]\s*", part)
        if mark is not None:
            words = mark[1].split()
            why = next((word for word in words if word in get_args(SceneReason)), "mark")
            kind = next((word for word in words if word in get_args(LevelKind)), "frame")
            kinds.append((kind, why))
        parts.append(("\n[scene]" if mark is not None else "") + " ".join(part[mark.end() if mark else 0 :].split()))
    return "\n\n".join(parts), kinds


def timeline_of(
    text: str, decisions: Iterable[StandingDecision] = (), people: Sequence[str] = (), dated: str = ""
) -> tuple[str, Timeline]:
    """The timeline of a passage whose scenes begin at marks such as `[mark]` or `[chapter analepsis]`.

    By `dated` its first level is known to be one, and begins with a later word than its scene, as behind a heading.
    """
    marked, kinds = passage(text)
    starts: list[int] = []
    clean = ""
    for number, part in enumerate(marked.split("\n[scene]")):
        if number:
            starts.append(len(clean))
        clean += part
    starts = starts or [0]
    kinds = kinds or [("frame", "start")]
    view = view_of(clean)
    layers: dict[type[Any], Any] = {layer: view[layer] for layer in (*TimesStage.needs,)}
    layers[Times] = TimesStage().read(view)
    layers[Scenes] = _scenes(starts, kinds, len(clean))
    if dated:
        layers[Scenes] = _known_by(layers[Scenes], Span(clean.index(dated), clean.index(dated) + len(dated)))
    layers[Mentions], layers[Cast] = _people(clean, people)
    layers[Attribution] = Attribution(speakers=(), addressees=(), references=())
    layers[Events] = Events()
    told = Decisions(standing=tuple(decisions))
    return clean, ChronologyStage().read(StoryView(layers, told))


def _scenes(starts: Sequence[int], kinds: Sequence[tuple[str, str]], end: int) -> Scenes:
    scenes, levels = [], []
    ends = [*starts[1:], end]
    open_level: Level | None = None
    for number, (start, stop, (kind, why)) in enumerate(zip(starts, ends, kinds, strict=True)):
        own = Span(start, min(stop, start + 9))
        claim = {**_SURE, "evidence": (own,), "known_from": stop}
        if kind in PAST and (open_level is None or open_level.kind != kind):
            last = next((at for at in range(number, len(kinds)) if kinds[at][0] != kind), len(kinds))
            open_level = Level(
                id=LevelId(f"l{number}"),
                start=start,
                end=ends[last - 1],
                kind=kind,
                depth=0,
                scene=SceneId(f"s{number}"),
                anchor=own,
                whole=True,
                **claim,
            )
            levels.append(open_level)
        elif kind not in PAST:
            open_level = None
        scenes.append(
            Scene(
                id=SceneId(f"s{number}"),
                start=start,
                end=stop,
                number=number + 1,
                why=why if number else "start",
                kind=kind,
                level=open_level.id if open_level is not None else None,
                **claim,
            )
        )
    return Scenes(scenes=tuple(scenes), levels=tuple(levels))


def _known_by(scenes: Scenes, date: Span) -> Scenes:
    level, *others = scenes.levels
    level = msgspec.structs.replace(level, start=level.start + 4, evidence=(date,), reason="date")
    return msgspec.structs.replace(scenes, levels=(level, *others))


def _people(text: str, names: Sequence[str]) -> tuple[Mentions, Cast]:
    """Everybody named, wherever their name stands."""
    mentions, references, cast = [], [], []
    for number, name in enumerate(names):
        id_ = CharacterId(f"c{number}")
        found = [Span(*match.span()) for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
        claim = {**_SURE, "evidence": (found[0],), "known_from": found[0].end}
        cast.append(Character(id=id_, name=name, aliases=(), **claim))
        for at, span in enumerate(found):
            mention = MentionId(f"m{number}.{at}")
            mentions.append(
                Mention(id=mention, start=span.start, end=span.end, head=span, form="proper", kind="PER", **claim)
            )
            references.append(Reference(mention=mention, character=id_, cluster=id_, **claim))
    mentions.sort(key=lambda one: one.start)
    return Mentions(mentions=tuple(mentions)), Cast(characters=tuple(cast), references=tuple(references))


def days(time: SceneTime) -> str:
    """Bounds of a day as cases write them: "3", "2-9", "4+", "0-", "?"."""
    return bounds(time.day)


def bounds(of: Bounds) -> str:
    """Bounds as cases write them."""
    if of.exact:
        return str(of.least)
    if of.least is None and of.most is None:
        return "?"
    if of.most is None:
        return f"{of.least}+"
    return f"<{of.most}" if of.least is None else f"{of.least}..{of.most}"

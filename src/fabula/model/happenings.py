"""Scenes; later events, states and who holds what."""

from __future__ import annotations

from typing import Literal

import msgspec

from fabula.model.claims import Claim
from fabula.model.ids import CharacterId, SceneId

SceneReason = Literal["start", "chapter", "mark", "user"]


class Scene(Claim, frozen=True, kw_only=True):
    """A stretch of story told in one go.

    Fields:
        why: what opens it: the start of the story, a chapter heading, an explicit mark, the user.
        present: characters who speak, are spoken to, or act in narration there.
        mentioned: named in narration but not present.
        spoken_of: named only inside speech.
    """

    id: SceneId
    start: int
    end: int
    number: int
    why: SceneReason
    present: tuple[CharacterId, ...] = ()
    mentioned: tuple[CharacterId, ...] = ()
    spoken_of: tuple[CharacterId, ...] = ()


class Scenes(msgspec.Struct, frozen=True, kw_only=True):
    """Scenes in telling order; they tile the body of the story."""

    scenes: tuple[Scene, ...]

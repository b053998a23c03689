"""A story as the scorers read it: the keys of the JSON export that they need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fabula.model.people import Mention, Reference
    from fabula.model.story import Story

KINDS = {"proper": "name", "nominal": "noun", "pronoun": "pronoun"}


def prediction(story: Story) -> dict[str, Any]:
    """Characters, quotes, mentions and entities of a story."""
    references: dict[str, Reference] = {r.mention: r for r in story.cast.references}
    references.update({r.mention: r for r in story.attribution.references})
    return {
        "unit": "char",
        "characters": [
            {
                "id": character.id,
                "name": character.name,
                "aliases": [[alias.name, alias.count] for alias in character.aliases],
                "narrator": character.narrator,
            }
            for character in story.cast.characters
        ],
        "quotes": _quotes(story),
        "mentions": [_mention(mention, references.get(mention.id)) for mention in story.mentions.mentions],
        "entities": [
            {"start": m.start, "end": m.end, "type": m.kind, "kind": KINDS[m.form]}
            for m in story.mentions.mentions
            if m.form != "pronoun" and m.kind is not None
        ],
    }


def _quotes(story: Story) -> list[dict[str, Any]]:
    speakers = {claim.quotation: claim for claim in story.attribution.speakers}
    addressees = {claim.quotation: claim for claim in story.attribution.addressees}
    rows = []
    for quotation in story.quotations.quotations:
        if quotation.mode == "words" or quotation.parent is not None:
            continue
        speaker, addressee = speakers.get(quotation.id), addressees.get(quotation.id)
        rows += [
            {
                "start": piece.start,
                "end": piece.end,
                "speech": quotation.id,
                "mode": quotation.mode,
                "speaker": speaker.character if speaker else None,
                "reason": speaker.reason if speaker else "none",
                "kind": speaker.kind if speaker else "implicit",
                "addressees": list(addressee.characters) if addressee else [],
            }
            for piece in quotation.pieces
        ]
    return rows


def _mention(mention: Mention, reference: Reference | None) -> dict[str, Any]:
    cluster = reference.cluster or reference.character if reference else None
    return {
        "start": mention.start,
        "end": mention.end,
        "cluster": cluster or mention.id,
        "char": reference.character if reference else None,
        "kind": KINDS[mention.form],
        "type": mention.kind or "PER",
    }

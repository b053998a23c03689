"""On stage: the bounded set of people active around a turn, by how often and how lately they were referred to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.reading.attribution.turns import NEW_CONVERSATION

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn

# Most candidates a turn may have: the decoder looks at triples of them.
MOST = 8
FADING = 0.9  # a paragraph later a reference counts this much
AHEAD = 2  # paragraphs of narration after a turn that may introduce its speaker
COMING = 8  # turns of the same conversation whose tags may


def stage(page: Page, turns: list[Turn]) -> list[list[tuple[CharacterId, float]]]:
    """For each turn its candidates with their activity, most active first."""
    mentioned = _by_paragraph(page)
    tags = [_tagged(page, turn) for turn in turns]
    weights: dict[CharacterId, tuple[float, int]] = {}
    done = 0
    result = []

    def add(person: CharacterId, weight: float, paragraph: int) -> None:
        value, last = weights.get(person, (0.0, paragraph))
        weights[person] = (value * FADING ** (paragraph - last) + weight, paragraph)

    for number, turn in enumerate(turns):
        for paragraph in range(done, turn.paragraph + 1):
            for person, weight in mentioned.get(paragraph, ()):
                add(person, weight, paragraph)
        done = max(done, turn.paragraph + 1)
        if len(weights) > 60:  # forget those long gone, so that the step does not grow with the book
            weights = dict(sorted(weights.items(), key=lambda item: (-item[1][1], item[0]))[:40])
        score: dict[CharacterId, float] = {}
        for person, (value, last) in weights.items():
            score[person] = value * FADING ** (turn.paragraph - last)
        for ahead in range(1, AHEAD + 1):
            for person, weight in mentioned.get(turn.last_paragraph + ahead, ()):
                score[person] = score.get(person, 0.0) + weight * 0.5
        for later in range(number, min(number + COMING, len(turns))):
            if later > number and turns[later].gap == NEW_CONVERSATION:
                break
            person_tagged = tags[later]
            if person_tagged is not None:
                score[person_tagged] = score.get(person_tagged, 0.0) + 1.5 * FADING ** (later - number)
            for address in turns[later].addresses if later <= number + 2 else ():
                if address.person is not None:
                    score[address.person] = score.get(address.person, 0.0) + 0.7
        tagged = tags[number]
        if tagged is not None:
            add(tagged, 2.0, turn.paragraph)
        for address in turn.addresses:
            if address.person is not None:
                add(address.person, 1.5, turn.paragraph)
        best = sorted(score.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        result.append(best)
    return result


def _tagged(page: Page, turn: Turn) -> CharacterId | None:
    """The person a tag or the user names, pronoun tags left out."""
    if turn.fixed is not None:
        return turn.fixed
    if turn.cue is None or turn.cue.subject is None:
        return None
    subject = turn.cue.subject
    if subject.form == "pronoun":
        return page.narrator if subject.person == 1 and subject.number == "singular" else None
    return page.person(subject)


def _by_paragraph(page: Page) -> dict[int, list[tuple[CharacterId, float]]]:
    """References in narration and names in speech, by paragraph, with the weight each lends to being on stage."""
    result: dict[int, list[tuple[CharacterId, float]]] = {}
    paragraph = 0
    starts = [p.start for p in page.paragraphs]
    for mention in page.mentions:
        reference = page.references.get(mention.id)
        if reference is None or reference.character is None:
            continue
        while paragraph + 1 < len(starts) and starts[paragraph + 1] <= mention.start:
            paragraph += 1
        if page.quoted(mention.start):
            weight = 0.15
        elif mention.form == "proper":
            weight = 1.0
        else:
            weight = 0.6 * reference.confidence
        if reference.character not in page.characters or page.characters[reference.character].group:
            weight *= 0.3
        result.setdefault(paragraph, []).append((reference.character, weight))
    return result

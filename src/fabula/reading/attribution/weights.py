"""How much each kind of evidence weighs, in natural log units: the one place where they can be seen together.

The values stand in `weights.json`. They were fitted by maximum likelihood on novels whose name tags were hidden and
asked back, and on dialogues with known speakers (`training/decoder`); no text of a measuring corpus was among them.
Weights that those texts cannot teach, such as that a new paragraph is a new speaker's, are set by hand. Rules of law
(a strong tag that names somebody, the user's word) have no weight: nothing is weighed against them.
"""

from __future__ import annotations

from importlib.resources import files

import msgspec

# Evidence for a candidate. The value of each is 1 unless it says otherwise.
FEATURES = {
    "narrated": "log of how often and lately narration referred to the person",
    "narrated soon": "how often the next paragraphs of narration do",
    "named lately": "how often and lately speech named the person",
    "tagged before": "how many turns shortly before carry the person's tag",
    "tagged after": "how many turns shortly after do",
    "called before": "called by name in the turns shortly before",
    "called after": "called by name in the turns shortly after",
    "tags": "log of the tags that name the person in the whole work",
    "never tagged": "no tag in the whole work names the person",
    "group": "several people",
    "minor": "known by a noun phrase only",
    "somebody": "the candidate that stands for anybody else",
    "stranger": "the same, where a tag near by gives a speech to somebody outside the cast",
    "tag": "the noun or ambiguous name of a tag, as the cast stage reads it; its confidence",
    "weak tag": "the same, where order and punctuation leave doubt",
    "plain noun tag": "the girl, his father: the person the cast stage knows by these words only",
    "pronoun fits": "the tag's pronoun is of the person's set",
    "pronoun unknown": "the text never says the person's pronouns",
    "pronoun clash": "the tag's pronoun is of another set",
    "antecedent": "log of the person's share in the cast stage's reading of a tag's pronoun, above the least",
    "antecedent by tag": "the same, where the person was meant last by the tag of the turn before",
    "tag named last": "nobody else who suits a tag's pronoun was named since, in the narration before it",
    "tag acted last": "nobody else who suits it was so named since where a subject may stand",
    "tag acted here": "so named in the tag's own paragraph",
    "tag called": "called by name in the turn before, and suits the tag's pronoun",
    "antecedent beat": "subject of the sentence before a pronoun tag",
    "same surname": "a noun of kin, and a surname shared with its owner",
    "spouse": "his wife, and a Mrs. of his surname; her husband",
    "parent": "her mother, and a Mrs. of her surname",
    "owner": "his wife is not he",
    "beat before": "subject of narration before the speech in its paragraph",
    "beat between": "subject of narration inside the speech",
    "beat after": "subject of narration after it",
    "beat lead-in": "subject of a sentence that leads up to it",
    "beat just before": "subject of a short paragraph before it",
    "beat previous": "subject of the last sentence of the paragraph before it",
    "pronoun beat before": "the same by a pronoun, as the cast stage reads it; its confidence",
    "pronoun beat between": "",
    "pronoun beat after": "",
    "pronoun beat lead-in": "",
    "pronoun beat just before": "",
    "pronoun beat previous": "",
    "beat clash": "a pronoun of another set is the subject of a beat",
    "beat fits": "a pronoun of the person's own set is",
    "names self": "gives the person's name as the speaker's own: I'm Ada",
    "calls self": "called by name inside the speech: nobody calls himself",
    "spoken of": "named inside the speech",
    "spoken to": "the tag says it is said to this person",
    "just addressed": "called by name in the turn before",
    "addressed next": "called by name in the turn after",
    "just told": "the tag of the turn before says it is said to this person",
    "told next": "the tag of the turn after does",
    "sir fits": "the turn before or after is said to somebody with the person's pronouns (sir, madam)",
    "sir clashes": "with others",
    "spoken of near": "how many turns shortly before or after speak of the person",
    "party": "log of how much of the talk around is likely to be the person's, found by decoding it without this",
    "seen": "log of the person's share in the reading model's opinion, above the least that counts",
}
# Turn-taking, by paragraphs of narration since the turn before: none, one, more.
STEPS = {
    "same 0": "the last speaker again",
    "same 1": "",
    "same 2": "",
    "back 0": "the speaker before the last",
    "back 1": "",
    "back 2": "",
    "back 0 of several": "the same where three or more are known to speak near by",
    "back 1 of several": "",
    "back 2 of several": "",
    "same paragraph": "the last speaker again, in the same paragraph",
    "goes on": "the last speaker again, in a paragraph that was cut where none was lost",
    "after own act": "the person who moved silently in between speaks",
    "after other's act": "the person who spoke before that move goes on",
}


def load() -> dict[str, float]:
    """The weights by name; every feature and step has one."""
    text = files("fabula.reading.attribution").joinpath("weights.json").read_bytes()
    weights = msgspec.json.decode(text, type=dict[str, float])
    assert weights.keys() == FEATURES.keys() | STEPS.keys(), "weights.json and the list of features differ"
    return weights


WEIGHTS = load()
# Above the best candidate, when a tag has a subject who is nobody in the cast ("said a voice"): or one of them, unseen
STRANGER = 0.5

"""How much each kind of evidence weighs, in natural log units. Set by hand, in one place to be seen together."""

from __future__ import annotations

# Tags
NAME_TAG = 14.0  # "said Emma": law
NOUN_TAG = 8.0  # "said her father": the cast stage tied the words to somebody
LOOSE_NOUN_TAG = 3.0  # "said the girl", when the cast stage knows her by these words only
PRONOUN_FITS = 1.0
PRONOUN_UNKNOWN = -1.5  # the text never says the person's pronouns
PRONOUN_CLASH = -9.0
PRONOUN_ANTECEDENT = 3.0  # the cast stage's own reading of "she", times its confidence

ANTECEDENT_BEAT = 1.8  # the subject of the sentence before a pronoun tag

# Beats, by place
BEATS = {"before": 3.0, "between": 3.0, "lead-in": 3.5, "after": 2.5, "previous": 0.7, "just before": 1.6}
BEAT_PRONOUN = 0.6  # share of the weight when the subject is a pronoun

# Words inside
CALLED_BY_SELF = -7.0  # nobody calls himself
SPOKEN_OF = -2.0
JUST_ADDRESSED = 2.2  # called by name in the turn before
ADDRESSED_NEXT = 1.0  # called by name in the turn after
HONORIFIC_SELF = -0.5

# Turn-taking
SAME_AGAIN = (-3.5, -1.0, 0.0)  # by paragraphs of narration between: 0, 1, more
BACK_AND_FORTH = (3.0, 1.6, 0.5)
AFTER_OWN_ACT = 1.0  # the person who moved silently between two speeches speaks
AFTER_OTHERS_ACT = 1.0  # the person who spoke before that move goes on
SAME_PARAGRAPH_AGAIN = 1.0  # two turns in one paragraph are often one speaker whose tags differ in form

# On stage
ACTIVITY = 0.8  # times log of activity
GROUP = -2.5
MINOR = -1.0
NEVER_TAGGED = -1.5  # nowhere in the work does a tag name the person
TAGGED = 0.25  # times log of the tags that do
SOMEBODY_ELSE = -3.2  # a speaker whom we cannot name
STRANGER = 2.0  # above the best candidate, when a tag has a subject who is nobody in the cast

"""Verbs that only somebody can be the subject of, and small words that tell a subject from an object.

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

_SPEAK = """said says say replied answered cried asked exclaimed whispered murmured muttered shouted called added
continued observed remarked returned repeated inquired enquired demanded declared announced began interrupted
rejoined retorted responded suggested protested explained admitted agreed echoed screamed shrieked sobbed
sighed laughed growled snapped gasped stammered faltered pleaded begged insisted persisted ventured concluded
went_on resumed interposed assented ejaculated pursued objected urged faltered commented told tells answers
asks replies cries"""
SPEAKING = frozenset(_SPEAK.split())

_MIND = """thought knew felt looked smiled laughed nodded turned saw heard wished hoped feared believed wondered blushed
bowed sat stood rose walked ran went came took gave shook wept cried stopped paused hesitated frowned stared
gazed glanced loved hated remembered forgot understood seemed listened spoke talked followed entered left
returned did wanted tried decided refused liked disliked made put held drew felt kept got found met began
thinks knows looks feels leaned lifted raised pressed kissed touched sprang jumped hurried answered shrugged
coloured colored resolved determined considered perceived noticed observed imagined longed intended meant
expected sought married died lived slept woke ate drank read wrote sang played danced rode drove joined
quitted hastened rejoiced advanced"""
# The same for stories told in the present.
_PRESENT = """think know feel look smile laugh nod turn see hear wish hope fear believe wonder blush bow sit stand rise
walk run go come take give shake weep cry stop pause hesitate frown stare gaze glance love hate remember forget
understand seem listen speak talk follow enter leave return want try decide refuse like put hold draw keep get find
meet begin lean lift raise pull push press kiss touch spring jump hurry answer shrug notice watch count swing lower
crawl reach drop hang arrive set pick open close drink eat read write sing play dance ride drive join step bend blow
pat straighten tie point sigh say reply ask exclaim whisper murmur mutter shout call add continue observe remark repeat
inquire demand declare announce interrupt respond suggest protest explain admit agree scream sob growl snap gasp
stammer plead beg insist conclude resume urge tell wait sleep wake"""


def _third(verb: str) -> str:
    """The form with he or she: "looks", "cries", "catches"."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")


_PAST_TOO = """pulled pushed watched counted swung lowered crawled reached dropped hung arrived picked opened closed
stepped bent blew patted straightened tied pointed waited climbed scratched caught"""
ACTING = (
    frozenset(_MIND.split()) | frozenset(_PAST_TOO.split()) | {_third(verb) for verb in _PRESENT.split()} | SPEAKING
)

AUXILIARIES = frozenset(
    """
    was had did would could is has were might must should will can does may never always also only then now 'd ’d
    'll ’ll suddenly still have are
    """.split()
)

# Before a noun these make it no subject.
PREPOSITIONS = frozenset(
    """
    of to with by for from at on upon in into about against near beside behind before after between among towards
    toward round over under like without than through beyond opposite past besides concerning amongst
    """.split()
)

# Between subject and noun phrase they end it: where a noun phrase cannot reach back over.
DETERMINERS = frozenset(
    """
    the a an this that these those another every each some any no either neither both such what which one two
    three four five six several many few all other certain
    """.split()
)

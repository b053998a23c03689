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
ACTING = frozenset(_MIND.split()) | SPEAKING

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

"""Small words around the tag of a quotation: who can be its subject, what may stand between subject and verb.

Source: written for fabula from general knowledge of English fiction. Licence: MIT, as the code.
"""

from __future__ import annotations

ARTICLES = frozenset("a an the his her my our your their its this that".split())
# What a noun phrase of a tag can begin with: "the old man", "poor Susan", "one of them".
DETERMINERS = ARTICLES | frozenset(
    "these those one both another every each some such poor dear old little young".split()
)
# Before the bare form of a verb: "to say", "could only say".
BEFORE_BARE_VERB = frozenset(
    "to i we you they would could can will shall should must may might did does do not n't n’t only and".split(),
)
MALE_WORDS = frozenset("mr mr. sir lord captain uncle man boy gentleman father brother son".split())
FEMALE_WORDS = frozenset("mrs mrs. miss ms ms. lady aunt woman girl mother sister daughter".split())
HE_WORDS, SHE_WORDS = MALE_WORDS | {"he", "his"}, FEMALE_WORDS | {"she", "her"}
I_WORDS = frozenset({"i", "we"})
# Before the subject of a sentence that tells what somebody does beside a speech: "Then Ned sat down."
LEAD_INS = ("but", "and", "then", "so", "now", "here")
NAME_TITLES = frozenset(
    "mr mrs ms miss dr sir lady lord st captain colonel major general professor aunt uncle".split(),
)
# After the verb, before its subject: "cried out Emma".
PARTICLES = frozenset("out aloud again back up on in forth over here then now loudly".split())
# Capitalised only because they open a sentence.
SENTENCE_OPENERS = frozenset(
    "and but then so as when while at in on to for with by after before if or yet now once the a an his her this that "
    "suddenly presently finally again still here there what why how oh from upon though although all".split(),
)
# After "he said" where it is a tag and no report: "he said in a low voice", not "he said so yesterday".
AFTER_TAG = frozenset(
    """to in with from at as while when again on over after before and then under through without into once but by for
    like aloud back half looking turning smiling laughing pointing him her them me us himself herself at last
    between, almost rather very quite""".replace(",", "").split(),
)
# Small speeches that stand in the middle of a sentence of narration: "a quiet “Yes,”".
INTERJECTIONS = frozenset(
    """yes no oh ah aye ay nay hush thanks thank please well hullo hallo hello hi hey good-bye goodbye good-night good
    amen indeed what why never come stop here there sir ma'am madam nothing sorry hurrah hooray bah pooh pshaw humph ha
    ho alas certainly perhaps really done very pardon welcome bravo encore farewell""".split(),
)
# What makes the quoted words after it a name, a title or a term: "the so-called “friend”", "a ship called “Hope”".
NAMING_WORDS = frozenset(
    """call calls called calling name named names title titled entitled term termed terms style styled christened dubbed
    nicknamed labelled labeled known headed hailed signed marked spelled spelt pronounced word phrase
    expression titles motto novel book poem song play ballad tune air hymn opera waltz picture painting
    ship schooner brig boat yacht inn hotel so-called rhymed rhymes chapter essay article""".split(),
)
TERM_NOUNS = frozenset("word words term terms phrase name names title letter letters syllable".split())
# People speak of themselves and to each other; narration in the third person does not.
FIRST_PERSON = frozenset("i me my mine myself we us our ours i'm i’m i'd i’d i'll i’ll i've i’ve we're we’re".split())
SECOND_PERSON = frozenset("you your yours yourself thou thee thy you're you’re you'll you’ll you've you’ve ye".split())
PRESENT = frozenset(
    """am is are 'm ’m has have do does can cannot can't can’t will won't won’t shall shan't shan’t must may don't don’t
    doesn't doesn’t isn't isn’t aren't aren’t haven't haven’t i'm i’m i'll i’ll i've i’ve it's it’s that's that’s what's
    what’s he's he’s she's she’s they're they’re we're we’re you're you’re let's let’s need want know think hope wish
    wonder hate love mean""".split(),
)
PAST = frozenset(
    """was were had did said went came took looked turned stood sat got made gave saw felt knew thought found left kept
    held put ran told asked seemed began wasn't wasn’t weren't weren’t hadn't hadn’t didn't didn’t""".split(),
)
# "Dear Sir," and what else opens a letter; "Yours ever," and what else ends one.
SALUTATIONS = ("dear", "dearest", "darling", "beloved", "honoured", "honored", "madam", "sir", "gentlemen", "sirs")
SIGN_OFFS = (
    "sincerely", "truly", "faithfully", "affectionate", "affectionately", "ever", "respectfully", "obedient", "loving",
    "devoted", "humble", "etc", "&c", "gratefully", "cordially",
)  # fmt: skip
# Who signs a letter: "your loving sister".
SIGNERS = tuple(
    "friend son daughter brother sister cousin mother father niece nephew servant aunt uncle".split(),
)
# What goes on after a tag and its comma is narration: "he said, turning away", "she said, and rose".
AFTER_TAG_COMMA = ("with", "and", "but", "as", "while", "in", "at", "his", "her", "without", "after", "before", "to")
# Words before a quotation whose speech is only reported: "he thought that “…”".
REPORTING_WORDS = frozenset(["that", "he", "she", "they", "it", "and", "was", "with", "as"])
# Verbs of saying where speech was not made: "as much as to say", "would have answered", "instead of saying".
UNSAID_BARE = (
    "say", "ask", "answer", "reply", "cry", "exclaim", "remark", "inquire", "enquire", "add", "conclude", "whisper",
    "shout", "be saying",
)  # fmt: skip
UNSAID_PAST = (
    "said", "asked", "answered", "replied", "cried", "exclaimed", "remarked", "quoted", "told", "added", "shouted",
    "spoken", "wished to say",
)  # fmt: skip
UNSAID_GERUNDS = ("saying", "asking", "answering", "replying", "crying", "exclaiming", "remarking", "adding")
# Before "to say": "he was about to say", "she longed to ask".
WISHES = (
    "going", "about", "ready", "tempted", "inclined", "longed", "longing", "wanted", "wishing", "wished", "meant",
    "unable", "likely", "apt", "opportunity", "necessary", "useless", "enough", "inclination", "temptation", "impulse",
    "reader",
)  # fmt: skip
# Before "of saying" or "from saying": "instead of saying", "far from asking".
HINDRANCES = (
    "instead", "power", "dream", "dreamed", "thinking", "chance", "incapable", "intention", "short", "point", "far",
    "from",
)  # fmt: skip
# After "never", "nearly", "not": "he never said".
DENIED = ("say", "said", "says", "saying", "answer", "answered", "exclaimed", "reply", "replied", "ask", "cry")
# How the narrator's remark in brackets inside speech begins: "(with a smile)", "(Emma paused)".
REMARK_OPENERS = ("with", "in", "after", "aside", "to")
REMARK_ARTICLES = (
    "a", "an", "the", "his", "her", "great", "some", "much", "deep", "mock", "low", "one", "himself", "herself",
)  # fmt: skip
REMARK_ADVERBS = ("still", "again", "here", "half", "very", "rather", "and", "then")
REMARK_PRESENT = ("laughs", "smiles", "sighs", "pauses", "bows", "points", "turns")
REMARK_PAST = (
    "was", "were", "had", "is", "paused", "stood", "rose", "spoke", "turned", "laughed",
)  # fmt: skip
# Words by which somebody inside a bracket speaks of himself or to another; then it is no remark of the narrator's.
TO_SOMEBODY = ("I", "I'm", "I’m", "me", "my", "we", "us", "our", "you", "your", "yours", "thou", "thee")
# Speech put in the narrator's tenses and persons: "“He was much obliged, but he could not stay.”"
THIRD_PERSON = frozenset("he she they his her their him them himself herself themselves hers theirs".split())
BACKSHIFTED = frozenset(
    "was were had could would should did might must wasn't weren't hadn't couldn't wouldn't wasn’t weren’t hadn’t "
    "couldn’t wouldn’t".split(),
)
NOT_BACKSHIFTED = frozenset(
    """is are am has do does will can shall may i'm it's that's he's she's don't doesn't isn't aren't can't won't let
    ma'am sir madam it’s that’s he’s she’s don’t doesn’t isn’t aren’t can’t won’t ma’am""".split(),
)
# What speaks without a voice: "her eyes said", "a look which expressed".
VOICELESS = frozenset(
    "eye eyes look looks glance glances smile face brain silence countenance expression gaze nod shrug".split(),
)
# What keeps somebody "from saying".
PREVENTING = ("prevented", "prevent", "prevents", "kept", "keep", "stopped", "stop", "refrained", "refrain", "hindered")
# Before a speech that has its tag after it: "the boat came, and “not before time,” said Ann".
CONJUNCTIONS = frozenset({"and", "but", "or", "then", "so", "for", "yet", "nor"})

# -- scripts, chats and messages --------------------------------------------------------------------------------------

# Before a colon these open a remark, an entry or a form, and are nobody's name.
LABELS_OF_REMARKS = frozenset(
    """note notes warning warnings p.s ps n.b nb re date subject time place title rating summary attention caution
    example examples answer question status location name names age day week month year tip fact update edit step rule
    item items verdict result results conclusion moral translation scene act setting int ext chapter part section page
    from to cc bcc dear sir madam objective mission target weather weight height cause reason reasons problem solution
    ingredients directions method total price cost address telephone phone email website source sources author
    disclaimer spoiler spoilers summary fandom pairing genre words""".split(),
)
# Expressions before the name of who wrote a message, and of who it goes to.
MESSAGE_FROM = r"(?:new )?(?:text|message|sms|email|e-mail|dm)(?: received)? from|from"
MESSAGE_TO = r"(?:text|message|sms|email|e-mail|dm|reply) to|to"

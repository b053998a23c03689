"""Words with which writers speak to their readers beside the story: notes, thanks, disclaimers, licences, labels.

Source: written for fabula from general knowledge of how stories are posted and printed. Licence: MIT, as fabula.
Expressions are matched without regard to case unless their name says otherwise.
"""

from __future__ import annotations

# -- labels at the head of a paragraph ---------------------------------------------------------------------------------

# Labels that no story uses of itself.
SURE_LABELS = (
    r"(?:the )?authors?['’]?s?['’]? (?:end |closing |opening )?notes?|a\.?/n['’]?s?|(?:chapter )?end ?notes?"
    r"|(?:chapter|beginning|opening|closing|story|work) notes?|notes? (?:for|on) (?:the|this) (?:chapter|work|story)"
    r"|(?:a )?(?:quick |final |short |brief )?(?:note|word) from (?:the|your) author|author['’]?s (?:rambl\w+|corner)"
)
# … the same, where capitals alone tell them from words.
SURE_LABELS_SHOUTED = r"AN"
# Labels that a story may well use: they need more to go by.
PLAIN_LABELS = r"notes?|p\.?s\.?"
DISCLAIMER_LABELS = r"(?:standard |usual )?disclaimers?"
SUMMARY_LABELS = (
    r"(?:chapter |story |work )?summary|summary (?:for|of) (?:the|this) (?:chapter|work|story)|synopsis|blurb"
)
WARNING_LABELS = r"(?:trigger|content|chapter) warnings?|[ct]ws?"
# Fields of a story's head: those that only such a head has, and those that a log or a form may have too.
SURE_FIELDS = (
    r"ratings?|rated|fandoms?|pairings?|ships?|relationships?|word ?count|genres?|archive warnings?|additional tags"
    r"|beta(?: reader)?s?|prompts?|spoilers?|feedback|archive|crossover|universe|continuity"
)
LOOSE_FIELDS = (
    r"title|authors?|written by|posted by|warnings?|category|categories|characters?|tags?|status|published|updated"
    r"|language|series|part|chapters?|words|date|length|timeline|setting|pov"
)
# The line after which a copied page gives the story itself, and the pointer to notes elsewhere on the page.
TEXT_LABELS = r"(?:chapter|work|story) text"
POINTERS = r"\(?see the end of the (?:chapter|work|story) for (?:more |the )?(?:notes|warnings)[^\n]{0,40}\)?\.?"

# -- wording -----------------------------------------------------------------------------------------------------------

_SITE = (
    r"tumblr|twitter|ao3|archive of our own|wattpad|livejournal|dreamwidth|pillowfort|patreon|ko-?fi|discord|blue ?sky"
    r"|mastodon|instagram|facebook|goodreads|royal ?road|fanfiction\.net|ff\.?net|my (?:blog|website|newsletter)"
)
_PRAISE = r"(?:reviews?|comments?|feedback|criti(?:que|cism)s?|concrit|kudos|constructive criticism)"
_THANKS = r"(?:thanks|thank you|thank-you|thx|ty)"
_CHAPTER = r"(?:chapters?|chaps?|updates?|installments?|instalments?|fics?|one-?shots?|fanfics?|drabbles?)"

# Whoever speaks to readers says one of these, unless he is very short.
ADDRESSING = (
    r"\b(?:i|i['’]m|me|my|mine|you|your|yours|y['’]all|we|us|our|please|pls|thanks|thx|kudos)\b|https?:|\bwww\.|@\w"
)
# One of these is enough at the edge of a chapter.
TELLING = (
    (
        rf"(?:^|[.!?,;:] |\b(?:please|pls|to|and|or|do|if you|you can) )(?:leave|drop|post)"
        rf"(?: (?:me|us|a|an|your|some|any))+"
        rf" (?:\w+ )?{_PRAISE}\b"
    ),
    r"\b(?:please|pls|plz|don['’]?t forget to) (?:read and )?(?:review|comment|subscribe|kudos|r ?& ?r)\b",
    r"\bread (?:&|and) review\b|\br ?& ?r\b",
    (
        rf"\b{_PRAISE}(?: (?:and|or|&) {_PRAISE})*,?(?: (?:is|are|always|very|much|so|greatly|most|=))*"
        rf" (?:welcome|appreciated|loved|love|adored|cherished)\b"
    ),
    (
        rf"\b(?:find|follow|visit|catch|reach|scream at|yell at|talk to|chat with|come (?:and )?\w+(?: \w+)?(?: with)?)"
        rf" (?:me|us)\b.{{0,40}}?(?:{_SITE}|@\w)"
    ),
    (
        r"\bi (?:do not|don['’]?t|dont|sadly don['’]?t) own (?:any of (?:the|these|this|them|it)"
        r"|these|the (?:characters|rights|story|show|series)|(?-i:[A-Z]))"
    ),
    (
        r"\b(?:all )?(?:rights?|characters?|credits?|ownership|everything (?:else |you recognize )?)"
        r" (?:\w+ ){0,6}(?:belongs?|goes|go|remains? the property) (?:\w+ )?(?:to|of)\b"
    ),
    r"\bcharacters (?:are|is)(?: not|n['’]t) mine\b",
    r"\bnot making any (?:money|profit)\b|\bno (?:money|profit) (?:is|was) (?:being )?made\b",
    r"\bno (?:copyright )?infringement\b",
    (
        r"\bbeta(?:['’]?d|ed|-?read)?(?: and \w+)? by\b|\bun-?beta(?:['’]?d|ed)\b|\bnot beta(?:['’]?d|ed)\b|\bno beta\b"
        r"|\bmy (?:\w+ )?beta(?:s|reader| reader)?\b"
    ),
    r"\bcross-?posted\b|\bconcrit\b|\bplot bunn(?:y|ies)\b|\bhead-?canons?\b|\bfix-it fic\b",
    r"\benglish is(?:n['’]t| not) my (?:first|native|mother)\b",
    r"\b(?:all |any )?(?:remaining |other )?(?:mistakes|errors|typos)(?: are)?(?: all| my)*(?: own| mine| my own)\b",
    (
        rf"\b(?:sorry|apologies|apologize|apologise) (?:for|about)(?: the| my| such| taking)+(?: \w+){{0,2}}"
        rf" (?:delay|wait|hiatus|typos?|{_CHAPTER})\b"
    ),
    (
        rf"\b{_THANKS}(?: (?:all|everyone|everybody|you|so|very|much|guys|again|again,|so much))*,? for"
        rf" (?:reading(?! (?:it|that|them|the|my|her|his|this (?!{_CHAPTER}|far|story))\b)"
        rf"|(?:all )?(?:the|your) {_PRAISE})\b"
    ),
    r"\bdon['’]?t like,? don['’]?t read\b",
    r"\bif you (?:enjoyed|liked|loved) (?:this|the) (?:book|story|novel|chapter|fic|series)\b",
    (
        r"\bwritten (?:for|as|in response to)\b.{0,60}\b(?:prompt|challenge|exchange|fest|bingo|swap"
        r"|secret santa|big bang|week|day \d+|(?:flash |writing )?contest|zine|request)\b"
    ),
    r"\b(?:the )?(?:story |chapter |fic )?title (?:is |was |comes )?(?:taken |borrowed |stolen )?from\b",
    (
        rf"\b(?:this|the next|next|last|previous|first|new) {_CHAPTER}\b.{{0,40}}"
        r"\b(?:posted|(?:be|is) (?:up|out|short|long|posted|longer|shorter)|coming soon|out (?:soon|by|next))\b"
    ),
)
# Three of these are.
HINTING = (
    (
        r"^\W*(?:hi|hello|hey|heya|hiya|greetings|ok|so)(?: there)?,? (?:everyone|everybody|guys|y['’]all|all|readers"
        r"|folks|friends|lovelies)\b"
    ),
    rf"\b{_THANKS}\b",
    r"\bhope (?:you|y['’]all|everyone|everybody)(?: all| guys)?(?:['’]ll| have| will)? (?:enjoy|like|love)",
    r"^enjoy\b[^\n]{0,12}$|\b(?:enjoy the (?:story|chapter|fic)|happy reading)\b",
    r"\blet me know\b|\btell me what you\b",
    rf"\b(?:this|the next|next|last|previous|first|new|short|long|longer|shorter) {_CHAPTER}\b",
    r"\b(?:fan)?fics?\b|\bfan ?fiction\b|\bone-?shot\b|\bdrabble\b|\bhiatus\b|\bcanon(?:ically)?\b",
    r"(?-i:\b(?:OOC|AU|POV|WIP|OTP|OC|OCs|TBC)\b)",
    r"\b(?:posted|posting|updated?s?|updating)\b",
    r"\bi (?:wrote|started|finished|edited|posted) this\b|\bmy first (?:attempt|try|story|time writing)\b",
    r"\bwritten for\b|\binspired by\b|\bbased on\b|\bdedicated to\b",
    r"\b(?:special|many|big) thanks\b|\bshout-?outs?\b|\bcredits?\b",
    r"\b(?:readers?|reviewers?|subscribers?|followers?|commenters?)\b",
    r"\bsee you (?:all )?(?:next|soon|then|in the next)\b|\bstay tuned\b|\buntil next time\b|\btill next time\b",
    r"\b(?:subscribe|newsletter|mailing list|patrons?)\b",
    rf"\b{_PRAISE}\b",
    rf"\b(?:{_SITE})\b",
    r"\bhttps?://|\bwww\.|(?<!\w)@\w{3,}",
    r"\bspoilers?\b|\b(?:trigger|content) warnings?\b|\bprompts?\b",
    r"\bi (?:do not|don['’]?t|dont) own\b|\bi own nothing\b|\bnot mine\b|\bfor profit\b",
    r"\bword ?count\b|\bsequel\b|\bprequel\b",
)
# What a disclaimer is about; beside its label one is enough.
DISCLAIMING = (
    r"\b(?:own|owns|owned|rights?|belongs?|mine|characters?|profit|money|fiction|copyright|trademarks?|property)\b"
)
# Publishers' words. One is enough, wherever the front or the back of a book has it.
LICENSING = (
    r"\ball rights (?:are )?reserved\b",
    r"(?:©|\(c\)|\bcopyright\b)(?: ©| \(c\))?,? (?:\d{4}\b|by\b)|\bcopyright page\b",
    r"\bthis is a work of (?:fan ?)?fiction\b.{0,200}\b(?:names|resemblance|coincidental|imagination|persons)\b",
    r"\bany (?:resemblance|similarity) to\b.{0,80}\b(?:persons|people|events|living or dead)\b",
    r"\bisbn(?:-1[03])?\b[: ]*[\dx-]{6,}",
    r"\bcreative commons\b|\bcc[- ]by\b|\bgnu free documentation\b",
    r"\bno part of this (?:book|publication|work) may be\b",
    r"\bproject gutenberg\b",
)
# Whole lines that are buttons and links of a page.
BUTTONS = frozenset(
    """
    kudos|comments|comment|bookmark|bookmarks|share|subscribe|report|download|actions|top|↑ top|next chapter
    previous chapter|next|previous|← previous chapter|next chapter →|previous chapter next chapter|entire work
    chapter index|back to top|post comment|add comment|hide comments|show comments|leave a comment|review
    review this chapter|follow/favorite|follow/fav|favorite|follow|read more|continue reading|like|likes
    report abuse|report story|log in|sign up|table of contents|home|reblog|notes
    """.replace("\n", "|")
    .strip(" |")
    .replace("    ", "")
    .split("|")
)
# First words of a dedication.
DEDICATING = r"(?:for|to|dedicated to|in memory of|in loving memory of)\b"

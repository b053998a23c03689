"""Verbs that report what is said, thought, written or shown on the way, by kind and with all their forms.

Source: written for fabula from general knowledge of English fiction, 1700 to today. Licence: MIT, as the code.
"""

from __future__ import annotations

_VOWELS = frozenset("aeiou")

# lemma -> past, participle (third person and -ing follow the rule unless given in _ODD)
_IRREGULAR = {
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "speak": ("spoke", "spoken"),
    "begin": ("began", "begun"),
    "break in": ("broke in", "broken in"),
    "break out": ("broke out", "broken out"),
    "burst out": ("burst out", "burst out"),
    "cut in": ("cut in", "cut in"),
    "put in": ("put in", "put in"),
    "throw in": ("threw in", "thrown in"),
    "throw out": ("threw out", "thrown out"),
    "strike in": ("struck in", "struck in"),
    "chime in": ("chimed in", "chimed in"),
    "come back": ("came back", "come back"),
    "shoot back": ("shot back", "shot back"),
    "bite out": ("bit out", "bitten out"),
    "grind out": ("ground out", "ground out"),
    "spit out": ("spat out", "spat out"),
    "get out": ("got out", "got out"),
    "let out": ("let out", "let out"),
    "go on": ("went on", "gone on"),
    "run on": ("ran on", "run on"),
    "think": ("thought", "thought"),
    "write": ("wrote", "written"),
    "read": ("read", "read"),
    "sing": ("sang", "sung"),
    "swear": ("swore", "sworn"),
    "weep": ("wept", "wept"),
    "spit": ("spat", "spat"),
    "bid": ("bade", "bidden"),
    "foretell": ("foretold", "foretold"),
    "cry": ("cried", "cried"),
    "reply": ("replied", "replied"),
    "hear": ("heard", "heard"),
    "know": ("knew", "known"),
    "feel": ("felt", "felt"),
    "shrink": ("shrank", "shrunk"),
    "shake": ("shook", "shaken"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "quote": ("quoted", "quoted"),
    "repeat": ("repeated", "repeated"),
    "mutter": ("muttered", "muttered"),
    "interpose": ("interposed", "interposed"),
    "keep on": ("kept on", "kept on"),
    "make answer": ("made answer", "made answer"),
    "make reply": ("made reply", "made reply"),
    "forswear": ("forswore", "forsworn"),
    "mean": ("meant", "meant"),
    "understand": ("understood", "understood"),
    "dream": ("dreamed", "dreamt"),
    "find": ("found", "found"),
    "set down": ("set down", "set down"),
    "send": ("sent", "sent"),
    "bleat": ("bleated", "bleated"),
    "put": ("put", "put"),
    "get": ("got", "got"),
    "draw": ("drew", "drawn"),
    "let": ("let", "let"),
    "cut": ("cut", "cut"),
    "throw": ("threw", "thrown"),
    "forbid": ("forbade", "forbidden"),
    "withdraw": ("withdrew", "withdrawn"),
    "bethink": ("bethought", "bethought"),
    "misquote": ("misquoted", "misquoted"),
}
# Old and dialect forms: "says I", "sez he", "quoth the old man".
_ODD = {
    "say": ("sez", "sed", "saith", "sayeth", "sayest", "saidst", "says"),
    "think": ("thinks", "thinkest", "thinketh"),
    "ask": ("ast", "axed", "arst"),
    "speak": ("spake",),
    "sing": ("sung",),
    "gasp": ("gaspt",),
    "whisper": ("whispereth",),
    "answer": ("answereth",),
    "reply": ("replieth",),
}
# Forms the rules would make that nobody wrote.
_NO_FORMS = frozenset({"quoths", "quothed", "quothing"})
# The same in the past as bare: a tag all the same ("quoth he", "she read").
_UNCHANGED = frozenset(
    {"quoth", "read", "put in", "cut in", "burst out", "let out", "burst in", "read out", "read aloud"}
)
# Two syllables with the stress on the last, and single-syllable verbs, double their consonant: "quip" -> "quipped".
_DOUBLING = frozenset(
    "admit babble beg blab chat chip quip rap sob snap spit swap yap yip nag refer demur permit sum up stop transmit "
    "concur infer rebut blurt shrug nod grin gab jot pen hum drop recur run get put let cut begin".split(),
) - {"blurt", "babble", "up"}


def _regular(word: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb.

    >>> _regular("reply")
    ('replies', 'replied', 'replying')
    >>> _regular("quip")
    ('quips', 'quipped', 'quipping')
    """
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    if word.endswith("ie"):
        return word + "s", word + "d", word[:-2] + "ying"
    if word.endswith("e"):
        return word + "s", word + "d", (word if word.endswith(("ee", "oe")) else word[:-1]) + "ing"
    stem = word + word[-1] if word in _DOUBLING else word
    third = word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return third, stem + "ed", stem + "ing"


def _forms(lemma: str) -> tuple[str, ...]:
    """All forms of a verb, the lemma first; a particle stays behind ("broke in").

    >>> _forms("break in")
    ('break in', 'breaks in', 'broke in', 'breaking in', 'broken in')
    """
    verb, _, particle = lemma.partition(" ")
    third, past, gerund = _regular(verb)
    tail = f" {particle}" if particle else ""
    if lemma in _IRREGULAR:
        past, participle = _IRREGULAR[lemma]
        forms = [lemma, third + tail, past, gerund + tail, participle]
    elif verb in _IRREGULAR:
        past, participle = (form + tail for form in _IRREGULAR[verb])
        forms = [lemma, third + tail, past, gerund + tail, participle]
    else:
        forms = [lemma, third + tail, past + tail, gerund + tail]
    return tuple(dict.fromkeys([*forms, *_ODD.get(lemma, ())]))


def _table(lemmas: str) -> dict[str, str]:
    """Form -> lemma, for lemmas set apart by commas."""
    listed = [" ".join(lemma.split()) for lemma in lemmas.split(",")]
    table = {form: lemma for lemma in listed if lemma for form in _forms(lemma)}
    return {form: lemma for form, lemma in table.items() if form not in _NO_FORMS}


def past_forms(table: dict[str, str]) -> frozenset[str]:
    """Forms that can head a tag in the past or present: no bare lemma, no -ing.

    >>> "said" in past_forms(SAY), "saying" in past_forms(SAY)
    (True, False)
    """
    return frozenset(
        form
        for form, lemma in table.items()
        if form in _UNCHANGED or (form != lemma and not form.split()[0].endswith("ing"))
    )


# The plain verbs: a tag with one of them is a tag.
SAY = _table("say, speak, remark, observe, state, tell, quoth, mention, comment, utter, note, put, relate, report")

ASK = _table(
    """ask, inquire, enquire, question, query, demand, request, beg, beseech, implore, entreat, plead, wonder,
    appeal, interrogate, quiz, pray, petition, press, probe, challenge, solicit, invite, ask again, coax,
    wheedle""",
)

REPLY = _table(
    """reply, answer, return, respond, retort, rejoin, riposte, counter, rebut, reciprocate, come back, shoot back,
    call     back, snap back, make answer, make reply, parry, acquiesce, concur, agree, assent, concede, admit,
    allow, acknowledge, own, confess, deny, contradict, disagree, object, protest, remonstrate, expostulate,
    demur, refuse, refute, argue, dispute, grant, echo, repeat, affirm, confirm""",
)

EXCLAIM = _table(
    """exclaim, cry, cry out, ejaculate, shout, shout out, call, call out, yell, scream, shriek, screech, bellow,
    roar, bawl, howl, holler, hail, thunder, boom, cheer, whoop, hoot, squeal, squeak, squawk, wail, blurt,
    blurt out, burst     out, break out, burst forth, vociferate, bark, bark out, storm, rage, rave, rant, rail,
    explode, erupt, trumpet, crow, cheep, yelp, yap, clamour, clamor, apostrophise, apostrophize, hallo, halloo,
    hurrah, trill, squall, sing     out""",
)

WHISPER = _table(
    """whisper, murmur, mutter, mumble, breathe, sigh, sob, moan, groan, grumble, growl, snarl, hiss, croak, rasp,
    wheeze, gasp, pant, gulp, choke, choke out, splutter, sputter, stutter, stammer, falter, quaver, quiver,
    quake, tremble, whimper, whine, weep, blubber, snivel, sniffle, sniff, snort, grunt, purr, coo, drawl, lisp,
    slur, drone, croon, intone, chant, sing, hum, trill, pipe, pipe up, chirp, chirrup, twitter, cackle, chuckle,
    giggle, titter, snicker, snigger, rumble, gabble, gibber, babble, prattle, prate, chatter, jabber, burble,
    gurgle, bleat, cluck, quack, neigh, bray, spit, spit out, bite out, grind out, get out, let out, mouth,
    simper, grit out, gush, enthuse, effuse, maunder, husk, wheedle, keen, lament, mewl, mew, yawn, hiccup,
    hiccough""",
)

CONTINUE = _table(
    """continue, go on, run on, resume, add, proceed, begin, commence, start, conclude, finish, end, interrupt,
    interject, interpose, intervene, interpolate, break in, burst in, cut in, put in, throw in, strike in, chime
    in, chip in, join in, pursue, follow, persist, repeat, reiterate, recommence, subjoin, append, close,
    continue on, carry on, keep on, hasten to say, pause, hesitate, open, complete, amend, correct, correct
    himself, stop, venture, hazard, ramble on""",
)

ASSERT = _table(
    """declare, assert, announce, aver, avow, avouch, asseverate, maintain, insist, claim, contend, proclaim,
    pronounce, profess, protest, swear, vow, promise, pledge, assure, guarantee, warrant, testify, certify,
    attest, affirm, emphasise, emphasize, stress, reveal, disclose, divulge, confide, inform, notify, explain,
    expound, elucidate, clarify, describe, recount, narrate, recite, quote, cite, read, read out, read aloud,
    dictate, recollect, remember, recall, reflect, reason, theorise, theorize, speculate, suppose, surmise,
    guess, estimate, calculate, conjecture, suggest, hint, imply, insinuate, intimate, propose, offer,
    volunteer, submit, opine, judge, pontificate, lecture, preach, moralise, moralize, philosophise,
    philosophize, predict, prophesy, foretell, forecast, warn, caution, remind, advise, counsel, recommend,
    urge, exhort, encourage, comfort, console, soothe, reassure, placate, boast, brag, vaunt, exult, gloat,
    rejoice, marvel, muse, ruminate, soliloquise, soliloquize, drawl, translate, interpret, specify, prompt,
    hedge, summarise, summarize, sum up, decide, determine, resolve, correct, enunciate, articulate, stipulate,
    digress, elaborate, generalise, generalize, quibble, equivocate, temporise, temporize, lie, pretend, bluff,
    joke, jest, quip, banter, tease, rally, pun, mock, taunt, jeer, scoff, sneer, deride, ridicule, gibe, jibe,
    twit, needle, wisecrack""",
)

COMMAND = _table(
    """order, command, direct, instruct, bid, charge, summon, beckon, dismiss, forbid, prohibit, enjoin, adjure,
    conjure, signal, prompt, urge, warn, threaten, menace""",
)

FEELING = _table(
    """complain, grouse, gripe, grumble, fret, fume, fuss, nag, scold, chide, rebuke, reprove, reproach, reprimand,
    upbraid, berate, admonish, accost, address, accuse, blame, condemn, curse, damn, swear, blaspheme, lament,
    bewail, mourn,
    regret, apologise, apologize, excuse, thank, bless, greet, welcome, hail, salute, toast, congratulate,
    compliment, praise, approve, applaud, commend, flatter, gush, bristle, snap, snap out, bluster, rap out,
    flash, fire up, flare, flare     up, rasp, ridicule, scoff, sneer, deprecate, deplore, condole, sympathise,
    sympathize, commiserate, moan, despair""",
)

# Faces and gestures that stand where a verb of saying could: "“Never,” smiled Tom." Weaker evidence than the above.
BEAT = _table(
    """smile, laugh, grin, beam, smirk, frown, scowl, glare, nod, shrug, wink, blush, grimace, wince, pout, leer,
    blink, shudder, shiver, start, gape, stare, gesture, point, bow, curtsy, curtsey, flush, brighten, tremble,
    toss""",
)

THINK = _table(
    """think, muse, reflect, wonder, ponder, meditate, cogitate, ruminate, consider, reason, speculate, surmise,
    suppose, guess, conjecture, decide, resolve, determine, conclude, realise, realize, remember, recollect,
    recall, soliloquise, soliloquize, fancy, imagine, dream, mean, know, feel, hope, wish, believe, understand,
    calculate, argue, pray""",
)
# Verbs of THINK that report nothing but thought when they stand as a tag; the others may be said aloud.
THINK_ONLY = _table("think, ponder, meditate, cogitate, ruminate, fancy, imagine, dream, realise, realize, bethink")

WRITE = _table(
    """write, scrawl, scribble, pen, pencil, type, text, telegraph, wire, cable, sign, inscribe, note, print, run,
    read, dictate, jot, jot down, set down, message, email, post""",
)

# What is read or sung has a title: "reading “The Owl”".
READING = frozenset(_table("read, read out, read aloud, sing, quote, recite, hum, chant, whistle"))

# Everything that can head the tag of a spoken quotation, form -> lemma.
SPEECH_VERBS: dict[str, str] = {
    **FEELING,
    **COMMAND,
    **ASSERT,
    **CONTINUE,
    **WHISPER,
    **EXCLAIM,
    **REPLY,
    **ASK,
    **SAY,
}
SPEECH_FORMS = frozenset(SPEECH_VERBS)
# Single words only, in the forms that head a tag; what most rules ask.
SPEECH_TAG_FORMS = frozenset(form for form in past_forms(SPEECH_VERBS) if " " not in form)
# So plain that beside a quotation nothing else can be meant.
CORE_SPEECH_FORMS = frozenset(
    form
    for form, lemma in {**CONTINUE, **EXCLAIM, **REPLY, **ASK, **SAY}.items()
    if form in SPEECH_TAG_FORMS
    and lemma
    in {
        "say", "ask", "reply", "answer", "cry", "exclaim", "remark", "observe", "inquire", "enquire", "return",
        "respond", "retort", "rejoin", "add", "continue", "shout", "call", "demand", "repeat", "interrupt", "quoth",
        "tell",
    }
)  # fmt: skip
THINK_TAG_FORMS = frozenset(form for form in past_forms(THINK) if " " not in form)
THINK_ONLY_FORMS = frozenset(form for form in past_forms(THINK_ONLY) if " " not in form)
WRITE_TAG_FORMS = frozenset(form for form in past_forms(WRITE) if " " not in form)

# What is said, by its noun: "with a cry of “Fire!”", "the words “I will”".
SPEECH_NOUNS = frozenset(
    """cry cries shout shouts exclamation exclamations answer answers reply replies question questions remark remarks
    voice voices whisper whispers words scream screams ejaculation ejaculations murmur murmurs call calls response
    rejoinder retort observation summons greeting farewell greetings yell yells roar order orders command
    commands prayer prayers speech oath oaths comment comments chorus declaration declarations injunction injunctions
    reasoning language complaint complaints reproach reproaches amendment warning warnings advice protest protests
    suggestion suggestions conclusion verdict apology explanation communication inquiry inquiries enquiry enquiries
    welcome objection objections assurance assurances""".split(),
)
# What a speaker is known by: "said the telephone, in Ada's voice".
VOICE_NOUNS = frozenset("voice voices tone tones accents".split())
# "She began again.": what follows on a new line is hers.
ANNOUNCING = frozenset(
    {"begin", "recommence", "resume", "continue", "interpose", "interrupt", "add", "speak", "cry", "exclaim", "repeat"}
)
WRITING_NOUNS = frozenset(
    """letter letters note notes telegram telegrams message messages inscription placard sign signboard card postcard
    notice notices advertisement paper papers paragraph headline headlines diary journal entry label envelope
    postscript document will manuscript page pages lines words sentence poster bill handbill tablet epitaph tombstone
    plate doorplate billet missive epistle scroll parchment text email e-mail despatch dispatch wire cable
    memorandum address heading title""".split(),
)
# What may be copied out whole: "she sent this note:".
LETTER_NOUNS = frozenset(
    """letter letters note notes telegram telegrams message postcard card billet missive epistle
    despatch dispatch wire cable email wrote writes written""".split(),
)

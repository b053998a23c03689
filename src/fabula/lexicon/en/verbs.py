"""Forms of English verbs: the irregular ones, and what a regular form may be a form of.

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

import re

# Lemma, past and participle where they are not made with -ed; "/" between forms of which both are in use.
_IRREGULAR = """
arise arose arisen; awake awoke/awaked awoken; be was/were been; bear bore borne/born; beat beat beaten;
become became become; befall befell befallen; beget begot/begat begotten; begin began begun; behold beheld beheld;
bend bent bent; beseech besought besought; beset beset beset; bet bet bet; bid bade/bid bidden/bid; bind bound bound;
bite bit bitten; bleed bled bled; blow blew blown; break broke broken; breed bred bred; bring brought brought;
build built built; burn burnt burnt; burst burst burst; buy bought bought; cast cast cast; catch caught caught;
choose chose chosen; cleave clove/cleft cloven/cleft; cling clung clung; come came come; cost cost cost;
creep crept crept; cut cut cut; deal dealt dealt; dig dug dug; do did done; draw drew drawn; dream dreamt dreamt;
drink drank drunk/drunken; drive drove/drave driven; dwell dwelt dwelt; eat ate eaten; fall fell fallen; feed fed fed;
feel felt felt; fight fought fought; find found found; flee fled fled; fling flung flung; fly flew flown;
forbear forbore forborne; forbid forbade/forbad forbidden; foresee foresaw foreseen; foretell foretold foretold;
forget forgot forgotten; forgive forgave forgiven; forsake forsook forsaken; forswear forswore forsworn;
freeze froze frozen; get got got/gotten; give gave given; go went gone; grind ground ground; grow grew grown;
hang hung hung; have had had; hear heard heard; hew hewed hewn; hide hid hidden/hid; hit hit hit; hold held held;
hurt hurt hurt; keep kept kept; kneel knelt knelt; knit knit knit; know knew known; lay laid laid; lead led led;
lean leant leant; leap leapt leapt; learn learnt learnt; leave left left; lend lent lent; let let let; lie lay lain;
light lit lit; lose lost lost; make made made; mean meant meant; meet met met; mislay mislaid mislaid;
mislead misled misled; mistake mistook mistaken; misunderstand misunderstood misunderstood; mow mowed mown;
outdo outdid outdone; overcome overcame overcome; overdo overdid overdone; overhear overheard overheard;
overtake overtook overtaken; overthrow overthrew overthrown; pay paid paid; put put put; read read read;
rend rent rent; repay repaid repaid; rid rid rid; ride rode ridden; ring rang rung; rise rose risen; run ran run;
saw sawed sawn; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set set set;
sew sewed sewn; shake shook shaken; shed shed shed; shine shone shone; shoe shod shod; shoot shot shot;
show showed shown; shrink shrank/shrunk shrunk/shrunken; shut shut shut; sing sang/sung sung;
sink sank/sunk sunk/sunken;
sit sat sat; slay slew slain; sleep slept slept; slide slid slid; sling slung slung; slink slunk slunk; slit slit slit;
smell smelt smelt; smite smote smitten; sow sowed sown; speak spoke/spake spoken; speed sped sped; spell spelt spelt;
spend spent spent; spill spilt spilt; spin spun/span spun; spit spat spat; split split split; spoil spoilt spoilt;
spread spread spread; spring sprang/sprung sprung; stand stood stood; steal stole stolen; stick stuck stuck;
sting stung stung; stink stank stunk; strew strewed strewn; stride strode stridden; strike struck struck/stricken;
string strung strung; strive strove striven; swear swore sworn; sweep swept swept; swell swelled swollen;
swim swam/swum swum; swing swung swung; take took taken; teach taught taught; tear tore torn; tell told told;
think thought thought; thrive throve thriven; throw threw thrown; thrust thrust thrust; tread trod trodden;
undergo underwent undergone; understand understood understood; undertake undertook undertaken; undo undid undone;
upset upset upset; wake woke woken; wear wore worn; weave wove woven; weep wept wept; win won won; wind wound wound;
withdraw withdrew withdrawn; withhold withheld withheld; withstand withstood withstood; wring wrung wrung;
write wrote written
"""

IRREGULAR_FORMS: dict[str, str] = {}
"""Past or participle → lemma; of two lemmas with one form the first in the list counts."""
for _row in _IRREGULAR.replace("\n", " ").split(";"):
    _lemma, _past, _participle = _row.split()
    for _form in (*_past.split("/"), *_participle.split("/")):
        IRREGULAR_FORMS.setdefault(_form, _lemma)

_ENDS_IN_E = frozenset("ache cache shoe canoe hoe toe axe douche".split())
_WITH_ING = {"lying": "lie", "dying": "die", "tying": "tie", "untying": "untie", "vying": "vie", "belying": "belie"}

# Ends of stems that no -e follows but in few verbs: "remember", "listen", "open", "answer".
_NO_E = re.compile(
    r"(?:er|en|on|om|ow|aw|ew|ay|ey|oy|ck|ll|ss|sh|[^t]ch|tch|nt|nd|rd|rt|lt|pt|ct|mp|rk|lk|nk|ld|wn|rn|rm|ft|sk|ff|x"
    r"|[aeo][aeiou][dklmnprt]|ou[rt])$"
)
_WITH_E = frozenset(
    """
    interfere adhere persevere revere cohere postpone condone atone intervene convene tone stone phone telephone hone
    owe awe ache cache please tease cease release increase crease grease raise praise appraise browse arouse rouse
    house blouse souse carouse create recreate procreate become overcome welcome come
    """.split()
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_DOUBLE = frozenset("add egg err purr burr whirr ebb butt".split())
# "mak", "hop": of a verb in one syllable the last letter would be doubled, were there no -e.
_SHORT = re.compile(r"^[^aeiou]*(?:qu)?[aeiouy][^aeiouwxy]$")
_ONLY_WITH_E = re.compile(r"(?:v|u|c|z|dg)$")
# Ends of stems that -e follows more often than not: "manage", "settle", "describe".
_OFTEN_E = re.compile(
    r"(?:[aeiou]g|[bcdfgkpstz]l|[^aeiouslc]s|ng|rg|[aeiou]s|ut|at|ur|ir|or|ar|in|im|id|od|ud|ak|ok|ik|ib)$"
)


def verb_lemma(form: str, tag: str, guess: str) -> str:
    """The lemma of a form of a verb: the guess where it may be right, else what the form is made from.

    >>> verb_lemma("heard", "VBD", "hea"), verb_lemma("answered", "VBD", "answere"), verb_lemma("used", "VBD", "use")
    ('hear', 'answer', 'use')
    >>> verb_lemma("stopped", "VBD", "stopp"), verb_lemma("cries", "VBZ", "crie"), verb_lemma("making", "VBG", "mak")
    ('stop', 'cry', 'make')

    Args:
        form: as it stands.
        tag: of the Penn Treebank.
        guess: a lemma somebody holds for it.
    """
    word = form.lower()
    if tag in {"VBD", "VBN"} and word in IRREGULAR_FORMS:
        return IRREGULAR_FORMS[word]
    if tag == "VBG" and word in _WITH_ING:
        return _WITH_ING[word]
    made_from = _made_from(word, tag)
    return guess if not made_from or guess.lower() in made_from else made_from[0]


def _made_from(word: str, tag: str) -> list[str]:
    """Lemmas that a regular form can be made from, the likeliest first; none for a form that shows none."""
    if tag == "VBZ" and word.endswith("s") and len(word) > 3 and not word.endswith("ss"):
        if word.endswith("ies") and len(word) > 4:
            return [word[:-3] + "y"]
        if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
            return [word[:-1]] if word[:-1] in _ENDS_IN_E else [word[:-2]]
        return [word[:-1], word[:-2]] if word.endswith("uses") else [word[:-1]]
    end = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}.get(tag)
    if end is None or not word.endswith(end) or len(word) < len(end) + 2:
        return []
    stem = word[: -len(end)]
    if tag != "VBG" and stem.endswith("i") and len(stem) > 2:
        return [stem[:-1] + "y"]
    if not re.search(r"[aeiouy]", stem):
        return []
    if _DOUBLED.search(stem) and stem not in _DOUBLE:
        return [stem[:-1]]
    if stem.endswith(("ll", "ick")) and len(stem) > 4:  # "travelled", "picnicked" are written both ways
        return [stem, stem[:-1]]
    if stem + "e" in _WITH_E or _SHORT.search(stem) or _ONLY_WITH_E.search(stem):
        return [stem + "e"]
    if _NO_E.search(stem):
        return [stem]
    return [stem + "e", stem] if _OFTEN_E.search(stem) else [stem, stem + "e"]

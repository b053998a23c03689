"""Nouns that stand for people: by nature, office, trade or relation; and nouns for groups.

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

_HE = """man boy gentleman lad fellow chap husbandman sir nobleman clergyman footman coachman postman policeman
fisherman sailor soldier workman tradesman countryman madman huntsman horseman cabman foreman salesman
watchman boatman ferryman woodman seaman midshipman frenchman englishman irishman scotchman dutchman chinaman
spaniard welshman statesman sportsman guardsman nobleman youth bachelor friar monk priest bishop archbishop
abbot king prince duke earl count baron lord knight squire emperor waiter butler groom valet page porter
landlord host headmaster schoolmaster master stepfather parson curate vicar rector dean sexton blacksmith
boatswain beau suitor father bridegroom heir chamberlain wizard sorcerer kinsman policeman yeoman constable
gamekeeper ploughman chairman alderman sultan actor shopman churchman hangman milkman bridegroom schoolboy
knave ogre giant ploughboy stable-boy errand-boy pageboy gentleman-usher batman doorman barman henchman"""
_SHE = """woman girl lady lass gentlewoman maid housemaid parlourmaid parlormaid kitchenmaid chambermaid dairymaid
nursemaid lady's-maid housekeeper-woman governess schoolmistress mistress hostess landlady actress waitress
nun abbess queen princess duchess countess baroness empress marchioness heiress widow spinster wench damsel
maiden matron laundress seamstress dressmaker milliner charwoman washerwoman midwife witch sorceress goddess
nymph fairy lady-in-waiting schoolgirl barmaid milkmaid maidservant maid-servant sempstress stewardess
songstress enchantress dowager belle frenchwoman englishwoman irishwoman scotchwoman noblewoman countrywoman
priestess authoress"""
_EITHER = """person servant stranger friend companion guest visitor doctor physician surgeon nurse teacher tutor pupil
student scholar lawyer attorney solicitor barrister judge magistrate captain colonel major general admiral
lieutenant sergeant corporal officer inspector detective professor author poet writer painter artist musician
singer dancer player cook driver chauffeur clerk secretary shopkeeper innkeeper baker butcher grocer carpenter
tailor shoemaker cobbler gardener farmer labourer laborer miller shepherd hunter beggar thief robber burglar
murderer criminal convict prisoner gaoler jailer keeper guard sentinel messenger traveller traveler passenger
pilgrim wanderer peasant villager neighbour neighbor enemy rival foe lover sweetheart creature child infant
baby kid orphan invalid patient adult conductor guide agent banker merchant dealer tenant lodger boarder
employer employee apprentice assistant attendant governor president mayor minister ambassador consul chief
leader commander executioner witness victim hero heroine villain rogue rascal scoundrel wretch fool idiot
lunatic genius saint sinner angel devil ghost spectre spirit preacher chaplain missionary deacon housekeeper
hermit cousin caller newcomer intruder speaker hearer listener reader narrator philosopher historian scientist
engineer chemist architect sculptor editor journalist reporter publisher printer bookseller librarian
postmaster postmistress station-master ticket-collector bookkeeper cashier coroner juror juryman foreigner
native american german italian indian russian scoundrel spy traitor rebel captive slave negro gipsy gypsy
tramp vagabond monster coward bully dandy coquette flirt wit bore gossip hostler ostler boots usher novelist
astronomer gentlefolk gravedigger undertaker concierge cabby turnkey warder hawker pedlar peddler manager
overseer bailiff steward superintendent commissioner pilot mate skipper helmsman private recruit veteran
prefect proprietor proprietress partner colleague comrade bystander onlooker spectator accomplice adversary
antagonist benefactor benefactress patron patroness host sufferer speaker penitent worshipper monarch
sovereign tyrant usurper ruler subject citizen burgess voter candidate senator deputy"""
_PLURAL = """men boys gentlemen lads fellows chaps women girls ladies lasses maids persons people servants strangers
friends companions guests visitors doctors nurses teachers pupils students lawyers officers soldiers sailors
policemen detectives children infants babies farmers labourers peasants villagers neighbours neighbors enemies
rivals lovers passengers travellers prisoners guards clerks workmen footmen clergymen gipsies gypsies folk
folks others two three youths young-ladies sisters brothers parents daughters sons cousins jurors jurymen
players singers dancers constables inspectors gentlefolk creatures wretches rascals fools waiters porters
foreigners natives englishmen frenchmen maidens schoolboys schoolgirls beggars thieves robbers murderers
courtiers nobles lords knights merchants tenants lodgers officers captains colonels generals heirs couple pair"""
_GROUP = """crowd mob party company family household jury audience congregation regiment troop band gang crew assembly
committee multitude throng pair couple trio group police public choir"""

# Noun → (pronoun set or None, number).
ROLES: dict[str, tuple[str | None, str]] = {
    **dict.fromkeys(_EITHER.split(), (None, "singular")),
    **dict.fromkeys(_HE.split(), ("he", "singular")),
    **dict.fromkeys(_SHE.split(), ("she", "singular")),
    **dict.fromkeys(_PLURAL.split(), (None, "plural")),
    **dict.fromkeys(_GROUP.split(), (None, "plural")),
}
for _word in (
    "two",
    "three",
    "others",
    "party",
    "subject",
    "company",
    "family",
    "public",
    "band",
    "pair",
    "bore",
    "wit",
    "page",
):
    ROLES.pop(_word, None)
ROLES["party"] = (None, "plural")
ROLES["family"] = (None, "plural")

GROUPS = frozenset(_GROUP.split()) & ROLES.keys()

# So plain that they tell nobody apart: "the man" is whoever was last called one.
PLAIN = frozenset(
    """
    man woman boy girl lady gentleman child person fellow friend stranger creature companion lad chap youth lass
    baby visitor guest wretch lover host hostess
    """.split()
)
# "the ladies" are whoever is there.
PLAIN_PLURALS = frozenset(
    """
    men women boys girls ladies gentlemen children people persons fellows friends strangers creatures companions lads
    guests visitors lovers others sisters brothers parents couple pair two three party company family
    """.split()
)

# What speaks and is nobody: somebody else is heard in it.
VOICES = frozenset(
    """
    voice voices echo telephone phone radio wireless receiver intercom loudspeaker television gramophone recording
    recorder microphone megaphone machine table door wall letter note notice sign label card telegram newspaper paper
    book latter former other same words tone whisper reply answer one speech thing
    """.split()
)

# Nouns and words cut off from theirs that bring nobody new: whom they mean, the words before say.
NO_PERSON = frozenset(
    """
    former latter other others same one ones another reader somebody anybody nobody everybody someone anyone everyone
    a an the
    """.split()
)

# Nouns of a tag that mean whoever did not speak last: "said the other".
WHO_ANSWERS = frozenset(["other"])

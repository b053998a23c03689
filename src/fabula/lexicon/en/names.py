"""Capitalised words that are no people, and words that make a name a place, a body of people or a ship.

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    """.split()
)
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
FEASTS = frozenset(
    """
    christmas easter michaelmas lent whitsuntide midsummer advent sabbath candlemas halloween eve yuletide lammas
    epiphany passover
    """.split()
)

_NATIONS = """
    english french german italian spanish irish scotch scottish welsh dutch russian american indian chinese greek
    roman latin turkish swiss austrian prussian european christian catholic protestant jewish jew jews british
    englishman frenchman african asian egyptian persian arab arabic hebrew portuguese polish hungarian swedish
    norwegian danish flemish norman saxon celtic bohemian methodist puritan presbyterian anglican mohammedan
    muslim hindu buddhist tory whig radical liberal conservative socialist republican democrat victorian
    georgian gothic japanese canadian australian mexican cockney londoner parisian venetian florentine americans
    germans italians frenchmen englishmen russians romans greeks indians turks christians catholics spaniards
    tuscan etruscan byzantine protestants negro negroes moor moors englishwoman frenchwoman spaniard turk dane
    swede dutchman scotchman irishman teuton teutonic slav semitic oriental yankee creole baptist quaker jesuit
    imperial
    """
NATIONS = frozenset(_NATIONS.split())

# Called upon, sworn by, or worshipped: no member of a cast by that alone.
OATHS = frozenset(
    """
    god heaven heavens lord christ jesus providence devil almighty gad jove goodness gracious hell satan saviour
    creator maker deity fate nature fortune omnipotence egad gawd lor lawks zounds damn dieu ciel gott himmel
    scripture bible gospel god's trinity ghost virgin madonna muse cupid venus allah
    """.split()
)

_SMALL_WORDS = """
    a an the this that these those my your his her its our their mine thine yours hers ours theirs i we you he she
    it they me him us them thou thee thy ye who whom whose which what when where why how whether if unless until
    till since because although though while whilst as than so but and or nor for yet not no yes yea eh na ee aw nay aye
    ay never ever always often sometimes seldom perhaps maybe probably possibly certainly surely indeed truly
    really actually well oh ah alas o ha hey hallo hullo hello hush pshaw psha pooh bah fie tut nonsense good
    bad great little much many more most some any each every either neither both all none one two three four
    five six seven eight nine ten first second third last next other another such same own only just even still
    also too very quite rather almost already now then there here hence thence thus therefore however
    nevertheless notwithstanding moreover besides again once twice soon presently suddenly at by in of on to up
    off out from into upon with without within about above across after against along among amongst around
    before behind below beneath beside between beyond down during except like near over past round through
    throughout toward towards under is am are was were be been being do does did done doing have has had having
    can could may might must shall should will would let go come came went gone say said says see look think
    thought know tell take give make get keep stop wait listen hear believe suppose thank pray please excuse
    pardon forgive welcome farewell adieu goodbye bye ought need dare used everything something nothing anything
    everybody somebody nobody anybody everyone someone anyone whatever whoever whichever whenever wherever
    instead together apart away back forward home today tomorrow yesterday tonight morning evening afternoon
    night day week month year time times chapter book part volume section contents preface introduction epilogue
    prologue end finis note letter illustration mr mrs dear sir madam ma'am miss ladies gentlemen poor old young
    new true false right wrong sure certain half everywhere nowhere somewhere later sooner early late long short
    few several enough less least better best worse worst bless curse confound hang dash fancy imagine consider
    remember forget meanwhile hitherto afterwards ere lest 'tis 'twas ’tis ’twas tis twas o'clock per via ditto
    ibid viz etc i.e e.g non et les des un une der die das il do n't not n’t 's ’s 'll ’ll 've ’ve 're ’re 'd ’d
    'm ’m don doesn didn isn wasn couldn wouldn shouldn hasn hadn won ain aren weren cannot ll ve re
    """
# Numbers are names in some worlds ("said Seven"): judged by their use, like words that are both.
NUMBERS = frozenset("two three four five six seven eight nine ten".split())
# Old words that like to begin a sentence right before a name: "Quoth Ada", "Lo, Ada".
_OLD_WORDS = """
    quoth spake forsooth lo hath doth thereupon whereupon behold methinks verily mayhap perchance peradventure whence
    hither thither withal hooray hurrah hurray huzza bravo
"""
SMALL_WORDS = frozenset((_SMALL_WORDS + _OLD_WORDS).split()) - NUMBERS

# "your Majesty", "her Ladyship": spoken to or of somebody, never a name.
HONOURS = frozenset(
    """
    majesty majesties ladyship ladyships lordship lordships highness honour honor grace worship excellency
    eminence holiness reverence esq esquire o'clock ma'am ma
    """.split()
)
# Endings of words for things thought or done, which a book may write with a capital: "Imperialism", "Derision".
ABSTRACT_ENDINGS = tuple("tion sion ness ism ity ment ance ence ship hood tude logy graphy ics ing".split())

NOT_NAMES = HONOURS | SMALL_WORDS | MONTHS | DAYS | FEASTS | NATIONS | OATHS

# First names, as a sign that a capitalised word is a person; never of which pronouns (that the text must say).
_FIRST_NAMES = """
    abel abigail abraham ada adam adela adelaide adele adrian agatha agnes alan albert alexander alfred algernon
    alice alison alma amanda ambrose amelia amos amy andrew angela angelo anna annabel annabella anne annie
    anthony antonia arabella archibald arnold arthur aubrey august augusta augustus aurora barbara barnaby
    bartholomew basil beatrice belinda benedict benjamin bernard bertha bertram bessie betsy betty blanche brian
    bridget bruno caleb camilla carl carlo carmen carol caroline carrie caspar cassandra catherine cecil cecilia
    cecily celia charles charlie charlotte chester chloe christian christina christopher clara clarence clarissa
    claude clement clementina colin conrad constance cora cordelia cornelia cornelius crispin cuthbert cynthia
    cyril daisy daniel daphne david deborah delia denis diana dick dinah dolly dominic donald dora dorcas doris
    dorothea dorothy duncan eben ebenezer edgar edith edmund edward edwin effie elaine eleanor elias elijah
    elinor elisha eliza elizabeth ella ellen elsie emilia emily emma enid enoch eric ernest esther ethel eugene
    eugenia eunice eustace eva evan evelina eveline evelyn ezra fanny felicia felix ferdinand flora florence
    frances francis frank franz fred frederica frederick fritz gabriel gabrielle geoffrey george georgiana
    gerald geraldine gertrude gideon gilbert giles gladys godfrey gordon grace gracie gregory greta gustav guy
    gwendolen hannah hans harold harriet harry hector helen helena henrietta henry herbert hermann hermione
    hester hilary hilda hiram horace horatio howard hubert hugh hugo humphrey ida ignatius imogen irene iris
    isaac isabel isabella isaiah ivan ivy jabez jack jacob jake james jane janet jasper jean jemima jenny
    jeremiah jeremy jerome jerry jessica jessie jim joan job joe johanna john jonas jonathan joseph josephine
    joshua josiah joy joyce judith julia julian juliana juliet julius justin karl kate katharine katherine
    kathleen keith kenneth kitty lancelot laura laurence lavinia lawrence leah leila lena leo leonard leonora
    leopold leslie letitia lewis lilian lily linda lionel lizzie lizzy lorenzo lottie louis louisa lucia lucian
    lucien lucilla lucius lucy luke lydia mabel madeleine madge maggie magnus malcolm marcella marcus margaret
    margery maria marian marianne marie marion marjorie mark marmaduke martha martin mary matilda matthew maud
    maurice max maxwell may melissa mercy michael mildred millicent millie milly minna minnie miranda miriam
    mirabel mollie molly monica mordecai morris moses muriel myra nancy naomi nathan nathaniel ned nell nellie
    nelly nicholas nigel noah noel nora norah norman octavia octavius olga olive oliver olivia ophelia orlando
    oscar osmond oswald otto owen pamela patience patricia patrick patty paul paula pauline peggy penelope
    percival percy peter philip phoebe phyllis pierre polly priscilla prudence quentin rachel ralph randolph
    raymond rebecca reginald reuben rhoda richard robert robin roderick rodney roger roland rosa rosalie
    rosalind rosamond rose rosetta rosie rowland roy rufus rupert ruth sabina sally samson samuel sarah saul
    sebastian selina seth sibyl sidney sigismund silas silvia simon solomon sophia sophie sophy stanley stella
    stephen steven susan susanna sybil sydney sylvia ted teresa tess thaddeus theodora theodore theodosia
    theresa thomas timothy tobias toby tom tommy tony ursula valentine vera vernon veronica victor victoria
    vincent viola violet virginia vivian walter wilfred wilhelm wilhelmina will william willy winifred winnie
    zachary pansy tillie lacie flossie dulcie
    """
FIRST_NAMES = frozenset(_FIRST_NAMES.split())

# Months and others that are also first names when the text treats them so.
DOUBLE = frozenset(
    ["may", "june", "april", "august", "will", "grace", "faith", "hope", "mark", "bill", "rose", "violet"]
)

_FACILITIES = """
    street road lane square place terrace crescent avenue row alley court buildings gardens gate house hall park
    abbey castle cottage lodge manor grange rectory vicarage parsonage priory church chapel cathedral bridge
    station hotel inn tavern theatre theater museum palace tower prison mill farm school college hospital
    mansion villa barracks club library pump-room rooms market exchange bank cloister convent monastery garden
    wood woods mews embankment arms hostel pension pensione office opera gallery academy university inn quay
    pier circus chambers wharf temple
    """
_LANDS = """
    hill hills mountain mountains mount valley vale river lake sea ocean bay island islands isle forest heath moor
    moors downs coast cape cliff cliffs common fields field brook cove desert plain shore beach head north south
    east west channel straits falls point heights creek pond pass peak dale glen bosphorus atlantic pacific
    mediterranean
    """
_TOWNS = """county shire city town village parish kingdom republic empire province district"""
PLACE_HEADS: dict[str, str] = {
    **dict.fromkeys(_FACILITIES.split(), "FAC"),
    **dict.fromkeys(_LANDS.split(), "LOC"),
    **dict.fromkeys(_TOWNS.split(), "GPE"),
}
# Before a name: "Lake Como", "Mount Etna", "River Arno", "Port Royal", "North Hanger".
PLACE_OPENERS: dict[str, str] = {
    "lake": "LOC",
    "mount": "LOC",
    "river": "LOC",
    "cape": "LOC",
    "port": "GPE",
    "fort": "FAC",
    "hotel": "FAC",
    "isle": "LOC",
    "villa": "FAC",
    "castle": "FAC",
    "piazza": "FAC",
    "palazzo": "FAC",
    "via": "FAC",
    "rue": "FAC",
    "north": "LOC",
    "south": "LOC",
    "east": "LOC",
    "west": "LOC",
    "upper": "FAC",
    "lower": "FAC",
    "great": "LOC",
    "new": "GPE",
    "santa": "FAC",
    "san": "FAC",
    "château": "FAC",
    "chateau": "FAC",
    "monte": "LOC",
    "val": "LOC",
}

# Well-known places, so that one mention is enough.
_PLACES = """
    london england scotland ireland wales britain france italy germany spain russia europe asia africa america india
    china egypt greece turkey austria prussia switzerland holland belgium portugal sweden norway denmark paris
    rome florence venice naples vienna berlin dublin edinburgh oxford cambridge bath brighton liverpool
    manchester birmingham bristol york yorkshire kent surrey sussex hampshire devonshire dorset dorsetshire
    somersetshire somerset derbyshire hertfordshire lancashire lincolnshire norfolk suffolk essex cornwall
    shropshire cheshire gloucestershire wiltshire northamptonshire oxfordshire cumberland westmoreland hungary
    poland bombay calcutta jamaica boston chicago york philadelphia washington virginia canada australia athens
    jerusalem constantinople geneva milan genoa madrid lisbon piccadilly westminster chelsea greenwich richmond
    windsor gibraltar jersey portsmouth plymouth southampton petersburg moscow hamburg dresden cairo alexandria
    bloomsbury kensington wimbledon hampstead islington holborn cheapside soho mayfair whitehall thames tuscany
    lombardy saxony bavaria normandy brittany provence
    """
PLACES = frozenset(_PLACES.split())

ORG_HEADS = frozenset(
    """
    company society committee association league ministry parliament government department regiment navy army
    corps board union brothers & co bros party guild trust
    """.split()
)
# Things that are printed or sailed in and bear names: "the Times", "the Laconia".
PAPERS = frozenset(
    ["times", "gazette", "chronicle", "magazine", "review", "herald", "post", "journal", "telegraph", "mail"]
)
VESSEL_WORDS = frozenset(
    ["ship", "frigate", "brig", "schooner", "yacht", "steamer", "sloop", "boat", "vessel", "h.m.s"]
)

# "in London", "at Netherwood", "from York": what stands before places more than before people.
PLACE_BEFORE = frozenset(["in", "at", "near", "into", "through", "towards", "leaving", "reached", "reaching", "via"])
MAYBE_PLACE_BEFORE = frozenset(["to", "from", "of", "round", "around", "outside", "toward"])

# A vowel apart, and two names all the same.
TWO_NAMES = (
    frozenset(["francis", "frances"]),
    frozenset(["marian", "marion"]),
    frozenset(["gillian", "gillean"]),
    frozenset(["allison", "ellison"]),
)

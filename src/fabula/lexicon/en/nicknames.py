"""Short and pet forms of first names, by the full name each may stand for. No gender is kept here.

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

_ROWS = {
    "abigail": "abby nabby", "abraham": "abe", "adelaide": "addie", "agnes": "aggie nessie", "albert": "al bert bertie",
    "alexander": "alec alex sandy sander", "alexandra": "alex sandra", "alfred": "alf fred alfie", "alice": "allie ally",
    "amelia": "emmy amy milly", "andrew": "andy drew", "ann": "nan nancy annie nanny", "anne": "nan nancy annie nanny",
    "anna": "annie nan", "anthony": "tony", "antonia": "toni tony", "archibald": "archie", "arthur": "art artie",
    "augusta": "gussie", "augustus": "gus", "barbara": "babs bab", "bartholomew": "bart", "beatrice": "bea trixie bee",
    "benjamin": "ben benny", "bertram": "bertie bert", "bridget": "biddy", "caroline": "carrie caro lina",
    "cassandra": "cass cassy", "catherine": "kate kitty cathy katie kit kitten", "cecilia": "cissy cis",
    "charles": "charlie charley chas", "charlotte": "lottie lotty", "christina": "chris tina",
    "christopher": "kit chris", "clara": "clarrie", "constance": "connie", "cornelius": "con neil",
    "cynthia": "cynth", "daniel": "dan danny", "david": "dave davy", "deborah": "debby deb", "dorothea": "dolly dora thea",
    "dorothy": "dolly dot dora dottie", "edgar": "ed", "edith": "edie", "edmund": "ned ted ed", "edward": "ned ted ed eddie neddy teddy",
    "eleanor": "nell nelly nora ellie", "elinor": "nell nelly nora", "eliza": "liz lizzie lizzy",
    "elizabeth": "lizzy lizzie eliza beth bess bessy betty betsy liz libby elspeth lisa bessie", "ellen": "nell nelly",
    "emily": "emmy em milly", "emma": "em emmy", "ernest": "ernie", "esther": "hetty essie", "eugene": "gene",
    "euphemia": "effie phemie", "ferdinand": "ferdy", "florence": "flo florrie flossie", "frances": "fanny frank fran francie",
    "francis": "frank frankie", "frederick": "fred freddy freddie", "frederica": "freda frieda freddie", "gabriel": "gabe",
    "geoffrey": "jeff geoff", "george": "georgie geordie", "georgiana": "georgie georgy", "gerald": "gerry jerry",
    "gertrude": "gertie trudy", "gilbert": "gil", "grace": "gracie", "gregory": "greg", "gwendolen": "gwen",
    "hannah": "nan", "harold": "harry hal", "harriet": "hatty hattie", "helen": "nell nelly lena nellie", "helena": "lena nell",
    "henrietta": "etta hetty hatty", "henry": "harry hal hank", "herbert": "bert bertie herb", "hester": "hetty essie",
    "horace": "horry", "hubert": "bert", "hugh": "hughie", "humphrey": "humph", "isaac": "ike", "isabella": "bell bella isabel",
    "isabel": "bell bella", "jacob": "jake", "james": "jim jem jimmy jamie jimmie", "jane": "jenny janie janet", "janet": "jenny",
    "jeremiah": "jerry", "jeremy": "jerry", "jessica": "jess jessie", "joan": "joanie", "johanna": "jo hanna",
    "john": "jack johnny jackie johnnie", "jonathan": "jon", "joseph": "joe joey jo jos", "josephine": "jo josie",
    "joshua": "josh", "judith": "judy", "julia": "julie jule", "juliana": "juley", "katharine": "kate kitty katie kath kathie",
    "katherine": "kate kitty katie kath kathie", "laura": "laurie lolly", "laurence": "larry laurie", "lawrence": "larry laurie",
    "leonard": "len lenny leo", "leonora": "nora", "lewis": "lew", "louis": "lou", "louisa": "lou lulu", "lucinda": "lucy",
    "lucy": "lu", "lydia": "liddy", "magdalen": "maggie", "marcus": "mark", "margaret": "maggie meg peggy madge daisy greta margery rita",
    "maria": "mia", "marian": "mari", "marianne": "mari", "martha": "patty matty", "martin": "marty",
    "mary": "molly polly moll poll may minnie mamie", "matilda": "tilly matty maud", "matthew": "matt mat",
    "maximilian": "max", "michael": "mike mick micky", "mildred": "milly", "minna": "minnie", "nathaniel": "nat nathan",
    "nicholas": "nick nicky", "oliver": "noll ollie nolly", "oswald": "ozzie", "patricia": "pat patty", "patrick": "pat paddy",
    "penelope": "pen penny", "peter": "pete", "philip": "phil pip", "phillip": "phil pip", "prudence": "prue", "rachel": "ray",
    "ralph": "rafe", "randolph": "randy", "raymond": "ray", "rebecca": "becky", "reginald": "reggie reg rex",
    "richard": "dick dicky rick", "robert": "bob rob robin bobby bert", "roderick": "rory", "roger": "hodge", "roland": "rollo",
    "rosamond": "rosy", "rosamund": "rosy", "rose": "rosie", "rupert": "rue", "ruth": "ruthie", "samuel": "sam sammy",
    "sarah": "sally sal sadie", "sebastian": "seb", "septimus": "sep", "sigismund": "ziggy", "silas": "si",
    "simon": "sim", "solomon": "sol", "sophia": "sophy sophie", "stephen": "steve stevie", "susan": "sue susie susy sukey",
    "susanna": "sue susie sukey", "sylvia": "syl", "theobald": "tibby theo", "theodore": "theo ted teddy", "theodora": "dora theo",
    "theresa": "tess tessa", "teresa": "tess tessa", "thomas": "tom tommy", "timothy": "tim", "ursula": "ursie",
    "victor": "vic", "victoria": "vic vicky", "vincent": "vince", "violet": "vi", "virginia": "ginny", "walter": "wat walt",
    "wilfred": "will", "wilhelmina": "mina minnie", "william": "bill billy will willie willy liam", "winifred": "winnie freda",
    "zachary": "zach zack",
}

# Short form → the full names it may stand for.
NICKNAMES: dict[str, frozenset[str]] = {}
for _full, _shorts in _ROWS.items():
    for _short in _shorts.split():
        NICKNAMES[_short] = NICKNAMES.get(_short, frozenset()) | {_full}

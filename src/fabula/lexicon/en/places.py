"""Words for places, what can hold what, and the prepositions and verbs that say how somebody stands to one.

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT). Lemmas throughout.
"""

from __future__ import annotations

# Where one cannot be, only at: they are told with rooms and buildings, and are the setting of nothing.
FITTINGS = frozenset(
    """
    door doorway window gate threshold step stair staircase wall fence floor ceiling hearth fireplace chimney roof desk
    bench counter shelf sill grate rail railing ladder hatch porthole keyhole doorstep curtain
    """.split()
)
ROOMS = frozenset(
    """
    room kitchen parlour parlor bedroom bedchamber chamber dining-room drawing-room sitting-room library study nursery
    attic garret cellar hall hallway passage corridor landing pantry scullery larder closet bathroom ballroom office
    vestibule lobby ward cell cabin saloon deck galley hold bridge cockpit bunk berth stateroom gallery classroom
    schoolroom dormitory refectory laboratory workshop basement loft veranda verandah porch balcony conservatory stall
    vestry pew aisle nave crypt courtroom box stage compartment tap-room taproom bar canteen changing-room
    """.split()
)
BUILDINGS = frozenset(
    """
    house home cottage farm farmhouse hall manor mansion castle palace tower inn hotel tavern pub church chapel abbey
    cathedral school college university hospital prison gaol jail shop store mill barn stable warehouse factory museum
    theatre theater station lighthouse hut cabin lodge villa tent temple bank court restaurant cafe library
    monastery convent parsonage rectory vicarage grange workhouse asylum barracks fort shed lodging lodgings apartment
    flat tenement dwelling residence office embassy garage boathouse smithy forge bakery brewery clinic surgery pavilion
    marquee greenhouse
    """.split()
)
VEHICLES = frozenset(
    """
    ship boat vessel schooner brig steamer yacht barge carriage coach cab train car waggon wagon cart van bus tram
    aeroplane airplane plane submarine spaceship shuttle starship sledge gig hansom
    """.split()
)
GROUNDS = frozenset(
    """
    garden yard courtyard court lawn orchard park grounds field meadow farmyard churchyard graveyard terrace drive
    avenue paddock pier quay wharf dock harbour harbor bridge square market lane street road path platform arch pool
    cemetery playground beach clearing cave tunnel allotment allotments
    """.split()
)
# What only a ship has.
ON_SHIPS = frozenset("bow bows stern deck forecastle fo'c'sle poop rigging helm hull mast prow bulwark crew".split())
SETTLEMENTS = frozenset("town village city hamlet parish suburb capital settlement colony district quarter".split())
REGIONS = frozenset(
    """
    county country kingdom empire province island isle continent coast shore moor moors forest wood desert mountain
    hill valley river lake sea ocean world planet
    """.split()
)

# Nouns that mean a place wherever somebody is in one, with an article or an owner; the others of their kinds have
# another sense that is as common ("in a box", "at this stage", "on the drive").
PLAIN_PLACES = (ROOMS | BUILDINGS | VEHICLES | GROUNDS) - frozenset(
    "box hold stage stall drive court park bar temple home plane store".split()
)

# Where anybody may have one of their own: told without a name it is another in another chapter.
EVERYWHERE = (
    ROOMS
    | FITTINGS
    | frozenset("house place spot corner side way end garden yard lawn lane street road path field meadow".split())
)

# Preposition before a place → how whoever is there stands to it.
IN_WORDS = frozenset("in at inside within aboard on upon throughout amid amidst among under beneath".split())
NEAR_WORDS = frozenset("near by beside outside before behind opposite against around round about beyond above".split())
TO_WORDS = frozenset("to into toward towards for onto".split())
FROM_WORDS = frozenset("from out off".split())
THRU_WORDS = frozenset("through across past along over via down up".split())

WAYS_ALONG = frozenset("along down up through over across".split())
# What tells how a place is, with the place as its subject: "the hall was empty", "the kitchen smelled of onions".
STATIVE = frozenset("be lie stand have hold smell look seem feel".split())

GOING = frozenset(
    """
    go come walk run ride drive travel hurry hasten return march climb crawl creep wander stroll step move fly sail row
    ascend descend rush dash proceed journey follow lead take bring carry send conduct escort bear drag
    """.split()
)
ARRIVING = frozenset("arrive reach enter approach gain regain land attain re-enter".split())
LEAVING = frozenset("leave quit depart escape flee desert abandon emerge".split())
PASSING = frozenset("pass cross traverse".split())

# Whatever is told with these lies there: "the mill stood by the river".
LYING = frozenset("lie stand be sit rise nestle perch".split())
# Before what holds a place: "the kitchen of the farm", "a cabin in the ship".
HOLDING = frozenset("of in at on aboard within inside".split())

# A phrase that begins so brings in another place of its kind.
NEW_ONE = frozenset("a an another some any every each no".split())

# What people hear each other by who are not together.
TELEPHONES = frozenset(
    """
    telephone phone mobile receiver radio intercom hologram holograph videophone screen handset walkie-talkie wireless
    comm comms headset voicemail
    """.split()
)

# What one leaves when one leaves a scene: "left the room", not "left the book".
LEFT = frozenset("room house kitchen hall place chamber parlour shop office cabin tent table company".split())

# Parts of a place: who is at the end of a pier or in the middle of a wood is there.
PARTS = frozenset(
    """
    end middle edge side corner top foot bottom head back front centre center heart mouth brow crest part rest entrance
    shadow shade depth interior outskirts
    """.split()
)
# What these are directed at is not where whoever does them is: "he looked at the house".
AIMING = frozenset(
    """
    look gaze stare glance peer point gesture nod shout laugh smile wave aim wink squint glare work think wonder marvel
    """.split()
)

# What heads a piece of writing and is no place: "Letter, 5 May", "Chapter Four, 1815".
HEADING_WORDS = frozenset(
    """
    chapter part book volume act letter diary journal note notes memorandum telegram entry log record extract extracts
    page from to day night
    """.split()
)
# Small words inside the names of places: "Stow-on-the-Wold", "Isle of Dogs".
IN_NAMES = frozenset("of the at on in upon under by and de la le du des von am an der".split())

# Where nothing in particular can happen: "the happiest girl in the world".
NOWHERE = frozenset("world universe sky air heaven heavens distance place spot side way".split())

# Pronouns that mean no people.
IMPERSONAL = frozenset("it its itself this that these those which what there here".split())

# Small words in a description of a place that tell nothing of which it is. Forms.
AROUND_PLACES = frozenset("the a an of in at on by and to its his her their s aboard beyond under behind dream".split())

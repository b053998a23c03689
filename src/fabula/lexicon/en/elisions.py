"""Words whose apostrophe is no quotation mark: letters left out at their start or end.

Source: written for fabula from general knowledge of English and its dialects in fiction. Licence: MIT, as the code.
"""

from __future__ import annotations

# After the apostrophe: "'tis", "'em", "'cause", "'n'". Lower case. Cockney's lost h ("'ouse") stands apart below.
FRONT_ELISIONS = frozenset(
    """tis twas twere twill twould twouldn tisn twasn twon tain tweren twixt tween twould em im er is n un uns til till
    cause cos cuz coz bout nough nuff neath gainst mongst midst gin fore pon cept stead nother tother nuther round
    cross gree low lowed spose sposed course fraid member way long lectric lectricity zactly xactly splain scuse spect
    spects specially ere ad ave as aven avin aving asn ow ope and ands andsome art arf alf ead eads eard earin ear
    eart earts eaven eavy e ee ell elp en er erbert ere ers erself es ev ever every igh im imself is isself it its iss
    itch od ole om ome omes orse orses orspital ospital ot otel our ours ouse ouses owever ows ud ull ullo umble
    undred undreds ung ungry unt urry urt usband usbands y yer you em m d s t re ve ll nt ight ighness ill ire ired
    air airs ammer andle ang anging anged appen appened appens appy ard arder ardly ark arm ate ated
    appened elped elping istory it oo ood oom ose oo oney obo tec teer teen flu phone plane cello bus gator
    possum coon kerchief baccy bacca bacco plex rithmetic sweetheart
    sblood swounds sdeath slife struth strewth zounds swelp sfoot stead""".split(),
)  # fmt: skip

# Before the apostrophe: "o'", "th'", "an'", "wi'", "ol'". Lower case. Words in -in' ("goin'") go by rule.
BACK_ELISIONS = frozenset(
    """o th an wi i t d l ol mo po fo yo ha ca sha wo wa de le la qu s jus mus las tha wha lan han han's roun soun foun
    thousan stan han' frien behin min kin' fin sen len woul coul shoul tol col hol gol ole ain don does didn en n m
    mis' marse sis bro lil li'l fi gi tak mak ta a' fu awa twa ye' aw ca' fa' ha' wha' no' na' a ro co esq gov guv
    mornin evenin nothin somethin anythin everythin sittin""".split(),
)

# "rock 'n' roll", "fish 'n' chips".
JOINING = frozenset({"n", "an", "en"})

# Years and numbers cut short: "the '90s", "in '45".

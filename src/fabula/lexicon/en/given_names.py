"""Given names that nearly always are a woman's, or a man's; names that are borne by both are left out.

A weak hint only: what the text says of somebody goes before it.

Source: general knowledge of English and of the names in it, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

WOMENS = frozenset(
    """
    aanya abbie abby abigail ada adaeze adela adelaide adele adelheid adelina aditi adriana adrienne afra agata
    agatha agathe agnes agnese agnieszka aida aikaterini aiko aileen aimee ainsley aisha aisling aislinn aiyana
    akane akiko alana alanna alba alberta alejandra aleksa aleksandra alena alessandra alessia alette alexa
    alexandra alexandrina alexia alfreda alia alice alicia alienor alina alisa alisha alison alissa aliza
    allegra allison alma alyssa amabel amalia amalie amanda amandine amara amarantha amaryllis ambrosia ameera
    amelia amina amira amrita amy ana anahita anais anastasia anastasiya anastassia anca andrea andromache
    andromeda aneta angela angeles angelica angelina angeline angharad anh-thu aniela anika anisha anissa anita
    anja ann anna annabel annabella anne anneke anneliese annemarie annette annie annika annunziata anouk
    anoushka anthea antigone antoinette antonia antonina anuja anushka anya apollonia arabella arabelle araminta
    archana ariadne ariana arianna arlene artemis artemisia asha ashanti asta astra astrid asuka asya atalanta
    athena audrey augusta augustina aurelia aurelie aurora aurore ava aveline aya ayako ayame ayesha aylin ayse
    azadeh azalea azucena babette baheera barbara barbro bathilda bathsheba beata beate beatrice beatrix beatriz
    becky belinda bella belle benedetta benedikta berenice berit bernadette bernice berta bertha bertille beryl
    bess bessie beth bethan bethany bethia betsey betsy betta bettie bettina betty beulah beverly bianca bianka
    birgit birgitta birgitte blanche blanka blathnaid blodwen bluma bodil boglarka bohdana bonnie bozena branwen
    breanna brenda brenna brianna bridget bridie brighid brigid brigida brigita brigitte britta brittany bronagh
    bronwen brunhild brunhilde calista calliope callista camilla candace candice candida caprice cara caren
    caridad carin carina carita carla carlene carley carlotta carly carmela carmelita carmella carmen carmina
    carol carolina caroline carolyn carrie casilda cassandra cassie catalina cate caterina cath catharina
    catharine catherine cathleen cathy catrin catrina catriona cecile cecilia cecilie cecily celeste celestina
    celestine celia celina celine cerys chandra chanel chantal charis charity charlene charlotte charmaine
    charmian chaya cherie cherise cheryl cheyenne chiaki chiara chidinma chika chimamanda chinwe chioma chiyo
    chloe chloris chrissie chrissy christa christabel christabelle christelle christiane christina christine
    cicely cilla cindy circe claire clara claribel clarice clarimond clarinda clarissa clarisse claudia clelia
    clementina clementine cleo cleopatra clio clotilda clotilde colette colleen concetta conchita consolata
    constance constantia consuelo cora coralie coraline cordelia cordula coretta corinna corinne cornelia
    cosette cosima cressida cynthia cynthie cyntia dagmar dagny daisy daiva dalia dalila damaris damayanti dana
    danae danica daniela daniella danielle danuta daphne daria darlene darya deanna debbie deborah debra decima
    deedee deepa deidre deirdre delfina delia delilah delores delphina delphine demelza demeter denisa denise
    dervla desdemona despina devaki devi dhara diana diane dianne diantha dido dilys dina dinah dionne dolly
    dolores dolorosa domenica dominika donatella donna dora dorcas doreen dorinda doris dorotea dorothea
    dorothee dorothy dorte dortje draupadi drusilla dulcie dulcinea dunya durga dusana dymphna ebba edda edie
    edina edita edith edna edwina effi effie efua egle eiko eileen eilidh eilis eiluned eimear eira eirlys
    eithne ekaterina elaina elaine elaria eleanor eleanora electra elena eleni elfrida elfriede eliana elif
    elina elinor elinore elisa elisabeth elise eliska eliza elizabeth elke ella elle ellen ellie elly elma
    elodie eloisa eloise elsa elsbeth else elsie elske elspet elspeth elva elvina elvira elzbieta emanuela emer
    emi emilia emilie emily emine emma emmaline emmanuelle emmeline emmy ena enid enola enriqueta erato erica
    erika erin ernesta ernestine ersilia erzsebet esme esmee esmeralda esperanza estefania estella estelle
    esterina esther etelka ethel etheldreda etta ettie eudora eudoxia eufemia eugenia eugenie eulalia eunice
    euphemia eurydice eva evadne evalina evangeline evanthe evdokia eve evelina evelyne evgenia ewa ewelina
    fadwa faiza fanni fannie fanny farah farida farzana fatima fatma fatou fatoumata faye fedora felicia
    felicitas felicity feodora fernanda fernande ffion fflur fiammetta fidelia fidelma fien fifi filomena finola
    fiona fionnuala flavia flavie fleur flora florence florentina florentyna florinda florrie flossie foteini
    frances francesca francine francisca francoise franka franziska freda frederica frederika freya freydis
    frida frieda friederike fritzi fujiko fumiko fusun gabriela gabriella gabrielle gaia galina gauri gayatri
    geeta gemma genevieve genoveva georgette georgia georgiana georgie georgina geraldine gerda gerlinde
    germaine gerta gertrude gerty gesine ghislaine giada gianna gilda gina ginevra ginny gioia giovanna gisela
    gisele gisella gita giulia giuliana giulietta giuseppina gladys glenda glenys gloria gloriana glynis godiva
    goldie gosia grace grainne grazia graziella greta gretchen grete gretel grethe griet griselda grushenka
    guadalupe gudrun gudula guendolen guenevere guiditta guilia guinevere gulnara gunhild gunilla gunnhild gusta
    gwen gwenda gwendolen gwendoline gwendolyn gwenllian gwladys gwyneth hadassah hadiza hafsa haidee halima
    halina hallgerd hana hanako hania hanna hannah hanne hannelore hansine harriet haruka haruko hatice hatsue
    hattie heather hedda hedvig hedwig heidi heike heledd helen helena helene helga helle heloise hendrika
    hendrike henrietta henriette henrike hephzibah hepzibah heraclea herlinde hermia hermina hermine hermione
    herta hertha hester hetty hiba hideko hila hilda hildegard hildegarde hinemoa hippolyta hiroko hisako hitomi
    hjordis hoda honora honoria hortense hortensia huda huguette hulda hypatia ianthe ida ieva ifeoma ilana
    ileana ilinca ilka ilona ilsa ilse ilze iman imelda imke imogen imogene indira ines inez inga inge ingeborg
    ingeburg ingrid ingrith inka inna ioana iola iolanthe iona iphigenia irena irene irenka iria irina iris irma
    irmela irmgard irmina isa isabeau isabel isabell isabella isabelle isadora isaura iseult ishbel ishtar isla
    ismay ismene isobel isolda isolde isra itala itziar ivana ivanna iveta ivette ivona ivonne ivy iwona
    izabella izolda izumi jacinda jacinta jacintha jackie jacoba jacobina jacqueline jacquetta jadwiga jael
    jaleh jamila jana jane janelle janet janette jania janice janina janine janka janna jarmila jasmin jasmina
    jasmine jayne jeanette jeanie jeanne jeannette jeannie jelena jelka jemima jenna jennet jenni jennie
    jennifer jenny jerusha jess jessamine jessamy jessica jessie jetta jette jezebel jill jillian jitka joan
    joana joanna jocasta jocelyne jodie joelle joely johanna jolan jolanda jolanta jolene jolie jorun josefa
    josefina josefine josephina josephine josette josie jovita joya joyce juana juanita judit judith judy julia
    juliana juliane julie julienne juliet julietta juliette julitta junia junko juno justina jutta jyoti kaatje
    kadija kaia kajsa kali kalina kalliope kalpana kamala kamila kamilla kamini kanako kanta kaori kara karen
    karena karin karla karlotta karolina karoline karyn kasia kassandra kata katalin katarina katarzyna kate
    katharina katharine kathe katherina katherine kathleen kathryn kathy kati katia katie katinka katja katka
    katrin katrina katrine katya katyusha kavita kavya kayla kazimiera kazuko keiko kendra kerstin ketevan
    keturah keziah khadija khadijah kiki kiku kimberly kimiko kinga kinneret kira kirsten kirstie kirstin kirsty
    kitty kiyoko klara klaudia klementina klementyna klothilde klotilde konstanze korinna kornelia kreszentia
    kriemhild krista kristen kristi kristin kristina kristine krisztina krystyna kumiko kunigunde kveta kyoko
    kyra laila lakshmi lalage lalita lamia lana lara larissa latasha latifa latisha latoya laura laure laureen
    laurentia laurette lavena laverne lavinia layla lea leah leanna leanne leda leela leila leilani lena
    leocadia leokadia leona leonie leonor leonora leontine leontyne leopoldina leopoldine leota lesbia leta
    letha leticia letitia leto lettice lettie letty leyla lia liane libby liberata libuse lidia lidka lidwina
    lien liesbeth liesel lieselotte liesl lila lilah lilavati lili lilian liliana liliane lilias lilith lilla
    lilli lillian lilly lilo lily lilya lina linda linnea linnet lioba lisa lisbeth lise liselotte lisette lisl
    lissa lita liv livia livvy liza lizzie lizzy llewella lois lola lolita loredana lorelei lorena lorenza
    loretta lori lorinda lorna lorraine lorrie lotta lotte lottie louella louisa louise louisette lourdes
    loveday luana luba lubna lucasta luce lucette lucia luciana lucie lucienne lucile lucilla lucille lucinda
    lucrece lucretia lucrezia lucy ludmila ludmilla ludwika luella luisa luise lulu lupe lusia luz lyanna lycia
    lyda lydia lynda lynette lynne lyra lysandra lysistrata lyuba lyubov lyudmila maaike maarit mabel mabelle
    macarena machiko maddalena maddy madelaine madeleine madeline madelon madge madhuri madlen mae maeve mafalda
    magda magdalen magdalena magdalene magdolna maggie magnolia mahala mahalia mahnaz maia maida maike maiko
    maire mairead mairi maisie maisy maite maja majken maki malgorzata malika malin malina malka mallika malvina
    malwina mamie mamta mandy manon manuela mara marcela marcelina marceline marcella marcelle marcia mare
    mareike marfa margalit margaret margareta margarete margaretha margarethe margarita margaux marge margery
    margie margit margitta margo margot margreet margret margrethe marguerite maria mariah mariam mariamne
    marian mariana mariane marianela mariangela marianne maribel maricel marie marietta marigold marija marijke
    marika mariko marilla marilyn marina marinella marisa mariska marisol marissa marit marita maritza mariya
    marja marjan marjeta marjolein marjorie marjory marketa marla marlen marlena marlene marlies marlys marna
    marnie marquita marsha marta martha martina martine martje maruja marusya mary marya maryam maryann maryanne
    marylin marylou maryse marzena masako masha matea mathilda mathilde matilda matrona matryona mattie maud
    maude maura maureen maurine mava mavis maxine may maya mayumi mbali meaghan meave medea meena meera meg
    megan megumi mehitabel mei-ling meike meiko melania melanie melanthe melek melete melina melinda meline
    melisande melissa melita mellicent melody melpomene melusine melva mena mercedes meredith meredyth mererid
    merete meriam meriel merope meta mette mhairi mia micaela michaela michelle michiko midori mieke mieko
    mietta mignon miho mikayla milada milagros milana mildred mildrid milena mileva milica milka milla millicent
    millie milly mimi mina minako mindy minerva minette minka minna minnie mira mirabel mirabella mirabelle
    miranda mireille mirela mirella miri miriam mirja mirjam mirka miroslava misaki mitra mitsuko mitzi miyako
    miyo miyoko mizuki mnemosyne moana modesta moina moira moire mojca mollie molly mona monica monika monique
    montserrat morag morgana morgiana morna morwena morwenna mrinalini muireann muna murasaki muriel myfanwy
    myra myriam myrna myrrhine myrtle mysie naama naaz nada nadege nadezhda nadia nadine nadira nadiya nadja
    nadège nagisa naila naima najat nala nan nanako nance nancy nandini nanette nanna nannie nanon naoko naomi
    narcisa narcissa nasreen nastasia nastasya nastya natacha natalia natalie natalya natasha natasja nathalie
    natsuki natsuko nausicaa nazanin neaera nedda neela neelam neha neige nelda nele nelia nell nella nelleke
    nellie nellike nelly neoma nephele nerea nerina nerissa nerys nesrin nessa nesta nettie neus nevena ngozi
    nguyet nia niamh nichola nicole nicolette nilufer nimue nina ninette ninon niobe nirmala nisha nita nitocris
    nives nkechi noella noelle noemi noemie nokomis nola nolwenn nomi nomsa nona noor noora nora norah norberta
    noreen norella norma nour noura nuala nuria nurit nydia nyree nysa oana obioma octavia octavie odalys odelia
    odessa odette odile odilia ofelia oi-ling oksana oktawia olena olesya olga olimpia olinda olive olivette
    olivia olwen olwyn olya olympia omphale ona oonagh ophelia oralia orla orlagh orlaith orsola orsolya
    ortensia ortrud ottile ottilia ottilie ottoline otylia ouida padma padmini palmira paloma pamela pandora
    paola parthenope parvati parveen pascale pasqualina patience patricia patrizia patsy patti patty paula
    paulette paulina pauline paulita pearl peggy peigi pelageya pelagia penelope perdita pernille perpetua
    persephone persis petal petra petrina petronella petronila petunia phaedra phebe phemie philippa philippine
    philis phillida phillipa phillis philomela philomena philothea phoebe phryne phylida phyllis pia piedad
    pierrette pilar pina pippa pippi placida pleione polina polissena polly polyxena pooja portia prabha
    praskovya pratibha pretiosa pria primrose prisca priscila priscilla prissy priya priyanka prospera prudence
    prudentia prunella psyche purnima pythia qing-ling quenby querida quintessa quintina quiteria raakel rabia
    rachael rachel rachele rachelle radegonde radegund radha radka rafaela raffaella ragnhild rahel raina raisa
    raissa rajni ramla ramona rana rania ranjana raquel rashida rebeca rebecca rebecka rebekah reem regina
    regine regula reidun reiko reina reine renata renate renee renu reseda reshma reta reva reyna rhea rhian
    rhiannon rhoda rhonda rhoswen ria rica rika rikke riko rima rina rinske risa rita rivka roanna roberta
    roberte robina rochelle rocio roisin roksana rolanda roma romaine romana romilda romola romy rona ronja
    roopa rosa rosabel rosabella rosalba rosaleen rosalia rosalie rosalina rosalind rosaline rosalyn rosalynn
    rosamond rosamund rosana rosanna rosanne rosaura rose roseanna roseanne rosella roselle rosemarie rosemary
    rosetta rosie rosina rosita roslyn rosmunda rossana rosvita roswitha roula rowena roxana roxane roxanne roxy
    roya roza rozalia rozsa rubina ruby ruchi rufina rukmini runa ruta ruth ruthie ruxandra ryoko saanvi saartje
    sabeth sabina sabrina sabrine sachi sachiko sadako sadie safiya sagal sahar saida sakiko sakura salama
    sallie sally salma salome saloni samantha samara samira sanaa sanae sancia sandhya sandra sandrine sandya
    sangeeta sanna sanne saoirse saori sapphira sappho sara sarah saraswati sarika sarita saroja sarojini saskia
    savitri sawsan sayaka sayuri scheherazade scholastica seema sefora selena selene selima selina selma semele
    semiramis sena senta seonaid septima serafima serafina seraphina serena setsuko severina shabnam shakira
    shakuntala shanice shanta shanti sharmila sharon shauna sheena sheetal sheherazade sheila shelagh shelly
    sheree sheri sherry shevaun shira shirin shirley shizuka shizuko shobha shoshana shoshanna shreya shulamit
    shyla sian sibilla sibyl sibylla sibylle sidonia sidonie sidony sieglind sieglinde siegrun sif sigal
    sigismonda signe signy sigrid sigrun sigyn siham silja silka silke silvana silvia silvie simona simone
    simonetta sindy sinead siobhan sita siv sive sixtine slavica smita snezana snezhana sofia sofie solange
    soledad solveig sonali sonia sonja sonoko sonya sophia sophie sophronia soraya sorcha stacie stana
    stanislava stanislawa stasia stefania stefanie steffi stefka steliana stella stephania stephanie stina stine
    sudha sue suellen sujata suki sukie sulamith suma sumaya sumiko sumire sunita suniva sunniva susan susana
    susanna susannah susanne sushila sushma susi susie suvi suzanna suzanne suzette suzie svanhild svenja
    svetlana swanhild swati sybil sybilla sylvana sylvia sylvie synnove szilvia tabitha tacita tadea takako
    takara talia talitha tallulah tamaki tamako tamami tamar tamara tamika tamiko tammy tamora tamsin tania
    tanith tanya tara tasha tatiana tatjana tatyana tecla tegan tekla telma tempeste teodora terese teresita
    tereza teri terpsichore tess tessa tessie tetsuko thais thalia thandeka thandiwe theda thekla thelma themis
    theodora theodosia theone theophania thera theresa therese thessaly thetis thirza thisbe thomasin thomasina
    thora thorunn thyra tiana tiffany tilda tillie tilly timandra timea tina tiphaine tippi tirza tisha titania
    tiziana toini tomoe tomoko tonia tonya topsy torill tosca toshiko tove treasa triana trina trish trisha
    trista trixie truda trudy truus tryphena tsukiko tsuru tullia tuula twyla uda uiko ulla ulrica ulrika ulrike
    umeko una undine unna ursel ursola ursula ursule usha uta ute uzma vaishali valda valentina valeria valerie
    valeriya vanda vanessa vanna vanora varda varinia varsha varvara vasanti vashti vasiliki vasilisa veera
    vendela venetia venus vera verena verity veronica veronika veronique vesna vesta vibeke vicenta vicki vicky
    victoire victoria victorine vida vidya vigdis viktoria vilhelmina vilma vimala viola violaine violante
    violet violeta violetta violette virginia virginie viridiana vita vittoria viv viveka viviana viviane vivien
    vivienne vlasta volumnia vreni vroni wafa walburga walda waltraud wanda wangari wenche wendeline wendla
    wendy wiebke wiktoria wilhelmina wilhelmine willa willabelle willow wilma winefride winifred winnie
    winnifred winona wioletta wislawa wisława xanthe xanthippe xenia xenobia ximena xiomara xochitl yael yaffa
    yamuna yara yasmeen yasmin yasmine yasuko yayoi yekaterina yelena yelizaveta yesenia yetta yevgenia
    yevgeniya yoko yoland yolanda yolande yolanthe yordanka yoriko yoshiko ysabel yseult ysolde yukiko yuko
    yulia yuliya yumi yumiko yuriko yvaine yvette yvonne zahra zaida zainab zaira zanna zara zarina zaynab
    zdenka zehra zeinab zelda zelie zelma zena zenaida zeni zenia zenobia zephyrine zerlina zeynep zhanna ziba
    zillah zinaida zineb zinnia zipporah zita zoe zofia zohra zoja zora zosia zoya zsofia zsuzsanna zubaida
    zuleika zuzana zuzanna
    """.split()
)

MENS = frozenset(
    """
    aapo aarav aaron aatos abbas abdallah abdias abdul abdulaziz abdullah abel abhishek abiah abidemi abiel
    abijah abimelech abner abraham abram abraxas absalom absalon absolon achille achilles achim achmed adalbert
    adalberto adam adao adebayo adelard adeodatus adhemar adil aditya adnan adolf adolfo adolphe adolphus
    adoniram adoniran adriaan adrian adriano adrien aegidius aelfric aeneas aethelred aethelstan afonso
    agamemnon agapito agostino agustin ahab ahmad ahmed ahmet aidan aiden aimeric ajax ajay akhil akim akinwale
    akio akira akram aksel alain alaistair alamgir alan alaric alasdair alastair alban alberich albert alberto
    albin albrecht alcibiades alcide aldo aldous aldrich aldwin alec aleister alejandro alejo aleks aleksander
    aleksandr aleksei aleksey aleksi alessandro alessio alexander alexandre alexandros alexandru alexei alexey
    alf alfie alfons alfonso alfred alfredo algernon algy alhaji ali alick alisander alistair aljoscha allan
    allen alois alonzo aloys aloysius alphaeus alphonse alphonso altair alvar alvaro alvin alvise alwyn alyosha
    amadeo amadeus amado amasa amaury ambrogio ambroise ambrose amedeo amelio amerigo amias amin amir amit
    amitabh ammar amon amos amr amund amyas anakin anand anandan ananias anastasius anatol anatole anatoli
    anatoly anaximander anders andre andreas andrei andrej andres andrew andrey andries andris andriy andronicus
    andrzej andy aneurin angelo angus anil anish ankur annibale anouar anschel ansel anselm ansgar anson antal
    antek antero anthelm anthony antiochus antoine anton antoni antonin antonio antonius antony antti antwan
    anwar apollinaire apollo apollonius apollos aram arash arcadio archelaus archibald archie ardal ardian arend
    ares argus aric arie arild aristarchus aristide aristides aristotle arjan arjen arjun arkady arlo arman
    armand armando armin arminius arnaldo arnaud arne arno arnold arnoldo arnt arnulf aron arran arsene arsenio
    arsenius artemus artemy arthur arthuro arto artur arturo arun arvid arvind aryeh asa asahel asbjorn ascanio
    asher ashok ashraf asif aslan asmund atanas athanasius athelstan athos atticus attila atul aubert aubin
    audun auguste augustine augusto augustus aulus aurel aurelian aurelien aurelio aurelius avedis avi avraham
    avram axel ayman ayodele aziz azriel balaji baldassare balder baldomero baldric baldur baldwin balin balint
    baltasar balthasar balthazar baptista baptiste barend barnabas barnaby barney bart bartek barthelemy
    bartholdy bartholomaus bartholomew barto bartolo bartolome bartolomeo bartosz baruch barzillai bas bashir
    basil basile basilio bassam bassanio bastian bastien batu baudouin bazil bede bedrich bela belisario
    belisarius beltran ben benedek benedetto benedick benedict benedikt benet bengt beniamino benigno benito
    benjamin benjie benno benny benoit bent benvenuto beowulf berend berengar berislav bernal bernard bernardo
    bernat bernd berndt bernhard bernie berthold bertie bertil berto bertolt bertram bertrand bertrando bhaskar
    bhim bill billy birger bjarne bjarni bjarte bjorn blaise blas blaz blazej bob bogdan bogumil boguslaw bohdan
    bohumil bojan boleslav boleslaw bonamy bonaparte bonaventure bonifacio boris borislav bors bosco botho
    botolph boyd bozidar brad bram branko branwell brecht brendan brendon brent bret brett brevard brian
    bronislav bronislaw bruno brutus bryn burkhard cadfael cadmus cadoc cadwallader cael caesar caetano caiaphas
    caius cajetan caleb calvin camillo candide caradoc caratacus carl carlito carlo carlos carlton carmelo
    carsten carwyn casimir caspar caspian cassio cassius castor catesby cathal cato catullus cecil cecilio
    cedric celestino celso cenek cesar cesare chad chaim charlemagne charles charley charlie charlton chas
    chauncey chet chico chidi chike chinedu chinua christer christiaan christian christoph christophe
    christopher christos chrysostom chuck chukwuemeka cian ciaran cillian cipriano ciro claes clarence claude
    claudio claudius claus cledwyn clemens clement clemente cleon cleophas cletus clifford clint clive clotaire
    clovis clyde cnut colin colm colman colum columba columbus conall conan conor conrad conrado constantijn
    constantin constantine constantino constantius cormac cornel cornelio cornelis cornelius corrado cort corwin
    cosimo cosmas cosmo costin cranmer creon crispian crispin crispus cristian cristiano cristobal cristoforo
    cuchulain curt cuthbert cymbeline cynan cyprian cyrano cyriac cyriel cyril cyrille cyrus czeslaw dafydd
    dagfinn dagobert dai daichi daiki daisuke damian damiano damien damir damjan dan danail dandolo danek daniel
    daniele danil danila danilo danny dante daren darien dario darius darko darragh darrel darren darryl dave
    davey david davide davit davy dawid decebal decimus declan dedalus deepak deiniol delbert demetri demetrio
    demetrius demian democritus demosthenes denis dennis denny denys denzel denzil deodatus derek dermod dermot
    derrick desiderio desiderius desmond destry deucalion devdas devendra dewi dhruv diarmaid diarmid diarmuid
    dick didier diederik diego dieter dietmar dietrich digby digory dilip dimitri dimitrij dimitrios dimitris
    dimka dinadan dinesh dinis dino diodorus diogenes diogo diomedes dion dionigi dionisio dionysius dirk djamel
    djordje dmitri dmitriy dmitry dobromir dogberry domenico domhnall domingo domingos dominic dominik donal
    donald donat donatien donato donn dorian doug dougal douglas dov dragan drago dragomir duarte dugald dugan
    duncan dunstan dusan dustin dušan dwayne dwight dylan eadgar eadmund eamon eamonn ebenezer eberhard eck edd
    eddard eddie eddy edgar edgardo edmond edmondo edmund edmundo edo edoardo edouard edric eduard eduardo
    edvard edvin edward edwin edwy eemil efraim efrem egan egbert egidio egil egon ehud eike eilif einar eino
    eirik eitan eivind elchanan eldred eleazar eli elian elias elijah elimelech elio eliot eliott eliphalet
    eliseo elisha ellery elliot elliott elmar elmer elmo eloi eloy elvis emanuel emeka emeric emil emile emilian
    emiliano emilio emlyn emmanuel emmett emre endre eneas engelbert enkidu ennio enno enoch enos enrico enrique
    enzo eoghan eoin epaminondas ephraem ephraim erasmus ercole erdmann erhard eric erich erik erling ernest
    ernesto ernie ernst eros erroll ervin erwin eryk esau esben esteban estevan estevao etgar ethan ethelbert
    ethelred ethelwulf etienne ettore euan eubulus eudes eudo eugen eugene eugenio eugeniusz euripides eusebio
    eusebius eustace evan evander evariste evaristo everard evgeni evgenii evgeny ewald ewan ewen ezechiel
    ezekiel ezequiel ezer ezio ezra fabian fabiano fabien fabio fabius fabrice fabrizio fadil faisal farid
    farouk faruk fausto faustus federico federigo fedor fedya feirefiz feliciano feliks felim felipe felix
    ferdinand ferdinando ferenc fergus fernand fernando fernao ferran ferruccio festus fiachra fidel fidelis
    filip filipe filippo finley finnian fintan fiorello fitzwilliam flaminio flann flavio flavius flip florent
    florentin florenz florian floris fortinbras fortunato fouad franc francesco francis francisco franciscus
    franciszek franco francois franek frank frankie frans frantisek frantz franz fred freddie freddy fredegar
    frederic frederick frederico frederik fredrik fremont frey freyr frido fridolin friedrich frithjof fritz
    fulbert fulgencio fyodor gabor gabriel gabriele gaetano gaius galen galileo gamal gamaliel ganelon ganesh
    gareth garibaldi gary gaspar gaspard gaspare gaston gaudentius gauthier gauvain gavan gavril gavrila gebhard
    geert geir gellert genji gennady gennaro geoff geoffrey geordie georg george georges georgi georgios georgiy
    geraint gerald geraldo gerard gerardo gerasim gerd gereon gerhard gerhardt gerrit gerry gershom gershon gert
    gervais gervase gervasio gerwin getulio ghassan gherardo giacinto giacomo giambattista gian giancarlo gianni
    giannis gideon gil gilbert gilberto gilead giles gilgamesh gino ginés gioacchino giordano giorgio giorgos
    giosue giovanni girolamo gisbert giuliano giulio giuseppe giustino gjergj glenn godard godefroy godfrey
    godric goliath gonzalo gopal goran goronwy gosta gottfried gotthold gottlieb gottlob gotz govind gracchus
    graeme graham gratian gratiano greg gregoire gregor gregorio gregorius gregory gregorz griffith grigor
    grigori grigory grimbald grover grzegorz guglielmo guido guilhem guillaume guillermo gulliver gunnar gunther
    gurdip gus gustaf gustav gustave gustavo gustavus guthrum gwilym gyorgy gyula haakon habakkuk habib hadrian
    hagen haim hakan hakeem hakim halfdan halim hallam halldor halvor hamid hamilcar hamish hamlet hamlin hamza
    hank hannes hannibal hanno hannu hanry hans harald hari harold haroun harry hartmann hartmut haruki haruto
    harvey hasan hasdrubal hashim hassan hayato hayyim hector heikki heiko heimdall heiner heinrich heinz helge
    helier heliodorus helmer helmut helmuth hendrik hengist henning henri henrik henrique henry henryk heracles
    heraclitus herakles herb herbert hercule hereward heribert herluin herman hermann hermes hernan hernando
    herod herodotus herve hervey hezekiah hezron hideki hideo hieronymus hilaire hilario hilarion hilarius
    hildebrand hilmar hippolyte hiram hiro hiroki hiroshi hisham hjalmar holger horace horacio horatio horatius
    horst hosea hotspur howard hrothgar hrvoje hubert hubertus huey hugh hughie hugo hugues humbert humberto
    humfrey humphrey hussein hyman hyperion hyun-woo hywel iachimo iago iain iakov ian ibrahim icarus ichabod
    idris iefan iestyn ieuan ifan igino ignace ignacio ignacy ignatius ignatz ignazio igor ihor ike ilan ilario
    ilias ilija ilkka ilya imad immanuel immo imran imre inderjit ingemar ingmar ingo ingolf ingvar inigo
    innokenty ioan ioannis isaac isacco isaiah isak ishmael isidor isidore isidoro isidro ismael ismail israel
    israfel isser istvan itamar ithamar ittai iulian ivan ivar ivor iwan izaak izydor jaakko jaap jabari jabbar
    jabesh jabez jacek jacinto jack jaco jacob jacobo jacobus jacopo jacques jaden jaime jake jakob jakov jakub
    jamal james jamil jan janek janez jani janko janne janos janus japheth jared jarek jaroslav jaroslaw jascha
    jasha jason jasper jauffre javier jawad jayden jean-baptiste jean-claude jean-jacques jean-louis jean-luc
    jean-marc jean-michel jean-paul jean-pierre jedediah jedidiah jeff jeffery jeffrey jehan jehoiakim jehoram
    jehosaphat jehu jelle jens jephthah jeremiah jeremias jeremy jeroboam jeroen jerold jerome jeronimo jerry
    jerzy jesper jesse jesus jethro jim jimmy jiri jirka jiro joab joachim joao joaquim joaquin jobst jochen joe
    joel joey johan johann johannes john johnathan johnnie johnny jokubas jon jonah jonas jonathan jonny jonty
    joop joost joram jordi jorge jorgen joris jos joscelin jose josef joselito joseph josephus josh joshua
    josiah josias josip jost josue jotham jovan jozef juan juda judah judas judd juha juhani jules julian julien
    julio julius juma junichi junius jurek jurg jurgen jurgis juri jussi justin justinian justino justus jyrki
    jythro kaan kabir kaj kalevi kalle kalman kamal kamil karan kareem karel karim karl karlheinz karlo karol
    karoly karsten kasimir kaspar katsuro kazimierz kazimir kazuki kazuo keanu keiji keith kemal ken kenji
    kennet kenneth kenny kenta kentaro kenzo keverne kevin khaled khalid khalil kieran kiernan kilian killian
    kiril kirill kirk kishan kiyoshi kjell kjetil klaas klaus klavs klemens klement klim knud knut kobus koen
    kofi koji kolya konrad konstantin konstantinos konstanty kostas kostya kourosh krishna kristian kristijan
    kristof kristoffer krzysztof kumar kunal kuno kurt kuzma kwabena kwaku kwame kwasi kyril kyrill lachlan
    lactantius ladislas ladislav laertes lajos lamar lambert lambrecht lancelot lars laszlo laurence laurens
    laurent laurentius lavrenty lawrence lazar lazare lazaro lazarus leander leandro lear leif leith lemuel len
    lennart lenny leo leon leonard leonardo leoncio leonel leonhard leonid leonidas leonti leontius leopold
    leopoldo les lester lev levi levin levon lewie lewis liam linwood lionel lisandro livio livius ljubomir lleu
    llew llewellyn llewelyn llywelyn lochlan lodewijk lodovico loic loki lonnie lorens lorentz lorenz lorenzo
    lorin lothair lothario louie louis lovro luc luca lucas lucentio lucian luciano lucianus lucien lucio lucius
    lucretius lucrezio luder ludo ludolf ludovic ludovico ludwig ludwik luigi luis luka lukas lukasz luke lukian
    luther lutz lysander lysias maarten maciej mads mael maffeo magnus mahatma mahesh mahir mahmoud mahmud
    mahomet maik majid makar makarios makoto maksim malachi malcolm malcom malvolio mamadou mamoru manasseh
    mandla manfred manfredo manish manlius mano manoel manoj manolo mansoor mansur manuel manus marat marc
    marcel marcellin marcello marcellus marcelo marcial marcin marcion marco marcus marek margus mariano marijn
    marin marinus mario marios marius marko markus marmaduke marten martijn martim martin martino martinus marty
    marwan marwood masahiro masaki masao masashi masato massimo matej matek mateo mateus mateusz mathew mathias
    mathieu mathis matias matt matteo matthaus matthew matthias matthieu matthijs matti matvei maurice mauricio
    maurits maurizio mauro maurus maury maxim maxime maximilian maynard mazin mehdi mehmed mehmet mehul meinrad
    meir melchior melchiorre melchisedek melvyn memnon menachem menander mendel menelaus menno meredydd
    meriwether merlyn meshach methuselah micah micha michael michail michal micheal michel mick mickey
    mieczyslaw miguel mihai mihail mihaly mihir mikael mike mikel mikhael mikhail mikkel mikko miklos mikolaj
    mikulas milan milburn miles milivoj millard milo milorad milos miloslav milosz miltiades mingo miodrag
    mircea miroslav miroslaw misha mitya mladen mohamed mohammed mohan mohandas mohsen momcilo monte mordecai
    mordechai mordred moritz morris morten mortimer mortimor mosche moses moshe moussa muhammad munir murad
    murat musa mustafa myles myron naaman nabil nadav nadeem nadir nahom nahor nahshon nahum naim naji namdi
    nandor naoki naphtali napoleon narayan narciso narcisse naresh nasir nat natale natan nathan nathanael
    nathanial nathaniel naveed naveen nazar nazim nealy nebuchadnezzar nectario ned neddy neel nehemiah neil
    nektarios nemo nereus nero nestor neville niall nicanor niccolo nicholai nicholas nick niclas nico nicodeme
    nicodemus nicolaas nicolae nicolai nicolas nicolau nicolaus nicolo niels nigel niilo nikhil nikifor niklas
    niklaus niko nikola nikolai nikolaj nikolas nikolaus nikolay nikos nils nimrod ninian nino nitin nnamdi noah
    noam nobby nobuo noel norbert norman nuno obadiah obadias obediah oberon obi octave octavian octavio
    octavius oded odhran odilo odilon odin odo odoardo odysseas odysseus oedipus oengus oghenero oisin okonkwo
    olaf olav olavi ole oleg olek oleksandr olexiy olin oliver oliverio olivier olivio olle ollie olof oluf
    oluwaseun omar omri ondrej onesimus orazio orestes orfeo orhan orion orlando orpheus orson orvil osama
    osbert oscar osgar osip oskar osman osmond osmund ossian ossie ostap osvaldo oswald oswaldo oswin oswy
    othello otmar ottavio otto ottokar ottomar ovid ovidio ovidiu owen ozias ozzie paavo pablo paco padraic
    padraig palamon palle panagiotis pancras pandarus pandolfo pandu pankaj pantagruel panteleimon paolino paolo
    paracelsus parsifal parzival pascal pasha pasquale patricio patrick patrik patroclus patryk paul paulin
    paulo paulus pavel pavle pavlo pavlos pawel peadar peder pedr pedro pekka pepe pepin pepito perceval
    percival percy perdiccas pere peredur peregrine pericles pertti perun petar pete peter peterkin petko petr
    petre petri petros petruchio petter petya phaedrus phil philander phileas philemon philibert philip philippe
    philippos phillip philo philon phineas phoebus pier pierluigi pierre pierrot piers pietari pieter pietro pim
    pinchas pio piotr pip pippin pirmin pius placido plato pliny plutarch polonius polycarp polydore polyphemus
    pompey pontius porfirio porfiriy porfiry porthos prabhu prakash pranav prasad prasanna pravin prem priam
    primo procopius proctor prokofy prometheus prospere prospero proteus prudencio przemyslaw publius pyotr
    pyrrhus pythagoras qasim quent quentin quincey quintilian quintin quintus quirin raanan rabindranath radomir
    radoslav radovan radu raf rafael rafaello rafal rafe raffaele rafi ragnar rahim rahul raimon raimond
    raimondo raimund rainald rainer rainier raj rajeev rajendra rajesh rajiv ralph ramachandra ramakrishna raman
    rami ramiro ramon ramses ramón ranald randolph randy ranjit ranulf raoul raphael raphaël raphe rasheed
    rashid rasmus ratko ravi raymond raymund raymundo raynald rayner reg reggie reginald reginaldo regis regulus
    rehoboam reidar reinaldo reiner reinhard reinhardt reinhold reino remi remigio remigius remus renaldo renat
    renato renatus renaud rene renzo reto reuben reuven rex reynaldo reynard reynold reza rhodri rhydderch
    rhydian rhys ric ricardo riccardo richard richie rick rickard ricky rico rienzo rigoberto rinaldo rishi
    ritchie roald robbie robby robert roberto rocco roddie roddy roderic roderich roderick roderigo rodion
    rodney rodolfo rodolphe rodolphus rodrigo rogelio roger rogerio rohan rohit roland rolando rolf rolfe romain
    roman romano romanus romeo romesh romualdo romulus ron ronald ronaldo roope rory roshan rostislav roy
    ruaidhri ruairi ruben rudi rudiger rudolf rudolfo rudolfs rudolph rudyard rufus ruggero ruggiero rui rupert
    ruprecht rurik ruslan russell rustam ryan ryo ryoichi ryota ryszard saad sacheverell sadegh saeed safwan
    saif sajid salah salim salman salomo salomon salvador salvatore samad samir samo samson samu samuel samuele
    samwise sancho sandor sandro sanjay sanjeev santeri santiago santino santo saqib sarkis satish satoshi
    saturnino saul sava savely saverio savva savvas sayed schuyler scipio sean sebald sebastian sebastiano
    sebastien sedrick sejanus selim selvin semyon senan seneca septime septimus serafino seraphim serban serge
    sergei sergej sergey sergio sergius seth seton severin severino severo severus sextus shabbir shadrach
    shafiq shahid shahrukh shalom shamus shankar shaquille sharif shaun shawn shehu sheldon shem sherlock
    sherwin shigeru shimon shinji shiva shlomo sholem sholom shrivatsa siamak siddharth siddhartha siegbert
    siegfried siegmund sigfrid sigismondo sigismund sigmund sigurd sigvard silas silvain silvan silvano silvanus
    silvere silvester silvio simao simeon simeone simon simonas sinan sinbad sindbad sindre sinon sivert sixten
    sixtus slavko slobodan snorri socrates sofian sohrab sol solomon solon soren sorin spartacus spiridon spiro
    spyros staffan stanislas stanislaus stanislav stanislaw stanko stanley stas steen stefan stefano stefanos
    steffen steinar sten stepan stephane stephano stephanos stephen steve steven stig stojan strahinja strato
    stuart sture subhash sudhir suleiman suleyman sunil suresh svein sven svetozar svyatoslav swithin syed
    sylvain sylvan sylvanus sylvester sylvio szymon tadashi tadeo tadeusz tadhg taha taher tahir taiwo takashi
    takeo takeshi takumi taliesin tamas tancred tancredi taras tareq tarik tariq taro tarquin tarquinius tatsuo
    tatsuya tavish tebaldo ted teddy teilo telemachus tendai teo teodor teodoro terance terence tetsuo tex thabo
    thad thaddeus thanos themistocles theo theobald theobaldo theoderic theodor theodore theodoric theodoros
    theodosius theodule theophile theophilus theophrastus thersites theseus thiago thibaud thibault thibaut
    thierry thijs thilo thomas thorbjorn thorfinn thorgeir thorin thorkild thorold thorstein thorsten thorvald
    thurstan tiago tibalt tiberius tibor tibullus tiernan tigran tijmen tillman tilo tim timo timofei timofey
    timon timoteo timothee timothy timur tino tirso titian tito titouan titus tivadar tizio tobiah tobias tobie
    tobit toby tod todor tolya tom toma tomas tomaso tomasz tomaz tomek tomislav tommaso tommie tommy tomo tonio
    toomas topher torbjorn tord torquato torquil torsten torvald toshio toshiro trajan trevor trey tristan
    tristram troels troilus trygve tsutomu tullio tullius tuomas tuomo turlough tybalt tycho tyler tyrone tzvi
    ubaldo uberto uchenna udo ugo uilleam uldis ulf ulfric ulises ulric ulrich ulysse ulysses umar umberto umed
    umut urban uri uriah urias uriel urien urs uther uwe uzi uzziah vaclav vadim vagn valdemar valentin
    valentine valentino valerian valerio valerius valery valter varun vasco vasil vasile vasili vasilios vasilis
    vasiliy vasily vaslav vassily veikko veit velimir veljko venancio venceslas venkat verner vernon vespasian
    vicente vicenzo victor vidar vidkun vijay vikas vikram viktor vilem vilfred vilfredo vilhelm vilho viljo
    ville vilmos vinay vince vincent vincente vincenz vincenzo vinicius vinnie vinod virgil virgilio vishal
    vishnu vissarion vitalis vitaly vito vittorio vitus vivek vjekoslav vlad vladan vladek vladimir vladimír
    vladislav vladko vojtech volker volkmar volodya volodymyr volpone vratislav vsevolod vuk vyacheslav waldemar
    waldo waldron waleed walid wallace walt walter waltheof walther wassily waylon wayne welf wenceslas
    wenceslaus wendelin wendell wenzel werner wes wesley westley weyland wieland wiglaf wiktor wilbert wilbur
    wilburn wilfred wilfrid wilfried wilhelm wilko willard willem willi william willibald willie willy wilmer
    winfried winston wladislaw wladyslaw wlodzimierz wojciech wolfgang wolfram wolter wouter wulfric wulfstan
    wybert xaver xavi xavier xenophon xerxes ximenes yaakob yaakov yadin yago yahya yakov yakub yanis yannick
    yannis yaroslav yash yasser yasuo yavor yefim yegor yehuda yehudi yevgeni yevgeny yiannis yitzhak yngvar
    yngve yoel yohan yohannes yonatan yoram yorgos yosef yoshiaki yoshio yossi youssef yrjo ysbrand yuichi yuji
    yukio yuri yuriy yury yusef yusuf yusuke yusup yutaka yuto yvain yves yvon zaccaria zaccheus zachariah
    zacharias zachary zack zadok zahid zaid zakaria zaki zander zbigniew zbynek zdenek zdravko zebedee zebediah
    zebulon zebulun zechariah zeev zeke zelig zeljko zeno zenon zenos zephaniah zeus zev zhivago zigmund zivko
    zlatan zlatko zoltan zoran zoroaster zsolt zubin zvonimir zygmunt
    """.split()
)

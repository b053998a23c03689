"""Given names that nearly always are a woman's, or a man's; names that are borne by both are left out.

A weak hint only: what the text says of somebody goes before it.

Source: general knowledge of English and of the names in it, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

WOMENS = frozenset(
    """
    abigail ada adela adelaide adele adelina agatha agnes aileen aisha alberta alessandra alexandra alexandrina
    alice alicia alina alma amabel amalia amanda amelia amina amy ana anastasia andrea angela angelica
    angelina anita anja ann anna annabel annabella anne annette annie anthea antoinette antonia anya arabella
    araminta ariadne astrid athena audrey augusta aurelia aurora ava barbara beata beatrice beatrix belinda bella
    belle bernadette bernice bertha beryl bessie beth betsey betsy bettina betty bianca blanche brenda bridget
    brigid brigitte bronwen camilla carla carlotta carmen carol carolina caroline cassandra catalina catherine
    cathleen cecilia cecily celeste celia celine charity charlotte chiara chloe christabel christina christine clara
    clarissa claudia clementina clementine cleopatra clotilde constance constantia cora cordelia corinna corinne
    cornelia cressida cynthia dagmar daisy daphne deborah deirdre delia delilah delphine denise desdemona diana
    dinah dolly dolores dora dorcas doreen dorothea dorothy dulcie edith edna eileen elaine eleanor eleanora elena
    elfrida elinor elisa elisabeth elise elizabeth ella ellen elsa elsie elspeth elvira emilia emily emma emmeline
    enid erica erika ernestine esmeralda estella esther ethel eudora eugenia eugenie eulalia eunice euphemia eva
    evangeline eve evelina fanny fatima felicia felicity fernanda fiona flavia flora florence frances francesca
    freda frederica freya frieda gabriella gabrielle gemma genevieve georgette georgiana georgina geraldine gerda
    gertrude gilda gina gisela gladys gloria grace greta gretchen griselda guinevere gwen gwendolen gwendolyn hannah
    harriet hattie heather heidi helen helena helene henrietta hephzibah hermia hermione hester hetty hilda honora
    honoria hortense ida ilse imogen ines inga ingrid irene irina iris irma isabel isabella isadora ismay isolde ivy
    jacqueline jane janet janice jemima jennifer jenny jessica jessie joan joanna johanna josefina josephine joyce
    juana judith julia juliana juliet julietta juliette justina karen karin kate katharine katherine kathleen katie
    katrina katya keziah kirsten kitty lakshmi lara laura laurentia lavinia leah leila lena leonora leticia letitia
    letty lila lilian lilias lillian lily linda lisa lisbeth livia liza lizzie lizzy lois lola lorna lottie louisa
    louise lucia lucilla lucille lucinda lucretia lucy luise lydia mabel madeleine madeline madge magda magdalen
    magdalena maggie maisie mamie manuela margaret margarita margery margot marguerite maria mariam marian marianne
    marie marietta marina marjorie marjory marta martha mary maryam matilda maud maude maureen mavis maxine may
    medea meg melanie melinda melissa mercedes meredith mildred millicent millie mina minerva minna minnie miranda
    miriam moira molly mona monica muriel myra myrtle nadia nadine nan nancy naomi natalia natalie natasha nell
    nellie nelly nerys nessa nettie nina nora norah noreen octavia olga olive olivia olwen olympia ophelia ottilie
    pamela pandora patience patricia paula paulina pauline pearl peggy penelope perdita petra petronella
    petunia philippa philomena phoebe phyllis polly portia priscilla prissy prudence rachel ramona rebecca regina
    rhoda rita roberta rosa rosabel rosalia rosalie rosalind rosaline rosamond rosamund rosanna rose rosemary
    rosetta rosina rowena roxana ruby ruth sabina sabrina sadie sally salome samantha sandra sara sarah selina selma
    seraphina sheila sibyl sidonie sieglinde sigrid silvia simone siobhan sofia solveig sonia sonya sophia sophie
    sophronia stella stephanie sue susan susanna susannah susie suzanne svetlana sybil sylvia tabitha tamar tamara
    tamsin tania tanya tatiana tess tessa thelma theodora theresa therese thomasina tillie tilly tina trudy una
    ursula valentina valeria vanessa vera verena verity veronica victoria viola violet virginia wanda wilhelmina
    wilma winifred winnie xenia yolanda yvette yvonne zara zelda zenobia zillah zoe zora zuleika
    """.split()
)

MENS = frozenset(
    """
    aaron abdul abel abner abraham abram absalom achilles adalbert adam adolf adolphe adolphus adrian aeneas ahmed
    alan alaric alasdair alastair albert alberto aldous alec alessandro alexander alexandre alexei alfonso alfred
    algernon ali alistair allan alonzo aloysius alphonse alphonso alvin alwyn amadeus ambrose amos anatole
    andreas andrei andrew angus anselm anthony antoine anton antonio antony archibald aristide armand arnold
    arthur asa athelstan aubert augustine augustus aurelius axel balthazar baptiste barnabas barnaby barney
    bartholomew bartolomeo basil bastian benedict benito benjamin bernard bernardo bertram bertrand bill bjorn
    bob boris boyd brendan brian bruno caesar caleb calvin carl carlo carlos carlton caspar cecil cedric
    charles christopher clarence claude clement clifford clive clovis colin conrad constantine
    cornelius cosmo crispin cuthbert cyril cyrus dan daniel dante darius david deepak denis dennis derek dermot
    desmond dick diego dietrich digby dimitri dmitri dominic donald dorian duncan dunstan dwight eamon ebenezer
    edgar edmond edmund eduardo edward edwin egbert eli elias elijah elisha emanuel emile emilio enoch enrico
    enrique ephraim erasmus eric erik ernest ernesto esau ethan ethelbert ethelred etienne eugene eustace evgeny
    ezekiel ezra fabian felipe felix ferdinand fergus fernando fitzwilliam florian francesco francisco francois
    franz fred frederic frederick friedrich fritz gabriel gareth gaston geoffrey georg george georges
    gerald gerard gianni gideon gilbert giles giorgio giovanni giuseppe godfrey gottfried graham gregor gregory
    griffith guido guillaume gulliver gunther gus gustav gustave gustavus hamish hamlet hannibal hans harald
    harold harry harvey hassan hector heinrich helmut henri henrik henry herbert hercule herman hermann hezekiah
    horace horatio howard hubert hugh hugo humphrey ian ibrahim ichabod ignatius igor immanuel isaac isaiah ishmael
    israel ivan ivor jabez jack jacob jacques jaime jake james jan jared jason jasper jean-paul jeffrey jeremiah
    jeremy jerome jerry jethro jim jimmy joachim joe joel johann johannes john johnny jonah jonas jonathan jorge
    jose joseph josh joshua josiah juan judah jules julian julius jurgen justin karl kaspar keith kenneth kevin
    klaus konrad konstantin kurt lambert lancelot lars laurence lawrence lazarus leander lemuel leo leon leonard
    leonardo leonid leopold lester levi lionel lorenzo louis lucas lucian lucien lucius ludovic ludwig luigi luis
    luke luther magnus malachi malcolm manfred manuel marc marcel marco marcus mario marmaduke martin matthew
    matthias maurice maximilian maynard melchior meriwether michael michel miguel mike mikhail miles milo
    mohammed mordecai morris mortimer moses muhammad nahum napoleon nathan nathanael nathaniel ned nehemiah neil
    nicholas nick nicodemus nicolas nigel nikolai noah noel norman obadiah octavius odysseus olaf oleg oliver omar
    orlando osbert oscar osmond oswald othello otto owen pablo paolo pascal patrick paul pavel pedro percival percy
    peregrine peter phileas philip philippe phineas pierre piers pietro prospero quentin rafael ralph randolph raoul
    raphael raymond reginald reuben rex reynold rhys ricardo richard robert roberto roderick rodney rodolphe rodrigo
    roger roland rolf roman romeo ronald rory rudolf rudolph rufus rupert russell samson samuel sancho santiago saul
    sebastian septimus sergei sergio seth sherlock siegfried sigmund silas silvester simeon simon solomon stanislaus
    stanley stefan stephen steven stuart sven sylvester tarquin ted terence thaddeus theobald theodore theophilus
    thomas tiberius tim timothy titus tobias toby tom tomas tommy tristan tristram tybalt ulysses uriah valentine
    vasily vernon victor vincent virgil vladimir waldo wallace walter werner wilfred wilfrid wilhelm willard william
    willie winston wolfgang xavier yusuf zachariah zachary zebedee zebulon
    """.split()
)

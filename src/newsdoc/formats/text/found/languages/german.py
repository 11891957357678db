"""German."""

from __future__ import annotations

from typing import Final

from newsdoc.formats.text.found.languages.base import Language
from newsdoc.formats.text.found.languages.verbs import german_forms, german_participles
from newsdoc.formats.text.found.wordlists import words

__all__ = ["GERMAN"]

_SAYING: Final = words(
    """ergänz höhn ätz wetter polter unk jammer bekund konstatier resignier prophezei schwärm witzel feix hak fluch
    attestier raunz beschwör heul jauchz wisper triumphier schlussfolger folger schwör frotzel argumentier sag
    erklär betont meint mein ergänz füg berichte bericht kritisier forder warn klag frag antwort erwider entgegn
    räum versicher bestätig kündig mahn lob äußer verkünd behaupt vermut erzähl erinner resümier bilanzier scherz
    freu appellier bekräftig brumm murmel flüster seufz lach grins schimpf stöhn nörgel jubel spott kontert konter
    präzisier prognostizier fürcht hoff glaub erläuter unterstrich bemerk kommentier moniert monier bedauer beklag
    beteuer droh empfehl fleh gesteh wunder ärger kündet melde schilder begründ urteil zitier überleg grübel
    philosophier lächel nick teil stell zeig wirk forscht raun brüll schnaub zisch"""
)
_IRREGULAR: Final = words(
    """schrieb schreibt schrieben schreiben rief ruft riefen verspricht versprach versprachen gab gibt hieß heißt
    so befand befindet fand findet nannte bezeichnete sprach gesteht gestand unterstreicht unterstrich empfiehlt
    empfahl rät riet bat bittet droht weiß wusste denkt dachte wies weist warb wirbt betonte betont betonten
    betonen meinte meint meinten pflegte_zu_sagen pflegt_zu_sagen pflegte_zu_fragen gab_zu_bedenken gibt_zu_bedenken
    gab_zu gibt_zu gab_zu_protokoll lässt_wissen ließ_wissen legte_nach stichelte wiegelte_ab winkte_ab stellte_klar
    stellt_klar wandte_ein wendet_ein lautete lautet teilte_mit räumte_ein"""
)

GERMAN: Final = Language(
    tag="de",
    common=words(
        """der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus
        er hat dass sie nach bei um am"""
    ),
    cues=german_forms(_SAYING) | _IRREGULAR,
    calling=words(
        "nannte nennt nannten nennen bezeichnete bezeichnet bezeichneten sprach spricht sprachen wertete titulierte"
    ),
    auxiliaries=words("hat habe hatte haben hatten"),
    past=german_participles(_SAYING)
    | words(
        """geschrieben gerufen versprochen genannt bezeichnet gesprochen gestanden unterstrichen empfohlen geraten
        gebeten hingewiesen mitgeteilt eingeräumt hinzugefügt zugegeben angekündigt zugesagt wissen_lassen
        zu_bedenken_gegeben nachgefragt"""
    ),
    according=words(
        "nach_angaben nach_den_worten nach_auskunft nach_darstellung laut gemäß nach_einschätzung nach_worten"
        " nach_aussage nach_ansicht nach_meinung nach_überzeugung für"
    ),
    pronouns={"er": "m", "sie": "f"},
    own=words("ich wir"),
    determiners=words(
        """der die das den dem des ein eine einer eines einem einen sein seine ihr ihre mehrere viele kein keine
        mein meine unser unsere dieser diese"""
    ),
    possessives=words("sein seine seiner ihr ihre ihrer"),
    stops=words(
        """am im in nach vor bei beim zu zum zur auf an als und aber oder mit während gegenüber vom gestern heute
        morgen später anschließend weiter dazu auch noch dann jedoch allerdings zudem über unter um bereits weil
        dass wenn ob montag dienstag mittwoch donnerstag freitag samstag sonntag sich aus ihm ihr der_dpa den seit
        laut"""
    ),
    links=words("der des von vom für aus bei im in"),
    conjunctions=words("und aber oder während weil dass wenn als nachdem bevor ob wie wo der_die"),
    that=words("dass"),
    adverbs=words(
        """auch dann noch zudem später weiter dazu jedoch allerdings gestern heute immer oft selbst hingegen
        dagegen danach darauf"""
    ),
    titles=words(
        """herr frau dr prof präsident präsidentin kanzler kanzlerin minister ministerin sprecher sprecherin chef
        chefin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin vorsitzende vorsitzender
        direktor direktorin leiter leiterin professor professorin richter richterin anwalt anwältin trainer
        trainerin forscher forscherin experte expertin autor autorin general papst bischof bischöfin könig königin
        landrat landrätin stadtrat stadträtin orgelbauer anwohner anwohnerin nachbar nachbarin mitarbeiter
        mitarbeiterin geschäftsführer geschäftsführerin ministerpräsident ministerpräsidentin bundeskanzler
        bundeskanzlerin staatsanwalt staatsanwältin kommissar kommissarin lehrer lehrerin student studentin rentner
        rentnerin landwirt landwirtin pfarrer pfarrerin arzt ärztin"""
    ),
    title_endings=(
        "minister",
        "ministerin",
        "präsident",
        "präsidentin",
        "sprecher",
        "sprecherin",
        "chef",
        "chefin",
        "meister",
        "meisterin",
        "leiter",
        "leiterin",
        "vorsitzende",
        "vorsitzender",
        "direktor",
        "direktorin",
        "kanzler",
        "kanzlerin",
        "experte",
        "expertin",
        "forscher",
        "forscherin",
        "anwalt",
        "anwältin",
        "trainer",
        "trainerin",
        "führer",
        "führerin",
        "besitzer",
        "besitzerin",
        "händler",
        "händlerin",
        "rat",
        "rätin",
        "berater",
        "beraterin",
        "beauftragte",
        "beauftragter",
        "lehrer",
        "lehrerin",
        "wissenschaftler",
        "wissenschaftlerin",
        "ökonom",
        "ökonomin",
        "kommissar",
        "kommissarin",
        "inhaber",
        "inhaberin",
        "gründer",
        "gründerin",
        "bauer",
        "bäuerin",
        "arzt",
        "ärztin",
        "sekretär",
        "sekretärin",
        "steller",
        "stellerin",
    ),
    men=words(
        """herr präsident kanzler minister sprecher chef bürgermeister vorsitzender direktor leiter könig vater
        sohn bruder mann opa ehemann"""
    ),
    women=words(
        """frau präsidentin kanzlerin ministerin sprecherin chefin bürgermeisterin direktorin leiterin königin
        mutter tochter schwester oma ehefrau"""
    ),
    bodies=words(
        """universität hochschule schule krankenhaus institut rat ministerium behörde amt polizei gericht bank
        gruppe gmbh ag verband gewerkschaft partei kirche straße platz fluss see land stadt dorf staat republik
        parlament bundestag bundesrat verein club bahn deutsche deutscher bund montag dienstag mittwoch donnerstag
        freitag samstag sonntag streit angaben"""
    ),
    people=words(
        """besitzer besitzerin kunde kundin nachbar nachbarin sprecher sprecherin mann frau mutter vater sohn
        tochter bruder schwester opa oma enkel enkelin onkel tante freund freundin kollege kollegin chef chefin
        lehrer lehrerin schüler schülerin arzt ärztin anwalt anwältin bauer bäuerin fahrer fahrerin bürgermeister
        bürgermeisterin minister ministerin richter richterin anwohner anwohnerin zeuge zeugin autor autorin
        trainer trainerin experte expertin forscher forscherin pfarrer pfarrerin wirt wirtin"""
    ),
    works=words(
        """buch roman film lied album stück gedicht bericht artikel serie sendung gemälde video titel betitelt
        überschrift ausstellung oper krimi reihe podcast essay studie komödie drama magazin"""
    ),
    genders={"der": "m", "ein": "m", "eine": "f"},
    named=words(
        """bürgerinitiative initiative verein verband bündnis aktion kampagne gruppe namen name titel motto slogan
        schild plakat aufschrift inschrift projekt programm schiff kutter fähre kneipe gaststätte marke spitznamen
        plattform stiftung"""
    ),
    voices=words(
        """bericht mitteilung erklärung schreiben brief notiz zettel studie umfrage ministerium behörde amt polizei
        gericht stadt unternehmen firma verein verband partei gewerkschaft regierung rat kommission zeitung blatt
        magazin sender agentur urteil vertrag leute menschen bewohner kritiker gegner befürworter anwohner eltern
        jemand niemand gutachten verwaltung feuerwehr rathaus"""
    ),
    voice_endings=("er", "in", "innen", "mann", "frau", "leute", "chef", "leiter", "ist", "ent", "ant", "eur", "loge"),
    held=words(
        "sogenannte sogenannten sogenanntes sogenannter so_genannte so_genannten das_wort der_begriff den_begriff"
    ),
    small=words("de del van von zu der den"),
    nouns_upper=True,
)

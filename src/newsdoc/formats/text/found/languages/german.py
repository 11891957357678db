"""German."""

from __future__ import annotations

from typing import Final

from newsdoc.formats.text.found.languages.base import Language, words

__all__ = ["GERMAN"]

GERMAN: Final = Language(
    tag="de",
    common=words(
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach bei um am"
    ),
    cues=words(
        """sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten meinte meint meinten teilte_mit
        teilten_mit ergänzte ergänzt fügte_hinzu fügt_hinzu berichtete berichtet kritisierte kritisiert kritisierten
        forderte fordert forderten warnte warnt warnten klagte klagt klagten fragte fragt fragten antwortete antwortet
        erwiderte erwidert entgegnete entgegnet räumte_ein räumt_ein versicherte versichert versprach verspricht
        bestätigte bestätigt kündigte_an kündigten_an kündigt_an schrieb schreibt schrieben rief ruft riefen mahnte mahnt
        lobte lobt äußerte äußert verkündete verkündet behauptete behauptet vermutete vermutet gab_zu gibt_zu erzählte
        erzählt erinnerte erinnert hieß_es heißt_es so unterstrich unterstreicht stellte_klar stellte_fest resümierte
        bilanzierte scherzte freute_sich freut_sich zeigte_sich appellierte bekräftigte bekräftigt befand findet fand
        nannte bezeichnete sprach"""
    ),
    participles=words(""),
    calling=words(
        "nannte nennt nannten nennen bezeichnete bezeichnet bezeichneten sprach spricht sprachen wertete titulierte"
    ),
    auxiliaries=words("hat habe hatte haben"),
    past=words("gesagt erklärt betont"),
    according=words(
        "nach_angaben nach_den_worten nach_auskunft nach_darstellung laut gemäß nach_einschätzung nach_worten"
    ),
    pronouns={"er": "m", "sie": "f"},
    own=words("ich wir"),
    determiners=words(
        "der die das den dem des ein eine einer eines einem einen sein seine ihr ihre mehrere viele kein keine mein meine unser unsere dieser diese"
    ),
    possessives=words("sein seine seiner ihr ihre ihrer"),
    stops=words(
        """am im in nach vor bei beim zu zum zur auf an als und aber oder mit während gegenüber vom gestern heute morgen
        später anschließend weiter dazu auch noch dann jedoch allerdings zudem über unter um bereits weil dass wenn ob
        montag dienstag mittwoch donnerstag freitag samstag sonntag sich aus ihm ihr der_dpa den seit laut"""
    ),
    links=words("der des von vom für aus bei im in"),
    conjunctions=words("und aber oder während weil dass wenn als nachdem bevor ob wie wo der_die"),
    that=words("dass"),
    adverbs=words(
        "auch dann noch zudem später weiter dazu jedoch allerdings gestern heute immer oft selbst hingegen dagegen danach darauf"
    ),
    titles=words(
        """herr frau dr prof präsident präsidentin kanzler kanzlerin minister ministerin sprecher sprecherin chef chefin
        bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin vorsitzende vorsitzender direktor direktorin
        leiter leiterin professor professorin richter richterin anwalt anwältin trainer trainerin forscher forscherin experte
        expertin autor autorin general papst bischof bischöfin könig königin landrat landrätin stadtrat stadträtin
        orgelbauer anwohner anwohnerin nachbar nachbarin mitarbeiter mitarbeiterin geschäftsführer geschäftsführerin
        ministerpräsident ministerpräsidentin bundeskanzler bundeskanzlerin staatsanwalt staatsanwältin kommissar kommissarin
        lehrer lehrerin student studentin rentner rentnerin landwirt landwirtin pfarrer pfarrerin arzt ärztin"""
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
    ),  # fmt: skip
    men=words(
        "herr präsident kanzler minister sprecher chef bürgermeister vorsitzender direktor leiter könig vater sohn bruder mann opa ehemann"
    ),
    women=words(
        "frau präsidentin kanzlerin ministerin sprecherin chefin bürgermeisterin direktorin leiterin königin mutter tochter schwester oma ehefrau"
    ),
    bodies=words(
        """universität hochschule schule krankenhaus institut rat ministerium behörde amt polizei gericht bank gruppe gmbh ag
        verband gewerkschaft partei kirche straße platz fluss see land stadt dorf staat republik parlament bundestag bundesrat
        verein club bahn deutsche deutscher bund montag dienstag mittwoch donnerstag freitag samstag sonntag streit angaben"""
    ),
    works=words(
        "buch roman film lied album stück gedicht bericht artikel serie sendung gemälde video titel betitelt überschrift ausstellung oper"
    ),
    held=words(
        "sogenannte sogenannten sogenanntes sogenannter so_genannte so_genannten das_wort der_begriff den_begriff"
    ),
    small=words("de del van von zu der den und am im"),
    nouns_upper=True,
)

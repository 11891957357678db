"""English."""

from __future__ import annotations

from typing import Final

from newsdoc.formats.text.found.languages.base import Language
from newsdoc.formats.text.found.languages.verbs import english_forms, english_participles
from newsdoc.formats.text.found.wordlists import words

__all__ = ["ENGLISH"]

_SAYING: Final = words(
    """add ask answer explain state note declare announce insist argue claim warn urge concede acknowledge confirm
    stress emphasize emphasise recall remember remark observe comment continue conclude predict promise pledge vow
    complain joke whisper shout yell laugh tweet post recount repeat respond retort suggest believe hope fear
    clarify reiterate counter maintain assert allege reveal muse sigh exclaim protest demand lament caution advise
    estimate opine proclaim agree reply testify deny report request propose plead order murmur mutter chuckle smile
    shrug nod fume counsel volunteer marvel reason rule assure reassure reflect enthuse scoff tease boast apologise
    apologize intone venture offer admonish grumble contend cheer interject remind inform notify react scold gush
    deadpan confide disclose elaborate"""
)
_IRREGULAR: Final = words(
    """said say says told tell tells wrote write writes cried cries admitted admit admits quipped quip quips thinks
    thought think knew knows felt feels meant means reads read found finds went_on goes_on summed_up chimed_in
    put_it puts_it swore swears sang begged begs begins began spoke_up replied replies fumed"""
)

ENGLISH: Final = Language(
    tag="en",
    common=words(
        "the of and to in a is that for it was on are with as he be at by has have said not from but this they his her"
    ),
    cues=english_forms(_SAYING) | _IRREGULAR,
    participles=english_participles(_SAYING) | words("saying telling writing conceding quipping admitting"),
    calling=words(
        """thanked thanks accused accuses attacked welcomed pronounced saluted likened named named_it called calls
        call described describes describe labelled labeled labels branded brands dubbed dubs denounced denounces
        condemned condemns dismissed dismisses hailed hails praised praises criticized criticised slammed blasted
        characterized characterised termed deemed considered decried mocked rejected spoke speaks"""
    ),
    auxiliaries=words(
        """has have had is was would will did does used_to liked_to likes_to loved_to loves_to went_on_to has_also
        had_also"""
    ),
    past=words("say saying called described tell joke quip remark ask boast complain"),
    according=words("according_to in_the_words_of as_told_by"),
    pronouns={"he": "m", "she": "f", "they": "p", "it": "p"},
    own=words("i we you"),
    determiners=words(
        "the a an this that these those his her their its one another some many several both each every my our your no"
    ),
    possessives=words("his her their its"),
    stops=words(
        """on in at after before during when while as and but or because since until last late early earlier later
        today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday this that through via to
        about over under by outside inside near following amid with who whose which where said says then now again"""
    ),
    links=words("of for at from in with on"),
    conjunctions=words(
        "and but where when while after before because that which who as if although though so or since until whether"
    ),
    that=words("that"),
    adverbs=words(
        """also later then once often always never still simply only even reportedly repeatedly publicly recently
        previously further earlier again now quietly calmly softly angrily bluntly just actually famously rightly"""
    ),
    titles=words(
        """mr mrs ms miss dr prof sir dame lord lady president president-elect vice prime minister chancellor senator
        sen rep congressman congresswoman gov governor mayor judge justice gen general col colonel lt lieutenant
        cmdr commander capt captain maj major sgt sergeant cpl pvt adm admiral chief officer detective inspector
        insp pc brig hon cpt constable det supt superintendent secretary ambassador pope bishop archbishop cardinal
        rev reverend father sister brother rabbi imam king queen prince princess duke councillor councilor cllr
        council coach professor doctor chairman chairwoman chair ceo cfo coo executive director manager spokesman
        spokeswoman spokesperson deputy attorney commissioner mp mep dean principal leader head analyst economist
        founder co-founder author foreign finance defense defence interior health education police fire assistant
        associate former first us u.s un u.n uk eu chinese american british german french russian spanish japanese
        european state federal national acting senior junior nurse engineer scientist researcher curator secretary-
        general undersecretary speaker marshal sheriff trooper agent counselor warden ex-president"""
    ),
    men=words(
        """mr sir lord king prince duke father brother chairman spokesman congressman husband son grandfather uncle
        man boy"""
    ),
    women=words(
        """mrs ms miss dame lady queen princess sister chairwoman spokeswoman congresswoman wife daughter mother
        grandmother aunt woman girl"""
    ),
    bodies=words(
        """university college school hospital institute council committee commission ministry department agency
        office police court bank company group corp inc ltd llc plc association union party church street road
        avenue river lake mountain bay port county city town village state states kingdom republic house parliament
        congress senate assembly guard army navy force forces news times post press tribune courier herald herald's
        club united team league cup championship games park island islands east west north south northern southern
        eastern western central world international national center centre museum theatre theater society
        foundation trust fund project act bill law report watch human rights january february march april may june
        july august september october november december monday tuesday wednesday thursday friday saturday sunday
        street-level board authority services service steel works airlines airport station bridge tower hall square"""
    ),
    people=words(
        """prosecutor defendant plaintiff juror barrister solicitor investigator commuter shopper diner visitor
        guest organiser organizer campaigner activist protester demonstrator striker trader banker investor broker
        economist historian biologist chemist physicist geologist hydrologist meteorologist climatologist ecologist
        astronomer archaeologist psychologist sociologist anthropologist epidemiologist architect designer
        developer programmer electrician plumber carpenter mechanic technician painter sculptor muralist
        photographer filmmaker novelist poet playwright composer conductor pianist violinist cellist guitarist
        drummer dancer choreographer comedian broadcaster columnist critic editor publisher librarian curator
        lecturer headteacher headmaster headmistress schoolteacher pensioner retiree widow widower bystander
        passer-by onlooker eyewitness paramedic firefighter lifeguard sailor skipper lobsterman trawlerman shepherd
        vet veterinarian surgeon dentist pharmacist midwife therapist councillor alderman lawmaker legislator
        candidate campaigner diplomat envoy negotiator goalkeeper defender midfielder forward winger captain
        substitute striker sprinter swimmer cyclist rower boxer owner client customer neighbour neighbor spokesman
        spokeswoman spokesperson man woman mother father wife husband son daughter brother sister grandmother
        grandfather grandson granddaughter uncle aunt cousin friend colleague boss teacher student pupil doctor
        nurse lawyer farmer fisherman driver pilot captain mayor minister judge officer official resident witness
        victim suspect survivor author writer artist singer actor actress director coach player manager leader
        chairman chairwoman expert analyst scientist researcher professor engineer baker shopkeeper landlord tenant
        priest vicar keeper founder teenager girl boy passenger visitor volunteer worker soldier reporter
        journalist"""
    ),
    works=words(
        """book novel film movie song album play poem report article essay series show documentary painting video
        memoir titled entitled headlined called named episode single exhibition exhibit podcast play opera ballet
        story re game column editorial study paper pamphlet magazine drama musical musicals sculpture"""
    ),
    named=words(
        """group campaign initiative charity collective movement motto slogan banner placard sign legend inscription
        operation programme program scheme project boat ship trawler ferry yacht pub bar brand character nickname name
        joke song column"""
    ),
    voices=words(
        """person regulator statement report letter notice sign memo email post tweet message article paper newspaper
        study survey review ministry company firm agency office police department government council court union
        party team club source people men women residents family group board panel committee jury lawyers critics
        supporters opponents analysts officials investigators scientists villagers passers-by others one someone
        somebody another nobody everyone press magazine website outlet note document brochure leaflet manual rule
        law ruling verdict judgment inquiry audit filing complaint indictment contract treaty bible saying proverb"""
    ),
    voice_endings=(
        "ist",
        "ists",
        "ian",
        "ians",
        "man",
        "men",
        "woman",
        "women",
        "eer",
        "keeper",
        "owner",
        "maker",
        "worker",
        "holder",
        "leader",
        "teacher",
        "ologist",
        "ant",
        "mate",
        "mother",
        "father",
        "driver",
    ),
    held=words(
        """so-called dubbed known_as nicknamed the_term the_word the_phrase the_words the_expression termed
        referred_to_as"""
    ),
    small=words("de del della di da der den van von zu al el la le bin ibn of dos das du mac mc ter ten y"),
)

"""English."""

from __future__ import annotations

from typing import Final

from newsdoc.formats.text.found.languages.base import Language, words

__all__ = ["ENGLISH"]

ENGLISH: Final = Language(
    tag="en",
    common=words(
        "the of and to in a is that for it was on are with as he be at by has have said not from but this they his her"
    ),
    cues=words(
        """said says say told tells tell added adds add asked asks replied replies answered answers explained explains
        stated states noted notes declared declares announced announces insisted insists argued argues claimed claims
        warned warns urged urges admitted admits conceded concedes acknowledged acknowledges confirmed confirms denied
        denies stressed stresses emphasized emphasizes emphasised emphasises recalled recalls remembered remembers
        remarked remarks observed observes commented comments continued continues concluded concludes predicted predicts
        promised promises pledged pledges vowed vows complained complains joked jokes quipped quips whispered whispers
        shouted shouts yelled yells cried cries wrote writes tweeted tweets posted posts testified testifies recounted
        recounts repeated repeats responded responds retorted retorts suggested suggests thinks thought believes believed
        hopes hoped fears feared laughed laughs clarified clarifies reiterated reiterates countered counters maintained
        maintains asserted asserts alleged alleges revealed reveals mused muses sighed sighs reads exclaimed exclaims
        protested protests demanded demands lamented lamented laments cautioned cautions advised advises estimated
        estimates ruled rules found finds opined proclaimed summed_up chimed_in went_on agreed agrees"""
    ),
    participles=words(
        """saying stating asserting adding arguing claiming insisting warning noting explaining declaring telling
        emphasizing emphasising stressing asking promising vowing writing suggesting admitting acknowledging conceding
        predicting recalling announcing maintaining alleging remarking observing pledging urging replying concluding
        joking complaining reiterating clarifying"""
    ),
    calling=words(
        """called calls call described describes describe labelled labeled labels branded brands dubbed dubs denounced
        denounces condemned condemns dismissed dismisses hailed hails praised praises criticized criticised slammed
        blasted characterized characterised termed deemed considered decried mocked rejected spoke speaks"""
    ),
    auxiliaries=words("has have had is was would will did does used_to has_also had_also"),
    past=words("say saying called described"),
    according=words("according_to in_the_words_of as_told_by"),
    pronouns={"he": "m", "she": "f", "they": "p", "it": "p"},
    own=words("i we you"),
    determiners=words(
        "the a an this that these those his her their its one another some many several both each every my our your no"
    ),
    possessives=words("his her their its"),
    stops=words(
        """on in at after before during when while as and but or because since until last late early earlier later today
        yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday this that through via to about over
        under by outside inside near following amid with who whose which where said says then now again"""
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
        """mr mrs ms miss dr prof sir dame lord lady president president-elect vice prime minister chancellor senator sen
        rep congressman congresswoman gov governor mayor judge justice gen general col colonel lt lieutenant cmdr commander
        capt captain maj major sgt sergeant cpl pvt adm admiral chief officer detective inspector constable det supt
        superintendent secretary ambassador pope bishop archbishop cardinal rev reverend father sister brother rabbi imam
        king queen prince princess duke councillor councilor cllr council coach professor doctor chairman chairwoman chair
        ceo cfo coo executive director manager spokesman spokeswoman spokesperson deputy attorney commissioner mp mep dean
        principal leader head analyst economist founder co-founder author foreign finance defense defence interior health
        education police fire assistant associate former first us u.s un u.n uk eu chinese american british german french
        russian spanish japanese european state federal national acting senior junior nurse engineer scientist researcher
        curator secretary-general undersecretary speaker marshal sheriff trooper agent counselor warden ex-president"""
    ),
    men=words(
        "mr sir lord king prince duke father brother chairman spokesman congressman husband son grandfather uncle man boy"
    ),
    women=words(
        "mrs ms miss dame lady queen princess sister chairwoman spokeswoman congresswoman wife daughter mother grandmother aunt woman girl"
    ),
    bodies=words(
        """university college school hospital institute council committee commission ministry department agency office
        police court bank company group corp inc ltd llc plc association union party church street road avenue river lake
        mountain bay port county city town village state states kingdom republic house parliament congress senate assembly
        guard army navy force forces news times post press tribune courier herald herald's club united team league cup
        championship games park island islands east west north south northern southern eastern western central world
        international national center centre museum theatre theater society foundation trust fund project act bill law
        report watch human rights january february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday street-level board authority services service steel
        works airlines airport station bridge tower hall square"""
    ),
    works=words(
        """book novel film movie song album play poem report article essay series show documentary painting video memoir
        titled entitled headlined called named episode single exhibition exhibit podcast play opera ballet story re game
        column editorial study paper pamphlet magazine drama musical musicals sculpture"""
    ),
    held=words(
        "so-called dubbed known_as nicknamed the_term the_word the_phrase the_words the_expression termed referred_to_as"
    ),
    small=words("de del della di da der den van von zu al el la le bin ibn of dos das du mac mc ter ten y"),
)

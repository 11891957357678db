"""French."""

from __future__ import annotations

from typing import Final

from newsdoc.formats.text.found.languages.base import Language
from newsdoc.formats.text.found.languages.verbs import french_forms, french_participles, french_reflexives
from newsdoc.formats.text.found.wordlists import words

__all__ = ["FRENCH"]

_SAYING: Final = words(
    """déclar expliqu affirm ajout assur estim regrett soulign précis demand racont confi lanc not insist annonc dénonc
    jug indiqu soupir plaisant déplor interrog redout observ répét nuanc tranch gliss détaill murmur comment témoign
    martel résum cit cri critiqu plaid argu pest raill tonn explos sourcill grommel hasard relev spécifi vant déclam
    suppli préconis recommand énonc évalu énumér récapitul mentionn contest réfut objectiv glos persifl rétorqu
    répliqu protest réclam conseill rassur argument confess chuchot ironis souffl grommel grond proclam exig remarqu
    analys avanc avou objurgu pens rapport signal suggèr temporis relativis appréci salu fustig"""
)
_IRREGULAR: Final = words(
    """dit disent disait disaient répond répondent répondit répondait rappelle rappellent rappelait reconnaît
    reconnaissent admet admettent promet promettent prévient préviennent prévenait écrit écrivent écrivait conclut
    concluent poursuit poursuivent poursuivait reprend reprenait sourit avertit s'interroge s’interroge s'inquiète
    s’inquiète s'indigne s’indigne se_félicite se_réjouit craint espère espérait croit croyait répète martèle
    s'exclame s’exclame s'étonne s’étonne s'emporte s’emporte s'excuse s’excuse se_souvient se_désole regrette jure
    insiste soutient soutenait prétend maintient s'amuse s’amuse achève complète enchaîne interpelle renchérit
    lâche promit suggère"""
)

_REFLEXIVE: Final = words(
    """emport indign exclam inquièt inquiét étonn amus interrog agac insurg alarm enthousiasm énerv esclaff excus
    offusqu émerveill étrangl"""
)

FRENCH: Final = Language(
    tag="fr",
    common=words(
        """le la les de des et en un une du est que qui dans pour au par sur pas plus ne se ce il elle avec sont
        ont aux son sa à été"""
    ),
    cues=french_forms(_SAYING) | _IRREGULAR | french_reflexives(_REFLEXIVE)[0],
    participles=french_participles(_SAYING)[0] | words("disant répondant reconnaissant écrivant"),
    calling=words(
        """accuse accusent accusait qualifie qualifient qualifiait parle parlent parlait évoque évoquent dénonce
        dénoncent appelle appellent"""
    ),
    auxiliaries=words("a ont avait avaient s'est s’est se_sont"),
    clitics=words("m' m’ t' t’ l' l’ nous_ vous_ lui_ leur_ me_l' me_l’ s'en_ s’en_"),
    past=french_participles(_SAYING)[1]
    | french_reflexives(_REFLEXIVE)[1]
    | words(
        """dit répondu reconnu admis promis prévenu écrit conclu poursuivi averti réjoui réjouie redit réagi soutenu
        maintenu rappelé interpellé repris convenu défendu fait_valoir fait_savoir laissé_entendre"""
    ),
    according=words("selon d'après d’après pour aux_yeux_de de_l'avis_de de_l’avis_de"),
    pronouns={"il": "m", "elle": "f", "ils": "p", "elles": "p", "on": "p"},
    own=words("je nous"),
    determiners=words(
        "le la les un une des l' l’ son sa ses leur leurs mon ma mes notre nos ce cet cette ces plusieurs"
    ),
    possessives=words("son sa ses leur leurs"),
    stops=words(
        """à au aux en dans lors après avant pendant devant sur mardi lundi mercredi jeudi vendredi samedi dimanche
        hier aujourd'hui aujourd’hui et mais ou qui que dont où pour par auprès sous vers chez depuis ce cette avec
        sans tout avant-hier demain encore puis alors également auprès"""
    ),
    links=words("de du des d' d’ à au aux"),
    conjunctions=words("et mais ou qui que dont où lorsque quand alors car puisque si tandis comme"),
    that=words("que qu' qu’"),
    adverbs=words(
        """m' m’ l' l’ me le la les lui leur nous vous y en aussi encore également toujours souvent ensuite puis alors
        même déjà ainsi longtemps simplement notamment"""
    ),
    titles=words(
        """m mme mlle monsieur madame dr docteur pr professeur maître me président présidente ministre maire
        directeur directrice porte-parole chef cheffe député députée sénateur sénatrice préfet préfète général
        colonel pape évêque roi reine juge procureur procureure secrétaire premier première avocat avocate
        ingénieur ingénieure gardien gardienne chercheur chercheuse économiste historien historienne adjoint
        adjointe capitaine commandant commandante"""
    ),
    men=words("m monsieur président directeur roi député préfet père fils frère homme mari avocat gardien"),
    women=words(
        """mme mlle madame présidente directrice reine députée préfète mère fille sœur femme épouse avocate
        gardienne déléguée"""
    ),
    bodies=words(
        """université école hôpital institut conseil commission ministère préfecture mairie police tribunal banque
        groupe société association syndicat parti église rue avenue rivière lac mont port ville village état
        république assemblée sénat armée club équipe ligue coupe parc île musée théâtre fondation union fédération"""
    ),
    people=words(
        """propriétaire client cliente voisin voisine porte-parole homme femme mère père fils fille frère sœur mari
        épouse époux grand-mère grand-père ami amie collègue patron patronne professeur élève médecin infirmier
        infirmière avocat avocate agriculteur agricultrice pêcheur chauffeur maire ministre juge policier habitant
        habitante riverain riveraine témoin auteur autrice écrivain artiste chanteur chanteuse acteur actrice
        directeur directrice entraîneur joueur joueuse stagiaire libraire boulanger boulangère gardien gardienne curé
        chercheur chercheuse expert experte ouvrier ouvrière élu élue"""
    ),
    works=words(
        """livre roman film chanson album pièce poème rapport article série émission tableau vidéo intitulé
        intitulée titre exposition opéra spectacle"""
    ),
    genders={"le": "m", "un": "m", "la": "f", "une": "f"},
    named=words(
        """association collectif mouvement parti groupe opération plateforme pétition campagne initiative slogan
        panneau banderole pancarte inscription nom surnom devise projet programme bateau chalutier bar café marque
        fondation l'association l’association l'opération l’opération l'initiative l’initiative"""
    ),
    voices=words(
        """rapport communiqué document lettre courrier note étude enquête sondage message article journal quotidien
        ministère entreprise société agence bureau police préfecture mairie tribunal syndicat parti gouvernement
        conseil famille gens habitants riverains maires élus avocats opposants partisans source sources jugement
        contrat texte direction groupe collectif association"""
    ),
    voice_endings=(
        "eur",
        "euse",
        "eurs",
        "euses",
        "trice",
        "iste",
        "istes",
        "ier",
        "ière",
        "iers",
        "ien",
        "ienne",
        "logue",
        "aire",
        "ant",
        "ante",
    ),
    held=words("soi-disant dit_le dits prétendu prétendue le_terme le_mot l'expression l’expression"),
    small=words("de du des la le van von d el al y"),
)

"""French."""

from __future__ import annotations

from typing import Final

from newsdoc.formats.text.found.languages.base import Language, words

__all__ = ["FRENCH"]

FRENCH: Final = Language(
    tag="fr",
    common=words(
        "le la les de des et en un une du est que qui dans pour au par sur pas plus ne se ce il elle avec sont ont aux son sa à été"
    ),
    cues=words(
        """dit disent disait déclare déclarent explique expliquent expliquait affirme affirment ajoute ajoutent assure
        assurent estime estiment estimait regrette regrettent souligne soulignent précise précisent répond répondent demande
        demandent rappelle rappellent raconte racontent confie confient lance lancent note notent insiste insistent annonce
        annoncent dénonce dénoncent juge jugent reconnaît reconnaissent admet admettent promet promettent prévient
        préviennent écrit écrivent conclut concluent poursuit poursuivent reprend témoigne témoignent martèle résume
        indique indiquent soupire sourit plaisante avertit déplore déplorent interroge s'interroge s’interroge
        s'inquiète s’inquiète s'indigne s’indigne se_félicite se_réjouit redoute craint espère croit pense commente observe
        répète nuance tranche glisse répliqua déclara ajouta dit-on détaille appelle_à répondit expliqua murmure s'exclame s’exclame"""
    ),
    participles=words(
        "déclarant affirmant ajoutant assurant estimant soulignant précisant expliquant rappelant disant jugeant dénonçant regrettant"
    ),
    calling=words(
        "qualifie qualifient qualifiait parle parlent parlait évoque évoquent dénonce dénoncent appelle appellent"
    ),
    auxiliaries=words("a ont avait avaient s'est s’est se_sont"),
    past=words(
        """dit déclaré expliqué affirmé ajouté assuré estimé regretté souligné précisé répondu demandé rappelé raconté confié
        lancé noté insisté annoncé dénoncé jugé reconnu admis promis prévenu écrit conclu poursuivi indiqué martelé
        commenté témoigné averti déploré répété résumé plaisanté interrogé exclamé félicité réjoui indigné"""
    ),
    according=words("selon d'après d’après pour aux_yeux_de de_l'avis_de de_l’avis_de"),
    pronouns={"il": "m", "elle": "f", "ils": "p", "elles": "p", "on": "p"},
    own=words("je nous"),
    determiners=words(
        "le la les un une des l' l’ son sa ses leur leurs mon ma mes notre nos ce cet cette ces plusieurs"
    ),
    possessives=words("son sa ses leur leurs"),
    stops=words(
        """à au aux en dans lors après avant pendant devant sur mardi lundi mercredi jeudi vendredi samedi dimanche hier
        aujourd'hui aujourd’hui et mais ou qui que dont où pour par auprès sous vers chez depuis ce cette avec sans tout
        avant-hier demain encore puis alors également auprès"""
    ),
    links=words("de du des d' d’ à au aux"),
    conjunctions=words("et mais ou qui que dont où lorsque quand alors car puisque si tandis comme"),
    that=words("que qu' qu’"),
    adverbs=words(
        "aussi encore également toujours souvent ensuite puis alors même déjà ainsi longtemps simplement notamment"
    ),
    titles=words(
        """m mme mlle monsieur madame dr docteur pr professeur maître me président présidente ministre maire directeur directrice
        porte-parole chef cheffe député députée sénateur sénatrice préfet préfète général colonel pape évêque roi reine juge
        procureur procureure secrétaire premier première avocat avocate ingénieur ingénieure gardien gardienne chercheur
        chercheuse économiste historien historienne adjoint adjointe capitaine commandant commandante"""
    ),
    men=words("m monsieur président directeur roi député préfet père fils frère homme mari avocat gardien"),
    women=words(
        "mme mlle madame présidente directrice reine députée préfète mère fille sœur femme épouse avocate gardienne déléguée"
    ),
    bodies=words(
        """université école hôpital institut conseil commission ministère préfecture mairie police tribunal banque groupe
        société association syndicat parti église rue avenue rivière lac mont port ville village état république assemblée
        sénat armée club équipe ligue coupe parc île musée théâtre fondation union fédération"""
    ),
    works=words(
        "livre roman film chanson album pièce poème rapport article série émission tableau vidéo intitulé intitulée titre exposition opéra spectacle"
    ),
    held=words("soi-disant dit_le dits prétendu prétendue le_terme le_mot l'expression l’expression"),
    small=words("de du des la le van von d el al y"),
)

"""Spanish."""

from __future__ import annotations

from typing import Final

from newsdoc.formats.text.found.languages.base import Language, words

__all__ = ["SPANISH"]

SPANISH: Final = Language(
    tag="es",
    common=words(
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha este fue son"
    ),
    cues=words(
        """dijo dice dicen dijeron decía afirmó afirma afirmaron aseguró asegura aseguraron señaló señala señalaron explicó
        explica explicaron añadió añade añadieron agregó agrega declaró declara declararon indicó indica indicaron
        manifestó manifiesta reconoció reconoce reconocieron admitió admite advirtió advierte advirtieron insistió insiste
        subrayó subraya destacó destaca recordó recuerda recalcó recalca comentó comenta contó cuenta preguntó pregunta
        preguntaron respondió responde respondieron contestó contesta replicó replica lamentó lamenta lamentaron denunció
        denuncia denunciaron pidió pide pidieron exigió exige prometió promete anunció anuncia concluyó concluye escribió
        escribe sostuvo sostiene opinó opina consideró considera confirmó confirma negó niega apuntó apunta precisó
        precisa matizó matiza confesó confiesa gritó grita susurró bromeó celebró celebra criticó critica reiteró reitera
        expresó expresa sentenció zanjó relató relata resumió alertó alerta"""
    ),
    participles=words(
        "diciendo afirmando asegurando añadiendo señalando explicando declarando indicando subrayando destacando recordando advirtiendo"
    ),
    calling=words(
        "calificó califica calificaron llamó llama llamaron tildó describió describe definió define habló habla"
    ),
    auxiliaries=words("ha han había habían"),
    past=words(
        """dicho afirmado asegurado señalado explicado añadido agregado declarado indicado manifestado reconocido admitido
        advertido insistido subrayado destacado recordado recalcado comentado contado preguntado respondido lamentado
        denunciado pedido exigido prometido anunciado concluido escrito sostenido confirmado apuntado precisado"""
    ),
    according=words("según de_acuerdo_con en_palabras_de a_juicio_de en_opinión_de para"),
    pronouns={"él": "m", "ella": "f", "ellos": "p", "ellas": "p"},
    own=words("yo nosotros nosotras"),
    determiners=words(
        "el la los las un una unos unas su sus mi mis nuestro nuestra este esta ese esa varios varias otro otra"
    ),
    possessives=words("su sus"),
    stops=words(
        """en a al ante tras durante después antes este esta esa ese ayer hoy mañana lunes martes miércoles jueves viernes
        sábado domingo y pero o que quien cuyo donde cuando por para sobre desde hacia hasta con sin mientras también
        todavía luego"""
    ),
    links=words("de del de_la"),
    conjunctions=words("y e pero o que quien cuando donde mientras porque aunque si como pues"),
    that=words("que"),
    adverbs=words("también además luego después siempre ya aún todavía incluso nunca entonces ayer hoy"),
    titles=words(
        """sr sra srta señor señora don doña dr dra doctor doctora prof profesor profesora presidente presidenta ministro
        ministra alcalde alcaldesa director directora portavoz jefe jefa diputado diputada senador senadora gobernador
        gobernadora general coronel papa obispo rey reina juez jueza fiscal secretario secretaria consejero consejera
        concejal concejala abogado abogada ingeniero ingeniera investigador investigadora economista historiador historiadora
        capitán entrenador entrenadora rector rectora regidor regidora"""
    ),
    men=words(
        "sr señor don presidente ministro alcalde director diputado senador rey padre hijo hermano hombre marido regidor doctor"
    ),
    women=words(
        "sra srta señora doña presidenta ministra alcaldesa directora diputada senadora reina madre hija hermana mujer esposa doctora"
    ),
    bodies=words(
        """universidad escuela hospital instituto consejo comisión ministerio ayuntamiento policía tribunal banco grupo empresa
        asociación sindicato partido iglesia calle avenida río lago monte puerto ciudad pueblo estado república asamblea
        senado ejército club equipo liga copa parque isla museo teatro fundación gobierno unión gremio"""
    ),
    works=words(
        "libro novela película canción disco álbum obra poema informe artículo serie programa cuadro vídeo titulado titulada título exposición ópera"
    ),
    held=words(
        "llamado llamada llamados llamadas denominado denominada así_llamado la_palabra el_término la_expresión"
    ),
    small=words("de del la las los y e van von da do"),
)

"""Spanish."""

from __future__ import annotations

from typing import Final

from newsdoc.formats.text.found.languages.base import Language
from newsdoc.formats.text.found.languages.verbs import spanish_forms
from newsdoc.formats.text.found.wordlists import words

__all__ = ["SPANISH"]

_FORMS: Final = spanish_forms(
    words(
        """afirm asegur señal explic agreg declar indic manifest subray destac record recalc coment pregunt contest
        replic lament denunci anunci opin consider confirm apunt precis matiz confes grit susurr brome celebr
        critic reiter expres sentenci relat alert cuent cont narr exclam suspir murmur bram protest reclam revel
        inform pronostic argument rechaz aclar zanj remat ironiz apel plante valor resalt alab neg zanj musit
        refunfuñ"""
    )
)
_IRREGULAR: Final = words(
    """dijo dice dicen dijeron decía decían añadió añade añaden añadieron reconoció reconoce reconocen reconocieron
    reconocía admitió admite admiten advirtió advierte advierten advirtieron insistió insiste insisten cuenta
    cuentan recuerda recuerdan respondió responde responden respondieron pidió pide piden pidieron exigió exige
    exigen prometió promete prometen concluyó concluye concluyen escribió escribe escriben sostuvo sostiene
    sostienen sostenía niega niegan repitió repite resumió resume sugirió sugiere defendió defiende sonrió sonríe
    rio ríe confiesa confiesan opina cree creía creen piensa pensaba teme agradeció agradece prosiguió prosigue
    intervino interviene"""
)

SPANISH: Final = Language(
    tag="es",
    common=words(
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha este fue son"
    ),
    cues=_FORMS[0] | _IRREGULAR,
    participles=_FORMS[1] | words("diciendo añadiendo advirtiendo reconociendo"),
    calling=words(
        """acusó acusa acusaron tachó tacha calificó califica calificaron llamó llama llamaron tildó describió describe
        definió define habló habla"""
    ),
    auxiliaries=words("ha han había habían"),
    past=_FORMS[2]
    | words(
        """dicho añadido reconocido admitido advertido insistido respondido pedido exigido prometido concluido
        escrito sostenido"""
    ),
    according=words("según de_acuerdo_con en_palabras_de a_juicio_de en_opinión_de para"),
    pronouns={"él": "m", "ella": "f", "ellos": "p", "ellas": "p"},
    own=words("yo nosotros nosotras"),
    determiners=words(
        "el la los las un una unos unas su sus mi mis nuestro nuestra este esta ese esa varios varias otro otra"
    ),
    possessives=words("su sus"),
    stops=words(
        """en a al ante tras durante después antes este esta esa ese ayer hoy mañana lunes martes miércoles jueves
        viernes sábado domingo y pero o que quien cuyo donde cuando por para sobre desde hacia hasta con sin
        mientras también todavía luego"""
    ),
    links=words("de del de_la"),
    conjunctions=words("y e pero o que quien cuando donde mientras porque aunque si como pues"),
    that=words("que"),
    adverbs=words(
        """me te le les nos se lo la los las también además luego después siempre ya aún todavía incluso nunca entonces
        ayer hoy"""
    ),
    titles=words(
        """sr sra srta señor señora don doña dr dra doctor doctora prof profesor profesora presidente presidenta
        ministro ministra alcalde alcaldesa director directora portavoz jefe jefa diputado diputada senador
        senadora gobernador gobernadora general coronel papa obispo rey reina juez jueza fiscal secretario
        secretaria consejero consejera concejal concejala abogado abogada ingeniero ingeniera investigador
        investigadora economista historiador historiadora capitán entrenador entrenadora rector rectora regidor
        regidora"""
    ),
    men=words(
        """sr señor don presidente ministro alcalde director diputado senador rey padre hijo hermano hombre marido
        regidor doctor"""
    ),
    women=words(
        """sra srta señora doña presidenta ministra alcaldesa directora diputada senadora reina madre hija hermana
        mujer esposa doctora"""
    ),
    bodies=words(
        """universidad escuela hospital instituto consejo comisión ministerio ayuntamiento policía tribunal banco
        grupo empresa asociación sindicato partido iglesia calle avenida río lago monte puerto ciudad pueblo estado
        república asamblea senado ejército club equipo liga copa parque isla museo teatro fundación gobierno unión
        gremio"""
    ),
    people=words(
        """dueño dueña propietario propietaria cliente clienta vecino vecina portavoz hombre mujer madre padre hijo
        hija hermano hermana marido esposa abuelo abuela amigo amiga compañero compañera jefe jefa profesor
        profesora maestro maestra alumno alumna médico médica enfermero enfermera abogado abogada agricultor
        agricultora pescador pescadora conductor alcalde alcaldesa ministro ministra juez jueza policía testigo
        autor autora escritor escritora artista cantante actor actriz director directora entrenador entrenadora
        jugador jugadora experto experta investigador investigadora reportera reportero"""
    ),
    works=words(
        """libro novela película canción disco álbum obra poema informe artículo serie programa cuadro vídeo
        titulado titulada título exposición ópera publicar publicado publicó estrenar estrenado documental
        ensayo reportaje columna"""
    ),
    genders={"el": "m", "un": "m", "la": "f", "una": "f"},
    named=words(
        """asociación plataforma colectivo iniciativa campaña grupo lema leyenda cartel pancarta nombre apodo operación
        proyecto programa partido barco bar marca fundación inscripción rótulo"""
    ),
    voices=words(
        """informe comunicado documento carta nota estudio encuesta mensaje artículo diario periódico ministerio empresa
        agencia oficina policía ayuntamiento tribunal sindicato partido gobierno consejo familia gente vecinos fuentes
        fuente abogados sentencia contrato texto dirección grupo asociación juzgado fiscalía consistorio"""
    ),
    voice_endings=(
        "or",
        "ora",
        "ores",
        "oras",
        "ista",
        "istas",
        "ero",
        "era",
        "eros",
        "eras",
        "ante",
        "antes",
        "ario",
        "aria",
        "ólogo",
        "óloga",
    ),
    held=words(
        "llamado llamada llamados llamadas denominado denominada así_llamado la_palabra el_término la_expresión"
    ),
    small=words("de del la las los y e van von da do"),
)

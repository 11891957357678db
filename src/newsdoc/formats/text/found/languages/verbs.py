"""Forms of regular verbs, so that the tables of a language need to name the verb only."""

from __future__ import annotations

import re

__all__ = [
    "english_forms",
    "english_participles",
    "french_forms",
    "french_participles",
    "french_reflexives",
    "german_forms",
    "german_participles",
    "spanish_forms",
]

_UNSTRESSED = re.compile("(?:er|be|ver|ent|emp|zer|miss|unter|über|wider|ge)")
_VOWEL_END = re.compile(r"[aeiou]y$|[^y]$")


def english_forms(bases: frozenset[str]) -> frozenset[str]:
    """Present and past of regular verbs: ``warn``, ``warns``, ``warned``."""
    done = set(bases)
    for base in bases:
        if base.endswith("e"):
            done |= {f"{base}s", f"{base}d"}
        elif base.endswith("y") and not _VOWEL_END.search(base):
            done |= {f"{base[:-1]}ies", f"{base[:-1]}ied"}
        elif base.endswith(("s", "x", "ch", "sh")):
            done |= {f"{base}es", f"{base}ed"}
        else:
            done |= {f"{base}s", f"{base}ed"}
    return frozenset(done)


def english_participles(bases: frozenset[str]) -> frozenset[str]:
    """Present participles of regular verbs: ``warning``, ``arguing``."""
    return frozenset(f"{base.removesuffix('e')}ing" if not base.endswith("ee") else f"{base}ing" for base in bases)


def german_forms(stems: frozenset[str]) -> frozenset[str]:
    """Present and past of weak verbs by their stems: ``sag`` gives ``sagt``, ``sagte``, ``sagen``."""
    done = set()
    for stem in stems:
        link = "e" if stem.endswith(("t", "d", "chn", "gn", "fn")) else ""
        done |= {
            f"{stem}{link}t",
            f"{stem}{link}te",
            f"{stem}{link}ten",
            f"{stem}n" if stem.endswith(("er", "el")) else f"{stem}en",
        }
    return frozenset(done)


def german_participles(stems: frozenset[str]) -> frozenset[str]:
    """Past participles of weak verbs: ``sag`` gives ``gesagt``, ``erklär`` gives ``erklärt``."""
    done = set()
    for stem in stems:
        link = "e" if stem.endswith(("t", "d", "chn", "gn", "fn")) else ""
        bare = _UNSTRESSED.match(stem) or stem.endswith("ier")
        done.add(f"{stem}{link}t" if bare else f"ge{stem}{link}t")
    return frozenset(done)


def french_reflexives(stems: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Finite forms of reflexive verbs that begin with a vowel, and their participles: ``s'indigne``, ``indignée``."""
    finite = frozenset(f"s{mark}{form}" for form in french_forms(stems) for mark in "'’")
    return finite, frozenset(f"{stem}{end}" for stem in stems for end in ("é", "ée", "és", "ées"))


def french_forms(stems: frozenset[str]) -> frozenset[str]:
    """Present, imperfect and past of verbs in *-er* by their stems: ``expliqu`` gives ``explique``, ``expliquait``."""
    ends = ("e", "ent", "ait", "aient", "a", "èrent")
    done = {f"{stem}{end}" for stem in stems for end in ends}
    # "lanç-" and "jug(e)-" change their spelling before an a.
    done |= {f"{stem[:-1]}ç{end}" for stem in stems if stem.endswith("c") for end in ("ait", "aient", "a")}
    done |= {f"{stem}e{end}" for stem in stems if stem.endswith("g") for end in ("ait", "aient", "a")}
    return frozenset(done)


def french_participles(stems: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Present and past participles of verbs in *-er*: ``expliquant``, ``expliqué``."""
    return frozenset(f"{stem}ant" for stem in stems), frozenset(f"{stem}é" for stem in stems)


def spanish_forms(stems: frozenset[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Finite forms, gerunds and participles of verbs in *-ar*: ``afirmó``, ``afirmando``, ``afirmado``."""
    ends = ("a", "an", "ó", "aron", "aba", "aban")
    return (
        frozenset(f"{stem}{end}" for stem in stems for end in ends),
        frozenset(f"{stem}ando" for stem in stems),
        frozenset(f"{stem}ado" for stem in stems),
    )

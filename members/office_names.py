"""What an office is called together with whose it is: President of Venezuela."""

import re

from archive.record.languages import Words
from archive.record.text import folded

# Names that take an article, by the words that give them away: a common noun, or one
# of the countries that are plurals.
THE = re.compile(
    r"\b(Alliance|Area|Assembly|Association|Bahamas|Bank|Cent(er|re)|Commission"
    r"|Committee|Commonwealth|Community|Confederation|Council|Court|Emirates|Federation"
    r"|Forum|Fund|Group|Institute|Islands|Kingdom|League|Ministry|Nations|Netherlands"
    r"|Organi[sz]ation|Parliament|Philippines|Republic|Secretariat|States|System"
    r"|Treaty|Union)\b"
)
SPANISH = {  # the noun that a name begins with; ALBA, though an alliance, has "el"
    "del": "ALBA|Área|Banco|Centro|Comité|Consejo|Fondo|Foro|Grupo|Instituto|Mercado"
    "|Ministerio|Parlamento|Reino|Sistema|Tratado|Tribunal",
    "de la": r"Alianza|Asamblea|Comunidad|Corte|Liga|Mancomunidad|República|Secretaría"
    r"|Unión|\w+[cs]ión",
    "de los": "Emiratos|Estados|Países",
    "de las": "Bahamas|Filipinas|Islas|Naciones",
}

# What an office is for stands after whose it is: Ambassador of Cuba to Venezuela.
FOR = {
    "en": re.compile(r" (?=(?:for|to) )"),
    "es": re.compile(r" (?=(?:ante|en|para) )"),
}


def office_name(title, office) -> Words:
    """Return ``title``, the ``Words`` of an office, with whose it is.

    Once: a title may name its state already, *Prime Minister of Dominica*. In Spanish
    an office is a common noun: *presidente de Venezuela*.
    """
    words = in_sentence(title) if title.lang == "es" else title
    whose = office.state or office.organization
    if whose and not _names(words, whose):
        office_itself, *what_for = FOR[title.lang].split(words, maxsplit=1)
        words = " ".join([office_itself, of(whose, title.lang), *what_for])
    return Words(words, title.lang)


def of(whose, lang) -> str:
    """Return a state or an organization after its office: ``of the ALBA Bank``.

    By its acronym if it has one; ``lang`` is ``"en"`` or ``"es"``.
    """
    full = getattr(whose, f"name_{lang}") or whose.name
    short = getattr(whose, "acronym", "") or full
    if lang == "en":
        return f"of the {short}" if THE.search(short) else f"of {short}"
    found = (
        joint
        for name in (short, full)
        for joint, nouns in SPANISH.items()
        if re.match(rf"(?:{nouns})\b", name)
    )
    return f"{next(found, 'de')} {short}"


def in_sentence(title) -> str:
    """Return a Spanish title as within a sentence: ``secretario ejecutivo``.

    The capitals before its first small word are those of a heading; what follows may
    be a name, *viceministro para América Latina*.
    """
    words = title.split(" ")
    for place, word in enumerate(words):
        if word[:1].islower():
            break
        if word[1:].islower():
            words[place] = word.lower()
    return " ".join(words)


def _names(title, whose):
    """Tell whether ``title`` names ``whose`` office it is, or its people."""
    fields = ("name_en", "name_es", "acronym", "demonym_en", "demonym_es")
    names = {folded(getattr(whose, field, "")) for field in fields} - {""}
    # Latin America has no offices: its name is no "American" one.
    pattern = rf"(?<!\w)(?<!latin )(?:{'|'.join(map(re.escape, names))})(?!\w)"
    return re.search(pattern, folded(title)) is not None

"""Moments in which nothing is sold: somebody spoke of illness, of a death, of money trouble.

The words of the moment are looked at, and nothing else; nothing is concluded about anybody, nothing
is kept beyond a quarter of an hour, and all that can follow is that no sale is made.
"""

from __future__ import annotations

import re
import unicodedata

from audit.language import Language

# How long, in log time, such a moment lasts after the last such word.
MOMENT_MS = 15 * 60_000

# A stem ends in "-": any ending fits. The lists are wide: a word too many costs a sale.
_WORDS = {
    Language.FRENCH: """
        malad- médecin- médica- hôpita- urgences samu infirmi- chirurg- opération cancer- tumeur-
        diabèt- douleur- fièvre- symptôm- ordonnance- pharmac- paracétamol ibuprofène antibiotiqu-
        aspirine comprimé- enceinte grossesse fausse-couche dépress- suicid- anxi- angoiss- psy-
        handicap- infarctus avc allergi- diarrhée vomi- grippe covid saign- blessé- fracture-
        ménopause contracept- alcoolique addiction- alzheimer
        mort morte morts mortes décès décéd- deuil enterr- obsèques funéraill- funèbre- cercueil
        cimetière veuf veuve condoléances incinér- testament orphelin-
        dette- endett- surendett- découvert huissier- saisie expuls- impayé- chômage licenci-
        crédit- rsa ruiné- fauché- faillite banqueroute
    """,
    Language.ENGLISH: """
        ill illness- sick- doctor- hospital- ambulance nurse- surge- operation cancer- tumour-
        tumor- diabet- pain pains painful fever- symptom- prescription- pharmac- paracetamol
        ibuprofen antibiotic- aspirin tablets pregnan- miscarriage depress- suicid- anxi- panic
        psych-
        therap- disab- stroke allerg- diarrhoea vomit- flu covid bleeding injur- fracture-
        menopause contracept- alcoholic addict- alzheimer-
        dead death- died dying funeral- burial buried coffin- cemetery widow- condolence- cremat-
        grief griev- mourn- bereave- orphan-
        debt- overdraft- bailiff- evict- unpaid arrears jobless unemploy- redundan- laid-off broke
        bankrupt- benefits payday foreclos- repossess-
    """,
}
_PHRASES = {
    Language.FRENCH: (
        "mal à", "mal au", "mal aux", "mal de", "en phase terminale", "nous a quittés",
        "pas de quoi payer", "peux pas payer", "fin de mois", "plus un sou", "plus d argent",
        "perdu mon travail", "perdu mon emploi", "loyer en retard",
    ),
    Language.ENGLISH: (
        "passed away", "lost my job", "lost his job", "lost her job", "can t pay", "cannot pay",
        "can t afford", "cannot afford", "behind on the rent", "no money", "head hurts", "hurts",
        "headache", "toothache", "stomach ache", "sore throat",
    ),
}  # fmt: skip
_APART = re.compile(r"[^\w]+")


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_APART.sub(" ", bare).split())


def _pattern(language: Language) -> re.Pattern[str]:
    words = [
        _fold(word) + (r"\w*" if word.endswith("-") else "") for word in _WORDS[language].split()
    ]
    phrases = [_fold(phrase) for phrase in _PHRASES[language]]
    return re.compile(rf"\b(?:{'|'.join(words + phrases)})\b")


_PATTERNS = {language: _pattern(language) for language in Language}


def is_sensitive(text: str, language: Language) -> bool:
    """Whether `text`, in `language`, speaks of illness, of a death or of money trouble."""
    return _PATTERNS[language].search(_fold(text)) is not None

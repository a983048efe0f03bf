"""The words around what is to be played: data for `assistant.skills.music`, one block a language.

Patterns are tried in their order. Each is matched against a whole sentence, or what is left of it;
`name` is what is looked for. No repetition stands inside another, so none can run away.
"""

from __future__ import annotations

import re

from assistant.skills.effects.music import MusicControl, MusicKind

_Kinds = tuple[tuple[MusicKind, re.Pattern[str]], ...]
_Controls = tuple[tuple[MusicControl, re.Pattern[str]], ...]


def _heads(*pieces: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(pieces)})(?:(?<=')|(?=\s|$))\s*", re.IGNORECASE)


def _tails(*pieces: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(pieces)})\s*$", re.IGNORECASE)


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _words(*pieces: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(pieces)})(?!\w)", re.IGNORECASE)


_NAME = r"(?P<name>.+)"

# French
_FR_HEADS = _heads(
    r"e?uh|heu|ben|bah|alors|allez|ok|okay|oui|candide|dis(?: candide)?|tiens|bon|bonjour|salut"
    r"|vas-y|maintenant|donc|et|non(?= (?:mets|joue|passe|lance)(?!\w))",
    r"s'(?:il|te)(?: te| vous)? pla[iî]t|stp|svp",
    r"(?:est-ce que |est ce que )?(?:tu|vous|on) (?:peux|pourrais|pouvez|pourriez|peut|pourrait"
    r"|veux|voudrais|voulez)(?: bien)?(?: (?:me|nous))?",
    r"(?:peux|pourrais|veux)[- ]tu(?: (?:me|nous))?|(?:pouvez|pourriez|voulez)[- ]vous"
    r"(?: (?:me|nous))?",
    r"(?:je (?:veux|voudrais)|j'\s?aimerais|on (?:veut|voudrait))(?: bien)? que tu"
    r"(?: (?:me|nous))?",
)
_FR_TAILS = _tails(
    r"s'(?:il|te)(?: te| vous)? pla[iî]t|stp|svp|merci|candide|maintenant|tout de suite|pour moi"
    r"|pour nous|tu veux bien|tu peux|d'accord|alors|plutôt|à la place",
)
_FR_TO_ME = r"(?:[- ](?:moi|nous)(?: (?:voir|donc))?)?"
_FR_ASKING = _heads(
    rf"(?:re)?(?:mets?|mettez|mettre|mettes){_FR_TO_ME}",
    rf"(?:joue|jou[ez]r?|jouez|joues|jouer|lance|lancez|lancer|lances|passe|passez|passer|passes"
    rf"|démarre|démarrer|balance|envoie|allume|allumer|branche){_FR_TO_ME}",
    rf"(?:fais|faites|faire|fasses){_FR_TO_ME} (?:écouter|entendre|tourner|jouer)",
    r"(?:je (?:veux|voudrais|souhaite|souhaiterais)|j'\s?aimerais|on (?:veut|voudrait|aimerait)"
    r"|nous voudrions)(?: bien)?(?: (?:écouter|entendre))?",
    r"(?:j'ai|on a) (?:bien )?envie (?:d'écouter|d'entendre|(?=de (?:la|l')|du |des )|de|d')",
    r"écoutons|écouter|on écoute",
)
_FR_THING = r"(?:chansons?|morceaux?|titres?|musiques?|tubes?|disques?|succès)"
_FR_SOME = r"(?:(?:un (?:petit )?peu )?(?:de la |de l'|du |des |de |d')|une? )"
_FR_OF = r"(?:de la |de l'|du |des |de |d'|par )"
_FR_KINDS: _Kinds = (
    (
        "all",
        _whole(
            rf"(?:{_FR_SOME}|la |ma |notre |toute (?:la |ma |notre ))?(?:bonne )?(?:musique|zik)"
            r"(?: (?:au hasard|en aléatoire|d'ambiance))?",
            r"(?:une |des |toutes (?:mes|nos|les) |mes |nos )chansons?|(?:un|des|mes) morceaux?"
            r"|une chanson au hasard|un morceau au hasard",
            r"quelque chose(?: à écouter)?|n'importe quoi|ce que tu veux|un fond sonore|tout",
        ),
    ),
    ("radio", _whole(r"(?:la |une |ma |notre |de la )?(?:station(?: de radio)?|radio)")),
    (
        "radio",
        _whole(
            rf"(?:la |une |ma |notre )?(?:station(?: de radio)?|radio) {_NAME}",
            r"(?P<before>.+) (?:à|sur) la radio",
        ),
    ),
    (
        "playlist",
        _whole(
            r"(?:la |ma |notre |une |cette )?(?:play[- ]?lists?|liste de (?:lecture|musique))"
            rf" (?:qui s'appelle |appelée |intitulée |nommée |{_FR_OF}|pour )?{_NAME}"
        ),
    ),
    (
        "artist",
        _whole(
            rf"(?:une? |des |les |{_FR_SOME}|toutes les |plusieurs )?{_FR_THING} {_FR_OF}{_NAME}"
        ),
    ),
    (
        "artist",
        _whole(rf"(?:quelque chose|n'importe quoi) {_FR_OF}(?:bien )?{_NAME}"),
    ),
    (
        "artist",
        _whole(
            r"(?:l'artiste|le groupe|le chanteur|la chanteuse|le compositeur|la compositrice"
            rf"|le rappeur|la rappeuse) {_NAME}"
        ),
    ),
    (
        "album",
        _whole(
            rf"(?:l'|un |cet |mon )?album (?:qui s'appelle |appelé |intitulé |{_FR_OF})?{_NAME}"
        ),
    ),
    (
        "song",
        _whole(
            r"(?:la chanson|le morceau|le titre|le tube|la piste)"
            rf" (?:qui s'appelle |appelée? |intitulée? )?{_NAME}"
        ),
    ),
    ("any", _whole(rf"(?:{_FR_SOME}|la )?musique pour {_NAME}")),
    ("genre", _whole(rf"(?:{_FR_SOME}|la )?musique (?:de style )?{_NAME}")),
    ("genre", _whole(rf"(?:un (?:petit )?peu )?(?:de la |de l'|du |des |de |d'){_NAME}")),
)
_FR_O = (
    r"(?:la (?:musique|chanson|radio|lecture|playlist|piste|zik)|le (?:morceau|titre|son|disque)"
    r"|l'album|ça|tout|cette (?:chanson|musique|piste)|ce (?:morceau|titre))"
)
_FR_PUT = r"(?:mets|met|mettez|mettre|passe|passer|passez|va|saute|sauter|reviens|retourne|remets)"
_FR_PIECE = r"(?:chanson|morceau|titre|piste|musique|station|disque)"
_FR_CONTROLS: _Controls = (
    (
        "again",
        _whole(
            r"(?:(?:remets|rejoue|repasse|recommence|répète|relance|reprends|remettre|rejouer)"
            r"(?:[- ](?:la|le|moi))?(?: (?:cette (?:chanson|musique|piste)|ce (?:morceau|titre)"
            r"|la (?:même )?(?:chanson|piste)|la même|le (?:même )?(?:morceau|titre)|ça))?)"
            r"(?: (?:au|depuis le|du|dès le) début| encore(?: une fois)?| une fois de plus)",
            r"(?:remets|rejoue|repasse|recommence|répète|remettre|rejouer|repasser)[- ]?(?:moi )?"
            r"(?:[- ](?:la|le)|la|le)?(?: ?(?:cette (?:chanson|piste)|ce (?:morceau|titre)"
            r"|la (?:même )?chanson|la même|le (?:même )?(?:morceau|titre)))",
            r"(?:rejoue|repasse)(?:[- ](?:la|le))?",
            r"encore(?: une fois)? (?:cette (?:chanson|musique|piste)|ce (?:morceau|titre))",
        ),
    ),
    (
        "pause",
        _whole(
            rf"(?:mets|met|mettez|mettre)(?: {_FR_O})? (?:en|sur) pause(?: {_FR_O})?",
            rf"(?:fais (?:une )?)?(?:une )?pause(?: (?:{_FR_O}|de la musique|musique))?",
            rf"suspends?(?: {_FR_O})",
        ),
    ),
    (
        "stop",
        _whole(
            rf"(?:arrête|arrêter|arrêtez|stoppe|stopper|stop|coupe|couper|coupez|éteins|éteindre"
            rf"|enlève|ferme|termine)(?:[- ]moi)? {_FR_O}",
            r"arrête de (?:jouer|passer)(?: de la musique| ça| cette chanson)?",
            r"(?:plus|fini|stop|assez) (?:de musique|la musique|musique)",
        ),
    ),
    (
        "resume",
        _whole(
            rf"(?:reprends|reprendre|reprenez|continue|continuer|continuez|relance|relancer"
            rf"|redémarre|poursuis|remets)(?: {_FR_O})",
            r"(?:enlève|retire|fin de) (?:la )?pause",
            r"(?:reprends|continue|reprise)(?: (?:où tu en étais|la lecture))?",
        ),
    ),
    (
        "next",
        _whole(
            rf"(?:{_FR_PUT} )?(?:à |au )?(?:la |le |l')?(?:{_FR_PIECE} )?(?:suivante?|d'après)",
            rf"(?:{_FR_PUT} )?(?:à |au )?(?:la |le )prochaine?(?: {_FR_PIECE})?",
            rf"(?:passe|saute|zappe|passer|sauter|zapper)(?: {_FR_O}| celle-là| celle-ci)",
            r"zappe|au suivant|à la suivante",
            rf"(?:mets |passe )?une? autre {_FR_PIECE}|change(?:r)? (?:de|la|le) {_FR_PIECE}",
        ),
    ),
    (
        "previous",
        _whole(
            rf"(?:{_FR_PUT} )?(?:à |au )?(?:la |le |l')?(?:{_FR_PIECE} )?(?:précédente?|d'avant)",
            rf"(?:reviens|retourne|revenir) en arrière(?: d'une? {_FR_PIECE})?",
        ),
    ),
    (
        "shuffle",
        _whole(
            rf"(?:(?:mets|joue|lance|passe) )?(?:{_FR_O} |les (?:chansons|morceaux) )?"
            r"(?:en )?(?:mode |lecture )?(?:aléatoire|au hasard|dans le désordre)",
            rf"mélange(?:r|z)?(?: (?:{_FR_O}|les (?:chansons|morceaux|titres)|ma playlist))?",
        ),
    ),
)

# English
_EN_HEADS = _heads(
    r"um+|uh+|erm?|oh|so|ok|okay|yes|yeah|candide|hey(?: candide)?|hi|hello|right|now|please|well"
    r"|and|then|go ahead and|just|no(?= (?:play|put)(?!\w))",
    r"(?:can|could|would|will) you(?: please| just| maybe)?",
    r"i(?:'d| would) like you to|i want you to|would you mind",
)
_EN_TAILS = _tails(
    r"please|thanks|thank you|candide|(?:right )?now|for (?:me|us)|will you|would you|can you"
    r"|then|instead",
)
_EN_ASKING = _heads(
    r"(?:play|playing)(?: (?:me|us))?",
    r"(?:put|throw|stick|turn|switch|whack|pop)(?: (?:me|us))? on",
    r"start(?: playing| up)?",
    r"(?:i|we)(?:'d| would)? (?:want|like|love|really want|fancy|feel like)(?: to)?"
    r" (?:hear|hearing|listen to|listening to)",
    r"let (?:me|us) (?:hear|listen to)|let's (?:hear|have|listen to|play|put on)",
    r"listen to|give (?:me|us)|queue up|tune in ?to|cue up|(?:put|have|get)(?= .+ on the radio)",
)
PUT_ON = re.compile(
    r"(?:put|turn|switch|throw|stick|whack|pop|get)(?: (?:me|us))? (?P<name>.+) on", re.IGNORECASE
)
_EN_SOME = r"(?:some|a bit of|a little(?: bit of)?|any)"
_EN_THING = r"(?:songs?|tracks?|tunes?|music|pieces?|hits|stuff)"
_EN_CALLED = r"(?:called |named |titled )?"
_EN_KINDS: _Kinds = (
    (
        "all",
        _whole(
            rf"(?:{_EN_SOME} |the |a |my |our |all (?:the |my |our )?)?(?:good |nice )?"
            r"(?:background )?(?:music|songs?|tunes?|tracks?|music library|library)"
            r"(?: at random| on shuffle)?",
            r"something|anything|everything|whatever(?: you like)?",
        ),
    ),
    ("radio", _whole(rf"(?:the |a |my |our |{_EN_SOME} )?(?:radio(?: station)?|station)")),
    (
        "radio",
        _whole(
            rf"(?:the |a |my )?(?:radio(?: station)?|station) {_EN_CALLED}{_NAME}",
            r"(?P<before>.+) on the radio",
        ),
    ),
    (
        "playlist",
        _whole(
            rf"(?:the |my |our |a )?play ?list {_EN_CALLED}{_NAME}",
        ),
    ),
    ("playlist", _whole(rf"(?:the |my |our )?{_NAME} play ?list")),
    (
        "artist",
        _whole(
            rf"(?:{_EN_SOME} |a |an |the |all the |something |anything )?(?:{_EN_THING} )?"
            rf"(?:by|from) {_NAME}"
        ),
    ),
    ("artist", _whole(rf"the (?:artist|band|group|singer|rapper|composer) {_NAME}")),
    ("album", _whole(rf"(?:the |an |that )?(?:album|record) {_EN_CALLED}(?:by )?{_NAME}")),
    ("album", _whole(rf"(?:the )?{_NAME} (?:the )?album")),
    ("song", _whole(rf"(?:the |that )?(?:song|track|tune) {_EN_CALLED}{_NAME}")),
    ("any", _whole(rf"(?:{_EN_SOME} )?music (?:for|to) {_NAME}")),
    ("genre", _whole(rf"(?:{_EN_SOME} )?{_NAME} music")),
    ("genre", _whole(rf"{_EN_SOME} {_NAME}")),
)
_EN_O = (
    r"(?:(?:the|this|that|my) (?:music|song|track|radio|tune|album|playlist|playback|piece|record)"
    r"|music|it|this(?: one)?|that(?: one)?|everything|playback|playing(?: music)?)"
)
_EN_PIECE = r"(?:song|track|tune|one|piece|station|record)"
_EN_CONTROLS: _Controls = (
    (
        "again",
        _whole(
            rf"(?:play|put on|put|start|hear|repeat|do)(?: {_EN_O})? (?:again|once more"
            r"|from the (?:start|beginning|top)|one more time|over|over again|on again)",
            r"(?:repeat|replay|restart)(?: (?:this|that|the))(?: (?:song|track|tune|one|piece))?",
            r"start (?:the |this )?(?:song|track) over|(?:this|that|the same) (?:song|one) again",
        ),
    ),
    (
        "pause",
        _whole(
            rf"(?:pause|hold)(?: {_EN_O})?",
            rf"(?:put|set)(?: {_EN_O})? on pause",
        ),
    ),
    (
        "stop",
        _whole(
            rf"(?:stop|end|kill|cut|quit) {_EN_O}",
            rf"(?:turn|switch|shut)(?: off {_EN_O}| {_EN_O} off)",
            r"(?:no more|enough) (?:of the |of this |of that )?music|(?:stop|quit) playing",
            r"(?:the )?music off",
        ),
    ),
    (
        "resume",
        _whole(
            rf"(?:resume|unpause|continue|restart)(?: {_EN_O})?",
            rf"(?:carry on|keep going|keep playing|go on)(?: (?:with )?{_EN_O})?",
            r"(?:turn|put|switch) (?:the )?(?:music|radio) back on|start (?:the )?music again",
            r"play on",
        ),
    ),
    (
        "next",
        _whole(
            rf"(?:(?:play|skip to|go to|put on|give me) )?(?:the )?next(?: {_EN_PIECE})?",
            rf"skip(?: {_EN_O}| {_EN_PIECE}| ahead| forward)?(?: {_EN_PIECE})?|next up",
            rf"(?:play |put on )?(?:another|a different) {_EN_PIECE}|change the {_EN_PIECE}",
        ),
    ),
    (
        "previous",
        _whole(
            r"(?:(?:play|skip(?: back)? to|go(?: back)? to|put on) )?(?:the )?(?:previous|last)"
            rf" {_EN_PIECE}(?: again)?",
            rf"(?:go|skip) back(?: (?:a|one) {_EN_PIECE})?|previous",
            rf"(?:play )?the {_EN_PIECE} before(?: (?:this|that)(?: one)?)?",
        ),
    ),
    (
        "shuffle",
        _whole(
            rf"shuffle(?: (?:{_EN_O}|(?:the |my |these )?(?:songs|tracks|queue|music)))?",
            rf"(?:put|play|turn)(?: {_EN_O})? (?:on shuffle|in (?:a )?random order|on random)",
            r"(?:turn (?:on )?)?shuffle(?: on| mode)?|mix (?:it|the songs|the music) up"
            r"|mix up (?:the songs|the music)",
        ),
    ),
)

HEADS = {"fr": _FR_HEADS, "en": _EN_HEADS}
TAILS = {"fr": _FR_TAILS, "en": _EN_TAILS}
ASKING = {"fr": _FR_ASKING, "en": _EN_ASKING}
KINDS = {"fr": _FR_KINDS, "en": _EN_KINDS}
CONTROLS = {"fr": _FR_CONTROLS, "en": _EN_CONTROLS}
# What no music is called that somebody would ask for: denials, and words that only point.
NO_NAME = {
    "fr": _whole(
        r"(?:pas|plus|moins|aucune?)(?:\s.*)?$",
        r"(?:ça|cel(?:ui|le)(?:[- ](?:là|ci))?|[- ]?(?:la|le|les)|l'|encore|autre chose|ce|cette?"
        r"|(?:la|une|ma|cette) (?:play[- ]?list|chanson|piste)|(?:le|un|cet?|l') ?(?:morceau|titre"
        r"|album|groupe|artiste|disque))$",
    ),
    "en": _whole(
        r"(?:not|no|less)(?:\s.*)?$",
        r"(?:it|this|that|them|these|those|the|a|some|one|on|off|(?:this|that|another) one"
        r"|something else|more|louder|quieter|(?:the|my|this|that) (?:song|track|tune)"
        r"|(?:the|an?|my|this|that) (?:album|play ?list|artist|band))?(?: ?again)?$",
    ),
}
# How a sentence that has no verb begins if it asks for music all the same.
BARE = {
    "fr": _whole(
        r"(?:un (?:petit )?peu |de la |de l'|du |des |de |d'|une? |quelque chose|n'importe quoi"
        r"|(?:la |ma )?(?:radio|play[- ]?list|station)|musique$)"
    ),
    "en": _whole(
        r"(?:some |a bit of |a little |any |something |anything |music|songs |an? |(?:the |my )?"
        r"(?:radio|play ?list|station))"
    ),
}
MUSIC = {
    "fr": _words(
        "musiques?", "chansons?", "morceaux?", "radios?", "play[- ]?lists?", "albums?", "zik",
        "disques?",
    ),
    "en": _words("music", "songs?", "tracks?", "tunes?", "radio", "play ?lists?", "albums?"),
}  # fmt: skip
QUESTION = {
    "fr": _words("qui", "quoi", "qu'est-ce", "quel(?:le)?s?", "comment", "c'est", "ça", "sais"),
    "en": _words("who(?:'s|se)?", "what(?:'s)?", "which", "tell", "know", "is", "called", "name"),
}
# A sentence that says how loud the music is to be, and nothing else.
_FR_SOUNDS = r"(?:le (?:son|volume) de )?la (?:musique|radio|chanson)"
_EN_SOUNDS = r"(?:the )?(?:music|radio|song)(?: volume)?"
LOUDNESS = {
    "fr": _whole(
        rf"(?:mets |règle |passe |monte |baisse )?{_FR_SOUNDS} (?:à|sur) \S+(?: sur dix| sur 10)?",
        rf"(?:monte|baisse|augmente|diminue)(?: un (?:petit )?peu)? {_FR_SOUNDS}"
        r"(?: un (?:petit )?peu)?",
        rf"(?:mets |passe )?{_FR_SOUNDS} (?:un (?:petit )?peu )?(?:plus|moins) (?:fort|haut|bas)",
    ),
    "en": _whole(
        rf"(?:(?:set|put|turn) )?{_EN_SOUNDS}(?: (?:up|down))? (?:at|to|on) \S+"
        r"(?: out of (?:ten|10))?",
        rf"turn (?:(?:up|down) {_EN_SOUNDS}|{_EN_SOUNDS} (?:up|down))"
        r"(?: a (?:little )?bit| a little)?",
        rf"(?:(?:make|put|turn) )?{_EN_SOUNDS} (?:a (?:little )?bit |a little )?"
        r"(?:louder|quieter|softer|lower)",
    ),
}

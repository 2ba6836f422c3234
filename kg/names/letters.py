"""Letters: the words of a name in plain Latin letters, for comparing only.

Nothing is lost: the name as written stays with its record, and what stands
here is thrown away after comparing. Cyrillic and Greek go to the Latin letters
that newspapers use for them; other scripts stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that no decomposition takes apart.
_APART = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}
_APART |= {"ı": "i", "ħ": "h", "ŋ": "ng"}
# Source: BGN/PCGN romanisation as the press writes it, without signs.
_ROMAN = """
а:a б:b в:v г:g ґ:g д:d е:e є:ye ж:zh з:z и:i і:i ї:yi й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t
у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya ђ:dj ћ:c љ:lj њ:nj џ:dz ј:j ў:w α:a
β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps
ω:o
"""
_LATIN = {pair[0]: pair[2:] for pair in _ROMAN.split()}
JOINING = "'’ʼ`"
_PLAIN = {
    code: chr(code) if chr(code).isalnum() or chr(code) in "-." else " " for code in range(128)
}
_PLAIN |= {ord(c): "" for c in JOINING if ord(c) < 128}


def fold(text: str) -> str:
    """*text* in lower case without accents, only letters, digits, dots, hyphens, spaces.

    Apostrophes join ("O'Neill" is one word); every dash is a hyphen; what is
    no letter and no digit is a space.

    >>> fold("Renée O’Neill-Sørensen (née Łuk)")
    'renee oneill-sorensen  nee luk '
    """
    if text.isascii():
        return text.lower().translate(_PLAIN)
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(_letter(character) for character in folded)


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    if unicodedata.combining(character) or character in JOINING:
        return ""
    if character in _APART or character in _LATIN:
        return _APART.get(character) or _LATIN[character]
    if character.isalnum() or character in "-.":
        return character
    # A mark of direction stands inside a word and is nothing in itself.
    kind = unicodedata.category(character)
    return "-" if kind == "Pd" else "" if kind == "Cf" else " "


_SPELT = """
sch:sh ph:f ck:k kh:h tz:z cz:ch ae:a oe:o ue:u ou:u oo:u ee:i ie:i ey:i iy:i yi:i y:i j:i w:v q:k
rn:m cl:d vv:v dh:d gh:g bh:b rh:r
"""
_SOUNDS = {spelt.split(":")[0]: spelt.split(":")[1] for spelt in _SPELT.split()}
_SPELLING = re.compile("|".join(_SOUNDS))
_DOUBLED = re.compile(r"(.)\1+")
_DIGITS = str.maketrans("01358|", "olesbl")


@lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """What is left of a folded *word* when spellings and misreadings agree.

    Two words with one skeleton may be one name: Mueller and Müller, Zelensky
    and Zelenskiy, MacDonald and McDonald, Bumham read for Burnham.

    >>> skeleton("zelenskyy") == skeleton("zelenskiy")
    True
    """
    if not word.isalpha():
        word = word.translate(_DIGITS)
    if word.startswith("mac") and len(word) > 5:
        word = f"mc{word[3:]}"
    return _DOUBLED.sub(r"\1", _SPELLING.sub(lambda found: _SOUNDS[found[0]], word))

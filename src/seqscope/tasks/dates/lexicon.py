"""The small words that people write around the parts of a date, by language."""

from dataclasses import dataclass

__all__ = ["LEXICON", "Lexicon"]


@dataclass(frozen=True)
class Lexicon:
    """What may stand before a date, between day and month, before the year, and after it."""

    before: tuple[str, ...] = ()
    to_month: tuple[str, ...] = ()
    to_year: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def words(before: str = "", to_month: str = "", to_year: str = "", after: str = "") -> Lexicon:
    split = [tuple(filter(None, each.split("|"))) for each in (before, to_month, to_year, after)]
    return Lexicon(*split)


LEXICON: dict[str, Lexicon] = {
    "af": words("op|op die"),
    "ar": words("في|يوم|بتاريخ|في يوم", to_year="عام|سنة"),
    "be": words("ад", after=" г.| года"),
    "bg": words("на|от", after=" г.|г.| година"),
    "bn": words(after=" তারিখে"),
    "bs": words("dana", after="."),
    "ca": words("el|dia|el dia", "de|d'", "de|del"),
    "cs": words("dne|ze dne"),
    "da": words("den|d.|den."),
    "de": words("am|den|vom|der|dem|datiert|Datum:|am Tag", to_year="des Jahres|im Jahr"),
    "el": words("στις|την|τις|της|η|από", to_year="του"),
    "en": words("on|dated|date:|the|on the|as of|since|from|by|at", "of|in", "of|in|in the year"),
    "eo": words("la|je la", "de"),
    "es": words("el|del|el día|fecha:|a", "de", "de|del|del año"),
    "et": words("kuupäeval", after=". a"),
    "eu": words(after=" egunean"),
    "fa": words("در|روز|مورخ"),
    "fi": words("päivänä", after=" päivänä"),
    "fr": words("le|du|au|ce|en date du|depuis le", to_year="de|de l'an"),
    "gl": words("o|do|o día", "de", "de|do"),
    "he": words("ב|מ|ביום|מיום|בתאריך", to_year="בשנת"),
    "hi": words("दिनांक|तारीख", after=" को"),
    "hr": words("dana|na dan", after=".| godine| god."),
    "hu": words("dátum:", after="-án|-én"),
    "id": words("pada|tanggal|pada tanggal|tgl", to_year="tahun"),
    "it": words("il|dal|del|in data|lì", "di", "del|dell'anno"),
    "ja": words("", after="に|付|まで"),
    "ko": words("", after="에| 에|부터"),
    "lt": words("nuo"),
    "lv": words("no"),
    "mk": words("на", after=" г.| година"),
    "ms": words("pada|bertarikh"),
    "nb": words("den|d."),
    "nl": words("op|de|van|d.d.|datum:|op de", "van", "van|in"),
    "nn": words("den"),
    "no": words("den"),
    "pl": words("dnia|w dniu|z dnia|od", after=" r.| roku|r."),
    "pt": words("em|no dia|dia|a|data:|de", "de", "de|do ano de"),
    "ro": words("pe|la|din|în data de|data de", to_year="din"),
    "ru": words("от|с|на|дата:", after=" г.| года|г."),
    "sk": words("dňa|zo dňa"),
    "sl": words("dne"),
    "sq": words("më"),
    "sr": words("дана|на дан", after=".| године| год."),
    "sv": words("den|d.|datum:"),
    "sw": words("tarehe"),
    "th": words("วันที่|เมื่อวันที่|วัน", to_year="ปี"),
    "tr": words("tarih:", after=" tarihinde| günü"),
    "uk": words("від|з|на|дата:", after=" р.| року|р."),
    "vi": words("ngày|vào ngày", to_year="năm"),
    "zh": words("于|在", after="当天"),
}

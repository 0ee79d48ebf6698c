"""Words that say what kind of place a name is: районы, tuman, КПП, railway, г., and words that say nothing.

Words are written here as people write them and compared folded, so each stands for all its transliterations.
A star stands for any ending (районе, tumanida).
"""

from functools import lru_cache

from geodata.gazetteer.fold import fold

_WORDS = {
    "province": "область* обл обл-ти oblast* obl province prov пров* провинци* viloyat* вилоят* velayat* welayat* "
    "welaýat* велаят* облыс* oblys* облус* oblus* oblusu* wilayat* wilayah velayet* остан* ostan край* края krai kray "
    "республик* respublik* republic respublika jumhuri region reg регион* wilaya territory автономн* autonomous avtonom* "
    "мухтори muxtor ولایت",
    "district": "район* raion* rayon* raiono р-н р-на р-не district* distr dist tuman* туман* etrap* etrab* этрап* "
    "etraby nohiya* nohia* nahiya* ноҳия* нохия* ауда* awdan* audan* ауданы aудан* woluswal* wuluswal* "
    "uluswal* ولسوالی wuleswali волусвол* улусвол*",
    "city": "город* гор г gorod* city town шаҳар шаҳри шахри шаҳрида шаҳридан шаҳрининг шаҳрига shahar shahri shahrida shahridan shahrining shahriga şäher şäheri şäherinde шаары шаар шаарында шаарынын шахар шахри қала* "
    "қаласы qala qalasy kalasy g шәһәр",
    "village": "село* сел с selo пос посёл* посел* posel* посёлок поселок пгт pgt рп п аул ауыл* auly ауылы кишлак* "
    "kishlak* кишл қишлоқ* qishlo* qishlog* деҳа* деха* deha* dehai village* vill settlement* дер деревн* жамоат* "
    "ҷамоат* джамоат* jamoat* сельсовет* махалл* mahalla* шаҳарча* shaharcha* посёлке селе аильн* айыл* aiyl* ayil* "
    "станиц* хутор* разъезд* раз* урочищ* geňeşlik* oba обасы obasy şäherçe* qaryasi qishlogi",
    "crossing": "кпп кпппр kpp бкп bcp cp checkpoint* check-point* crossing* пропуск* пропускн* propusk* погран* "
    "pogran* border* застав* zastav* outpost таможен* tamozh* customs* custom таможня* bojxona* божхона* "
    "апп мапп жапп дапп чпп опк опг кеден* бажы* гумрук* gümrük* терминал* terminal* chegara чегара таможпост "
    "переход* port-of-entry poe",
    "post": "пост* post posti posts дпс dps rps гаи gai гибдд ypx ypxb дан блокпост* blok-post блок-пост* бпп "
    "рубеж* rubezh* патрул* patrol* пикет* picket checkpost* постдпс",
    "station": "жд ждст станц* stanc* stants* ст station* railway* rail railroad железнодорож* zheleznodorozh* "
    "вокзал* vokzal* stansiya* станси* вокзалы бекет* beket* темир temir-yol temiryol temiryul поезд* train",
    "airport": "аэропорт* airport* aeroport* aeroporti әуежай* аэропорти фурудгоҳ* furudgoh* howa-menzili авиа* "
    "аэродром*",
    "port": "порт* port речпорт паром* ferry",
    "river": "река* реки реке рек river* р дарёси daryosi өзен* өзені дарья канал* canal kanal* озеро* ozero lake "
    "көлі водохранилищ* reservoir",
    "highway": "трасс* trassa* автотрасс* автодорог* автомагистрал* шоссе* highway* hwy road дорог* doroga магистрал* "
    "автомаршрут* avtotrassa* a/d",
    "bus": "автовокзал* avtovokzal* автостанц* bus-station автобус* bus рынок* базар* bozori market гостиниц* hotel "
    "ресторан* изолятор* исправитель* колони* тюрьм* prison* учреждени*",
}

# Words that neither name a place nor say its kind.
_NOISE = (
    "в во на из у от до с со около близ вблизи недалеко возле вдоль между по при под in at of the near from on to "
    "and und и или а также территор* территория* направлени* пункт* punkt* point* комплекс* complex* complex отдел* "
    "otdel* отделен* управлен* контрол* kontrol* контрольно* service служб* служба международн* international xalqaro "
    "стационарн* stationary автомобил* avtomobil* автодорожн* авто avto auto железной дороги имени им adyndaky "
    "дом дома дом* участ* uchast* зон* zone окрестност* внутриг* государствен* граница* границ* granits* между* "
    "сектор* перегон* км km км-е километр* kilometer kilometre kilometr* th св свх центральн* yo'li йўли йул линейн* "
    "пассажирск* грузов* поездa пешеход* мест* местност* local area общ* номер no n ул улиц* street str мкр микрорайон*"
)

# The name follows these; the others stand behind their name (Термезский район, Termiz tumani) or on either side.
_PREFIXES = frozenset(
    fold(word)
    for word in "г гор город с село сел пос посёлок поселок пгт п аул кишлак дер деревня деҳаи дехаи ноҳияи нохияи nohiyai "
    "шаҳри кпп бкп bcp cp ст станция аэропорт airport река р трасса автотрасса highway шоссе пост post таможпост жд "
    "застава республика respublika republic".split()
) - {fold("шаҳри"), fold("аул")}

KINDS_OF_UNITS = frozenset({"province", "district", "city", "village"})
FACILITIES = frozenset({"crossing", "post", "station", "airport", "port", "bus"})


def _split(words: str) -> tuple[frozenset[str], tuple[str, ...]]:
    items = words.split()
    exact = frozenset(fold(word).replace(" ", "") for word in items if not word.endswith("*"))
    return exact, tuple(fold(word[:-1]).replace(" ", "") for word in items if word.endswith("*"))


_LEXICON = {kind: _split(words) for kind, words in _WORDS.items()}
_NOISE_WORDS = _split(_NOISE)


@lru_cache(maxsize=32768)
def find_cue(word: str) -> str | None:
    """Return the kind that a folded word announces, '' for a word that says nothing, None for part of a name."""
    for kind, (exact, stems) in _LEXICON.items():
        if word in exact or (stems and word.startswith(stems) and _has_ending(word, stems)):
            return kind
    exact, stems = _NOISE_WORDS
    return "" if word in exact or (word.startswith(stems) and _has_ending(word, stems)) else None


def is_prefix(word: str) -> bool:
    """Whether the name follows this folded cue."""
    return word in _PREFIXES


def _has_ending(word: str, stems: tuple[str, ...]) -> bool:
    """A stem of three letters allows only a short ending, so that 'Poste...' and 'Raim...' stay names."""
    return any(word.startswith(stem) and len(word) - len(stem) <= max(3, 2 * len(stem) - 5) for stem in stems)

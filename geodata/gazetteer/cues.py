"""Words that say what kind of place a name is: районы, tuman, КПП, railway, г., and words that say nothing.

Words are written here as people write them and compared folded, so each stands for all its transliterations.
A star stands for any ending (районе, tumanida).
"""

from functools import lru_cache

from geodata.gazetteer.fold import fold

_WORDS = {
    "province": "область* обл обл-ти oblast* obl province provin* prov пров провинц* viloyat* вилоят* velayat* welayat* "
    "welaýat* велаят* облыс* oblys* облус* oblus* wilayat* wilayah velayet* остан ostan край края крае krai kray "
    "республика республики республике respublika respublikasi republic region jumhuri ҷумҳурии автономн* autonomous "
    "avtonom* мухтори muxtor ولایت",
    "district": "район* raion* rayon* district* distr dist tuman туман тумани тумана tumani туманида tumanida "
    "туманидан tumanidan туманининг tumanining etrap* etrab* этрап* nohiya* nohia* nahiya* ноҳия* нохия* ауданы аудан "
    "ауданында ауданынан ауданының audany auданы awdany audan woluswal* wuluswal* uluswal* ولسوالی волусвол* улусвол* "
    "rayoni районида",
    "city": "город города городе городом г gorod goroda gorode city town шаҳар шаҳри шахри шаҳрида шаҳридан шаҳрининг "
    "шаҳрига shahar shahri shahrida shahridan shahrining shahriga şäher şäheri şäherinde шаары шаарында шаарынын шахар "
    "қаласы қаласында қаласынан қаласының qalasy qalasi qalasynda калаасы",
    "village": "село селе села сел с selo пос посёл* поселок поселк* посёлок посёлк* posel* poselok пгт pgt п аул ауыл "
    "ауылы аула ауле auly auyly ауылында кишлак кишлаке кишлака kishlak қишлоқ қишлоғи qishloq qishlogi деҳа деҳаи деха "
    "дехаи deha dehai village vill settlement* дер деревня деревне деревни жамоат жамоати ҷамоат ҷамоати джамоат jamoat "
    "jamoati сельсовет* сельск* сельский округ махалля махалле махалла махалласи mahalla mahallasi шаҳарча shaharcha "
    "shaharchasi аильн* айыл айылы айылында aiyl aiyly ayil ayyl айыльн* станица хутор разъезд разъезде урочище geňeşligi "
    "şäherçesi qaryasi кенті кент kenti дачн*",
    "crossing": "кпп кпппр kpp бкп bcp cp checkpoint* crossing* пропуск* пропускн* propusk* погран* pogran* border* "
    "застав* zastav* outpost* таможен* tamozh* customs* custom таможня таможне таможни bojxona божхона апп мапп жапп дапп "
    "чпп опк опг кеден* бажы гумрук* gümrük* терминал* terminal* chegara чегара таможпост переход* кордон",
    "post": "пост поста посту посте посты posti post posts дпс dps rps гаи gai гибдд ypx ypxb блокпост* блок-пост* "
    "blok-post* бпп рубеж* rubezh* патрул* patrol* пикет* picket checkpost* роад",
    "station": "жд ждст станц* stants* stanc* ст station* railway* rail railroad железнодорож* zheleznodorozh* вокзал* "
    "vokzal* stansiyasi stansiya бекеті бекет станса станси поезд* train поезде",
    "airport": "аэропорт* airport* aeroport* әуежайы әуежай фурудгоҳ фурудгоҳи furudgoh авиаци* аэродром*",
    "port": "порт порту порта port речпорт паром паромн* ferry",
    "river": "река реки реке рекой reka river r р дарёси daryosi өзені өзен канал канала kanal canal озеро озера ozero "
    "lake көлі водохранилищ* reservoir",
    "highway": "трасс* trassa автотрасс* автодорог* автомагистрал* шоссе highway* hwy road roads дорога дороге дороги "
    "doroga магистрал* автомаршрут* avtotrassa автомобильн* avtodoroga",
    "bus": "автовокзал* avtovokzal* автостанц* автобусн* рынок рынке рынка базар базаре базара bozori market гостиниц* "
    "hotel ресторан* изолятор* исправительн* колони* колон тюрьм* prison* учреждени* учрежден* izolyator ispravitelnoe "
    "uchrezhdenie uchrezhdeniya",
}

# Words that neither name a place nor say its kind.
_NOISE = (
    "в во на из у от до с со около близ вблизи недалеко возле вдоль между по при под in at of the near from on to "
    "территор* территори* направлен* направлени* пункт* punkt* point* комплекс* complex* отдел* otdel* отделен* управлен* "
    "контрол* kontrol* контрольно service служба службы международн* international xalqaro стационарн* stationary "
    "автомобил* avtomobil* автодорожн* avtodorozhn* авто avto auto железной дороги имени им adyndaky дом дома участок "
    "участке зона зоне zone окрестност* внутри государствен* граница границ* granits* сектор* перегон* км km км-е "
    "километр* kilomet* th st свх пассажирск* грузов* пешеход* местност* area ул улица улице ulitsa street str мкр "
    "микрорайон* microdistrict* город-герой округ округа okrug территория"
)
# These join the words of one name (Систан и Белуджистан) and are left out of it.
_JOINING = frozenset("i and va".split())

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


def is_joining(word: str) -> bool:
    """Whether a folded word only joins the words of one name."""
    return word in _JOINING


def is_prefix(word: str) -> bool:
    """Whether the name follows this folded cue."""
    return word in _PREFIXES


def _has_ending(word: str, stems: tuple[str, ...]) -> bool:
    """A stem of three letters allows only a short ending, so that 'Poste...' and 'Raim...' stay names."""
    return any(word.startswith(stem) and len(word) - len(stem) <= max(3, 2 * len(stem) - 5) for stem in stems)

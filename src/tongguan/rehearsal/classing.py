# SPDX-License-Identifier: Apache-2.0
"""From labels and words of foreign files to classes of ours.

A label says the field (two or four digits); within it the words choose the sub-class (`Taxonomy.suggest`). Without a
helpful word the first sub-class of the field is taken. Request types of English systems are read by their words, the
first line of the table that fits. This is for replays: at a desk a person decides.
"""

from functools import lru_cache

from tongguan.city.taxonomy.api import Taxonomy
from tongguan.matters.intake.api import Line

WORDS_READ = 160
"""Letters of a message that are read for its class: people say first what it is about."""
LAST_RESORT = "280805"
"""其他无法归类事项."""

FIELDS = {
    "城乡建设": ("01", "02", "06", "07", "08", "09", "12", "13", "14", "20"),
    "环境保护": ("15", "16", "02", "13"),
    "交通运输": ("11", "09", "10"),
    "教育文体": ("23",),
    "劳动和社会保障": ("05", "22"),
    "商贸旅游": ("17", "18"),
    "卫生计生": ("24",),
}
"""The seven first-level classes of the labelled messages."""

ENGLISH: tuple[tuple[str, str], ...] = (
    ("rat ", "011205"), ("rodent", "011205"), ("insect", "011205"), ("bed bug", "011205"), ("bulk", "0208"),
    ("appliance", "0208"), ("white goods", "0208"), ("bag pickup", "0208"), ("christmas", "0208"), ("recycl", "0204"),
    ("mixed refuse", "0204"), ("trash can", "0205"), ("corner", "0205"), ("dumpster", "0205"),
    ("illegal dumping", "0207"), ("dirty alley", "0202"), ("dirty street", "0202"), ("street sweeping", "0202"),
    ("sanitation", "0201"), ("cleaning", "0201"), ("clean up", "0201"), ("debris", "0203"), ("hgw", "0802"),
    ("graffiti", "0209"), ("sign removal", "0210"), ("illegal sign", "0210"), ("flyer", "0210"), ("snow", "0215"),
    ("icy", "0215"), ("saltbox", "0215"), ("leaf", "0215"), ("grass", "0802"), ("tree", "0803"), ("limb", "0803"),
    ("branch", "0803"), ("stump", "0803"), ("park maintenance", "0806"), ("ball field", "0806"), ("wildlife", "0810"),
    ("barking dog", "160701"), ("animal", "260602"), ("pothole", "0901"), ("street repair", "0901"),
    ("alleys", "0901"), ("surface repair", "0901"), ("curb", "0902"), ("footway", "0902"), ("sidewalk", "0902"),
    ("steel plate", "1212"), ("conduit", "1212"), ("bridge", "0910"), ("traffic signal", "0904"),
    ("crosswalk", "0903"), ("marking", "0903"), ("barricade", "0905"), ("guardrail", "0905"), ("sign", "0903"),
    ("traffic study", "0906"), ("right-of-way", "2004"), ("abandoned vehicle", "1008"), ("vehicle removal", "1011"),
    ("vehicle relocation", "1011"), ("meter complaint", "1003"), ("parking court", "1011"), ("trial request", "1011"),
    ("parking complaint", "1001"), ("parking", "1004"), ("stlight", "1205"), ("street light", "1205"),
    ("lighting", "1205"), ("no water", "1301"), ("low pressure", "1301"), ("water turn", "1301"),
    ("noise in pipe", "1301"), ("discolored", "1302"), ("odor/bad taste", "1302"), ("meter", "1303"),
    ("refund", "1303"), ("payment", "1303"), ("hydrant", "1304"), ("water leak", "130402"), ("sewer", "1305"),
    ("inlet", "1204"), ("flooded", "1306"), ("storm", "1306"), ("water in basement", "1305"), ("waterway", "1308"),
    ("sediment", "1308"), ("rip rap", "1309"), ("boarding", "0109"), ("vacant building", "0109"),
    ("maintenance structure", "0109"), ("building maintenance", "0109"), ("overcrowding", "0701"),
    ("no heat", "1410"), ("weatherization", "1410"), ("building permit", "0601"), ("zoning", "0601"),
    ("contractor", "2009"), ("smoke alarm", "1901"), ("fire code", "1901"), ("fire", "1901"), ("food", "1801"),
    ("liquor", "1701"), ("vending", "2101"), ("odor", "1501"), ("dust", "1501"), ("noise", "1601"),
    ("smoking", "240502"), ("stagnant", "1308"), ("homeless", "2508"), ("tax", "2707"), ("praise", "2801"),
    ("compliment", "2801"),
)  # fmt: skip
"""A word of a request type → a minor or sub-class of ours."""


def class_for(line: Line, taxonomy: Taxonomy) -> str:
    """The sub-class a replay files a row under."""
    words = f"{line.draft.title} {line.draft.words[:WORDS_READ]}"
    label = line.draft.source_class or ""
    if label.isascii() and label:
        return _first_of(_english(label), words, taxonomy)
    return _likeliest(FIELDS.get(label, ()), words, taxonomy)


@lru_cache(maxsize=4096)
def _english(label: str) -> str:
    plain = label.casefold()
    return next((minor for word, minor in ENGLISH if word in plain), LAST_RESORT)


def _likeliest(fields: tuple[str, ...], words: str, taxonomy: Taxonomy) -> str:
    found = taxonomy.suggest(words, limit=40 if fields else 1)
    for one in found:
        if not fields or one.code.startswith(fields):
            return one.code
    return _first_of(fields[0] if fields else LAST_RESORT, words, taxonomy)


def _first_of(prefix: str, words: str, taxonomy: Taxonomy) -> str:
    below = taxonomy.below(prefix) or taxonomy.below(LAST_RESORT)
    return below[0].code

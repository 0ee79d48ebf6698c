"""Why a candidate stands where it stands: codes for the screen, and the sentence in English."""

REASONS = {
    "exact_name": "the name as written",
    "alias": "another or former name of the place",
    "grammar": "the name in another grammatical form",
    "transliteration": "the name in another spelling",
    "fuzzy": "a similar name",
    "damaged_text": "digits replaced part of the word; only one place fits",
    "province_only": "the text names no more than the province",
    "country_only": "the text names no more than the country",
    "coarser_district": "the finer part was not recognised; the district was",
    "coarser_province": "the finer part was not recognised; the province was",
    "town_or_province": "town and province share the name; the town is taken unless a province is stated",
    "town_instead": "a town of this name is known, but no {what} of this name",
    "district_instead": "a district of this name is known, but no {what} of this name",
    "airport_only": "no more than an airport of this name is known",
    "highway_endpoints": "the road's named ends lie in this province",
    "ambiguous": "several places bear this name",
    "province_conflict": "the place lies in another province than the stated one",
    "district_conflict": "the place lies away from the stated district",
    "named_abroad": "the text names a place in another country ({what}) than the record's",
    "country_not_covered": "the gazetteer has no places of this country",
    "nothing_found": "no place was recognised",
    "nothing_named": "the text names no place",
}


def reason_text(code: str, what: str = "") -> str:
    """Return the English sentence of a code; ``what`` fills its blank where it has one."""
    return REASONS[code].replace("{what}", what)

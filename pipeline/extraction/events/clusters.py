"""The mentions of one happening, and what they say of it together."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extraction.dates import Interval
from pipeline.extraction.events import status
from pipeline.extraction.events.mentions import Mention
from pipeline.extraction.events.places import Locale
from pipeline.extraction.events.when import Dating


@dataclass(slots=True)
class Cluster:
    """The mentions of one happening, in order of text, with what they say together."""

    event_type: str
    mentions: list[Mention] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)

    @property
    def last_sentence(self) -> int:
        return self.mentions[-1].sentence

    @property
    def dating(self) -> Dating | None:
        dated = [m.dating for m in self.mentions if m.dating is not None and m.dating.interval is not None]
        if dated and dated[0].interval is not None:
            first = dated[0].interval
            for dating in dated:  # a stay told in full where one of its ends is told alone
                whole = dating.interval
                if whole is not None and whole.precision == "range" and first.start in (whole.start, whole.end):
                    return dating
        return dated[0] if dated else next((m.dating for m in self.mentions if m.dating is not None), None)

    @property
    def interval(self) -> Interval | None:
        return None if self.dating is None else self.dating.interval

    @property
    def locale(self) -> Locale | None:
        """The most specific place named: a venue in the same spot, else a city, else a country."""
        places = [m.locale for m in self.mentions if m.locale is not None]
        return next((p for p in places if not p.is_country), places[0] if places else None)

    @property
    def keys(self) -> frozenset[int]:
        return frozenset().union(*(m.keys for m in self.mentions))

    @property
    def countries(self) -> frozenset[str]:
        return frozenset().union(*(m.countries for m in self.mentions))

    @property
    def content(self) -> frozenset[str]:
        return frozenset().union(*(m.content for m in self.mentions))

    @property
    def manner(self) -> str | None:
        return self.mentions[0].trigger.manner

    @property
    def status(self) -> str:
        """What the first mention that settles it says."""
        stated = [m.trigger.status for m in self.mentions if m.trigger.status != status.OPEN]
        return stated[0] if stated else status.OPEN

    @property
    def in_title(self) -> bool:
        return all(m.in_title for m in self.mentions)

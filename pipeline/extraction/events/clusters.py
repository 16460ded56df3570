"""The mentions of one happening, and what they say of it together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.extraction.dates import Interval
from pipeline.extraction.events import status
from pipeline.extraction.events.mentions import Mention
from pipeline.extraction.events.places import Locale
from pipeline.extraction.events.when import Dating

T = TypeVar("T")


@dataclass(slots=True)
class Cluster:
    """The mentions of one happening, in order of text, with what they say together.

    What they say is kept up as mentions come, so that asking for it costs the same however many there are.
    """

    event_type: str
    mentions: list[Mention] = field(default_factory=list)
    keys: frozenset[int] = field(default=frozenset(), init=False)
    countries: frozenset[str] = field(default=frozenset(), init=False)
    content: frozenset[str] = field(default=frozenset(), init=False)
    locale: Locale | None = field(default=None, init=False)
    """The most specific place named: a venue in the same spot, else a city, else a country."""
    status: str = field(default=status.OPEN, init=False)
    """What the first mention that settles it says."""
    in_title: bool = field(default=True, init=False)
    """Whether nothing but the title mentions it."""
    dating: Dating | None = field(default=None, init=False)
    """The first date told; a stay told in full where one of its ends is told first."""
    _first_interval: Interval | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        given, self.mentions = self.mentions, []
        for mention in given:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.keys = _with(self.keys, mention.keys)
        self.countries = _with(self.countries, mention.countries)
        self.content = _with(self.content, mention.content)
        self.in_title &= mention.in_title
        if self.status == status.OPEN:
            self.status = mention.trigger.status
        if mention.locale is not None and (
            self.locale is None or (self.locale.is_country and not mention.locale.is_country)
        ):
            self.locale = mention.locale
        self._date(mention.dating)

    def _date(self, dating: Dating | None) -> None:
        if dating is None or dating.interval is None:
            self.dating = self.dating or dating
            return
        first = self._first_interval
        if first is None:
            self.dating, self._first_interval = dating, dating.interval
        elif (
            self.interval == first
            and not _is_range(first)
            and _is_range(dating.interval)
            and first.start in (dating.interval.start, dating.interval.end)
        ):
            self.dating = dating

    @property
    def last_sentence(self) -> int:
        return self.mentions[-1].sentence

    @property
    def interval(self) -> Interval | None:
        return None if self.dating is None else self.dating.interval

    @property
    def manner(self) -> str | None:
        return self.mentions[0].trigger.manner


def _with(known: frozenset[T], more: frozenset[T]) -> frozenset[T]:
    return known if more <= known else known | more


def _is_range(interval: Interval) -> bool:
    return interval.precision == "range"

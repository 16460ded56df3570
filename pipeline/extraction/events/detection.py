"""The words of a document that report happenings."""

from __future__ import annotations

from pipeline.extraction.events import status
from pipeline.extraction.events.errands import due_somewhere
from pipeline.extraction.events.meeting_nouns import meeting_noun
from pipeline.extraction.events.meetings import meeting_verb
from pipeline.extraction.events.triggers import Trigger, act_noun, act_verb
from pipeline.extraction.tokens import Doc


def find_triggers(doc: Doc) -> list[Trigger]:
    """All triggers of a document in order of text, those that report nothing real left out."""
    found = []
    for token in doc:
        trigger = None
        if token.pos_ == "VERB" or (token.pos_ == "PROPN" and token.dep_ == "ROOT"):
            trigger = meeting_verb(token) or act_verb(token)
        elif token.pos_ in ("NOUN", "PROPN"):
            trigger = meeting_noun(token) or act_noun(token)
        elif token.lower_ == "due":
            trigger = due_somewhere(token)
        if trigger is not None and trigger.status != status.UNREAL:
            found.append(trigger)
    return found

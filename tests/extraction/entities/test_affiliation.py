"""Of which state people and bodies are, told by the words around their names."""

from __future__ import annotations

import pytest

from pipeline.extraction.entities.index import EntityIndex
from tests.conftest import Parse

STATES = (
    ("Jamaica's Winston Hallett convened the gathering with Guyana's Asha Ramdin.", "Winston Hallett", "JAM"),
    ("Jamaica's Winston Hallett convened the gathering with Guyana's Asha Ramdin.", "Asha Ramdin", "GUY"),
    ("The delegation of Kazakhstan was headed by Vice-Minister Madina Ospanova.", "Madina Ospanova", "KAZ"),
    ("Sudan was represented by Lieutenant General Hamid Osman.", "Hamid Osman", "SDN"),
    (
        "Azerbaijan was represented by Minister Rauf Quliyev, Turkmenistan by Minister Aman Rejepow.",
        "Aman Rejepow",
        "TKM",
    ),
    (
        "The Sri Lankan delegation was led by Nimal Perera, while Foreign Secretary Shahid Karim headed the Bangladesh "
        "side.",
        "Shahid Karim",
        "BGD",
    ),
    ("Officials and the High Commissioner of Bangladesh in Colombo, Farzana Haque, came.", "Farzana Haque", "BGD"),
    ("The Foreign Minister of Haiti, Her Excellency Guerda Laguerre, spoke.", "Guerda Laguerre", "HTI"),
    ("In Nacala on Sunday India's high commissioner, Vidya Menon, handed over rice.", "Vidya Menon", "IND"),
    ("Zambia's central bank cut rates. Its governor, Chanda Mulenga, saw calm.", "Chanda Mulenga", "ZMB"),
    ("Kenyan minister Otieno Wafula spoke first. Wafula's deputy, Grace Njeri, left early.", "Grace Njeri", "KEN"),
    ("KYIV - Mayor Oleksandra Bondar of Poltava said the road was open.", "Oleksandra Bondar", "UKR"),
    ("ACCRA - Lawmakers met. Opposition lawmaker Kofi Asante walked out.", "Kofi Asante", "GHA"),
    ("LUSAKA - The Front for Renewal Party won in Zambia. Voters cheered.", "Front for Renewal Party", "ZMB"),
    ("The head of NATO's mission, Piet Hoekstra, visited Kosovo.", "Piet Hoekstra", None),
    ("The chief executive of Brightwater, Lena Falk, visited Chile.", "Lena Falk", None),
)


@pytest.mark.parametrize(("text", "name", "country"), STATES)
def test_of_which_state_somebody_is(parsed: Parse, text: str, name: str, country: str | None) -> None:
    found = {entity.name: entity.country for entity in EntityIndex(parsed(text)).entities()}
    assert name in found, found
    assert found[name] == country

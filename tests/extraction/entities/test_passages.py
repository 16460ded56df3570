"""Short news passages of many regions: whom each marked phrase means, and of which state that is.

In a passage "{words=Name|NOR}" marks words that mean the entity of that name, two entities joined by "+"; the code,
where there is one, is the country of the first.
"""

from __future__ import annotations

import pytest

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.records import Span
from tests.conftest import Parse

PASSAGES = {
    "arabic": (
        "KHARTOUM (Reuters) - Brig. Gen. {Yasir Othman al-Tayeb=Yasir Othman al-Tayeb|SDN}, spokesman for the "
        "Sudanese Armed Forces, said on Monday that {the army=Sudanese Armed Forces|SDN} had retaken the bridge. "
        "{Al-Tayeb=Yasir Othman al-Tayeb|SDN} told reporters that {his=Yasir Othman al-Tayeb} forces would advance. "
        'Sheikh Hamad bin Rashid al-Marri, the Qatari envoy, met {the general=Yasir Othman al-Tayeb} later. "We want '
        'calm," {Sheikh Hamad=Hamad bin Rashid al-Marri|QAT} said. {He=Hamad bin Rashid al-Marri} added that Doha was '
        "ready to host talks. {The envoy=Hamad bin Rashid al-Marri} flew home on Tuesday."
    ),
    "chinese": (
        "BEIJING - Chinese Vice Premier {Guo Renwei=Guo Renwei|CHN} told visiting U.S. Trade Representative {Dana "
        "Whitlock=Dana Whitlock|USA} that {Beijing=China|CHN} would buy more soybeans. {Guo=Guo Renwei} said tariffs "
        "hurt both sides. {Whitlock=Dana Whitlock} said {she=Dana Whitlock} hoped for progress. {Her counterpart=Guo "
        "Renwei}, however, warned of consequences. {The two officials=Guo Renwei+Dana Whitlock} agreed to meet again. "
        "{China=China}'s {commerce ministry=China's commerce ministry|CHN} said in a statement that {it=China's "
        "commerce ministry} opposed the levies. {The ministry=China's commerce ministry} gave no details."
    ),
    "korean": (
        "SEOUL, May 4 (Yonhap) -- Defense Minister {Ahn Tae-joon=Ahn Tae-joon|KOR} visited a unit near the border on "
        "Sunday, his office said. {Ahn=Ahn Tae-joon} was accompanied by Gen. {Seo Min-ho=Seo Min-ho|KOR}, chairman of "
        "the Joint Chiefs of Staff (JCS). {The JCS=Joint Chiefs of Staff} said North Korea had fired a missile. "
        "{Seo=Seo Min-ho} ordered troops to be ready. {Pyongyang=North Korea|PRK} has not commented."
    ),
    "vietnamese": (
        "HANOI - Foreign Ministry spokesperson {Pham Thi Lan Huong=Pham Thi Lan Huong|VNM} said Vietnam resolutely "
        "opposed the drills. {Huong=Pham Thi Lan Huong} told a regular press briefing that {Hanoi=Vietnam|VNM} had "
        "evidence. {She=Pham Thi Lan Huong} urged {China=China} to respect the law. General Secretary {Dang Van "
        "Quyet=Dang Van Quyet} will visit Laos next week. {Quyet=Dang Van Quyet} is expected to sign several deals, "
        "{the ministry=Foreign Ministry|VNM} said."
    ),
    "spanish": (
        "LIMA - Economy Minister {José Luis Barreda Quispe=José Luis Barreda Quispe|PER} resigned on Friday, the "
        "presidency said. {Barreda=José Luis Barreda Quispe} had clashed with President {Rosa María Huamán de la "
        'Torre=Rosa María Huamán de la Torre|PER}. "I leave with my head high," {Barreda Quispe=José Luis Barreda '
        "Quispe} wrote. {The president=Rosa María Huamán de la Torre} thanked {him=José Luis Barreda Quispe} for "
        "{his=José Luis Barreda Quispe} service. {Huamán=Rosa María Huamán de la Torre} will name a successor, her "
        "spokesman said. The Confederation of Peruvian Workers (CTP) called a strike. {The union=Confederation of "
        "Peruvian Workers} said {it=Confederation of Peruvian Workers} would march on Monday."
    ),
    "russian": (
        "MOSCOW - {Dmitry Sergeyevich Volokhin=Dmitry Sergeyevich Volokhin|RUS}, deputy head of Russia's Security "
        "Council, accused the bloc of hypocrisy after the European Union adopted new sanctions. {Volokhin=Dmitry "
        "Sergeyevich Volokhin} wrote on Telegram that {Brussels=European Union} had lost its mind. EU foreign policy "
        'chief {Annika Lindqvist=Annika Lindqvist} dismissed {his=Dmitry Sergeyevich Volokhin} remarks. "We will not '
        'be intimidated," {she=Annika Lindqvist} said. {The Kremlin=Kremlin|RUS} declined to comment.'
    ),
    "indian": (
        "NEW DELHI - {K. S. Raghunathan=K. S. Raghunathan|IND}, India's external affairs minister, told "
        "{Parliament=Parliament} that {the government=government} had lodged a protest. {Raghunathan=K. S. "
        "Raghunathan} said {New Delhi=India|IND} would not accept the claims. Congress MP {R.P. Venkatesan=R.P. "
        "Venkatesan} asked {him=K. S. Raghunathan} for a full statement. The opposition lawmaker called {the "
        "minister=K. S. Raghunathan}'s answer vague."
    ),
    "indonesian_single_names": (
        "JAKARTA - Indonesian police spokesman {Sutarmono=Sutarmono|IDN} said on Wednesday that 12 people had been "
        "arrested. {Sutarmono=Sutarmono} told reporters they belonged to a local cell. The head of the national "
        "counterterrorism agency, {Wirawan=Wirawan}, said {the agency=national counterterrorism agency} had tracked "
        "them for months. {He=Wirawan} did not elaborate."
    ),
    "particles": (
        "BERLIN - Chancellor {Friederike von der Heyde=Friederike von der Heyde|DEU} and {her=Friederike von der "
        "Heyde} Dutch counterpart, {Maarten van den Berg=Maarten van den Berg|NLD}, signed a gas accord. {Van den "
        "Berg=Maarten van den Berg} said the deal would lower prices. {Von der Heyde=Friederike von der Heyde} called "
        "it historic. {The two leaders=Friederike von der Heyde+Maarten van den Berg} also discussed defence. {The "
        "chancellor=Friederike von der Heyde} said {Germany=Germany} would send engineers. {The Dutch prime "
        "minister=Maarten van den Berg} thanked {her=Friederike von der Heyde}."
    ),
    "ireland_uk": (
        "DUBLIN - Taoiseach {Aoife Ní Dhomhnaill=Aoife Ní Dhomhnaill|IRL} said on Thursday that {she=Aoife Ní "
        "Dhomhnaill} would meet the Rt Hon {Giles Pemberton MP=Giles Pemberton}, Britain's Northern Ireland "
        "secretary, in Belfast. {Pemberton=Giles Pemberton} said {London=United Kingdom|GBR} remained committed. {The "
        "Taoiseach=Aoife Ní Dhomhnaill} said {Dublin=Ireland|IRL} had concerns. {Downing Street=Downing Street|GBR} "
        "declined to comment."
    ),
    "gulf": (
        "DOHA - The emir of Qatar, Sheikh {Khalifa bin Jassim Al Nuaimi=Khalifa bin Jassim Al Nuaimi|QAT}, received "
        "the Omani foreign minister, Sayyid {Faisal bin Harith Al Said=Faisal bin Harith Al Said|OMN}. {The "
        "emir=Khalifa bin Jassim Al Nuaimi} said mediation would go on. {Sayyid Faisal=Faisal bin Harith Al Said} "
        "handed {him=Khalifa bin Jassim Al Nuaimi} a letter from the sultan. {The Omani minister=Faisal bin Harith Al "
        "Said} later left for Kuwait City."
    ),
    "un": (
        "GENEVA - {Marie-Claire Nduwayo=Marie-Claire Nduwayo}, the United Nations humanitarian coordinator in "
        "Somalia, said 2 million people were at risk. {Nduwayo=Marie-Claire Nduwayo} told the Security Council that "
        "{aid agencies=aid agencies} lacked cash. {The UN=United Nations} needs $400 million, {she=Marie-Claire "
        "Nduwayo} said. The Office for the Coordination of Humanitarian Affairs (OCHA) published the figures. "
        "{OCHA=Office for the Coordination of Humanitarian Affairs} said {it=Office for the Coordination of "
        "Humanitarian Affairs} had received a fifth of that. Its spokesman, {Jens Aldahl=Jens Aldahl}, said the next "
        "month was critical."
    ),
    "company": (
        "LONDON - Mining group {Tarnwell Resources=Tarnwell Resources} said on Monday {it=Tarnwell Resources} would "
        "sell its Zambian copper mine for $1.2 billion. Chief executive {Helen Marchetti=Helen Marchetti} said {the "
        "company=Tarnwell Resources} would return cash to shareholders. {Marchetti=Helen Marchetti}, who joined {the "
        "group=Tarnwell Resources} in 2019, said the buyer was Jinhai Metals Co Ltd. Jinhai confirmed the deal. The "
        "Chinese company said its board had approved it. {Tarnwell=Tarnwell Resources}'s shares rose 4 percent."
    ),
    "court": (
        "THE HAGUE - The International Criminal Court issued a warrant for the former defence minister on Friday. "
        "Judge {Beatriz Salcedo=Beatriz Salcedo} said {the court=International Criminal Court} had reasonable "
        "grounds. {Prosecutor Owen Tadesse=Owen Tadesse} welcomed the ruling. {Tadesse=Owen Tadesse} said {his=Owen "
        "Tadesse} office would press on. {The ICC=International Criminal Court} has no police force of "
        "{its=International Criminal Court} own."
    ),
    "militia": (
        "BAMAKO - The Coordination of Azawad Fighters (CFA) claimed responsibility for the attack. {The "
        "CFA=Coordination of Azawad Fighters} said {its=Coordination of Azawad Fighters} men had seized the camp. "
        "{The group=Coordination of Azawad Fighters} released 40 soldiers on Saturday. Colonel {Amadou Traoré=Amadou "
        "Traoré|MLI}, a Malian army spokesman, denied {the rebels=rebels}' account. {Traoré=Amadou Traoré} said {the "
        "movement=Coordination of Azawad Fighters} was lying. {The colonel=Amadou Traoré} said the army was in "
        "control."
    ),
    "church": (
        "ROME - Archbishop {Luca Benedetti=Luca Benedetti}, the Vatican's secretary for relations with states, urged "
        "both sides to talk. {The archbishop=Luca Benedetti} said {the Holy See=Holy See|VAT} was willing to help. "
        "{Benedetti=Luca Benedetti} met Metropolitan {Pavlo Hrytsenko=Pavlo Hrytsenko} in Lviv. {The former=Luca "
        "Benedetti} travelled by train. {The latter=Pavlo Hrytsenko} said he was grateful."
    ),
    "central_bank": (
        "ANKARA - The Central Bank of the Republic of Türkiye raised {its=Central Bank of the Republic of Türkiye} "
        "benchmark rate on Thursday. Governor {Fatma Karadeniz=Fatma Karadeniz|TUR} said {the bank=Central Bank of "
        "the Republic of Türkiye|TUR} would stay tight. {Karadeniz=Fatma Karadeniz} said inflation would fall. {The "
        "governor=Fatma Karadeniz} gave no date. Analysts at Vexel Capital said they expected another rise. The lira "
        "gained 2 percent."
    ),
    "chain": (
        "PARIS - French Interior Minister {Laurent Besnard=Laurent Besnard|FRA} ordered an inquiry on Tuesday.\n"
        '"This is unacceptable," {he=Laurent Besnard} said after visiting the site. "The officers will answer for '
        'it."\n'
        "{Besnard=Laurent Besnard} told France Info that {his=Laurent Besnard} ministry had suspended two of "
        "{them=officers}. {He=Laurent Besnard} said the mayor, {Corinne Vasseur=Corinne Vasseur}, had been informed.\n"
        "{She=Corinne Vasseur} declined to comment. {The mayor=Corinne Vasseur} will meet the families on Friday, "
        "according to {her=Corinne Vasseur} office."
    ),
    "two_ministers": (
        "NAIROBI - Kenyan Foreign Cabinet Secretary {Njeri Wambugu=Njeri Wambugu|KEN} and Tanzanian Foreign Minister "
        "{Juma Mwakasege=Juma Mwakasege|TZA} signed the accord. {The two ministers=Njeri Wambugu+Juma Mwakasege} "
        "shook hands. {Wambugu=Njeri Wambugu} said trade would double. {Her Tanzanian counterpart=Juma Mwakasege|TZA} "
        "said the border would open at night. {Both=Njeri Wambugu+Juma Mwakasege} thanked the East African Community. "
        "{The Kenyan minister=Njeri Wambugu} said {Nairobi=Kenya|KEN} and {Dodoma=Tanzania|TZA} were partners."
    ),
    "heads_Y": (
        "GENEVA - {Ravi Dhanapala=Ravi Dhanapala}, who heads the World Trade Organization's dispute panel, said talks "
        "had stalled. {The panel head=Ravi Dhanapala} blamed no one. {Silvia Torvald=Silvia Torvald}, who chairs the "
        "Fisheries Council, disagreed. {The chair=Silvia Torvald} said {members=members} were close. {Three of "
        "them=three of them} had dropped objections, {Torvald=Silvia Torvald} said."
    ),
    "nigeria": (
        "ABUJA (AFP) - Nigeria's Independent Electoral Panel (IEP) postponed the vote on Friday, {its=Independent "
        'Electoral Panel} chairman, Professor {Chukwuemeka Obiora=Chukwuemeka Obiora}, announced. "We were not '
        'ready," {Obiora=Chukwuemeka Obiora} said. {The IEP=Independent Electoral Panel} had promised to publish the '
        "register. The People's Redemption Congress (PRC) rejected the delay. {The party=People's Redemption "
        "Congress} said {it=People's Redemption Congress} would go to court. {Its candidate=Bala Mohammed Danjuma}, "
        "Senator {Bala Mohammed Danjuma=Bala Mohammed Danjuma|NGA}, called {the panel=Independent Electoral Panel} a "
        "disgrace. {The senator=Bala Mohammed Danjuma} told {his=Bala Mohammed Danjuma} supporters to stay calm. They "
        "gathered outside the commission's office."
    ),
    "brazil": (
        "BRASILIA - Brazil's Supreme Federal Court ordered the platform blocked on Wednesday. Justice {Marcelo "
        "Antunes de Oliveira=Marcelo Antunes de Oliveira|BRA} wrote that the company had ignored {his=Marcelo Antunes "
        "de Oliveira} orders. The company, {Vexa=Vexa}, said {it=Vexa} would appeal. {Vexa=Vexa}'s chief executive, "
        "{Brad Hollis=Brad Hollis}, called {the judge=Marcelo Antunes de Oliveira} a dictator. {Antunes de "
        "Oliveira=Marcelo Antunes de Oliveira} did not respond. Attorney General {Luciana Prado=Luciana Prado|BRA} "
        "defended the court. {She=Luciana Prado} said the law applied to all."
    ),
    "japan": (
        "TOKYO - Chief Cabinet Secretary {Haruki Mizushima=Haruki Mizushima|JPN} told a news conference that "
        "{Tokyo=Japan|JPN} had protested to {Seoul=South Korea|KOR}. {Mizushima=Haruki Mizushima} declined to say "
        "what {the government=government|JPN} would do next. The spokesman said he had spoken to the South Korean "
        "ambassador, {Bae Sang-woo=Bae Sang-woo|KOR}. {The ambassador=Bae Sang-woo} expressed regret."
    ),
    "iran": (
        "TEHRAN - Brigadier General {Kioumars Heydarzadeh=Kioumars Heydarzadeh|IRN} of the Islamic Revolutionary "
        'Guard Corps (IRGC) warned of a crushing response. "Any mistake will be the last," {he=Kioumars Heydarzadeh} '
        "said, according to the Mehr news agency. {The IRGC=Islamic Revolutionary Guard Corps} commander spoke a day "
        "after Foreign Minister {Saeed Karimpour=Saeed Karimpour|IRN} met {his=Saeed Karimpour} Iraqi counterpart, "
        "{Fuad Abdul-Latif=Fuad Abdul-Latif|IRQ}. {Karimpour=Saeed Karimpour} called the talks useful. {The Iraqi "
        "minister=Fuad Abdul-Latif} agreed."
    ),
    "colombia": (
        "BOGOTA - The National Liberation Front (FLN) freed four soldiers. {The rebels=rebels} said in a statement "
        "that {they=rebels} wanted peace. {The group=National Liberation Front}'s commander, alias {Ramiro=Ramiro}, "
        "told Radio Andina {he=Ramiro} would meet envoys of President {Camila Restrepo Uribe=Camila Restrepo "
        "Uribe|COL}. {Restrepo=Camila Restrepo Uribe} has not replied. High Commissioner for Peace {Danilo Rueda "
        "Gómez=Danilo Rueda Gómez|COL} confirmed the release. {The commissioner=Danilo Rueda Gómez} thanked the "
        "Catholic Church, which {he=Danilo Rueda Gómez} said had mediated."
    ),
    "greece": (
        "ATHENS - Greek Prime Minister {Stavros Kalogeropoulos=Stavros Kalogeropoulos|GRC} and Cypriot President "
        "{Andreas Hadjimichael=Andreas Hadjimichael|CYP} met on Monday. {The Greek premier=Stavros Kalogeropoulos} "
        "said energy topped the agenda. {The Cypriot leader=Andreas Hadjimichael} said {both=Stavros "
        "Kalogeropoulos+Andreas Hadjimichael} wanted an interconnector. The two men also discussed migration. "
        "{Ankara=Turkey|TUR} criticised the plan. {Kalogeropoulos=Stavros Kalogeropoulos} dismissed {its=Turkey} "
        "objections."
    ),
    "eu": (
        "BRUSSELS - The European Commission fined the group 500 million euros on Tuesday. Competition Commissioner "
        "{Ilse Vandekerckhove=Ilse Vandekerckhove} said the company had abused its position. {Vandekerckhove=Ilse "
        "Vandekerckhove} told reporters that {the Commission=European Commission} would monitor compliance. The EU "
        "executive opened the case in 2022. MEP {Tomasz Wilk=Tomasz Wilk} welcomed the decision. {The lawmaker=Tomasz "
        "Wilk} said Brussels should go further."
    ),
    "bangladesh": (
        "DHAKA - Police fired tear gas at garment workers, {witnesses=witnesses} said. The Bangladesh Garment Workers "
        "Federation (BGWF) said 30 people were hurt. {BGWF=Bangladesh Garment Workers Federation|BGD} president "
        "{Nazma Begum=Nazma Begum} accused the police of brutality. {Begum=Nazma Begum} said {her=Nazma Begum} union "
        "would not back down. Officer-in-charge {Rafiqul Islam=Rafiqul Islam} denied the allegation. {Islam=Rafiqul "
        "Islam} said {his=Rafiqul Islam} men had shown restraint."
    ),
    "un_envoy": (
        "NEW YORK - {Hanna Lindholm=Hanna Lindholm}, the UN special envoy for Yemen, briefed the Security Council on "
        "Thursday. {The envoy=Hanna Lindholm} said {she=Hanna Lindholm} had met Houthi negotiators in Muscat. "
        "{Lindholm=Hanna Lindholm} urged the rebels to free detained staff. Britain's ambassador, Dame {Judith "
        "Ashcombe=Judith Ashcombe|GBR}, said the council was united. {Ashcombe=Judith Ashcombe} thanked {her=Hanna "
        "Lindholm} for her work."
    ),
    "turkey_parties": (
        "ANKARA - Opposition leader {Gökhan Erbaş=Gökhan Erbaş|TUR} of the Republican Future Party (CGP) was detained "
        'at dawn. {The CGP=Republican Future Party} called it a coup. "They fear the ballot box," deputy chair {Sibel '
        "Aydınlık=Sibel Aydınlık} said outside {the party=Republican Future Party}'s headquarters. {Aydınlık=Sibel "
        "Aydınlık} told the crowd to stay. Interior Minister {Cemal Tokgöz=Cemal Tokgöz|TUR} said {Erbaş=Gökhan "
        "Erbaş} was suspected of fraud. {The minister=Cemal Tokgöz} denied that politics played a role. {He=Cemal "
        "Tokgöz} said the courts were independent."
    ),
    "somalia": (
        "MOGADISHU - {Abdirahman Sheikh Yusuf=Abdirahman Sheikh Yusuf|SOM}, Somalia's security minister, said the "
        "army had killed 60 fighters. {Abdirahman=Abdirahman Sheikh Yusuf} told state radio {the militants=militants} "
        "had fled. {Al-Shabaab=Al-Shabaab} said {it=Al-Shabaab} had lost nobody. {The group=Al-Shabaab} claimed "
        "{its=Al-Shabaab} own fighters had killed 20 soldiers."
    ),
    "malaysia": (
        "KUALA LUMPUR - Prime Minister {Datuk Seri Azlan Harun=Azlan Harun|MYS} sacked {his=Azlan Harun} deputy, {Tan "
        "Sri Rizal Kamarudin=Rizal Kamarudin}, on Tuesday. {Azlan=Azlan Harun} said the move was in the national "
        "interest. {Rizal=Rizal Kamarudin} accused {the prime minister=Azlan Harun} of treachery. {He=Rizal "
        "Kamarudin} said {he=Rizal Kamarudin} would contest the party election."
    ),
    "ethiopia": (
        "ADDIS ABABA - {Tewodros Gebremariam=Tewodros Gebremariam|ETH}, Ethiopia's water minister, said filling was "
        "complete. {Tewodros=Tewodros Gebremariam} wrote on Facebook that {Addis Ababa=Ethiopia|ETH} had kept "
        "{its=Ethiopia} word. {Cairo=Egypt|EGY} called the step illegal. Egyptian Irrigation Minister {Hossam "
        "Abdel-Ghaffar=Hossam Abdel-Ghaffar|EGY} said {his=Hossam Abdel-Ghaffar} country reserved its rights. "
        "{Abdel-Ghaffar=Hossam Abdel-Ghaffar} spoke to {his=Hossam Abdel-Ghaffar} Sudanese counterpart, {Amna "
        "Idris=Amna Idris|SDN}. {She=Amna Idris} backed {him=Hossam Abdel-Ghaffar}."
    ),
    "ngo": (
        "GENEVA - The charity {Clearwater Relief=Clearwater Relief} said on Monday that cholera had killed 200 "
        "people. {The charity=Clearwater Relief} runs six clinics in the area. {Clearwater=Clearwater Relief}'s "
        "country director, Dr {Priyanka Solanki=Priyanka Solanki}, said {her=Priyanka Solanki} team was overwhelmed. "
        "{Dr Solanki=Priyanka Solanki} appealed for help. {The aid group=Clearwater Relief} said {it=Clearwater "
        "Relief} needed doctors. {Two of its nurses=two of its nurses} have fallen ill."
    ),
    "argentina": (
        "BUENOS AIRES - Economy Minister {Federico Larrazábal=Federico Larrazábal|ARG} reached a deal with the "
        "International Monetary Fund. {The Fund=International Monetary Fund} said {its=International Monetary Fund} "
        "board would meet in June. IMF spokesperson {Julia Kozlowska=Julia Kozlowska} said progress was good. {The "
        "lender=International Monetary Fund} will send a team. {Larrazábal=Federico Larrazábal} said {he=Federico "
        "Larrazábal} was optimistic. The General Labour Confederation (CGT) called a strike. {The CGT=General Labour "
        "Confederation}'s {Hugo Benítez=Hugo Benítez} said workers would pay. {The union leader=Hugo Benítez} spoke "
        "at a rally."
    ),
    "thai": (
        "BANGKOK - {Anutin Sirivadhanabhakdi=Anutin Sirivadhanabhakdi|THA}, the Thai interior minister, denied "
        "wrongdoing. {Anutin=Anutin Sirivadhanabhakdi} said {he=Anutin Sirivadhanabhakdi} had paid the market price. "
        "Pol Col {Wichai Thongdee=Wichai Thongdee|THA} is leading the inquiry. {The officer=Wichai Thongdee} said "
        "{the minister=Anutin Sirivadhanabhakdi} would be questioned. {Wichai=Wichai Thongdee} gave no date."
    ),
    "former_latter": (
        "VIENNA - Austrian Chancellor {Lukas Steinbrenner=Lukas Steinbrenner|AUT} met Hungarian Foreign Minister "
        "{Zsolt Barabás=Zsolt Barabás|HUN} on Friday. {The latter=Zsolt Barabás} said the veto stood. "
        "{Steinbrenner=Lukas Steinbrenner} said {he=Lukas Steinbrenner} regretted that. His guest left at noon. {The "
        "Hungarian=Zsolt Barabás} will be back in May, {the chancellery=chancellery} said."
    ),
    "quotes": (
        "KYIV - Mayor {Halyna Doroshenko=Halyna Doroshenko|UKR} of Sumy said two people had died.\n"
        '"The windows are gone. My neighbour lost his leg," {Oksana Petryk=Oksana Petryk}, a 54-year-old teacher, '
        "said.\n"
        '{Petryk=Oksana Petryk} said {she=Oksana Petryk} had been asleep. "I heard a bang," {she=Oksana Petryk} '
        "added.\n"
        "Russia's defence ministry said {it=Russia's defence ministry|RUS} had hit a depot. {The ministry=Russia's "
        "defence ministry} did not comment on casualties. {Doroshenko=Halyna Doroshenko} called that a lie. {The "
        "mayor=Halyna Doroshenko} said {she=Halyna Doroshenko} had seen no depot."
    ),
}


def unmarked(passage: str) -> tuple[str, list[tuple[Span, list[str], str | None]]]:
    """The plain text of a marked passage, with each mark's span, names and country."""
    text, marks = "", []
    for piece in passage.split("{"):
        marked, closing, plain = piece.rpartition("}")
        if closing:
            words, _, meant = marked.partition("=")
            names, _, country = meant.partition("|")
            marks.append((Span(len(text), len(text) + len(words)), names.split("+"), country or None))
            text += words
        text += plain
    return text, marks


@pytest.mark.parametrize("passage", PASSAGES.values(), ids=PASSAGES.keys())
def test_whom_a_passage_means(parsed: Parse, passage: str) -> None:
    text, marks = unmarked(passage)
    article = parsed(text)
    index = EntityIndex(article)
    for span, names, country in marks:
        tokens = article.tokens(span)
        assert tokens is not None
        found = [index[key] for key in index.resolve(tokens)]
        assert [entity.name for entity in found] == names, f"{tokens.text!r} at {span.start}"
        assert country is None or found[0].country == country, f"country of {tokens.text!r} at {span.start}"

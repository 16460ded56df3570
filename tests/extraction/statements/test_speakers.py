"""Who says it, in short passages of many styles: the speakers of all statements, in order of text."""

from __future__ import annotations

import pytest

from pipeline.extraction.extract import records_of
from tests.conftest import Parse

PASSAGES = (
    (
        "The head of the delegation, Tomas Rebelo, better known as Commander Fogo, denied that his men had "
        'fired first. "Ask the smugglers," the rebel leader said.',
        ["Tomas Rebelo", "Tomas Rebelo"],
    ),
    (
        "Villagers reached by phone said soldiers had burned the market. Residents contacted by this "
        "newspaper said at least two were dead.",
        ["villagers", "residents"],
    ),
    (
        '"We have fuel until Thursday," said Mariam Okello, a nurse at the clinic. The 34-year-old said '
        'two patients had died. "Then we have candles," the mother of two added.',
        ["Mariam Okello", "Mariam Okello", "Mariam Okello"],
    ),
    (
        'Professor Ibrahim Sesay of the University of Makeni spoke at the forum. "Both are right," he '
        "said. The political scientist believes the party will split.",
        ["Ibrahim Sesay", "Ibrahim Sesay"],
    ),
    (
        "The agreement was signed by Foreign Minister Lotte Vinter and her Chadian counterpart, Mahamat "
        "Brahim. They said the deal would take effect in May.",
        ["Lotte Vinter and Mahamat Brahim"],
    ),
    (
        "President Ilir Doda and Prime Minister Sanja Petrova met for two hours in Tetovo. They told "
        "reporters that the dispute was over.",
        ["Ilir Doda and Sanja Petrova"],
    ),
    (
        '"It is a trap," Nakamura said on Monday. The lawmaker, Kenji Nakamura, added that the vote should be delayed.',
        ["Kenji Nakamura", "Kenji Nakamura"],
    ),
    (
        "Foreign ministers from eight Gulf and African states met in Jeddah on Sunday. The ministers said "
        'in a joint statement that the blockade must end. They called the siege "a crime".',
        ["ministers", "ministers"],
    ),
    (
        "Police detained five people on Friday. Three of them said they had been beaten. A lawyer for the "
        "five, Ana Brito, said she would appeal.",
        ["three of them", "Ana Brito"],
    ),
    (
        "Ministry spokeswoman Hu Lijuan told a briefing on Tuesday that the vessel had left. The "
        "spokeswoman added that Beijing would protest. Asked about tariffs, she said talks went on.",
        ["Hu Lijuan", "Hu Lijuan", "Hu Lijuan"],
    ),
    (
        'A spokeswoman for the European Commission said on Friday that the file was open. "We are looking '
        'at all options," the spokeswoman said.',
        ["spokeswoman for the European Commission", "spokeswoman for the European Commission"],
    ),
    (
        "Two Western diplomats who attended the session said the envoy had walked out. One of the "
        'diplomats said he had been shouting. One of them called it "a farce".',
        ["two Western diplomats who attended the session", "one of the diplomats", "one of them"],
    ),
    (
        "Sources close to the presidency say the cabinet will be named on Sunday. Another source said the "
        "list was still being haggled over.",
        ["sources close to the presidency", "another source"],
    ),
    (
        "An aide to the prime minister, who spoke on condition of anonymity because he was not allowed to "
        "brief the press, said the talks had failed. The aide said no date had been set.",
        ["aide to the prime minister", "aide to the prime minister"],
    ),
    (
        "Rights groups such as Witness Now and the Coastal Legal Centre said the trial was unfair.",
        ["rights groups such as Witness Now and the Coastal Legal Centre"],
    ),
    (
        "In a joint statement, the embassies of Norway and Japan said they were alarmed.",
        ["embassies of Norway and Japan"],
    ),
    (
        "The Sahel Contact Committee, a Bamako-based think tank, put the number of dead at 60. The think "
        "tank said 12 villages were empty.",
        ["Sahel Contact Committee", "Sahel Contact Committee"],
    ),
    (
        "Ukraine's neighbour Moldova said it had closed its airspace. Chisinau said the drones came from the east.",
        ["Moldova", "Moldova"],
    ),
    (
        "Hassan Warsame, the Somali chief of staff, said he would send men. Asked when, the general said "
        "it was too early to tell.",
        ["Hassan Warsame", "Hassan Warsame"],
    ),
    (
        "The World Food Programme has halted its flights. Its country director, Ingrid Moe, said 600,000 "
        "people were in need. The U.N. agency said bread was running out.",
        ["Ingrid Moe", "World Food Programme"],
    ),
    (
        "The prime minister's office said the trip was put off. His office said the king had agreed.",
        ["prime minister's office", "prime minister's office"],
    ),
    (
        '"Nobody told us," complained Adama, a 17-year-old who gave only his first name. The teenager said '
        "he had walked for two days.",
        ["Adama", "Adama"],
    ),
    (
        "Georgian Dream lawmaker Irma Lomidze said the law was needed. Her colleague Zaza Beridze said it was not.",
        ["Irma Lomidze", "Zaza Beridze"],
    ),
    (
        "Justice Minister Omar Haidar resigned on Sunday, his spokesman said. The spokesman, Ali Nasser, "
        "said he was tired.",
        ["Ali Nasser", "Ali Nasser"],
    ),
    (
        "Mr Phiri said Zambia would not default. Mrs Banda, the finance minister, said talks would resume.",
        ["Phiri", "Banda"],
    ),
    (
        "Ambassador Chea Sokha told the council that his country wanted peace. The Cambodian envoy said "
        "the border was calm. His Thai counterpart, Anong Saetang, said it was not.",
        ["Chea Sokha", "Chea Sokha", "Anong Saetang"],
    ),
    (
        "Interior Minister Pavel Hruska said the suspects were held. According to her, said lawyer Dana "
        "Kolar, there was no warrant.",
        ["Pavel Hruska", "Dana Kolar"],
    ),
    (
        "The Chair of the Council, Ambassador Ruta Kalnins, opened the session. The Chair said no member had objected.",
        ["Ruta Kalnins"],
    ),
    (
        "Opposition leader Kizza Mulumba was arrested at dawn, according to his lawyer, Jane Achan. She "
        'said police had broken his door. "He is in good spirits," the lawyer said.',
        ["Jane Achan", "Jane Achan", "Jane Achan"],
    ),
    (
        "Nigeria's presidency said in a statement that Tinuola Bakare would fly to Niamey. The statement "
        "said she would stay a day.",
        ["Nigeria's presidency", "Nigeria's presidency"],
    ),
    (
        "The junta in Bamako said the mercenaries had left. The junta denied that there had been a mutiny.",
        ["junta in Bamako", "junta in Bamako"],
    ),
    (
        "The UAE and Bahrain said they would attend. Both said the agenda was open.",
        ["United Arab Emirates and Bahrain", "United Arab Emirates and Bahrain"],
    ),
    (
        "One of the hostages, Petra Lund, told NRK they had been moved at night. The Norwegian said their "
        "guards were boys.",
        ["Petra Lund", "Petra Lund"],
    ),
    (
        "ACCRA (Volta Wire) - Ghana will send 300 soldiers to the border, Defence Minister Kwame "
        "Antwi-Boasiako announced on Monday. Speaking in Tamale, the minister said the troops would stay "
        "six months. Antwi-Boasiako declined to give a cost.",
        ["Kwame Antwi-Boasiako", "Kwame Antwi-Boasiako"],
    ),
    (
        '"Nobody was warned," the governor of the northern province, Ilse Brandão, told the radio station '
        "Rádio Norte. The governor said that 40 houses had burned. Her deputy, Paulo Tembe, said the army "
        "had come late.",
        ["Ilse Brandão", "Ilse Brandão", "Paulo Tembe"],
    ),
    (
        "The foreign ministry in Ankara said the ambassador had been summoned. The ministry called the "
        'remarks "unacceptable".',
        ["foreign ministry in Ankara", "foreign ministry in Ankara"],
    ),
    (
        "In Seoul, the presidential office said the two leaders would meet on Friday. A presidential "
        'official said the agenda was open. "We expect no surprises," the official said.',
        ["presidential office", "presidential official", "presidential official"],
    ),
    (
        "Sri Lankan President Nimal Wijeratne told parliament on Tuesday that the loan had been approved. "
        "Opposition lawmaker S. Kumaran asked why. Wijeratne replied that the papers were public. The "
        "president added that he would resign if he was wrong.",
        ["Nimal Wijeratne", "Nimal Wijeratne", "Nimal Wijeratne"],
    ),
    (
        "Chadian officials, speaking on condition of anonymity, said the convoy had crossed at night. The "
        "officials said it carried fuel.",
        ["Chadian officials", "Chadian officials"],
    ),
    (
        '"I have no regrets," said Col. Souleymane Bah, who led the coup in 2021. The colonel, who wore a '
        'red beret, said elections would follow. The junta leader added: "Not now."',
        ["Souleymane Bah", "Souleymane Bah", "Souleymane Bah"],
    ),
    (
        "A Kremlin spokesman said the call was useful. Asked about gas, the spokesman said nothing had been agreed.",
        ["Kremlin spokesman", "Kremlin spokesman"],
    ),
    (
        "The International Organization for Migration said 9,000 people had fled. The agency said most "
        'were women. IOM spokeswoman Clara Lindt said tents were short. "It is cold," she said.',
        [
            "International Organization for Migration",
            "International Organization for Migration",
            "Clara Lindt",
            "Clara Lindt",
        ],
    ),
    (
        "The army chief, General Tun Lwin, said on state television that the town was calm. Residents "
        'disagreed. "They shoot every night," a shopkeeper said by telephone. The shopkeeper asked that '
        "his name not be used.",
        ["Tun Lwin", "shopkeeper"],
    ),
    (
        "Poland's Agnieszka Wolska and Lithuania's Jonas Petraitis said in a joint letter that the road "
        'should be closed. The two ministers said trade would not suffer. "It is a matter of days," Wolska '
        "told reporters.",
        ["Agnieszka Wolska and Jonas Petraitis", "Agnieszka Wolska and Jonas Petraitis", "Agnieszka Wolska"],
    ),
    (
        "UN Secretary-General Hanna Aalto condemned the attack. In a statement, her spokesman, Luis Prado, "
        'said she was "appalled". Mr. Prado said the United Nations would stay.',
        ["Luis Prado", "Luis Prado"],
    ),
    (
        "Mexico City and Bogotá said on Thursday that they would recall their envoys. Mexico's foreign "
        "secretary, Lucía Barrón, said it was a matter of dignity. Her Colombian counterpart did not "
        "comment.",
        ["Mexico and Colombia", "Lucía Barrón"],
    ),
    (
        "The rebels, known as the Front for the Defence of the Delta (FDD), said they had shot down a "
        "drone. An FDD commander said two crew were held. The group said it would free them.",
        ["Front for the Defence of the Delta", "FDD commander", "Front for the Defence of the Delta"],
    ),
    (
        "Humanitarian workers in Goma said the hospital was full. Doctors said they were treating 60 people.",
        ["humanitarian workers in Goma", "doctors"],
    ),
    (
        "Neither side confirmed the report. But a person with knowledge of the talks said a text existed. "
        "The person said it ran to nine pages.",
        ["person with knowledge of the talks", "person with knowledge of the talks"],
    ),
    (
        "Prime Minister Lemi Faleolo said the treaty would be signed in Apia. Leader of the Opposition "
        "Tavita Sua said it should be put to a vote. The prime minister, in turn, said Sua had not read it.",
        ["Lemi Faleolo", "Tavita Sua", "Lemi Faleolo"],
    ),
    (
        '"He is lying," Mr Okoth\'s lawyer, Faith Wambui, told the court. Justice Peter Njoroge adjourned '
        "the case. The judge said he would rule on Friday.",
        ["Faith Wambui", "Peter Njoroge"],
    ),
    (
        "Analysts at Corvin Research said prices would fall. One analyst, Dora Hegyi, said they already had.",
        ["analysts at Corvin Research", "Dora Hegyi"],
    ),
    (
        "The EU's foreign policy chief, Matteo Ferrand, said sanctions would be lifted. A spokesperson for "
        "Ferrand later said only some would be.",
        ["Matteo Ferrand", "spokesperson for Ferrand"],
    ),
    (
        "Both the Taliban and Islamabad denied that shots had been fired. A Taliban border official, "
        "Mullah Zahir Noor, said his men had been asleep.",
        ["Taliban and Pakistan", "Zahir Noor"],
    ),
    (
        "Farmers' leader Gurpreet Singh Dhillon said the march would go on. Dhillon, 61, said the "
        "government had blinked. His union said it had 2 million members.",
        ["Gurpreet Singh Dhillon", "Gurpreet Singh Dhillon", "Gurpreet Singh Dhillon's union"],
    ),
    (
        'The mother of one of the hostages, Orly Ben-Haim, said she had been told nothing. "They promised '
        'to call," she said.',
        ["Orly Ben-Haim", "Orly Ben-Haim"],
    ),
    (
        "Iranian state television quoted an unnamed official as saying that the ship had been freed. The "
        "official said the crew were well.",
        ["unnamed official", "unnamed official"],
    ),
    (
        "Spain's interior minister, Begoña Arrieta, and her Moroccan opposite number, Driss Lahlou, "
        "visited the fence. Arrieta said crossings had fallen. Lahlou said they would fall further. Both "
        "ministers said the wall would stay.",
        ["Begoña Arrieta", "Driss Lahlou", "Begoña Arrieta and Driss Lahlou"],
    ),
    (
        "Yerevan, 12 March, Ararat Press. The Minister of Economy of Armenia Gevorg Hakobjanyan has "
        "received today the ambassador of Iran Mehdi Sobhanpour. In the course of the meeting the minister "
        "has noted that the goods turnover grew. The ambassador in his turn emphasized that Tehran is "
        "interested in the corridor. Hakobjanyan has underlined that the road will be finished till 2027.",
        ["Gevorg Hakobjanyan", "Mehdi Sobhanpour", "Gevorg Hakobjanyan"],
    ),
    (
        "14:20 We're hearing from the mayor's office that two bridges are closed. 14:35 Mayor Ruth "
        "Calloway tells our reporter that nobody was hurt. She says schools will stay shut tomorrow.",
        ["mayor's office", "Ruth Calloway", "Ruth Calloway"],
    ),
    (
        "The Ministers expressed their concern that the truce was fragile. They welcomed the release of "
        "the captives. The Ministers reiterated that the settlement must be lasting.",
        ["ministers", "ministers"],
    ),
    (
        "Khartoum's army-backed government rejected the report. Information Minister Taj al-Sir Hamdan "
        "told Nile TV the UN had relied on rumours. The Rapid Relief Front, a rival militia, said the "
        "minister had never been to Darfur.",
        ["Taj al-Sir Hamdan", "Rapid Relief Front"],
    ),
    (
        '"We are tired," said one of the fishermen, Rodel Magsaysay. Another fisherman, who gave his name '
        "only as Boyet, said the coast guard had fired water at them.",
        ["Rodel Magsaysay", "Boyet"],
    ),
    (
        "Reporters Without Fear, a press freedom group, said three journalists were missing. The group's "
        'director, Amélie Cordier, said one of them had called her. "He was whispering," Cordier said.',
        ["Reporters Without Fear", "Amélie Cordier", "Amélie Cordier"],
    ),
    (
        "Bolivia's foreign ministry announced on X that it was recalling its ambassador from Santiago. "
        '"Dignity is not negotiable," it wrote. Chile\'s president, Ignacio Larraín, said he regretted the '
        "step.",
        ["Bolivia's foreign ministry", "Bolivia's foreign ministry", "Ignacio Larraín"],
    ),
    (
        "Lawmakers from the ruling Unity Party said the bill would pass. The party's whip, Oumar Keïta, "
        "said he had the votes. Opposition MPs said it was a coup by other means.",
        ["lawmakers from the ruling Unity Party", "Oumar Keïta", "opposition MPs"],
    ),
    (
        "General Staff spokesman Maj. Viktor Demeter said two jets had been scrambled. The General Staff "
        "later said it was a false alarm. Demeter did not explain why.",
        ["Viktor Demeter", "General Staff"],
    ),
    (
        "Hundreds marched in Tbilisi. Organisers said 20,000 people took part; the interior ministry put "
        'the figure at 3,000. "We\'ll be back," said Nino, 23, a student.',
        ["organisers", "interior ministry", "Nino"],
    ),
    (
        "The kingdom's energy minister, Prince Turki bin Saud al-Rashid, said output would rise. The "
        "prince told a forum in Dammam that the market was balanced. His Kuwaiti colleague, Bader "
        "al-Mutlaq, agreed that demand was firm.",
        ["Turki bin Saud al-Rashid", "Turki bin Saud al-Rashid", "Bader al-Mutlaq"],
    ),
    (
        "French Foreign Minister Élodie Garnier said she had spoken to her Iranian counterpart, Hossein "
        'Jalali. "It was frank," Garnier said. Jalali\'s account differed: he said France had asked for '
        "nothing.",
        ["Élodie Garnier", "Élodie Garnier", "Hossein Jalali"],
    ),
    (
        "The state-run Xinjing Daily said the vessel was a fishing boat. Taiwan's coast guard said it had "
        'no nets. The newspaper quoted a professor, Lu Wenbo, as saying the island was "playing with fire".',
        ["Xinjing Daily", "Taiwan's coast guard", "Lu Wenbo"],
    ),
    (
        "Mozambican President Filomena Chissano dos Anjos and Malawi's leader, Joyce Kaliati, inaugurated "
        "the line. Kaliati thanked her host. The Malawian president said trade would double. Dos Anjos "
        "said it was a dream.",
        ["Joyce Kaliati", "Filomena Chissano dos Anjos"],
    ),
    (
        '"Let them come," Al-Houri said in a recorded speech. Sheikh Naim al-Houri heads the group\'s '
        "council. His deputy, Ali Fakih, told Al-Noor radio that the weapons were ready.",
        ["Naim al-Houri", "Ali Fakih"],
    ),
    (
        "The World Bank's Kenya director, Anders Holm, said growth was solid. The bank expects 5 percent "
        "this year, Holm said.",
        ["Anders Holm", "Anders Holm"],
    ),
    (
        "Cambodia's Defence Ministry said in a statement on Friday that Thai troops had laid mines. "
        'Thailand\'s military rejected that as "a fairy tale". Ministry spokeswoman Gen. Keo Sophea said '
        "the mines were new.",
        ["Cambodia's Defence Ministry", "Thailand's military", "Keo Sophea"],
    ),
    (
        "Doctors at Al-Amal hospital said they had received 12 bodies. Hospital director Dr. Sami Khoury "
        'told Reuters seven were children. "We have no morgue," he said.',
        ["doctors at Al-Amal hospital", "Sami Khoury", "Sami Khoury"],
    ),
    (
        "Papua New Guinea's Highlands are calm, the provincial police commander, Superintendent Jacob "
        "Kewa, said. Kewa said 40 officers had been sent. Local MP Don Yapo said 400 were needed.",
        ["Jacob Kewa", "Jacob Kewa", "Don Yapo"],
    ),
    (
        "Norway's sovereign fund said it had sold the shares. Chief executive Tor Brekke said the decision "
        'was final. "Ethics are not a mood," Brekke said.',
        ["Norway's sovereign fund", "Tor Brekke", "Tor Brekke"],
    ),
    (
        "Hungary's Prime Minister Gábor Szendrei said Budapest would veto the plan. Szendrei's chief of "
        "staff, Réka Tóth, said there was room for talks. An EU diplomat said that was news to Brussels.",
        ["Gábor Szendrei", "Réka Tóth", "EU diplomat"],
    ),
    (
        "The two presidents also discussed energy. Kazakh President Daniyar Ospanov said the pipeline was "
        "safe. Turkmen leader Serdar Annayev said gas was a bridge. The presidents agreed to meet in May, "
        "the Kazakh leader's press service said.",
        ["Daniyar Ospanov", "Serdar Annayev", "Kazakh leader's press service"],
    ),
    (
        "Nepali Congress leader Bimala Thapa said the coalition was over. Her party has 88 seats. The "
        'former prime minister said fresh polls were due. "Enough," Thapa told supporters.',
        ["Bimala Thapa", "Bimala Thapa", "Bimala Thapa"],
    ),
    (
        "TBILISI, March 3 (Kavkaz Wire) - Abkhaz customs officers detained six drivers overnight, the "
        "region's de facto interior ministry said. Georgia's State Security Service called the arrests "
        '"kidnapping". The service\'s head, Levan Chanturia, said he had phoned the EU monitors.',
        ["region's de facto interior ministry", "Georgia's State Security Service", "Levan Chanturia"],
    ),
    (
        "The Sultan of Brunei's envoy, Pehin Dato Haji Ariffin, arrived in Manila on Monday. He told "
        "reporters the talks were brotherly. The envoy will leave on Tuesday.",
        ["Ariffin"],
    ),
    (
        '"Not one litre," said the Iraqi oil ministry\'s spokesman, Asim Jihad al-Tamimi, when asked if '
        "exports had resumed. Al-Tamimi said the pipeline was dry. Kurdish officials disputed that.",
        ["Asim Jihad al-Tamimi", "Asim Jihad al-Tamimi"],
    ),
    (
        "Guatemalan prosecutor Irma Xol Tzul said on Monday that she would not resign. Xol accused the "
        'president of "hunting judges". President Bernal Arriola\'s office denied the claim. "No one is '
        'above the law," said Xol Tzul.',
        ["Irma Xol Tzul", "Irma Xol Tzul", "Irma Xol Tzul"],
    ),
    (
        "Nobody claimed responsibility. Somalia's information minister, Daud Abdi Farah, blamed al "
        'Shabaab, which often attacks hotels. "They failed," Farah told state radio. A waiter who hid in a '
        "fridge said he had counted nine shots.",
        ["Daud Abdi Farah", "waiter"],
    ),
    (
        "Three people familiar with the matter said the bank had frozen the accounts. Two of them said the "
        "order came from Washington. The bank, Banco Austral, declined to comment.",
        ["three people familiar with the matter", "two of them"],
    ),
    (
        "The union of dockers said the strike would last a week. Its president, Carmen Luque, said members "
        "were angry. The union leader said she would meet the minister on Friday. Employers said the "
        "losses were heavy.",
        ["union of dockers", "Carmen Luque", "Carmen Luque", "employers"],
    ),
    (
        "Azerbaijan's Foreign Ministry spokesperson Aykhan Rzayev stated that the allegations were "
        'groundless. Rzayev noted that Baku remained committed to peace. "We call on the Armenian side to '
        'show restraint," the Azerbaijani diplomat stressed.',
        ["Aykhan Rzayev", "Aykhan Rzayev", "Aykhan Rzayev"],
    ),
    (
        "Kenya's William Barasa, who chairs the bloc, said the summit would go ahead. The Kenyan leader "
        "said invitations had been sent. Uganda said it would not attend.",
        ["William Barasa", "William Barasa", "Uganda"],
    ),
    (
        '"We lost everything," said Ms Adhikari, 41, whose house was washed away. Her neighbour, Hari Rai, '
        "said the warning came too late. District officials said help was on its way.",
        ["Adhikari", "Hari Rai", "district officials"],
    ),
    (
        "Two days of talks between Serbia and Kosovo ended without a deal. The EU mediator, Piet van der "
        "Laan, said both sides had been constructive. The Serbian delegation's leader, Jovana Petković, "
        "said Pristina had walked out. Her Kosovo counterpart, Besa Krasniqi, said that was untrue.",
        ["Piet van der Laan", "Jovana Petković", "Besa Krasniqi"],
    ),
    (
        "South Korea's military said the North had fired artillery. The Joint Chiefs of Staff said no "
        "shells crossed the line. JCS Chairman Gen. Pyo Jin-woo told lawmakers that the army was ready. "
        "Pyongyang's state media said it was a drill.",
        ["South Korea's military", "Joint Chiefs of Staff", "Pyo Jin-woo", "Pyongyang's state media"],
    ),
    (
        "The High Representative Federica Montale welcomed the accord. On behalf of the Union, she stated "
        "that support would continue. The HR/VP also recalled the importance of media freedom.",
        ["Federica Montale"],
    ),
    (
        'Former prime minister Yves Mabika was freed on Thursday, his family said. "I am well," Mabika '
        "told AFP. The 70-year-old said he would not go into exile. A government spokesman, Blaise Onanga, "
        "said the release was humanitarian.",
        ["his family", "Yves Mabika", "Yves Mabika", "Blaise Onanga"],
    ),
    (
        "Chinese Vice Foreign Minister Shen Guoqiang summoned the Dutch ambassador. Shen said The Hague "
        "had crossed a line. The ambassador, Willem Brouwer, replied that Dutch law applied. Beijing later "
        "said it reserved the right to act.",
        ["Shen Guoqiang", "Willem Brouwer", "China"],
    ),
    (
        "According to Colombia's ombudswoman, Iris Maldonado, 300 families fled. Maldonado said both armed "
        "groups were to blame. The ELN denied it had been there. The ombudswoman also said that roads were "
        "mined.",
        ["Iris Maldonado", "Iris Maldonado", "ELN", "Iris Maldonado"],
    ),
    (
        "Egypt's irrigation minister said the dam talks had failed. Minister Hesham Soliman said Cairo "
        "kept all options open. Addis Ababa's chief negotiator, Selamawit Bekele, said Egypt had come to "
        "stall.",
        ["Hesham Soliman", "Hesham Soliman", "Selamawit Bekele"],
    ),
    (
        "Mongolia's parliament speaker, Batbold Ganzorig, told visiting lawmakers that the rail link would "
        'be built. The speaker said Ulaanbaatar wanted "two neighbours and one road". A member of the '
        "delegation, Senator Julian Marsh, said he was impressed.",
        ["Batbold Ganzorig", "Batbold Ganzorig", "Julian Marsh"],
    ),
    (
        "Cuban state media reported that the tanker had docked. A port worker reached by WhatsApp said it "
        "was empty. The worker, who feared reprisals, declined to give his name.",
        ["Cuban state media", "port worker"],
    ),
    (
        "Tanzania's ruling party said it had expelled three members. The party's secretary for ideology, "
        'Amina Shabani, said they had "sold the list". One of those expelled, Joseph Mrema, said he would '
        "sue.",
        ["Tanzania's ruling party", "Amina Shabani", "Joseph Mrema"],
    ),
    (
        '"We did not cross any line," insisted Brig. Gen. Eyal Barzilai, commander of the northern '
        "division. Hezbollah's Al-Manar TV said the unit had been ambushed. Barzilai dismissed the report "
        'as "theatre".',
        ["Eyal Barzilai", "Al-Manar TV", "Eyal Barzilai"],
    ),
    (
        "In a letter to the Security Council, Rwanda's permanent representative, Claudine Uwera, said "
        "Kigali had acted in self-defence. Congo's envoy, Théodore Ilunga, said the letter was \"an insult "
        'to the dead". Ambassador Uwera replied that the envoy was new.',
        ["Claudine Uwera", "Théodore Ilunga", "Claudine Uwera"],
    ),
    (
        "The Philippine Coast Guard (PCG) said a buoy had been cut loose. PCG spokesperson Commodore Ramil "
        'Tarroza said divers were sent. China\'s embassy said Manila was "performing". The embassy added '
        "that the reef was Chinese.",
        ["Philippine Coast Guard", "Ramil Tarroza", "China's embassy", "China's embassy"],
    ),
    (
        "Italian Prime Minister Chiara Bellandi met Albanian counterpart Arben Shehu on Wednesday. The two "
        "said the centres would open in May. Bellandi said it was a model. Shehu, a former judge, said "
        "courts would decide.",
        ["Chiara Bellandi and Arben Shehu", "Chiara Bellandi", "Arben Shehu"],
    ),
    (
        "The ex-president's lawyers said the trial was political. Lead counsel Amadou Sall told the judges "
        "his client was ill. The prosecution said doctors disagreed.",
        ["ex-president's lawyers", "Amadou Sall", "prosecution"],
    ),
    (
        "European diplomats believe the offer is real. One European ambassador said Tehran needed cash. "
        'Another diplomat, from a Gulf state, said the offer was "a mirage".',
        ["European diplomats", "one European ambassador", "another diplomat"],
    ),
    (
        "Kazakhstan's energy ministry said exports were unaffected. Vice-minister Nurlan Seitkali said a "
        "pump had failed. Seitkali's ministry had earlier said it was a drill. He said both statements "
        "were true.",
        ["Kazakhstan's energy ministry", "Nurlan Seitkali", "Nurlan Seitkali's ministry", "Nurlan Seitkali"],
    ),
    (
        "Brazil rejected the claim. Its embassy in Lima said no troops had crossed. President Awa Bah left for "
        "Accra. Her office said she would return on Friday.",
        ["Brazil's embassy in Lima", "Awa Bah's office"],
    ),
    (
        "Norland's Defence Ministry confirmed the flight. Foreign Minister Kenji Oda summoned the envoy. "
        "The ministry said it was a provocation.",
        ["ministry"],
    ),
    (
        "Ministers Ana Pires and Tom Reyes met in Faro on Monday. The two agreed to meet again, according to a "
        "joint statement.",
        ["Ana Pires and Tom Reyes"],
    ),
    (
        "Interior Minister Bako Sule resigned. His deputy, Rita Kane, was more careful. The minister had been "
        "speaking for himself, she said.",
        ["Rita Kane"],
    ),
    (
        "Police in Goma said they had detained six people. Officers found weapons in a house, they said.",
        ["police in Goma", "police in Goma"],
    ),
    (
        "The governor, Ali Tomo, and the police chief, Sara Benn, told reporters that order had been restored.",
        ["Ali Tomo and Sara Benn"],
    ),
    ("The lobby's Asia director, Lynn Park, said the raids were crimes.", ["Lynn Park"]),
    ("In Kabul, a council official who spoke on condition of anonymity said the gate was shut.", ["council official"]),
    ("Kuala Lumpur said the ship had left. Addis Ababa has accused Cairo of arming rebels.", ["Malaysia", "Ethiopia"]),
    ("Manila Water said supplies were normal. Gulf Air said its flights would resume.", ["Manila Water", "Gulf Air"]),
    (
        '"It is a dark day," said Jan Olsen, the council\'s director. The ruling was fair, said the deputy leader, '
        "Can Demir.",
        ["Jan Olsen", "Can Demir"],
    ),
    ("The head of the UN mission in Mali, El-Ghassim Diop, said the base would close.", ["El-Ghassim Diop"]),
    ("Two people with knowledge of the talks said the draft had failed.", ["two people with knowledge of the talks"]),
    ("Residents reached by phone spoke of at least 20 dead.", ["residents"]),
    ("About 3,000 people crossed in May, according to the EU border agency Frontex.", ["Frontex"]),
    (
        "The Taliban militant group said the road was open. The Gazprom company said gas was short.",
        ["Taliban", "Gazprom"],
    ),
    ("Last week Hamas said the road was closed.", ["Hamas"]),
    (
        "The presidents of China and Namibia met on Monday. China will build a port in Namibia. Namibian miners wait. "
        "Chinese firms have bought land. The port will open in May, according to a joint statement issued by night.",
        ["China and Namibia"],
    ),
    (
        "Commissioner Tariq Rind said a boy died when a shell hit a house. “Sixty families left,” he told them.",
        ["Tariq Rind", "Tariq Rind"],
    ),
    ("A military attache in Rabat was less hopeful. “They met twice,” he said.", ["military attache in Rabat"]),
)


@pytest.mark.parametrize(("text", "speakers"), PASSAGES, ids=[text[:40] for text, _ in PASSAGES])
def test_who_says_it(parsed: Parse, text: str, speakers: list[str]) -> None:
    records = records_of(parsed(text))
    found = [" and ".join(records.entities[key].name for key in said.speakers) for said in records.statements]
    assert found == speakers

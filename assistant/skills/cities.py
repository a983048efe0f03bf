"""Cities and countries whose time is known: their IANA zone, and how one says "there".

A country with several zones has none here, and is asked back for a city. A row: the zone, "there"
in French and in English, and what else either is called; the names are those phrases themselves
without the word before them.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PLACES", "Place"]


@dataclass(frozen=True)
class Place:
    """A place: its zone, or none where it has several, and "in it" in both languages."""

    zone: str | None
    fr: str
    en: str


_ROWS = """
Europe/Paris;à Paris;in Paris
Europe/Paris;en France;in France;france métropolitaine
Europe/Paris;à Lyon;in Lyon;lyons
Europe/Paris;à Marseille;in Marseille;marseilles
Europe/Paris;à Toulouse;in Toulouse
Europe/Paris;à Bordeaux;in Bordeaux
Europe/Paris;à Lille;in Lille
Europe/Paris;à Nantes;in Nantes
Europe/Paris;à Nice;in Nice
Europe/Paris;à Strasbourg;in Strasbourg
Europe/Paris;à Rennes;in Rennes
Europe/Paris;à Brest;in Brest
Europe/Paris;à Montpellier;in Montpellier
Europe/Paris;en Corse;in Corsica
Europe/London;à Londres;in London
Europe/London;en Angleterre;in England
Europe/London;au Royaume-Uni;in the United Kingdom;grande bretagne;britain;great britain;uk;u k
Europe/London;en Écosse;in Scotland
Europe/London;au pays de Galles;in Wales
Europe/London;en Irlande du Nord;in Northern Ireland
Europe/London;à Édimbourg;in Edinburgh
Europe/London;à Glasgow;in Glasgow
Europe/London;à Manchester;in Manchester
Europe/London;à Liverpool;in Liverpool
Europe/London;à Birmingham;in Birmingham
Europe/London;à Belfast;in Belfast
Europe/London;à Cardiff;in Cardiff
Europe/Dublin;à Dublin;in Dublin
Europe/Dublin;en Irlande;in Ireland
Europe/Dublin;à Cork;in Cork
Europe/Dublin;à Galway;in Galway
Europe/Dublin;à Limerick;in Limerick
Europe/Brussels;à Bruxelles;in Brussels
Europe/Brussels;en Belgique;in Belgium
Europe/Brussels;à Liège;in Liège;liege
Europe/Brussels;à Anvers;in Antwerp
Europe/Luxembourg;au Luxembourg;in Luxembourg
Europe/Amsterdam;à Amsterdam;in Amsterdam
Europe/Amsterdam;aux Pays-Bas;in the Netherlands;hollande;holland
Europe/Amsterdam;à Rotterdam;in Rotterdam
Europe/Berlin;à Berlin;in Berlin
Europe/Berlin;en Allemagne;in Germany
Europe/Berlin;à Munich;in Munich
Europe/Berlin;à Hambourg;in Hamburg
Europe/Berlin;à Francfort;in Frankfurt
Europe/Berlin;à Cologne;in Cologne
Europe/Zurich;en Suisse;in Switzerland
Europe/Zurich;à Genève;in Geneva
Europe/Zurich;à Zurich;in Zurich
Europe/Zurich;à Lausanne;in Lausanne
Europe/Vienna;à Vienne;in Vienna
Europe/Vienna;en Autriche;in Austria
Europe/Rome;à Rome;in Rome
Europe/Rome;en Italie;in Italy
Europe/Rome;à Milan;in Milan
Europe/Rome;à Naples;in Naples
Europe/Rome;à Venise;in Venice
Europe/Rome;à Florence;in Florence
Europe/Madrid;à Madrid;in Madrid
Europe/Madrid;à Barcelone;in Barcelona
Europe/Madrid;à Séville;in Seville
Europe/Madrid;à Valence;in Valencia
Atlantic/Canary;aux Canaries;in the Canary Islands;îles canaries;canaries;tenerife
Europe/Lisbon;à Lisbonne;in Lisbon
Europe/Lisbon;à Porto;in Porto
Atlantic/Azores;aux Açores;in the Azores
Atlantic/Madeira;à Madère;in Madeira
Europe/Monaco;à Monaco;in Monaco
Europe/Andorra;en Andorre;in Andorra
Europe/Malta;à Malte;in Malta
Europe/Copenhagen;à Copenhague;in Copenhagen
Europe/Copenhagen;au Danemark;in Denmark
Europe/Stockholm;à Stockholm;in Stockholm
Europe/Stockholm;en Suède;in Sweden
Europe/Oslo;à Oslo;in Oslo
Europe/Oslo;en Norvège;in Norway
Europe/Helsinki;à Helsinki;in Helsinki
Europe/Helsinki;en Finlande;in Finland
Atlantic/Reykjavik;à Reykjavik;in Reykjavik
Atlantic/Reykjavik;en Islande;in Iceland
Europe/Warsaw;à Varsovie;in Warsaw
Europe/Warsaw;en Pologne;in Poland
Europe/Warsaw;à Cracovie;in Krakow;cracow
Europe/Prague;à Prague;in Prague
Europe/Prague;en Tchéquie;in Czechia;république tchèque;czech republic;the czech republic
Europe/Bratislava;en Slovaquie;in Slovakia
Europe/Budapest;à Budapest;in Budapest
Europe/Budapest;en Hongrie;in Hungary
Europe/Bucharest;à Bucarest;in Bucharest
Europe/Bucharest;en Roumanie;in Romania
Europe/Sofia;à Sofia;in Sofia
Europe/Sofia;en Bulgarie;in Bulgaria
Europe/Athens;à Athènes;in Athens
Europe/Athens;en Grèce;in Greece
Europe/Athens;en Crète;in Crete
Europe/Istanbul;à Istanbul;in Istanbul
Europe/Istanbul;en Turquie;in Turkey
Europe/Istanbul;à Ankara;in Ankara
Europe/Kyiv;à Kiev;in Kyiv;kyiv;kiev
Europe/Kyiv;en Ukraine;in Ukraine;the ukraine
Europe/Moscow;à Moscou;in Moscow
Europe/Moscow;à Saint-Pétersbourg;in Saint Petersburg;st petersburg
Asia/Vladivostok;à Vladivostok;in Vladivostok
Europe/Belgrade;à Belgrade;in Belgrade
Europe/Belgrade;en Serbie;in Serbia
Europe/Zagreb;à Zagreb;in Zagreb
Europe/Zagreb;en Croatie;in Croatia
Europe/Ljubljana;en Slovénie;in Slovenia
Europe/Tallinn;en Estonie;in Estonia
Europe/Riga;en Lettonie;in Latvia
Europe/Vilnius;en Lituanie;in Lithuania
Africa/Casablanca;au Maroc;in Morocco
Africa/Casablanca;à Casablanca;in Casablanca
Africa/Casablanca;à Marrakech;in Marrakesh;marrakech
Africa/Casablanca;à Rabat;in Rabat
Africa/Algiers;à Alger;in Algiers
Africa/Algiers;en Algérie;in Algeria
Africa/Tunis;à Tunis;in Tunis
Africa/Tunis;en Tunisie;in Tunisia
Africa/Cairo;au Caire;in Cairo;le caire;caire
Africa/Cairo;en Égypte;in Egypt
Africa/Dakar;à Dakar;in Dakar
Africa/Dakar;au Sénégal;in Senegal
Africa/Abidjan;à Abidjan;in Abidjan
Africa/Abidjan;en Côte d'Ivoire;in Ivory Coast;the ivory coast
Africa/Bamako;au Mali;in Mali;bamako
Africa/Accra;au Ghana;in Ghana;accra
Africa/Lagos;à Lagos;in Lagos
Africa/Lagos;au Nigeria;in Nigeria;nigéria
Africa/Douala;au Cameroun;in Cameroon;douala;yaoundé
Africa/Libreville;au Gabon;in Gabon;libreville
Africa/Nairobi;à Nairobi;in Nairobi
Africa/Nairobi;au Kenya;in Kenya
Africa/Addis_Ababa;en Éthiopie;in Ethiopia;addis abeba;addis ababa
Africa/Kinshasa;à Kinshasa;in Kinshasa
Africa/Johannesburg;en Afrique du Sud;in South Africa
Africa/Johannesburg;à Johannesburg;in Johannesburg
Africa/Johannesburg;au Cap;in Cape Town;le cap
Indian/Antananarivo;à Madagascar;in Madagascar;tananarive;antananarivo
Indian/Reunion;à La Réunion;in Réunion;la réunion;réunion;reunion;reunion island
Indian/Mauritius;à l'île Maurice;in Mauritius;île maurice;maurice
Indian/Mayotte;à Mayotte;in Mayotte
America/Guadeloupe;en Guadeloupe;in Guadeloupe;pointe à pitre
America/Martinique;en Martinique;in Martinique;fort de france
America/Cayenne;en Guyane;in French Guiana;cayenne
America/Miquelon;à Saint-Pierre-et-Miquelon;in Saint Pierre and Miquelon
Pacific/Tahiti;à Tahiti;in Tahiti;papeete
Pacific/Noumea;en Nouvelle-Calédonie;in New Caledonia;nouméa
Asia/Dubai;à Dubaï;in Dubai;dubai
Asia/Dubai;aux Émirats arabes unis;in the United Arab Emirates;émirats;abou dabi;abu dhabi
Asia/Qatar;au Qatar;in Qatar;doha
Asia/Riyadh;en Arabie saoudite;in Saudi Arabia;riyad;riyadh
Asia/Jerusalem;en Israël;in Israel;israel;jérusalem;jerusalem;tel aviv
Asia/Beirut;au Liban;in Lebanon;beyrouth;beirut
Asia/Baghdad;en Irak;in Iraq;bagdad;baghdad
Asia/Tehran;en Iran;in Iran;téhéran;tehran
Asia/Kabul;en Afghanistan;in Afghanistan;kaboul;kabul
Asia/Karachi;au Pakistan;in Pakistan;karachi;islamabad
Asia/Kolkata;en Inde;in India
Asia/Kolkata;à New Delhi;in New Delhi;delhi
Asia/Kolkata;à Bombay;in Mumbai;mumbai;bombay
Asia/Kolkata;à Calcutta;in Kolkata;calcutta;kolkata
Asia/Kathmandu;au Népal;in Nepal;katmandou;kathmandu
Asia/Dhaka;au Bangladesh;in Bangladesh;dacca;dhaka
Asia/Colombo;au Sri Lanka;in Sri Lanka;colombo
Asia/Bangkok;à Bangkok;in Bangkok
Asia/Bangkok;en Thaïlande;in Thailand;thailande
Asia/Ho_Chi_Minh;au Viêt Nam;in Vietnam;vietnam;viet nam;hanoï;hanoi;saïgon;saigon
Asia/Phnom_Penh;au Cambodge;in Cambodia;phnom penh
Asia/Singapore;à Singapour;in Singapore
Asia/Kuala_Lumpur;en Malaisie;in Malaysia;kuala lumpur
Asia/Jakarta;à Jakarta;in Jakarta
Asia/Makassar;à Bali;in Bali
Asia/Manila;aux Philippines;in the Philippines;manille;manila;philippines
Asia/Shanghai;en Chine;in China
Asia/Shanghai;à Pékin;in Beijing;beijing;peking
Asia/Shanghai;à Shanghai;in Shanghai
Asia/Hong_Kong;à Hong Kong;in Hong Kong;hongkong
Asia/Taipei;à Taïwan;in Taiwan;taiwan;taipei
Asia/Tokyo;à Tokyo;in Tokyo
Asia/Tokyo;au Japon;in Japan
Asia/Tokyo;à Kyoto;in Kyoto
Asia/Tokyo;à Osaka;in Osaka
Asia/Seoul;à Séoul;in Seoul;séoul
Asia/Seoul;en Corée du Sud;in South Korea;corée;korea
Australia/Sydney;à Sydney;in Sydney
Australia/Melbourne;à Melbourne;in Melbourne
Australia/Brisbane;à Brisbane;in Brisbane
Australia/Perth;à Perth;in Perth
Australia/Adelaide;à Adélaïde;in Adelaide
Australia/Darwin;à Darwin;in Darwin
Pacific/Auckland;en Nouvelle-Zélande;in New Zealand
Pacific/Auckland;à Auckland;in Auckland
Pacific/Auckland;à Wellington;in Wellington
Pacific/Fiji;aux Fidji;in Fiji
Pacific/Honolulu;à Hawaï;in Hawaii;honolulu;hawaï;hawai
America/New_York;à New York;in New York;new york city
America/New_York;à Washington;in Washington;washington d c
America/New_York;à Boston;in Boston
America/New_York;à Miami;in Miami
America/New_York;à Philadelphie;in Philadelphia
America/New_York;à Atlanta;in Atlanta
America/Detroit;à Detroit;in Detroit
America/Chicago;à Chicago;in Chicago
America/Chicago;à La Nouvelle-Orléans;in New Orleans;nouvelle orléans
America/Chicago;à Houston;in Houston
America/Chicago;à Dallas;in Dallas
America/Denver;à Denver;in Denver
America/Phoenix;à Phoenix;in Phoenix
America/Los_Angeles;à Los Angeles;in Los Angeles
America/Los_Angeles;en Californie;in California
America/Los_Angeles;à San Francisco;in San Francisco
America/Los_Angeles;à Seattle;in Seattle
America/Los_Angeles;à Las Vegas;in Las Vegas
America/Anchorage;à Anchorage;in Anchorage
America/Toronto;à Montréal;in Montreal;montreal
America/Toronto;à Québec;in Quebec;quebec;au québec;quebec city;québec
America/Toronto;à Toronto;in Toronto
America/Toronto;à Ottawa;in Ottawa
America/Vancouver;à Vancouver;in Vancouver
America/Edmonton;à Calgary;in Calgary
America/Winnipeg;à Winnipeg;in Winnipeg
America/Halifax;à Halifax;in Halifax
America/St_Johns;à Terre-Neuve;in Newfoundland
America/Mexico_City;à Mexico;in Mexico City
America/Havana;à Cuba;in Cuba;la havane;havane;havana
America/Port-au-Prince;en Haïti;in Haiti;haiti;port au prince
America/Santo_Domingo;en République dominicaine;in the Dominican Republic;saint domingue
America/Jamaica;en Jamaïque;in Jamaica;kingston
America/Bogota;en Colombie;in Colombia;bogota;bogotá
America/Caracas;au Venezuela;in Venezuela;caracas
America/Lima;au Pérou;in Peru;lima
America/La_Paz;en Bolivie;in Bolivia;la paz
America/Santiago;à Santiago du Chili;in Santiago;santiago;santiago de chile
America/Argentina/Buenos_Aires;en Argentine;in Argentina;buenos aires
America/Montevideo;en Uruguay;in Uruguay;montevideo
America/Sao_Paulo;à Rio de Janeiro;in Rio de Janeiro;rio
America/Sao_Paulo;à São Paulo;in São Paulo;sao paulo
America/Sao_Paulo;à Brasilia;in Brasília;brasilia
;aux États-Unis;in the United States;amérique;america;usa;u s a;the us;the states
;au Canada;in Canada
;au Brésil;in Brazil
;au Mexique;in Mexico
;en Russie;in Russia
;en Australie;in Australia
;en Indonésie;in Indonesia
;en Espagne;in Spain
;au Portugal;in Portugal
;au Chili;in Chile
;au Kazakhstan;in Kazakhstan
;en Mongolie;in Mongolia
;au Congo;in the Congo
;en Équateur;in Ecuador
;en Polynésie;in French Polynesia;polynésie française
;en Afrique;in Africa
;en Asie;in Asia
;en Europe;in Europe
;en Amérique du Sud;in South America
""".strip().splitlines()
_BEFORE = ("à l'", "à ", "au ", "aux ", "en ", "in the ", "in ")


def _names(phrase: str) -> set[str]:
    """The bare name in "au Japon" or "in Japan", with and without its article."""
    names = {phrase.removeprefix(lead) for lead in _BEFORE if phrase.startswith(lead)}
    return names | {name.removeprefix("La ") for name in names}


def _places() -> tuple[tuple[str, Place], ...]:
    found: dict[str, Place] = {}
    for row in _ROWS:
        zone, french, english, *others = row.split(";")
        place = Place(zone or None, french, english)
        for name in {*_names(french), *_names(english), *others}:
            found.setdefault(name, place)
    return tuple(found.items())


# Every name of a place, as it is written, and the place.
PLACES = _places()

"""Fills the slots of event frames: people, companies, towns, numbers, days, chosen words.

Takes   a slot's definition from an events/*.txt file ("PERSON/Governor", "NUM 3 60", "a leak/a hole|a storm").
Gives   a Value with `forms(rng)`: the texts that name the same thing; `other(rng)` draws one that is not the same.
People, companies and towns are made by combining parts, so no pair can be learnt by a name.
"""

import random

GIVEN_F = """Amina Ingrid Lucia Priya Mei Fatou Olga Nadia Carmen Hanna Yuki Leila Chiara Zanele Astrid Marta Sinead Ruth Adaeze
Tereza Soo-jin Noor Paula Elif Ilse Joana Miriam Kaisa Dilnoza Thandi Violeta Agnes Rosa Linh Helga Esther Farah Naomi Silvia Ewa""".split()
GIVEN_M = """Tomas Kwame Rashid Pedro Anders Hiroshi Ivan Samuel Omar Giorgos Liam Dmitri Arjun Mateus Juan Pavel Emre Sipho Jean Luca
Karl Nikola Minh Farid Oskar Daniel Yusuf Bram Henrik Viktor Malik Stefan Andrei Paul Chidi Rui Tariq Marek Hugo Joseph""".split()
FAMILY = """Okafor Lindqvist Moreau Castellano Tanaka Petrov Hassan Mensah Novak Fernandes Kowalczyk Brandt Nguyen Demir Haddad
O'Brien Vasquez Singh Mwangi Eriksen Rossi Dubois Haas Ivanova-Reed Park Chen Baptiste Keller Osei Almeida Farouk Horvat Jansen Kruger
Laine Marlow Nakamura Oduya Pereira Quispe Rahman Sato Tembo Ulrich Varga Whitford Yilmaz Zeman Abebe Botha Costa Diallo Ekberg Fofana
Grimaldi Hollis Ibarra Jokinen Kaplan Lemaitre Mbeki-Hall Nyberg Orlov Pillai Rastogi Sandoval Tolbert Usman Villeneuve Wanjiru Zhou
Archer Bakker Corrigan Dvorak Esposito Fairley Gomes Hartono Ishikawa Jurado Khan Lund Marchetti Nwosu Ortega Popescu Radic Sorensen""".split()
TOWN_A = """Ander Bel Carl Dor Esk Fal Gren Hal Ist Kas Lor Mar Nor Ost Pel Quar Ros Sel Tor Ul Ver Wes Yar Zel Bram Cor Del Lang Mon
Rav Stav Tam Vil Whit Cast Hart Kild""".split()
TOWN_B = "bridge ford mouth burg haven ova ina stad field wick vale port iz ona mere ton ville dal grad minster".split()
CITIES = """Lisbon Porto Lyon Nairobi Osaka Lima Quito Bogota Warsaw Prague Vienna Athens Dublin Glasgow Chicago Denver Toronto Sydney
Perth Accra Dakar Lagos Cairo Tunis Amman Beirut Ankara Izmir Tbilisi Baku Mumbai Chennai Karachi Dhaka Manila Jakarta Hanoi Seoul Busan
Taipei Santiago Montevideo Recife Havana Marseille Turin Naples Seville Valencia Hamburg Leipzig Zurich Geneva Oslo Bergen Malmo Tampere Riga
Vilnius Tallinn Minsk Kharkiv Odesa Bucharest Sofia Belgrade Zagreb Sarajevo Durban Harare Lusaka Kampala Kigali Leeds Bristol""".split()
COUNTRIES = """Norway/Norwegian/Oslo Peru/Peruvian/Lima Kenya/Kenyan/Nairobi Japan/Japanese/Tokyo Portugal/Portuguese/Lisbon
Poland/Polish/Warsaw Ghana/Ghanaian/Accra Chile/Chilean/Santiago Turkey/Turkish/Ankara Egypt/Egyptian/Cairo India/Indian/Delhi
Vietnam/Vietnamese/Hanoi Greece/Greek/Athens Canada/Canadian/Ottawa Sweden/Swedish/Stockholm Serbia/Serbian/Belgrade Spain/Spanish/Madrid
Bolivia/Bolivian/La_Paz Jordan/Jordanian/Amman Nigeria/Nigerian/Abuja Indonesia/Indonesian/Jakarta Hungary/Hungarian/Budapest
Austria/Austrian/Vienna Denmark/Danish/Copenhagen Uganda/Ugandan/Kampala Georgia/Georgian/Tbilisi Morocco/Moroccan/Rabat Cuba/Cuban/Havana
Ireland/Irish/Dublin Finland/Finnish/Helsinki Senegal/Senegalese/Dakar Ecuador/Ecuadorian/Quito Iran/Iranian/Tehran Italy/Italian/Rome""".split()
FIRM_A = """Nor Vel Ast Hel Cal Zen Orb Lux Tri Mer Pan Alt Sol Bri Dyn Ver Cor Ark Fen Gal Kin Lyn Pol Ryn Syn Tal Umb Vax Wex Xan""".split()
FIRM_B = "tex ora ika on dyne mark via well port star ix um eon line ric aro isk and ello tara".split()
FIRM_C = ["Group", "Holdings", "Industries", "Energy", "Foods", "Airways", "Bank", "Pharma", "Motors", "Logistics", "Mining", "Media",
          "Systems", "Chemicals", "Textiles", "Shipping", "Steel", "Telecom"]
SHIPS = """Aurora Northern_Star Santa_Lucia Morning_Tide Baltic_Pearl Ocean_Dawn Sea_Falcon Golden_Carp Isabella Wanderer Polar_Fox
Lady_Grace Blue_Heron Southern_Cross Estrella Providence Albatross Coral_Queen Silver_Gull Meridian""".split()
TEAMS = "United Rovers City Athletic Wanderers Dynamo Rangers Olympic Sporting Falcons Tigers Bulls Comets Sharks".split()
ADJ = "Silver Burning Silent Glass Distant Crooked Winter Hollow Golden Broken Paper Northern Salt Hidden Second Last Blue Wild".split()
NOUN = "River Orchard Harbour Letters Garden Mirror Road Season Island Kingdom Clock Bridge Voyage Shadow Summer Door Sea House".split()
BODY_A = ["National", "Federal", "Central", "International", "Royal", "Regional", "European", "Independent"]
BODY_B = ["Fisheries", "Transport", "Water", "Archives", "Aviation", "Food", "Housing", "Forestry", "Statistics", "Rail", "Energy", "Heritage"]
BODY_C = ["Agency", "Board", "Authority", "Office", "Council", "Commission"]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
TITLES = {"Governor", "President", "Minister", "Mayor", "Judge", "Professor", "Dr", "Captain", "General", "Senator", "Bishop", "Inspector",
          "Colonel", "Sheriff", "Coach", "Chancellor"}


def figure(n):
    """1240 → "1,240"; 1200000 → "1.2 million" ."""
    if isinstance(n, float):
        return f"{n:.1f}"
    if n >= 1_000_000 and n % 100_000 == 0:
        return f"{n / 1_000_000:.1f}".removesuffix(".0") + " million"
    return f"{n:,}"


class Value:
    """One filling of a slot: `kind`, and the data that its forms are made of."""

    def __init__(self, kind, data, spec):
        self.kind, self.data, self.spec = kind, data, spec

    def other(self, rng):
        """Another filling, which shares no name with this one and lies well away if it is a number."""
        for _ in range(50):
            new = make(self.spec, rng)
            if self.kind == "NUM":
                a, b = float(self.data), float(new.data)
                if abs(a - b) >= max(1, 0.12 * max(a, b)):
                    return new
            elif self.kind == "PERSON":
                if new.data[1] != self.data[1] and new.data[0] != self.data[0]:
                    return new
            elif new.data != self.data:
                return new
        return None

    def text(self, rng, attribute=None):
        if self.kind == "PERSON":
            return self._person(rng, attribute)
        if self.kind == "COUNTRY":
            return self.data[{None: 0, "adj": 1, "cap": 2}[attribute]]
        if self.kind == "NUM":
            n = self.data
            if attribute:
                return figure(n)
            return WORDS[n] if isinstance(n, int) and 2 <= n <= 12 and rng.random() < 0.6 else figure(n)
        if self.kind in ("COMPANY", "ORG"):
            whole, short = self.data
            return short if rng.random() < 0.3 else whole
        if self.kind == "CHOICE":
            options = self.data
            return options[int(attribute)] if attribute else rng.choice(options)
        return self.data

    def _person(self, rng, attribute):
        given, family, female, title = self.data
        if attribute:
            pronoun = {"he": "she", "his": "her", "him": "her", "man": "woman", "himself": "herself"}
            if attribute == "last":
                return family
            if attribute == "full":
                return f"{given} {family}"
            return pronoun[attribute] if female else attribute
        way = rng.random()
        if way < 0.45 or way < 0.6 and not title:
            return f"{given} {family}"
        if way < 0.6:
            return f"{title} {given} {family}"
        if way < 0.7:
            return f"{title} {family}" if title else ("Ms " if female else "Mr ") + family
        if way < 0.76:
            return f"{given[0]}. {family}"
        return family if way < 0.94 else ("Ms " if female else "Mr ") + family


def number(low, high, rng):
    """More small numbers than large ones; round ones where numbers are large."""
    if isinstance(low, float):
        return round(rng.uniform(low, high), 1)
    n = int(low * (high / low) ** rng.random() + 0.5)
    if n > 1_000_000:
        return n // 100_000 * 100_000
    if n > 20_000:
        return n // 1000 * 1000
    return n // 10 * 10 if n > 2000 and rng.random() < 0.5 else n


def make(spec, rng):
    kind, _, rest = spec.partition(" ")
    kind, _, title = kind.partition("/") if kind.startswith("PERSON") else (kind, "", "")
    if kind == "PERSON":
        female = rng.random() < 0.5
        return Value("PERSON", (rng.choice(GIVEN_F if female else GIVEN_M), rng.choice(FAMILY), female, title), spec)
    if kind == "COMPANY":
        short = rng.choice(FIRM_A) + rng.choice(FIRM_B)
        return Value("COMPANY", (f"{short} {rest or rng.choice(FIRM_C)}", short), spec)
    if kind == "ORG":
        parts = [rng.choice(BODY_A), rng.choice(BODY_B), rng.choice(BODY_C)]
        return Value("ORG", (f"the {' '.join(parts)}", "the " + "".join(x[0] for x in parts)), spec)
    if kind == "COUNTRY":
        return Value("COUNTRY", tuple(p.replace("_", " ") for p in rng.choice(COUNTRIES).split("/")), spec)
    if kind == "NUM":
        low, high = rest.split()
        return Value("NUM", number(*((float(low), float(high)) if "." in low else (int(low), int(high))), rng), spec)
    if kind == "TOWN":
        return Value(kind, rng.choice(TOWN_A) + rng.choice(TOWN_B), spec)
    if kind == "CITY":
        return Value(kind, rng.choice(CITIES), spec)
    if kind == "PLACE":
        return Value(kind, rng.choice(CITIES) if rng.random() < 0.5 else rng.choice(TOWN_A) + rng.choice(TOWN_B), spec)
    if kind == "TEAM":
        return Value(kind, f"{rng.choice(CITIES) if rng.random() < 0.4 else rng.choice(TOWN_A) + rng.choice(TOWN_B)} {rng.choice(TEAMS)}", spec)
    if kind == "SHIP":
        return Value(kind, rng.choice(SHIPS).replace("_", " "), spec)
    if kind == "WORK":
        return Value(kind, f"{'The ' if rng.random() < 0.6 else ''}{rng.choice(ADJ)} {rng.choice(NOUN)}", spec)
    if kind == "DAY":
        return Value(kind, rng.choice(DAYS), spec)
    if kind == "MONTH":
        return Value(kind, rng.choice(MONTHS), spec)
    if kind == "DATE":
        return Value(kind, f"{rng.randint(1, 28)} {rng.choice(MONTHS)}", spec)
    if kind == "YEAR":
        low, high = rest.split() if rest else (2009, 2025)
        return Value(kind, str(rng.randint(int(low), int(high))), spec)
    options = [tuple(x.strip() for x in o.split("/")) for o in spec.split("|")]
    return Value("CHOICE", rng.choice(options), spec)


def fill(specs, rng):
    """One Value a slot; no two of the same kind share their data."""
    out = {}
    for name, spec in specs.items():
        value = make(spec, rng)
        while any(value.kind == v.kind and value.spec == v.spec and value.data == v.data or value.kind == v.kind == "PERSON" and value.data[1] == v.data[1]
                  for v in out.values()):
            value = make(spec, rng)
        out[name] = value
    return out


if __name__ == "__main__":
    rng = random.Random(1)
    for s in ("PERSON/Governor", "COMPANY", "TOWN", "NUM 3 60", "NUM 2000 4000000", "a leak/a hole|a storm"):
        print(s, [make(s, rng).text(rng) for _ in range(6)])

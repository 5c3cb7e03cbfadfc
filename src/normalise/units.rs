//! Units of quantities in one spelling, and the few that convert.

/// ISO code of a currency sign or word.
pub(super) fn currency(word: &str) -> Option<&'static str> {
    Some(match word {
        "$" | "us$" | "dollar" | "dollars" | "usd" => "USD",
        "€" | "euro" | "euros" | "eur" => "EUR",
        "£" | "gbp" => "GBP",
        "¥" | "yen" | "jpy" => "JPY",
        "ruble" | "rubles" | "rouble" | "roubles" | "rub" => "RUB",
        "yuan" | "renminbi" | "cny" => "CNY",
        "rupee" | "rupees" => "INR",
        "franc" | "francs" | "chf" => "CHF",
        "peso" | "pesos" => "peso",
        "krona" | "kronor" | "krone" | "kroner" => "krone",
        _ => return None,
    })
}

/// The unit that `word` (or `word next`) is, and how many words it takes.
pub(super) fn measure(word: &str, next: &str) -> Option<(&'static str, usize)> {
    if let Some(code) = currency(word) {
        return Some((code, 1));
    }
    Some(match (word, next) {
        ("%" | "percent" | "pct", _) => ("percent", 1),
        ("per", "cent") => ("percent", 2),
        ("percentage", "points" | "point") => ("points", 2),
        ("us" | "u.s.", "dollars") => ("USD", 2),
        ("pounds" | "pound", "sterling") => ("GBP", 2),
        ("cents", _) => ("cent", 1),
        ("times", _) => ("times", 1),
        ("km" | "kilometre" | "kilometres" | "kilometer" | "kilometers", _) => ("km", 1),
        ("mile" | "miles", _) => ("mile", 1),
        ("m" | "metre" | "metres" | "meter" | "meters", _) => ("m", 1),
        ("foot" | "feet" | "ft", _) => ("foot", 1),
        ("cm" | "centimetres" | "centimeters", _) => ("cm", 1),
        ("kg" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogramme" | "kilogrammes", _) => ("kg", 1),
        ("tonne" | "tonnes" | "ton" | "tons", _) => ("t", 1),
        ("hectare" | "hectares" | "ha", _) => ("ha", 1),
        ("acre" | "acres", _) => ("acre", 1),
        ("mph", _) => ("mph", 1),
        ("km/h" | "kph", _) => ("km/h", 1),
        ("mw" | "megawatt" | "megawatts", _) => ("mw", 1),
        ("°c", _) => ("°C", 1),
        ("degrees", "celsius") => ("°C", 2),
        ("degrees", "fahrenheit") => ("°F", 2),
        _ => return None,
    })
}

/// "miles per hour", "kilometres an hour".
pub(super) fn speed(words: [&str; 3]) -> Option<&'static str> {
    match words {
        ["miles", "per" | "an", "hour"] => Some("mph"),
        ["km", "/", "h"] | ["km" | "kilometres" | "kilometers", "per" | "an", "hour"] => Some("km/h"),
        _ => None,
    }
}

/// One word for one thing: "people" → `person`.
pub(super) fn plain(unit: String) -> String {
    match unit.as_str() {
        "people" | "persons" => "person".into(),
        _ => unit,
    }
}

/// The unit that values are compared in, and what to multiply a value by to get there.
pub(super) fn base(unit: &str) -> (f64, &str) {
    match unit {
        "mile" => (1.609_344, "km"),
        "m" => (0.001, "km"),
        "cm" => (0.000_01, "km"),
        "foot" => (0.000_304_8, "km"),
        "t" => (1000.0, "kg"),
        "acre" => (0.404_686, "ha"),
        "mph" => (1.609_344, "km/h"),
        "second" => (1.0 / 3600.0, "hour"),
        "minute" => (1.0 / 60.0, "hour"),
        "day" => (24.0, "hour"),
        "week" => (168.0, "hour"),
        "month" => (730.5, "hour"),
        "year" => (8766.0, "hour"),
        _ => (1.0, unit),
    }
}

/// Whether a unit measures something rather than counting things: "km", "USD", "percent", "year".
pub(super) fn is_measure(unit: &str) -> bool {
    let (word, next) = unit.split_once(' ').unwrap_or((unit, ""));
    let code = unit.len() == 3 && unit.chars().all(|c| c.is_ascii_uppercase());
    code || measure(word, next).is_some()
        || matches!(base(unit).1, "hour" | "km" | "kg" | "ha" | "km/h")
        || matches!(unit, "age" | "o'clock" | "points" | "cent" | "krone" | "peso")
}

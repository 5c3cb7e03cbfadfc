//! Numbers of a text with what they count and how exact they are.
//!
//! Takes a parse and which of its tokens belong to dates, gives [`Quantity`]s in the order of the text. Digits, number words,
//! scales ("8.3 billion", "two dozen"), vague plurals ("dozens" is 24 to 99), ranges, shares ("half of" is 50 percent), ages,
//! clock times (unit `o'clock`) and numbers that name a thing ("flight 370", unit `no. flight`).
//! Worked: `nearly ten people` gives 10, nearly, `person`; `$8.3 billion` gives 8.3e9, `USD`.
//! Known misses: sums in words ("three score and ten"); a unit that stands in another sentence.

use super::statement::{Bound, Quantity};
use super::units;
use crate::parse::{Parse, Upos};
use crate::span::Span;

/// `dated[i]`: token i is part of a date.
pub(super) fn quantities(text: &str, parse: &Parse, dated: &[bool]) -> Vec<Quantity> {
    let lower: Vec<String> = parse.tokens.iter().map(|token| token.span.of(text).to_lowercase()).collect();
    let reader = Reader { parse, lower: &lower, dated };
    let mut found = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        match reader.quantity(at) {
            Some((quantity, next)) => {
                found.push(quantity);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'a> {
    parse: &'a Parse,
    lower: &'a [String],
    dated: &'a [bool],
}

/// A number as read: value, upper end, whether it is vague by nature, first token after it.
struct Number {
    value: f64,
    high: Option<f64>,
    vague: bool,
    percent: bool,
    next: usize,
}

/// A guess.
const POUNDS_ARE_MONEY: f64 = 100_000.0;

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    fn quantity(&self, start: usize) -> Option<(Quantity, usize)> {
        if self.dated[start] || self.is_in_a_name(start) {
            return None;
        }
        let mut number = self.number(start)?;
        let joint = self.word(number.next);
        let between = start > 0 && self.word(start - 1) == "between";
        if (matches!(joint, "-" | "–" | "to") || between && joint == "and")
            && !self.dated.get(number.next + 1).copied().unwrap_or(true)
            && let Some(upper) = self.number(number.next + 1)
        {
            let scale = if number.value < 1000.0 && upper.value >= 1e6 { scale_of(upper.value) } else { 1.0 };
            if number.value * scale < upper.value && !number.vague {
                number.value *= scale;
                number.high = Some(upper.value);
                number.next = upper.next;
            }
        }
        let (unit, end) = self.unit(start, &number);
        let unit = unit.map(units::plain);
        let mut bound = self.bound(start, end);
        if number.vague && bound == Bound::Exactly {
            bound = Bound::About;
        }
        let first = if start > 0 && units::currency(self.word(start - 1)).is_some() { start - 1 } else { start };
        let span = self.parse.tokens[first].span.cover(self.parse.tokens[end - 1].span);
        let quantity = Quantity {
            value: number.value,
            high: number.high,
            unit,
            bound,
            span: Span { start: span.start, end: span.end },
        };
        Some((quantity, end.max(number.next)))
    }

    /// "Boeing 737", "G20", "Section 230": the number is the name.
    fn is_in_a_name(&self, at: usize) -> bool {
        self.parse.entities.iter().any(|entity| {
            entity.tokens.contains(&at)
                && matches!(
                    entity.label,
                    "PRODUCT" | "LAW" | "FAC" | "ORG" | "PERSON" | "EVENT" | "WORK_OF_ART" | "GPE"
                )
        })
    }

    fn number(&self, at: usize) -> Option<Number> {
        self.share(at).or_else(|| self.vague(at)).or_else(|| self.plain(at))
    }

    fn share(&self, at: usize) -> Option<Number> {
        let whole = |next: usize| matches!(self.word(next), "of" | "the" | "its" | "their" | "his" | "her");
        let (value, next) = match (self.word(at), self.word(at + 1)) {
            ("half", "a") => return None,
            ("half", _) if whole(at + 1) => (50.0, at + 1),
            ("a", "third") if whole(at + 2) => (100.0 / 3.0, at + 2),
            ("a", "quarter") if whole(at + 2) => (25.0, at + 2),
            ("two", "thirds") => (200.0 / 3.0, at + 2),
            ("three", "quarters") => (75.0, at + 2),
            ("two", "-") if self.word(at + 2) == "thirds" => (200.0 / 3.0, at + 3),
            ("three", "-") if self.word(at + 2) == "quarters" => (75.0, at + 3),
            _ => return None,
        };
        Some(Number { value, high: None, vague: false, percent: true, next })
    }

    fn vague(&self, at: usize) -> Option<Number> {
        let (low, high, next) = match (self.word(at), self.word(at + 1), self.word(at + 2)) {
            ("tens", "of", "thousands") => (20_000.0, 99_999.0, at + 3),
            ("hundreds", "of", "thousands") => (200_000.0, 999_999.0, at + 3),
            ("tens", "of", "millions") => (2e7, 99_999_999.0, at + 3),
            ("dozens", _, _) => (24.0, 199.0, at + 1),
            ("scores", "of", _) => (40.0, 199.0, at + 1),
            ("hundreds", _, _) => (200.0, 999.0, at + 1),
            ("thousands", _, _) => (2_000.0, 99_999.0, at + 1),
            ("millions", _, _) => (2e6, 99_999_999.0, at + 1),
            ("billions", _, _) => (2e9, 99_999_999_999.0, at + 1),
            ("several", _, _) if self.word(at + 1) != "times" => (3.0, 12.0, at + 1),
            ("a", "few", _) => (2.0, 9.0, at + 2),
            _ => return None,
        };
        Some(Number { value: low, high: Some(high), vague: true, percent: false, next })
    }

    fn plain(&self, at: usize) -> Option<Number> {
        let article = matches!(self.word(at), "a" | "an");
        let (mut value, mut next) = if article && scale(self.word(at + 1)).is_some() {
            (1.0, at + 1)
        } else if article && self.word(at + 1) == "single" && self.counts(at + 1) {
            (1.0, at + 2)
        } else if self.word(at) == "half"
            && matches!(self.word(at + 1), "a" | "-")
            && scale(self.word(at + 2)).is_some()
        {
            (0.5, at + 2)
        } else if let Some(value) = literal(self.word(at)) {
            (value, at + 1)
        } else {
            self.in_words(at)?
        };
        while let Some(factor) = scale(self.word(next)) {
            // Whole where it can only be whole: 8.3 times 1e9 is not 8.3e9 to the last bit.
            value = if factor >= 1e3 { (value * factor).round() } else { value * factor };
            next += 1;
            let and = usize::from(self.word(next) == "and");
            if let Some((rest, after)) = self.in_words(next + and)
                && rest < factor
                && factor >= 100.0
                && self.parse.tokens.get(next + and).is_some_and(|token| token.pos == Upos::Num)
            {
                value += rest;
                next = after;
            }
        }
        Some(Number { value, high: None, vague: false, percent: false, next })
    }

    /// "twenty-one", "seven"; "one" only where it counts something.
    fn in_words(&self, at: usize) -> Option<(f64, usize)> {
        let first = small(self.word(at))?;
        if self.word(at) == "one" && !self.counts(at) {
            return None;
        }
        if first >= 20.0 {
            let hyphen = usize::from(self.word(at + 1) == "-");
            if let Some(rest) = small(self.word(at + 1 + hyphen)).filter(|rest| (1.0..10.0).contains(rest)) {
                return Some((first + rest, at + 2 + hyphen));
            }
        }
        Some((first, at + 1))
    }

    fn counts(&self, at: usize) -> bool {
        let token = &self.parse.tokens[at];
        matches!(token.dep, "nummod" | "amod") && token.head > at && !matches!(self.word(at + 1), "of" | "another")
    }

    /// What is counted, and the first token after number and unit word.
    fn unit(&self, start: usize, number: &Number) -> (Option<String>, usize) {
        let next = number.next;
        if number.percent {
            return (Some("percent".into()), next);
        }
        if start > 0
            && let Some(code) = units::currency(self.word(start - 1))
        {
            return (Some(code.into()), next);
        }
        if matches!(self.word(next), "a.m." | "p.m." | "am" | "pm" | "o'clock" | "gmt")
            || self.word(start).contains(':')
        {
            return (Some("o'clock".into()), next);
        }
        // "Lee, 34, said".
        let inset = start > 1 && self.word(start - 1) == "," && self.parse.tokens[start - 2].pos == Upos::Propn;
        if inset && self.word(next) == "," && number.value < 120.0 {
            return (Some("age".into()), next);
        }
        if start > 0 && self.word(start - 1) == "aged" {
            return (Some("age".into()), next);
        }
        let dash = usize::from(self.word(next) == "-");
        if self.word(next + dash) == "year" && self.word(next + dash + 1) == "-" && self.word(next + dash + 2) == "old"
        {
            return (Some("age".into()), next + dash + 3);
        }
        if matches!(self.word(next), "years" | "year") && self.word(next + 1) == "old" {
            return (Some("age".into()), next + 2);
        }
        let unit = next + dash;
        if let Some(speed) = units::speed([unit, unit + 1, unit + 2].map(|at| self.word(at))) {
            return (Some(speed.into()), unit + 3);
        }
        // "300,000 pounds": nothing that makes news weighs as much in pounds.
        if number.value >= POUNDS_ARE_MONEY && matches!(self.word(unit), "pounds" | "pound") {
            return (Some("GBP".into()), unit + 1);
        }
        if let Some((unit, used)) = units::measure(self.word(unit), self.word(unit + 1)) {
            return (Some(unit.into()), next + dash + used);
        }
        if start > 0 && self.names_a_thing(start) {
            return (Some(format!("no. {}", self.parse.tokens[start - 1].lemma.to_lowercase())), next);
        }
        (self.counted(start, next), next)
    }

    /// "flight 370", "Route 5": a noun right before that the number hangs on.
    fn names_a_thing(&self, start: usize) -> bool {
        let (token, before) = (&self.parse.tokens[start], &self.parse.tokens[start - 1]);
        token.head == start - 1
            && matches!(before.pos, Upos::Noun | Upos::Propn)
            && matches!(token.dep, "nummod" | "appos" | "npadvmod")
            && self.word(start).chars().all(|c| c.is_ascii_digit())
    }

    /// The noun that the number stands on: by the parse, or the first noun close behind.
    fn counted(&self, start: usize, next: usize) -> Option<String> {
        let tokens = &self.parse.tokens;
        let last = next - 1;
        let mut head = tokens[last].head;
        if (start..next).contains(&head) {
            head = tokens[head].head;
        }
        if head >= next && tokens[head].pos == Upos::Noun && head - next < 5 {
            return Some(tokens[head].lemma.as_str().to_lowercase());
        }
        let mut at = next + usize::from(self.word(next) == "of");
        let end = (at + 6).min(tokens.len());
        while at < end {
            match tokens[at].pos {
                // A possessor is not what is counted.
                Upos::Noun if tokens[at].dep == "poss" => at += 1,
                Upos::Noun => return Some(tokens[at].lemma.as_str().to_lowercase()),
                Upos::Adj | Upos::Det | Upos::Propn => at += 1,
                // "41 of the assembly's 90 seats".
                Upos::Pron | Upos::Num | Upos::Part if self.word(next) == "of" => at += 1,
                _ => break,
            }
        }
        None
    }

    fn bound(&self, start: usize, end: usize) -> Bound {
        let mut first = start;
        while first > 0
            && (units::currency(self.word(first - 1)).is_some() || matches!(self.word(first - 1), "the" | "a"))
        {
            first -= 1;
        }
        let before = |back: usize| if first >= back { self.word(first - back) } else { "" };
        match (before(3), before(2), before(1)) {
            (_, "at", "least") | (_, "no", "fewer") | (_, "a", "minimum") => return Bound::AtLeast,
            ("no", "less" | "fewer", "than") | ("not", "less" | "fewer", "than") => return Bound::AtLeast,
            ("no" | "not", "more" | "greater", "than") => return Bound::AtMost,
            (_, "at", "most") | (_, "up", "to") => return Bound::AtMost,
            ("as", "many" | "much", "as") => return Bound::AtMost,
            (_, "more" | "greater" | "higher", "than") => return Bound::MoreThan,
            (_, "less" | "fewer" | "lower", "than") => return Bound::AtMost,
            (_, "close", "to") => return Bound::Nearly,
            (_, _, "over" | "above" | "exceeding") => return Bound::MoreThan,
            (_, _, "under" | "below" | "maximum" | "within") => return Bound::AtMost,
            (_, _, "nearly" | "almost") => return Bound::Nearly,
            (_, _, "about" | "around" | "roughly" | "some" | "approximately" | "estimated" | "circa" | "~") => {
                return Bound::About;
            }
            _ => {}
        }
        match (self.word(end), self.word(end + 1)) {
            ("or", "more") | ("and", "more") => Bound::AtLeast,
            ("or", "so") => Bound::About,
            ("or", "less" | "fewer") => Bound::AtMost,
            ("-", "plus") | ("+", _) => Bound::AtLeast,
            _ => Bound::Exactly,
        }
    }
}

/// The power of ten behind a large number: "14-16 billion" means 14 billion too.
fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6].into_iter().find(|scale| value >= *scale).unwrap_or(1.0)
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" | "k" => 1e3,
        "million" | "m" | "mn" | "mln" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

fn small(word: &str) -> Option<f64> {
    const WORDS: [(&str, f64); 29] = [
        ("zero", 0.0),
        ("one", 1.0),
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
        ("eleven", 11.0),
        ("twelve", 12.0),
        ("thirteen", 13.0),
        ("fourteen", 14.0),
        ("fifteen", 15.0),
        ("sixteen", 16.0),
        ("seventeen", 17.0),
        ("eighteen", 18.0),
        ("nineteen", 19.0),
        ("twenty", 20.0),
        ("thirty", 30.0),
        ("forty", 40.0),
        ("fourty", 40.0),
        ("fifty", 50.0),
        ("sixty", 60.0),
        ("seventy", 70.0),
        ("eighty", 80.0),
        ("ninety", 90.0),
    ];
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// "1,200", "3.5", "8bn", "10:15" (hours).
fn literal(word: &str) -> Option<f64> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((hours, minutes)) = word.split_once(':') {
        let (hours, minutes) = (hours.parse::<f64>().ok()?, minutes.parse::<f64>().ok()?);
        return (hours <= 24.0 && minutes < 60.0).then_some(hours + minutes / 60.0);
    }
    let end = word.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(word.len());
    let factor = match &word[end..] {
        "" => 1.0,
        suffix => scale(suffix)?,
    };
    let digits: String = word[..end].trim_end_matches(['.', ',']).replace(',', "");
    digits.parse::<f64>().ok().filter(|value| value.is_finite()).map(|value| value * factor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse_all;

    fn read(text: &str) -> Vec<(f64, Option<f64>, Option<String>, Bound)> {
        let parse = parse_all(text);
        let dated = super::super::times::dated(text, &parse);
        quantities(text, &parse, &dated).into_iter().map(|q| (q.value, q.high, q.unit, q.bound)).collect()
    }

    #[test]
    fn values_units_and_bounds() {
        type Row<'a> = (&'a str, f64, Option<f64>, Option<&'a str>, Bound);
        let rows: [Row<'_>; 20] = [
            ("Nearly ten people were detained.", 10.0, None, Some("person"), Bound::Nearly),
            ("The deal is worth $8.3 billion.", 8.3e9, None, Some("USD"), Bound::Exactly),
            ("At least 1,200 homes lost power.", 1200.0, None, Some("home"), Bound::AtLeast),
            ("The bridge is more than 2.5 times longer.", 2.5, None, Some("times"), Bound::MoreThan),
            ("Prices rose by 14 percent.", 14.0, None, Some("percent"), Bound::Exactly),
            ("It will cost 14-16 billion euros.", 14e9, Some(16e9), Some("EUR"), Bound::Exactly),
            ("Twenty-one miners came out.", 21.0, None, Some("miner"), Bound::Exactly),
            ("Dozens of houses burned.", 24.0, Some(199.0), Some("house"), Bound::About),
            ("Half of the pupils stayed away.", 50.0, None, Some("percent"), Bound::Exactly),
            ("Up to three hundred soldiers left.", 300.0, None, Some("soldier"), Bound::AtMost),
            ("The ship sank at 10:15.", 10.25, None, Some("o'clock"), Bound::Exactly),
            ("A 91-year-old baker died.", 91.0, None, Some("age"), Bound::Exactly),
            ("Gusts of 120 miles an hour hit Orvik.", 120.0, None, Some("mph"), Bound::Exactly),
            ("The wind reached 90 kilometres per hour.", 90.0, None, Some("km/h"), Bound::Exactly),
            ("The haul was worth 300,000 pounds.", 300_000.0, None, Some("GBP"), Bound::Exactly),
            ("The bear weighs 600 pounds.", 600.0, None, Some("pound"), Bound::Exactly),
            ("Two dozen boats sailed.", 24.0, None, Some("boat"), Bound::Exactly),
            ("They are within 10 km of Orvik.", 10.0, None, Some("km"), Bound::AtMost),
            ("A single letter came.", 1.0, None, Some("letter"), Bound::Exactly),
            ("It is 10 miles to the coast.", 10.0, None, Some("mile"), Bound::Exactly),
        ];
        for (text, value, high, unit, bound) in rows {
            assert_eq!(read(text), [(value, high, unit.map(str::to_string), bound)], "{text}");
        }
    }

    #[test]
    fn what_is_no_quantity() {
        for text in
            ["It opened on 3 March 2021.", "One of the men fled.", "The first ship came.", "He was born in 1950."]
        {
            assert_eq!(read(text), [], "{text}");
        }
    }
}

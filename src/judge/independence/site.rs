//! A body and its pages on the net, by their names: "NORO Intelligence Group" and "norointelgroup.com".
//!
//! Takes the name of a page and a text, says whether the text names whose page it is: words with capitals, one after the other, of which the
//! page's name is made, each shortened or not, and at its end perhaps a word that says what kind of body that is.
//! Worked: `according to the website Norogroup.com` in one article, `the NORO Intelligence Group first saw it` in another: one source.
//! Known misses: a page named otherwise than its body.

/// Letters of a word that a name of a page keeps, at least. A guess.
const KEPT: usize = 3;
/// What a page may add to the name of its body.
const ADDED: [&str; 14] = [
    "agency", "blog", "group", "hq", "intel", "media", "monitor", "news", "online", "org", "press", "service", "tv",
    "watch",
];

/// "norogroup" of "www.Norogroup.com"; `None` of a name that is no page's.
fn stem(page: &str) -> Option<String> {
    let page = page.to_lowercase();
    let page = page.trim_start_matches("www.");
    let (stem, domain) = page.split_once('.')?;
    let is_page = !page.contains(' ') && domain.len() > 1 && domain.chars().all(|c| c.is_ascii_lowercase() || c == '.');
    let is_name = stem.chars().count() > KEPT && stem.chars().all(|c| c.is_alphanumeric() || c == '-');
    (is_page && is_name).then(|| stem.replace('-', ""))
}

/// Whether the text names whose page that is.
pub(in crate::judge) fn is_named_in(text: &str, page: &str) -> bool {
    let Some(stem) = stem(page) else { return false };
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    (0..words.len()).any(|at| makes(&words[at..], &stem))
}

/// Whether the first words are what the stem is made of.
fn makes(words: &[&str], stem: &str) -> bool {
    let mut rest = stem;
    for (at, word) in words.iter().enumerate() {
        let small = word.to_lowercase();
        let alike = small.chars().zip(rest.chars()).take_while(|(a, b)| a == b);
        let kept: Vec<usize> = alike.map(|(letter, _)| letter.len_utf8()).collect();
        let is_whole = kept.len() == word.chars().count();
        // The first word stands as it is; one capital word may be any sentence's first.
        let fits = if at == 0 { is_whole && kept.len() >= KEPT } else { kept.len() >= KEPT };
        if !fits || !word.starts_with(char::is_uppercase) {
            return at > 0 && is_known(words[0], at) && ADDED.contains(&rest);
        }
        rest = &rest[kept.iter().sum()..];
        if rest.is_empty() {
            return is_known(words[0], at + 1);
        }
    }
    is_known(words[0], words.len()) && ADDED.contains(&rest)
}

/// Several words, or an abbreviation.
fn is_known(first: &str, words: usize) -> bool {
    words > 1 || first.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_page_it_is_may_stand_in_the_text() {
        for (text, page, is) in [
            ("The NORO Intelligence Group first saw the film.", "Norointelgroup.com", true),
            ("The film was seen by NORO, a watchdog.", "norogroup.com", true),
            ("The film was seen by NORO.", "www.noro.org", true),
            ("Harbour Watch saw the film.", "harbourwatch.org", true),
            ("Harbour workers saw the film.", "harbourwatch.org", false),
            ("The harbour watch saw the film.", "harbourwatch.org", false),
            ("Time went by.", "time.com", false),
            ("The NOR saw the film.", "norogroup.com", false),
            ("The NORO Intelligence Group first saw the film.", "Noro Group", false),
        ] {
            assert_eq!(is_named_in(text, page), is, "{text} {page}");
        }
    }
}

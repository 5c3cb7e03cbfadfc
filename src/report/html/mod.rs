//! The report as one page of HTML: from disk, without a network, to be read, filtered and printed.
//!
//! Takes a report and its sources, gives the page. Everything is in the page when it is written; its script only hides and
//! shows. All text of the input is escaped by the template engine, addresses become links only on the web, nothing of the
//! input stands inside a script or a style, and the content policy names the hashes of the one script and the one style
//! that may run, so that even a fault in escaping runs nothing.
//! Leaves to `view` what stands where; `page.html.jinja`, `page.css` and `page.js` say how it looks.

mod card;
mod marks;
mod view;

use super::model::Report;
use super::sources::Sources;
use sha2::{Digest, Sha256};

const TEMPLATE: &str = include_str!("page.html.jinja");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

pub fn render(report: &Report, sources: &Sources) -> String {
    let mut environment = minijinja::Environment::new();
    environment.set_syntax(
        minijinja::syntax::SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()
            .expect("the delimiters are the usual ones"),
    );
    // The name's ending turns escaping on.
    environment.add_template("page.html", TEMPLATE).expect("the template is well formed: a test renders it");
    let template = environment.get_template("page.html").expect("it was added above");
    let page = view::page(report, sources);
    let text = template
        .render(minijinja::context! {
            css => STYLE,
            script => SCRIPT,
            csp => policy(),
            version => env!("CARGO_PKG_VERSION"),
            ..minijinja::Value::from(minijinja::value::Serde(&page))
        })
        .expect("the template uses what the page has: a test renders it");
    text.trim_start().to_string()
}

fn policy() -> String {
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(SCRIPT)),
        base64(&Sha256::digest(STYLE))
    )
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for i in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn base64_of_known_values() {
        for (bytes, wanted) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(bytes.as_bytes()), wanted);
        }
    }

    #[test]
    fn a_dispute_shows_its_sides_words_reasons_and_what_would_change_it() {
        let page = render(&sample::report(), &sample::sources());
        for wanted in [
            "<mark class=\"clash\">At least 12</mark><mark class=\"said\"> people drowned</mark>, the coast guard said.",
            "<h4>Side 1 <span class=\"in\">1 voice</span></h4>",
            "<li>Two values for one quantity: <span dir=\"auto\">at least 12 &#x2f; nine</span></li>",
            "<li class=\"guard\">speaks against it: hedge",
            "A voice behind it is not named: <span dir=\"auto\">officials are not named</span>",
            "<h4>What would change the verdict</h4>",
            "<span class=\"in\">one pair of its claims cannot both be true</span>",
            "not disputed where <code>crosscheck decide compatible A B</code> says that both can be true",
            "<span class=\"in\">(the program said single-source)</span>",
            "aria-label=\"Link to finding d0000000\"",
            "href=\"https:&#x2f;&#x2f;harbour.example&#x2f;ferry?a=1&amp;b=2\"",
            "<b>Decided: confirmed</b> by <span dir=\"auto\">Sam</span>",
            "<li>notes.pdf: not a kind of file that is read</li>",
        ] {
            assert!(page.contains(wanted), "{wanted}\n{page}");
        }
    }

    #[test]
    fn claims_that_take_no_side_stand_below_both() {
        let mut report = sample::report();
        let sank = report.clusters[1].claims[0].clone();
        report.clusters[0].claims.push(sank);
        let page = render(&report, &sample::sources());
        let below = page.split(" neither\">").nth(1).expect("a part below the sides");
        assert!(below.split("</figure>").next().is_some_and(|part| part.contains("The ferry sank on Monday")));
        assert_eq!(page.matches(" neither\">").count(), 1);
    }

    /// The sample with more claims in its second cluster: `sentence` makes the span of the i-th one's sentence.
    fn with_more(count: usize, sentence: impl Fn(usize) -> crate::span::Span) -> String {
        let mut report = sample::report();
        for i in 0..count {
            let mut claim = report.articles[1].claims[0].clone();
            claim.id = crate::id::Fingerprint::of("claim", &[&i.to_string()]);
            claim.sentence_span = sentence(i);
            report.clusters[1].claims.push(claim.id.clone());
            report.clusters[1].sides[0].push(claim.id.clone());
            report.articles[1].claims.push(claim);
        }
        render(&report, &sample::sources())
    }

    #[test]
    fn a_sentence_is_shown_once_for_all_its_claims() {
        let sentence = sample::report().articles[1].claims[0].sentence_span;
        let page = with_more(3, |_| sentence);
        assert_eq!(page.matches("<mark class=\"said\">The ferry sank on Monday</mark>.</blockquote>").count(), 2);
        let figure = page.split("id=\"claim-c000000000000001\"").nth(1).expect("the first claim");
        let figure = figure.split("</figure>").next().unwrap_or_default();
        assert_eq!(figure.matches("<span id=\"claim-").count(), 3);
        assert_eq!(figure.matches("<code>").count(), 4);
    }

    #[test]
    fn a_long_side_is_folded() {
        let whole = sample::report().articles[1].claims[0].sentence_span.range();
        let page = with_more(8, |i| crate::span::Span::new(whole.start, whole.end + 1 + i));
        let folded = page.split("<details class=\"more\"><summary>5 more</summary>").nth(1).expect("a fold");
        assert_eq!(folded.split("</details>").next().map(|fold| fold.matches("<figure").count()), Some(5));
        assert!(!with_more(4, |i| crate::span::Span::new(whole.start, whole.end + 1 + i)).contains("class=\"more\""));
    }

    #[test]
    fn the_models_sight_marks_no_words_and_is_told_in_percent() {
        let mut report = sample::report();
        let edge = &mut report.clusters[0].contradictions[0];
        let toll = report.articles[1].claims[1].span;
        for (detail, code) in [("0.97 / –", "nli-contradicts"), ("0.02 / 0.10", "nli-entails")] {
            let spans = [Some(toll), None];
            edge.signals.push(super::super::SignalEntry {
                code: code.into(),
                detail: detail.into(),
                weight: 3.0,
                spans,
            });
        }
        let page = render(&report, &sample::sources());
        assert!(page.contains("The inference model sees a contradiction: <span dir=\"auto\">97 %</span>"), "{page}");
        assert!(!page.contains("one follows from the other"));
        assert!(page.contains("<mark class=\"clash\">At least 12</mark><mark class=\"said\"> people"));
    }

    #[test]
    fn hostile_text_stays_text() {
        let mut report = sample::report();
        let nasty = "</script><script>alert(1)</script>\" onmouseover=alert(1) '{{ 7*7 }} <!-- \u{202e}";
        for article in &mut report.articles {
            article.outlet = Some(nasty.into());
            article.title = Some(nasty.into());
            article.path = format!("{nasty}{}", article.path);
            article.url = Some("JaVaScript:alert(1)//https://a.example".into());
            for claim in &mut article.claims {
                claim.text = nasty.into();
                claim.speaker = Some(nasty.into());
            }
        }
        for cluster in &mut report.clusters {
            cluster.statement = nasty.into();
            cluster.notes.iter_mut().for_each(|note| note.detail = nasty.into());
            for voice in &mut cluster.voices {
                voice.origin = nasty.into();
            }
            for signal in cluster.contradictions.iter_mut().flat_map(|edge| &mut edge.signals) {
                signal.detail = nasty.into();
                signal.code = nasty.into();
            }
        }
        let page = render(&report, &sample::sources());
        let lower = page.to_lowercase();
        assert_eq!(lower.matches("<script").count(), 1);
        assert_eq!(lower.matches("</script").count(), 1);
        assert!(!lower.contains("\" onmouseover") && !lower.contains("href=\"javascript"));
        assert!(page.contains("{{ 7*7 }}"));
        assert!(!page.contains('\u{202e}'));
        assert!(page.contains("script-src &#x27;sha256-") && !page.contains("unsafe-inline"));
    }

    #[test]
    fn the_origin_tree_says_why_documents_are_one() {
        let mut report = sample::report();
        let sank = &mut report.clusters[1];
        let (code, detail, claims) = ("copied".into(), "Daily and Post share passages".into(), sank.claims.clone());
        sank.notes.push(super::super::NoteEntry { code, detail, claims: claims.clone() });
        sank.origins.truncate(1);
        sank.origins[0].claims = claims;
        let page = render(&report, &sample::sources());
        let tree = page.split("<ul class=\"tree\">").nth(1).expect("the tree of the second finding");
        let (origin, leaves) = tree.split_once("<ul>").expect("its voices");
        assert!(origin.contains("<b dir=\"auto\">AFP</b>"), "{origin}");
        assert!(origin.contains("one origin: <span dir=\"auto\">Daily and Post share passages</span>"), "{origin}");
        assert_eq!(leaves.split("</ul>").next().map(|leaves| leaves.matches("href=\"#claim-").count()), Some(2));
    }

    /// WCAG's contrast of two colours such as `#fbfaf7`.
    fn contrast(a: &str, b: &str) -> f64 {
        let light = |color: &str| {
            let channel = |at: usize| {
                let value = u8::from_str_radix(&color[at..at + 2], 16).map_or(0.0, f64::from) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05
        };
        let (a, b) = (light(a), light(b));
        a.max(b) / a.min(b)
    }

    #[test]
    fn every_text_can_be_read_in_light_dark_and_on_paper() {
        // WCAG AA: 4.5 for text.
        let schemes: Vec<&str> = STYLE.split(":root {").skip(1).filter_map(|rest| rest.split('}').next()).collect();
        assert_eq!(schemes.len(), 3);
        for scheme in schemes {
            let color = |name: &str| {
                let found = scheme.split(&format!("--{name}: ")).nth(1).and_then(|rest| rest.split(';').next());
                let found = found.unwrap_or_else(|| panic!("{name} in {scheme}"));
                if found.len() == 4 {
                    found.chars().flat_map(|c| if c == '#' { vec![c] } else { vec![c, c] }).collect()
                } else {
                    found.to_string()
                }
            };
            for (text, behind) in [
                ("ink", "paper"),
                ("soft", "paper"),
                ("link", "paper"),
                ("ink", "panel"),
                ("soft", "panel"),
                ("ink", "mark"),
                ("ink", "clash"),
                ("disputed", "paper"),
                ("corroborated", "paper"),
                ("single-source", "paper"),
            ] {
                let (front, back) = (color(text), color(behind));
                assert!(contrast(&front, &back) >= 4.5, "{text} {front} on {behind} {back}");
            }
        }
    }

    #[test]
    fn nothing_is_fetched() {
        let page = render(&sample::report(), &sample::sources());
        for fetching in ["<link", "<img", "<iframe", " src=", "@import", "url("] {
            assert!(!page.contains(fetching), "{fetching}");
        }
    }

    #[test]
    fn an_empty_report_is_a_page() {
        let mut report = sample::report();
        report.articles.clear();
        report.clusters.clear();
        report.summary = Default::default();
        let page = render(&report, &sample::sources());
        assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"), "{page}");
    }
}

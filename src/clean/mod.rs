//! Stage `clean`: what of an article is its story.
//!
//! Takes an [`Article`] and the known [`Outlets`], gives [`CleanText`]: the blocks of the story in reading order, every
//! dropped stretch with the code of its kind, and the metadata that the page itself shows (title, date, outlet, upstreams).
//! Leaves sentences to `segment` and all meaning to later stages; no rule here reads what a story says.
//!
//! Worked: ` date 2025-10-10 + ↺ − 16 px` / `The ferry sank, Harbour.Post reports, citing ASTRA.` / `Latest news` / `- Cup final`
//! gives one block, the date 2025-10-10, the outlet Harbour.Post and the upstream ASTRA; two lines are dropped.
//!
//! Known misses: boilerplate glued into a paragraph of the story; reader comments without a head; captions with a full stop.

mod cited;
mod credit;
mod furniture;
mod lines;
mod publication;
mod strip;
mod structure;
mod text;
mod wordlist;

pub(crate) use lines::is_blank;
pub(crate) use publication::is_publication;
pub use text::{Block, BlockKind, CleanText, Dropped};

use crate::read::{Article, Meta, Outlets};
use crate::span::Span;
use credit::Credits;
use lines::trimmed;
use structure::Verdict;

/// A dateline stands at the head of one of the first paragraphs; an editor's note may come before it.
const DATELINE_BLOCKS: usize = 3;
/// The agency's sign-off stands at the end, before a note on corrections at most.
const SIGN_OFF_BLOCKS: usize = 3;

/// Letters left of a word that the page tore. A guess.
const MAX_TORN: usize = 4;

pub fn clean(article: Article, outlets: &Outlets) -> CleanText {
    let pieces = lines::pieces(&article);
    let layout = structure::layout(&article.text, &pieces, article.meta.title.as_deref());
    let mut cleaned = Draft { text: &article.text, outlets, blocks: Vec::new(), dropped: Vec::new() };
    for (piece, verdict) in pieces.iter().zip(&layout.verdicts) {
        match verdict {
            Verdict::Keep(kind) => cleaned.blocks.push(Block { span: piece.span, kind: *kind }),
            Verdict::Drop(why) => cleaned.dropped.push(Dropped { span: piece.span, why }),
        }
    }
    cleaned.take_torn_head();
    let title = layout.title.map(|i| pieces[i].span.of(&article.text).to_string());
    let credits = cleaned.take_credits(&article.meta);
    let Draft { blocks, mut dropped, .. } = cleaned;
    dropped.sort_by_key(|dropped| dropped.span);
    let meta = complete(&article.meta, title, layout.date, credits, outlets);
    CleanText { meta, blocks, dropped, article }
}

struct Draft<'a> {
    text: &'a str,
    outlets: &'a Outlets,
    blocks: Vec<Block>,
    dropped: Vec<Dropped>,
}

impl Draft<'_> {
    /// Reads the credits and cuts them off the blocks they stand in.
    fn take_credits(&mut self, known: &Meta) -> Credits {
        let mut credits = Credits::default();
        let prose: Vec<usize> =
            (0..self.blocks.len()).filter(|i| self.blocks[*i].kind != BlockKind::Headline).collect();
        for i in prose.iter().take(DATELINE_BLOCKS) {
            if let Some(cut) = credit::dateline(self.text, self.blocks[*i].span, self.outlets, &mut credits) {
                self.cut(*i, cut, "dateline");
            }
        }
        for i in prose.iter().rev().take(SIGN_OFF_BLOCKS) {
            if let Some(cut) = credit::sign_off(self.text, self.blocks[*i].span, self.outlets, &mut credits) {
                self.cut(*i, cut, "reporting-credit");
            }
        }
        for dropped in &self.dropped {
            credit::from_furniture(self.text, dropped.span, dropped.why, self.outlets, &mut credits);
            publication::listed(dropped.span.of(self.text), self.outlets, &mut credits);
        }
        let own = known.outlet.clone().or_else(|| own_outlet(known, self.outlets));
        for i in prose {
            cited::cited(self.text, self.blocks[i].span, own.as_deref(), self.outlets, &mut credits);
            publication::cited(self.text, self.blocks[i].span, self.outlets, &mut credits);
            publication::credited(self.text, self.blocks[i].span, self.outlets, &mut credits);
        }
        self.blocks.retain(|block| !block.span.is_empty());
        credits
    }

    /// "e ferry sank", whose first letters the page lost: what is left of the word.
    fn take_torn_head(&mut self) {
        let Some(span) = self.blocks.first().map(|block| block.span) else { return };
        let Some((word, rest)) = span.of(self.text).split_once(' ') else { return };
        let vowels = ['a', 'e', 'i', 'o', 'u', 'y'];
        let letter = word.len() == 1 && !matches!(word, "a" | "i" | "o" | "u" | "x");
        let whole = matches!(word, "dr" | "mr" | "mrs" | "ms" | "pm" | "st" | "tv");
        let torn = word.len() < MAX_TORN && (letter || !word.contains(vowels)) && !whole;
        if torn && word.bytes().all(|byte| byte.is_ascii_lowercase()) && rest.contains(' ') {
            let start = span.start as usize;
            self.cut(0, Span::new(start, start + word.len()), "torn-word");
        }
    }

    /// Takes a stretch at the head or the end of a block out of it.
    fn cut(&mut self, block: usize, cut: Span, why: &'static str) {
        let span = self.blocks[block].span;
        let (start, end) = (span.start as usize, span.end as usize);
        let rest = if cut.start == span.start {
            Span::new(cut.end as usize, end)
        } else {
            Span::new(start, cut.start as usize)
        };
        self.blocks[block].span = trimmed(self.text, rest);
        self.dropped.push(Dropped { span: trimmed(self.text, cut), why });
    }
}

/// What the address says: a known outlet, else the host itself.
fn own_outlet(meta: &Meta, outlets: &Outlets) -> Option<String> {
    let url = meta.url.as_deref()?;
    outlets.of_url(url).map(|outlet| outlet.name.clone()).or_else(|| crate::read::host(url).map(str::to_lowercase))
}

fn complete(
    known: &Meta,
    title: Option<String>,
    date: Option<jiff::civil::Date>,
    credits: Credits,
    outlets: &Outlets,
) -> Meta {
    let named = known.outlet.as_deref().map(|name| outlets.canonical(name).to_string());
    let from_url = || known.url.as_deref().and_then(crate::read::find_date).map(|(date, _)| date);
    let mut upstreams = known.upstreams.clone();
    for upstream in &mut upstreams {
        upstream.name = outlets.canonical(&upstream.name).to_string();
    }
    upstreams.extend(credits.upstreams);
    Meta {
        outlet: named.or_else(|| own_outlet(known, outlets)).or(credits.outlet),
        title: known.title.clone().or(title),
        date: known.date.or(date).or_else(from_url),
        url: known.url.clone(),
        byline: known.byline.clone(),
        upstreams,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::UpstreamKind::{self, Citing, Syndicated, Wire};

    /// Text, address; outlet, date, upstreams.
    type Case<'a> = (&'a str, Option<&'a str>, Option<&'a str>, Option<&'a str>, &'a [(&'a str, UpstreamKind)]);

    fn meta_of(text: &str, url: Option<&str>) -> Meta {
        let mut article = Article::plain("a.txt", text);
        article.meta.url = url.map(str::to_string);
        clean(article, &Outlets::bundled()).meta
    }

    #[test]
    fn outlet_date_and_upstreams_come_from_the_text_and_unknown_stays_unknown() {
        let plain = "The ferry sank off Kerch on Monday, and nobody saw it.";
        let cases: [Case<'_>; 9] = [
            (plain, None, None, None, &[]),
            (
                " date 2025-10-10 + ↺ − 16 px\nThe ferry sank, News.Az reports, citing ASTRA.",
                None,
                Some("News.Az"),
                Some("2025-10-10"),
                &[("ASTRA", Citing)],
            ),
            ("(MENAFN) The ferry sank off Kerch on Monday.", None, Some("MENAFN"), None, &[("MENAFN", Syndicated)]),
            ("KERCH, Dec. 8 (UPI) — The ferry sank off Kerch.", None, None, None, &[("UPI", Wire)]),
            ("MOSCOW, October 7. /TASS/. The ferry sank off Kerch.", None, None, None, &[("TASS", Wire)]),
            ("The ferry sank, according to Interfax, at dawn.", None, None, None, &[("Interfax", Citing)]),
            (plain, Some("https://www.apnews.com/article/x"), Some("AP"), None, &[]),
            (
                plain,
                Some("https://news.harbour.example/2019/05/03/ferry"),
                Some("news.harbour.example"),
                Some("2019-05-03"),
                &[],
            ),
            ("The ferry (built in 1990) sank. The owner (a Dane) was told.", None, None, None, &[]),
        ];
        for (text, url, outlet, date, upstreams) in cases {
            let meta = meta_of(text, url);
            assert_eq!(meta.outlet.as_deref(), outlet, "{text}");
            assert_eq!(meta.date.map(|date| date.to_string()).as_deref(), date, "{text}");
            let found: Vec<(&str, UpstreamKind)> = meta.upstreams.iter().map(|u| (u.name.as_str(), u.kind)).collect();
            assert_eq!(found, upstreams, "{text}");
        }
    }

    #[test]
    fn a_dateline_goes() {
        for (text, first) in [
            ("KERCH - The ferry sank on Monday, and nobody saw it.", "The ferry"),
            ("KERCH, Norland - Two ferries sank on Monday, and nobody saw it.", "Two ferries"),
            ("OLD KERCH -- \"Two ferries sank,\" a diver said on Monday.", "\"Two"),
            // Near-misses: an aside, and a word joined to another.
            ("KCB - the board of the port - met on Monday, and nobody saw it.", "KCB"),
            ("KCB-The ferry sank on Monday, and nobody saw it.", "KCB-The"),
        ] {
            let cleaned = clean(Article::plain("a.txt", text), &Outlets::bundled());
            let block = cleaned.blocks[0].span.of(&cleaned.article.text);
            assert!(block.starts_with(first), "{block}");
        }
    }

    #[test]
    fn a_word_that_the_page_tore_goes() {
        for (text, first) in [
            ("e ferry sank off Kerch on Monday, and nobody saw it.", "ferry sank"),
            ("nd the ferry sank off Kerch on Monday, and nobody saw it.", "the ferry"),
            ("a ferry sank off Kerch on Monday, and nobody saw it.", "a ferry"),
            ("my ferry sank off Kerch on Monday, and nobody saw it.", "my ferry"),
            ("mr moss sank his ferry off Kerch on Monday, and nobody saw it.", "mr moss"),
        ] {
            let cleaned = clean(Article::plain("a.txt", text), &Outlets::bundled());
            let block = cleaned.blocks[0].span.of(&cleaned.article.text);
            assert!(block.starts_with(first), "{block}");
        }
    }

    #[test]
    fn an_outlet_of_the_users_own_is_found_by_name_and_host() {
        let mut outlets = Outlets::bundled();
        outlets.add("Harbour Post | outlet | Quay Media | harbour.example |").expect("a good entry");
        let mut article = Article::plain("a.txt", "The ferry sank, the Harbour Post reported on Monday.");
        assert_eq!(clean(article.clone(), &outlets).meta.upstreams[0].name, "Harbour Post");
        assert!(clean(article.clone(), &Outlets::bundled()).meta.upstreams.is_empty());
        article.meta.url = Some("https://m.harbour.example/1".into());
        let meta = clean(article, &outlets).meta;
        assert_eq!((meta.outlet.as_deref(), meta.upstreams.len()), (Some("Harbour Post"), 0));
    }
}

//! Where a report comes from, as its text says: datelines, credits of wire services, "X reports, citing Y".
//!
//! Takes the kept blocks and the dropped pieces, gives [`Upstream`]s with the words that name them, the outlet where the
//! text names its own, and the datelines to cut off the first words of a story. Whom its sentences cite is for `cited`.
//!
//! Scope: `Wire` and `Syndicated` are said of the whole article; `Citing` is said of the sentence its span stands in.
//! Worked: `WASHINGTON (AFP) – The ferry sank` gives the wire AFP, and the block begins at `The`;
//! `…, Orda.kz reports, citing ASTRA.` gives the outlet Orda.kz and the upstream ASTRA.
//! Known misses: a wire story without dateline or credit; a wire service that neither the lexicon nor a dateline names.

use crate::pattern::{Pattern, regex};
use crate::read::{OutletKind, Outlets, Upstream, UpstreamKind};
use crate::span::Span;

#[derive(Clone, Debug, Default)]
pub(crate) struct Credits {
    pub(crate) upstreams: Vec<Upstream>,
    /// The outlet that the text names as its own: its name and whether it only carries others' reports.
    pub(crate) outlet: Option<String>,
}

impl Credits {
    pub(crate) fn add(&mut self, outlets: &Outlets, name: &str, kind: UpstreamKind, span: Span) {
        let name = outlets.canonical(name).to_string();
        let known = self
            .upstreams
            .iter()
            .any(|u| u.name == name && (u.kind == kind && kind != UpstreamKind::Citing || u.span == Some(span)));
        if !known {
            self.upstreams.push(Upstream { name, kind, span: Some(span) });
        }
    }
}

/// "(AFP) –", "WASHINGTON, Dec. 8 (UPI) —", "Dec 29 (Reuters) -", "(MENAFN) The".
static DATELINE: Pattern = Pattern::new(|| {
    regex(
        r"^(?P<place>[\p{Lu}\d][\p{L}\d.,'’/ -]*?)?\s*[(\[](?P<name>[\p{L}][\p{L}.&'’ -]+)[)\]]\s*(?P<dash>[-–—―:]{1,2}\s*)?",
    )
});
/// "MOSCOW, October 7. /TASS/. The ferry": the Russian agencies' form.
static SLASHED: Pattern =
    Pattern::new(|| regex(r"^(?P<place>[\p{Lu}][\p{L}\d.,'’ -]+?)\.?\s*/(?P<name>[\p{L}][\p{L} -]+)/\.?\s*[-–—―]?\s*"));
/// "KYIV, Ukraine — The ferry", "KYIV - The ferry": a place in capitals and a dash.
static PLACE: Pattern = Pattern::new(|| {
    regex(
        r#"^\p{Lu}[\p{Lu}.'’ -]{2,}(?:, (?P<region>\p{Lu}[\p{L}. ]+))?(?:, \p{Lu}\p{Ll}+\.? \d{1,2})?(?:\s*[—―–]\s*| --? (?P<rest>[\p{Lu}\d"“‘']))"#,
    )
});
/// "Reva, Norway -- The ferry": a town with its country or state, and a dash. The dash of an aside has a fellow: "Ann, Bo – sisters – left".
static TOWN: Pattern = Pattern::new(|| {
    regex(
        r"^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,2}, (?P<region>\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?) (?:—|―|–|--) (?P<rest>\p{Lu}.*)$",
    )
});
static REPORTING: Pattern = Pattern::new(|| {
    regex(
        r"[(\[]?(?:Additional |Writing |Some )?(?:[Rr]eporting|[Ww]riting) by [^()]{3,300}(?:[Ee]diting|[Ww]riting) by [^()]{3,200}\)?\W*$|\((?:Additional r|R|W|E)(?:eporting|riting|diting) by [^()]{3,300}\)\W*$",
    )
});
pub(crate) const NAME: &str =
    r"\p{Lu}[\p{L}\d]*(?:[.&'’/-][\p{L}\d]+)*(?: (?:of |and |the )?\p{Lu}[\p{L}\d]*(?:[.&'’/-][\p{L}\d]+)*)*";
static COPYRIGHT_OF: Pattern = Pattern::new(|| {
    regex(
        r"(?i:©|\(c\)|copyright)[\s\d,©()-]*(?:(?i:by|the)\s+)*(?P<name>\p{Lu}[\p{L}.&-]*(?: \p{Lu}[\p{L}.&-]*){0,3})",
    )
});
static ORIGINALLY: Pattern = Pattern::new(|| {
    regex(&format!(
        r"(?:(?i:originally|first) (?i:published|appeared)(?: (?i:by|in|on|at))+|(?i:republished from|republished with permission (?:of|from)|provided by|courtesy of)) (?:the )?(?P<name>{NAME})"
    ))
});

/// How far into a block a dateline may reach, in bytes; the longest seen in polnear_train has 52.
const MAX_DATELINE: usize = 120;
/// Letters of the place with its date, and of what stands behind a place ("KYIV, Ukraine"). Patterns that count letters of all
/// scripts take megabytes, so they are counted here.
const MAX_PLACE: usize = 70;
const MAX_REGION: usize = 20;

/// The part of a paragraph that is a dateline, and what it says. Only the first paragraphs of a story have one.
pub(crate) fn dateline(text: &str, block: Span, outlets: &Outlets, credits: &mut Credits) -> Option<Span> {
    let line = block.of(text);
    let start = block.start as usize;
    let mut reach = line.len().min(MAX_DATELINE);
    while !line.is_char_boundary(reach) {
        reach -= 1;
    }
    let head = &line[..reach];
    if head.contains('/')
        && let Some(found) = SLASHED.captures(head).filter(|found| is_short(found.name("place"), MAX_PLACE))
    {
        let name = found.name("name")?;
        if is_agency(outlets, name.as_str(), true) {
            credits.add(outlets, name.as_str(), UpstreamKind::Wire, span_of(start, name));
            return Some(Span::new(start, start + found[0].len()));
        }
    }
    if head.contains(['(', '['])
        && let Some(found) = DATELINE.captures(head).filter(|found| is_short(found.name("place"), MAX_PLACE))
    {
        let name = found.name("name")?;
        let dashed = found.name("dash").is_some();
        let bare = found.name("place").is_none();
        if (dashed || bare) && is_agency(outlets, name.as_str(), dashed && place_like(&found)) {
            let kind = match outlets.lookup(name.as_str()).map(|outlet| outlet.kind) {
                Some(OutletKind::Syndicator) => UpstreamKind::Syndicated,
                _ => UpstreamKind::Wire,
            };
            credits.add(outlets, name.as_str(), kind, span_of(start, name));
            if kind == UpstreamKind::Syndicated && credits.outlet.is_none() {
                credits.outlet = Some(outlets.canonical(name.as_str()).to_string());
            }
            return Some(Span::new(start, start + found[0].len()));
        }
    }
    if !head.contains(['—', '―', '–']) && !head.contains(" -- ") && !head.contains(" - ") {
        return None;
    }
    if let Some(found) = TOWN.captures(head).filter(|found| is_short(found.name("region"), MAX_REGION))
        && let Some(rest) = found.name("rest").filter(|rest| !is_dashed(rest.as_str()))
    {
        return Some(Span::new(start, start + rest.start()));
    }
    let found = PLACE.captures(head).filter(|found| is_short(found.name("region"), MAX_REGION))?;
    let end = found.name("rest").map_or(found[0].len(), |rest| rest.start());
    Some(Span::new(start, start + end))
}

fn is_dashed(words: &str) -> bool {
    [" — ", " ― ", " – ", " -- "].iter().any(|dash| words.contains(dash))
}

fn is_short(found: Option<regex::Match<'_>>, most: usize) -> bool {
    found.is_none_or(|found| found.as_str().chars().count() <= most)
}

/// The place before the credit has a capital word, or is a date ("Dec 29").
fn place_like(found: &regex::Captures<'_>) -> bool {
    found.name("place").is_some_and(|place| place.as_str().split_whitespace().count() <= 8)
}

/// Known to carry reports to others; in the form of a dateline also any name in capitals ("(XYZ) –").
fn is_agency(outlets: &Outlets, name: &str, in_form: bool) -> bool {
    let in_capitals = |word: &str| word.len() <= 8 && word.chars().all(|c| c.is_uppercase() || c == '-');
    let in_capitals = name.split(' ').count() <= 2 && name.split(' ').all(in_capitals);
    outlets.lookup(name).is_some() || in_form && in_capitals
}

/// The credit at the end of a story: "(Reporting by …; Editing by …)". Reuters is the agency that signs so.
pub(crate) fn sign_off(text: &str, block: Span, outlets: &Outlets, credits: &mut Credits) -> Option<Span> {
    let line = block.of(text);
    if !["eporting by", "riting by", "diting by"].iter().any(|credit| line.contains(credit)) {
        return None;
    }
    let found = REPORTING.find(line)?;
    let span = Span::new(block.start as usize + found.start(), block.end as usize);
    let edited = found.as_str().contains("diting by");
    if edited && !credits.upstreams.iter().any(|u| u.kind == UpstreamKind::Wire) {
        credits.add(outlets, "Reuters", UpstreamKind::Wire, span);
    }
    Some(span)
}

/// What a line of the page says about the source: "© 2019 AFP", "Additional reporting by AP", "AP".
pub(crate) fn from_furniture(text: &str, span: Span, why: &str, outlets: &Outlets, credits: &mut Credits) {
    let line = span.of(text);
    let start = span.start as usize;
    let known =
        |name: &str, wire: bool| outlets.lookup(name).is_some_and(|outlet| !wire || outlet.kind != OutletKind::Outlet);
    match why {
        "reporting-credit" => {
            sign_off(text, span, outlets, credits);
            for found in find_names(line).filter(|found| known(found.as_str(), true)) {
                credits.add(outlets, found.as_str(), UpstreamKind::Citing, span_of(start, found));
            }
        }
        "copyright" => {
            if let Some(name) =
                COPYRIGHT_OF.captures(line).and_then(|c| c.name("name")).filter(|n| known(n.as_str(), true))
            {
                credits.add(outlets, name.as_str(), UpstreamKind::Wire, span_of(start, name));
            }
        }
        "byline" => {
            for found in find_names(line).filter(|found| known(found.as_str(), true)) {
                credits.add(outlets, found.as_str(), UpstreamKind::Wire, span_of(start, found));
            }
        }
        "photo-credit" if line.split_whitespace().count() <= 2 => {
            let name = line.trim_matches(|c: char| !c.is_alphanumeric());
            if known(name, true) {
                credits.add(outlets, name, UpstreamKind::Wire, span);
            }
        }
        "page-notice" => {
            if let Some(name) = ORIGINALLY.captures(line).and_then(|c| c.name("name")) {
                credits.add(outlets, name.as_str(), UpstreamKind::Syndicated, span_of(start, name));
            }
        }
        _ => {}
    }
}

fn find_names(line: &str) -> impl Iterator<Item = regex::Match<'_>> {
    static WORDS: Pattern = Pattern::new(|| regex(r"\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2}"));
    WORDS.find_all(line).into_iter()
}

fn span_of(start: usize, found: regex::Match<'_>) -> Span {
    Span::new(start + found.start(), start + found.end())
}

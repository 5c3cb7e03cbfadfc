//! What one line or paragraph looks like by itself.
//!
//! Takes the text of a piece, gives a [`Look`]: prose, a line without an end, the head of a list or of the page's foot, or
//! furniture with the code of its kind. Where it stands on the page is for `structure`.
//!
//! Worked: `Photo: Harbour Office` is `photo-credit`; `“We use cookies,” the minister admitted.` is prose, the words of a
//! page being inside quotation marks. Known miss: a plea in words of its own ("Without you we close.") is prose.

use super::wordlist::{FOOT_HEADS, LINES, LIST_HEADS, OPENERS, PHRASES, key};
use crate::pattern::{Pattern, regex};
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Ends like a sentence, or is long enough to be one.
    Prose,
    /// Ends like a headline, a caption or a link: without a mark.
    Open,
    ListHead,
    FootHead,
    Furniture(&'static str),
}

/// Keys longer than this stand in no list.
const MAX_KEY_BYTES: usize = 64;
/// A notice of the page is short; 60 words hold the longest disclaimer of the articles at hand. A guess.
const MAX_NOTICE_WORDS: usize = 70;
/// A call to click or follow. A guess.
const MAX_CALL_WORDS: usize = 30;
/// A line of so many words is prose without a full stop, too; the longest headline seen in stories/fnc_dev has 24.
const PROSE_WORDS: usize = 30;

/// Words that only a page has, then [`SOFT`] ones.
struct Phrases {
    search: AhoCorasick,
    /// As many are the page's own.
    own: usize,
}

static PHRASE: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases: Vec<&str> = PHRASES.iter().copied().collect();
    phrases.sort_unstable();
    let own = phrases.len();
    phrases.extend(SOFT);
    let search =
        AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::LeftmostFirst).build(phrases);
    Phrases { search: search.expect("a few hundred short phrases"), own }
});
/// Words that a reporter writes, too: they are the page's where it speaks to its reader with them.
const SOFT: [&str; 16] = [
    "by clicking",
    "consider supporting",
    "cookie policy",
    "if you have any complaints",
    "privacy notice",
    "privacy policy",
    "sign up for",
    "sign up here",
    "sign up to",
    "signing up for",
    "signing up here",
    "signing up to",
    "terms and conditions",
    "terms of service",
    "terms of use",
    "use of cookies",
];

const AGENCIES: &str = r"AAP|AFP|AP|EPA(?:-EFE)?|Getty|iStock|Reuters|Shutterstock|TASS|Xinhua|Alamy|Bloomberg|UPI|dpa|Rex|WENN|WireImage|Barcroft|CEN|PA|Corbis|Facebook|Twitter|Instagram|YouTube|Wikimedia|Wikipedia|Flickr|Press Association|Associated Press|Handout|Pool|Supplied";

static CREDIT_LINE: Pattern = Pattern::new(|| {
    regex(&format!(
        r"^\W*(?:[\p{{L}}.'’ -]*[/|,–—-]\s*)?(?:{AGENCIES})(?:[ /,]+(?:{AGENCIES}|Images?|Photos?|Pool|[A-Z]\p{{Ll}}+))*\W*$"
    ))
});
static CREDIT_START: Pattern = Pattern::new(|| {
    regex(
        r"(?i)^\W*(?:(?:lead|main|top|file|stock|cover|screen)\W?)?(?:photo(?:s|graphs?)?|pictures?|images?|pics?|illustrations?|graphics?|screen ?(?:grab|shot)s?|footage|credits?|file)\s*(?:credits?\s*)?(?:by|via|courtesy|source|from|copyright|caption|[:/©|]|\(c\))|^FILE\s*[-–—]",
    )
});
static CREDIT_END: Pattern = Pattern::new(|| {
    regex(&format!(
        r"(?:(?i:\b(?:photo(?:graph)?|picture|image|pic|video|screengrab|screenshot)s?\s*(?:credits?)?\s*[:/©|])|(?i:\bcredits?:)|\bSource:|©)[^.!?]{{0,60}}[.)\]]*$|[/(]\s*(?:{AGENCIES})(?: (?:Images?|Photos?))?\s*[)\]]?$|\((?:{AGENCIES})(?: (?:Images?|Photos?))?\s*[/,][^()]{{1,60}}\)\W*$"
    ))
});
static IMAGE_NOTE: Pattern = Pattern::new(|| {
    regex(&format!(
        r"^[\[(](?i:lead |file |stock )?(?:(?i:images?|photos?|pictures?|pics?|screengrab|screenshot|video|via|h/t|hat tip|source|credit|cover)\b.{{0,90}}|(?:{AGENCIES})(?: [A-Z]\p{{L}}+)?)[\])]\W*$"
    ))
});
/// "The sailor speaks in this still image from a video": only what stands below a picture points at it like that.
static CAPTION: Pattern = Pattern::new(|| {
    regex(
        r"(?i)\bin (?:this|an? (?:undated|still|file|handout))(?: (?:undated|still|file|handout|combination|screen))* (?:images?|photos?|photographs?|pictures?|frame ?grabs?|screen ?(?:grab|shot)s?),? (?:made available|taken|released|provided|obtained|posted|from|dated|grabbed)\b",
    )
});
static COPYRIGHT: Pattern =
    Pattern::new(|| regex(r"(?i)^\W*(?:©|\(c\)\s*\d{4}|copyright\b\W*(?:©|\(c\)|\d{4}|reuters|the\b)|tm and ©)"));
static POST: Pattern = Pattern::new(|| {
    regex(
        r"(?i)(?:[—–-]{1,2}\s*[^—–]{0,60}\(@\w+\)\s*(?:on\s+)?(?:\w{3,9}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} \w{3,9}\.? \d{4})?\W*$|pic\.twitter\.com/\w+\W*$)",
    )
});
static COUNTER: Pattern = Pattern::new(|| {
    regex(
        r"(?i)^\W*(?:page \d+ (?:of|/) \d+|(?:show|view|see|load) (?:all )?\d+ .{0,12}(?:updates?|comments?|replies|photos?|posts?)|comments?\W*(?:no comments?|\d[\d,.]*)|\d[\d,.]*k?\s*(?:comments?|shares?|likes?|views?|votes?|replies|retweets?|reads?|tweets?|photos?|images?|min(?:ute)?s?\.? read|min(?:ute)?s?\.? ago|hours? ago|days? ago|weeks? ago|(?:new )?updates?|(?:of|/)\s*\d+(?:\s*(?:images?|photos?))?)|(?:photo gallery|gallery|image|photo|slide)\s*\|?\s*\d+\s*(?:of|/)\s*\d+.{0,10})\W*$",
    )
});
static CALL: Pattern = Pattern::new(|| {
    regex(
        r"(?i)^\W*(?:check out|(?:take|have) a look at)\s.*\b(?:pictures?|photos?|videos?|clips?|trailers?)\b|^\W*(?:please )?(?:follow|like|find|contact|e-?mail|reach|read|watch|click|see|visit|download|subscribe|sign up|join|listen|check out|look back|tap|catch|stream|tune in|hear|get)\s.*(?:\btwitter\b|\bfacebook\b|\binstagram\b|\bsnapchat\b|@\w+|\bhere\b|\bbelow\b|\babove\b|\bnewsletters?\b|\byoutube\b|\bapp\b|\bpodcasts?\b|\bgallery\b|\bslideshow\b|\bfor (?:more|full|details)\b|\bfull (?:story|report|interview|video|article|transcript|coverage)\b|\bour (?:coverage|page|site|channel|review|previous|special|guide)\b|https?://|www\.)",
    )
});
static BYLINE: Pattern = Pattern::new(|| {
    regex(
        r"^(?:(?:(?:Written|Reported|Posted|Published|Edited|Story|Report|Text|Words) )?[Bb][Yy]:?|BY|Author:?|Reporter:?|Writer:?|Editor:?|Correspondent:?)\s+\p{Lu}[\p{L}.'’-]+(?:\s+(?:and|&|\p{Lu}[\p{L}.'’-]*|de|van|von|al|bin|for|of|in|the|\||,))*",
    )
});
static REPORTING: Pattern = Pattern::new(|| {
    regex(
        r"^\W*(?:(?:.{3,120}\. )?Contributing:|(?:Additional |Writing |Some )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by)\s",
    )
});
/// "The Harbour Agency contributed to this report."
static CONTRIBUTED: Pattern = Pattern::new(|| {
    regex(r"^\W*\p{Lu}.*\bcontributed (?:reporting\b.{0,40}|to (?:the|this) (?:article|report|story)\W*)$")
});
/// How a page speaks: to "you", of "our" letters.
static TO_READER: Pattern = Pattern::new(|| {
    regex(
        r"(?i)\b(?:you|your|our|we|us)\b|(?:^|[.?!:;]\s+)(?:please )?sign up\b.{0,60}\b(?:newsletters?|letter|e-?mails?|updates|alerts|briefing|digest|inbox|account|trial|offers)\b",
    )
});
/// Questions and calls to the reader at the foot of a story.
static READER_CALL: Pattern = Pattern::new(|| {
    regex(
        r#"(?i)^\W*(?:what (?:do you (?:think|make)|are your thoughts|say you)|do you (?:agree|think|have (?:a|any|something))|have (?:you got )?(?:a|any|something) (?:to (?:add|say|share)|story|tip)|over to you|got (?:a|any|something)|tell us (?:what|in|your|how)|let us know|share your|sound off|weigh in|join the (?:conversation|debate|discussion))\b[^“"]*[?!.…]\W*$"#,
    )
});
static EMBED: Pattern = Pattern::new(|| {
    regex(
        r"^(?:(?:A )?(?:[Pp]ost|[Vv]ideo|[Pp]hoto)(?: (?:shared|posted))?|Posted|Tweet|Tweeted|Status) by [\p{Lu}@]\S*(?: \S+){0,5}\W*$",
    )
});
/// A reply to somebody, as networks print it: "@annlee @harbour not what you said".
static REPLY: Pattern = Pattern::new(|| regex(r"^\W{0,2}@\w{2,}(?:\s+@\w{2,})*:?\s+[^,\s]"));
static POWERED: Pattern = Pattern::new(|| {
    regex(
        r"^(?:Ads|Powered|Sponsored|Promoted|Recommended|Presented|Brought to you|Provided) by \p{Lu}[\w.&'’-]*(?: \p{Lu}[\w.&'’-]*){0,3}\W*$",
    )
});
/// "KYIV, Ukraine -" on a line of its own.
static DATELINE: Pattern =
    Pattern::new(|| regex(r"^\p{Lu}[\p{Lu}.'’ -]{2,}(?:, \p{Lu}[\p{L}. ]+)?(?: \(\p{Lu}[\p{L} ]+\))?\s*[-–—]+$"));
static JOB: Pattern = Pattern::new(|| {
    regex(
        r"^(?:\p{Lu}[\p{L}.'’-]*,? )*(?:Staff (?:Writer|Reporter|Correspondent)|(?:Senior|Special|Chief|Contributing|Associated Press|Political|Foreign) (?:Writer|Reporter|Correspondent|Editor))s?$",
    )
});
static LINKISH: Pattern = Pattern::new(|| {
    regex(r"(?i)^(?:[@#]\S+|https?:\S+|www\.\S+|\S+@\S+\.\w+|pic\.twitter\S+|\S+\.(?:com|org|net)/\S*)$")
});

/// "UPDATE 26/01: This story was false. (read more)": what an article takes back is not the page's.
static TAKEN_BACK: Pattern = Pattern::new(|| {
    regex(
        r"(?i)^\W*(?:clarification|correction|editor['’]?s['’]? note|retraction|updated?)\b[^.!?:]{0,40}:.*\b(?:debunked|fabricated|fake|false|hoax|incorrect|not true|retracted|satir(?:e|ical)|untrue|withdrawn)\b",
    )
});

/// What the text is by itself. `text` is trimmed and not empty, and has so many `words`.
pub(crate) fn look(text: &str, words: usize) -> Look {
    if text.len() <= MAX_KEY_BYTES {
        let key = key(text);
        if let Some(look) = by_key(&key, text) {
            return look;
        }
    }
    if is_glued_head(text) {
        return Look::Furniture("related-link");
    }
    if words <= MAX_NOTICE_WORDS && TAKEN_BACK.is_match(text) {
        return Look::Prose;
    }
    if let Some(code) = short_furniture(text, words) {
        return Look::Furniture(code);
    }
    if finished(text) && words > 1
        || words >= PROSE_WORDS
        || has_inner_end(text)
        || introduces(text, words)
        || is_signed_quotation(text)
    {
        Look::Prose
    } else {
        Look::Open
    }
}

/// "RelatedFerry sinks": the head of a list that lost its line.
fn is_glued_head(text: &str) -> bool {
    const HEADS: &[&str] = &["Related", "Read More", "Read more", "Recommended", "See Also", "See also"];
    let glued = |rest: &str| {
        let mut letters = rest.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    HEADS.iter().any(|head| text.strip_prefix(head).is_some_and(glued))
}

fn by_key(key: &str, text: &str) -> Option<Look> {
    if key.is_empty() && !text.chars().any(char::is_alphabetic) {
        return Some(Look::Furniture("number"));
    }
    if LIST_HEADS.contains(key) {
        return Some(Look::ListHead);
    }
    if FOOT_HEADS.contains(key) {
        return Some(Look::FootHead);
    }
    if LINES.contains(key) {
        return Some(Look::Furniture("page-line"));
    }
    share_bar(key).then_some(Look::Furniture("share-bar"))
}

/// Every word names a way to share: "Facebook Twitter WhatsApp Email".
fn share_bar(key: &str) -> bool {
    const SHARE: &str = " facebook twitter x whatsapp linkedin pinterest reddit telegram instagram youtube flipboard messenger email mail print share save tweet copy link pin it on via this article story bluesky threads mastodon rss like comment and ";
    let mut words = key.split(' ').peekable();
    words.peek().is_some() && words.all(|word| !word.is_empty() && SHARE.contains(&format!(" {word} ")))
}

fn short_furniture(text: &str, words: usize) -> Option<&'static str> {
    if words > MAX_NOTICE_WORDS {
        return None;
    }
    if is_code(text) {
        return Some("code");
    }
    let unfinished = !finished(text);
    if words <= 12 && (COUNTER.is_match(text) || POWERED.is_match(text) || is_breadcrumb(text)) {
        return Some("page-line");
    }
    if unfinished && words <= 8 && DATELINE.is_match(text) {
        return Some("dateline");
    }
    let byline = || BYLINE.find(text).is_some_and(|found| found.end() == text.trim_end_matches('.').len());
    if words <= 12 && (byline() || unfinished && JOB.is_match(text)) {
        return Some("byline");
    }
    if IMAGE_NOTE.is_match(text)
        || words <= 8 && CREDIT_LINE.is_match(text)
        || words <= 14 && unfinished && CREDIT_START.is_match(text)
        || words <= 45 && ends_like_credit(text)
    {
        return Some("photo-credit");
    }
    if words <= 60 && CAPTION.is_match(text) && !text.contains(['“', '"']) {
        return Some("caption");
    }
    let reporting = text.contains("ing by") || text.contains("Contributing:");
    if words <= 45
        && (reporting && REPORTING.is_match(text.trim_start_matches('('))
            || text.contains("contributed ") && CONTRIBUTED.is_match(text))
    {
        return Some("reporting-credit");
    }
    if COPYRIGHT.is_match(text) {
        return Some("copyright");
    }
    if is_post(text)
        || links_only(text)
        || EMBED.is_match(text)
        || text.contains('@') && REPLY.is_match(text) && !reports(text)
    {
        return Some("embedded-post");
    }
    if words <= MAX_CALL_WORDS && READER_CALL.is_match(text) && !reports(text) {
        return Some("call");
    }
    if opener(text) && words <= 40 {
        return Some("related-link");
    }
    if words <= MAX_CALL_WORDS && CALL.is_match(text) && !has_quote_before(text, text.len()) && !reports(text) {
        return Some("call");
    }
    let plain = straight_quotes(text);
    PHRASE.search.find_iter(&*plain).any(|found| is_pages_own(&plain, &found)).then_some("page-notice")
}

fn is_pages_own(text: &str, found: &aho_corasick::Match) -> bool {
    let soft = found.pattern().as_usize() >= PHRASE.own;
    !has_quote_before(text, found.start()) && (!soft || TO_READER.is_match(text) && !reports(text))
}

/// Ends with a mark, behind closing quotes and brackets.
pub(crate) fn finished(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '“', ')', ']', '»', ' ', '*', '\u{a0}']);
    text.ends_with(['.', '!', '?', '…', '‽'])
}

/// A sentence ends inside: a small letter, a mark, a blank, a capital.
fn has_inner_end(text: &str) -> bool {
    let bytes = text.as_bytes();
    let words_before = |at: usize| text[..at].split_whitespace().count();
    bytes.windows(3).enumerate().any(|(i, w)| {
        w[0].is_ascii_lowercase()
            && matches!(w[1], b'.' | b'!' | b'?')
            && w[2] == b' '
            && bytes.get(i + 3).is_some_and(u8::is_ascii_uppercase)
            && words_before(i) >= 4
    })
}

/// A line that leads to the next one: "The mayor wrote:", "As the Post reports,".
fn introduces(text: &str, words: usize) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', ' ']);
    (text.ends_with([':', ',', ';', '—']) && words >= 4 || text.ends_with(':') && reports(text)) && !text.contains('|')
}

/// The person of a note on an author: "Ann Lee is a staff writer at …", "Bo Jensen covers ports for …".
pub(crate) fn author(text: &str) -> Option<&str> {
    static NOTE: Pattern = Pattern::new(|| {
        regex(
            r"^(?P<name>The (?:author|writer)|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*)+)(?: (?:and|&) \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*)+)?,? (?:(?:is|are|was|works as) (?:an? |the )?(?:[\p{L}-]+ ){0,4}(?:reporters?|writers?|editors?|correspondents?|columnists?|journalists?|contributors?|producers?|bloggers?|analysts?|professors?|fellows?|authors?)\b(?:-at-large)?(?:,| (?:at|for|with|covering|based|of|in|on|to|and)\b|\.)|(?:covers?|writes? (?:about|for|on)|reports? (?:on|for|from)|edits|blogs|hosts|co-hosts|contributes? to|has (?:written|reported|covered|worked)) )",
        )
    });
    NOTE.captures(text).and_then(|found| found.name("name")).map(|name| name.as_str())
}

/// `“Nobody saw us.” — Ann Lee`: words with the name of who said them.
fn is_signed_quotation(text: &str) -> bool {
    static SIGNED: Pattern = Pattern::new(|| regex(r#"^[“"].{20,}["”]\s*[―—–-]+\s*\p{Lu}[\p{L}.'’-]+(?: \S+){0,5}$"#));
    SIGNED.is_match(text)
}

fn reports(text: &str) -> bool {
    static VERB: Pattern = Pattern::new(|| {
        regex(
            r"(?i)\b(?:said|says|told|tells|wrote|writes|added|adds|reported|reports|according to|stated|tweeted|posted|explained|continued|continues|asked|replied|replies|responded|argued|argues|declared|insisted|concluded)\b",
        )
    });
    VERB.is_match(text)
}

/// "Read more: Ferry sinks", "MORE | Ferry sinks", "Photo – the harbour".
fn opener(text: &str) -> bool {
    const REACH: usize = 40;
    let in_reach = text.char_indices().take_while(|(at, _)| *at <= REACH);
    let mark = in_reach.filter(|(_, c)| matches!(c, ':' | '|' | '–' | '—' | '»' | '>')).map(|(at, _)| at).next();
    let Some(at) = mark else { return false };
    let after = text[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
    !after.starts_with(char::is_lowercase) && OPENERS.contains(key(&text[..at]).as_str())
}

/// A credit at the end has one of few marks shortly before it; without one the pattern need not run.
fn ends_like_credit(text: &str) -> bool {
    const REACH: usize = 160;
    let tail = &text.as_bytes()[text.len().saturating_sub(REACH)..];
    let marked = tail.iter().any(|byte| matches!(byte, b':' | b'/' | b'|' | b'(' | 0xC2));
    marked && CREDIT_END.is_match(text)
}

fn is_post(text: &str) -> bool {
    (text.contains('@') || text.contains('/')) && POST.is_match(text)
}

/// Addresses, handles and hashtags, and at most one word beside them.
fn links_only(text: &str) -> bool {
    let (mut links, mut words) = (0, 0);
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | ';' | '.' | '!' | '?' | ':'));
        if word.contains(['@', '#', '.', ':']) && LINKISH.is_match(word) {
            links += 1;
        } else if word.chars().any(char::is_alphanumeric) {
            words += 1;
        }
        if words > 1 {
            return false;
        }
    }
    links > 0
}

/// "World » Europe » Crimea", "Home | News | Sport": short parts, two or more bars.
fn is_breadcrumb(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['|', '»', '›', '>', '·', '•', '→']).map(str::trim).collect();
    parts.len() >= 3 && parts.iter().all(|part| part.split_whitespace().count() <= 4) && !finished(text)
}

fn is_code(text: &str) -> bool {
    let marked = text.bytes().any(|byte| matches!(byte, b'<' | b'{' | b'@' | b'/' | b'('));
    if !marked {
        return false;
    }
    text.contains("<!--")
        || text.contains("//-->")
        || text.ends_with("();")
        || text.contains("function(")
        || text.contains("googletag")
        || text.contains(".push(")
        || text.starts_with("@media ")
        || text.contains('{') && text.contains('}') && text.contains([';', ':']) && text.contains(['.', '#', '='])
}

/// Whether quotation marks are open at `at`: the words are somebody's, not the page's.
fn has_quote_before(text: &str, at: usize) -> bool {
    let at = at.min(text.len());
    let Some(before) = text.get(..at) else { return false };
    let straight = before.matches('"').count();
    let (opened, closed) = (before.matches('“').count(), before.matches('”').count());
    straight % 2 == 1 || opened > closed || at == text.len() && (straight > 0 || opened > 0)
}

fn straight_quotes(text: &str) -> std::borrow::Cow<'_, str> {
    // The first byte of all of them.
    if text.as_bytes().contains(&0xE2) {
        text.replace(['’', '‘'], "'").replace(['“', '”'], "\"").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Look {
        look(text, text.split_whitespace().count())
    }

    /// Each line of furniture with a sentence that looks like it and is a reporter's.
    #[test]
    fn furniture_and_its_twins() {
        let pairs = [
            ("Photo: Harbour Office", "Photos from the pier show that the ferry listed before it sank."),
            ("Jim Walker / Reuters", "Walker told Reuters that the ferry was full."),
            ("[Image via Harbour Post]", "[Walker] said the ferry was full."),
            ("Rescuers at the pier. Photo: AP", "The navy released a photo by noon."),
            ("© 2019 Harbour Post Ltd", "Copyright law does not cover the ship's log, the court held."),
            ("Read more: Ferry owner fined in 2012", "Read more broadly, the ruling binds every owner, she said."),
            (
                "MORE: Ferry owner fined in 2012",
                "More: that was all the crew had asked for, and more than the owner gave.",
            ),
            ("Facebook Twitter WhatsApp Email", "Facebook and Twitter removed the video on Monday."),
            ("Advertisement", "Advertisement revenue fell by 8 percent in May."),
            ("RelatedFerry owner fined in 2012", "Related ferry owners were fined in 2012."),
            ("12 comments", "12 comments by the minister were struck from the record."),
            (
                "Follow Ann Lee on Twitter @annlee",
                "Follow-up inspections by the agency here found rust on Twitter Bridge.",
            ),
            ("Sign up for our daily newsletter.", "“Sign up for our newsletter,” the fake page told its victims."),
            (
                "This website uses cookies to improve your visit.",
                "The minister said: “This website uses cookies we never agreed to.”",
            ),
            ("World » Europe » Crimea", "Crimea, Europe and the world watched the rescue."),
            ("By Ann Lee and Bo Jensen", "By Monday the pumps had failed."),
            ("googletag.cmd.push(function() { display('ad'); });", "The code {name} stood in the letter by mistake."),
            (
                "The pier is gone — Ann Lee (@annlee) May 3, 2019",
                "The pier is gone, Ann Lee (the mayor) said on May 3, 2019.",
            ),
            ("annlee@harbour.example", "Write to annlee@harbour.example, the mayor told the widows."),
            ("The page you were looking for doesn't exist.", "The page was torn from the log."),
            ("Reporting by Ann Lee; editing by Bo Jensen", "Reporting the loss took the captain nine hours."),
            (
                "By signing up you agree to our terms of use.",
                "The site said that the threats were against its terms of use.",
            ),
            (
                "Sign up for The Tide, our weekly newsletter.",
                "She wanted owners to sign up for updates, and with more to come they did.",
            ),
            ("What do you think of the new rules? Tell us below.", "What do you think of them, the judge asked."),
            ("Check out the pictures of the wreck and decide.", "Checks of the pictures of the wreck proved nothing."),
            ("Post by Harbour FM.", "Post by post, the old pier was taken apart."),
            ("@annlee not what we saw", "@annlee, the account of the port, showed the pumps."),
            ("Ads by Harbourlink", "Ads by the owner said that the boat was new."),
            ("KERCH, Crimea -", "KERCH, Crimea - The ferry sank."),
            ("Harbour Post Staff Writer", "The Harbour Post has a new staff writer."),
            (
                "FILE - The pier of Kerch in May 2019. (AP Photo/Jim Walker, File)",
                "File after file on the ferry was lost.",
            ),
        ];
        for (furniture, prose) in pairs {
            assert!(!matches!(seen(furniture), Look::Prose | Look::Open), "{furniture}: {:?}", seen(furniture));
            assert_eq!(seen(prose), Look::Prose, "{prose}");
        }
    }

    #[test]
    fn heads_and_open_lines() {
        assert_eq!(seen("Latest news"), Look::ListHead);
        assert_eq!(seen("Related Articles:"), Look::ListHead);
        assert_eq!(seen("Comments (12)"), Look::FootHead);
        assert_eq!(seen("Ferry sinks off Kerch with forty aboard"), Look::Open);
        assert_eq!(seen("The mayor wrote on Monday:"), Look::Prose);
        assert_eq!(seen("Lee continued:"), Look::Prose);
        assert_eq!(seen("“Nobody saw us on the pier that night.” — Ann Lee"), Look::Prose);
        assert_eq!(seen("Two men drowned. Four swam ashore"), Look::Open);
        assert_eq!(seen("Two men in the bow drowned. Four swam ashore"), Look::Prose);
    }
}

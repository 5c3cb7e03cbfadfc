//! The HTML page in a real Chromium: its filters, search, time line and links, keyboard, print, hostile text, and speed.
//!
//! `drive.js` is put behind the page's own script, works the page as a reader would and writes what it saw into the
//! document; Chromium prints that back. `time.js` does the same under a real clock. Skipped, saying so, where there is no
//! Chromium.

mod made;

use crosscheck::report::html;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const DRIVER: &str = include_str!("drive.js");
const CLOCK: &str = include_str!("time.js");
/// What lets `drive.js` wait for the page: seconds that pass as soon as nothing is left to do.
const PATIENCE: &str = "--virtual-time-budget=20000";
/// Milliseconds for one change of the filter over 5,000 claims: past 100 ms a reader notices. Ten times that, because the
/// test may run beside others.
const SLOWEST: f64 = 1_000.0;
/// Milliseconds until such a page has run its script: three seconds is what a reader of pages waits, three times that here.
const LOADED: f64 = 10_000.0;

fn chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let path = std::env::var_os("PATH")?;
    let found =
        std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|p| p.is_file());
    if found.is_none() {
        eprintln!("skipped: no Chromium on this machine");
    }
    found
}

/// The page's document after its scripts have run.
fn document(chromium: &Path, name: &str, page: &str, options: &[&str]) -> String {
    let folder = std::env::temp_dir().join(format!("crosscheck-page-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the page");
    let file = folder.join("page.html");
    std::fs::write(&file, page).expect("the page is written");
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"])
        .args(options)
        .args([profile.as_str(), "--dump-dom"])
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("Chromium runs");
    let _ = std::fs::remove_dir_all(&folder);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a driver saw. The content policy, which allows the page's own script only, is taken off for it.
fn driven(chromium: &Path, name: &str, page: &str, driver: &str, options: &[&str]) -> Value {
    let policy = page.find("<meta http-equiv").expect("the page has a policy");
    let end = policy + page[policy..].find('>').expect("a tag ends") + 1;
    let page = format!("{}{}", &page[..policy], &page[end..]);
    let page = page.replace("</body>", &format!("<script>{driver}</script></body>"));
    let document = document(chromium, name, &page, options);
    let seen = document.split("<pre id=\"seen\">").nth(1).and_then(|rest| rest.split("</pre>").next());
    let seen = seen.unwrap_or_else(|| panic!("the driver did not finish: {document:.2000}"));
    serde_json::from_str(&seen.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).expect("JSON")
}

#[test]
fn filters_search_time_line_and_links_work_on_a_large_page() {
    let Some(chromium) = chromium() else { return };
    let (report, sources) = made::report(1_000);
    assert_eq!(report.summary.claims, 5_000);
    let page = html::render(&report, &sources);
    let seen = driven(&chromium, "large", &page, DRIVER, &[PATIENCE]);
    let count = |name: &str| seen[name].as_u64().unwrap_or_else(|| panic!("{name} in {seen}"));
    assert_eq!(count("all"), 1_000);
    assert_eq!(count("disputed"), 250);
    assert_eq!(count("outlet"), 1_000);
    assert_eq!(count("speaker"), 250);
    assert_eq!((count("from"), count("from to")), (600, 200), "of ten days");
    assert_eq!(count("search"), 1);
    assert_eq!(count("accents"), count("plain accents"));
    assert_eq!(count("nothing"), 0);
    assert_eq!(seen["says nothing"], "Nothing matches the filter.");
    assert_eq!(count("one day"), 100);
    assert_eq!(count("day again"), 1_000);
    assert_eq!(seen["link shows a hidden finding"], true);
    assert_eq!(seen["link opens details"], true);
    assert_eq!(seen["without a name"], serde_json::json!([]), "a screen reader says what every control is");
    assert_eq!(seen["first to reach"], "#findings");
    assert_eq!((count("out of order"), count("levels skipped")), (0, 0));
    assert_eq!(seen["landmarks"], serde_json::json!([1, 1, 1, 1, 1]));
    assert_eq!((count("folded on paper"), &seen["folded again"]), (0, &Value::Bool(true)));
    assert_eq!(seen["count is announced"], "1 of 1000 findings");
    let times = driven(&chromium, "clock", &page, CLOCK, &[]);
    let loaded = times["loaded"].as_f64().expect("a time");
    let changes: Vec<f64> = times["changes"].as_array().expect("a list").iter().filter_map(Value::as_f64).collect();
    let slowest = changes.iter().copied().fold(0.0, f64::max);
    eprintln!("5,000 claims: loaded in {loaded:.0} ms, slowest change of the filter {slowest:.0} ms");
    assert_eq!(changes.len(), 9);
    assert!(slowest > 0.0 && slowest < SLOWEST && loaded < LOADED, "loaded {loaded}, {changes:?}");
}

#[test]
fn hostile_text_does_not_run() {
    let Some(chromium) = chromium() else { return };
    let (mut report, sources) = made::report(4);
    let run = "document.documentElement.dataset.ran=1";
    let texts = [
        format!("</script><script>{run}</script>"),
        format!("<img src=x onerror=\"{run}\">"),
        format!("\"><svg onload=\"{run}\">"),
        format!("{{{{ 7*7 }}}}<iframe srcdoc='<script>parent.{run}</script>'>"),
    ];
    for (article, text) in report.articles.iter_mut().zip(texts.iter().cycle()) {
        article.title = Some(text.clone());
        article.outlet = Some(text.clone());
        article.url = Some(format!("javascript:{run}"));
        for claim in &mut article.claims {
            claim.text = text.clone();
            claim.speaker = Some(text.clone());
        }
    }
    for (cluster, text) in report.clusters.iter_mut().zip(&texts) {
        cluster.statement = text.clone();
        cluster.contradictions.iter_mut().flat_map(|edge| &mut edge.signals).for_each(|s| s.detail = text.clone());
    }
    let page = html::render(&report, &sources);
    let seen = document(&chromium, "hostile", &page, &[PATIENCE]);
    assert!(
        seen.contains("findings</output>") || seen.contains("4 findings"),
        "the page's own script runs: {seen:.1500}"
    );
    assert!(!seen.contains("data-ran"), "text of the input ran");
    // Without the policy too: escaping alone holds.
    let seen = driven(&chromium, "hostile-bare", &page, DRIVER, &[PATIENCE]);
    assert_eq!(seen["ran"], false);
}

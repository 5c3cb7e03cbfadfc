//! The HTML page in a real Chromium: its filters, search, time line and links, hostile text, and speed.
//!
//! `drive.js` is put behind the page's own script, works the page as a reader would and writes what it saw into the
//! document; Chromium prints that back. Skipped, saying so, where there is no Chromium.

mod made;

use crosscheck::report::html;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const DRIVER: &str = include_str!("drive.js");
/// Milliseconds for one change of the filter over 5,000 claims: past 100 ms a reader notices. Ten times that, because the
/// test may run beside others.
const SLOWEST: f64 = 1_000.0;

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
fn document(chromium: &Path, name: &str, page: &str) -> String {
    let folder = std::env::temp_dir().join(format!("crosscheck-page-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the page");
    let file = folder.join("page.html");
    std::fs::write(&file, page).expect("the page is written");
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--virtual-time-budget=20000"])
        .args([profile.as_str(), "--dump-dom"])
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("Chromium runs");
    let _ = std::fs::remove_dir_all(&folder);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What `drive.js` saw. The content policy, which allows the page's own script only, is taken off for it.
fn driven(chromium: &Path, name: &str, page: &str) -> Value {
    let policy = page.find("<meta http-equiv").expect("the page has a policy");
    let end = policy + page[policy..].find('>').expect("a tag ends") + 1;
    let page = format!("{}{}", &page[..policy], &page[end..]);
    let page = page.replace("</body>", &format!("<script>{DRIVER}</script></body>"));
    let document = document(chromium, name, &page);
    let seen = document.split("<pre id=\"seen\">").nth(1).and_then(|rest| rest.split("</pre>").next());
    let seen = seen.unwrap_or_else(|| panic!("the driver did not finish: {document:.2000}"));
    serde_json::from_str(&seen.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).expect("JSON")
}

#[test]
fn filters_search_time_line_and_links_work_on_a_large_page() {
    let Some(chromium) = chromium() else { return };
    let (report, sources) = made::report(1_000);
    assert_eq!(report.summary.claims, 5_000);
    let seen = driven(&chromium, "large", &html::render(&report, &sources));
    let count = |name: &str| seen[name].as_u64().unwrap_or_else(|| panic!("{name} in {seen}"));
    assert_eq!(count("all"), 1_000);
    assert_eq!(count("disputed"), 250);
    assert_eq!(count("outlet"), 1_000);
    assert_eq!(count("speaker"), 250);
    assert_eq!(count("search"), 1);
    assert_eq!(count("accents"), count("plain accents"));
    assert_eq!(count("nothing"), 0);
    assert_eq!(seen["says nothing"], "Nothing matches the filter.");
    assert_eq!(count("one day"), 100);
    assert_eq!(count("day again"), 1_000);
    assert_eq!(seen["link shows a hidden finding"], true);
    assert_eq!(seen["link opens details"], true);
    assert_eq!(seen["count is announced"], "1 of 1000 findings");
    assert!(seen["slowest"].as_f64().is_some_and(|slowest| slowest < SLOWEST), "{seen}");
    eprintln!("slowest change of the filter over 5,000 claims: {} ms", seen["slowest"]);
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
    let seen = document(&chromium, "hostile", &page);
    assert!(
        seen.contains("findings</output>") || seen.contains("4 findings"),
        "the page's own script runs: {seen:.1500}"
    );
    assert!(!seen.contains("data-ran"), "text of the input ran");
    // Without the policy too: escaping alone holds.
    let seen = driven(&chromium, "hostile-bare", &page);
    assert_eq!(seen["ran"], false);
}

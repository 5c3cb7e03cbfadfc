#!/usr/bin/env python3
"""Validates what `gate` and `report` write by tools that are not ours.

    pip install jsonschema check-jsonschema markdown-it-py pyyaml
    npm install --prefix TOOLS vnu-jar html-validate axe-core schema-dts typescript
    CROSSCHECK_NPM=TOOLS CROSSCHECK_SARIF=sarif-schema-2.1.0.json python3 tests/formats/validate.py target/release/crosscheck [PATH...]

PATHs are the inputs of the runs, by default the bundled ones. `cargo test` runs it with what the machine has; a tool that is
missing is named and its check left out. Checks, each on an undecided and a decided report:
CSV by Python's strict reader; JUnit by its XML parser; JSON, JSON lines and YAML for being one and for agreeing; SARIF by
OASIS's schema, with and without a baseline (also in the crate serde-sarif, MIT, as src/schema.json); Markdown by markdown-it;
HTML by the Nu validator and html-validate, its accessibility by axe in Chromium, light and dark; JSON-LD by schema.org's
vocabulary as TypeScript types; action.yml by GitHub's schema.
"""
import csv, io, json, os, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

binary = sys.argv[1]
root = Path(__file__).resolve().parents[2]
inputs = sys.argv[2:] or [str(root / "claims")]
npm = Path(os.environ.get("CROSSCHECK_NPM") or root) / "node_modules"
os.environ.setdefault("CROSSCHECK_NO_MODEL", "1")


def run(*arguments, paths=None):
    done = subprocess.run([binary, *arguments, "--quiet", *(paths or inputs)], capture_output=True, text=True)
    assert done.returncode in (0, 1), f"{arguments}: {done.stderr}"
    return done.stdout


def optional(name):
    try:
        return __import__(name)
    except ImportError:
        print(f"skipped: no Python module {name}")


def tool(name, *needs):
    missing = [need for need in needs if not (npm / need).exists() and not shutil.which(need)]
    if missing:
        print(f"skipped: {name}, no {', '.join(missing)}")
    return not missing


def report(name, *options):
    """Every format of one report."""
    made = lambda format: run("report", "--format", format, *options)
    whole = json.loads(made("json"))
    claims = sum(len(article["claims"]) for article in whole["articles"])

    rows = list(csv.reader(io.StringIO(made("csv"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])} and len(rows) - 1 == claims, (len(rows), claims)
    assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for row in rows for cell in row)
    print(f"{name} csv: {claims} rows of {len(rows[0])}")

    lines = [json.loads(line) for line in made("jsonl").splitlines()]
    count = lambda kind: sum(line["record"] == kind for line in lines)
    assert (count("claim"), count("cluster")) == (claims, len(whole["clusters"]))
    if yaml := optional("yaml"):
        class Plain(yaml.SafeLoader):
            """Dates stay the texts they are in JSON."""
        Plain.yaml_implicit_resolvers = {
            first: [one for one in known if one[0] != "tag:yaml.org,2002:timestamp"]
            for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }
        assert yaml.load(made("yaml"), Plain) == whole
        print(f"{name} yaml: the same as the JSON")

    graph = json.loads(made("claimreview"))
    assert graph["@context"] == "https://schema.org"
    kinds = [node["@type"] for node in graph["@graph"]]
    assert set(kinds) <= {"Claim", "ClaimReview"} and len(kinds) >= len(whole["clusters"])
    if tool("schema.org's types", "schema-dts", "typescript"):
        with tempfile.TemporaryDirectory(dir=npm.parent) as folder:
            source = Path(folder) / "graph.ts"
            text = json.dumps(graph)
            source.write_text(f'import type {{Graph}} from "schema-dts";\nexport const graph: Graph = {text};\n')
            compiler = [str(npm / ".bin" / "tsc"), "--noEmit", "--strict", "--skipLibCheck", str(source)]
            done = subprocess.run(compiler, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout[:2000]
    print(f"{name} claimreview: {kinds.count('Claim')} claims, {kinds.count('ClaimReview')} reviews")

    markdown(name, made("markdown"), whole)
    page(name, made("html"))
    return kinds.count("ClaimReview")


def markdown(name, text, whole):
    if not optional("markdown_it"):
        return
    from markdown_it import MarkdownIt
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    rows = sum(token.type == "tr_open" for token in tokens)
    disputed = whole["summary"]["disputed"]
    tables = 2 + (whole["summary"]["corroborated"] > 0) + (whole["summary"]["single_source"] > 0)
    assert rows == tables + 1 + len(whole["articles"]) + len(whole["clusters"]) - disputed, rows
    inside = [child for token in tokens for child in token.children or []]
    html = [token for token in tokens + inside if token.type.startswith("html")]
    assert all(token.content == "<!-- -->" for token in html), html
    print(f"{name} markdown: {rows} rows")


def page(name, text):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(text)
        if tool("the Nu validator", "vnu-jar", "java"):
            jar = next((npm / "vnu-jar").rglob("vnu.jar"))
            done = subprocess.run(["java", "-jar", str(jar), "--errors-only", str(file)], capture_output=True, text=True)
            assert done.returncode == 0, done.stderr[:2000]
            print(f"{name} html: no message of the Nu validator")
        if tool("html-validate", "html-validate"):
            # The filter works as it is typed into; a button to send it would do nothing.
            rules = '{"extends": ["html-validate:recommended"], "rules": {"wcag/h32": "off"}}'
            (Path(folder) / ".htmlvalidate.json").write_text(rules)
            command = [str(npm / ".bin" / "html-validate"), "page.html"]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout[:2000]
            print(f"{name} html: no message of html-validate")
        chromium = next(filter(shutil.which, ("chromium", "chromium-browser", "google-chrome")), "chromium")
        if tool("axe", "axe-core", chromium):
            accessible(chromium, folder, text)
            print(f"{name} html: no message of axe, light or dark")


AXE = """
addEventListener("load", async () => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  // What is out of sight is painted later, and its colours are not known before.
  document.querySelectorAll(".card").forEach((one) => { one.style.contentVisibility = "visible"; });
  const found = await axe.run();
  const out = document.createElement("pre");
  out.id = "axe";
  out.textContent = JSON.stringify(found.violations.map((one) => [one.id, one.nodes[0].html, one.nodes[0].failureSummary]));
  document.body.append(out);
});
"""


def accessible(chromium, folder, text):
    start = text.index("<meta http-equiv")
    text = text[:start] + text[text.index(">", start) + 1 :]
    axe = (npm / "axe-core" / "axe.min.js").read_text()
    file = Path(folder) / "axe.html"
    file.write_text(text.replace("</body>", f"<script>{axe}</script><script>{AXE}</script></body>"))
    for scheme in ("0", "1"):
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command += ["--virtual-time-budget=60000", f"--blink-settings=preferredColorScheme={scheme}"]
        done = subprocess.run([*command, "--dump-dom", file.as_uri()], capture_output=True, text=True)
        assert '<pre id="axe">[]</pre>' in done.stdout, done.stdout.split('<pre id="axe">')[-1][:2000]


def sarif(schema, text):
    log = json.loads(text)
    jsonschema = optional("jsonschema")
    if schema and jsonschema:
        faults = list(jsonschema.validators.validator_for(schema)(schema).iter_errors(log))
        assert not faults, "\n".join(f"{fault.json_path}: {fault.message}" for fault in faults[:5])
    return f"{len(log['runs'][0]['results'])} results"


schema = os.environ.get("CROSSCHECK_SARIF")
schema = json.loads(Path(schema).read_text()) if schema else print("skipped: SARIF's schema, no CROSSCHECK_SARIF")
report("report")
with tempfile.TemporaryDirectory() as folder:
    decisions = Path(folder) / "decisions.yaml"
    first = next(claim for article in json.loads(run("report", "--format", "json"))["articles"] for claim in article["claims"])
    entry = {"decision": "confirmed", "claim": {"id": first["id"], "text": first["text"]}}
    decisions.write_text(json.dumps([{**entry, "by": "Ann", "on": "2025-10-12", "reason": "<seen> | *by* @us"}]))
    assert report("decided report", "--decisions", str(decisions)) == 1
    baseline = str(Path(folder) / "baseline.json")
    print("gate sarif:", sarif(schema, run("gate", "--format", "sarif")))
    print("report sarif:", sarif(schema, run("report", "--format", "sarif")))
    run("gate", "--baseline", baseline, "--write-baseline")
    print("gate sarif with a baseline:", sarif(schema, run("gate", "--format", "sarif", "--baseline", baseline)))

for command in ("gate", "report"):
    suites = xml.fromstring(run(command, "--format", "junit"))
    assert suites.tag == "testsuites" and int(suites.get("tests")) == len(list(suites.iter("testcase")))
    print(f"{command} junit: {suites.get('tests')} cases, {suites.get('failures')} failures")
    for line in run(command, "--format", "github").splitlines():
        assert line.startswith(("::error ", "::warning ", "::notice ")), line

issues = json.loads(run("gate", "--format", "gitlab"))
assert all(issue["severity"] in ("info", "minor", "major", "critical", "blocker") for issue in issues)
prints = [issue["fingerprint"] for issue in issues]
assert len(prints) == len(set(prints)), "GitLab drops issues that share a fingerprint"
print("gate gitlab:", len(issues), "issues")

if tool("GitHub's schema", "check-jsonschema"):
    subprocess.run(["check-jsonschema", "--builtin-schema", "vendor.github-actions", str(root / "action.yml")], check=True)

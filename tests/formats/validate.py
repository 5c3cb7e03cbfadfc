#!/usr/bin/env python3
"""Validates what `gate` and `report` write by tools that are not ours.

    pip install jsonschema check-jsonschema
    python3 tests/formats/validate.py target/release/crosscheck SARIF_SCHEMA.json [PATH...]

SARIF_SCHEMA.json is OASIS's sarif-schema-2.1.0.json (also in the crate serde-sarif, MIT, as src/schema.json). PATHs are the
inputs of the runs, by default the bundled ones. Checks: SARIF against its schema, with and without a baseline; JUnit and the
CSV with Python's own strict readers; JSON-LD for its context and types; every JSON and YAML format for being one;
action.yml and the workflow-facing files by check-jsonschema where that is installed.
"""
import csv, io, json, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

import jsonschema

binary, schema = sys.argv[1], json.loads(Path(sys.argv[2]).read_text())
root = Path(__file__).resolve().parents[2]
inputs = sys.argv[3:] or [str(root / "claims")]


def run(*arguments):
    done = subprocess.run([binary, *arguments, *inputs], capture_output=True, text=True)
    if done.returncode == 2 and "--strict" not in arguments:
        print(done.stderr, file=sys.stderr)
    return done.stdout


def sarif(text):
    log = json.loads(text)
    faults = list(jsonschema.validators.validator_for(schema)(schema).iter_errors(log))
    assert not faults, "\n".join(f"{fault.json_path}: {fault.message}" for fault in faults[:5])
    return f"{len(log['runs'][0]['results'])} results"


with tempfile.TemporaryDirectory() as folder:
    baseline = str(Path(folder) / "baseline.json")
    print("gate sarif:", sarif(run("gate", "--format", "sarif")))
    print("report sarif:", sarif(run("report", "--format", "sarif")))
    run("gate", "--baseline", baseline, "--write-baseline")
    print("gate sarif with a baseline:", sarif(run("gate", "--format", "sarif", "--baseline", baseline)))

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

rows = list(csv.reader(io.StringIO(run("report", "--format", "csv"), newline=""), strict=True))
assert len({len(row) for row in rows}) == 1 and not any(cell[:1] in "=+@\t\r" for row in rows for cell in row if cell)
print("report csv:", len(rows) - 1, "rows of", len(rows[0]))

graph = json.loads(run("report", "--format", "claimreview"))
assert graph["@context"] == "https://schema.org"
assert all(node["@type"] in ("Claim", "ClaimReview") for node in graph["@graph"])
print("report claimreview:", len(graph["@graph"]), "nodes")
json.loads(run("report", "--format", "json"))
for line in run("report", "--format", "jsonl").splitlines():
    json.loads(line)

if shutil.which("check-jsonschema"):
    for builtin, file in (("vendor.github-actions", "action.yml"),):
        subprocess.run(["check-jsonschema", "--builtin-schema", builtin, str(root / file)], check=True)

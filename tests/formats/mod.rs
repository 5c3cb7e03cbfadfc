//! What `report` and `gate` write, held against readers and validators that are not ours: `validate.py` runs them.
//!
//! Skipped, saying so, where there is no Python; the script says which of its tools it did not find. The variables
//! `CROSSCHECK_NPM` (a folder with `node_modules`) and `CROSSCHECK_SARIF` (OASIS's schema) name tools it cannot find itself.

use std::process::Command;

#[test]
fn every_format_is_valid_to_others() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/validate.py");
    let Ok(output) = Command::new("python3").arg(script).arg(env!("CARGO_BIN_EXE_crosscheck")).output() else {
        eprintln!("skipped: no Python on this machine");
        return;
    };
    let (said, faults) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    eprint!("{said}");
    assert!(output.status.success(), "{said}{faults}");
    assert!(said.contains("report csv:") && said.contains("report claimreview:"), "{said}");
}

//! What a person sees at the command line: scenarios in `tests/cli/*.trycmd`, README's console blocks the same way.
//!
//! A scenario `name.trycmd` runs in the folder `name.in`; where a folder `name.out` stands too, it runs in a copy of
//! `name.in`, which must look like `name.out` afterwards. `TRYCMD=overwrite cargo test --release cli` records new output.

/// The binary, with an environment that no machine changes. `cp` stands for the editor who saves a changed file.
fn cases() -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    cases.register_bin("crosscheck", std::path::Path::new(env!("CARGO_BIN_EXE_crosscheck")));
    cases.register_bin("cp", std::path::Path::new("/bin/cp"));
    cases.register_bin("cargo", trycmd::schema::Bin::Ignore);
    cases.env("COLUMNS", "100").env("NO_COLOR", "1");
    cases
}

#[test]
fn scenarios() {
    cases().env("CROSSCHECK_NO_MODEL", "1").case("tests/cli/*.trycmd");
}

/// With the model, as a reader who types it in sees it.
#[test]
fn readme() {
    cases().case("README.md");
}

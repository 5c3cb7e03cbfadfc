//! Where results go: standard output, or a file that is written whole or not at all.

use crosscheck::error::{Error, Result};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes to `path`, or to standard output; a reader that went away ends the output quietly.
pub fn write(path: Option<&Path>, text: &str) -> Result<()> {
    match path {
        Some(path) => write_file(path, text),
        None => {
            let mut out = io::stdout().lock();
            match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    Err(Error::Write { path: "standard output".into(), reason: error.to_string() })
                }
                _ => Ok(()),
            }
        }
    }
}

/// To a temporary file beside it, then renamed over it.
pub fn write_file(path: &Path, text: &str) -> Result<()> {
    let failed = |error: io::Error| Error::Write { path: path.to_path_buf(), reason: error.to_string() };
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("output");
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = fs::File::create(&beside)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.map_err(failed)
}

//! Where results go: standard output, or a file that is written whole or not at all.

use crosscheck::error::{Error, Result};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes to `path`, or to standard output; a reader that went away ends the output quietly.
pub fn write(path: Option<&Path>, text: &str) -> Result<()> {
    stream(path, |out| out.write_all(text.as_bytes()))
}

/// The same for a result that is made while it is written.
pub fn stream(path: Option<&Path>, make: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    match path {
        Some(path) => stream_file(path, make),
        None => into(&mut io::stdout().lock(), make)
            .map_err(|error| Error::Write { path: "standard output".into(), reason: error.to_string() }),
    }
}

pub fn write_file(path: &Path, text: &str) -> Result<()> {
    stream_file(path, |out| out.write_all(text.as_bytes()))
}

/// To a temporary file beside it, then renamed over it. A link is followed; a device or a pipe is written to as it is.
fn stream_file(path: &Path, make: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let failed = |error: io::Error| Error::Write { path: path.to_path_buf(), reason: reason(&error) };
    let known = fs::metadata(path).ok();
    if known.as_ref().is_some_and(|known| !known.is_file() && !known.is_dir()) {
        let mut device = fs::OpenOptions::new().write(true).open(path).map_err(failed)?;
        return into(&mut device, make).map_err(failed);
    }
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = fs::File::create(&beside)
        .and_then(|mut file| make(&mut file).and_then(|()| file.sync_all()))
        .and_then(|()| known.map_or(Ok(()), |known| fs::set_permissions(&beside, known.permissions())))
        .and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.map_err(failed)
}

fn into(out: &mut dyn Write, make: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    match make(out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "its folder does not exist; make it first".into(),
        io::ErrorKind::StorageFull => "the disk is full; nothing was changed".into(),
        io::ErrorKind::IsADirectory => "is a folder; name a file".into(),
        _ => error.to_string(),
    }
}

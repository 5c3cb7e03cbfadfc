//! One writer at a time.
//!
//! A lock is a file beside the one that is written, made so that only one process can make it; it goes when the writer is
//! done. A process that was killed leaves it behind: the error names it.

use crosscheck::error::{Error, Result};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Writing takes milliseconds; a lock that is older is left over. A guess.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(20);

pub struct Lock(PathBuf);

impl Lock {
    pub fn take(path: &Path) -> Result<Lock> {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("output");
        let lock = path.with_file_name(format!(".{name}.lock"));
        let failed = |reason: String| Error::Write { path: path.to_path_buf(), reason };
        let since = Instant::now();
        loop {
            match OpenOptions::new().write(true).create_new(true).open(&lock) {
                Ok(mut file) => {
                    // Only for whoever finds it left over.
                    let _ = writeln!(file, "{}", std::process::id());
                    return Ok(Lock(lock));
                }
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(failed(error.to_string())),
                Err(_) if since.elapsed() > PATIENCE => {
                    let lock = lock.display();
                    return Err(failed(format!("somebody else is writing it; if nobody is, remove {lock}")));
                }
                Err(_) => std::thread::sleep(PAUSE),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

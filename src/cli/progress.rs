//! What a person sees while work goes on: a bar on a terminal, from the second second on, and timings with `-v`.
//!
//! Everything goes to standard error and nothing into a result.

use crosscheck::pipeline::{Step, Watch};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Shorter work shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(120);

/// The bar of one command; it goes when this is dropped.
pub struct Progress {
    bar: ProgressBar,
    running: Arc<Mutex<Running>>,
    verbose: bool,
}

#[derive(Default)]
struct Running {
    stage: Option<(&'static str, usize, Instant)>,
    done: bool,
}

impl Progress {
    pub fn new(quiet: bool, verbose: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{spinner} {msg} {wide_bar} {pos}/{len}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let running = Arc::new(Mutex::new(Running::default()));
        if !quiet && std::io::stderr().is_terminal() {
            let (bar, running) = (bar.clone(), Arc::clone(&running));
            std::thread::spawn(move || {
                std::thread::sleep(PATIENCE);
                let running = running.lock().unwrap_or_else(PoisonError::into_inner);
                if !running.done {
                    bar.set_draw_target(ProgressDrawTarget::stderr());
                    bar.enable_steady_tick(TICK);
                }
            });
        }
        Progress { bar, running, verbose: verbose && !quiet }
    }

    /// What the pipeline tells its steps to.
    pub fn watch(&self) -> Watch {
        let (bar, running, verbose) = (self.bar.clone(), Arc::clone(&self.running), self.verbose);
        Watch::new(move |step| match step {
            Step::Stage { name, total } => {
                let mut running = running.lock().unwrap_or_else(PoisonError::into_inner);
                let before = running.stage.replace((name, total, Instant::now()));
                told(before, verbose, &bar);
                bar.set_length(total as u64);
                bar.set_position(0);
                bar.set_message(name);
            }
            Step::One => bar.inc(1),
        })
    }

    /// Lets messages through without tearing the bar.
    pub fn pause<T>(&self, say: impl FnOnce() -> T) -> T {
        self.bar.suspend(say)
    }

    /// Takes the bar away, before results are printed.
    pub fn finish(&self) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.done = true;
        self.bar.finish_and_clear();
        told(running.stage.take(), self.verbose, &self.bar);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.finish();
    }
}

fn told(stage: Option<(&'static str, usize, Instant)>, verbose: bool, bar: &ProgressBar) {
    if let (Some((name, total, since)), true) = (stage, verbose) {
        bar.suspend(|| eprintln!("{name}: {total} in {:.2} s", since.elapsed().as_secs_f64()));
    }
}

//! Pages of the program's own file: weights stand in it and are read in place, so all that was asked counts as memory of the run.
//!
//! Gives the pages of weights that nobody asks any more back to the system, which reads them from the file again if somebody does.
//! That changes no result. Elsewhere than on Linux nothing is given back.

/// All whole pages of `bytes`.
#[cfg(target_os = "linux")]
pub(crate) fn give_back(bytes: &'static [u8]) {
    let page = rustix::param::page_size();
    let start = bytes.as_ptr();
    let before = start.align_offset(page);
    let whole = bytes.len().saturating_sub(before) / page * page;
    // SAFETY: whole pages within a static that nobody writes to; what is dropped comes back with the same bytes.
    let told =
        unsafe { rustix::mm::madvise(start.wrapping_add(before) as *mut _, whole, rustix::mm::Advice::LinuxDontNeed) };
    debug_assert_eq!(told, Ok(()));
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn give_back(_: &'static [u8]) {}

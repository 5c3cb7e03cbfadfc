//! Classes of characters, as the tokeniser's expressions and Python's string methods draw them.
//!
//! Takes ranges out of the model file, gives yes or no for a character; the first 256 answer from a bitmap.

use super::model::{section, u32_at};

pub(super) struct Class {
    low: [u64; 4],
    /// Sorted, inclusive ranges.
    ranges: &'static [u8],
}

impl Class {
    fn read(name: &str) -> Class {
        let ranges = section(&format!("class.{name}"));
        let mut class = Class { low: [0; 4], ranges };
        for c in 0..256u32 {
            if class.search(c) {
                class.low[c as usize / 64] |= 1 << (c % 64);
            }
        }
        class
    }

    pub(super) fn has(&self, c: char) -> bool {
        let c = c as u32;
        if c < 256 { self.low[c as usize / 64] >> (c % 64) & 1 == 1 } else { self.search(c) }
    }

    fn search(&self, c: u32) -> bool {
        let (mut low, mut high) = (0, self.ranges.len() / 8);
        while low < high {
            let middle = (low + high) / 2;
            if c < u32_at(self.ranges, middle * 2) {
                high = middle;
            } else if c > u32_at(self.ranges, middle * 2 + 1) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        false
    }
}

pub(super) struct Classes {
    /// Characters that are a prefix by themselves, a suffix by themselves, an infix by themselves.
    pub prefix: Class,
    pub suffix: Class,
    pub infix: Class,
    /// A full stop behind one of these is a suffix; behind two of `upper_dot` as well.
    pub before_dot: Class,
    pub upper_dot: Class,
    /// A full stop between these is an infix.
    pub infix_lower: Class,
    pub infix_upper: Class,
    pub alpha: Class,
    /// Letters of the last part of a host name.
    pub tld: Class,
    pub py_alpha: Class,
    pub py_upper: Class,
    pub py_digit: Class,
    pub py_space: Class,
    pub py_word: Class,
}

impl Classes {
    pub(super) fn all_space(&self, text: &str) -> bool {
        text.chars().all(|c| self.py_space.has(c))
    }

    pub(super) fn read() -> Classes {
        Classes {
            prefix: Class::read("prefix"),
            suffix: Class::read("suffix"),
            infix: Class::read("infix"),
            before_dot: Class::read("before-dot"),
            upper_dot: Class::read("upper-dot"),
            infix_lower: Class::read("infix-lower"),
            infix_upper: Class::read("infix-upper"),
            alpha: Class::read("alpha"),
            tld: Class::read("tld"),
            py_alpha: Class::read("py-alpha"),
            py_upper: Class::read("py-upper"),
            py_digit: Class::read("py-digit"),
            py_space: Class::read("py-space"),
            py_word: Class::read("py-word"),
        }
    }
}

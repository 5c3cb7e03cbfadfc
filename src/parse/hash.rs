//! The two hashes that lead from a string to rows of a table: MurmurHash64A as spaCy's string store uses it, and one block
//! of MurmurHash3's 128 bits as thinc's hash embedding uses it.
//!
//! Takes bytes or a 64-bit id, gives 64 bits or four 32-bit keys. Reference: `murmurhash` and `thinc.backends.numpy_ops`.

const M: u64 = 0xc6a4_a793_5bd1_e995;

/// MurmurHash64A with the seed of spaCy's string store, 1.
pub(super) fn of_bytes(bytes: &[u8]) -> u64 {
    let mut h = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut k = u64::from_le_bytes(chunk.try_into().expect("eight bytes"));
        k = k.wrapping_mul(M);
        k ^= k >> 47;
        h = (h ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        let mut tail = [0; 8];
        tail[..rest.len()].copy_from_slice(rest);
        h = (h ^ u64::from_le_bytes(tail)).wrapping_mul(M);
    }
    h ^= h >> 47;
    h = h.wrapping_mul(M);
    h ^ (h >> 47)
}

fn finish(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

/// Four keys for one id; each, modulo the number of rows, names a row that takes part in the sum.
pub(super) fn keys(id: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mut h1 = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    h1 ^= seed ^ 8;
    let mut h2 = seed ^ 8;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = finish(h1);
    h2 = finish(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the reference implementations.
    #[test]
    fn as_the_reference() {
        for (text, hash) in [
            ("a", 11_901_859_001_352_538_922),
            ("ferry", 16_008_623_592_554_433_546),
            ("12345678", 9_871_996_032_675_327_904),
            ("123456789", 2_056_675_840_866_671_865),
            ("München", 16_965_023_743_306_501_323),
        ] {
            assert_eq!(of_bytes(text.as_bytes()), hash, "{text}");
        }
        assert_eq!(keys(1, 8), [1_161_550_108, 2_247_783_286, 1_742_325_162, 1_224_191_281]);
    }
}

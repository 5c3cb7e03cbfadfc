//! What "we", "this", "it" and "the two countries" point at, told in their place or in brackets, and the near-misses left alone.

use super::expect;

#[test]
fn two_who_did_a_thing_together_are_we() {
    expect(&[
        (
            "“I greeted Peter Moss at the pier, and we talked of the ferry,” Ann Lee said.",
            "Ann Lee: We [Ann Lee and Peter Moss] talked of the ferry",
        ),
        (
            "“We needed money for the port, both ours and Sweden’s,” said Norwegian President Ann Lee.",
            "Ann Lee: We [Norway] needed money for the port, both ours and Sweden’s",
        ),
        // Near-misses: nobody was met, two were, and a country stands against nothing.
        ("“I sold the boat, and we left for Reva,” Ann Lee said.", "Ann Lee: We left for Reva"),
        ("“I thanked Peter Moss and Cy Dunn, and we left for Reva,” Ann Lee said.", "Ann Lee: We left for Reva"),
        ("“We needed money for the port,” said Norwegian President Ann Lee.", "Ann Lee: We needed money for the port"),
    ]);
}

//! Paragraphs that a page quotes without marks.

use super::claims;

fn found(text: &str, claim: &str) -> bool {
    claims(text).iter().any(|known| known == claim)
}

#[test]
fn a_paragraph_behind_a_colon_belongs_to_the_voice_before_it() {
    let passage = "Two divers found the old ferry near the harbour of Reva.";
    let claim = "Two divers found the old ferry near the harbour of Reva";
    for (front, voice) in [
        ("Bo Moss told the board that the search was over:", "Bo Moss"),
        ("The mayor spoke on Monday. From Harbour Post:", "Harbour Post"),
        ("Harbour Post published an article claiming the ferry was safe:", "Harbour Post"),
    ] {
        let text = format!("{front}\n\n{passage}\n\nThe town of Reva paid for the search.");
        assert!(found(&text, &format!("{voice}: {claim}")), "{front}: {:?}", claims(&text));
        assert!(found(&text, "The town of Reva paid for the search"), "{front}: {:?}", claims(&text));
    }
    // Near-misses: nobody speaks before the colon, the paragraph tells of who does, and an organisation says no "I".
    let own = format!("The town has three ferries:\n\n{passage}");
    assert!(found(&own, claim), "{:?}", claims(&own));
    let told =
        "Bo Moss told the board that the search was over:\n\nBo Moss left the old harbour of Reva on Monday at noon.";
    assert!(found(told, "Bo Moss left the old harbour of Reva on Monday at noon"), "{:?}", claims(told));
    let mine =
        "According to Harbour Post, the diver knew the ferry:\n\nI saw the old ferry near the harbour of Reva in May.";
    assert!(!claims(mine).iter().any(|claim| claim.starts_with("Harbour Post: Harbour Post")), "{:?}", claims(mine));
}

#[test]
fn a_quoted_article_ends_where_the_page_speaks_of_it_again() {
    let text = "Reva Daily published an article claiming a ferry had sunk:\n\nThe ferry left the harbour with two hundred people on \
                Monday.\n\nIt sank near the island of Brae on Monday night.\n\nThere is no truth to the above story. The harbour was \
                closed on Monday.";
    let claims = claims(text);
    for claim in
        ["Reva Daily: The ferry left the harbour with two hundred people on Monday", "The harbour was closed on Monday"]
    {
        assert!(claims.iter().any(|known| known == claim), "{claim} is not in {claims:?}");
    }
    assert!(claims.iter().any(|known| known.starts_with("Reva Daily: ") && known.contains("Brae")), "{claims:?}");
    // Near-miss: without the word of it, one paragraph is the quotation.
    let open = text.replace("There is no truth to the above story. ", "");
    let claims = super::claims(&open);
    assert!(!claims.iter().any(|known| known.starts_with("Reva Daily: ") && known.contains("Brae")), "{claims:?}");
}

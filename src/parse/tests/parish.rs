//! Minutes of parishes.

use super::{account, decided, only, reading};

#[test]
fn parish_minutes_name_owners_at_the_margin() {
    let paper = "\
LITTLE FERN PARISH COUNCIL

Minutes of the meeting held on 7th May 2031 at 7.30pm in the Reading Room, Little Fern

Present: Cllrs A Ash (Chair), B Birch and C Elm

1. APOLOGIES
None.

2. FOOTPATHS
The stile at Low Farm is broken. Write to the farmer.                        Clerk
The gate was mended. Cllr Birch to thank the volunteers.              Cllr B Birch

3. MINUTES
It was proposed by Cllr Elm, seconded by Cllr Birch and unanimously agreed that the minutes of 2nd April be signed.
";
    let reading = reading(paper);
    let meeting = only(&reading);
    let actions: Vec<_> = account(meeting, "2")
        .actions
        .iter()
        .map(|action| (action.text.as_str(), action.owner.as_deref().unwrap()))
        .collect();
    assert_eq!(
        actions,
        [
            (
                "The stile at Low Farm is broken. Write to the farmer.",
                "Clerk"
            ),
            ("Cllr Birch to thank the volunteers.", "Cllr B Birch"),
        ]
    );
    assert_eq!(
        decided(account(meeting, "3")),
        ["the minutes of 2nd April be signed."]
    );
}

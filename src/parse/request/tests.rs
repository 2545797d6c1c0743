//! Which sentences ask, and which only look like it.

use super::*;

#[test]
fn members_and_their_body_ask() {
    for sentence in [
        "The Chair requested that cycling be an item in June.",
        "An update on fares was also requested.",
        "More details on the timetable were requested.",
        "Members asked for a breakdown of costs by ward.",
        "Councillor Ash asked that the map be circulated.",
        "Members suggested meeting the drivers.",
        "The Panel recommended asking the operator in May.",
        "Members noted that it would be useful to see the contract.",
        "Members spoke of dark stops and were asked to send their places to officers.",
        "In conclusion, the Panel requested a further report.",
        "Members were concerned at the fares and asked that they be shown by route.",
        "Councillor A B Ash, the local Member, thought the quay too narrow and asked that the Panel visit it.",
        "AL was worried by both and asked for the lessons to be brought to the Quality Committee.",
        "Members considered that the slides were clear and asked for copies.",
        "Mrs Ash asked, as a supplementary question, that the number be told each quarter.",
        "In discussion it was suggested that the tolls be shown by month.",
        "Councillor Ash, local member, welcomed the plan, but asked that residents be told first.",
        "The Member was concerned at the noise, and requested that a survey be brought to the Panel.",
        "Councillor Ash asked if the slip had been mended & also asked for an update on the steps.",
    ] {
        assert!(is_request(sentence), "{sentence}");
    }
}

#[test]
fn somebody_is_sent_to_find_out_or_to_hand_over() {
    for sentence in [
        "The Chairman asked the Clerk to establish who owns it.",
        "The Chairman asked the Clerk to find out why the lamp had failed.",
        "The sergeant was asked to let the Council have figures for theft.",
    ] {
        assert!(is_request(sentence), "{sentence}");
    }
    for sentence in [
        "The Chairman asked the Clerk why the lamp had failed.",
        "The Chairman asked the Clerk to explain what the figure meant.",
        "Residents were asked to report dark lamps.",
        "The Panel heard of the changes from which savings of £2m were sought by 2033.",
        "It was confirmed that the Council was asked for permission to put up posters.",
        "Mrs Birch would like to give a bench in memory of her sister.",
        "The Rowing Club would like to offer the use of its hut.",
    ] {
        assert!(!is_request(sentence), "{sentence}");
    }
}

#[test]
fn questions_and_what_others_suggested_are_no_requests() {
    for sentence in [
        "A recorded vote was requested but was not supported by enough Members.",
        "Members asked whether buses were late.",
        "A member suggested that ferrymen are often the last to hear of a change.",
        "The Chair asked members to declare any interests.",
        "A survey had suggested warmer shelters.",
        "The report suggested that fares would rise.",
        "Members were asked to declare any interest they had.",
        "Oak School proposed a new route.",
        "Information was shared as requested.",
    ] {
        assert!(!is_request(sentence), "{sentence}");
    }
}

#[test]
fn a_question_that_is_answered_at_once_asks_for_nothing_more() {
    let asked = "Councillor Ash asked for an update on the shelter.";
    assert!(is_answered(
        asked,
        Some("The Clerk said that it was mended."),
        None
    ));
    assert!(!is_answered(
        asked,
        Some("The Clerk said that he would circulate one."),
        None
    ));
    assert!(!is_answered(asked, None, None));
    let wanted = "Councillor Ash asked for a breakdown of costs by ward.";
    assert!(!is_answered(
        wanted,
        Some("The Clerk said that costs had risen."),
        None
    ));
}

#[test]
fn a_body_may_do_something_else_and_ask() {
    assert!(is_request(
        "The Panel welcomed the plan and asked that it come back."
    ));
    assert!(!is_request(
        "The Panel welcomed the plan and asked questions."
    ));
}

#[test]
fn what_is_given_at_once_is_not_outstanding() {
    let asked = "A Member requested suggestions from the crew for an open day.";
    let given = "The crew had recommended knots and a race.";
    assert!(is_answered(asked, Some(given), None));
    assert!(is_answered(asked, None, Some(given)));
    assert!(!is_answered(asked, Some("The crew was thanked."), None));
    let wanted = "The Chair requested a copy of the tide table.";
    assert!(is_answered(wanted, Some("It was tabled there."), None));
    assert!(is_answered(
        wanted,
        Some("The Clerk confirmed that it had already been circulated."),
        None
    ));
    assert!(!is_answered(
        wanted,
        Some("The Clerk confirmed that it would be circulated."),
        None
    ));
}

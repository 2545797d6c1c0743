//! What is only said in debate: an argument, a fear, a possibility, a rule, the order of business.
//!
//! Reported speech puts all of it into the words of a promise or of a wish: "he feared that
//! the Leader would take the decision", "the scheme would bring jobs", "speakers would be
//! invited in turn". Nobody is bound by any of them.

use std::borrow::Cow;

use crate::parse::pattern::Pattern;

/// Who argues, fears or foretells, and does not promise.
static ARGUES: Pattern = Pattern::new(
    r"(?ix)\b(?:feared|thought|warned|argued|claimed|alleged|contended|maintained\ that|predicted|doubted|assumed|opined|complained|objected|speculated|imagined|supposed|understood\ that|heard\ that|(?:was|were)\ (?:worried|afraid))\b[^.;]*$
    | \b(?:possible|possibly|likely|unlikely|probable|probably|conceivable|(?:risk|danger|fear|chance|possibility|likelihood|suggestion|prospect|view|opinion|argument))(?:\ was)?\ (?:that\b[^.;]*)?$
    | \bif\ (?:re-?)?elected\b[^.;]*$
    | (?:^|\bthat\ )(?:without|unless)\b[^.;]*$
    | ^(?:were|had)\ (?:the|this|that|it|they|an?)\b[^.;]*$
    | \b(?:any|no|most)\ (?:\w+\ ){0,2}$
    | \b(?:historically|traditionally|in\ (?:the\ past|previous\ years|former\ (?:years|times))|in\ theory|hypothetically)\b[^.;]*$
    | \b(?:minutes|record)\b[^.;]{0,60}\brecorded\ that\b[^.;]*$
    ",
);
/// "Would take pride", "would put lives at risk": words that no one can carry out.
static IDIOM: Pattern = Pattern::new(
    r"(?ix)\b(?:would|will)\ (?:\w+ly\ |also\ |then\ |now\ |always\ |never\ |still\ )*(?:
      take\ (?:(?:great|some|much|no|little|considerable|a\ lot\ of|a\ long|up\ to|about|around|approximately|at\ least|over|several|many|a\ few|two|three|four|five|six|\d+|longer|part|place|effect|time|pride|heart|comfort|advantage|precedence|priority|over|into\ account|the\ view)\b|(?:hours|days|weeks|months|years)\b)
    | put\ (?:(?:[\w’'-]+\ ){1,6}(?:at\ risk|in\ danger|in\ jeopardy|off\b|under\ pressure)|(?:more\ |further\ |extra\ |greater\ |great\ |undue\ )*pressure|an?\ end)
    | raise\ (?:(?:serious|further|some|more|many|considerable|additional|new|real|public)\ )*(?:concerns|questions|expectations|eyebrows|standards|revenue|income|money|funds|awareness)\b
    | send\ (?:out\ )?(?:an?|the)\ (?:\w+\ ){0,2}(?:message|signal)
    | add\ (?:(?:greatly|further|only|nothing|little|more|additional|extra|much|real)\ )*(?:to\ (?:the\ )?(?:\w+\ )?(?:costs?|problems?|traffic|burden|pressures?|congestion|confusion|workload|value|cost|character)|value|pressure|weight|traffic|costs?|noise)\b
    | bring\ (?:in\ )?(?:(?:more|new|extra|additional|many|great|real|economic|further|much|huge|significant|considerable|about)\ )*(?:traffic|benefits?|jobs|visitors|income|investment|money|prosperity|employment|growth|opportunities|change|improvements?|savings|disruption)\b
    | look\ (?:like|as\ (?:if|though)|foolish|good|bad|better|worse|silly|odd|out\ of|forward|very|to\ (?:the|others)|for\ (?:work|jobs))
    | (?:call|come)\ into\ question | ask\ (?:why|what|how|whether|themselves|itself)\b
    | include\ (?:an?|the|any|some)\ (?:[\w’'-]+\ ){0,2}(?:risk|possibility|danger|chance|loss)\b
    | (?:make|give)\ (?:(?:the|an?)\ (?:\w+\ )?(?:impression|difference|sense|boost)|rise|it\ (?:[\w-]+\ )?(?:easier|harder|possible|impossible|difficult|more|less|clear|safer))
    | provide\ (?:(?:a|an|the|more|much|some|better|improved|greater|increased|safer|new|additional|added|good|real|valuable|vital|much-needed|further|long-term|significant)\ )*(?:shelter|benefits?|jobs|employment|protection|homes|housing|income|opportunit(?:y|ies)|value|space|access|capacity|resilience|security|relief|certainty|comfort|stability|savings|boost|solution|safety|parking|facilities|services?)\b
    | remove\ (?:the\ )?(?:need|risk|danger|possibility|uncertainty)\b
    | have\ (?:no|little|an?\ (?:\w+\ )?(?:effect|impact))\b
    )",
);
/// A thing that is spoken of, and makes no promise: "the scheme … and would provide …".
static THING: Pattern = Pattern::new(
    r"(?ix)\b(?:schemes?|plans?|projects?|proposals?|polic(?:y|ies)|systems?|programmes?|applications?|developments?|buildings?|bids?|grants?|funding|money|budgets?|contracts?|measures?|changes?|options?|strateg(?:y|ies)|reports?|bypass|roads?|routes?|closures?|works?|sites?|charges?|increases?|cuts?|savings|legislation|bill|act|regulations?|rules?|motions?|amendments?|decisions?|agreements?)\ (?:would|will)\b",
);
/// How things are done in general: by rule, each year, for whoever comes.
static ROUTINE: Pattern = Pattern::new(
    r"(?ix)\b(?:would|will)\ (?:usually|normally|always|generally|ordinarily|typically|often|sometimes|automatically|routinely|have\ usually)\b
    | \b(?:usually|normally|generally|ordinarily|typically)\ (?:\w+\ ){0,2}(?:would|will)\b
    | \bas\ a\ matter\ of\ (?:course|routine)\b
    | \b(?:every|each)\ (?:two|three|four|five|ten|\d+)\ years\b
    | \b(?:members|councillors|anyone|anybody|those|persons?|people)\ (?:with|having|who)\b[^.;,]{2,80}\ (?:would|will)\ be\b
    | \b(?:speakers|volunteers|candidates|applicants|objectors|claimants|householders|motorists|drivers|passengers|visitors|customers|pupils|patients|users|shoppers|bidders|tenderers|owners|entrants)\ (?:would|will)\ (?:\w+\ )?be\ (?:asked|invited|requested|informed|told|notified|offered|contacted|given)\b
    | \b(?:an?|the)\ (?:\w+\ )?(?:vote|poll|ballot)\ (?:would|will)\ (?:then\ |now\ )?be\ (?:taken|held|put)\b
    | \bunder\ (?:the|this|these|that|its)\ (?:[\w-]+\ ){0,3}(?:act|scheme|regulations|rules|procedure|arrangements|policy|contract|agreement|legislation|system)\b[^.;]{0,160}\b(?:would|will)\ be\b
    ",
);
/// What a chair calls for in the course of a meeting, and what everybody may wish for.
static FORM: Pattern = Pattern::new(
    r"(?ix)\b(?:call(?:ed|s)?|asked|requested|request(?:ed)?|press(?:ed)?)\ (?:\w+\ )?(?:for\ )?(?:an?\ |the\ |any\ |all\ |further\ |other\ |that\ an?\ |short\ |brief\ )*(?:
        (?:\w+\ )?nominations?|(?:recorded\ |named\ |formal\ |separate\ )?votes?\b|poll\b|ballot\b|show\ of\ hands|order\b|silence|quiet|calm\b|seconders?|proposers?|movers?|adjournments?|recess|(?:comfort\ )?break\b|(?:points?\ )of\ (?:order|information)|end\ to|peace|unity|resignations?|ceasefire|moment\ of|minute[’']?s?[’']?\ silence)
    | \bnominations?\ (?:was|were)\ (?:called\ for|invited|requested|sought|asked\ for)\b
    | \binvited\ (?:nominations|questions|comments|proposals)\b
    ",
);
/// "Would be one good location": a possibility, which nobody is asked to take up.
static POSSIBILITY: Pattern = Pattern::new(
    r"(?i)\bsuggested\b[^.;]{2,140}?\b(?:would|could|might|may|can) (?:also |perhaps |possibly |well )*be (?:(?:an?|one|the|another|some) )?(?:(?:of|several|the|other|such|very|good|ideal|suitable|possible|better|best|obvious|potential|excellent|alternative|right) )*(?:locations?|places?|sites?|venues?|spots?|candidates?|examples?|homes?|reasons?|explanations?|causes?|factors?|ways? (?:forward|of)|options?)\b",
);
/// "Suggested that the firm had not read it": of what is past nobody asks anything.
static OF_THE_PAST: Pattern = Pattern::new(
    r"(?i)\bsuggested (?:that )?(?P<text>(?P<before>[^.;]{2,100}?) (?:had|has|have|did|was (?:due|because|not|caused|a result|already)|were (?:due|not|caused|already))\b.*)$",
);
static WISH: Pattern = Pattern::new(r"(?i)\b(?:should|could|would|might|may|be|must|ought|can)\b");
/// "Members agreed that it had been a hard year": what they thought.
static OPINION: Pattern = Pattern::new(
    r"(?ix)^(?:it|this|that|there|they|these|those|he|she|the|all|our|their|its|an?|both|some|many|\w+\ (?:and|of|in))\b[^.;:]{0,90}?\b(?:had\ been|has\ been|have\ been|(?:was|were|is|are)\ (?:(?:a|an|the|very|most|quite|extremely|particularly|too|so|really|all|both|also|now|indeed|always)\ )*(?:helpful|useful|good|bad|excellent|clear|unclear|difficult|hard|important|interesting|informative|disappoint(?:ing|ed)|welcome|positive|negative|encouraging|impress(?:ive|ed)|great|well\ \w+|concern(?:ing|ed)?|sad|pleas(?:ing|ed)|worrying|essential|vital|crucial|beautiful|lovely|success(?:ful)?|problem|challenge|challenging|issue|mess|disgrace|shame|pity|eyesore|asset|busy|short|long\ overdue|overdue|unfair|wrong|right|true))\b",
);
static SETTLES: Pattern = Pattern::new(r"(?i)\b(?:should|must|would|will|shall|could|be)\b");
/// "They were intending to bring it back": what is told of, and settles nothing.
static INTENDS: Pattern = Pattern::new(
    r"(?i)^(?:it|they|he|she|this|these|(?:the|an?) [^.;:]{2,60}?) (?:was|were|is|are) (?:still |now |currently |also )*(?:intending|hoping|planning|expecting|waiting|expected|likely|unlikely|due|struggling|trying) to\b",
);

/// Whether the words before a promise make an argument or a supposition of it.
pub fn argues(before: &str) -> bool {
    ARGUES.is_in(before)
}

/// The sentence without its figures of speech: no one carries out "would take pride".
pub fn plain(sentence: &str) -> Cow<'_, str> {
    IDIOM.replace_all(sentence, "did")
}

/// Whether a thing is spoken of in front of "and would provide it".
pub fn tells_of_a_thing(sentence: &str) -> bool {
    THING.is_in(sentence)
}

/// Whether a sentence tells how things are always done.
pub fn is_routine(sentence: &str) -> bool {
    ROUTINE.is_in(sentence)
}

/// Whether a wish is the order of business, a possibility or a view of the past.
pub fn wishes_nothing(sentence: &str) -> bool {
    FORM.is_in(sentence)
        || POSSIBILITY.is_in(sentence)
        || OF_THE_PAST.captures(sentence).is_some_and(|found| {
            // "items that had been moved" says only which.
            let which = [" that", " which", " who"];
            !WISH.is_in(&found["text"]) && !which.iter().any(|end| found["before"].ends_with(end))
        })
}

/// Whether what members agreed is what they thought, and settles nothing.
pub fn is_opinion(agreed: &str) -> bool {
    OPINION.is_in(agreed) && !SETTLES.is_in(agreed)
}

/// Whether a thing or a person is told of, who only means to do something.
pub fn intends(agreed: &str) -> bool {
    INTENDS.is_in(agreed)
}

#[cfg(test)]
mod tests {
    use crate::parse::{promise, request};

    #[test]
    fn arguments_fears_and_suppositions_promise_nothing() {
        for sentence in [
            "He feared that the Leader would take the decision without consulting anybody.",
            "She thought that the Executive would review its budget in any case.",
            "Councillor Orchard argued that the firm would remove every hedge.",
            "He said that the future of the ferry would include the risk of its being sold.",
            "Councillor Moss warned that staff would leave and the service would be reported.",
            "It was possible that a further report would be brought.",
            "It was likely that the Director would publish them in May.",
            "There was a danger that the Clerk would put it off.",
            "The officer stated that without the grant the project would be put on hold.",
            "Councillor Rowan said that if elected he would review the charges.",
            "Councillor Ivy replied that any sensible council would take legal advice first.",
            "Historically the Clerk would write to the owners.",
            "Were the scheme approved, a survey would be arranged.",
            "The minutes of May recorded that the Clerk would write to the owners.",
        ] {
            assert!(!promise::promises(sentence), "{sentence}");
        }
    }

    #[test]
    fn figures_of_speech_and_what_things_bring_promise_nothing() {
        for sentence in [
            "The Leader said that he would take pride in the work of the staff.",
            "He believed it and they would take up to ten weeks.",
            "The resident said that they would put lives at risk.",
            "She said it would send the wrong message.",
            "A bypass opened in the north and it would bring more traffic.",
            "The Council knew that it would look foolish.",
            "The Director explained that the scheme would include a crossing and would provide shelter.",
            "Councillor Dale claimed that the plan would see trees removed and would replace them.",
        ] {
            assert!(!promise::promises(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_is_always_done_promises_nothing() {
        for sentence in [
            "The Head of Service replied that the team would usually check every form.",
            "He would report matters to the police as a matter of course.",
            "Members with an interest would be asked to leave the room.",
            "The Panel heard that volunteers would be asked to bring their own tools.",
            "At the end of the debate a vote would be taken.",
            "Speakers would be invited to speak for three minutes each.",
            "The policy would be reviewed every three years.",
            "Under the scheme complaints would be investigated by somebody else.",
        ] {
            assert!(!promise::promises(sentence), "{sentence}");
        }
    }

    #[test]
    fn the_order_of_business_and_a_possibility_ask_for_nothing() {
        for sentence in [
            "The Chair called for nominations for the position of Treasurer.",
            "Nominations were called for the office of Vice-Chair.",
            "The Mayor called for a vote on the amendment.",
            "The Chairman called for a show of hands.",
            "The Chair called for order.",
            "Councillor Yew called for an end to the war.",
            "Councillor Yew called for a recorded vote.",
            "The Panel requested a short adjournment.",
            "Members suggested that the old school would be one good location for the bins.",
            "It was suggested that perhaps the hall could be one of several places for a poll.",
            "Councillor Reed suggested that the Government had not thought the matter through.",
            "Councillor Reed suggested that the flood was due to a drain.",
        ] {
            assert!(!request::is_request(sentence), "{sentence}");
        }
    }

    #[test]
    fn true_promises_and_wishes_stand_among_such_words() {
        for sentence in [
            "It would take some weeks to find the file, but the Clerk would send it to Members.",
            "He thought that the figure was low and would confirm it after the meeting.",
            "The Head of Finance said this would be included in the next report.",
            "The Portfolio Holder would ensure that the signs were replaced.",
            "Officers would put it on the agenda.",
            "Responses to the two questions would be shared with the Panel.",
        ] {
            assert!(promise::promises(sentence), "{sentence}");
        }
        for sentence in [
            "Councillor Ash called for a report on the state of the piers.",
            "Members called for more frequent inspections.",
            "The Chair suggested that a letter be sent to the Minister.",
            "It was suggested that further work on swimming would be helpful.",
            "Councillor Reed suggested that the Clerk should ask why it had been shut.",
            "The Chair suggested that the two clubs which had grown be invited in May.",
            "The Board asked the Chief Executive to reflect the comments in the final version.",
        ] {
            assert!(request::is_request(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_members_thought_is_no_decision() {
        for text in [
            "it had been a difficult year.",
            "the report was helpful and well written.",
            "this was very disappointing.",
        ] {
            assert!(super::is_opinion(text), "{text}");
        }
        assert!(!super::is_opinion(
            "the report was helpful and should be sent to the school."
        ));
        assert!(!super::is_opinion("the fee be frozen."));
        assert!(super::intends(
            "they were intending to be brought back in May."
        ));
    }
}

//! What the choices of the tab are called, each list in the order in which it is offered.

use crate::model::{
    Answer, Consent, Creator, Dimension, EffortSize, Emotion, EvidenceKind, Face, FindingKind, Initiator, Leftover,
    Lifecycle, LoveCause, OpportunityKind, PainCause, Place, Role, RunBy, State, Status, VerdictRuling,
};

/// What a face is called.
#[must_use]
pub fn face_name(face: Face) -> &'static str {
    match face {
        Face::VeryBad => "Very bad",
        Face::Bad => "Bad",
        Face::Neutral => "Neutral",
        Face::Good => "Good",
        Face::VeryGood => "Very good",
    }
}

/// What a creator is called.
#[must_use]
pub fn creator_name(creator: Creator) -> &'static str {
    match creator {
        Creator::Paid => "Paid",
        Creator::Owned => "Owned",
        Creator::Earned => "Earned",
    }
}

/// What an effort is called.
#[must_use]
pub fn effort_name(size: EffortSize) -> &'static str {
    match size {
        EffortSize::XS => "XS",
        EffortSize::S => "S",
        EffortSize::M => "M",
        EffortSize::L => "L",
        EffortSize::XL => "XL",
    }
}

/// A list of choices.
type Choices<T> = &'static [(T, &'static str)];

pub(super) const PAIN_CAUSES: Choices<PainCause> = &[
    (PainCause::Failure, "Failure"),
    (PainCause::Delay, "Delay"),
    (PainCause::Inconsistency, "Inconsistency"),
    (PainCause::Effort, "Effort"),
    (PainCause::Price, "Price"),
    (PainCause::Trust, "Trust"),
    (PainCause::Other, "Other"),
];

pub(super) const LOVE_CAUSES: Choices<LoveCause> = &[
    (LoveCause::Sensory, "Senses"),
    (LoveCause::Service, "Service"),
    (LoveCause::Speed, "Speed"),
    (LoveCause::Price, "Price"),
    (LoveCause::Person, "Person"),
    (LoveCause::Surprise, "Surprise"),
    (LoveCause::Other, "Other"),
];

pub(super) const RUN_BY: Choices<RunBy> = &[
    (RunBy::Brand, "Brand"),
    (RunBy::Partner, "Partner"),
    (RunBy::Customer, "Customer"),
    (RunBy::Social, "Other people"),
];

pub(super) const INITIATORS: Choices<Initiator> =
    &[(Initiator::Customer, "Customer"), (Initiator::Company, "Company"), (Initiator::ThirdParty, "Somebody else")];

pub(super) const ROLES: Choices<Role> = &[
    (Role::Entry, "Entry"),
    (Role::Goal, "Goal"),
    (Role::Research, "Research"),
    (Role::Choose, "Choice"),
    (Role::Pay, "Pay"),
    (Role::Sign, "Sign"),
    (Role::Consent, "Consent"),
    (Role::FirstUse, "First use"),
    (Role::Claim, "Claim"),
    (Role::Cancel, "Cancel"),
    (Role::Share, "Share"),
];

pub(super) const CONSENTS: Choices<Consent> = &[
    (Consent::NotNeeded, "None needed"),
    (Consent::OptIn, "Opt-in"),
    (Consent::OptOut, "Opt-out"),
    (Consent::NotAsked, "Not asked"),
];

pub(super) const DIMENSIONS: Choices<Dimension> = &[
    (Dimension::Cognitive, "Thinking"),
    (Dimension::Emotional, "Feeling"),
    (Dimension::Behavioural, "Doing"),
    (Dimension::Sensorial, "Sensing"),
    (Dimension::Social, "Being with others"),
];

pub(super) const FINDINGS: Choices<FindingKind> =
    &[(FindingKind::MomentOfTruth, "Moment of truth"), (FindingKind::LowHangingFruit, "Low-hanging fruit")];

pub(super) const RULINGS: Choices<VerdictRuling> = &[(VerdictRuling::Pin, "Pin"), (VerdictRuling::Veto, "Veto")];

pub(super) const EVIDENCE: Choices<EvidenceKind> = &[
    (EvidenceKind::Assumption, "Assumption"),
    (EvidenceKind::Workshop, "Workshop"),
    (EvidenceKind::Observation, "Observation"),
    (EvidenceKind::Interview, "Interview"),
    (EvidenceKind::Survey, "Survey"),
    (EvidenceKind::Review, "Review"),
    (EvidenceKind::Complaint, "Complaint"),
    (EvidenceKind::Analytics, "Analytics"),
];

pub(super) const OPPORTUNITIES: Choices<OpportunityKind> = &[
    (OpportunityKind::FixPain, "Fix a pain"),
    (OpportunityKind::AmplifyLove, "Amplify a love point"),
    (OpportunityKind::FillGap, "Fill a gap"),
];

pub(super) const STATUSES: Choices<Status> = &[
    (Status::Open, "Open"),
    (Status::InProgress, "In progress"),
    (Status::Done, "Done"),
    (Status::Dropped, "Dropped"),
];

pub(super) const LIFECYCLES: Choices<Lifecycle> =
    &[(Lifecycle::Get, "Get"), (Lifecycle::Keep, "Keep"), (Lifecycle::Grow, "Grow"), (Lifecycle::WinBack, "Win back")];

pub(super) const EFFORTS: Choices<EffortSize> =
    &[(EffortSize::XS, "XS"), (EffortSize::S, "S"), (EffortSize::M, "M"), (EffortSize::L, "L"), (EffortSize::XL, "XL")];

pub(super) const PLACES: Choices<Place> = &[(Place::Online, "Online"), (Place::Offline, "Offline")];

pub(super) const STATES: Choices<State> = &[(State::AsIs, "As it is"), (State::ToBe, "As it should be")];

pub(super) const ANSWERS: Choices<Answer> = &[(Answer::Yes, "Yes"), (Answer::Partly, "Partly"), (Answer::No, "No")];

pub(super) const LEFTOVERS: Choices<Leftover> =
    &[(Leftover::Leaves, "They leave"), (Leftover::Normalise, "Scale to 100 %")];

/// The word for one of a list.
pub(super) fn word<T: PartialEq>(choices: &[(T, &'static str)], one: &T) -> &'static str {
    choices.iter().find(|(other, _)| other == one).map_or("", |(_, text)| text)
}

/// A feeling as the findings print it, -1 to 1 with its sign.
pub(super) fn feeling(emotion: Emotion) -> String {
    crate::wording::figure::signed(emotion.value())
}

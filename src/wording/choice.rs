//! The choices of records in a word each, as tables write them and as tables are read back.

use crate::model::{
    Consent, Creator, EvidenceKind, Initiator, Lifecycle, LoveCause, Metric, OpportunityKind, PainCause, Phase, Place,
    Role, RunBy, Status,
};

/// `pre-purchase`.
#[must_use]
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::PrePurchase => "pre-purchase",
        Phase::Purchase => "purchase",
        Phase::PostPurchase => "post-purchase",
    }
}

/// `owned`.
#[must_use]
pub fn creator(creator: Creator) -> &'static str {
    match creator {
        Creator::Paid => "paid",
        Creator::Owned => "owned",
        Creator::Earned => "earned",
    }
}

/// `partner`.
#[must_use]
pub fn run_by(run_by: RunBy) -> &'static str {
    match run_by {
        RunBy::Brand => "brand",
        RunBy::Partner => "partner",
        RunBy::Customer => "customer",
        RunBy::Social => "social",
    }
}

/// `third party`.
#[must_use]
pub fn initiator(initiator: Initiator) -> &'static str {
    match initiator {
        Initiator::Customer => "customer",
        Initiator::Company => "company",
        Initiator::ThirdParty => "third party",
    }
}

/// `first use`.
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Entry => "entry",
        Role::Goal => "goal",
        Role::Research => "research",
        Role::Choose => "choose",
        Role::Pay => "pay",
        Role::Sign => "sign",
        Role::Consent => "consent",
        Role::FirstUse => "first use",
        Role::Claim => "claim",
        Role::Cancel => "cancel",
        Role::Share => "share",
    }
}

/// `delay`.
#[must_use]
pub fn pain_cause(cause: PainCause) -> &'static str {
    match cause {
        PainCause::Failure => "failure",
        PainCause::Delay => "delay",
        PainCause::Inconsistency => "inconsistency",
        PainCause::Effort => "effort",
        PainCause::Price => "price",
        PainCause::Trust => "trust",
        PainCause::Other => "other",
    }
}

/// `surprise`.
#[must_use]
pub fn love_cause(cause: LoveCause) -> &'static str {
    match cause {
        LoveCause::Sensory => "sensory",
        LoveCause::Service => "service",
        LoveCause::Speed => "speed",
        LoveCause::Price => "price",
        LoveCause::Person => "person",
        LoveCause::Surprise => "surprise",
        LoveCause::Other => "other",
    }
}

/// `opt-in`.
#[must_use]
pub fn consent(consent: Consent) -> &'static str {
    match consent {
        Consent::NotNeeded => "not needed",
        Consent::OptIn => "opt-in",
        Consent::OptOut => "opt-out",
        Consent::NotAsked => "not asked",
    }
}

/// `online`.
#[must_use]
pub fn place(place: Place) -> &'static str {
    match place {
        Place::Online => "online",
        Place::Offline => "offline",
    }
}

/// `survey`.
#[must_use]
pub fn evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Assumption => "assumption",
        EvidenceKind::Workshop => "workshop",
        EvidenceKind::Observation => "observation",
        EvidenceKind::Interview => "interview",
        EvidenceKind::Survey => "survey",
        EvidenceKind::Review => "review",
        EvidenceKind::Complaint => "complaint",
        EvidenceKind::Analytics => "analytics",
    }
}

/// `fix a pain`.
#[must_use]
pub fn purpose(kind: OpportunityKind) -> &'static str {
    match kind {
        OpportunityKind::FixPain => "fix a pain",
        OpportunityKind::AmplifyLove => "amplify a love point",
        OpportunityKind::FillGap => "fill a gap",
    }
}

/// `in progress`.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::InProgress => "in progress",
        Status::Done => "done",
        Status::Dropped => "dropped",
    }
}

/// `win back`.
#[must_use]
pub fn lifecycle(lifecycle: Lifecycle) -> &'static str {
    match lifecycle {
        Lifecycle::Get => "get",
        Lifecycle::Keep => "keep",
        Lifecycle::Grow => "grow",
        Lifecycle::WinBack => "win back",
    }
}

/// "done 80 % (target 95 %)".
#[must_use]
pub fn metric(metric: &Metric) -> String {
    let with_unit = |value: &str| match (value.trim(), metric.unit.trim()) {
        (value, "") => value.to_owned(),
        (value, unit) => format!("{value} {unit}"),
    };
    let mut text = metric.name.trim().to_owned();
    if !metric.actual.trim().is_empty() {
        text.push_str(&format!(" {}", with_unit(&metric.actual)));
    }
    if !metric.target.trim().is_empty() {
        text.push_str(&format!(" (target {})", with_unit(&metric.target)));
    }
    text
}

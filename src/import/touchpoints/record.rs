//! One row to what it says; every cell is checked before any counts.

use super::column::{Columns, Role, folded};
use crate::{
    import::{
        note::RowFault,
        table::{Row, figure},
    },
    model::{
        BasisPoints, Creator, Effort, EffortSize, Emotion, LoveCause, PainCause, Phase, Rating, Role as TouchpointRole,
    },
};

const TEXT_LIMIT: usize = 64 << 10;

/// What a row says; nothing = the cell is empty or the column is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub line: usize,
    pub title: String,
    pub stage: String,
    pub phase: Option<Phase>,
    pub channels: Vec<String>,
    pub creator: Option<Creator>,
    /// By persona; none = everybody.
    pub emotions: Vec<(Option<String>, Emotion)>,
    pub importance: Option<Rating>,
    pub satisfaction: Option<Rating>,
    pub effort: Option<Effort>,
    pub pain_cause: Option<PainCause>,
    pub love_cause: Option<LoveCause>,
    pub roles: Vec<TouchpointRole>,
    pub action: String,
    pub thought: String,
    pub next: Vec<String>,
    pub notes: String,
}

/// Reads a row.
pub(super) fn read(row: &Row, columns: &Columns) -> Result<Read, RowFault> {
    let cell = |role: Role| columns.get(&role).map_or("", |place| row.cell(*place));
    if let Some(long) = row.cells.iter().find(|cell| cell.len() > TEXT_LIMIT) {
        return Err(RowFault::TooLong { bytes: long.len() });
    }
    let title = one_line(cell(Role::Title));
    if title.is_empty() {
        return Err(RowFault::NoTitle);
    }
    let emotions = columns.iter().filter_map(|(role, place)| match role {
        Role::Emotion(whose) if !row.cell(*place).is_empty() => Some((whose.clone(), row.cell(*place))),
        _ => None,
    });
    let emotions: Vec<(Option<String>, Emotion)> =
        emotions.map(|(whose, text)| Ok((whose, emotion(text)?))).collect::<Result<_, RowFault>>()?;
    let feels_good = emotions.iter().any(|(_, emotion)| *emotion > Emotion::NEUTRAL);
    let (pain_cause, love_cause) = given(cell(Role::Cause), |text| cause(text, feels_good))?.unwrap_or((None, None));
    Ok(Read {
        line: row.line,
        title,
        stage: one_line(cell(Role::Stage)),
        phase: given(cell(Role::Phase), |text| phase(text).ok_or_else(|| unknown("phase", text)))?,
        channels: list(cell(Role::Channels)),
        creator: given(cell(Role::Creator), creator)?,
        emotions,
        importance: given(cell(Role::Importance), |text| rating("importance", text))?,
        satisfaction: given(cell(Role::Satisfaction), |text| rating("satisfaction", text))?,
        effort: given(cell(Role::Effort), effort)?,
        pain_cause,
        love_cause,
        roles: list(cell(Role::Roles).replace(',', ";").as_str())
            .iter()
            .map(|one| role(one))
            .collect::<Result<_, _>>()?,
        action: cell(Role::Action).to_owned(),
        thought: cell(Role::Thought).to_owned(),
        next: list(cell(Role::Next)),
        notes: cell(Role::Notes).to_owned(),
    })
}

fn given<T>(text: &str, read: impl FnOnce(&str) -> Result<T, RowFault>) -> Result<Option<T>, RowFault> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

fn unknown(column: &'static str, text: &str) -> RowFault {
    RowFault::Unknown { column, text: text.to_owned() }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn list(text: &str) -> Vec<String> {
    text.split([';', '|']).map(one_line).filter(|word| !word.is_empty()).collect()
}

fn emotion(text: &str) -> Result<Emotion, RowFault> {
    let number = figure(text).ok_or_else(|| RowFault::NoNumber { column: "emotion", text: text.to_owned() })?;
    if !(-2.0..=2.0).contains(&number) {
        return Err(RowFault::Outside { column: "emotion", text: text.to_owned(), least: -2, most: 2 });
    }
    Ok(Emotion::clamped(rounded(number * 50.0)))
}

fn rating(column: &'static str, text: &str) -> Result<Rating, RowFault> {
    let number = figure(text).ok_or_else(|| RowFault::NoNumber { column, text: text.to_owned() })?;
    if !(0.0..=10.0).contains(&number) {
        return Err(RowFault::Outside { column, text: text.to_owned(), least: 0, most: 10 });
    }
    Ok(Rating::clamped(rounded(number * 10.0)))
}

#[expect(clippy::cast_possible_truncation, reason = "the number was checked to lie within a small range")]
fn rounded(number: f64) -> i64 {
    number.round() as i64
}

fn effort(text: &str) -> Result<Effort, RowFault> {
    let size = EffortSize::ALL.into_iter().find(|size| format!("{size:?}").eq_ignore_ascii_case(text));
    let number = || figure(text).filter(|number| (0.0..=1.0).contains(number));
    size.map(Effort::Size)
        .or_else(|| number().map(|number| Effort::Number(BasisPoints::clamped(rounded(number * 10_000.0)))))
        .ok_or_else(|| unknown("effort", text))
}

fn creator(text: &str) -> Result<Creator, RowFault> {
    let word = folded(text);
    let found = Creator::ALL.into_iter().find(|one| word.starts_with(&format!("{one:?}").to_lowercase()));
    found.ok_or_else(|| unknown("creator", text))
}

/// A phase by its name: "Pre-purchase", "before", "post".
pub(super) fn phase(text: &str) -> Option<Phase> {
    match folded(text).as_str() {
        "prepurchase" | "pre" | "before" | "beforethepurchase" | "beforepurchase" => Some(Phase::PrePurchase),
        "purchase" | "during" | "buying" => Some(Phase::Purchase),
        "postpurchase" | "post" | "after" | "afterthepurchase" | "afterpurchase" => Some(Phase::PostPurchase),
        _ => None,
    }
}

type Causes = (Option<PainCause>, Option<LoveCause>);

fn cause(text: &str, feels_good: bool) -> Result<Causes, RowFault> {
    let word = folded(text);
    let pain = match word.as_str() {
        "failure" => Some(PainCause::Failure),
        "delay" => Some(PainCause::Delay),
        "inconsistency" => Some(PainCause::Inconsistency),
        "effort" => Some(PainCause::Effort),
        "price" => Some(PainCause::Price),
        "trust" => Some(PainCause::Trust),
        "other" => Some(PainCause::Other),
        _ => None,
    };
    let love = match word.as_str() {
        "sensory" => Some(LoveCause::Sensory),
        "service" => Some(LoveCause::Service),
        "speed" => Some(LoveCause::Speed),
        "price" => Some(LoveCause::Price),
        "person" => Some(LoveCause::Person),
        "surprise" => Some(LoveCause::Surprise),
        "other" => Some(LoveCause::Other),
        _ => None,
    };
    match (pain, love) {
        (_, Some(love)) if feels_good || pain.is_none() => Ok((None, Some(love))),
        (Some(pain), _) => Ok((Some(pain), None)),
        _ => Err(unknown("cause", text)),
    }
}

fn role(text: &str) -> Result<TouchpointRole, RowFault> {
    Ok(match folded(text).as_str() {
        "entry" | "start" => TouchpointRole::Entry,
        "goal" => TouchpointRole::Goal,
        "research" => TouchpointRole::Research,
        "choice" | "choose" => TouchpointRole::Choose,
        "pay" => TouchpointRole::Pay,
        "sign" => TouchpointRole::Sign,
        "consent" => TouchpointRole::Consent,
        "firstuse" => TouchpointRole::FirstUse,
        "claim" => TouchpointRole::Claim,
        "cancel" => TouchpointRole::Cancel,
        "share" | "review" => TouchpointRole::Share,
        _ => return Err(unknown("role", text)),
    })
}

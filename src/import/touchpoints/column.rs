//! Which column is which, by its heading or because somebody said so.

use std::collections::BTreeMap;

pub(super) use crate::edit::folded_heading as folded;
use crate::{
    edit::Heading,
    import::{error::ImportError, table::Row, touchpoints::record::phase},
};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// What the touchpoint is called.
    Title,
    /// The stage it belongs to.
    Stage,
    /// The phase of the stage.
    Phase,
    /// Where it happens.
    Channels,
    /// Paid, owned or earned.
    Creator,
    /// How it feels, to everybody or to one persona.
    Emotion(Option<String>),
    /// 0 to 10.
    Importance,
    /// 0 to 10.
    Satisfaction,
    /// XS to XL, or a part of 1.
    Effort,
    /// Why it hurts, or is loved.
    Cause,
    /// What it does in the journey.
    Roles,
    /// What the customer does.
    Action,
    /// What she thinks.
    Thought,
    /// The touchpoints that come next.
    Next,
    /// Anything else.
    Notes,
}

impl From<Heading> for Role {
    fn from(heading: Heading) -> Self {
        match heading {
            Heading::Title => Role::Title,
            Heading::Stage => Role::Stage,
            Heading::Phase => Role::Phase,
            Heading::Channels => Role::Channels,
            Heading::Creator => Role::Creator,
            Heading::Emotion => Role::Emotion(None),
            Heading::Importance => Role::Importance,
            Heading::Satisfaction => Role::Satisfaction,
            Heading::Effort => Role::Effort,
            Heading::Cause => Role::Cause,
            Heading::Roles => Role::Roles,
            Heading::Action => Role::Action,
            Heading::Thought => Role::Thought,
            Heading::Next => Role::Next,
            Heading::Notes => Role::Notes,
        }
    }
}

/// Where each role stands.
pub(super) type Columns = BTreeMap<Role, usize>;

/// The columns, and the headings of those that have no role. What somebody said comes before what a heading says; of
/// two columns with one role the first has it.
pub(super) fn columns(
    header: &Row,
    rows: &[Row],
    said: &[(String, String)],
) -> Result<(Columns, Vec<String>), ImportError> {
    let mut columns = Columns::new();
    for (role, name) in said {
        let role = role_of(role).ok_or_else(|| ImportError::NoSuchRole { role: role.clone(), known: names() })?;
        let place = header.cells.iter().position(|cell| folded(cell) == folded(name));
        let headings = || header.cells.iter().map(|cell| cell.trim().to_owned()).collect();
        let place = place.ok_or_else(|| ImportError::NoSuchColumn { name: name.clone(), known: headings() })?;
        columns.insert(role, place);
    }
    let taken: Vec<usize> = columns.values().copied().collect();
    let mut unread = Vec::new();
    for (place, heading) in header.cells.iter().enumerate().filter(|(place, _)| !taken.contains(place)) {
        match role_of(heading) {
            Some(role) if !columns.contains_key(&role) => drop(columns.insert(role, place)),
            _ if heading.trim().is_empty() => {}
            _ => unread.push(heading.trim().to_owned()),
        }
    }
    phase_may_be_stage(&mut columns, rows);
    if columns.contains_key(&Role::Title) {
        Ok((columns, unread))
    } else {
        let found = header.cells.iter().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty());
        Err(ImportError::NoTitles { found: found.collect() })
    }
}

/// Many call a stage a phase: where there is no other column of stages and its words are no phases, it is one.
fn phase_may_be_stage(columns: &mut Columns, rows: &[Row]) {
    let Some(place) = columns.get(&Role::Phase).copied().filter(|_| !columns.contains_key(&Role::Stage)) else {
        return;
    };
    let is_phase = |row: &Row| row.cell(place).is_empty() || phase(row.cell(place)).is_some();
    if !rows.iter().all(is_phase) {
        columns.remove(&Role::Phase);
        columns.insert(Role::Stage, place);
    }
}

/// The role of a heading: `Emotion: Maya` is that of one persona.
fn role_of(heading: &str) -> Option<Role> {
    match heading.split_once(':') {
        Some((kind, persona)) if Heading::of(kind) == Some(Heading::Emotion) && !persona.trim().is_empty() => {
            Some(Role::Emotion(Some(persona.trim().to_owned())))
        }
        _ => Heading::of(heading).map(Role::from),
    }
}

fn names() -> Vec<String> {
    Heading::names().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> Row {
        Row { line: 1, cells: cells.split(',').map(str::to_owned).collect() }
    }

    #[test]
    fn headings_are_known_in_any_case_and_order() {
        let (found, unread) = columns(&row("Colour, SCORE:Maya ,Touch-point,Score"), &[], &[]).expect("titles");
        let maya = Role::Emotion(Some("Maya".into()));
        assert_eq!(found, [(Role::Title, 2), (Role::Emotion(None), 3), (maya, 1)].into());
        assert_eq!(unread, ["Colour"]);
    }

    #[test]
    fn what_was_said_comes_first() {
        let said = [("title".to_owned(), "what".to_owned())];
        let (found, unread) = columns(&row("Step,What"), &[], &said).expect("titles");
        assert_eq!((found, unread), ([(Role::Title, 1)].into(), vec!["Step".to_owned()]));
        let no_role = columns(&row("Step"), &[], &[("colour".into(), "Step".into())]);
        assert!(matches!(no_role, Err(ImportError::NoSuchRole { .. })));
        let no_column = columns(&row("Step"), &[], &[("title".into(), "Titel".into())]);
        assert!(matches!(no_column, Err(ImportError::NoSuchColumn { .. })));
        assert!(matches!(columns(&row("Colour"), &[], &[]), Err(ImportError::NoTitles { .. })));
    }

    #[test]
    fn a_phase_that_is_none_is_a_stage() {
        let (found, _) = columns(&row("Task,Phase"), &[row("a,Discovery")], &[]).expect("titles");
        assert!(found.contains_key(&Role::Stage) && !found.contains_key(&Role::Phase));
        let (found, _) = columns(&row("Task,Phase"), &[row("a,pre-purchase")], &[]).expect("titles");
        assert!(found.contains_key(&Role::Phase));
    }
}

//! The header of a table: which column says what, by the names that people use.

use super::name::folded;
use crate::{
    edit::Heading,
    model::{Id, Persona},
};

/// What a column of a table says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The title.
    Title,
    /// The stage.
    Stage,
    /// The phase of the stage.
    Phase,
    /// The channels.
    Channels,
    /// Paid, owned or earned.
    Creator,
    /// How it feels, to a persona or to the one in focus.
    Emotion(Option<Id<Persona>>),
    /// How much it matters, 0 to 10.
    Importance,
    /// How satisfied customers are, 0 to 10.
    Satisfaction,
    /// What it costs to improve.
    Effort,
    /// Why it hurts or is loved.
    Cause,
    /// What it does in the journey.
    Roles,
    /// What the customer does.
    Action,
    /// What she thinks.
    Thought,
    /// What comes next.
    Next,
    /// Anything else.
    Notes,
}

impl From<Heading> for Column {
    fn from(heading: Heading) -> Self {
        match heading {
            Heading::Title => Column::Title,
            Heading::Stage => Column::Stage,
            Heading::Phase => Column::Phase,
            Heading::Channels => Column::Channels,
            Heading::Creator => Column::Creator,
            Heading::Emotion => Column::Emotion(None),
            Heading::Importance => Column::Importance,
            Heading::Satisfaction => Column::Satisfaction,
            Heading::Effort => Column::Effort,
            Heading::Cause => Column::Cause,
            Heading::Roles => Column::Roles,
            Heading::Action => Column::Action,
            Heading::Thought => Column::Thought,
            Heading::Next => Column::Next,
            Heading::Notes => Column::Notes,
        }
    }
}

/// Which column a header names; `emotion: Maya` is hers.
pub(super) fn column(header: &str, personas: &[(Id<Persona>, String)]) -> Option<Column> {
    if let Some((feeling, name)) = header.split_once(':') {
        let is_feeling = column(feeling, personas) == Some(Column::Emotion(None));
        let persona = personas.iter().find(|(_, other)| *other == folded(name)).map(|(id, _)| *id);
        return persona.filter(|_| is_feeling).map(|id| Column::Emotion(Some(id)));
    }
    Heading::of(header).map(Column::from)
}

/// The columns of a header, if these cells are one: it names the title, or two columns of any kind.
pub(super) fn columns(cells: &[&str], personas: &[(Id<Persona>, String)]) -> Option<Vec<Option<Column>>> {
    let mut columns: Vec<Option<Column>> = cells.iter().map(|cell| column(cell, personas)).collect();
    let known = columns.iter().flatten().count();
    let has_title = columns.contains(&Some(Column::Title));
    if !has_title && known < 2 {
        return None;
    }
    // Where the table says both stage and phase, or neither, that is what they are; a lone phase names the stages.
    if !columns.contains(&Some(Column::Stage)) {
        columns.iter_mut().filter(|column| **column == Some(Column::Phase)).for_each(|column| {
            *column = Some(Column::Stage);
        });
    }
    if !has_title && let Some(first) = columns.iter_mut().find(|column| column.is_none()) {
        *first = Some(Column::Title);
    }
    Some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_known_by_the_names_that_people_use() {
        let maya = Id::from_words("Maya", 0);
        let columns = |cells: &[&str]| columns(cells, &[(maya, "maya".into())]);
        assert_eq!(
            columns(&["Stage", "Step", "Emotion: Maya", "Colour"]),
            Some(vec![Some(Column::Stage), Some(Column::Title), Some(Column::Emotion(Some(maya))), None])
        );
        assert_eq!(
            columns(&["Phase", "What", "Score"]),
            Some(vec![Some(Column::Stage), Some(Column::Title), Some(Column::Emotion(None))])
        );
        assert_eq!(columns(&["Sees ad", "Price"]), None);
        assert_eq!(columns(&["Sees ad", "owned"]), None);
    }
}

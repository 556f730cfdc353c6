//! The field's checklists, asked of each stage. They are data: one file each, with its source.

use std::sync::OnceLock;

use serde::Deserialize;

/// A checklist.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Its name in the map file, the first part of the key of an answer.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Who made it, and when.
    pub source: String,
    /// What it asks.
    pub questions: Vec<Question>,
}

/// A question of a checklist. Yes is the good answer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name in the map file, the second part of the key of an answer.
    pub name: String,
    /// The word that the field has for it.
    pub title: String,
    /// The question.
    pub asks: String,
}

impl Checklist {
    /// What an answer is filed under in `Stage::checklist`: `trust/reliability`.
    #[must_use]
    pub fn key(&self, question: &str) -> String {
        format!("{}/{question}", self.name)
    }

    /// The keys of all its answers.
    pub fn keys(&self) -> impl Iterator<Item = String> + '_ {
        self.questions.iter().map(|question| self.key(&question.name))
    }

    /// The question of this name.
    #[must_use]
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.name == name)
    }
}

const FILES: [&str; 5] = [
    include_str!("../../assets/checklists/relationship.ron"),
    include_str!("../../assets/checklists/five-es.ron"),
    include_str!("../../assets/checklists/trust.ron"),
    include_str!("../../assets/checklists/fairness.ron"),
    include_str!("../../assets/checklists/lifecycle.ron"),
];

/// All checklists.
#[must_use]
pub fn checklists() -> &'static [Checklist] {
    static READ: OnceLock<Vec<Checklist>> = OnceLock::new();
    // A file that cannot be read is no checklist; the test below keeps that from happening.
    READ.get_or_init(|| FILES.iter().filter_map(|text| ron::from_str(text).ok()).collect())
}

/// The checklist of this name.
#[must_use]
pub fn checklist(name: &str) -> Option<&'static Checklist> {
    checklists().iter().find(|list| list.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_checklist_can_be_read_and_every_question_has_a_key_of_its_own() {
        for text in FILES {
            ron::from_str::<Checklist>(text).expect("a shipped checklist");
        }
        let keys: Vec<String> = checklists().iter().flat_map(Checklist::keys).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
        assert_eq!(keys.len(), 4 + 5 + 4 + 4 + 4);
    }

    #[test]
    fn every_question_is_a_question() {
        let asks = checklists().iter().flat_map(|list| &list.questions).map(|question| &question.asks);
        assert!(asks.clone().all(|asks| asks.ends_with('?')), "{:?}", asks.collect::<Vec<_>>());
    }
}

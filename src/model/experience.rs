//! How one touchpoint feels to one persona.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{evidence::Evidence, id::Id, persona::Persona, table::UniqueMap, touchpoint::Touchpoint, unit::Emotion};

/// Which experience: one touchpoint, one persona.
pub type ExperienceKey = (Id<Touchpoint>, Id<Persona>);

/// "How it feels for Maya."
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Experience {
    /// How it feels; none = nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emotion: Option<Emotion>,
    /// She does not come here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_absent: bool,
    /// What she thinks, in her words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub thought: String,
    /// Why she does it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub motivation: String,
    /// What she expects.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub expectation: String,
    /// Ratings of the team, by rater.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "super::table::unique")]
    pub ratings: BTreeMap<String, Emotion>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

impl Experience {
    /// An experience of which only the emotion is known.
    #[must_use]
    pub fn feels(emotion: Emotion) -> Self {
        Self { emotion: Some(emotion), ..Self::default() }
    }
}

/// All experiences, by touchpoint, then persona. A clone is a pointer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Experiences(Arc<BTreeMap<ExperienceKey, Arc<Experience>>>);

impl Experiences {
    /// How `touchpoint` feels to `persona`.
    #[must_use]
    pub fn get(&self, touchpoint: Id<Touchpoint>, persona: Id<Persona>) -> Option<&Experience> {
        self.0.get(&(touchpoint, persona)).map(AsRef::as_ref)
    }

    /// The same, shared.
    #[must_use]
    pub fn get_shared(&self, key: ExperienceKey) -> Option<&Arc<Experience>> {
        self.0.get(&key)
    }

    /// All, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (ExperienceKey, &Experience)> {
        self.0.iter().map(|(key, experience)| (*key, experience.as_ref()))
    }

    /// All, sorted by key, shared: for comparing by pointer.
    pub fn iter_shared(&self) -> impl Iterator<Item = (ExperienceKey, &Arc<Experience>)> {
        self.0.iter().map(|(key, experience)| (*key, experience))
    }

    /// Those of one touchpoint, sorted by persona.
    pub fn at(&self, touchpoint: Id<Touchpoint>) -> impl Iterator<Item = (Id<Persona>, &Experience)> {
        self.0
            .range((touchpoint, Id::LOWEST)..=(touchpoint, Id::HIGHEST))
            .map(|((_, persona), experience)| (*persona, experience.as_ref()))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Are there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts one in, in place of the one that was there.
    pub fn insert(&mut self, key: ExperienceKey, experience: impl Into<Arc<Experience>>) -> Option<Arc<Experience>> {
        Arc::make_mut(&mut self.0).insert(key, experience.into())
    }

    /// Takes one out.
    pub fn remove(&mut self, key: ExperienceKey) -> Option<Arc<Experience>> {
        if self.0.contains_key(&key) { Arc::make_mut(&mut self.0).remove(&key) } else { None }
    }

    /// Are the two the very same? (`false` says nothing.)
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl FromIterator<(ExperienceKey, Experience)> for Experiences {
    fn from_iter<I: IntoIterator<Item = (ExperienceKey, Experience)>>(records: I) -> Self {
        Self(Arc::new(records.into_iter().map(|(key, record)| (key, Arc::new(record))).collect()))
    }
}

impl Serialize for Experiences {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut nested: BTreeMap<Id<Touchpoint>, BTreeMap<Id<Persona>, &Experience>> = BTreeMap::new();
        for ((touchpoint, persona), experience) in self.iter() {
            nested.entry(touchpoint).or_default().insert(persona, experience);
        }
        nested.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Experiences {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let nested: UniqueMap<Id<Touchpoint>, UniqueMap<Id<Persona>, Experience>> =
            UniqueMap::deserialize(deserializer)?;
        Ok(nested
            .0
            .into_iter()
            .flat_map(|(touchpoint, by)| by.0.into_iter().map(move |(persona, record)| ((touchpoint, persona), record)))
            .collect())
    }
}

//! A table of records by id. What is inside is hidden: a clone is a pointer, equal pointers mean
//! "unchanged", and order is always that of the ids.

use std::{collections::BTreeMap, fmt, marker::PhantomData, sync::Arc};

use rand_core::Rng;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::id::{Id, Kind};

/// Records of one kind by their id, sorted.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Table<T: Kind>(Arc<BTreeMap<Id<T>, Arc<T>>>);

impl<T: Kind> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Kind> Default for Table<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T: Kind> Table<T> {
    /// The record with this id.
    #[must_use]
    pub fn get(&self, id: Id<T>) -> Option<&T> {
        self.0.get(&id).map(AsRef::as_ref)
    }

    /// The record with this id, shared.
    #[must_use]
    pub fn get_shared(&self, id: Id<T>) -> Option<&Arc<T>> {
        self.0.get(&id)
    }

    /// Is there a record with this id?
    #[must_use]
    pub fn contains(&self, id: Id<T>) -> bool {
        self.0.contains_key(&id)
    }

    /// A random id that no record here has.
    #[must_use]
    pub fn free_id(&self, source: &mut impl Rng) -> Id<T> {
        loop {
            let id = Id::random(source);
            if !self.contains(id) {
                return id;
            }
        }
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Are there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All records, by id.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        self.0.iter().map(|(id, record)| (*id, record.as_ref()))
    }

    /// All records, by id, shared: for comparing by pointer.
    pub fn iter_shared(&self) -> impl Iterator<Item = (Id<T>, &Arc<T>)> {
        self.0.iter().map(|(id, record)| (*id, record))
    }

    /// All ids, sorted.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + '_ {
        self.0.keys().copied()
    }

    /// All records, in the order of their ids.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.values().map(AsRef::as_ref)
    }

    /// Are the two the very same table? (`false` says nothing.)
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: Kind + Clone> Table<T> {
    /// Puts a record in, in place of the one that had its id.
    pub fn insert(&mut self, id: Id<T>, record: impl Into<Arc<T>>) -> Option<Arc<T>> {
        Arc::make_mut(&mut self.0).insert(id, record.into())
    }

    /// Takes a record out.
    pub fn remove(&mut self, id: Id<T>) -> Option<Arc<T>> {
        if self.contains(id) { Arc::make_mut(&mut self.0).remove(&id) } else { None }
    }

    /// Changes a record in place; false where there is none.
    pub fn update(&mut self, id: Id<T>, change: impl FnOnce(&mut T)) -> bool {
        if !self.contains(id) {
            return false;
        }
        match Arc::make_mut(&mut self.0).get_mut(&id) {
            Some(record) => {
                change(Arc::make_mut(record));
                true
            }
            None => false,
        }
    }
}

impl<T: Kind> FromIterator<(Id<T>, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (Id<T>, T)>>(records: I) -> Self {
        Self(Arc::new(records.into_iter().map(|(id, record)| (id, Arc::new(record))).collect()))
    }
}

impl<T: Kind + Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, T: Kind + Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let records: UniqueMap<Id<T>, Arc<T>> = UniqueMap::deserialize(deserializer)?;
        Ok(Self(Arc::new(records.0)))
    }
}

/// A map that refuses the same key twice (serde takes the last one silently).
pub(super) struct UniqueMap<K, V>(pub(super) BTreeMap<K, V>);

impl<'de, K: Deserialize<'de> + Ord + fmt::Debug, V: Deserialize<'de>> Deserialize<'de> for UniqueMap<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit<K, V>(PhantomData<(K, V)>);
        impl<'de, K: Deserialize<'de> + Ord + fmt::Debug, V: Deserialize<'de>> de::Visitor<'de> for Visit<K, V> {
            type Value = UniqueMap<K, V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map in which every key stands once")
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut records = BTreeMap::new();
                while let Some(key) = access.next_key::<K>()? {
                    if records.contains_key(&key) {
                        return Err(de::Error::custom(format_args!("`{key:?}` stands twice")));
                    }
                    records.insert(key, access.next_value::<V>()?);
                }
                Ok(UniqueMap(records))
            }
        }
        deserializer.deserialize_map(Visit(PhantomData))
    }
}

/// For fields that are maps of their own: a key that stands twice is refused, not overwritten.
pub(super) fn unique<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + fmt::Debug,
    V: Deserialize<'de>,
{
    UniqueMap::deserialize(deserializer).map(|map| map.0)
}

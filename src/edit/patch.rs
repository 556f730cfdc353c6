//! Patches: for every record that changed, what it was and what it is. Derived by comparing two maps, so nobody
//! ever writes an inverse; records that are the very same (by pointer) are passed over, so it is cheap.

use std::{collections::BTreeMap, sync::Arc};

use crate::model::{
    About, Channel, Experience, ExperienceKey, Experiences, Id, JourneyMap, Kind, Link, Opportunity, Persona, Settings,
    Stage, Subject, Table, Touchpoint,
};

/// The map is not the one that the patch was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{0:?} is not as the patch expects it")]
pub struct Stale(pub Subject);

/// What changed from one map to another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Patch {
    about: Changes<(), About>,
    settings: Changes<(), Settings>,
    personas: Changes<Id<Persona>, Persona>,
    stages: Changes<Id<Stage>, Stage>,
    channels: Changes<Id<Channel>, Channel>,
    touchpoints: Changes<Id<Touchpoint>, Touchpoint>,
    experiences: Changes<ExperienceKey, Experience>,
    links: Changes<Id<Link>, Link>,
    opportunities: Changes<Id<Opportunity>, Opportunity>,
}

impl Patch {
    /// What changed from `old` to `new`.
    #[must_use]
    pub fn between(old: &JourneyMap, new: &JourneyMap) -> Patch {
        Patch {
            about: Changes::of_one(&old.about, &new.about),
            settings: Changes::of_one(&old.settings, &new.settings),
            personas: Changes::between(&old.personas, &new.personas),
            stages: Changes::between(&old.stages, &new.stages),
            channels: Changes::between(&old.channels, &new.channels),
            touchpoints: Changes::between(&old.touchpoints, &new.touchpoints),
            experiences: Changes::between(&old.experiences, &new.experiences),
            links: Changes::between(&old.links, &new.links),
            opportunities: Changes::between(&old.opportunities, &new.opportunities),
        }
    }

    /// The map with the change made. Records outside the patch may be any.
    ///
    /// # Errors
    /// [`Stale`] names the first record that is not as the patch expects it.
    pub fn apply(&self, to: &JourneyMap) -> Result<JourneyMap, Stale> {
        let mut map = to.clone();
        self.about.apply_to_one(&mut map.about, Subject::About)?;
        self.settings.apply_to_one(&mut map.settings, Subject::Settings)?;
        self.personas.apply(&mut map.personas, Subject::Persona)?;
        self.stages.apply(&mut map.stages, Subject::Stage)?;
        self.channels.apply(&mut map.channels, Subject::Channel)?;
        self.touchpoints.apply(&mut map.touchpoints, Subject::Touchpoint)?;
        self.experiences.apply(&mut map.experiences, Subject::Experience)?;
        self.links.apply(&mut map.links, Subject::Link)?;
        self.opportunities.apply(&mut map.opportunities, Subject::Opportunity)?;
        Ok(map)
    }

    /// The way back.
    #[must_use]
    pub fn inverse(&self) -> Patch {
        Patch {
            about: self.about.inverse(),
            settings: self.settings.inverse(),
            personas: self.personas.inverse(),
            stages: self.stages.inverse(),
            channels: self.channels.inverse(),
            touchpoints: self.touchpoints.inverse(),
            experiences: self.experiences.inverse(),
            links: self.links.inverse(),
            opportunities: self.opportunities.inverse(),
        }
    }

    /// This change, then the next one, as one. `next` must begin where this one ends.
    #[must_use]
    pub fn then(&self, next: &Patch) -> Patch {
        Patch {
            about: self.about.then(&next.about),
            settings: self.settings.then(&next.settings),
            personas: self.personas.then(&next.personas),
            stages: self.stages.then(&next.stages),
            channels: self.channels.then(&next.channels),
            touchpoints: self.touchpoints.then(&next.touchpoints),
            experiences: self.experiences.then(&next.experiences),
            links: self.links.then(&next.links),
            opportunities: self.opportunities.then(&next.opportunities),
        }
    }

    /// The records that change, by kind, then id.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> + '_ {
        let about = self.about.keys().map(|()| Subject::About);
        let settings = self.settings.keys().map(|()| Subject::Settings);
        about
            .chain(settings)
            .chain(self.personas.keys().map(Subject::Persona))
            .chain(self.stages.keys().map(Subject::Stage))
            .chain(self.channels.keys().map(Subject::Channel))
            .chain(self.touchpoints.keys().map(Subject::Touchpoint))
            .chain(self.experiences.keys().map(Subject::Experience))
            .chain(self.links.keys().map(Subject::Link))
            .chain(self.opportunities.keys().map(Subject::Opportunity))
    }

    /// Does nothing change?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.subjects().next().is_none()
    }

    /// About how many bytes it keeps alive: its records, written out. A record that other patches keep too is
    /// counted in each.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.about.bytes()
            + self.settings.bytes()
            + self.personas.bytes()
            + self.stages.bytes()
            + self.channels.bytes()
            + self.touchpoints.bytes()
            + self.experiences.bytes()
            + self.links.bytes()
            + self.opportunities.bytes()
    }
}

/// What a record was and is; none = not there.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Change<T> {
    old: Option<Arc<T>>,
    new: Option<Arc<T>>,
}

impl<T> Clone for Change<T> {
    fn clone(&self) -> Self {
        Self { old: self.old.clone(), new: self.new.clone() }
    }
}

/// The changes of one kind of record, by key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Changes<K, T>(BTreeMap<K, Change<T>>);

impl<K, T> Default for Changes<K, T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Eq + Clone> Changes<(), T> {
    fn of_one(old: &T, new: &T) -> Self {
        let share = |record: &T| Some(Arc::new(record.clone()));
        let changed = old != new;
        Self(changed.then(|| ((), Change { old: share(old), new: share(new) })).into_iter().collect())
    }

    fn apply_to_one(&self, record: &mut T, subject: Subject) -> Result<(), Stale> {
        for change in self.0.values() {
            if change.old.as_deref() != Some(record) {
                return Err(Stale(subject));
            }
            if let Some(new) = &change.new {
                record.clone_from(new);
            }
        }
        Ok(())
    }
}

impl<K: Ord + Copy, T: Eq> Changes<K, T> {
    fn between<R: Records<Key = K, Record = T>>(old: &R, new: &R) -> Self {
        let mut changes = BTreeMap::new();
        if !old.is_same(new) {
            // Both are sorted: walk them side by side.
            let (mut olds, mut news) = (old.shared().peekable(), new.shared().peekable());
            loop {
                let (key, was, is) = match (olds.peek(), news.peek()) {
                    (None, None) => break,
                    (Some((key, _)), Some((other, _))) if key == other => (*key, olds.next(), news.next()),
                    (Some((key, _)), Some((other, _))) if key < other => (*key, olds.next(), None),
                    (Some((key, _)), None) => (*key, olds.next(), None),
                    (_, Some((key, _))) => (*key, None, news.next()),
                };
                let (was, is) = (was.map(|(_, record)| record), is.map(|(_, record)| record));
                if was != is {
                    changes.insert(key, Change { old: was.cloned(), new: is.cloned() });
                }
            }
        }
        Self(changes)
    }

    fn apply<R: Records<Key = K, Record = T>>(&self, to: &mut R, subject: fn(K) -> Subject) -> Result<(), Stale> {
        for (key, change) in &self.0 {
            if to.get(*key) != change.old.as_ref() {
                return Err(Stale(subject(*key)));
            }
            to.put(*key, change.new.clone());
        }
        Ok(())
    }

    fn inverse(&self) -> Self {
        let turned = |change: &Change<T>| Change { old: change.new.clone(), new: change.old.clone() };
        Self(self.0.iter().map(|(key, change)| (*key, turned(change))).collect())
    }

    fn then(&self, next: &Self) -> Self {
        let mut changes = self.0.clone();
        for (key, change) in &next.0 {
            changes.entry(*key).and_modify(|first| first.new.clone_from(&change.new)).or_insert_with(|| change.clone());
        }
        changes.retain(|_, change| change.old != change.new);
        Self(changes)
    }

    fn keys(&self) -> impl Iterator<Item = K> + '_ {
        self.0.keys().copied()
    }
}

impl<K, T: serde::Serialize> Changes<K, T> {
    fn bytes(&self) -> usize {
        let records = self.0.values().flat_map(|change| [&change.old, &change.new]).flatten();
        records.map(|record| written_bytes(record.as_ref())).sum()
    }
}

/// How long a record is when written out; its size in memory is of that order, and pictures count in full.
fn written_bytes<T: serde::Serialize>(record: &T) -> usize {
    struct Count(usize);
    impl std::io::Write for Count {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut count = Count(size_of::<T>());
    match serde_json::to_writer(&mut count, record) {
        Ok(()) | Err(_) => count.0,
    }
}

/// What `Table` and `Experiences` have in common.
trait Records {
    type Key;
    type Record;
    fn is_same(&self, other: &Self) -> bool;
    fn shared<'a>(&'a self) -> impl Iterator<Item = (Self::Key, &'a Arc<Self::Record>)>
    where
        Self::Record: 'a;
    fn get(&self, key: Self::Key) -> Option<&Arc<Self::Record>>;
    fn put(&mut self, key: Self::Key, record: Option<Arc<Self::Record>>);
}

impl<T: Kind + Clone> Records for Table<T> {
    type Key = Id<T>;
    type Record = T;
    fn is_same(&self, other: &Self) -> bool {
        Table::is_same(self, other)
    }
    fn shared<'a>(&'a self) -> impl Iterator<Item = (Id<T>, &'a Arc<T>)>
    where
        T: 'a,
    {
        self.iter_shared()
    }
    fn get(&self, key: Id<T>) -> Option<&Arc<T>> {
        self.get_shared(key)
    }
    fn put(&mut self, key: Id<T>, record: Option<Arc<T>>) {
        match record {
            Some(record) => drop(self.insert(key, record)),
            None => drop(self.remove(key)),
        }
    }
}

impl Records for Experiences {
    type Key = ExperienceKey;
    type Record = Experience;
    fn is_same(&self, other: &Self) -> bool {
        Experiences::is_same(self, other)
    }
    fn shared<'a>(&'a self) -> impl Iterator<Item = (ExperienceKey, &'a Arc<Experience>)>
    where
        Experience: 'a,
    {
        self.iter_shared()
    }
    fn get(&self, key: ExperienceKey) -> Option<&Arc<Experience>> {
        self.get_shared(key)
    }
    fn put(&mut self, key: ExperienceKey, record: Option<Arc<Experience>>) {
        match record {
            Some(record) => drop(self.insert(key, record)),
            None => drop(self.remove(key)),
        }
    }
}

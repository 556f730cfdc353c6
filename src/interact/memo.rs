//! A cache of one: the last answer and the question that it answers.

/// The last answer, kept with its question. The key is the question: everything that the answer depends on.
#[derive(Debug, Clone)]
pub struct Memo<K, V>(Option<(K, V)>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    /// The answer to `key`: the one that is kept, or one made now and kept in its place.
    pub fn get_or_make(&mut self, key: K, make: impl FnOnce(&K) -> V) -> &V {
        let kept = match self.0.take() {
            Some((old, value)) if old == key => (old, value),
            _ => {
                let value = make(&key);
                (key, value)
            }
        };
        &self.0.insert(kept).1
    }

    /// The answer that is kept, whatever its question.
    #[must_use]
    pub fn last(&self) -> Option<&V> {
        self.0.as_ref().map(|(_, value)| value)
    }

    /// Keeps an answer that was made elsewhere (on a worker).
    pub fn put(&mut self, key: K, value: V) {
        self.0 = Some((key, value));
    }

    /// Is the answer to this question kept?
    #[must_use]
    pub fn is_for(&self, key: &K) -> bool {
        self.0.as_ref().is_some_and(|(kept, _)| kept == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_made_once_for_each_question_in_a_row() {
        let mut memo = Memo::default();
        let mut made = 0;
        for key in [1, 1, 2, 2, 2, 1] {
            let answer = *memo.get_or_make(key, |key| {
                made += 1;
                key * 10
            });
            assert_eq!(answer, key * 10);
        }
        assert_eq!(made, 3);
        assert!(memo.is_for(&1) && !memo.is_for(&2));
        memo.put(5, 50);
        assert_eq!(memo.last(), Some(&50));
    }
}

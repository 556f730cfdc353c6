//! What was set before: kept until there is too much of it, and then the half not asked for is let go.

use std::{collections::HashMap, sync::Arc};

use crate::layout::text::{Runs, TextStyle};

/// Texts in one generation. A map of 10,000 cards has some 30,000 texts, and a glyph takes 20 bytes.
const MOST_TEXTS: usize = 50_000;
/// Bytes of text in one generation.
const MOST_BYTES: usize = 4 << 20;

type Look = (TextStyle, Option<u32>);

#[derive(Default)]
struct Generation {
    by_look: HashMap<Look, HashMap<Box<str>, Arc<Runs>>>,
    texts: usize,
    bytes: usize,
}

impl Generation {
    fn find(&self, text: &str, look: Look) -> Option<&Arc<Runs>> {
        self.by_look.get(&look)?.get(text)
    }

    fn keep(&mut self, text: &str, look: Look, runs: Arc<Runs>) {
        self.texts += 1;
        self.bytes += text.len();
        self.by_look.entry(look).or_default().insert(text.into(), runs);
    }

    fn is_full(&self) -> bool {
        self.texts >= MOST_TEXTS || self.bytes >= MOST_BYTES
    }
}

/// Two generations: what is found in the old one moves to the young one; a full young one becomes the old one.
#[derive(Default)]
pub(super) struct Kept {
    young: Generation,
    old: Generation,
}

impl Kept {
    pub(super) fn find(&mut self, text: &str, style: TextStyle, width: Option<f32>) -> Option<Arc<Runs>> {
        let look = (style, width.map(f32::to_bits));
        if let Some(runs) = self.young.find(text, look) {
            return Some(Arc::clone(runs));
        }
        let runs = Arc::clone(self.old.find(text, look)?);
        self.keep(text, style, width, Arc::clone(&runs));
        Some(runs)
    }

    pub(super) fn keep(&mut self, text: &str, style: TextStyle, width: Option<f32>, runs: Arc<Runs>) {
        if self.young.is_full() {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.keep(text, (style, width.map(f32::to_bits)), runs);
    }
}

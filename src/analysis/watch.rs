//! Somebody who waits for the report.

/// Is told how far the analysis is, and may stop it. Several threads ask and tell.
pub trait Watch: Sync {
    /// Should it stop? Asked every few milliseconds.
    fn is_stopped(&self) -> bool;
    /// How far it is, 0..=1.
    fn progress(&self, done: f32);
}

/// Nobody waits: it runs to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NoWatch;

impl Watch for NoWatch {
    fn is_stopped(&self) -> bool {
        false
    }
    fn progress(&self, _done: f32) {}
}

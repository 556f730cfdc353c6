//! WHAT a map is: the records, their ids and units, and what makes a map sound.
//!
//! This floor knows the words of the field (persona, stage, touchpoint …) and nothing of how a
//! map changes, what it means, or how it looks. It holds no floats, no indices and no sentences:
//! so every record is `Eq + Hash`, free of NaN, diffable and mergeable.
//!
//! Limitations: a record is replaced as a whole; two people who change two fields of one record
//! meet in the merge, not here.

mod brand;
mod channel;
mod evidence;
mod experience;
mod id;
mod link;
mod map;
mod opportunity;
mod order;
mod persona;
mod soundness;
mod stage;
mod subject;
mod table;
mod touchpoint;
mod unit;

pub use brand::{Brand, NoTint, Tint};
pub use channel::{Channel, Place};
pub use evidence::{Evidence, EvidenceKind};
pub use experience::{Experience, ExperienceKey, Experiences};
pub use id::{Id, IdError, Kind};
pub use link::Link;
pub use map::{About, JourneyMap, Leftover, Settings, State, Weights};
pub use opportunity::{Lifecycle, Opportunity, OpportunityKind, Status};
pub use order::{Order, OrderError};
pub use persona::{Loyalty, Persona, Picture, Portrait, ValueProfile};
pub use soundness::{Fault, check};
pub use stage::{Answer, Phase, Stage};
pub use subject::Subject;
pub use table::Table;
pub use touchpoint::{
    Consent, Creator, Dimension, FindingKind, Initiator, LoveCause, Metric, Offset, PainCause, Procedure, Role, RunBy,
    Touchpoint, Verdict, VerdictRuling,
};
pub use unit::{BasisPoints, Effort, EffortSize, Emotion, Face, Flow, Rating, UnitError};

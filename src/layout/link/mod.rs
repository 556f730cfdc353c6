//! Links: from side to side through the ways between the columns, upright where one card follows the other.
//!
//! In four steps: [`port`] says where on a card's side each link begins and ends, [`passage`] finds a
//! row for links that cross columns, [`lane`] keeps those that share a way apart, [`shape`] draws
//! round corners and arrow heads. [`label`] then finds a free place for every share.

mod aside;
mod follow;
mod label;
mod lane;
mod passage;
mod port;
mod shape;
mod taken;
mod wire;

pub(super) use aside::lead_aside;
pub(super) use follow::{Held, follow};
pub(super) use label::Pills;
pub(super) use shape::arrow;
pub(super) use taken::{Taken, Weight};
pub(super) use wire::{FRAME, Field};

use super::plan::{LinkKind, LinkPath};

/// The ways of all links, and how wide each way between columns should be for them.
pub(super) fn route(field: &Field<'_>) -> (Vec<LinkPath>, Vec<f32>) {
    let wires = wire::wires(field);
    let ports = port::ports(&wires, field);
    let runs = passage::runs(&wires, &ports, field);
    let lanes = lane::lanes(&wires, &runs, field);
    let paths = wires.iter().enumerate().map(|(place, wire)| {
        let corners = shape::corners(place, wire, &ports, &runs, &lanes);
        shape::path(wire, corners)
    });
    let mut paths: Vec<LinkPath> = paths.collect();
    paths.sort_by_key(|path| match path.kind {
        LinkKind::Drawn(id) => (false, Some(id), path.from, path.to),
        LinkKind::Missing => (true, None, path.from, path.to),
    });
    (paths, lanes.wished)
}

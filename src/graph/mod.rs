//! The map as a graph: components, dominators, hops and dead ends. The only floor that knows petgraph; ids go in and
//! come out.
//!
//! Limitations: it knows ways, not how many take them; a way that nobody takes must not be handed in.

mod network;

pub use network::Network;

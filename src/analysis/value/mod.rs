//! What customers are worth: lifetime value and categories of personas, and figures of a table of customers.

mod abc;
mod category;
mod lifetime;
mod rfm;

pub use abc::{AbcClass, Pareto, abc, pareto};
pub use lifetime::lifetime_value;
pub use rfm::quintiles;

pub(super) use category::{values, whole_value};
pub(super) use lifetime::{potentials, value_at};

//! How many customers go along a link, or start, succeed or leave at a touchpoint: a share in per cent, or a count.

use egui::Ui;

use super::{
    form::{Form, caption},
    read,
};
use crate::{
    edit::{Command, FlowPlace, Label},
    interact::Intent,
    model::Flow,
    ui::{control, field::Field},
};

/// In what customers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Of a hundred.
    Percent,
    /// Heads.
    Count,
}

/// One flow in the tab.
#[derive(Clone, Copy)]
pub(super) struct FlowField<'a> {
    /// What it is called.
    pub(super) name: &'a str,
    /// Whose it is.
    pub(super) at: FlowPlace,
    /// What stands there now.
    pub(super) flow: Option<Flow>,
    /// In what it is written where nothing stands there.
    pub(super) usual: Unit,
    /// What the two units mean here.
    pub(super) says: (&'a str, &'a str),
}

/// Shows a flow with its unit.
pub(super) fn flow_ui(ui: &mut Ui, form: &Form<'_>, flow: FlowField<'_>, out: &mut Vec<Intent>) {
    let FlowField { name, at, flow, usual, says } = flow;
    let place = egui::Id::unique(("unit of a flow", name, form.key));
    let chosen =
        ui.data(|data| data.get_temp::<bool>(place)).map(|counts| if counts { Unit::Count } else { Unit::Percent });
    let unit = flow.map(unit_of).or(chosen).unwrap_or(usual);
    let value = flow.map(written).unwrap_or_default();
    let set = |flow| Command::SetFlow { at, flow };
    let field = Field {
        name,
        key: form.key,
        value: &value,
        hint: if unit == Unit::Percent { "70" } else { "1240" },
        rows: 1,
        label: Label::SetFlow,
    };
    let must = if unit == Unit::Percent { "A share from 0 to 100." } else { "A whole number of customers." };
    field.show_checked(ui, form.palette, must, |text| read_flow(text, unit).ok().map(set), out);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (text, other) in [("Percent", Unit::Percent), ("Customers", Unit::Count)] {
            let spoken = format!("{name} in {}", text.to_lowercase());
            if control::named_chip(ui, text, &spoken, unit == other, None, form.palette).clicked() && unit != other {
                ui.data_mut(|data| data.insert_temp(place, other == Unit::Count));
                if let Ok(Some(flow)) = read_flow(&value, other) {
                    out.push(Intent::edit(set(Some(flow))));
                } else if flow.is_some() {
                    out.push(Intent::edit(set(None)));
                }
            }
        }
    });
    let says = if unit == Unit::Percent { says.0 } else { says.1 };
    if !says.is_empty() {
        caption(ui, says, form.palette);
    }
}

/// In what a flow is written.
pub(super) fn unit_of(flow: Flow) -> Unit {
    match flow {
        Flow::Share(_) => Unit::Percent,
        Flow::Count(_) => Unit::Count,
    }
}

/// A flow as it is typed: "70", "3.3", "1240".
fn written(flow: Flow) -> String {
    match flow {
        Flow::Count(count) => count.to_string(),
        Flow::Share(share) => read::of_share(share),
    }
}

/// A flow in words: "70 %", "1,240 customers".
pub(super) fn spoken(flow: Flow) -> String {
    match flow {
        Flow::Count(count) => crate::wording::figure::count(usize::try_from(count).unwrap_or(usize::MAX)),
        Flow::Share(share) => format!("{} %", read::of_share(share)),
    }
}

/// What was typed is no number of this unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoNumber;

/// A number of customers as it is typed; nothing = nobody has said. A per cent sign makes it per cent, a comma may
/// stand for the point.
///
/// # Errors
/// [`NoNumber`] where it is none, or more than 100 %.
pub fn read_flow(text: &str, unit: Unit) -> Result<Option<Flow>, NoNumber> {
    let text = text.trim();
    let (number, unit) = text.strip_suffix('%').map_or((text, unit), |number| (number.trim_end(), Unit::Percent));
    if number.is_empty() {
        return if text.is_empty() { Ok(None) } else { Err(NoNumber) };
    }
    let flow = match unit {
        Unit::Percent => read::share(number).map(Flow::Share),
        Unit::Count => {
            let digits: String = number.chars().filter(|letter| !matches!(letter, ',' | ' ' | '.')).collect();
            digits.parse().ok().map(Flow::Count)
        }
    };
    flow.map(Some).ok_or(NoNumber)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BasisPoints;

    #[test]
    fn a_flow_is_read_as_it_is_written() {
        let share = |points| Ok(Some(Flow::Share(BasisPoints::clamped(points))));
        assert_eq!(read_flow("70", Unit::Percent), share(7_000));
        assert_eq!(read_flow("3,3 %", Unit::Count), share(330));
        assert_eq!(read_flow("1,240", Unit::Count), Ok(Some(Flow::Count(1_240))));
        assert_eq!(read_flow(" ", Unit::Percent), Ok(None));
        for text in ["101", "many", "-5", "%"] {
            assert_eq!(read_flow(text, Unit::Percent), Err(NoNumber), "{text}");
        }
        for points in [0, 5, 330, 7_000, 10_000] {
            let flow = Flow::Share(BasisPoints::clamped(points));
            assert_eq!(read_flow(&written(flow), Unit::Percent), Ok(Some(flow)));
        }
    }
}

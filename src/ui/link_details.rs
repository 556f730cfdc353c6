//! The Details of a link: where it comes from, where it goes, how many go along.
//!
//! Knows the records of the map, and asks; changes nothing.
//!
//! Limitations: what all links of a touchpoint come to together is the analysis' affair, not told here.

use egui::{Ui, vec2};

use super::{
    control::{self, Button, Look},
    details::{DetailsView, caption, remove_ui},
    field::Field,
    tokens::{self, size},
};
use crate::{
    edit::{Command, FlowPlace, Label, Word},
    interact::Intent,
    model::{BasisPoints, Flow, Id, JourneyMap, Link, Subject, Touchpoint},
};

/// In what the customers along a link are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Of a hundred.
    Percent,
    /// Heads.
    Count,
}

/// Shows the tab of one link.
pub(super) fn link_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Link>, link: &Link, out: &mut Vec<Intent>) {
    ui.add_space(4.0);
    control::line(ui, "Link", tokens::semibold(size::LARGE), view.palette.ink);
    end_ui(ui, view, "From", link.from, out);
    end_ui(ui, view, "To", link.to, out);
    flow_ui(ui, view, id, link, out);
    let note = Field {
        name: "Note",
        key: id.raw(),
        value: &link.note,
        hint: "why they go this way",
        rows: 2,
        label: Label::Change(Word::Link),
    };
    note.show(ui, view.palette, |note| Command::set(id, Link { note, ..link.clone() }), out);
    remove_ui(ui, "Remove link", vec![Subject::Link(id)], view.palette, out);
}

/// One end as a button that goes there.
fn end_ui(ui: &mut Ui, view: &DetailsView<'_>, name: &str, end: Id<Touchpoint>, out: &mut Vec<Intent>) {
    let title = view.map.touchpoints.get(end).map_or("", |touchpoint| touchpoint.title.trim());
    let spoken = format!("{name}: {title}");
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(vec2(40.0, 30.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(40.0);
            control::line(ui, name, tokens::regular(size::SMALL), view.palette.muted);
        });
        let shown = shortened(ui, title);
        let button = Button { name: &spoken, ..Button::new(Look::Plain, &shown) };
        if button.show(ui, view.palette).on_hover_text("Go there").clicked() {
            out.push(Intent::ShowTouchpoint(end));
        }
    });
}

/// As much of a title as there is room for on a button.
fn shortened(ui: &Ui, title: &str) -> String {
    let room = (ui.available_width() - 28.0).max(60.0);
    let width = |text: &str| {
        let font = tokens::semibold(size::BODY);
        ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
    };
    if width(title) <= room {
        return title.to_owned();
    }
    let letters: Vec<char> = title.chars().collect();
    let cut = |count: usize| letters.iter().take(count).collect::<String>().trim_end().to_owned() + "…";
    (0..letters.len()).rev().map(cut).find(|text| width(text) <= room).unwrap_or_default()
}

fn flow_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Link>, link: &Link, out: &mut Vec<Intent>) {
    let place = egui::Id::unique(("unit of a link", id.raw()));
    let chosen =
        ui.data(|data| data.get_temp::<bool>(place)).map(|counts| if counts { Unit::Count } else { Unit::Percent });
    let unit = link.flow.map(unit_of).or(chosen).unwrap_or_else(|| unit_of_others(view.map, link));
    let value = link.flow.map(written).unwrap_or_default();
    let set = |flow| Command::SetFlow { at: FlowPlace::Link(id), flow };
    let field = Field {
        name: "How many go along",
        key: id.raw(),
        value: &value,
        hint: if unit == Unit::Percent { "70" } else { "1240" },
        rows: 1,
        label: Label::SetFlow,
    };
    field.show(ui, view.palette, |text| set(read_flow(&text, unit).unwrap_or(link.flow)), out);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (name, other) in [("Percent", Unit::Percent), ("Customers", Unit::Count)] {
            if control::chip(ui, name, unit == other, None, view.palette).clicked() && unit != other {
                ui.data_mut(|data| data.insert_temp(place, other == Unit::Count));
                if let Ok(Some(flow)) = read_flow(&value, other) {
                    out.push(Intent::edit(set(Some(flow))));
                } else if link.flow.is_some() {
                    out.push(Intent::edit(set(None)));
                }
            }
        }
    });
    let says = match unit {
        Unit::Percent => "Of those who come to the first, how many in a hundred. Empty: nobody has said yet.",
        Unit::Count => "How many customers were counted. Empty: nobody has said yet.",
    };
    caption(ui, says, view.palette);
}

/// The flow that a text written on a link means: "40 %" a share, "120" customers counted; a plain number up to 100 is
/// what the link (or others that leave the same touchpoint) has already. What is no number leaves the flow as it is.
#[must_use]
pub fn flow_of(map: &JourneyMap, link: &Link, text: &str) -> Option<Flow> {
    let unit = link.flow.map_or_else(|| unit_of_others(map, link), unit_of);
    let counted = || if text.contains('%') { Err(NoNumber) } else { read_flow(text, Unit::Count) };
    read_flow(text, unit).or_else(|_| counted()).unwrap_or(link.flow)
}

/// The flow of a link as it is typed: "40 %", "120", or nothing.
#[must_use]
pub fn written_with_unit(link: &Link) -> String {
    match link.flow {
        Some(flow @ Flow::Share(_)) => format!("{} %", written(flow)),
        flow => flow.map(written).unwrap_or_default(),
    }
}

fn unit_of(flow: Flow) -> Unit {
    match flow {
        Flow::Share(_) => Unit::Percent,
        Flow::Count(_) => Unit::Count,
    }
}

/// As on the other links that leave the same touchpoint; per cent where none says.
fn unit_of_others(map: &JourneyMap, link: &Link) -> Unit {
    let mut flows = map.links.values().filter(|other| other.from == link.from).filter_map(|other| other.flow);
    flows.next().map_or(Unit::Percent, unit_of)
}

/// A flow as it is typed: "70", "3.3", "1240".
fn written(flow: Flow) -> String {
    match flow {
        Flow::Count(count) => count.to_string(),
        Flow::Share(share) => {
            let (whole, rest) = (share.points() / 100, share.points() % 100);
            if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}").trim_end_matches('0').to_owned() }
        }
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
        Unit::Percent => Flow::Share(points(number)?),
        Unit::Count => {
            let digits: String = number.chars().filter(|letter| !matches!(letter, ',' | ' ' | '.')).collect();
            Flow::Count(digits.parse().map_err(|_| NoNumber)?)
        }
    };
    Ok(Some(flow))
}

fn points(number: &str) -> Result<BasisPoints, NoNumber> {
    let (whole, rest) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let is_number = rest.len() <= 2 && whole.chars().chain(rest.chars()).all(|letter| letter.is_ascii_digit());
    if !is_number {
        return Err(NoNumber);
    }
    let points: i64 = format!("{whole}{rest:0<2}").parse().map_err(|_| NoNumber)?;
    if points > 10_000 { Err(NoNumber) } else { Ok(BasisPoints::clamped(points)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flow_written_on_a_link_is_a_share_or_a_count() {
        let map = JourneyMap::empty();
        let link = |flow| Link { flow, ..Link::between(Id::from_words("a", 0), Id::from_words("b", 0)) };
        let share = |points| Some(Flow::Share(BasisPoints::clamped(points)));
        for (was, text, is) in [
            (None, "40 %", share(4_000)),
            (None, "40", share(4_000)),
            (None, "120", Some(Flow::Count(120))),
            (Some(Flow::Count(9)), "40", Some(Flow::Count(40))),
            (share(4_000), "", None),
            (share(4_000), "many", share(4_000)),
            (share(4_000), "120 %", share(4_000)),
        ] {
            assert_eq!(flow_of(&map, &link(was), text), is, "{text}");
        }
        assert_eq!(written_with_unit(&link(share(4_050))), "40.5 %");
    }

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

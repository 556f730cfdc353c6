//! The Plan tab: opportunities as a list – what, where, who, by when –, each opened for all of it by a click.
//!
//! Knows the records and what each is expected to bring; asks, changes nothing.
//!
//! Limitations: a due date is text as it was typed; one that is not a date is kept and sorts by its letters.

mod row;

use egui::{Sense, Ui, vec2};

use super::{
    control::{self, Button, Look},
    tokens::{self, Palette, size},
};
use crate::{
    edit::{Command, Label, Word},
    interact::Intent,
    model::{Id, JourneyMap, Opportunity, OpportunityKind, Order, Touchpoint},
    scene::icon::Icon,
};

/// A line of the plan, beside its record.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanLine {
    /// Which.
    pub id: Id<Opportunity>,
    /// "7 Checkout asks for account", by touchpoint in journey order.
    pub touchpoints: Vec<(Id<Touchpoint>, String)>,
    /// What it is expected to bring, with what that assumes; none where nobody can say.
    pub lift: Option<String>,
    /// The highest low-hanging-fruit score of its touchpoints.
    pub score: Option<f64>,
}

/// What the tab shows.
pub struct PlanView<'a> {
    /// The map.
    pub map: &'a JourneyMap,
    /// The lines, in the order of the plan.
    pub lines: &'a [PlanLine],
    /// The touchpoint that is selected: a new line is for it.
    pub selected: Option<(Id<Touchpoint>, String)>,
}

fn open_id() -> egui::Id {
    egui::Id::unique("open line of the plan")
}

/// Opens a line, when it has just been made.
pub fn open_line(ctx: &egui::Context, id: Id<Opportunity>) {
    ctx.data_mut(|data| data.insert_temp(open_id(), Some(id)));
}

/// Shows the tab.
pub fn plan_ui(ui: &mut Ui, view: &PlanView<'_>, palette: &Palette, out: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.horizontal(|ui| {
        control::counted(ui, "Action plan", view.lines.len(), palette);
        if view.lines.len() > 1 {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| sort_ui(ui, view, palette, out));
        }
    });
    add_ui(ui, view, palette, out);
    if view.lines.is_empty() {
        let hint = "Nothing planned yet. Type what to do, or make an opportunity from a finding: the card of a star or \
                    of cherries has a button for it.";
        control::paragraph(ui, hint, tokens::regular(size::BODY), palette.muted);
        return;
    }
    head_ui(ui, palette);
    let mut open = ui.data(|data| data.get_temp::<Option<Id<Opportunity>>>(open_id())).flatten();
    for line in view.lines {
        let Some(record) = view.map.opportunities.get(line.id) else { continue };
        let is_open = open == Some(line.id);
        if row::row_ui(ui, line, record, is_open, palette, out) {
            open = (!is_open).then_some(line.id);
        }
        if is_open {
            row::form_ui(ui, view, line, record, palette, out);
        }
    }
    ui.data_mut(|data| data.insert_temp(open_id(), open));
}

/// By what the plan can be put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Score,
    Due,
    Effort,
}

fn sort_ui(ui: &mut Ui, view: &PlanView<'_>, palette: &Palette, out: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    for (key, text, name) in [
        (Key::Effort, "Effort", "Order the plan by effort, the least first"),
        (Key::Due, "Due", "Order the plan by due date, the nearest first"),
        (Key::Score, "Score", "Order the plan by score, the highest first"),
    ] {
        let is_so = view.lines.is_sorted_by(|a, b| compared(view, key, a, b).is_le());
        let look = if is_so { Look::Tinted } else { Look::Plain };
        let button = Button { name, height: 26.0, is_on: Some(is_so), ..Button::new(look, text) };
        if button.show(ui, palette).on_hover_text(name).clicked() {
            out.extend(reordered(view, key));
        }
    }
    // Where there is no room for it, the buttons' own names say so.
    if ui.available_width() < 70.0 {
        return;
    }
    ui.label(egui::RichText::new("Order by").font(tokens::regular(size::SMALL)).color(palette.muted));
}

/// Which of two lines comes first.
fn compared(view: &PlanView<'_>, key: Key, a: &PlanLine, b: &PlanLine) -> std::cmp::Ordering {
    let record = |line: &PlanLine| view.map.opportunities.get(line.id);
    let due = |line: &PlanLine| {
        let due = record(line).map_or("", |record| record.due.trim());
        (due.is_empty(), due)
    };
    let effort = |line: &PlanLine| {
        let effort = record(line).and_then(|record| record.effort);
        (effort.is_none(), effort)
    };
    match key {
        Key::Score => b.score.unwrap_or(-1.0).total_cmp(&a.score.unwrap_or(-1.0)),
        Key::Due => due(a).cmp(&due(b)),
        Key::Effort => effort(a).cmp(&effort(b)),
    }
}

/// New places for all lines, as one step; none where they stand so already.
fn reordered(view: &PlanView<'_>, key: Key) -> Option<Intent> {
    let mut sorted: Vec<&PlanLine> = view.lines.iter().collect();
    sorted.sort_by(|a, b| compared(view, key, a, b));
    if sorted.iter().zip(view.lines).all(|(a, b)| a.id == b.id) {
        return None;
    }
    let orders = Order::spread(sorted.len());
    let moved = sorted.iter().zip(orders).filter_map(|(line, order)| {
        let record = view.map.opportunities.get(line.id)?;
        Some(Command::set(line.id, Opportunity { order, ..record.clone() }))
    });
    Some(Intent::Edit(Command::All(moved.collect()), Label::Change(Word::Opportunity)))
}

/// Width of the button beside it.
const ADD: f32 = 84.0;

/// The line where a new opportunity is typed.
fn add_ui(ui: &mut Ui, view: &PlanView<'_>, palette: &Palette, out: &mut Vec<Intent>) {
    let id = egui::Id::unique("new opportunity");
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let hint = view
            .selected
            .as_ref()
            .map_or_else(|| "What to do …".to_owned(), |(_, title)| format!("What to do at “{title}” …"));
        let beside = ADD + ui.spacing().item_spacing.x;
        let edit = control::line_edit(&mut text)
            .id(id)
            .hint_text(hint)
            .desired_width((ui.available_width() - beside).max(80.0));
        let response = ui.add(edit).accessible_name("New opportunity");
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let add = Button {
            icon: Some(Icon::Plus),
            name: "Add opportunity",
            is_enabled: !text.trim().is_empty(),
            width: ADD,
            height: control::LINE,
            ..Button::new(Look::Plain, "Add")
        };
        let is_asked = add.show(ui, palette).clicked() || is_entered;
        if is_asked && !text.trim().is_empty() {
            let touchpoints = view.selected.iter().map(|(id, _)| *id).collect();
            let title = text.trim().to_owned();
            out.push(Intent::NewOpportunity { title, touchpoints, kind: OpportunityKind::FixPain });
            text.clear();
            response.request_focus();
        }
    });
    ui.data_mut(|data| data.insert_temp(id, text));
}

/// Widths of the columns after the first, from left to right: effort, responsible, due, status. In a narrow panel what
/// to do comes first, and who and how far are told by the form beneath.
fn columns(width: f32) -> [f32; 4] {
    if width < 430.0 {
        return [46.0, 0.0, 78.0, 0.0];
    }
    let rest = (width - 46.0 - 78.0 - 84.0).max(200.0);
    [46.0, (rest * 0.32).clamp(70.0, 130.0), 78.0, 84.0]
}

fn head_ui(ui: &mut Ui, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let widths = columns(rect.width());
    let mut left = rect.right() - widths.iter().sum::<f32>() - 6.0;
    let write = |at: f32, text: &str| {
        let at = egui::pos2(at, rect.center().y);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, text, tokens::semibold(size::TINY), palette.muted);
    };
    write(rect.left() + 10.0, "What to do");
    let heads = ["Effort", "Responsible", "Due", "Status"].into_iter().zip(widths);
    for (text, width) in heads.filter(|(_, width)| *width > 0.0) {
        write(left, text);
        left += width;
    }
}

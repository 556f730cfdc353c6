//! One line of the plan, and the form that opens beneath it.

use egui::{
    Align2, Color32, ComboBox, CornerRadius, Frame, Margin, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{PlanLine, PlanView, columns};
use crate::{
    edit::{Command, Label, Word},
    interact::Intent,
    model::{EffortSize, Lifecycle, Opportunity, OpportunityKind, Status, Subject},
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        field::Field,
        tokens::{self, Palette, mix, radius, size},
    },
    wording::plan,
};

/// From the upper edge of a line to what stands beneath its title.
const BENEATH: f32 = 28.0;
/// From its left edge to its letters.
const PAD: f32 = 10.0;
const NOBODY: &str = "nobody yet";
const NO_DATE: &str = "no date";

/// The line itself; true = it was clicked.
pub(super) fn row_ui(
    ui: &mut Ui,
    line: &PlanLine,
    record: &Opportunity,
    is_open: bool,
    palette: &Palette,
    out: &mut Vec<Intent>,
) -> bool {
    let wide = ui.available_width();
    let font = tokens::regular(size::TINY);
    let second = control::laid_out(ui, &beneath(line, record), font, palette.muted, wide - 2.0 * PAD);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, BENEATH + second.size().y + 8.0), Sense::click());
    let name = says(line, record);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
    let fill = if response.hovered() { mix(palette.well, palette.accent, 0.05) } else { palette.well };
    let edge = if is_open { Stroke::new(1.5, palette.accent) } else { Stroke::new(1.0, palette.hairline) };
    ui.painter().rect(rect, CornerRadius::same(radius::CARD), fill, edge, StrokeKind::Inside);
    let widths = columns(rect.width());
    let mut left = rect.right() - widths.iter().sum::<f32>() - 6.0;
    let is_over = matches!(record.status, Status::Done | Status::Dropped);
    let ink = if is_over { palette.muted } else { palette.ink };
    let first = rect.top() + 16.0;
    let width = left - rect.left() - PAD - 8.0;
    let title = pos2(rect.left() + PAD, first);
    let mut is_cut = write(ui, title, &record.title, tokens::semibold(size::BODY), ink, width);
    let cells = [
        (record.effort.map_or("–".to_owned(), |effort| format!("{effort:?}")), false),
        (some(&record.responsible, NOBODY), record.responsible.trim().is_empty()),
        (some(&record.due, NO_DATE), record.due.trim().is_empty()),
        (plan::status(record.status).to_owned(), false),
    ];
    for ((text, is_missing), width) in cells.into_iter().zip(widths).filter(|(_, width)| *width > 0.0) {
        let is_marked = is_missing && !is_over;
        if is_marked {
            ui.painter().circle_stroke(pos2(left + 3.0, first), 3.0, Stroke::new(1.5, palette.moment));
        }
        let at = if is_marked { left + 11.0 } else { left };
        let tint = if is_missing { palette.muted } else { ink };
        is_cut |= write(ui, pos2(at, first), &text, tokens::regular(size::SMALL), tint, left + width - at - 4.0);
        left += width;
    }
    ui.painter().galley(rect.left_top() + vec2(PAD, BENEATH), second, palette.muted);
    control::focus_ring(ui.painter(), rect, radius::CARD, &response, palette);
    if response.clicked()
        && let Some((id, _)) = line.touchpoints.first()
        && !is_open
    {
        out.push(Intent::ShowTouchpoint(*id));
    }
    let is_clicked = response.clicked();
    if is_cut {
        response.on_hover_text(format!("{}: {}", record.title.trim(), some(&record.responsible, NOBODY)));
    }
    is_clicked
}

fn some(text: &str, otherwise: &str) -> String {
    if text.trim().is_empty() { otherwise.to_owned() } else { text.trim().to_owned() }
}

/// "Fix a pain · 7 Checkout asks for account · success 30.4 % to 34.2 %, if …"
fn beneath(line: &PlanLine, record: &Opportunity) -> String {
    let titles = line.touchpoints.iter().map(|(_, title)| title.clone());
    let expected = record.expected_lift.map(plan::expected);
    let parts = std::iter::once(plan::kind(record.kind).to_owned()).chain(titles);
    parts.chain(expected.or_else(|| line.lift.clone())).collect::<Vec<_>>().join(" · ")
}

fn says(line: &PlanLine, record: &Opportunity) -> String {
    let effort = record.effort.map_or_else(|| "no effort".to_owned(), |effort| format!("effort {effort:?}"));
    let who = some(&record.responsible, NOBODY);
    let when = some(&record.due, NO_DATE);
    format!("{}. {effort}, {who}, {when}, {}. {}", record.title, plan::status(record.status), beneath(line, record))
}

/// Text on one line, cut where it would not fit; was it?
fn write(ui: &Ui, middle_left: egui::Pos2, text: &str, font: egui::FontId, tint: Color32, width: f32) -> bool {
    let mut job = egui::text::LayoutJob::simple_singleline(control::unbroken(text), font, tint);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(12.0));
    let galley = ui.painter().layout_job(job);
    let (anchored, is_cut) = (Align2::LEFT_CENTER.anchor_size(middle_left, galley.size()), galley.elided);
    ui.painter().galley(anchored.min, galley, tint);
    is_cut
}

fn change(line: &PlanLine, record: &Opportunity, alter: impl FnOnce(&mut Opportunity)) -> Command {
    let mut record = record.clone();
    alter(&mut record);
    Command::set(line.id, record)
}

/// All of it, to be edited in place.
pub(super) fn form_ui(
    ui: &mut Ui,
    view: &PlanView<'_>,
    line: &PlanLine,
    record: &Opportunity,
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    Frame::new().inner_margin(Margin { left: 10, right: 10, top: 2, bottom: 10 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 8.0);
        let field = |ui: &mut Ui, name, value: &str, hint, set: fn(&mut Opportunity, String), out: &mut Vec<Intent>| {
            let label = Label::Change(Word::Opportunity);
            let field = Field { name, key: line.id.raw(), value, hint, rows: 1, label };
            field.show(ui, palette, |text| change(line, record, |record| set(record, text)), out);
        };
        let title = Field {
            name: "What to do",
            key: line.id.raw(),
            value: &record.title,
            hint: "In a few words",
            rows: 1,
            label: Label::Rename(Word::Opportunity),
        };
        title.show(ui, palette, |text| Command::Rename(Subject::Opportunity(line.id), text), out);
        ui.columns(3, |columns| {
            let [first, second, third] = columns else { return };
            field(first, "Responsible", &record.responsible, "Who does it", |to, text| to.responsible = text, out);
            field(second, "Due", &record.due, "2026-10-31", |to, text| to.due = text, out);
            field(third, "Metric", &record.metric, "What it should move", |to, text| to.metric = text, out);
        });
        choices_ui(ui, line, record, palette, out);
        touchpoints_ui(ui, view, line, record, palette, out);
        for text in record.expected_lift.map(plan::expected).into_iter().chain(line.lift.clone()) {
            control::paragraph(ui, &format!("Expected: {text}."), tokens::regular(size::SMALL), palette.muted);
        }
    });
}

fn choices_ui(ui: &mut Ui, line: &PlanLine, record: &Opportunity, palette: &Palette, out: &mut Vec<Intent>) {
    let mut set = |to: Opportunity| out.push(Intent::edit(Command::set(line.id, to)));
    ui.columns(4, |columns| {
        let [first, second, third, fourth] = columns else { return };
        let kinds = [OpportunityKind::FixPain, OpportunityKind::AmplifyLove, OpportunityKind::FillGap];
        choose(first, "Kind", record.kind, &kinds.map(|kind| (kind, plan::kind(kind))), palette, |kind| {
            set(Opportunity { kind, ..record.clone() });
        });
        let sizes = EffortSize::ALL.map(|size| (Some(size), super::super::details::effort_name(size)));
        let sizes: Vec<_> = std::iter::once((None, "Not known")).chain(sizes).collect();
        choose(second, "Effort", record.effort, &sizes, palette, |effort| {
            set(Opportunity { effort, ..record.clone() });
        });
        let states = [Status::Open, Status::InProgress, Status::Done, Status::Dropped];
        choose(third, "Status", record.status, &states.map(|one| (one, plan::status(one))), palette, |status| {
            set(Opportunity { status, ..record.clone() });
        });
        let aims = [Lifecycle::Get, Lifecycle::Keep, Lifecycle::Grow, Lifecycle::WinBack];
        let aims: Vec<_> =
            std::iter::once((None, "Not said")).chain(aims.map(|aim| (Some(aim), plan::lifecycle(aim)))).collect();
        choose(fourth, "Aim", record.lifecycle, &aims, palette, |lifecycle| {
            set(Opportunity { lifecycle, ..record.clone() });
        });
    });
}

/// One of several, in a list that opens.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    now: T,
    all: &[(T, &str)],
    palette: &Palette,
    mut chosen: impl FnMut(T),
) {
    ui.spacing_mut().item_spacing.y = 3.0;
    let caption = ui.label(egui::RichText::new(name).font(tokens::regular(size::SMALL)).color(palette.muted)).id;
    let text = all.iter().find(|(one, _)| *one == now).map_or("", |(_, text)| *text);
    let list = ComboBox::from_id_salt(("plan", name)).selected_text(text).width(ui.available_width());
    let shown = control::as_field(ui, |ui| {
        list.show_ui(ui, |ui| {
            for (one, text) in all {
                if ui.selectable_label(*one == now, *text).clicked() && *one != now {
                    chosen(*one);
                }
            }
        })
    });
    shown.response.labelled_by(caption);
}

fn touchpoints_ui(
    ui: &mut Ui,
    view: &PlanView<'_>,
    line: &PlanLine,
    record: &Opportunity,
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (id, title) in &line.touchpoints {
            let jump =
                control::chip(ui, title, false, None, palette).on_hover_text("Show it; right-click takes it out");
            if jump.clicked() {
                out.push(Intent::ShowTouchpoint(*id));
            }
            if jump.secondary_clicked() {
                out.push(Intent::edit(change(line, record, |record| {
                    record.touchpoints.remove(id);
                })));
            }
        }
        if let Some((id, title)) = view.selected.as_ref().filter(|(id, _)| !record.touchpoints.contains(id)) {
            let text = format!("Add {title}");
            let add = Button { icon: Some(Icon::Plus), height: 26.0, ..Button::new(Look::Quiet, &text) };
            if add.show(ui, palette).clicked() {
                out.push(Intent::edit(change(line, record, |record| {
                    record.touchpoints.insert(*id);
                })));
            }
        } else if line.touchpoints.is_empty() {
            let hint = "For no touchpoint yet: select one on the canvas to add it here.";
            control::paragraph(ui, hint, tokens::regular(size::SMALL), palette.muted);
        }
        let remove = Button {
            icon: Some(Icon::Trash),
            name: "Remove opportunity",
            height: 26.0,
            ..Button::new(Look::Quiet, "")
        };
        if remove.show(ui, palette).on_hover_text("Remove opportunity").clicked() {
            out.push(Intent::edit(Command::Remove(vec![Subject::Opportunity(line.id)])));
        }
    });
}

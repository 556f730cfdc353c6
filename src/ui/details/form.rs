//! The parts that the rooms of the Details tab are built of: lines of text, numbers that are read as they are typed,
//! choices of one and of several, yes and no, folded sections.
//!
//! Every part asks for one step of the history: a text for each visit, everything else for each click.

use std::collections::BTreeSet;

use egui::{
    Align, Color32, ComboBox, CornerRadius, Layout, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::DetailsView;
use crate::{
    edit::{Command, Label, Record, Word},
    interact::Intent,
    model::{Id, Kind},
    ui::{
        control,
        field::Field,
        tokens::{self, Palette, mix, radius, size},
    },
};

/// One record in the tab: what its fields are told apart by, and what a step is called.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Form<'a> {
    /// The colours.
    pub(in crate::ui) palette: &'a Palette,
    /// Tells the record from others of its kind.
    pub(in crate::ui) key: u64,
    /// What a step is called.
    pub(in crate::ui) label: Label,
}

/// The record with a change, in place of the one that is there.
pub(super) fn with<T: Kind + Clone>(id: Id<T>, record: &T, change: impl FnOnce(&mut T)) -> Command
where
    Record: From<(Id<T>, T)>,
{
    let mut next = record.clone();
    change(&mut next);
    Command::set(id, next)
}

/// Into a set, or out of it.
pub(super) fn put<T: Ord>(set: &mut BTreeSet<T>, one: T, is_in: bool) {
    if is_in {
        set.insert(one);
    } else {
        set.remove(&one);
    }
}

impl<'a> Form<'a> {
    /// The form of a record.
    pub(super) fn of<T>(view: &DetailsView<'a>, id: Id<T>, word: Word) -> Self {
        Self { palette: view.palette, key: id.raw(), label: Label::Change(word) }
    }

    fn field<'f>(&self, name: &'f str, hint: &'f str, value: &'f str, rows: usize) -> Field<'f> {
        Field { name, key: self.key, value, hint, rows, label: self.label }
    }

    /// One line of text.
    pub(super) fn line(
        &self,
        ui: &mut Ui,
        (name, hint): (&str, &str),
        value: &str,
        change: impl Fn(String) -> Command,
        out: &mut Vec<Intent>,
    ) {
        self.field(name, hint, value, 1).show(ui, self.palette, change, out);
    }

    /// A few lines of text.
    pub(super) fn lines(
        &self,
        ui: &mut Ui,
        (name, hint): (&str, &str),
        value: &str,
        change: impl Fn(String) -> Command,
        out: &mut Vec<Intent>,
    ) {
        self.field(name, hint, value, 2).show(ui, self.palette, change, out);
    }

    /// A line that is read; `says` what it must be where it cannot be.
    pub(super) fn read<T>(
        &self,
        ui: &mut Ui,
        (name, hint, says): (&str, &str, &str),
        value: &str,
        read: impl Fn(&str) -> Option<T>,
        change: impl Fn(T) -> Command,
        out: &mut Vec<Intent>,
    ) {
        let change = |text: &str| read(text).map(&change);
        self.field(name, hint, value, 1).show_checked(ui, self.palette, says, change, out);
    }

    /// A line above a control.
    pub(super) fn caption(&self, ui: &mut Ui, text: &str) {
        caption(ui, text, self.palette);
    }

    /// One of several, as chips; the chosen one clicked again says nothing any more.
    pub(super) fn choice<T: PartialEq + Copy>(
        &self,
        ui: &mut Ui,
        name: &str,
        options: &[(T, &str)],
        now: Option<T>,
        change: impl Fn(Option<T>) -> Command,
        out: &mut Vec<Intent>,
    ) {
        if !name.is_empty() {
            self.caption(ui, name);
        }
        chips(ui, |ui| {
            for (option, text) in options {
                let is_on = now == Some(*option);
                if control::chip(ui, text, is_on, None, self.palette).clicked() {
                    out.push(Intent::Edit(change((!is_on).then_some(*option)), self.label));
                }
            }
        });
    }

    /// One of several that is always said.
    pub(super) fn always<T: PartialEq + Copy>(
        &self,
        ui: &mut Ui,
        name: &str,
        options: &[(T, &str)],
        now: T,
        change: impl Fn(T) -> Command,
        out: &mut Vec<Intent>,
    ) {
        self.caption(ui, name);
        chips(ui, |ui| {
            for (option, text) in options {
                let is_on = now == *option;
                if control::chip(ui, text, is_on, None, self.palette).clicked() && !is_on {
                    out.push(Intent::Edit(change(*option), self.label));
                }
            }
        });
    }

    /// Any number of several, as chips; `change` hears the one that was clicked and whether it is on from now.
    pub(super) fn several<T: Copy>(
        &self,
        ui: &mut Ui,
        name: &str,
        options: &[(T, &str)],
        is_on: impl Fn(T) -> bool,
        change: impl Fn(T, bool) -> Command,
        out: &mut Vec<Intent>,
    ) {
        if !name.is_empty() {
            self.caption(ui, name);
        }
        chips(ui, |ui| {
            for (option, text) in options {
                let was_on = is_on(*option);
                if control::chip(ui, text, was_on, None, self.palette).clicked() {
                    out.push(Intent::Edit(change(*option, !was_on), self.label));
                }
            }
        });
    }

    /// Yes, no, or nobody said.
    pub(super) fn yes_no(
        &self,
        ui: &mut Ui,
        name: &str,
        now: Option<bool>,
        change: impl Fn(Option<bool>) -> Command,
        out: &mut Vec<Intent>,
    ) {
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 110.0).max(60.0);
            ui.allocate_ui_with_layout(vec2(width, 26.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(width);
                control::line(ui, name, tokens::regular(size::BODY), self.palette.ink);
            });
            ui.spacing_mut().item_spacing.x = 6.0;
            for (value, text) in [(true, "Yes"), (false, "No")] {
                let is_on = now == Some(value);
                let spoken = format!("{name}: {}", text.to_lowercase());
                if control::named_chip(ui, text, &spoken, is_on, None, self.palette).clicked() {
                    out.push(Intent::Edit(change((!is_on).then_some(value)), self.label));
                }
            }
        });
    }

    /// One of many, as a list that opens.
    pub(super) fn pick<T: PartialEq + Copy>(
        &self,
        ui: &mut Ui,
        (name, shown): (&str, &str),
        options: &[(T, String)],
        now: Option<T>,
        change: impl Fn(T) -> Command,
        out: &mut Vec<Intent>,
    ) {
        if let Some(option) = pick(ui, (name, self.key), shown, options, now, self.palette) {
            out.push(Intent::Edit(change(option), self.label));
        }
    }
}

/// One of many, as a list that opens; the one that was chosen anew.
pub(super) fn pick<T: PartialEq + Copy>(
    ui: &mut Ui,
    (name, key): (&str, u64),
    shown: &str,
    options: &[(T, String)],
    now: Option<T>,
    palette: &Palette,
) -> Option<T> {
    caption(ui, name, palette);
    let mut chosen = None;
    let width = ui.available_width();
    let open = ComboBox::from_id_salt((name, key)).width(width).truncate().selected_text(shown.to_owned());
    let response = control::as_field(ui, |ui| {
        open.show_ui(ui, |ui| {
            for (option, text) in options {
                if ui.selectable_label(now == Some(*option), text).clicked() && now != Some(*option) {
                    chosen = Some(*option);
                }
            }
        })
    });
    response.response.accessible_name(name);
    chosen
}

/// A line above a control.
pub(super) fn caption(ui: &mut Ui, text: &str, palette: &Palette) {
    control::caption(ui, text, palette);
}

/// What a record is, above its fields.
pub(super) fn heading(ui: &mut Ui, text: &str, palette: &Palette) {
    ui.add_space(4.0);
    control::line(ui, text, tokens::semibold(size::LARGE), palette.ink);
}

/// Chips one after the other, on as many lines as they need.
pub(super) fn chips(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        add(ui);
    });
}

/// A part of the tab that can be folded away. Folded it says in few words what is in it; which ones are open is
/// remembered.
pub(super) fn section(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    (name, holds): (&str, &str),
    out: &mut Vec<Intent>,
    add: impl FnOnce(&mut Ui, &mut Vec<Intent>),
) {
    let palette = view.palette;
    let is_open = view.unfolded.contains(name);
    ui.add_space(2.0);
    control::rule(ui, palette);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, is_open, name));
    if view.reveal == Some(name) {
        ui.scroll_to_rect(rect, Some(Align::TOP));
    }
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), radius::BAND, mix(palette.panel, palette.ink, 0.04));
    }
    let mark = Rect::from_center_size(pos2(rect.left() + 7.0, rect.center().y), Vec2::splat(9.0));
    chevron(ui, mark, is_open, palette.muted);
    let font = tokens::semibold(size::BODY);
    let title = ui.painter().layout_no_wrap(name.to_owned(), font, palette.ink);
    let after = rect.left() + 22.0 + title.size().x + 12.0;
    ui.painter().galley(pos2(rect.left() + 22.0, rect.center().y - title.size().y / 2.0), title, palette.ink);
    if !is_open && !holds.is_empty() {
        let room = Rect::from_min_max(pos2(after, rect.top()), rect.max);
        let mut side = ui.new_child(egui::UiBuilder::new().max_rect(room).layout(Layout::right_to_left(Align::Center)));
        control::line(&mut side, holds, tokens::regular(size::SMALL), palette.muted);
    }
    control::focus_ring(ui.painter(), rect.shrink(2.0), radius::BAND, &response, palette);
    if response.clicked() {
        out.push(Intent::Unfold(name.to_owned()));
    }
    if is_open {
        add(ui, out);
        ui.add_space(6.0);
    }
}

/// A mark that points right, or down where something is open.
pub(super) fn chevron(ui: &Ui, rect: Rect, is_open: bool, tint: Color32) {
    let (centre, reach) = (rect.center(), rect.width() / 2.0);
    let points = if is_open {
        [vec2(-reach, -reach / 2.0), vec2(0.0, reach / 2.0), vec2(reach, -reach / 2.0)]
    } else {
        [vec2(-reach / 2.0, -reach), vec2(reach / 2.0, 0.0), vec2(-reach / 2.0, reach)]
    };
    let line = points.map(|step| centre + step).to_vec();
    ui.painter().add(egui::Shape::line(line, Stroke::new(1.75, tint)));
}

/// A box in the tab, for one of several things of a list.
pub(super) fn boxed(ui: &mut Ui, palette: &Palette, add: impl FnOnce(&mut Ui)) {
    egui::Frame::new()
        .fill(palette.well)
        .stroke(Stroke::new(1.0, palette.hairline))
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(egui::Margin { left: 12, right: 12, top: 8, bottom: 12 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 6.0;
            add(ui);
        });
}

/// Two parts side by side, each half of the room.
pub(super) fn halves(ui: &mut Ui, add: impl FnOnce(&mut Ui, &mut Ui)) {
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            add(left, right);
        }
    });
}

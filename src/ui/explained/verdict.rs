//! The foot of the card: pin it, set it aside with a reason, make an opportunity of it.

use egui::{Key, Margin, Ui};

use super::ExplainedView;
use crate::{
    edit::{Command, Label, Word},
    interact::{Intent, Trying},
    model::{FindingKind, Id, Touchpoint, Verdict, VerdictRuling},
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        tokens::Palette,
    },
};

fn veto_id() -> egui::Id {
    egui::Id::unique("reason of a veto")
}

fn rule(view: &ExplainedView, verdict: Option<Verdict>) -> Intent {
    Intent::Rule { touchpoint: view.touchpoint, kind: view.kind, verdict }
}

pub(super) fn buttons_ui(ui: &mut Ui, view: &ExplainedView, palette: &Palette, out: &mut Vec<Intent>) {
    ui.add_space(2.0);
    control::rule(ui, palette);
    ui.add_space(2.0);
    let ruling = view.verdict.as_ref().map(|verdict| verdict.ruling);
    let reason = ui.data(|data| data.get_temp::<String>(veto_id()));
    if let Some(reason) = reason {
        reason_ui(ui, view, reason, palette, out);
        return;
    }
    // In a narrow card what has a picture is told by that alone; where the pointer rests, in words.
    let needs = if ruling == Some(VerdictRuling::Veto) { 640.0 } else { 560.0 };
    let is_narrow = ui.available_width() < needs;
    let fitting = |button: Button<'static>| if is_narrow { Button { text: "", ..button } } else { button };
    ui.horizontal(|ui| {
        let is_pinned = ruling == Some(VerdictRuling::Pin);
        let pin = Button {
            icon: Some(Icon::Pin),
            is_on: Some(is_pinned),
            name: "Pin",
            ..Button::new(if is_pinned { Look::Tinted } else { Look::Plain }, "Pin")
        };
        if fitting(pin).show(ui, palette).on_hover_text("Show it whatever the score says").clicked() {
            let pinned = Verdict { ruling: VerdictRuling::Pin, reason: String::new() };
            out.push(rule(view, (!is_pinned).then_some(pinned)));
        }
        let is_vetoed = ruling == Some(VerdictRuling::Veto);
        let text = if is_vetoed { "Take back the veto" } else { "Veto…" };
        let veto =
            Button { icon: Some(Icon::Ban), ..Button::new(if is_vetoed { Look::Tinted } else { Look::Plain }, text) };
        if fitting(veto).show(ui, palette).on_hover_text("Do not show it, and say why").clicked() {
            if is_vetoed {
                out.push(rule(view, None));
            } else {
                ui.data_mut(|data| data.insert_temp(veto_id(), String::new()));
            }
        }
        let what_if = Button { icon: Some(Icon::Branch), ..Button::new(Look::Plain, "What if…") };
        if fitting(what_if).show(ui, palette).on_hover_text("Try another feeling, share or exit").clicked() {
            out.push(Intent::WhatIf(Trying::Open(view.touchpoint)));
        }
        if let Some((kind, text)) = &view.other {
            let icon = match kind {
                FindingKind::MomentOfTruth => Icon::Star,
                FindingKind::LowHangingFruit => Icon::Cherries,
            };
            // The foot has room for a word: the rest is told when the pointer rests on it.
            let short = text.rsplit_once(", ").map_or("Star", |(_, score)| score);
            let other = Button { icon: Some(icon), name: text, ..Button::new(Look::Quiet, short) };
            if other.show(ui, palette).on_hover_text(text).clicked() {
                out.push(Intent::Explain(view.touchpoint, *kind));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let make = Button { icon: Some(Icon::Wrench), ..Button::new(Look::Primary, "Make an opportunity") };
            if make.show(ui, palette).clicked() {
                let (title, kind) = view.opportunity.clone();
                out.push(Intent::CloseExplained);
                out.push(Intent::NewOpportunity { title, touchpoints: vec![view.touchpoint], kind });
            }
        });
    });
}

/// Why not? Asked in place of the buttons.
fn reason_ui(ui: &mut Ui, view: &ExplainedView, mut reason: String, palette: &Palette, out: &mut Vec<Intent>) {
    let mut is_done = false;
    ui.horizontal(|ui| {
        let id = veto_id().with("field");
        let edit = egui::TextEdit::singleline(&mut reason)
            .id(id)
            .hint_text("Why is it not one?")
            .margin(Margin::symmetric(10, 6))
            .desired_width((ui.available_width() - 190.0).max(100.0));
        let response = ui.add(edit).accessible_name("Reason of the veto");
        if ui.memory(|memory| memory.focused().is_none_or(|focused| focused != id)) && reason.is_empty() {
            response.request_focus();
        }
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let is_left = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        let veto = Button { is_enabled: !reason.trim().is_empty(), ..Button::new(Look::Primary, "Set aside") };
        let is_asked = veto.show(ui, palette).clicked() || is_entered;
        if is_asked && !reason.trim().is_empty() {
            out.push(rule(view, Some(Verdict { ruling: VerdictRuling::Veto, reason: reason.trim().to_owned() })));
            is_done = true;
        }
        is_done |= is_left | Button::new(Look::Plain, "Back").show(ui, palette).clicked();
    });
    ui.data_mut(|data| {
        if is_done {
            data.remove::<String>(veto_id());
        } else {
            data.insert_temp(veto_id(), reason);
        }
    });
}

/// The step that rules on a finding.
#[must_use]
pub fn verdict_label() -> Label {
    Label::Change(Word::Touchpoint)
}

/// The command that rules on a finding of this touchpoint.
#[must_use]
pub fn verdict_command(
    id: Id<Touchpoint>,
    record: &Touchpoint,
    kind: FindingKind,
    verdict: Option<Verdict>,
) -> Command {
    let mut record = record.clone();
    match verdict {
        Some(verdict) => drop(record.verdicts.insert(kind, verdict)),
        None => drop(record.verdicts.remove(&kind)),
    }
    Command::set(id, record)
}

//! What a rating rests on: a list of sources, each with its figures and its words.

use egui::{Align, Layout, Ui};

use super::{
    form::{Form, boxed, halves, pick},
    read, words,
};
use crate::{
    edit::Command,
    interact::Intent,
    model::{Evidence, EvidenceKind},
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        tokens::{self, size},
    },
};

/// Shows the list; `set` makes the command of a new one.
pub(super) fn evidence_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    evidence: &[Evidence],
    set: impl Fn(Vec<Evidence>) -> Command,
    out: &mut Vec<Intent>,
) {
    for (place, source) in evidence.iter().enumerate() {
        let set = |source: Option<Evidence>| {
            let mut next = evidence.to_vec();
            match (source, next.get_mut(place)) {
                (Some(source), Some(there)) => *there = source,
                _ => drop(next.remove(place)),
            }
            set(next)
        };
        let key = form.key ^ u64::try_from(place + 1).unwrap_or_default().rotate_left(48);
        boxed(ui, form.palette, |ui| source_ui(ui, &Form { key, ..*form }, (place, source), set, out));
    }
    let kinds: Vec<_> = words::EVIDENCE.iter().map(|(kind, name)| (*kind, (*name).to_owned())).collect();
    let key = ("Add evidence", form.key);
    if let Some(kind) = pick(ui, key, "what kind of source", &kinds, None, form.palette) {
        let next = evidence.iter().cloned().chain([Evidence::of(kind)]).collect();
        out.push(Intent::Edit(set(next), form.label));
    }
}

fn source_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    (place, source): (usize, &Evidence),
    set: impl Fn(Option<Evidence>) -> Command,
    out: &mut Vec<Intent>,
) {
    let kind = words::word(words::EVIDENCE, &source.kind);
    ui.horizontal(|ui| {
        control::line(ui, kind, tokens::semibold(size::BODY), form.palette.ink);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let spoken = format!("Remove evidence {}", place + 1);
            let cross = Button { icon: Some(Icon::X), name: &spoken, height: 26.0, ..Button::new(Look::Quiet, "") };
            if cross.show(ui, form.palette).on_hover_text(&spoken).clicked() {
                out.push(Intent::Edit(set(None), form.label));
            }
        });
    });
    let change = |change: &dyn Fn(&mut Evidence)| {
        let mut next = source.clone();
        change(&mut next);
        set(Some(next))
    };
    let kinds: Vec<_> = words::EVIDENCE.iter().map(|(kind, name)| (*kind, (*name).to_owned())).collect();
    let now: Option<EvidenceKind> = Some(source.kind);
    form.pick(ui, ("Kind", kind), &kinds, now, |kind| change(&|next| next.kind = kind), out);
    let set_source = |text: String| change(&|next| next.source.clone_from(&text));
    form.line(ui, ("Source", "which file, person, place"), &source.source, set_source, out);
    halves(ui, |left, right| {
        let n = source.n.map(|n| n.to_string()).unwrap_or_default();
        let must = "A whole number.";
        let read_n = read::optional(read::whole::<u32>);
        form.read(left, ("Answers (n)", "41", must), &n, read_n, |n| change(&|next| next.n = n), out);
        let mean = source.mean.map(read::of_feeling).unwrap_or_default();
        let must = "From -1 to 1.";
        let read_mean = read::optional(read::feeling);
        form.read(
            right,
            ("Mean, −1 to 1", "-0.75", must),
            &mean,
            read_mean,
            |mean| change(&|next| next.mean = mean),
            out,
        );
    });
    halves(ui, |left, right| {
        let sd = source.sd.map(read::of_spread).unwrap_or_default();
        let must = "From 0 to 2.";
        let read_sd = read::optional(read::spread);
        form.read(left, ("Standard deviation", "0.4", must), &sd, read_sd, |sd| change(&|next| next.sd = sd), out);
        let set_date = |text: String| change(&|next| next.date.clone_from(&text));
        form.line(right, ("Date", "2026-10"), &source.date, set_date, out);
    });
    let set_verbatim = |text: String| change(&|next| next.verbatim.clone_from(&text));
    form.lines(ui, ("In the customer’s words", ""), &source.verbatim, set_verbatim, out);
}

//! A finding explained: made ready to be shown, opened, closed, ruled on.

use std::sync::Arc;

use egui::{Context, Event, Key, Modifiers};

use super::{App, views};
use crate::{
    analysis::{Assumption, Polarity, Report, Robustness, Term, TouchpointReport},
    interact::{Intent, Notice},
    model::{FindingKind, Id, JourneyMap, OpportunityKind, Touchpoint, Verdict},
    ui::{
        canvas::canvas_id,
        explained::{ExplainedView, RankRow, SwingRow, TermBar, explained_ui, verdict_command, verdict_label},
    },
    wording::{self, explained as words, figure},
};

/// How many rows of ranks are shown.
const ROWS: usize = 5;
/// How many assumptions are shown.
const ASSUMPTIONS: usize = 4;

impl App {
    fn explained_view(&mut self) -> Option<Arc<ExplainedView>> {
        let (id, kind) = self.explained?;
        let report = self.shown_report()?;
        let open = self.open.as_ref()?;
        let map = open.document.map();
        let question = (open.document.revision(), views::place(Some(&report)), id, kind);
        let made = self.views.explained.get_or_make(question, |_| view(map, &report, id, kind).map(Arc::new));
        made.clone()
    }

    /// Shows the card of the finding that is open, beside its touchpoint.
    pub(super) fn explained(&mut self, ctx: &Context, canvas: egui::Rect, asked: &mut Vec<Intent>) {
        let Some(view) = self.explained_view() else { return };
        let Some((anchor, cards)) = self.cards_on_screen(view.touchpoint, canvas) else { return };
        explained_ui(ctx, &view, (anchor, canvas, &cards), &self.palette, asked);
    }

    /// Where the card of a touchpoint stands on the screen, and all cards.
    pub(super) fn cards_on_screen(
        &mut self,
        id: Id<Touchpoint>,
        canvas: egui::Rect,
    ) -> Option<(egui::Rect, Vec<egui::Rect>)> {
        let picture = self.picture()?;
        let open = self.open.as_ref()?;
        let camera = open.camera;
        let on_screen = |rect: crate::layout::geometry::Rect| {
            let from = camera.screen_from_doc(rect.corner());
            let size = egui::vec2(rect.w, rect.h) * camera.zoom();
            egui::Rect::from_min_size(canvas.min + egui::vec2(from.x, from.y), size)
        };
        let anchor = on_screen(picture.layout.card(id)?.rect);
        Some((anchor, picture.layout.cards.iter().map(|card| on_screen(card.rect)).collect()))
    }

    /// The keys of the open card: Escape closes it, arrows go to the next finding, Ctrl+C copies it as text.
    pub(super) fn explained_keys(&mut self, ctx: &Context, asked: &mut Vec<Intent>) {
        if self.explained.is_none() || ctx.text_edit_focused() {
            return;
        }
        let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) {
            asked.push(Intent::CloseExplained);
        }
        let has_canvas = ctx.memory(|memory| memory.focused().is_none_or(|id| id == canvas_id()));
        for (key, by) in [(Key::ArrowRight, 1), (Key::ArrowLeft, -1)] {
            if has_canvas && pressed(key) {
                asked.extend(self.next_finding(by).map(|(id, kind)| Intent::Explain(id, kind)));
            }
        }
        let is_copied = ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
        if is_copied && let Some(view) = self.explained_view() {
            ctx.copy_text(text(&view));
        }
    }

    /// The neighbour among all findings, moments first, round in a circle.
    fn next_finding(&self, by: isize) -> Option<(Id<Touchpoint>, FindingKind)> {
        let report = self.shown_report()?;
        let mut moments: Vec<_> = report.touchpoints.iter().filter(|entry| entry.moment.is_marked()).collect();
        moments.sort_by_key(|entry| entry.moment.rank.unwrap_or(usize::MAX));
        let mut fruits: Vec<_> = report.touchpoints.iter().filter(|entry| entry.fruit.is_marked()).collect();
        fruits.sort_by_key(|entry| entry.fruit.rank.unwrap_or(usize::MAX));
        let moments = moments.into_iter().map(|entry| (entry.id, FindingKind::MomentOfTruth));
        let all: Vec<_> =
            moments.chain(fruits.into_iter().map(|entry| (entry.id, FindingKind::LowHangingFruit))).collect();
        let place = all.iter().position(|one| Some(*one) == self.explained)?;
        let next = if by > 0 { (place + 1) % all.len() } else { (place + all.len() - 1) % all.len() };
        all.get(next).copied()
    }

    /// Pins or vetoes a finding, or takes that back.
    pub(super) fn rule(&mut self, id: Id<Touchpoint>, kind: FindingKind, verdict: Option<Verdict>, now: f64) {
        let Some(open) = &mut self.open else { return };
        let Some(record) = open.document.map().touchpoints.get(id) else { return };
        let command = verdict_command(id, record, kind, verdict);
        if let Err(refusal) = open.document.edit_as(verdict_label(), &command) {
            let text = wording::refusal(&refusal, open.document.map());
            self.tell(Notice::refused(text), now);
        }
    }
}

fn view(map: &JourneyMap, report: &Report, id: Id<Touchpoint>, kind: FindingKind) -> Option<ExplainedView> {
    let (entry, record) = (report.touchpoint(id)?, map.touchpoints.get(id)?);
    let title = record.title.trim().to_owned();
    let other =
        match kind {
            FindingKind::MomentOfTruth => entry.fruit.score.filter(|_| entry.fruit.is_marked()).map(|score| {
                (FindingKind::LowHangingFruit, format!("Also low-hanging fruit, {}", figure::score(score)))
            }),
            FindingKind::LowHangingFruit => {
                entry.moment.is_marked().then(|| (FindingKind::MomentOfTruth, "Also a moment of truth".to_owned()))
            }
        };
    let hurts = entry.emotion.is_none_or(|emotion| emotion <= 0.0) || entry.fruit.need.is_some_and(|need| need >= 0.3);
    let purpose = if hurts { OpportunityKind::FixPain } else { OpportunityKind::AmplifyLove };
    let base = ExplainedView {
        touchpoint: id,
        kind,
        title: title.clone(),
        labels: Vec::new(),
        rank: None,
        score: None,
        is_candidate: false,
        sentence: String::new(),
        terms: Vec::new(),
        interval: None,
        together: String::new(),
        ranks: Vec::new(),
        draws: String::new(),
        top: String::new(),
        swings: Vec::new(),
        changes: Vec::new(),
        assumptions: Vec::new(),
        needed: None,
        other,
        verdict: record.verdicts.get(&kind).cloned(),
        opportunity: (wording::plan::from_finding(&title, purpose), purpose),
    };
    Some(match kind {
        FindingKind::MomentOfTruth => moment(map, report, entry, base),
        FindingKind::LowHangingFruit => fruit(map, report, entry, base),
    })
}

fn moment(map: &JourneyMap, report: &Report, entry: &TouchpointReport, base: ExplainedView) -> ExplainedView {
    let of = &entry.moment;
    let is_candidate = of.is_candidate();
    let told = of.score.filter(|_| !is_candidate);
    let named = wording::finding::moment(map, report, entry.id).unwrap_or_default();
    let headline = wording::finding::moment_headline(map, report, entry.id).unwrap_or_default();
    let polarity = match of.polarity {
        Some(Polarity::Make) => "Makes",
        Some(Polarity::Break) => "Breaks",
        Some(Polarity::Mixed) => "Mixed",
        None => "Not rated",
    };
    let mut labels = vec![first_upper(wording::finding::moment_name(of)), polarity.to_owned()];
    labels.extend(of.is_memory_maker.then(|| "Memory maker".to_owned()));
    let listed = report.robustness.subjects.len();
    let (low, high) = (of.low.unwrap_or_default(), of.high.unwrap_or_default());
    ExplainedView {
        labels,
        rank: of.rank.filter(|_| !is_candidate).map(|rank| format!("rank {rank} of {listed}")),
        score: told.map(|score| (score, figure::score(score))),
        is_candidate,
        sentence: named.strip_prefix(&headline).unwrap_or(&named).trim().to_owned(),
        terms: terms(map, report, entry, told.is_some()),
        interval: of.low.zip(of.high),
        together: format!("{}: {} to {}", words::known(of), figure::score(low), figure::score(high)),
        ranks: if is_candidate { Vec::new() } else { ranks(map, report, entry.id) },
        draws: format!("{} weightings, seed {}", figure::count(report.robustness.draws), report.seed.0),
        top: format!("top {}, %", report.k),
        swings: swings(&report.robustness, entry.id, of.score.unwrap_or_default()),
        changes: words::changes(map, report, entry.id),
        assumptions: assumptions(map, report),
        needed: wording::finding::evidence_needed(map, report, entry.id).filter(|_| is_candidate),
        ..base
    }
}

fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn terms(map: &JourneyMap, report: &Report, entry: &TouchpointReport, is_told: bool) -> Vec<TermBar> {
    let weights = &report.weights;
    let weight = |term: Term| match term {
        Term::Criticality => weights.criticality.value(),
        Term::Intensity => weights.intensity.value(),
        Term::Gateway => weights.gateway.value(),
        Term::Importance => weights.importance.value(),
        Term::Memory => weights.memory.value(),
    };
    let terms = &entry.moment.terms;
    let known: f64 = terms.iter().filter(|(_, value)| value.is_some()).map(|(term, _)| weight(*term)).sum();
    let share = |term: Term| if known > 0.0 { weight(term) / known } else { 0.0 };
    let parts: Vec<f64> = terms.iter().map(|(term, value)| value.map_or(0.0, |value| value * share(*term))).collect();
    let rounded = words::parts_that_add_up(&parts);
    terms
        .iter()
        .zip(rounded)
        .map(|((term, value), part)| TermBar {
            letter: words::letter(*term).to_owned(),
            name: words::term_name(*term).to_owned(),
            note: words::note(map, report, entry, *term),
            value: *value,
            weight: if value.is_some() { share(*term) } else { weight(*term) },
            sum: match value.filter(|_| is_told) {
                Some(value) => {
                    format!("{} × {} = {}", figure::score(value), figure::score(share(*term)), figure::score(part))
                }
                None => String::new(),
            },
            part,
        })
        .collect()
}

fn ranks(map: &JourneyMap, report: &Report, id: Id<Touchpoint>) -> Vec<RankRow> {
    let whole = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |share| format!("{:.0}", share * 100.0));
    let row = |(subject, ranks): (&Id<Touchpoint>, &Vec<f64>)| {
        let moment = &report.touchpoint(*subject)?.moment;
        let mut shares = [0.0; 5];
        for (share, at) in ranks.iter().zip(&mut shares) {
            *at = *share;
        }
        let [.., later] = &mut shares;
        *later = (1.0 - ranks.iter().take(4).sum::<f64>()).max(0.0);
        let name = map.touchpoints.get(*subject).map_or("", |record| record.title.trim()).to_owned();
        let top = [moment.p_top_k_weights, moment.p_top_k_any_weights, moment.p_top_k].map(whole);
        Some((moment.rank.unwrap_or(usize::MAX), RankRow { name, shares, top, is_this: *subject == id }))
    };
    let robustness = &report.robustness;
    let mut rows: Vec<(usize, RankRow)> =
        robustness.subjects.iter().zip(&robustness.ranks_weights).filter_map(row).collect();
    rows.sort_by_key(|(rank, _)| *rank);
    let mut kept: Vec<RankRow> = Vec::new();
    for (place, (_, row)) in rows.into_iter().enumerate() {
        if place < ROWS || row.is_this {
            kept.push(row);
        }
    }
    kept
}

fn swings(robustness: &Robustness, id: Id<Touchpoint>, score: f64) -> Vec<SwingRow> {
    let place = robustness.subjects.iter().position(|subject| *subject == id);
    let found = place.and_then(|place| robustness.tornado.get(place)).cloned().unwrap_or_default();
    let mut rows: Vec<SwingRow> = found
        .iter()
        .map(|swing| SwingRow { name: words::term_name(swing.term).to_owned(), scores: [swing.half, swing.more] })
        .collect();
    let length = |row: &SwingRow| row.scores.iter().map(|one| (one - score).abs()).fold(0.0, f64::max);
    rows.sort_by(|a, b| length(b).total_cmp(&length(a)));
    rows
}

/// What bears on every figure comes first: there is room for a few only.
fn assumptions(map: &JourneyMap, report: &Report) -> Vec<String> {
    let of_all = |assumed: &&Assumption| matches!(assumed, Assumption::Flow | Assumption::Path);
    let (first, then): (Vec<_>, Vec<_>) = report.assumed.iter().partition(of_all);
    let worded = |assumed: &Assumption| wording::finding::assumption(map, assumed);
    let mut told: Vec<String> = first.into_iter().map(worded).collect();
    told.extend(wording::finding::dropped_term(map, report));
    told.extend(then.into_iter().map(worded));
    if report.touchpoints.iter().all(|entry| entry.observed_pass_through.is_none()) && !report.is_flow_assumed {
        told.push("Pass-through is modelled: there is no event log.".to_owned());
    }
    told.push(format!("A loss weighs {} times a gain.", figure::score(report.loss_aversion)));
    told.extend(wording::finding::weights_used(report));
    told.truncate(ASSUMPTIONS);
    told
}

/// The same for low-hanging fruit: its ingredients, each from nothing to all.
fn fruit(map: &JourneyMap, report: &Report, entry: &TouchpointReport, base: ExplainedView) -> ExplainedView {
    let of = &entry.fruit;
    let bar = |letter: &str, name: &str, value: Option<f64>, note: String| TermBar {
        letter: letter.to_owned(),
        name: name.to_owned(),
        note,
        value,
        weight: 1.0,
        sum: value.map(figure::score).unwrap_or_default(),
        part: 0.0,
    };
    let reach = entry.visit_probability.filter(|_| !report.is_flow_assumed);
    let met =
        reach.map_or_else(|| "by the drawn paths".to_owned(), |share| format!("{} come here", figure::percent(share)));
    let size = of.effort_size.map_or_else(|| "no effort given".to_owned(), |size| format!("effort {size:?}"));
    let assumed = [
        of.is_value_assumed.then(|| "Nobody said what the personas are worth: value is taken as 0.50.".to_owned()),
        of.is_control_assumed.then(|| "Nobody said who makes or runs it: it is taken as ours alone.".to_owned()),
    ];
    let named = wording::finding::fruit(map, report, entry.id).unwrap_or_default();
    ExplainedView {
        labels: vec![first_upper(wording::finding::fruit_name(of))],
        rank: of.rank.map(|rank| format!("rank {rank}")),
        score: of.score.map(|score| (score, figure::score(score))),
        sentence: named,
        terms: vec![
            bar("N", "Need", of.need, "the larger of pain and gap, or the cause".to_owned()),
            bar("S", "Severity", of.severity, "how much it hurts, more if early".to_owned()),
            bar("I", "Gap", of.gap, "important but not satisfying".to_owned()),
            bar("R", "Reach", entry.visit_probability, met),
            bar("V", "Value", Some(of.value), "of those who come here".to_owned()),
            bar("B", "Benefit", of.benefit, words::benefit(of, entry.visit_probability)),
            bar("A", "Ease", of.ease, words::ease(of, &size)),
            bar("Q", "Confidence", Some(of.confidence), "how good the evidence is".to_owned()),
        ],
        together: words::together(of),
        assumptions: assumed.into_iter().flatten().collect(),
        ..base
    }
}

/// The card as plain text.
fn text(view: &ExplainedView) -> String {
    let score = view.score.as_ref().map(|(_, printed)| format!(" ({printed})")).unwrap_or_default();
    let mut lines = vec![format!("{}: {}{score}", view.title, view.labels.join(", ")), view.sentence.clone()];
    lines.extend(view.terms.iter().map(|term| format!("- {}: {} {}", term.name, term.note, term.sum)));
    lines.extend(view.changes.iter().map(|(change, then)| format!("- {change}: {then}")));
    lines.extend(view.needed.clone());
    lines.extend(view.assumptions.iter().map(|assumption| format!("- {assumption}")));
    lines.join("\n")
}

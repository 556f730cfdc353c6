//! The mix of the map, made ready to be shown.

use std::sync::Arc;

use super::{App, views};
use crate::{
    analysis::{Gap, Mix, MixCell, Report},
    edit::Selection,
    model::{Id, JourneyMap, Kind, Phase, Place, Stage, Subject, Touchpoint},
    scene::icon::Icon,
    ui::mix::{Cell, ChannelRow, GapLine, MixView, StageHead},
    wording,
};

impl App {
    /// What the Mix tab shows.
    pub(super) fn mix(&mut self) -> Arc<MixView> {
        let report = self.shown_report();
        let Some(open) = &self.open else { return Arc::default() };
        let ((revision, map), selection) = (open.told(&self.gesture), open.document.selection());
        let question = (revision, views::place(report.as_ref()), selection.clone());
        let make =
            |_: &_| Arc::new(report.as_deref().map_or_else(MixView::default, |report| view(map, report, selection)));
        Arc::clone(self.views.mix.get_or_make(question, make))
    }
}

fn view(map: &JourneyMap, report: &Report, selection: &Selection) -> MixView {
    let mix = &report.mix;
    MixView {
        stages: stages(map, mix),
        rows: rows(map, mix, selection),
        gaps: gaps(map, report),
        has_flow: !report.is_flow_assumed,
        no_flow: wording::mix::NO_FLOW,
        is_off: false,
    }
}

fn stage_name(map: &JourneyMap, id: Id<Stage>) -> &str {
    map.stages.get(id).map_or("", |stage| stage.name.trim())
}

fn stages(map: &JourneyMap, mix: &Mix) -> Vec<StageHead> {
    let stage = |column: &crate::analysis::MixStage| {
        let name = stage_name(map, column.stage);
        StageHead {
            name: name.to_owned(),
            phase: map.stages.get(column.stage).map_or(Phase::PrePurchase, |stage| stage.phase),
            creators: column.whole.creators,
            missing: wording::mix::missing(&column.whole),
            lacks_earned: column.whole.missing().contains(&crate::model::Creator::Earned),
            channels: wording::mix::channels(column.channels),
            has_one_channel: column.channels == 1,
            says: wording::mix::cell(map, name, &wording::mix::channels(column.channels), &column.whole),
            touchpoints: selected(&column.whole.touchpoints),
        }
    };
    mix.stages.iter().map(stage).collect()
}

fn rows(map: &JourneyMap, mix: &Mix, selection: &Selection) -> Vec<ChannelRow> {
    let row = |row: &crate::analysis::MixChannel| {
        let channel = row.channel.and_then(|id| map.channels.get(id));
        let name = channel.map_or(wording::mix::NO_CHANNEL, |channel| channel.name.trim()).to_owned();
        let cells = row.cells.iter().zip(&mix.stages).map(|(cell, stage)| {
            let says = wording::mix::cell(map, &name, stage_name(map, stage.stage), cell);
            shown(cell, says, selection)
        });
        ChannelRow {
            cells: cells.collect(),
            icon: channel.map_or(Icon::Circle, |channel| Icon::for_channel(&channel.name, channel.icon.as_deref())),
            group: match channel.map(|channel| channel.place) {
                Some(Place::Online) => "online",
                Some(Place::Offline) => "offline",
                None => "",
            },
            name,
        }
    };
    mix.channels.iter().map(row).collect()
}

fn shown(cell: &MixCell, says: String, selection: &Selection) -> Cell {
    Cell {
        touchpoints: selected(&cell.touchpoints),
        share: cell.share,
        emotion: cell.emotion,
        shows: [
            cell.share.map_or_else(|| "–".to_owned(), wording::figure::percent),
            cell.touchpoints.len().to_string(),
            cell.emotion.map_or_else(|| "–".to_owned(), wording::figure::signed),
        ],
        creators: cell.creators,
        says,
        is_selected: cell.touchpoints.iter().any(|id| selection.contains(Subject::Touchpoint(*id))),
    }
}

fn selected(touchpoints: &[Id<Touchpoint>]) -> Selection {
    touchpoints.iter().copied().map(Subject::Touchpoint).collect()
}

/// Gaps as sentences, each with what it is about.
pub(super) fn gaps(map: &JourneyMap, report: &Report) -> Vec<GapLine> {
    let line = |gap: &Gap| GapLine { sentence: wording::finding::gap(map, gap), subjects: about(map, gap) };
    report.gaps.iter().map(line).collect()
}

/// The touchpoints that a gap names, or those of the stage or phases where something is missing.
fn about(map: &JourneyMap, gap: &Gap) -> Selection {
    let in_stage = |wanted: &dyn Fn(Id<Stage>) -> bool| -> Selection {
        let within = map.touchpoints_in_order().into_iter().filter(|(_, record)| wanted(record.stage));
        within.map(|(id, _)| Subject::Touchpoint(id)).collect()
    };
    match gap {
        Gap::NoEarned(phases) => {
            in_stage(&|stage| map.stages.get(stage).is_some_and(|stage| phases.contains(&stage.phase)))
        }
        Gap::SingleChannel { stage, .. } => in_stage(&|other| other == *stage),
        other => {
            let named = wording::finding::gap_subjects(other);
            let ids = named.iter().filter(|name| name.starts_with(Touchpoint::PREFIX));
            ids.filter_map(|name| name.parse().ok()).map(Subject::Touchpoint).collect()
        }
    }
}

//! Impact against effort, made ready to be shown; what a drag of the effort would do is analysed, not guessed.

use std::{collections::BTreeMap, sync::Arc};

use super::{App, views};
use crate::{
    analysis::{Fruit, Report, fruits, matrix},
    edit::Selection,
    model::{Effort, Id, JourneyMap, Subject, Touchpoint},
    ui::matrix::{Live, MatrixView, Point},
    wording,
};

/// The fruit scores of a map in the midst of a drag, by touchpoint.
pub(super) type Fruits = Arc<BTreeMap<Id<Touchpoint>, Fruit>>;

impl App {
    /// What the Matrix tab shows.
    pub(super) fn matrix(&mut self) -> Arc<MatrixView> {
        let report = self.shown_report();
        let Some((open, report)) = self.open.as_ref().zip(report) else { return Arc::default() };
        let ((revision, map), settled) = (open.told(&self.gesture), open.document.settled());
        let selection = open.document.selection();
        let question = (revision, views::place(Some(&report)), selection.clone());
        let changed = if open.document.is_in_gesture() { changed_effort(settled, map) } else { None };
        let live = changed.and_then(|id| {
            let fruits =
                self.views.fruits.get_or_make(revision, |_| Arc::new(fruits(map, report.focus).into_iter().collect()));
            live(settled, map, &report, fruits, id)
        });
        let make = |_: &_| Arc::new(view(settled, map, &report, selection, live));
        Arc::clone(self.views.matrix.get_or_make(question, make))
    }
}

/// The touchpoint whose effort the open gesture has changed.
fn changed_effort(before: &JourneyMap, now: &JourneyMap) -> Option<Id<Touchpoint>> {
    if before.touchpoints.is_same(&now.touchpoints) {
        return None;
    }
    let changed = now
        .touchpoints
        .iter()
        .filter(|(id, record)| before.touchpoints.get(*id).is_some_and(|old| old.effort != record.effort));
    changed.map(|(id, _)| id).next()
}

fn live(before: &JourneyMap, now: &JourneyMap, report: &Report, fruits: &Fruits, id: Id<Touchpoint>) -> Option<Live> {
    let record = now.touchpoints.get(id)?;
    let old = before.touchpoints.get(id)?.effort;
    Some(Live {
        touchpoint: id,
        headline: wording::matrix::change(record.title.trim(), old, record.effort),
        result: wording::matrix::result(&report.touchpoint(id)?.fruit, fruits.get(&id)?),
    })
}

fn view(
    before: &JourneyMap,
    map: &JourneyMap,
    report: &Report,
    selection: &Selection,
    live: Option<Live>,
) -> MatrixView {
    let across = |effort: Option<Effort>| effort.map(|effort| matrix::across_from_effort(effort.value()));
    let point = |place: matrix::MatrixPoint| {
        let (record, entry) = (map.touchpoints.get(place.touchpoint)?, report.touchpoint(place.touchpoint)?);
        let effort = before.touchpoints.get(place.touchpoint).and_then(|record| record.effort);
        let point = Point {
            touchpoint: place.touchpoint,
            title: record.title.trim().to_owned(),
            score: entry.fruit.score.filter(|score| *score > 0.0).map(wording::figure::score),
            across: across(record.effort),
            up: place.up,
            effort,
            before: across(effort),
            star: entry.moment.is_marked().then(|| entry.moment.is_candidate()),
            is_fruit: entry.fruit.is_marked(),
            is_ours: entry.fruit.control >= 0.5,
            is_selected: selection.contains(Subject::Touchpoint(place.touchpoint)),
            says: wording::matrix::point(map, entry, record.effort),
        };
        Some((entry.fruit.score.unwrap_or(-1.0), point))
    };
    let mut points: Vec<(f64, Point)> = matrix::matrix(report).into_iter().filter_map(point).collect();
    points.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    MatrixView { points: points.into_iter().map(|(_, point)| point).collect(), live, is_off: false }
}

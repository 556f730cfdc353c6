//! The action plan, made ready to be shown, and new lines of it.

use std::{collections::BTreeMap, sync::Arc};

use super::{App, views};
use crate::{
    analysis::{Report, lifts},
    edit::Command,
    interact::{Intent, Notice, Tab},
    model::{Id, JourneyMap, Opportunity, OpportunityKind, Order, Touchpoint},
    ui::plan::{PlanLine, open_line},
    wording,
};

impl App {
    /// The lines of the Plan tab. What each would bring is worked out once for a map and its report.
    pub(super) fn plan(&mut self) -> Arc<Vec<PlanLine>> {
        let report = self.shown_report();
        let Some(open) = &self.open else { return Arc::default() };
        let (revision, map) = open.told(&self.gesture);
        let question = (revision, views::place(report.as_ref()));
        let make = |_: &_| Arc::new(lines(map, report.as_deref()));
        Arc::clone(self.views.plan.get_or_make(question, make))
    }

    /// The touchpoint that is selected alone, numbered.
    pub(super) fn selected_titled(&self) -> Option<(Id<Touchpoint>, String)> {
        let id = self.only_touchpoint()?;
        let title = self.map()?.touchpoints.get(id)?.title.trim().to_owned();
        Some((id, title))
    }

    /// A new line at the end of the plan, opened.
    pub(super) fn add_opportunity(
        &mut self,
        title: &str,
        touchpoints: Vec<Id<Touchpoint>>,
        kind: OpportunityKind,
        now: f64,
    ) {
        let Some(open) = &mut self.open else { return };
        let map = open.document.map();
        let last = map.opportunities_in_order().last().map(|(_, record)| record.order.clone());
        let id = map.opportunities.free_id(&mut self.ids);
        let effort = touchpoints.iter().find_map(|id| map.touchpoints.get(*id)?.effort).map(|one| one.nearest_size());
        let mut record = Opportunity::titled(title, Order::after(last.as_ref()), kind);
        record.touchpoints = touchpoints.into_iter().collect();
        record.effort = effort;
        match open.document.edit(&Command::add(id, record)) {
            Ok(()) => {
                if let Some(ctx) = &self.wake {
                    open_line(ctx, id);
                }
                self.apply(Intent::ShowTab(Tab::Plan), now);
            }
            Err(refusal) => {
                let text = wording::refusal(&refusal, open.document.map());
                self.tell(Notice::refused(text), now);
            }
        }
    }
}

fn lines(map: &JourneyMap, report: Option<&Report>) -> Vec<PlanLine> {
    let numbers: BTreeMap<Id<Touchpoint>, usize> =
        map.touchpoints_in_order().into_iter().map(|(id, _)| id).zip(1_usize..).collect();
    let plan = map.opportunities_in_order();
    let lifts: BTreeMap<_, _> = report.map(|report| lifts(map, report)).unwrap_or_default().into_iter().collect();
    let line = |(id, record): &(Id<Opportunity>, &Opportunity)| {
        let mut touchpoints: Vec<(usize, Id<Touchpoint>)> =
            record.touchpoints.iter().map(|id| (numbers.get(id).copied().unwrap_or_default(), *id)).collect();
        touchpoints.sort_unstable();
        let title = |id: Id<Touchpoint>| map.touchpoints.get(id).map_or("", |record| record.title.trim());
        let score = |id: &Id<Touchpoint>| report?.touchpoint(*id)?.fruit.score;
        PlanLine {
            id: *id,
            lift: lifts
                .get(id)
                .copied()
                .flatten()
                .map(|lift| wording::plan::lift(lift, record.kind, touchpoints.len())),
            touchpoints: touchpoints.into_iter().map(|(number, id)| (id, format!("{number} {}", title(id)))).collect(),
            score: record.touchpoints.iter().filter_map(score).reduce(f64::max),
        }
    };
    plan.iter().map(line).collect()
}

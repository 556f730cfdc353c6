//! Questions of a checklist that are open, or answered with no.

use super::Sight;
use crate::{
    analysis::{checklist::checklists, report::Gap},
    model::{Answer, Id, Stage},
};

/// Silent about a checklist that nobody has begun: they are optional.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let stages = sight.map().stages_in_order();
    let mut gaps = Vec::new();
    for list in checklists() {
        let in_use = stages.iter().any(|(_, stage)| list.keys().any(|key| stage.checklist.contains_key(&key)));
        if !in_use {
            continue;
        }
        let questions = |is_wanted: &dyn Fn(Option<&Answer>) -> bool| -> Vec<(Id<Stage>, Vec<String>)> {
            let of_stage = |(id, stage): &(Id<Stage>, &Stage)| {
                let wanted = list.questions.iter().filter(|one| is_wanted(stage.checklist.get(&list.key(&one.name))));
                (*id, wanted.map(|one| one.name.clone()).collect::<Vec<_>>())
            };
            stages.iter().map(of_stage).filter(|(_, questions)| !questions.is_empty()).collect()
        };
        let refused = questions(&|answer| answer == Some(&Answer::No));
        let open = questions(&|answer| answer.is_none());
        gaps.extend(super::one(refused, |stages| Gap::AnsweredNo { checklist: list.name.clone(), stages }));
        gaps.extend(super::one(open, |stages| Gap::Unanswered { checklist: list.name.clone(), stages }));
    }
    gaps
}

//! `journey-canvas rehearse`: edits and saves a map without end, as a busy workshop would, until it is killed. The
//! crash test does the killing; nobody else needs it, so the help does not list it.

use std::time::Duration;

use super::{
    args::Rehearse,
    console::Console,
    exit::{Exit, Stop},
};
use crate::{
    edit::{Command, Document},
    model::{Id, JourneyMap, Order, Stage, Subject, Touchpoint},
    persist::{self, recovery::Keeper},
    wording,
};

/// A save after so many edits.
const EDITS_A_SAVE: u64 = 7;

/// The most touchpoints that are added before they are removed again.
const MOST: u64 = 40;

/// Edits, keeps and saves the map without end; says `edited N` after each edit is handed to the keeper, `saved N`
/// after each save. The title of the map is the number of its last edit, and the count of its touchpoints follows
/// from it (`1 + N % 40`), so that a torn map would be seen.
pub(super) fn run(asked: &Rehearse, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let shown = asked.file.display().to_string();
    let wrong = |error| Stop::wrong(wording::load_error(&error, &shown));
    let not_saved = |error| Stop::not_written(wording::save_error(&error, &shown));
    let (map, mut seen) = persist::open_seen(&asked.file).map_err(wrong)?;
    let stage = map.stages_in_order().first().map(|(id, _)| *id);
    let (Some(stage), Some(folder)) = (stage, persist::data_folder()) else { return Ok(Exit::No) };
    let keeper = Keeper::new(&folder.join("recovery"));
    let mut document = Document::new(map);
    for number in 0_u64.. {
        let step = Command::All(step(document.map(), stage, number));
        document.edit(&step).map_err(|refusal| Stop::wrong(refusal.to_string()))?;
        keeper.keep(document.settled().clone(), Some(asked.file.clone()));
        console.result(format!("edited {number}\n").as_bytes())?;
        if number % EDITS_A_SAVE == EDITS_A_SAVE - 1 {
            seen = persist::save_over(&asked.file, document.map(), &seen).map_err(not_saved)?;
            document.mark_saved(document.map().clone());
            keeper.discard();
            console.result(format!("saved {number}\n").as_bytes())?;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(Exit::Done)
}

/// To a map with `1 + number % 40` touchpoints and the number as its title.
fn step(map: &JourneyMap, stage: Id<Stage>, number: u64) -> Vec<Command> {
    let mut commands = vec![Command::Rename(Subject::About, number.to_string())];
    if number.is_multiple_of(MOST) {
        commands.push(Command::Remove(map.touchpoints.ids().map(Subject::Touchpoint).collect()));
    }
    let place = number % MOST;
    let order = Order::after(map.touchpoints_of(stage).last().map(|(_, last)| &last.order).filter(|_| place > 0));
    let id = Id::from_words(&format!("touchpoint {place}"), u32::try_from(number).unwrap_or_default());
    commands.push(Command::add(id, Touchpoint::titled(format!("Step {place} of {number}"), stage, order)));
    commands
}

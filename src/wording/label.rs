//! What a step of the history did, in words that follow "Undo: ".

use crate::edit::{Label, Word};

/// "move 2 touchpoints": what a step did, for "Undo: " and "Redo: " to stand before it.
#[must_use]
pub fn label(label: &Label) -> String {
    match *label {
        Label::Add(word, count) => format!("add {}", counted(word, count)),
        Label::Change(word) => format!("change {}", singular(word)),
        Label::Remove(word, count) => format!("remove {}", counted(word, count)),
        Label::Rename(word) => format!("rename {}", singular(word)),
        Label::SetEmotion => "change feeling".to_owned(),
        Label::SetCreator(count) => of_touchpoints("change creator", count),
        Label::SetChannels => "change channels".to_owned(),
        Label::MergeChannels => "merge channels".to_owned(),
        Label::SetEffort(count) => of_touchpoints("change effort", count),
        Label::SetFlow => "change flow".to_owned(),
        Label::Move(count) => format!("move {}", counted(Word::Touchpoint, count)),
        Label::Reroute => "lead link elsewhere".to_owned(),
        Label::ResizeStage => "change width of stage".to_owned(),
        Label::MoveStage => "move stage".to_owned(),
        Label::Align(count) => format!("align {}", counted(Word::Touchpoint, count)),
        Label::Distribute(count) => format!("distribute {}", counted(Word::Touchpoint, count)),
        Label::Duplicate(count) => format!("duplicate {}", counted(Word::Touchpoint, count)),
        Label::Cut(count) => format!("cut {}", counted(Word::Touchpoint, count)),
        Label::Paste(count) => format!("paste {}", counted(Word::Touchpoint, count)),
        Label::Tidy => "tidy up cards".to_owned(),
        Label::SetSettings => "change settings".to_owned(),
        Label::Import => "import".to_owned(),
        Label::KeepToBe => "keep as the to-be map".to_owned(),
        Label::Several(count) => format!("{count} changes"),
    }
}

fn of_touchpoints(what: &str, count: usize) -> String {
    if count == 1 { what.to_owned() } else { format!("{what} of {}", counted(Word::Touchpoint, count)) }
}

fn counted(word: Word, count: usize) -> String {
    if count == 1 { singular(word).to_owned() } else { format!("{count} {}", plural(word)) }
}

fn singular(word: Word) -> &'static str {
    match word {
        Word::Persona => "persona",
        Word::Stage => "stage",
        Word::Channel => "channel",
        Word::Touchpoint => "touchpoint",
        Word::Experience => "experience",
        Word::Link => "link",
        Word::Opportunity => "opportunity",
        Word::Map => "map",
        Word::Mixed => "selection",
    }
}

fn plural(word: Word) -> &'static str {
    match word {
        Word::Persona => "personas",
        Word::Stage => "stages",
        Word::Channel => "channels",
        Word::Touchpoint => "touchpoints",
        Word::Experience => "experiences",
        Word::Link => "links",
        Word::Opportunity => "opportunities",
        Word::Map => "maps",
        Word::Mixed => "records",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_named_with_its_count() {
        for (value, words) in [
            (Label::Move(2), "move 2 touchpoints"),
            (Label::Move(1), "move touchpoint"),
            (Label::Remove(Word::Mixed, 3), "remove 3 records"),
            (Label::Add(Word::Opportunity, 2), "add 2 opportunities"),
            (Label::SetCreator(4), "change creator of 4 touchpoints"),
            (Label::SetEffort(1), "change effort"),
            (Label::Rename(Word::Stage), "rename stage"),
        ] {
            assert_eq!(label(&value), words);
        }
    }
}

//! What an import says: why it is refused, and what it guessed or left out.

use super::{figure::list, load::short, nearest::nearest};
use crate::{
    import::{Because, Fix, ImportError, Note, Noted, PICTURE_PIXELS, PictureError, RowFault, Wrong},
    model::Phase,
};

/// Why a text cannot be imported: what is wrong, the way out, and the path last.
#[must_use]
pub fn import_error(error: &ImportError, path: &str) -> String {
    format!("{}: {path}", sentence(error))
}

fn sentence(error: &ImportError) -> String {
    match error {
        ImportError::OtherDiagram { line, header } => format!(
            "Line {line}: this is a Mermaid {header}, not a journey. Draw it as `journey` with sections and scored tasks, and import that"
        ),
        ImportError::NotMermaid { line, word } => format!(
            "Line {line}: a Mermaid journey begins with the word journey, not with “{}”. Put that line first, or choose another file",
            short(word)
        ),
        ImportError::EmptyTable => {
            "There is nothing in the table. It needs a row of headings and a row for each touchpoint".to_owned()
        }
        ImportError::NoTitles { found } => format!(
            "No column holds the titles of touchpoints: there {} {}. Call one Touchpoint, or say which it is: --column title=HEADING",
            if found.len() == 1 { "is" } else { "are" },
            quoted(found)
        ),
        ImportError::NoSuchColumn { name, known } => not_there("column", name, known),
        ImportError::NoSuchRole { role, known } => not_there("role", role, known),
        ImportError::Empty => "There is nothing in it to import. A Mermaid journey begins with the word journey".to_owned(),
        ImportError::NoJourneyBlock { others: 0 } => {
            "No block of this Markdown text holds a journey. Fence one with ```mermaid and begin it with the word journey".to_owned()
        }
        ImportError::NoJourneyBlock { others } => format!(
            "None of the {others} Mermaid blocks of this Markdown text is a journey. Begin one with the word journey"
        ),
        ImportError::Malformed { line, column, wrong } => format!("Line {line}, column {column}: {}", clause(wrong)),
        ImportError::TooMany { count, limit } => {
            format!("It has {count} touchpoints or ratings, and {limit} is the most. Split it into several journeys")
        }
        ImportError::TextTooLong { line, bytes } => {
            format!("Line {line}: a text of {} KiB is too long; 64 KiB is the most. Shorten it", bytes.div_ceil(1 << 10))
        }
    }
}

fn clause(wrong: &Wrong) -> String {
    match wrong {
        Wrong::ScoreIsNoNumber { found, fix } => {
            let way_out = match fix {
                Some(Fix::Write(number)) => format!("Write {number}"),
                Some(Fix::Swapped(score)) => {
                    format!("The score comes before the people: write {score} : {}", short(found))
                }
                None => "Write a number from 1 to 5".to_owned(),
            };
            format!("the score “{}” is not a number. {way_out}", short(found))
        }
        Wrong::NoScore { name, is_cut: true } => format!(
            "“{}” has no score: # begins a comment and cuts the line off. Write #35; for the sign itself",
            short(name)
        ),
        Wrong::NoScore { name, is_cut: false } => {
            format!("“{0}” has no score. Write {0} : 3", short(name.trim_end_matches([':', ' '])))
        }
        Wrong::NoName => "a task’s name is missing before the colon. Write Name : 3".to_owned(),
        Wrong::SectionUnnamed => "the section has no name. Write section Name".to_owned(),
        Wrong::SectionWithColon => "the name of a section cannot hold a colon. Leave it out, or write #58;".to_owned(),
        Wrong::Semicolon => "Mermaid does not take a semicolon here. Leave it out, or write #59;".to_owned(),
        Wrong::BraceOpen => "this brace is never closed. Add }".to_owned(),
        Wrong::DirectiveOpen => "this directive is never closed. Add }%%".to_owned(),
        Wrong::FrontmatterOpen => "this front matter is never closed. Add a line ---".to_owned(),
    }
}

/// What was guessed, changed or left out on a line.
#[must_use]
pub fn import_note(note: &Note) -> String {
    format!("Line {}: {}", note.line, noted(&note.what))
}

fn noted(what: &Noted) -> String {
    match what {
        Noted::PhaseGuessed { stage, phase, because } => {
            format!("“{}” is taken for {}{}.", short(stage), phase_name(*phase), reason(because))
        }
        Noted::PhasesByPlace { first, last, between } => by_place(first, last.as_deref(), *between),
        Noted::ScoreClamped { task, score, taken } => format!(
            "“{}” scores {score}, and Mermaid’s scale goes from 1 to 5: taken as {taken}; the notes keep {score}.",
            short(task)
        ),
        Noted::ThirdPartDropped { dropped } => {
            format!("“{}” behind the third colon is left out, as Mermaid does.", short(dropped))
        }
        Noted::RatedForAll { task, tasks: 1 } => {
            format!("“{}” names nobody, so it counts for every persona.", short(task))
        }
        Noted::RatedForAll { task, tasks } => {
            format!("{tasks} tasks name nobody, “{}” first, so they count for every persona.", short(task))
        }
        Noted::PersonaAdded { name } => format!("No task says who it is about, so the persona is called “{name}”."),
        Noted::StageAdded { name } => format!("Tasks stand before the first section; their stage is called “{name}”."),
        Noted::StageEmpty { name } => {
            format!("The section “{}” has no tasks; the stage is there all the same.", short(name))
        }
        Noted::MoreBlocks { count: 1 } => {
            "Another journey begins here and was not read; --all reads it too.".to_owned()
        }
        Noted::MoreBlocks { count } => {
            format!("{count} more journeys begin here and were not read; --all reads them too.")
        }
        Noted::TableRead(form) => {
            let separator = match form.separator {
                '\t' => "tabs",
                ';' => "semicolons",
                _ => "commas",
            };
            format!("Read as {}, with {separator} between cells.", form.encoding)
        }
        Noted::ColumnsUnread { names } => {
            let (columns, are) = if names.len() == 1 { ("column", "is") } else { ("columns", "are") };
            format!(
                "The {columns} {} {are} not read: a map holds no such thing, or another column has it.",
                quoted(names)
            )
        }
        Noted::RowRefused(fault) => format!("The row is left out: {}.", row_fault(fault)),
        Noted::ChannelsPlaced { online, offline } => {
            let told = |names: &[String], place: &str| {
                (!names.is_empty()).then(|| {
                    format!("{} {} taken for {place}", quoted(names), if names.len() == 1 { "is" } else { "are" })
                })
            };
            let parts: Vec<String> = [told(online, "online"), told(offline, "offline")].into_iter().flatten().collect();
            format!("{}.", parts.join(", "))
        }
        Noted::NotOnMap { title, known } => {
            format!("“{}” was not on the map and is added{}.", short(title), perhaps(title, known))
        }
        Noted::NextUnknown { title, known } => {
            format!("There is no touchpoint “{}” to go on to; no link is made{}.", short(title), perhaps(title, known))
        }
        Noted::NoTasks => "The journey has no tasks, so the map has no touchpoints.".to_owned(),
    }
}

/// "; perhaps “Checkout” is meant"
fn perhaps(title: &str, known: &[String]) -> String {
    let meant = nearest(title, known.iter().map(String::as_str));
    meant.map(|meant| format!("; perhaps “{}” is meant", short(meant))).unwrap_or_default()
}

fn not_there(what: &str, name: &str, known: &[String]) -> String {
    let there = if known.len() == 1 { "There is" } else { "There are" };
    format!("There is no {what} “{}”{}. {there} {}", short(name), perhaps(name, known), quoted(known))
}

fn quoted(names: &[String]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    let names: Vec<String> = names.iter().map(|name| format!("“{}”", short(name))).collect();
    list(&names)
}

fn row_fault(fault: &RowFault) -> String {
    match fault {
        RowFault::NoTitle => "it has no title".to_owned(),
        RowFault::NoNumber { column, text } => format!("its {column} “{}” is not a number", short(text)),
        RowFault::Outside { column, text, least, most } => {
            let least = least.to_string().replace('-', "−");
            format!("its {column} “{}” is not between {least} and {most}", short(text))
        }
        RowFault::Unknown { column, text } => {
            let known = match *column {
                "creator" => "paid, owned or earned",
                "effort" => "XS, S, M, L, XL or a part of 1",
                "phase" => "pre-purchase, purchase or post-purchase",
                "role" => "entry, goal, research, choice, pay, sign, consent, first use, claim, cancel or share",
                _ => {
                    "failure, delay, inconsistency, effort, price, trust, sensory, service, speed, person, surprise or other"
                }
            };
            format!("its {column} “{}” is none of {known}", short(text))
        }
        RowFault::TooLong { bytes } => {
            format!("a text of {} KiB is too long; 64 KiB is the most", bytes.div_ceil(1 << 10))
        }
    }
}

fn by_place(first: &str, last: Option<&str>, between: usize) -> String {
    let last = last.map(|last| format!(", “{}” for post-purchase", short(last))).unwrap_or_default();
    let between = match between {
        0 => String::new(),
        1 => ", the section between for purchase".to_owned(),
        count => format!(", the {count} sections between for purchase"),
    };
    format!(
        "No section’s name tells its phase: by its place, “{}” is taken for pre-purchase{last}{between}.",
        short(first)
    )
}

fn reason(because: &Because) -> String {
    match because {
        Because::Word(word) => format!(", because of “{}”", short(word)),
        Because::Before => ", as nothing in its name says otherwise".to_owned(),
        Because::NotBack(word) => format!(" in spite of “{}”, because a journey does not go back", short(word)),
    }
}

fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::PrePurchase => "pre-purchase",
        Phase::Purchase => "purchase",
        Phase::PostPurchase => "post-purchase",
    }
}

/// Why a picture is not taken.
#[must_use]
pub fn picture_error(error: &PictureError, path: &str) -> String {
    let why = match error {
        PictureError::OtherFormat => {
            "This is neither PNG nor JPEG nor WebP. Save the picture as one of them".to_owned()
        }
        PictureError::TooLarge { width, height } => {
            format!(
                "The picture has {width} × {height} pixels, and {} million are the most. Make it smaller",
                PICTURE_PIXELS >> 20
            )
        }
        PictureError::Broken => "The picture is broken. Open it in another program and save it anew".to_owned(),
    };
    format!("{why}: {path}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Blocks, mermaid};

    fn refused(text: &str) -> String {
        import_error(&mermaid(text, Blocks::First).unwrap_err(), "day.mmd")
    }

    #[test]
    fn a_refusal_names_the_place_and_the_fix() {
        assert_eq!(
            refused("journey\n Tea: Hello: Me"),
            "Line 2, column 7: the score “Hello” is not a number. Write a number from 1 to 5: day.mmd"
        );
        assert_eq!(
            refused("journey\n Tea:"),
            "Line 2, column 6: “Tea:” has no score. Write Tea : 3: day.mmd".replace("“Tea:”", "“Tea”")
        );
        assert_eq!(
            refused("gantt"),
            "Line 1: this is a Mermaid gantt, not a journey. Draw it as `journey` with sections and scored tasks, and import that: day.mmd"
        );
    }

    #[test]
    fn a_guess_is_said_with_its_reason() {
        let notes = mermaid("journey\nsection Look\nsection Payment\nTea: 7: Me", Blocks::First).unwrap().notes;
        let said: Vec<_> = notes.iter().map(import_note).collect();
        assert_eq!(
            said,
            [
                "Line 2: The section “Look” has no tasks; the stage is there all the same.",
                "Line 2: “Look” is taken for pre-purchase, as nothing in its name says otherwise.",
                "Line 3: “Payment” is taken for purchase, because of “payment”.",
                "Line 4: “Tea” scores 7, and Mermaid’s scale goes from 1 to 5: taken as 5; the notes keep 7.",
            ]
        );
    }
}

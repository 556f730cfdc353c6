//! What is read and seen stands out from what it stands on, in every theme: letters 4.5 : 1 (7 : 1 in `contrast`), large
//! letters and marks 3 : 1 (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11).
//!
//! Not asked of: lines that only part or rule (hairlines, the grid, separators), shadows, washes, and the frame around
//! a moment of truth, which repeats its star.

#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use egui::Color32;
use journey_canvas::{
    model::{Creator, Phase},
    scene::{Colour, Theme},
    ui::{
        paint::colour,
        tokens::{Palette, contrast, mix},
    },
};

/// What kind of thing it is, and so how much it must stand out.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Letters,
    Mark,
}
use Kind::{Letters, Mark};

/// Something seen, by name, and what it stands on.
struct Pair(Kind, String, Color32, Color32);

fn pair(kind: Kind, name: &str, over: Color32, under: Color32) -> Pair {
    Pair(kind, name.to_owned(), over, under)
}

/// The picture: the canvas and every export.
fn picture(theme: &Theme) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut add = |kind, name: String, over: Colour, under: Colour| {
        pairs.push(Pair(kind, name, colour(over), colour(under)));
    };
    let letters = [
        ("ink", theme.ink),
        ("muted", theme.muted),
        ("accent", theme.accent_text),
        ("love", theme.love_text),
        ("pain", theme.pain_text),
    ];
    let others = [("neutral", theme.neutral_text), ("moment", theme.moment_text), ("fruit", theme.fruit_text)];
    let marks = [
        ("love", theme.love),
        ("neutral", theme.neutral),
        ("pain", theme.pain),
        ("moment", theme.moment),
        ("fruit", theme.fruit),
        ("not rated", theme.unrated),
        ("selection", theme.selection),
    ];
    let grounds = [("ground", theme.ground), ("panel", theme.panel), ("card", theme.card), ("well", theme.well)];
    for (place, under) in grounds {
        for (name, over) in letters.into_iter().chain(others) {
            add(Letters, format!("{name} letters on {place}"), over, under);
        }
    }
    for (place, under) in [("panel", theme.panel), ("card", theme.card)] {
        for (name, over) in marks {
            add(Mark, format!("{name} mark on {place}"), over, under);
        }
    }
    for phase in Phase::ALL {
        let tint = theme.phase(phase);
        let band = theme.band.over(tint.column);
        add(Letters, format!("name of {phase:?} on its band"), tint.text, tint.band);
        add(Letters, format!("name of a stage in {phase:?}"), tint.text, tint.column);
        for (name, over) in letters {
            add(Letters, format!("{name} letters in the column of {phase:?}"), over, tint.column);
            add(Letters, format!("{name} letters beside the curve in {phase:?}"), over, band);
        }
        for (name, over) in [("love", theme.love), ("neutral", theme.neutral), ("pain", theme.pain)] {
            add(Mark, format!("{name} face on the curve in {phase:?}"), over, band);
        }
        for (name, over) in [("link", theme.link), ("selection", theme.selection), ("fruit", theme.fruit)] {
            add(Mark, format!("{name} in the column of {phase:?}"), over, tint.column);
        }
        for place in 0..10 {
            add(Letters, format!("name of persona {place} in {phase:?}"), theme.persona(place), band);
            add(Letters, format!("words of persona {place} in {phase:?}"), theme.persona(place), tint.column);
        }
    }
    for creator in [Creator::Paid, Creator::Owned, Creator::Earned] {
        let chip = theme.creator(creator);
        add(Letters, format!("chip of {creator:?}"), chip.text, chip.fill);
    }
    for place in 0..10 {
        add(Letters, format!("initial of persona {place}"), theme.on_persona, theme.persona(place));
        add(Letters, format!("persona {place} on panel"), theme.persona(place), theme.panel);
        add(Letters, format!("persona {place} on ground"), theme.persona(place), theme.ground);
    }
    add(Letters, "number of a card".into(), theme.number_text, theme.number);
    add(Letters, "share on a link".into(), theme.label_text, theme.label);
    add(Letters, "letters on accent".into(), theme.on_accent, theme.accent);
    pairs
}

/// The window around it, with what it mixes of the theme's colours.
fn window(palette: &Palette) -> Vec<Pair> {
    let p = palette;
    let mut pairs = Vec::new();
    let mut add = |kind, name: &str, over, under| pairs.push(pair(kind, name, over, under));
    for (place, under) in [
        ("panel", p.panel),
        ("ground", p.ground),
        ("well", p.well),
        ("what the pointer is on", p.hover),
        ("tint", p.tint),
    ] {
        add(Letters, &format!("ink on {place}"), p.ink, under);
        add(Letters, &format!("accent letters on {place}"), p.accent_text, under);
        add(Mark, &format!("focus ring on {place}"), p.accent, under);
        add(Mark, &format!("icon on {place}"), p.muted, under);
    }
    for (place, under) in
        [("panel", p.panel), ("ground", p.ground), ("well", p.well), ("what the pointer is on", p.hover)]
    {
        add(Letters, &format!("second lines on {place}"), p.muted, under);
    }
    for (place, under) in [("panel", p.panel), ("well", p.well)] {
        add(Mark, &format!("what cannot be used now on {place}"), p.faint, under);
        for (name, over) in
            [("love", p.love_text), ("pain", p.pain_text), ("moment", p.moment_text), ("fruit", p.fruit_text)]
        {
            add(Letters, &format!("{name} letters on {place}"), over, under);
        }
        for (name, over) in [("love", p.love), ("pain", p.pain), ("moment", p.moment), ("fruit", p.fruit)] {
            add(Mark, &format!("{name} mark on {place}"), over, under);
        }
    }
    let tones = [
        ("love", p.love, p.love_text),
        ("pain", p.pain, p.pain_text),
        ("moment", p.moment, p.moment_text),
        ("fruit", p.fruit, p.fruit_text),
        ("accent", p.accent, p.accent_text),
        ("neutral", p.neutral, p.ink),
    ];
    for (name, tone, letters) in tones {
        add(Letters, &format!("chip that says {name}"), letters, p.behind(tone));
    }
    for (name, tone) in [("accent", p.accent), ("love", p.love), ("pain", p.pain), ("neutral", p.neutral)] {
        for strength in [0.0, 0.5, 1.0] {
            add(Letters, &format!("figure in a cell of {name} at {strength}"), p.ink, p.heat(tone, strength));
        }
    }
    for (name, tone) in [("moment", p.moment), ("fruit", p.fruit)] {
        add(Letters, &format!("letter of a term of {name}"), p.ink, mix(p.panel, tone, 0.3));
        add(Letters, &format!("letter on a part of {name}"), p.on(tone), tone);
    }
    for (place, colour) in p.personas.into_iter().enumerate() {
        add(Letters, &format!("name of persona {place} on her chip"), p.ink, mix(p.panel, colour, 0.1));
    }
    add(Letters, "letters on accent", p.on_accent, p.accent);
    add(Letters, "letters on accent that the pointer is on", p.on_accent, p.accent_hover);
    add(Letters, "letters of a tinted button that the pointer is on", p.accent_text, mix(p.tint, p.accent, 0.12));
    add(Letters, "letters that are marked", p.ink, mix(p.panel, p.accent, 0.22));
    add(Letters, "quarter of the matrix to do first", p.fruit_text, mix(p.panel, p.fruit, 0.1));
    add(Letters, "pill of two who feel apart", p.panel, p.ink);
    for phase in Phase::ALL {
        let (band, text) = p.phase(phase);
        add(Letters, &format!("head of the mix in {phase:?}"), text, band);
    }
    for (name, column) in [("ground", p.ground), ("panel", p.panel)] {
        add(Mark, &format!("patch behind what was found on {name}"), p.found, column);
    }
    pairs
}

/// Pairs of a theme that do not stand out enough, by name.
fn weak(theme: &Theme) -> Vec<String> {
    let (letters, mark) = if theme.name == "contrast" { (7.0, 3.0) } else { (4.5, 3.0) };
    let all = picture(theme).into_iter().chain(window(&Palette::of(theme)));
    all.filter_map(|Pair(kind, name, over, under)| {
        let (has, least) = (contrast(over, under), if kind == Letters { letters } else { mark });
        (has < least).then(|| format!("{}: {name}: {has:.2}, not {least}", theme.name))
    })
    .collect()
}

#[test]
fn everything_stands_out_from_what_it_stands_on_in_every_theme() {
    let weak: Vec<String> = Theme::names().into_iter().flat_map(|name| weak(&Theme::named(name).unwrap())).collect();
    assert!(weak.is_empty(), "{} pairs are weak:\n{}", weak.len(), weak.join("\n"));
}

/// The theme `paper` with one line of its file changed.
fn spoiled(line: &str, instead: &str) -> Theme {
    let text = include_str!("../assets/themes/paper.ron");
    assert!(text.contains(line), "{line}");
    Theme::read(&text.replace(line, instead)).unwrap()
}

#[test]
fn a_weak_theme_file_is_told_by_the_names_of_what_is_weak() {
    let dull = weak(&spoiled("muted: \"565E6C\"", "muted: \"9AA0AA\""));
    assert!(dull.iter().any(|line| line.starts_with("paper: second lines on panel: 2.")), "{dull:?}");
    let pale = weak(&spoiled("paid: (fill: \"FBEBCB\"", "paid: (fill: \"8A6A20\""));
    assert_eq!(pale.len(), 1, "{pale:?}");
    assert!(pale.concat().contains("chip of Paid"));
    let faint = weak(&spoiled("link: \"", "link: \"F0F0F0\", // "));
    assert!(faint.iter().all(|line| line.contains("link in the column of")) && faint.len() == 3, "{faint:?}");
}
